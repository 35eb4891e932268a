import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { TextLink } from '../gathering/TextLink';
import { StandingMark } from '../measure/unit/StandingMark';
import { type RowColumn, RowTable } from '../shared';
import type { AwardLineView, AwardView } from './types';

/** The sheet: every object with its placings of the year as basis, its standing, and what was put forward. */
export function SheetTable({
  award,
  rows,
  onRecommend,
}: {
  award: AwardView;
  rows: AwardLineView[];
  onRecommend: (kind: 'UNIT' | 'PERSON', line: AwardLineView) => void;
}) {
  const columns: RowColumn<AwardLineView>[] = [
    {
      head: '单位',
      names: true,
      phone: 'LEAD',
      cell: (line) => (
        <TextLink to={`/evaluation-units/${encodeURIComponent(line.objectId)}?year=${award.year}`}>
          {line.name}
        </TextLink>
      ),
    },
    ...award.rounds.map(
      ({ roundId, number }): RowColumn<AwardLineView> => ({
        head: `第${number}轮`,
        align: 'right',
        nowrap: true,
        cell: (line) => <Place line={line} roundId={roundId} />,
      }),
    ),
    { head: '资格', phone: 'LEAD', cell: (line) => <Standing line={line} /> },
    {
      head: '增加个人名额',
      align: 'right',
      cell: (line) => (line.standing === 'RECOMMENDED' ? (line.extraPlaces ?? '未确定') : '—'),
    },
    {
      head: '推荐',
      phone: 'BARE',
      cell: (line) => <Recommend line={line} mayEdit={award.mayEdit} onRecommend={onRecommend} />,
    },
  ];
  return (
    <RowTable
      label={`${rows[0]?.groupLabel ?? ''}评先`}
      columns={columns}
      rows={rows}
      keyOf={({ objectId }) => objectId}
      isOwn={({ own }) => own}
    />
  );
}

const Standing = ({ line }: { line: AwardLineView }) => (
  <>
    <StandingMark standing={line.standing} label={line.standingLabel} />
    <Box sx={{ typography: 'caption', color: 'text.secondary' }}>依据 {line.ruleId}</Box>
    {line.changedTo && <Chip size="small" variant="outlined" label={`结果更正后为：${line.changedTo}`} />}
  </>
);

function Recommend({
  line,
  mayEdit,
  onRecommend,
}: {
  line: AwardLineView;
  mayEdit: boolean;
  onRecommend: (kind: 'UNIT' | 'PERSON', line: AwardLineView) => void;
}) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
      {line.recommended && <Chip size="small" color="primary" label="已推荐" />}
      {line.persons > 0 && <Chip size="small" variant="outlined" label={`个人 ${line.persons} 名`} />}
      {mayEdit && line.standing !== 'BARRED' && !line.recommended && (
        <Button size="small" aria-label={`推荐单位：${line.name}`} onClick={() => onRecommend('UNIT', line)}>
          推荐单位
        </Button>
      )}
      {mayEdit && line.standing === 'RECOMMENDED' && (
        <Button
          size="small"
          aria-label={`推荐个人：${line.name}`}
          onClick={() => onRecommend('PERSON', line)}
        >
          推荐个人
        </Button>
      )}
    </Box>
  );
}

function Place({ line, roundId }: { line: AwardLineView; roundId: string }) {
  const placing = line.placings.find((each) => each.roundId === roundId);
  if (!placing) return <span>—</span>;
  if (placing.rank === null) return <span>未排名</span>;
  return (
    <span>
      {placing.rank}/{placing.of}
      {placing.top ? ' 前列' : placing.bottom ? ' 末位' : ''}
    </span>
  );
}
