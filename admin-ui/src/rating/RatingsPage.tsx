import Download from '@mui/icons-material/Download';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import type { RatingRowView } from '../../../api/rating/schemas';
import { RATING_STATUS_LABELS, STUFFING_KEY_LABELS } from '../../../workflows/rules/evaluation/labels';
import { formatInstant } from '../format';
import { choicesFrom, FilterSelect, Pager, Toolbar } from '../officer-scheme/ListTools';
import { type ListState, useListState } from '../officer-scheme/useListState';
import { callApi, EmptyState, hasRole, Panel, ProblemAlert, useSession } from '../shared';
import { RatingTable } from './RatingTable';
import { ScreenDialog } from './ScreenDialog';
import { useCoverage, useSites } from './useObjects';

interface Found {
  data: RatingRowView[];
  total: number;
  totalIsCapped?: boolean;
}

/** Ratings by code with what was set aside; the organiser decides on those, singly or several at once (GE-WAY-3). */
export default function RatingsPage() {
  const state = useListState(['at', 'DESC']);
  const mayScreen = hasRole(useSession(), 'ORGANISER');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['ratings', state.query],
    queryFn: () => callApi<Found>(`/ratings?${state.query}`),
  });
  const rows = data?.data ?? [];
  const selected = rows.filter(({ id, status }) => status === 'SUSPICIOUS' && chosen.includes(id));
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="实时评价" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          实时评价
        </Typography>
        <Button component={Link} to="/ratings/dashboard">
          统计
        </Button>
        <Button component={Link} to="/rating-points">
          评价码
        </Button>
      </Box>
      <Queue state={state} />
      <Panel
        title="评价"
        aside={
          <Button
            component="a"
            size="small"
            startIcon={<Download />}
            href={`/api/ratings/export.xlsx?${state.exportQuery}`}
            download
          >
            导出表格
          </Button>
        }
      >
        <Filters state={state} />
        {mayScreen && selected.length > 0 && (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', my: 1 }} role="status">
            <Typography variant="body2">已选 {selected.length} 条存疑评价</Typography>
            <Button size="small" variant="contained" onClick={() => setOpen(true)}>
              批量甄别
            </Button>
            <Button size="small" onClick={() => setChosen([])}>
              取消选择
            </Button>
          </Box>
        )}
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data && rows.length === 0 ? (
          <EmptyState
            title={Object.keys(state.filter).length > 0 ? '没有符合条件的评价' : '还没有实时评价'}
            hint={
              Object.keys(state.filter).length > 0
                ? '放宽或清除筛选条件后再看。'
                : '在“评价码”登记点位、发放并张贴二维码后，群众扫码评价会列在这里。'
            }
          />
        ) : (
          <RatingTable rows={rows} chosen={mayScreen ? chosen : null} choose={setChosen} />
        )}
        {data && <Pager state={state} total={data.total} capped={data.totalIsCapped} />}
      </Panel>
      {open && (
        <ScreenDialog
          rows={selected}
          onClose={(done) => {
            setOpen(false);
            if (done) setChosen([]);
          }}
        />
      )}
    </Stack>
  );
}

/** How many wait to be looked at, and the way to them. */
function Queue({ state }: { state: ListState }) {
  const { data } = useQuery({
    queryKey: ['ratings', 'set-aside'],
    queryFn: () => callApi<{ waiting: number; oldest: string | null }>('/ratings/set-aside'),
  });
  if (!data || data.waiting === 0) return null;
  return (
    <Alert
      severity="info"
      action={
        <Button color="inherit" size="small" onClick={() => state.setFilter('status', 'SUSPICIOUS')}>
          去甄别
        </Button>
      }
    >
      有 {data.waiting} 条评价因短时间内集中出现而存疑，待人工甄别，最早的一条是 {formatInstant(data.oldest)}
      。计分时仍未甄别的不计入。
    </Alert>
  );
}

function Filters({ state }: { state: ListState }) {
  const { data: coverage } = useCoverage();
  const { data: sites } = useSites();
  const day = (name: string, label: string) => (
    <TextField
      type="date"
      label={label}
      value={typeof state.filter[name] === 'string' ? state.filter[name] : ''}
      onChange={(event) => state.setFilter(name, event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <Toolbar>
      <FilterSelect
        state={state}
        name="objectId"
        label="评价对象"
        choices={(coverage?.objects ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect
        state={state}
        name="siteId"
        label="点位"
        choices={(sites ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterSelect state={state} name="status" label="状态" choices={choicesFrom(RATING_STATUS_LABELS)} />
      <FilterSelect
        state={state}
        name="suspicion"
        label="存疑原因"
        choices={choicesFrom(STUFFING_KEY_LABELS)}
      />
      <FilterSelect state={state} name="poor" label="差评" choices={[{ value: 'true', label: '只看差评' }]} />
      <FilterSelect
        state={state}
        name="screenedLate"
        label="甄别时间"
        choices={[{ value: 'true', label: '计分后甄别的' }]}
      />
      {day('from', '从')}
      {day('to', '到')}
      {Object.keys(state.filter).length > 0 && (
        <Button size="small" onClick={state.clear}>
          清除条件
        </Button>
      )}
    </Toolbar>
  );
}
