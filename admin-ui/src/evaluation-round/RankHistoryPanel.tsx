import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { GROUP_LABELS } from '../../../workflows/rules/evaluation/labels';
import { GROUPS, type Group } from '../../../workflows/rules/evaluation/parameters';
import { Chart, callApi, EmptyState, Panel, ProblemAlert } from '../shared';
import { type RankHistoryView, roundName } from './types';

/** Ranks of one list through the published rounds; one object can be followed alone. */
export function RankHistoryPanel({ only, group: fixed }: { only?: string; group?: Group }) {
  const [group, setGroup] = useState<Group>(fixed ?? 'COUNTY');
  const { data, error, refetch } = useQuery({
    queryKey: ['rank-history', group],
    queryFn: () => callApi<RankHistoryView>(`/evaluation-rounds/rank-history?group=${group}`),
  });
  const objects = useMemo(
    () => (data?.objects ?? []).filter(({ objectId }) => only === undefined || objectId === only),
    [data, only],
  );
  const option = useMemo(() => data && chartOption(data, objects), [data, objects]);
  return (
    <Panel
      title="历轮名次"
      aside={
        fixed ? undefined : (
          <ToggleButtonGroup
            size="small"
            exclusive
            value={group}
            onChange={(_, value: Group | null) => value && setGroup(value)}
            aria-label="类别"
          >
            {GROUPS.map((each) => (
              <ToggleButton key={each} value={each}>
                {GROUP_LABELS[each]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )
      }
    >
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && data.rounds.length === 0 && (
        <EmptyState title="还没有通报过的名次" hint="第一轮评价通报后，这里逐轮显示名次的变化。" />
      )}
      {data && option && data.rounds.length > 0 && (
        <>
          {(only !== undefined || group === 'COUNTY') && data.rounds.length > 1 && (
            <Chart
              option={option}
              height={only ? 200 : 300}
              summary={`${GROUP_LABELS[group]}历轮名次变化，名次越靠上越好。数字见下表。`}
            />
          )}
          <Box sx={{ overflowX: 'auto', maxHeight: 420 }} tabIndex={0} role="region" aria-label="历轮名次表">
            <Table size="small" stickyHeader aria-label="历轮名次">
              <TableHead>
                <TableRow>
                  <TableCell>评价对象</TableCell>
                  {data.rounds.map((round) => (
                    <TableCell key={round.roundId} align="right">
                      {roundName(round)}
                    </TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {objects.map(({ objectId, name, ranks }) => (
                  <TableRow key={objectId}>
                    <TableCell component="th" scope="row">
                      {name}
                    </TableCell>
                    {ranks.map((rank, index) => (
                      <TableCell key={data.rounds[index]!.roundId} align="right">
                        {rank ?? '未排名'}
                      </TableCell>
                    ))}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
        </>
      )}
    </Panel>
  );
}

function chartOption({ rounds }: RankHistoryView, objects: RankHistoryView['objects']) {
  return {
    grid: { left: 36, right: 16, top: objects.length > 1 ? 56 : 16, bottom: 28 },
    legend: objects.length > 1 ? { top: 0, type: 'scroll' } : undefined,
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: rounds.map(roundName) },
    yAxis: { type: 'value', inverse: true, min: 1, minInterval: 1, name: '名次', nameLocation: 'start' },
    series: objects.map(({ name, ranks }) => ({ name, type: 'line', symbolSize: 8, data: ranks })),
  };
}
