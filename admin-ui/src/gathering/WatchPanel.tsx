import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '../format';
import { callApi, LateMark, Panel, ProblemAlert, TimeLeft, ToneChip } from '../shared';
import { ExplainDialog } from './ExplainDialog';
import type { OccasionPeriodView, SchemeWatchView } from './types';

const SHOWN = 6;

/** What the scheme asks of its organiser, month by month or quarter by quarter, with a countdown. */
export function WatchPanel({ schemeCode }: { schemeCode: string }) {
  const path = `/scheme-watches/${encodeURIComponent(schemeCode)}`;
  const [explained, setExplained] = useState<OccasionPeriodView | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['scheme-watch', schemeCode],
    queryFn: () => callApi<SchemeWatchView>(path),
    refetchInterval: 60_000,
  });
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data?.watched) return null;
  return (
    <Panel title="主办单位按期应举行的活动">
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow sx={{ whiteSpace: 'nowrap' }}>
              <TableCell>期间</TableCell>
              <TableCell>活动</TableCell>
              <TableCell align="right">应举行</TableCell>
              <TableCell align="right">已举行</TableCell>
              <TableCell>状态</TableCell>
              <TableCell>说明</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {data.periods.slice(0, SHOWN).map((period) => (
              <TableRow key={period.obligationId}>
                <TableCell>
                  {formatDate(period.from)} 至 {formatDate(period.to)}
                </TableCell>
                <TableCell>
                  {period.label}
                  <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                    依据 {period.ruleId}
                    {!period.strict && '，原则上'}
                  </Box>
                </TableCell>
                <TableCell align="right">{period.required}</TableCell>
                <TableCell align="right">{period.held}</TableCell>
                <TableCell>
                  <PeriodMark period={period} now={data.now} />
                </TableCell>
                <TableCell>
                  {period.note ?? (period.mayExplain ? null : '—')}
                  {period.mayExplain && (
                    <Button size="small" variant="outlined" onClick={() => setExplained(period)}>
                      说明原因
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {explained && (
        <ExplainDialog schemeCode={schemeCode} period={explained} onClose={() => setExplained(null)} />
      )}
    </Panel>
  );
}

function PeriodMark({ period, now }: { period: OccasionPeriodView; now: string }) {
  if (period.status === 'MISSED') return <LateMark label={period.statusLabel} />;
  if (period.status === 'MET') return <ToneChip tone="good" label={period.statusLabel} />;
  if (period.status !== 'OPEN') return <ToneChip tone="stop" label={period.statusLabel} />;
  return (
    <Box>
      <ToneChip tone="todo" label={period.statusLabel} />
      {period.dueAt && (
        <div>
          <TimeLeft until={period.dueAt} now={now} soonDays={7} />
        </div>
      )}
    </Box>
  );
}
