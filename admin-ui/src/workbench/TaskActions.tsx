import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { toCamel } from '../process/commands';
import { byWeight, carriesForward, runCommand } from '../redemption/commands';
import type { Task } from '../redemption/types';
import { newIdempotencyKey, problemOf } from '../shared/http';
import { COMMAND_LABELS, labelOf } from '../shared/labels';
import { hasRole } from '../shared/session';
import type { Session } from '../shared/types';

const DONE: Record<string, string> = { accept: '已受理，交办计时开始', signFor: '已签收，由您经办' };

/** The body of a step that needs no form, or null when the step asks for something. */
function oneClickBody(command: string, session: Session | undefined): Record<string, unknown> | null {
  if (command === 'accept') return {};
  if (command === 'signFor' && session && hasRole(session, 'HANDLER')) {
    return { handlerAccountId: session.account.id };
  }
  return null;
}

/** One-click steps of a task, and links to the form of the others. */
export const TaskActions = ({ task, session }: { task: Task; session: Session | undefined }) => {
  const keys = useRef<Record<string, string>>({});
  const [pending, setPending] = useState<string | null>(null);
  const client = useQueryClient();
  const notify = useNotify();
  const logoutIfExpired = useLogoutIfAccessDenied();
  const commands = task.actions.map(toCamel);
  const offered = commands
    .filter((command) => carriesForward(command) || command === 'urge')
    .sort(byWeight)
    .slice(0, 2);

  const run = async (command: string, body: Record<string, unknown>) => {
    setPending(command);
    keys.current[command] ??= newIdempotencyKey();
    try {
      await runCommand(task.redemptionId, command, body, keys.current[command]);
      notify(`${task.caseNo}：${DONE[command] ?? '已办理'}`, { type: 'success' });
    } catch (error) {
      if (!(await logoutIfExpired(error))) {
        notify(`${task.caseNo}：${problemOf(error).detail}`, { type: 'warning', autoHideDuration: 10_000 });
      }
    } finally {
      setPending(null);
      await client.invalidateQueries({ queryKey: ['workbench'] });
    }
  };

  return (
    <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
      {offered.length === 0 && (
        <Button
          size="small"
          component={Link}
          to={`/redemptions/${task.redemptionId}/show`}
          aria-label={`查看 ${task.caseNo}`}
        >
          查看
        </Button>
      )}
      {offered.map((command, index) => {
        const body = oneClickBody(command, session);
        const label = command === 'signFor' && body ? '签收（我经办）' : labelOf(COMMAND_LABELS, command);
        const variant = index === 0 ? 'contained' : 'outlined';
        return body ? (
          <Button
            key={command}
            size="small"
            variant={variant}
            disabled={pending !== null}
            aria-label={`${label} ${task.caseNo}`}
            onClick={() => void run(command, body)}
          >
            {pending === command ? '正在办理…' : label}
          </Button>
        ) : (
          <Button
            key={command}
            size="small"
            variant={variant}
            component={Link}
            to={`/redemptions/${task.redemptionId}/show?action=${command}`}
            aria-label={`${label} ${task.caseNo}`}
          >
            {label}
          </Button>
        );
      })}
    </Box>
  );
};
