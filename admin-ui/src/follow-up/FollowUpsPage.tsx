import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import type { FollowUpRowView } from '../../../api/follow-up/schemas';
import { FOLLOW_UP_KIND_LABELS, FOLLOW_UP_STATUS_LABELS } from '../../../workflows/rules/follow-up/labels';
import { TextLink } from '../gathering/TextLink';
import { choicesFrom, FilterSelect, Pager, SearchField, Toolbar } from '../officer-scheme/ListTools';
import { type ListState, useListState } from '../officer-scheme/useListState';
import {
  callApi,
  EmptyState,
  hasRole,
  Instant,
  LateMark,
  Panel,
  ProblemAlert,
  type RowColumn,
  RowTable,
  useSession,
} from '../shared';
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

const columns: RowColumn<FollowUpRowView>[] = [
  { head: '评价对象', names: true, phone: 'LEAD', cell: (row) => <Named row={row} /> },
  { head: '类别', phone: 'LEAD', cell: (row) => row.kindLabel },
  { head: '涉及方面', cell: (row) => row.aspects.join('、') || '—' },
  { head: '登记日期', nowrap: true, cell: (row) => row.registeredOn },
  { head: '状态', phone: 'LEAD', cell: (row) => <StatusMark {...row} /> },
  { head: '当前时限', cell: (row) => row.nextDueLabel ?? '—' },
  {
    head: '到期',
    nowrap: true,
    cell: (row) => (
      <>
        {row.overdueCount > 0 && <LateMark />} <Instant at={row.nextDueAt} />
      </>
    ),
  },
];

const FollowUpTable = ({ rows }: { rows: readonly FollowUpRowView[] }) => (
  <RowTable label="差评和投诉" columns={columns} rows={rows} keyOf={({ id }) => id} />
);

const Named = ({ row }: { row: FollowUpRowView }) => (
  <>
    <TextLink to={`/follow-ups/${row.id}`}>{row.objectName}</TextLink>
    {row.siteName && (
      <Box sx={{ fontSize: '0.75rem', fontWeight: 400, color: 'text.secondary' }}>
        {[row.siteName, row.windowName].filter(Boolean).join(' · ')}
      </Box>
    )}
  </>
);
