import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMemo } from 'react';
import { Chart, EmptyState, Panel } from '../shared';
import { ranked, rateText } from './figures';
import type { BoardGroup } from './types';

const SHOWN = 12;

/** Units compared by on-time rate, as a chart and as a table of the same figures. */
export function UnitChart({ groups, onUnit }: { groups: BoardGroup[]; onUnit(id: string): void }) {
  const units = useMemo(() => ranked(groups), [groups]);
  const option = useMemo(() => chartOption(units.slice(0, SHOWN)), [units]);
  return (
    <Panel title="各单位按时办结率（由低到高）">
      {units.length === 0 ? (
        <EmptyState title="还没有办结的时限" hint="有时限办结后，这里按单位比较按时率。" />
      ) : (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' } }}>
          <Chart
            option={option}
            height={Math.max(160, 40 + Math.min(units.length, SHOWN) * 26)}
            summary={`各单位按时办结率，最低的是${units[0]!.name} ${rateText(units[0]!.onTimeRate)}。数字见旁边的表。`}
          />
          <UnitTable units={units} onUnit={onUnit} />
        </Box>
      )}
    </Panel>
  );
}

function UnitTable({ units, onUnit }: { units: BoardGroup[]; onUnit(id: string): void }) {
  return (
    <Box sx={{ maxHeight: 360, overflow: 'auto' }} tabIndex={0} role="region" aria-label="各单位数字">
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            <TableCell>单位</TableCell>
            <TableCell align="right">按时率</TableCell>
            <TableCell align="right">逾期未办</TableCell>
            <TableCell align="right">将到期</TableCell>
            <TableCell align="right">按时/逾期完成</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {units.map((unit) => (
            <TableRow key={unit.organisationId}>
              <TableCell>
                <Box
                  component="button"
                  type="button"
                  onClick={() => onUnit(unit.organisationId)}
                  sx={{
                    all: 'unset',
                    cursor: 'pointer',
                    color: 'primary.main',
                    '&:focus-visible': { outline: '2px solid' },
                  }}
                >
                  {unit.name}
                </Box>
              </TableCell>
              <TableCell align="right">{rateText(unit.onTimeRate)}</TableCell>
              <TableCell align="right">{unit.overdue}</TableCell>
              <TableCell align="right">{unit.dueSoon}</TableCell>
              <TableCell align="right">
                {unit.metOnTime}/{unit.metLate}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function chartOption(units: (BoardGroup & { onTimeRate: number })[]) {
  return {
    grid: { left: 168, right: 56, top: 8, bottom: 24 },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => `${value}%` },
    xAxis: { type: 'value', min: 0, max: 100, axisLabel: { formatter: '{value}%' } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: units.map((unit) => unit.name),
      axisLabel: { width: 150, overflow: 'truncate' },
    },
    series: [
      {
        name: '按时办结率',
        type: 'bar',
        barMaxWidth: 16,
        itemStyle: { color: '#17617a' },
        label: { show: true, position: 'right', formatter: '{c}%' },
        data: units.map((unit) => Math.round(unit.onTimeRate * 1000) / 10),
      },
    ],
  };
}
