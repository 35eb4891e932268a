import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useSearchParams } from 'react-router-dom';
import { Panel } from '../shared/Panel';
import type { ActionView } from '../shared/types';
import { CommandDialog } from './CommandDialog';
import { toCamel } from './commands';
import type { CommandForms } from './types';

interface ActionsPanelProps<R> {
  /** Of the process, e.g. `/officer-terms/<id>`. */
  path: string;
  record: R & { actions: ActionView[] };
  forms: CommandForms<R>;
  subtitle?: string;
  /** Commands that carry the process forward, in the order of weight; others are offered without emphasis. */
  forward: readonly string[];
  /** Commands that turn it aside; they come after the former. */
  aside?: readonly string[];
  title?: string;
}

/**
 * What I may do with this process now, and why not the rest. The open form is part of the address, so that after
 * signing in again the person is back in it.
 */
export const ActionsPanel = <R,>({
  path,
  record,
  forms,
  subtitle,
  forward,
  aside = [],
  title = '办理',
}: ActionsPanelProps<R>) => {
  const order = [...forward, ...aside];
  const rank = (command: string) => (order.indexOf(command) + order.length + 1) % (order.length + 1);
  const [search, setSearch] = useSearchParams();
  const open = (command: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (command) next.set('action', command);
        else next.delete('action');
        return next;
      },
      { replace: true },
    );
  const actions = record.actions.map((action) => ({ ...action, command: toCamel(action.command) }));
  const allowed = actions
    .filter((action) => action.allowed)
    .sort((a, b) => rank(a.command) - rank(b.command));
  const refused = actions.filter((action) => !action.allowed);
  const asked = search.get('action');
  const current = allowed.find((action) => action.command === asked);
  return (
    <Panel title={title}>
      {allowed.length === 0 && (
        <Typography variant="body2" color="text.secondary">
          您现在没有可以办理的步骤。
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {allowed.map((action, index) => (
          <Button
            key={action.command}
            variant={index === 0 && forward.includes(action.command) ? 'contained' : 'outlined'}
            onClick={() => open(action.command)}
          >
            {action.label}
          </Button>
        ))}
      </Box>
      {refused.length > 0 && (
        <Box
          component="details"
          sx={{ mt: 1.5, '& summary': { cursor: 'pointer', color: 'primary.main', typography: 'body2' } }}
        >
          <summary>现在不能办理的步骤及原因（{refused.length}）</summary>
          <Box component="ul" sx={{ pl: 2.5, my: 1, typography: 'body2' }}>
            {refused.map((action) => (
              <li key={action.command}>
                <strong>{action.label}</strong>：{action.message ?? '现在不能办理'}
                {action.ruleId ? `（依据 ${action.ruleId}）` : ''}
              </li>
            ))}
          </Box>
        </Box>
      )}
      {current && (
        <CommandDialog
          key={current.command}
          path={path}
          record={record}
          command={current.command}
          label={current.label}
          subtitle={subtitle}
          form={forms[current.command]}
          onClose={() => open(null)}
        />
      )}
    </Panel>
  );
};
