import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { TextLink } from '../gathering/TextLink';
import { StandingMark } from '../measure/unit/StandingMark';
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
  const label = rows[0]?.groupLabel ?? '';
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={`${label}评先表`}>
      <Table size="small" aria-label={`${label}评先`}>
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>单位</TableCell>
            {award.rounds.map(({ roundId, number }) => (
              <TableCell key={roundId} align="right">
                第{number}轮
              </TableCell>
            ))}
            <TableCell>资格</TableCell>
            <TableCell align="right">增加个人名额</TableCell>
            <TableCell>推荐</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((line) => (
            <TableRow key={line.objectId} hover selected={line.own}>
              <TableCell component="th" scope="row">
                <TextLink to={`/evaluation-units/${encodeURIComponent(line.objectId)}?year=${award.year}`}>
                  {line.name}
                </TextLink>
              </TableCell>
              {award.rounds.map(({ roundId }) => (
                <TableCell key={roundId} align="right" sx={{ whiteSpace: 'nowrap' }}>
                  <Place line={line} roundId={roundId} />
                </TableCell>
              ))}
              <TableCell>
                <StandingMark standing={line.standing} label={line.standingLabel} />
                <Box sx={{ typography: 'caption', color: 'text.secondary' }}>依据 {line.ruleId}</Box>
                {line.changedTo && (
                  <Chip size="small" variant="outlined" label={`结果更正后为：${line.changedTo}`} />
                )}
              </TableCell>
              <TableCell align="right">
                {line.standing === 'RECOMMENDED' ? (line.extraPlaces ?? '未确定') : '—'}
              </TableCell>
              <TableCell>
                <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
                  {line.recommended && <Chip size="small" color="primary" label="已推荐" />}
                  {line.persons > 0 && (
                    <Chip size="small" variant="outlined" label={`个人 ${line.persons} 名`} />
                  )}
                  {award.mayEdit && line.standing !== 'BARRED' && !line.recommended && (
                    <Button
                      size="small"
                      aria-label={`推荐单位：${line.name}`}
                      onClick={() => onRecommend('UNIT', line)}
                    >
                      推荐单位
                    </Button>
                  )}
                  {award.mayEdit && line.standing === 'RECOMMENDED' && (
                    <Button
                      size="small"
                      aria-label={`推荐个人：${line.name}`}
                      onClick={() => onRecommend('PERSON', line)}
                    >
                      推荐个人
                    </Button>
                  )}
                </Box>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
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
