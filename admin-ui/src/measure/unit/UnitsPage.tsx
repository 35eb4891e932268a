import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { GROUPS } from '../../../../workflows/rules/evaluation/parameters';
import { TextLink } from '../../gathering/TextLink';
import { callApi, EmptyState, Panel, ProblemAlert } from '../../shared';
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
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
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
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={`${rows[0]!.groupLabel}年度表`}>
      <Table size="small" aria-label={`${rows[0]!.groupLabel}年度情况`}>
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>单位</TableCell>
            {view.rounds.map(({ roundId, number }) => (
              <TableCell key={roundId} align="right">
                第{number}轮名次
              </TableCell>
            ))}
            {deep && (
              <>
                <TableCell align="right">连续末位</TableCell>
                <TableCell align="right">加减分</TableCell>
                <TableCell>评先资格</TableCell>
                <TableCell align="right">未办结措施</TableCell>
              </>
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover selected={row.own}>
              <TableCell component="th" scope="row">
                <TextLink to={`/evaluation-units/${encodeURIComponent(row.id)}`}>{row.name}</TextLink>{' '}
                {row.own && <Chip size="small" variant="outlined" label="本单位" />}
              </TableCell>
              {row.ranks.map((rank, index) => (
                <TableCell key={view.rounds[index]!.roundId} align="right">
                  {rank ?? '—'}
                </TableCell>
              ))}
              {deep && (
                <>
                  <TableCell align="right">{row.streak === null ? '' : `${row.streak}次`}</TableCell>
                  <TableCell align="right">
                    {row.inTargetAssessment === false ? '不计' : (row.points ?? '')}
                  </TableCell>
                  <TableCell>
                    {row.standing && <StandingMark standing={row.standing} label={row.standingLabel ?? ''} />}
                  </TableCell>
                  <TableCell align="right">
                    {row.openMeasures ? (
                      <TextLink to={`/measures?objectId=${encodeURIComponent(row.id)}`}>
                        {row.openMeasures}项
                      </TextLink>
                    ) : row.openMeasures === null ? (
                      ''
                    ) : (
                      '无'
                    )}
                  </TableCell>
                </>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
