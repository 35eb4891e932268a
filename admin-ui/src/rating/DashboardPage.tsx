import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Title } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import type { BoardView } from '../../../api/rating/schemas';
import { addDays } from '../../../workflows/rules/calendar/dates';
import { chinaDate } from '../format';
import { Toolbar } from '../officer-scheme/ListTools';
import { callApi, EmptyState, Panel, ProblemAlert } from '../shared';
import { AspectPanel, TrendPanel } from './charts';
import { FigureTable } from './FigureTable';
import { share } from './marks';
import { useCoverage, useSites } from './useObjects';

/** Figures of real-time ratings: by object, window, day or week and aspect, over a span of days. */
export default function DashboardPage() {
  const [search, setSearch] = useSearchParams();
  const today = chinaDate(Date.now());
  const asked = {
    from: search.get('from') || addDays(today, -29),
    to: search.get('to') || today,
    ...(search.get('objectId') ? { objectId: search.get('objectId')! } : {}),
    ...(search.get('siteId') ? { siteId: search.get('siteId')! } : {}),
  };
  const query = new URLSearchParams(asked).toString();
  const { data, error, refetch } = useQuery({
    queryKey: ['ratings', 'dashboard', query],
    queryFn: () => callApi<BoardView>(`/ratings/dashboard?${query}`),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const change = (name: string, value: string) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="实时评价统计" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          实时评价统计
        </Typography>
        <Button component={Link} to="/ratings">
          逐条查看
        </Button>
        <Button component="a" startIcon={<Download />} href={`/api/ratings/dashboard.xlsx?${query}`} download>
          导出表格
        </Button>
      </Box>
      <Filters asked={asked} change={change} />
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {data && <Board board={data} />}
    </Stack>
  );
}

function Filters({
  asked,
  change,
}: {
  asked: { from: string; to: string; objectId?: string; siteId?: string };
  change: (name: string, value: string) => void;
}) {
  const { data: coverage } = useCoverage();
  const { data: sites } = useSites();
  const day = (name: 'from' | 'to', label: string) => (
    <TextField
      type="date"
      label={label}
      value={asked[name]}
      onChange={(event) => change(name, event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  const pick = (
    name: 'objectId' | 'siteId',
    label: string,
    all: string,
    choices: readonly { id: string; name: string }[],
  ) => (
    <TextField
      select
      label={label}
      value={choices.some(({ id }) => id === asked[name]) ? asked[name] : ''}
      onChange={(event) => change(name, event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{all}</MenuItem>
      {choices.map(({ id, name: words }) => (
        <MenuItem key={id} value={id}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Toolbar>
      {day('from', '从')}
      {day('to', '到')}
      {pick('objectId', '评价对象', '全部对象', coverage?.objects ?? [])}
      {pick('siteId', '点位', '全部点位', sites ?? [])}
    </Toolbar>
  );
}

function Board({ board }: { board: BoardView }) {
  const { counted, mean, poor, setAside, rejected } = board.summary;
  if (counted + setAside + rejected === 0)
    return (
      <Panel title="统计">
        <EmptyState title="这段时间没有评价" hint="换一个时间段，或清除对象和点位的条件。" />
      </Panel>
    );
  const cells = [
    { label: '计分评价', value: `${counted} 条` },
    { label: '平均分', value: mean ?? '—' },
    { label: '差评', value: `${poor} 条（${share(poor, counted)}）` },
    { label: '存疑待甄别', value: `${setAside} 条` },
    { label: '甄别后不计分', value: `${rejected} 条` },
  ];
  return (
    <>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
          '& > div': {
            p: 1.5,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            bgcolor: 'background.paper',
          },
          '& dt': { color: 'text.secondary' },
          '& dd': { m: 0, fontSize: '1.3rem', fontWeight: 600 },
        }}
      >
        {cells.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </Box>
      <TrendPanel board={board} />
      <AspectPanel aspects={board.aspects} />
      <FigureTable
        title="按评价对象"
        first="评价对象"
        rows={board.objects.map((row) => ({ ...row, label: row.name }))}
      />
      <FigureTable
        title="按点位和窗口"
        first="点位和窗口"
        rows={board.points.map((row) => ({
          ...row,
          label: row.objectName,
          under: [row.siteName, row.windowName].filter(Boolean).join(' · '),
        }))}
      />
      <Typography variant="caption" color="text.secondary">
        平均分为每条评价得分的平均，每条评价同等对待；差评指有一项不高于 {board.poorUpTo}{' '}
        分。存疑和不计分的评价不在平均分内。
      </Typography>
    </>
  );
}
