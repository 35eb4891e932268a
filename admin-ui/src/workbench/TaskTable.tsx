import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { toCamel } from '../process/commands';
import type { Task } from '../redemption/types';
import { Countdown } from '../shared/Countdown';
import { StatusChip } from '../shared/StatusChip';
import type { Session } from '../shared/types';
import { BulkSignFor } from './BulkSignFor';
import { TaskActions } from './TaskActions';

const canSignFor = (task: Task): boolean => task.actions.some((action) => toCamel(action) === 'signFor');

/** Late ones before all others; otherwise as the server orders them, the one due first on top. */
const lateFirst = (a: Task, b: Task): number =>
  Number(b.obligation?.status === 'BREACHED') - Number(a.obligation?.status === 'BREACHED');

/** My tasks, most urgent first, with what can be done right here. */
export const TaskTable = ({
  tasks,
  now,
  session,
}: {
  tasks: Task[];
  now: string;
  session: Session | undefined;
}) => {
  const [selected, setSelected] = useState<string[]>([]);
  const [bulkOpen, setBulkOpen] = useState(false);
  const signable = tasks.filter(canSignFor).map((task) => task.redemptionId);
  const chosen = selected.filter((id) => signable.includes(id));
  const toggle = (id: string) =>
    setSelected((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]));
  return (
    <Box sx={{ overflowX: 'auto' }}>
      {signable.length > 1 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
          <Button
            size="small"
            variant="outlined"
            disabled={chosen.length === 0}
            onClick={() => setBulkOpen(true)}
          >
            批量签收（{chosen.length}）
          </Button>
          <Button size="small" onClick={() => setSelected(chosen.length === signable.length ? [] : signable)}>
            {chosen.length === signable.length ? '取消全选' : '选中全部待签收'}
          </Button>
        </Box>
      )}
      <Table size="small" aria-label="我的待办" sx={{ minWidth: 820 }}>
        <TableHead>
          <TableRow>
            {signable.length > 1 && <TableCell sx={{ whiteSpace: 'nowrap' }}>选择</TableCell>}
            <TableCell>剩余时间</TableCell>
            <TableCell>办件</TableCell>
            <TableCell>事项</TableCell>
            <TableCell>状态</TableCell>
            <TableCell>可办理</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {tasks.toSorted(lateFirst).map((task) => (
            <TableRow key={task.redemptionId} hover>
              {signable.length > 1 && (
                <TableCell padding="checkbox">
                  {canSignFor(task) && (
                    <Checkbox
                      size="small"
                      checked={chosen.includes(task.redemptionId)}
                      onChange={() => toggle(task.redemptionId)}
                      slotProps={{ input: { 'aria-label': `选择 ${task.caseNo}` } }}
                    />
                  )}
                </TableCell>
              )}
              <TableCell>
                {task.obligation ? (
                  <>
                    <Countdown obligation={task.obligation} now={task.now ?? now} />
                    <Typography variant="caption" component="div" color="text.secondary">
                      {task.obligation.label}
                    </Typography>
                  </>
                ) : (
                  '无时限'
                )}
              </TableCell>
              <TableCell>
                <Link
                  component={RouterLink}
                  to={`/redemptions/${task.redemptionId}/show`}
                  sx={{ whiteSpace: 'nowrap' }}
                >
                  {task.caseNo}
                </Link>
                <Typography variant="body2">{task.enterpriseName}</Typography>
              </TableCell>
              <TableCell>{task.itemName}</TableCell>
              <TableCell>
                <StatusChip status={task.status} />
              </TableCell>
              <TableCell>
                <TaskActions task={task} session={session} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {bulkOpen && (
        <BulkSignFor
          tasks={tasks.filter((task) => chosen.includes(task.redemptionId))}
          session={session}
          onClose={() => {
            setBulkOpen(false);
            setSelected([]);
          }}
        />
      )}
    </Box>
  );
};
