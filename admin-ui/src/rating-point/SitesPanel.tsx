import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { RatingSiteView } from '../../../api/rating-point/schemas';
import { useCoverage, useSites } from '../rating/useObjects';
import { EmptyState, Panel, ProblemAlert, type RowColumn, RowTable } from '../shared';
import { SiteNameDialog } from './RenameDialogs';
import { SiteDialog } from './SiteDialog';
import { useAct } from './useAct';

const SHOWN = 8;

interface Filled {
  added: number;
  existing: number;
}
const filledText = ({ added, existing }: Filled): string =>
  added === 0 ? `都已发放（${existing} 个），没有需要补的` : `已补发 ${added} 个评价码`;

/** Halls of three levels and entrances, what hangs there, and who has no code yet (GE-WAY-4). */
export function SitesPanel({
  organises,
  chosen,
  onShow,
}: {
  organises: boolean;
  chosen: string | null;
  onShow: (siteId: string | undefined) => void;
}) {
  const { data: sites, error, refetch } = useSites();
  const [adding, setAdding] = useState(false);
  const [renamed, setRenamed] = useState<string | null>(null);
  const renaming = sites?.find(({ id }) => id === renamed);
  const [all, setAll] = useState(false);
  const entrances = useAct<Filled>('/rating-points/fill', filledText, () => undefined);
  const shown = all ? (sites ?? []) : (sites ?? []).slice(0, SHOWN);
  const handling: RowColumn<RatingSiteView> = {
    head: '办理',
    nowrap: true,
    phone: 'BARE',
    cell: (site) => (
      <SiteActs
        site={site}
        organises={organises}
        chosen={chosen === site.id}
        onShow={onShow}
        onRename={() => setRenamed(site.id)}
      />
    ),
  };
  return (
    <Panel
      title="点位"
      aside={
        organises && (
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button
              size="small"
              disabled={entrances.pending}
              onClick={() => entrances.send({ target: 'ENTRANCES' })}
            >
              补齐市级部门门口
            </Button>
            <Button size="small" variant="outlined" onClick={() => setAdding(true)}>
              登记点位
            </Button>
          </Box>
        )
      }
    >
      <ProblemAlert error={error ?? entrances.error} onRetry={() => void refetch()} />
      <Coverage />
      {sites && sites.length === 0 && (
        <EmptyState
          title="还没有登记点位"
          hint="登记市、县（区）、乡镇政务大厅；市级部门门口可以一次补齐。"
        />
      )}
      {shown.length > 0 && (
        <RowTable
          label="点位"
          columns={[...COLUMNS, handling]}
          rows={shown}
          keyOf={({ id }) => id}
          isOwn={({ id }) => id === chosen}
        />
      )}
      {(sites?.length ?? 0) > SHOWN && (
        <Button size="small" onClick={() => setAll(!all)} sx={{ mt: 1 }}>
          {all ? '收起' : `显示全部 ${sites!.length} 个点位`}
        </Button>
      )}
      {adding && <SiteDialog onClose={() => setAdding(false)} />}
      {renaming && <SiteNameDialog site={renaming} onClose={() => setRenamed(null)} />}
    </Panel>
  );
}

const COLUMNS: RowColumn<RatingSiteView>[] = [
  {
    head: '点位',
    names: true,
    phone: 'LEAD',
    cell: ({ name, address }) => (
      <>
        {name}
        {address && <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>{address}</Box>}
      </>
    ),
  },
  { head: '类型', cell: ({ kindLabel }) => kindLabel },
  { head: '所属地区', cell: ({ regionName }) => regionName },
  { head: '使用中的评价码', align: 'right', cell: ({ active }) => active },
];

function SiteActs({
  site,
  organises,
  chosen,
  onShow,
  onRename,
}: {
  site: RatingSiteView;
  organises: boolean;
  chosen: boolean;
  onShow: (siteId: string | undefined) => void;
  onRename: () => void;
}) {
  const fill = useAct<Filled>('/rating-points/fill', filledText, () => undefined);
  const hall = site.kind !== 'ENTRANCE';
  const wall = (paper: string) => `/api/rating-points/wall.pdf?siteId=${site.id}&paper=${paper}`;
  return (
    <>
      <Button size="small" onClick={() => onShow(chosen ? undefined : site.id)}>
        {chosen ? '看全部' : '看评价码'}
      </Button>
      {organises && (
        <Button size="small" onClick={onRename} aria-label={`更正点位：${site.name}`}>
          更正
        </Button>
      )}
      {hall && organises && (
        <Button
          size="small"
          disabled={fill.pending}
          onClick={() => fill.send({ target: 'WALL', siteId: site.id })}
        >
          补齐二维码墙
        </Button>
      )}
      {hall && site.active > 0 && (
        <>
          <Button size="small" component="a" href={wall('A4')} aria-label={`打印${site.name}二维码墙 A4`}>
            墙 A4
          </Button>
          <Button size="small" component="a" href={wall('A3')} aria-label={`打印${site.name}二维码墙 A3`}>
            墙 A3
          </Button>
        </>
      )}
      <ProblemAlert error={fill.error} />
    </>
  );
}

function Coverage() {
  const { data } = useCoverage();
  if (!data) return null;
  const without = data.objects.filter(({ codes }) => codes === 0);
  return (
    <>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {data.sites.map(({ label, sites, codes }) => `${label} ${sites} 处、评价码 ${codes} 个`).join('；')}。
      </Typography>
      {without.length > 0 && without.length < data.objects.length && (
        <Alert severity="info" sx={{ mb: 1 }}>
          {without.length} 个评价对象还没有使用中的评价码：
          {without
            .slice(0, 10)
            .map(({ name }) => name)
            .join('、')}
          {without.length > 10 && ' 等'}。
        </Alert>
      )}
    </>
  );
}
