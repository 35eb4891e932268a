import Download from '@mui/icons-material/Download';
import Print from '@mui/icons-material/Print';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import type { RatingPointView } from '../../../api/rating-point/schemas';
import {
  RATING_POINT_STATUS_LABELS,
  RATING_SITE_KIND_LABELS,
} from '../../../workflows/rules/evaluation/ratings/labels';
import { choicesFrom, FilterSelect, Pager, SearchField, Toolbar } from '../officer-scheme/ListTools';
import { useListState } from '../officer-scheme/useListState';
import { callApi, EmptyState, hasRole, Panel, ProblemAlert, useSession } from '../shared';
import { PointDialog } from './PointDialog';
import { PointTable } from './PointTable';
import { SitesPanel } from './SitesPanel';

interface Found {
  data: RatingPointView[];
  total: number;
  totalIsCapped?: boolean;
}

/** Codes at windows and entrances with what is printed of them (GE-WAY-4); the evaluated see those of their object. */
export default function RatingPointsPage() {
  const session = useSession();
  const organises =
    hasRole(session, 'ORGANISER') &&
    (session?.account.schemes ?? []).some(({ code, organ }) => code === 'GE' && organ === 'ORGANISER');
  const wholeRegister = organises || hasRole(session, 'SUPERVISOR') || hasRole(session, 'AUDITOR');
  const state = useListState(['createdAt', 'DESC']);
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['rating-points', state.query],
    queryFn: () => callApi<Found>(`/rating-points?${state.query}`),
  });
  const rows = data?.data ?? [];
  const filtered = Object.keys(state.filter).length > 0;
  const siteId = typeof state.filter.siteId === 'string' ? state.filter.siteId : null;
  const posters = new URLSearchParams(siteId ? { siteId } : {}).toString();
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="评价码" />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          评价码
        </Typography>
        {organises && (
          <>
            <Button component={Link} to="/rating-points/import">
              批量导入
            </Button>
            <Button variant="contained" onClick={() => setAdding(true)}>
              发放评价码
            </Button>
          </>
        )}
      </Box>
      {wholeRegister && (
        <SitesPanel organises={organises} onShow={(id) => state.setFilter('siteId', id)} chosen={siteId} />
      )}
      <Panel
        title={organises || wholeRegister ? '评价码' : '本单位的评价码'}
        aside={
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button
              component="a"
              size="small"
              startIcon={<Print />}
              href={`/api/rating-points/posters.pdf?${posters}`}
              disabled={rows.length === 0}
            >
              {siteId ? '打印本点位（每页4张）' : '打印（每页4张）'}
            </Button>
            <Button
              component="a"
              size="small"
              startIcon={<Download />}
              href={`/api/rating-points/export.xlsx?${state.exportQuery}`}
              download
            >
              导出表格
            </Button>
          </Box>
        }
      >
        <Toolbar>
          <SearchField state={state} label="对象、点位或窗口" />
          <FilterSelect
            state={state}
            name="siteKind"
            label="点位类型"
            choices={choicesFrom(RATING_SITE_KIND_LABELS)}
          />
          <FilterSelect
            state={state}
            name="status"
            label="状态"
            choices={choicesFrom(RATING_POINT_STATUS_LABELS)}
          />
          {filtered && (
            <Button size="small" onClick={state.clear}>
              清除条件
            </Button>
          )}
        </Toolbar>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data && rows.length === 0 ? (
          <EmptyState
            title={filtered ? '没有符合条件的评价码' : '还没有评价码'}
            hint={
              filtered
                ? '放宽或清除条件后再看。'
                : organises
                  ? '先在上面登记点位，再逐个发放、批量导入，或一次补齐二维码墙和单位门口。'
                  : '评价组织单位发放后，会列在这里供打印张贴。'
            }
          />
        ) : (
          <PointTable rows={rows} organises={organises} />
        )}
        {data && <Pager state={state} total={data.total} capped={data.totalIsCapped} />}
      </Panel>
      {adding && <PointDialog siteId={siteId} onClose={() => setAdding(false)} />}
    </Stack>
  );
}
