import { useMemo } from 'react';
import { roundName } from '../../evaluation-round/types';
import { TextLink } from '../../gathering/TextLink';
import { Chart, EmptyState, Panel, type RowColumn, RowTable } from '../../shared';
import type { UnitView } from './types';

/** Rank and score through the published rounds, drawn and as a table. */
export function HistoryPanel({ unit }: { unit: UnitView }) {
  const { history } = unit;
  const option = useMemo(() => chartOption(history), [history]);
  return (
    <Panel title="历轮名次和得分">
      {history.length === 0 ? (
        <EmptyState title="还没有已通报的名次" hint="一轮评价通报后，名次和得分在这里查看。" />
      ) : (
        <>
          {history.length > 1 && (
            <Chart
              option={option}
              height={240}
              summary={`${unit.name}历轮名次和得分，名次越靠上越好。数字见下表。`}
            />
          )}
          <RowTable
            label="历轮名次和得分"
            columns={columnsOf(unit)}
            rows={history}
            keyOf={({ roundId }) => roundId}
          />
        </>
      )}
    </Panel>
  );
}

type Placing = UnitView['history'][number];

const columnsOf = ({ id, name }: UnitView): RowColumn<Placing>[] => [
  {
    head: '轮次',
    names: true,
    nowrap: true,
    phone: 'LEAD',
    cell: (each) => (
      <>
        <TextLink to={`/evaluation-rounds/${each.roundId}/objects/${encodeURIComponent(id)}`}>
          {roundName(each)}
        </TextLink>
        {each.name !== name && `（时名${each.name}）`}
      </>
    ),
  },
  {
    head: '名次',
    align: 'right',
    nowrap: true,
    cell: (each) => (each.rank === null ? '未排名' : `${each.rank} / ${each.of}`),
  },
  { head: '综合得分', align: 'right', cell: (each) => each.shown ?? '—' },
  { head: '位次', phone: 'LEAD', cell: (each) => (each.top ? '前列' : each.bottom ? '末位' : '') },
  { head: '版本', cell: (each) => (each.version > 1 ? `第 ${each.version} 版（更正）` : '第 1 版') },
];

function chartOption(history: UnitView['history']) {
  const years = history.map((each, index) =>
    index === 0 || history[index - 1]!.year !== each.year ? `${each.year}年` : '',
  );
  return {
    grid: { left: 40, right: 48, top: 40, bottom: 44 },
    legend: { top: 0 },
    tooltip: { trigger: 'axis' },
    xAxis: {
      type: 'category',
      data: history.map(({ number }, index) => `第${number}轮\n${years[index]}`),
    },
    yAxis: [
      { type: 'value', inverse: true, min: 1, minInterval: 1, name: '名次', nameLocation: 'start' },
      { type: 'value', name: '得分', scale: true, splitLine: { show: false } },
    ],
    series: [
      { name: '名次', type: 'line', symbolSize: 8, data: history.map(({ rank }) => rank) },
      {
        name: '得分',
        type: 'line',
        yAxisIndex: 1,
        symbol: 'rect',
        lineStyle: { type: 'dashed' },
        data: history.map(({ shown }) => (shown === null ? null : Number(shown))),
      },
    ],
  };
}
