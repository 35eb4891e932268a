import { useMemo } from 'react';
import type { LibraryView } from '../../../api/library/schemas';
import { Chart } from '../shared';

/** Required against actual members, stratum by stratum; the table below has the figures. */
export function StrataChart({ strata }: { strata: LibraryView['strata'] }) {
  const option = useMemo(
    () => ({
      grid: { left: 28, right: 24, top: 32, bottom: 8, containLabel: true },
      legend: { top: 0, data: ['规定', '实有', '待更新'] },
      tooltip: { trigger: 'axis' as const },
      xAxis: { type: 'value' as const },
      yAxis: { type: 'category' as const, inverse: true, data: strata.map(({ label }) => label) },
      series: [
        {
          name: '规定',
          type: 'bar' as const,
          data: strata.map(({ required }) => required),
          color: '#b8cfd6',
        },
        { name: '实有', type: 'bar' as const, data: strata.map(({ actual }) => actual), color: '#17617a' },
        { name: '待更新', type: 'bar' as const, data: strata.map(({ stale }) => stale), color: '#b08a2e' },
      ],
    }),
    [strata],
  );
  const summary = strata
    .map(({ label, required, actual, stale }) => `${label}规定${required}、实有${actual}、待更新${stale}`)
    .join('；');
  return <Chart option={option} summary={summary} height={280} />;
}
