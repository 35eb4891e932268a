import FastForward from '@mui/icons-material/FastForward';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { callApi, newIdempotencyKey } from '../shared/http';
import { Panel } from '../shared/Panel';
import { ProblemAlert } from '../shared/ProblemAlert';
import { useSession } from '../shared/session';

type Move = { to: 'NEXT_DUE' | 'NEXT_WORKING_DAY' } | { seconds: number };

const MOVES: { label: string; move: Move }[] = [
  { label: '下一个到期时刻', move: { to: 'NEXT_DUE' } },
  { label: '下一工作日', move: { to: 'NEXT_WORKING_DAY' } },
  { label: '+1 小时', move: { seconds: 3600 } },
  { label: '+1 天', move: { seconds: 86_400 } },
];

/** Only in a demonstration: moves the one process at `path` forward, so that one sees a limit fall due. */
export const DemoClock = ({
  path,
  nextDueAt,
  over,
  what,
}: {
  path: string;
  nextDueAt: string | null;
  over: boolean;
  /** 本件, 本聘期 … */
  what: string;
}) => {
  const session = useSession();
  const client = useQueryClient();
  const notify = useNotify();
  const forward = useMutation({
    mutationFn: (move: Move) =>
      callApi(`/demo${path}/forward`, {
        method: 'POST',
        body: move,
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: async () => {
      await client.invalidateQueries();
      notify('已向前推进，时限和提醒按新的时刻更新', { type: 'success' });
    },
  });
  if (!session?.demoMode || over) return null;
  return (
    <Panel title="演示时钟" dense aside={<FastForward fontSize="small" color="primary" aria-hidden />}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        把{what}向前推进到：
      </Typography>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr' }}>
        {MOVES.map(({ label, move }) => (
          <Button
            key={label}
            size="small"
            variant="outlined"
            disabled={forward.isPending || ('to' in move && move.to === 'NEXT_DUE' && !nextDueAt)}
            onClick={() => forward.mutate(move)}
          >
            {label}
          </Button>
        ))}
      </Box>
      {forward.isPending && (
        <Typography variant="caption" role="status">
          正在推进…
        </Typography>
      )}
      <ProblemAlert error={forward.error} />
    </Panel>
  );
};
