import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMemo } from 'react';
import type { BoardView } from '../../../api/rating/schemas';
import { Chart, Panel } from '../shared';
import { share } from './marks';

const SIDE_BY_SIDE = { display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: '3fr 2fr' } } as const;

/** Number and mean of counted ratings over time. */
export function TrendPanel({ board }: { board: BoardView }) {
  const { trend, step } = board;
  const option = useMemo(() => trendOption(trend), [trend]);
  const unit = step === 'DAY' ? '日' : '周';
  return (
    <Panel title={`趋势（按${unit}）`}>
      <Box sx={SIDE_BY_SIDE}>
        <Chart option={option} summary={`每${unit}计分评价数和平均分，数字见旁边的表。`} />
        <Box
          sx={{ maxHeight: 280, overflow: 'auto' }}
          tabIndex={0}
          role="region"
          aria-label={`按${unit}的数字`}
        >
          <Table size="small" stickyHeader>
            <TableHead>
              <TableRow>
                <TableCell>{step === 'DAY' ? '日期' : '周（周一）'}</TableCell>
                <TableCell align="right">评价数</TableCell>
                <TableCell align="right">平均分</TableCell>
                <TableCell align="right">差评</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {[...trend].reverse().map((row) => (
                <TableRow key={row.key}>
                  <TableCell>{row.key}</TableCell>
                  <TableCell align="right">{row.counted}</TableCell>
                  <TableCell align="right">{row.mean ?? '—'}</TableCell>
                  <TableCell align="right">
                    {row.poor}（{share(row.poor, row.counted)}）
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      </Box>
    </Panel>
  );
}

function trendOption(trend: BoardView['trend']) {
  return {
    grid: { left: 48, right: 48, top: 40, bottom: 28 },
    legend: { top: 4, itemGap: 24 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: trend.map(({ key }) => key.slice(5)) },
    yAxis: [
      { type: 'value', name: '评价数', minInterval: 1 },
      { type: 'value', name: '平均分', min: 0, max: 100, splitLine: { show: false } },
    ],
    series: [
      {
        name: '计分评价数',
        type: 'bar',
        barMaxWidth: 22,
        itemStyle: { color: '#9cc5d2' },
        data: trend.map(({ counted }) => counted),
      },
      {
        name: '平均分',
        type: 'line',
        yAxisIndex: 1,
        itemStyle: { color: '#0d4a5e' },
        data: trend.map(({ mean }) => (mean === null ? null : Number(mean))),
      },
    ],
  };
}

/** From the best level to the worst, and grey for what is not scored; they differ in lightness, too. */
const COLOURS = ['#1d6f86', '#6fa9ba', '#e3c36a', '#b5651d', '#7a3b12'];

/** How the answers of each aspect are spread over the levels. */
export function AspectPanel({ aspects }: { aspects: BoardView['aspects'] }) {
  const option = useMemo(() => aspectOption(aspects), [aspects]);
  const levels = levelsOf(aspects);
  if (aspects.length === 0) return null;
  return (
    <Panel title="六个方面的等次分布">
      <Box sx={{ display: 'grid', gap: 2, '& > *': { minWidth: 0 } }}>
        <Chart option={option} height={300} summary="各方面各等次的比例，数字见下面的表。" />
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="各方面的数字">
          <Table size="small">
            <TableHead>
              <TableRow sx={{ whiteSpace: 'nowrap' }}>
                <TableCell>方面</TableCell>
                <TableCell align="right">平均分</TableCell>
                {levels.map(({ label }) => (
                  <TableCell key={label} align="right">
                    {label}
                  </TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {aspects.map((aspect) => (
                <TableRow key={aspect.code}>
                  <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                    {aspect.label}
                  </TableCell>
                  <TableCell align="right">{aspect.mean ?? '—'}</TableCell>
                  {levels.map(({ label }) => (
                    <TableCell key={label} align="right">
                      {countOf(aspect, label)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      </Box>
    </Panel>
  );
}

type Aspect = BoardView['aspects'][number];

/** Levels of all aspects in one row, the best first. */
function levelsOf(aspects: readonly Aspect[]): Aspect['levels'] {
  const found = new Map(aspects.flatMap(({ levels }) => levels.map((level) => [level.label, level])));
  return [...found.values()].sort((a, b) => (b.points ?? -1) - (a.points ?? -1));
}

const countOf = (aspect: Aspect, label: string): number =>
  aspect.levels.filter((level) => level.label === label).reduce((sum, { count }) => sum + count, 0);

/** The legend of the levels in two rows where one does not hold it, with the room it takes above the bars. */
const LEGEND_ROWS = [
  { query: { maxWidth: 600 }, option: { grid: { top: 64 }, legend: { itemGap: 12, itemWidth: 14 } } },
  { option: { grid: { top: 40 }, legend: { itemGap: 24, itemWidth: 25 } } },
];

function aspectOption(aspects: readonly Aspect[]) {
  const levels = levelsOf(aspects);
  const totals = aspects.map((aspect) => aspect.levels.reduce((sum, { count }) => sum + count, 0));
  return {
    grid: { left: 84, right: 24, bottom: 28 },
    legend: { top: 4 },
    media: LEGEND_ROWS,
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => `${value}%` },
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
    yAxis: { type: 'category', inverse: true, data: aspects.map(({ label }) => label) },
    series: levels.map(({ label, points }, nth) => ({
      name: label,
      type: 'bar',
      stack: 'levels',
      barMaxWidth: 24,
      itemStyle: { color: points === null ? '#c3cacd' : COLOURS[Math.min(nth, COLOURS.length - 1)] },
      data: aspects.map((aspect, index) =>
        totals[index] === 0 ? 0 : Math.round((countOf(aspect, label) * 1000) / totals[index]!) / 10,
      ),
    })),
  };
}
