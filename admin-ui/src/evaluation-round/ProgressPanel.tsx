import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { Fragment, useMemo } from 'react';
import { Chart, Panel } from '../shared';
import type { ProgressView, RoundView } from './types';

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.floor((part * 1000) / whole) / 10}%`;

/** How many have answered, by stratum and leaf, in counts only: nobody learns who has (GE-WAY-3). */
export function ProgressPanel({
  progress,
  coverage,
  closed,
}: {
  progress: ProgressView;
  coverage: RoundView['coverage'];
  closed: boolean;
}) {
  const { selected, answered, strata, pooled, hideBelow } = progress;
  const option = useMemo(() => chartOption(strata), [strata]);
  return (
    <Panel title={closed ? '答卷情况' : '答卷进度（自动更新）'}>
      <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', mb: 1 }} aria-live="polite">
        <Figure label="已答卷" value={`${answered} / ${selected}`} />
        <Figure label="答卷率" value={percent(answered, selected)} />
        <Figure label="已替换" value={String(progress.replaced)} />
        <Figure label="候补余额" value={String(progress.reservesLeft)} />
        {coverage && (
          <Figure label="有效评价份数达标的对象" value={`${coverage.enough} / ${coverage.objects}`} />
        )}
      </Box>
      <LinearProgress
        variant="determinate"
        value={selected === 0 ? 0 : (answered * 100) / selected}
        aria-label={`答卷率 ${percent(answered, selected)}`}
        sx={{ height: 10, borderRadius: 5, mb: 1.5 }}
      />
      <Chart
        option={option}
        height={200}
        summary={`各类评价人员答卷率：${strata
          .filter((each) => each.answered !== null)
          .map((each) => `${each.label}${percent(each.answered ?? 0, each.selected)}`)
          .join('，')}。数字见下表。`}
      />
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="各层答卷情况">
        <Table size="small" aria-label="各类答卷情况">
          <TableHead>
            <TableRow sx={{ whiteSpace: 'nowrap' }}>
              <TableCell>类别和层</TableCell>
              <TableCell align="right">抽中</TableCell>
              <TableCell align="right">已答卷</TableCell>
              <TableCell align="right">答卷率</TableCell>
              <TableCell align="right">已替换</TableCell>
              <TableCell align="right">候补余额</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {strata.map((stratum) => (
              <Fragment key={stratum.key}>
                <Line line={stratum} strong />
                {stratum.leaves
                  .filter(({ answered: shown, between }) => shown !== null || between !== null)
                  .map((leaf) => (
                    <Line key={leaf.key} line={leaf} />
                  ))}
              </Fragment>
            ))}
            {pooled && (
              <TableRow>
                <TableCell component="th" scope="row">
                  <strong>合并显示：{pooled.labels.join('、')}</strong>
                </TableCell>
                <TableCell align="right">{pooled.selected}</TableCell>
                <TableCell align="right">{pooled.answered}</TableCell>
                <TableCell align="right">{percent(pooled.answered, pooled.selected)}</TableCell>
                <TableCell align="right">—</TableCell>
                <TableCell align="right">—</TableCell>
              </TableRow>
            )}
          </TableBody>
        </Table>
      </Box>
      <Alert severity="info" sx={{ mt: 1.5 }}>
        只显示数量，不显示谁已答卷。抽中不足 {hideBelow}
        人的部分不单独显示答卷数，并入上一级或合并显示；几乎都已答卷或几乎都未答卷的层只显示范围。
      </Alert>
    </Panel>
  );
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <Box>
    <Typography variant="caption" color="text.secondary" component="div">
      {label}
    </Typography>
    <Typography variant="h6" component="div" sx={{ fontVariantNumeric: 'tabular-nums' }}>
      {value}
    </Typography>
  </Box>
);

const Line = ({
  line,
  strong = false,
}: {
  line: ProgressView['strata'][number]['leaves'][number];
  strong?: boolean;
}) => (
  <TableRow>
    <TableCell component="th" scope="row" sx={strong ? { fontWeight: 600 } : { pl: 4 }}>
      {line.label}
    </TableCell>
    <TableCell align="right">{line.selected}</TableCell>
    <TableCell align="right">
      {line.between ? `${line.between[0]}～${line.between[1]}` : (line.answered ?? '合并显示')}
    </TableCell>
    <TableCell align="right">
      {line.answered === null ? '—' : percent(line.answered, line.selected)}
    </TableCell>
    <TableCell align="right">{line.replaced}</TableCell>
    <TableCell align="right">{line.reservesLeft}</TableCell>
  </TableRow>
);

function chartOption(strata: ProgressView['strata']) {
  const shown = strata.filter((each) => each.answered !== null);
  return {
    grid: { left: 150, right: 48, top: 8, bottom: 24 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
    yAxis: { type: 'category', inverse: true, data: shown.map(({ label }) => label) },
    series: [
      {
        name: '答卷率',
        type: 'bar',
        barMaxWidth: 16,
        itemStyle: { color: '#17617a' },
        label: { show: true, position: 'right', formatter: '{c}%' },
        data: shown.map(
          ({ answered, selected }) => Math.floor(((answered ?? 0) * 1000) / Math.max(1, selected)) / 10,
        ),
      },
    ],
  };
}
