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
import { type ReturnRange, returnShare, returnText } from '../../../workflows/rules/evaluation/draw/returns';
import { Chart, Panel } from '../shared';
import type { ProgressView, RoundView } from './types';

/** How many have answered, by stratum, in counts and ranges: nobody learns who has (GE-WAY-3). */
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
  const share = returnShare(answered, selected);
  return (
    <Panel title={closed ? '答卷情况' : '答卷进度（自动更新）'}>
      <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', mb: 1 }} aria-live="polite">
        <Figure label="已答卷" value={`${returnText(answered)} / ${selected}`} />
        <Figure label="答卷率" value={share} />
        <Figure label="申请替换" value={String(progress.replaced)} />
        <Figure label="候补余额" value={String(progress.reservesLeft)} />
        {coverage && (
          <Figure label="有效评价份数达标的对象" value={`${coverage.enough} / ${coverage.objects}`} />
        )}
      </Box>
      <LinearProgress
        variant="buffer"
        value={percent(answered.from, selected)}
        valueBuffer={percent(answered.to, selected)}
        aria-label={`答卷率 ${share}`}
        sx={{ height: 10, borderRadius: 5, mb: 1.5 }}
      />
      <Chart
        option={option}
        height={200}
        summary={`各类评价人员答卷率：${strata
          .flatMap(({ label, answered: shown, selected: places }) =>
            shown ? [`${label}${returnShare(shown, places)}`] : [],
          )
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
              <TableCell align="right">申请替换</TableCell>
              <TableCell align="right">候补余额</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {strata.map((stratum) => (
              <Fragment key={stratum.key}>
                <Line line={stratum} answered={stratum.answered} strong />
                {stratum.leaves.map((leaf) => (
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
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {returnText(pooled.answered)}
                </TableCell>
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {returnShare(pooled.answered, pooled.selected)}
                </TableCell>
                <TableCell align="right">—</TableCell>
                <TableCell align="right">—</TableCell>
              </TableRow>
            )}
          </TableBody>
        </Table>
      </Box>
      <Alert severity="info" sx={{ mt: 1.5 }}>
        只显示数量，不显示谁已答卷。答卷很少或几乎都已答卷的部分只显示范围，范围至少包括 {hideBelow}{' '}
        个数；人数太少的类别合并显示；合计是各类之和；类别以下不显示答卷数。
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
  answered,
  strong = false,
}: {
  line: ProgressView['strata'][number]['leaves'][number];
  /** undefined: answers are not counted here; null: counted together with others. */
  answered?: ReturnRange | null;
  strong?: boolean;
}) => (
  <TableRow>
    <TableCell
      component="th"
      scope="row"
      sx={{ minWidth: '11em', ...(strong ? { fontWeight: 600 } : { pl: { xs: 2, sm: 4 } }) }}
    >
      {line.label}
    </TableCell>
    <TableCell align="right">{line.selected}</TableCell>
    <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
      {answered === null ? '合并显示' : answered && returnText(answered)}
    </TableCell>
    <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
      {answered && returnShare(answered, line.selected)}
    </TableCell>
    <TableCell align="right">{line.replaced}</TableCell>
    <TableCell align="right">{line.reservesLeft}</TableCell>
  </TableRow>
);

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.floor((part * 1000) / whole) / 10;

/** A bar up to what is certain, and a paler one up to what may be. */
function chartOption(strata: ProgressView['strata']) {
  const shown = strata.flatMap(({ label, selected, answered }) =>
    answered ? [{ label, selected, answered, share: returnShare(answered, selected) }] : [],
  );
  const bar = { type: 'bar', stack: '答卷率', barMaxWidth: 16 };
  return {
    grid: { left: 150, right: 72, top: 8, bottom: 24 },
    xAxis: { type: 'value', max: 100, axisLabel: { formatter: '{value}%' } },
    yAxis: { type: 'category', inverse: true, data: shown.map(({ label }) => label) },
    series: [
      {
        ...bar,
        name: '至少',
        itemStyle: { color: '#17617a' },
        data: shown.map(({ answered, selected }) => percent(answered.from, selected)),
      },
      {
        ...bar,
        name: '至多',
        itemStyle: { color: 'rgba(23, 97, 122, 0.35)' },
        data: shown.map(({ answered, selected, share }) => ({
          value: percent(answered.to - answered.from, selected),
          label: { show: true, position: 'right', color: '#333', formatter: share },
        })),
      },
    ],
  };
}
