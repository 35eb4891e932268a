import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useListContext } from 'react-admin';
import { EmptyState, Instant, LateMark, ProblemAlert, TimeLeft } from '../shared';
import { StatusMark } from './StatusMark';
import { TextLink } from './TextLink';
import type { GatheringRowView } from './types';

/** Gatherings with when, where, whom, and what is still to be done about them. */
export function GatheringTable() {
  const { data, error, isPending, refetch, filterValues } = useListContext<GatheringRowView>();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return null;
  if (!data || data.length === 0)
    return Object.keys(filterValues).length > 0 ? (
      <EmptyState title="没有符合条件的活动" hint="放宽或清除筛选条件后再看。" />
    ) : (
      <EmptyState title="还没有活动" hint="主办单位计划集中体验、会议、培训或专项评价后，会列在这里。" />
    );
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="活动列表">
        <TableHead>
          <TableRow sx={{ whiteSpace: 'nowrap' }}>
            <TableCell>主题</TableCell>
            <TableCell>种类</TableCell>
            <TableCell>开始时间</TableCell>
            <TableCell>地点和对象</TableCell>
            <TableCell>到会/受邀</TableCell>
            <TableCell>状态</TableCell>
            <TableCell>待办</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((row) => (
            <TableRow key={row.id} hover>
              <TableCell>
                <TextLink to={`/gatherings/${row.id}`}>{row.theme}</TextLink>
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.kindLabel}</TableCell>
              <TableCell>
                <Instant at={row.startsAt} />
              </TableCell>
              <TableCell>
                {row.place}
                {row.target && <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{row.target}</Box>}
              </TableCell>
              <TableCell>
                {row.present ?? '—'}/{row.invited}
              </TableCell>
              <TableCell>
                <StatusMark status={row.status} label={row.statusLabel} />
              </TableCell>
              <TableCell>
                <Due row={row} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Due({ row }: { row: GatheringRowView }) {
  if (row.overdueCount > 0) return <LateMark />;
  return row.nextDueAt ? <TimeLeft until={row.nextDueAt} now={row.now} soonDays={1} /> : <span>—</span>;
}
