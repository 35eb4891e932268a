import CheckCircleOutline from '@mui/icons-material/CheckCircleOutline';
import ErrorOutline from '@mui/icons-material/ErrorOutline';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AccountSelect } from '../redemption/actions/AccountSelect';
import { runBulk } from '../redemption/commands';
import type { Task } from '../redemption/types';
import { ConfirmDialog } from '../shared/ConfirmDialog';
import { newIdempotencyKey } from '../shared/http';
import { hasRole } from '../shared/session';
import type { Session } from '../shared/types';

/** Signs for several notices at once, naming one handler; tells the result of each. */
export const BulkSignFor = ({
  tasks,
  session,
  onClose,
}: {
  tasks: Task[];
  session: Session | undefined;
  onClose: () => void;
}) => {
  const [listed] = useState(tasks);
  const [key] = useState(newIdempotencyKey);
  const [handler, setHandler] = useState(session && hasRole(session, 'HANDLER') ? session.account.id : '');
  const client = useQueryClient();
  const sign = useMutation({
    mutationFn: () =>
      runBulk(
        listed.map((task) => task.redemptionId),
        'signFor',
        { handlerAccountId: handler },
        key,
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['workbench'] }),
  });
  const results = sign.data;
  return (
    <ConfirmDialog
      open
      title={results ? '批量签收结果' : `批量签收 ${listed.length} 件`}
      confirmLabel={results ? '完成' : '签收并指定经办人'}
      cancelLabel={results ? '关闭' : '取消'}
      confirmDisabled={!handler}
      pending={sign.isPending}
      error={sign.error}
      onConfirm={results ? onClose : () => sign.mutate()}
      onClose={onClose}
    >
      {!results && (
        <AccountSelect
          label="经办人"
          accountRole="HANDLER"
          organisationId={session?.account.organisation?.id ?? null}
          value={handler}
          onChange={setHandler}
        />
      )}
      <List dense aria-label="逐件结果">
        {listed.map((task) => {
          const result = results?.find((each) => each.id === task.redemptionId);
          return (
            <ListItem key={task.redemptionId}>
              {result && (
                <ListItemIcon sx={{ minWidth: 36 }}>
                  {result.ok ? <CheckCircleOutline color="success" /> : <ErrorOutline color="warning" />}
                </ListItemIcon>
              )}
              <ListItemText
                primary={`${task.caseNo}　${task.enterpriseName}`}
                secondary={
                  result ? (result.ok ? '已签收' : (result.problem?.detail ?? '未能签收')) : task.itemName
                }
              />
            </ListItem>
          );
        })}
      </List>
    </ConfirmDialog>
  );
};
