import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import type { FollowUpRowView } from '../../../api/follow-up/schemas';
import { FOLLOW_UP_KIND_LABELS, FOLLOW_UP_STATUS_LABELS } from '../../../workflows/rules/follow-up/labels';
import { TextLink } from '../gathering/TextLink';
import { choicesFrom, FilterSelect, Pager, SearchField, Toolbar } from '../officer-scheme/ListTools';
import { type ListState, useListState } from '../officer-scheme/useListState';
import { callApi, EmptyState, hasRole, Instant, LateMark, Panel, ProblemAlert, useSession } from '../shared';
import { StatusMark } from './StatusMark';

interface Found {
  data: FollowUpRowView[];
  total: number;
  totalIsCapped?: boolean;
}

/** Poor ratings and complaints by where they stand; the evaluated see what was passed on to them (GE-WAY-3, GE-WAY-4). */
export default function FollowUpsPage() {
  const state = useListState(['startedAt', 'DESC']);
  const session = useSession();
  const inside = hasRole(session, 'ORGANISER', 'SUPERVISOR', 'AUDITOR');
  const { data, error, refetch } = useQuery({
    queryKey: ['follow-ups', state.query],
    queryFn: () => callApi<Found>(`/follow-ups?${state.query}`),
    refetchInterval: 30_000,
  });
  const rows = data?.data ?? [];
  const filtered = Object.keys(state.filter).length > 0;
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="差评和投诉办理" />
      <Typography variant="h5" component="h1">
        差评和投诉办理
      </Typography>
      <Panel
        title={inside ? '全部事项' : '转给本单位的事项'}
        aside={
          <Button
            component="a"
            size="small"
            startIcon={<Download />}
            href={`/api/follow-ups/export.xlsx?${state.exportQuery}`}
            download
          >
            导出表格
          </Button>
        }
      >
        <Filters state={state} />
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data && rows.length === 0 ? (
          <EmptyState
            title={filtered ? '没有符合条件的事项' : '没有差评和投诉'}
            hint={
              filtered
                ? '放宽或清除筛选条件后再看。'
                : inside
                  ? '群众给出差评并计入、或者提交投诉后，会自动登记在这里，先核实再转办。'
                  : '评价组织单位核实并转办给本单位后，会列在这里，请签收后按期办理。'
            }
          />
        ) : (
          <FollowUpTable rows={rows} />
        )}
        {data && <Pager state={state} total={data.total} capped={data.totalIsCapped} />}
      </Panel>
    </Stack>
  );
}

const Filters = ({ state }: { state: ListState }) => (
  <Toolbar>
    <SearchField state={state} label="评价对象" />
    <FilterSelect state={state} name="kind" label="类别" choices={choicesFrom(FOLLOW_UP_KIND_LABELS)} />
    <FilterSelect state={state} name="status" label="状态" choices={choicesFrom(FOLLOW_UP_STATUS_LABELS)} />
    <FilterSelect
      state={state}
      name="open"
      label="是否办结"
      choices={[{ value: 'true', label: '只看未办结' }]}
    />
    <FilterSelect
      state={state}
      name="overdue"
      label="逾期"
      choices={[{ value: 'true', label: '只看有逾期的' }]}
    />
    {Object.keys(state.filter).length > 0 && (
      <Button size="small" onClick={state.clear}>
        清除条件
      </Button>
    )}
  </Toolbar>
);

const FollowUpTable = ({ rows }: { rows: readonly FollowUpRowView[] }) => (
  <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label="差评和投诉列表">
    <Table size="small">
      <TableHead>
        <TableRow sx={{ whiteSpace: 'nowrap' }}>
          <TableCell>评价对象</TableCell>
          <TableCell>类别</TableCell>
          <TableCell>涉及方面</TableCell>
          <TableCell>登记日期</TableCell>
          <TableCell>状态</TableCell>
          <TableCell>当前时限</TableCell>
          <TableCell>到期</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} hover>
            <TableCell>
              <TextLink to={`/follow-ups/${row.id}`}>{row.objectName}</TextLink>
              {row.siteName && (
                <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
                  {[row.siteName, row.windowName].filter(Boolean).join(' · ')}
                </Box>
              )}
            </TableCell>
            <TableCell>{row.kindLabel}</TableCell>
            <TableCell>{row.aspects.join('、') || '—'}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.registeredOn}</TableCell>
            <TableCell>
              <StatusMark {...row} />
            </TableCell>
            <TableCell>{row.nextDueLabel ?? '—'}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>
              {row.overdueCount > 0 && <LateMark />} <Instant at={row.nextDueAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </Box>
);
