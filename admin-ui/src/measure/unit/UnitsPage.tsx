import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { GROUPS } from '../../../../workflows/rules/evaluation/parameters';
import { TextLink } from '../../gathering/TextLink';
import { callApi, EmptyState, Panel, ProblemAlert, type RowColumn, RowTable } from '../../shared';
import { StandingMark } from './StandingMark';
import type { UnitRowView, UnitsView } from './types';
import { useYear, YearSelect } from './YearSelect';

/** All evaluated units in a year: ranks by round; points, streak and standing as far as I may read them. */
export default function UnitsPage() {
  const [year, setYear] = useYear();
  const [words, setWords] = useState('');
  const query = year ? `?year=${encodeURIComponent(year)}` : '';
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluation-units', year],
    queryFn: () => callApi<UnitsView>(`/evaluation-units${query}`),
  });
  const found = data?.data.filter(({ name }) => name.includes(words.trim())) ?? [];
  return (
    <Box sx={{ py: 1, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title="评价单位年度情况" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: '1 0 auto' }}>
          评价单位年度情况
        </Typography>
        <TextField
          size="small"
          label="查找单位"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          sx={{ width: 180, m: 0 }}
        />
        {data && <YearSelect year={data.year} years={data.years} onChange={setYear} />}
        {data && data.rounds.length > 0 && (
          <Button startIcon={<Download />} href={`/api/evaluation-units/export.xlsx?year=${data.year}`}>
            导出
          </Button>
        )}
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && data.rounds.length === 0 && (
        <Panel title={`${data.year}年`}>
          <EmptyState
            title="这一年还没有已通报的评价"
            hint="一轮评价通报后，各单位的名次、连续末位次数和加减分在这里查看。"
          />
        </Panel>
      )}
      {data &&
        data.rounds.length > 0 &&
        GROUPS.map((group) => {
          const rows = found.filter((row) => row.group === group);
          return (
            rows.length > 0 && (
              <Panel key={group} title={`${rows[0]!.groupLabel}（${rows.length}个）`}>
                <UnitTable rows={rows} view={data} />
              </Panel>
            )
          );
        })}
      {data && data.rounds.length > 0 && found.length === 0 && (
        <EmptyState title="没有名称相符的单位" hint="换一个词再找，或清空查找内容。" />
      )}
    </Box>
  );
}

function UnitTable({ rows, view }: { rows: UnitRowView[]; view: UnitsView }) {
  const deep = rows.some(({ points }) => points !== null);
  const columns: RowColumn<UnitRowView>[] = [
    {
      head: '单位',
      names: true,
      phone: 'LEAD',
      cell: (row) => (
        <>
          <TextLink to={`/evaluation-units/${encodeURIComponent(row.id)}`}>{row.name}</TextLink>{' '}
          {row.own && <Chip size="small" variant="outlined" label="本单位" />}
        </>
      ),
    },
    ...view.rounds.map(
      ({ number }, index): RowColumn<UnitRowView> => ({
        head: `第${number}轮名次`,
        align: 'right',
        cell: (row) => row.ranks[index] ?? '—',
      }),
    ),
    ...(deep ? DEEP : []),
  ];
  return (
    <RowTable
      label={`${rows[0]!.groupLabel}年度情况`}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      isOwn={({ own }) => own}
    />
  );
}

const DEEP: RowColumn<UnitRowView>[] = [
  { head: '连续末位', align: 'right', cell: (row) => (row.streak === null ? '' : `${row.streak}次`) },
  {
    head: '加减分',
    align: 'right',
    cell: (row) => (row.inTargetAssessment === false ? '不计' : (row.points ?? '')),
  },
  {
    head: '评先资格',
    phone: 'LEAD',
    cell: (row) => row.standing && <StandingMark standing={row.standing} label={row.standingLabel ?? ''} />,
  },
  {
    head: '未办结措施',
    align: 'right',
    cell: (row) => {
      if (row.openMeasures === null) return '';
      if (row.openMeasures === 0) return '无';
      return (
        <TextLink to={`/measures?objectId=${encodeURIComponent(row.id)}`}>{row.openMeasures}项</TextLink>
      );
    },
  },
];
