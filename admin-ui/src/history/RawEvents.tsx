import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatInstant } from '../format';
import { callApi, EmptyState, Panel, ProblemAlert } from '../shared';
import type { RawEvent } from './types';

/** The engine's own events, read only when asked for; each folded to one line. */
export function RawEvents({ path }: { path: string }) {
  const [wanted, setWanted] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['raw-history', path],
    queryFn: () => callApi<{ events: RawEvent[] }>(`${path}/history/raw`),
    enabled: wanted,
  });
  return (
    <Panel
      title="流程引擎原始事件"
      aside={
        !wanted && (
          <Button size="small" onClick={() => setWanted(true)}>
            读取原始事件
          </Button>
        )
      }
    >
      <Typography variant="body2" color="text.secondary">
        供技术核查使用；其中只有编号、代码、金额和时间，没有个人信息。
      </Typography>
      {isFetching && <Typography aria-live="polite">正在读取…</Typography>}
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data?.events.length === 0 && <EmptyState title="没有事件" hint="该件的历史可能已归档。" />}
      {data?.events.map((event) => (
        <Box
          key={event.eventId}
          component="details"
          sx={{
            borderTop: '1px solid',
            borderColor: 'divider',
            '& summary': { cursor: 'pointer', py: 0.25 },
          }}
        >
          <summary>{summaryOf(event)}</summary>
          <Box
            component="pre"
            sx={{ m: 0, p: 1, fontSize: '0.75rem', overflow: 'auto', bgcolor: 'action.hover' }}
          >
            {JSON.stringify(event, null, 2)}
          </Box>
        </Box>
      ))}
    </Panel>
  );
}

const summaryOf = ({ eventId, eventTime, eventType }: RawEvent): string =>
  `${eventId}　${formatInstant(eventTime, false)}　${eventType.replace('EVENT_TYPE_', '')}`;
