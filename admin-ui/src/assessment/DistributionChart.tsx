import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMemo } from 'react';
import { GRADE_LABELS } from '../../../workflows/rules/officer-term/labels';
import { Chart } from '../shared';
import { tally } from './figures';
import type { AssessmentView } from './types';

/** How many reach each grade: as computed, as decided, and how many seats there are. */
export function DistributionChart({ record }: { record: AssessmentView }) {
  const rows = useMemo(() => tally(record.persons), [record.persons]);
  const option = useMemo(() => chartOption(rows), [rows]);
  const seatsOf = (grade: string) =>
    grade === 'EXCELLENT' ? record.seats?.excellent : grade === 'GOOD' ? record.seats?.good : undefined;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
      <Chart
        option={option}
        height={200}
        summary={`各等次人数：${rows.map(({ grade, decided }) => `${GRADE_LABELS[grade]}${decided}人`).join('，')}。数字见旁边的表。`}
      />
      <Table size="small" aria-label="各等次人数">
        <TableHead>
          <TableRow>
            <TableCell>等次</TableCell>
            <TableCell align="right">测算</TableCell>
            <TableCell align="right">评定</TableCell>
            <TableCell align="right">名额上限</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ grade, computed, decided }) => (
            <TableRow key={grade}>
              <TableCell>{GRADE_LABELS[grade]}</TableCell>
              <TableCell align="right">{computed}</TableCell>
              <TableCell align="right">{decided}</TableCell>
              <TableCell align="right">{seatsOf(grade) ?? '—'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function chartOption(rows: ReturnType<typeof tally>) {
  const bar = (name: string, color: string, data: number[]) => ({
    name,
    type: 'bar',
    barMaxWidth: 22,
    itemStyle: { color },
    label: { show: true, position: 'top' },
    data,
  });
  return {
    grid: { left: 32, right: 8, top: 48, bottom: 24 },
    legend: { top: 0 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: rows.map(({ grade }) => GRADE_LABELS[grade]) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      bar(
        '测算',
        '#a9cbd6',
        rows.map(({ computed }) => computed),
      ),
      bar(
        '评定',
        '#17617a',
        rows.map(({ decided }) => decided),
      ),
    ],
  };
}
