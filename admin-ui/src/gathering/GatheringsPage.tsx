import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import {
  FilterForm,
  ListBase,
  Pagination,
  SearchInput,
  SelectArrayInput,
  Title,
  useListContext,
} from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { GATHERING_KIND_LABELS, GATHERING_STATUS_LABELS } from '../../../workflows/rules/gathering/labels';
import { RANDOM_VISIT_RULES } from '../../../workflows/rules/officer-term/randomVisit';
import { listQuery } from '../dataProvider';
import { choicesOf, EmptyState, hasRole, Panel, ProblemAlert, useSession } from '../shared';
import { GatheringTable } from './GatheringTable';
import { MonthCalendar } from './MonthCalendar';
import { RandomVisitsPanel } from './RandomVisitsPanel';
import { SchemeSelect, useChosenScheme } from './schemes';
import { WatchPanel } from './WatchPanel';

const filters = [
  <SearchInput key="q" source="q" alwaysOn placeholder="主题、地点" />,
  <SelectArrayInput
    key="kind"
    source="kind"
    label="种类"
    choices={choicesOf(GATHERING_KIND_LABELS)}
    alwaysOn
  />,
  <SelectArrayInput
    key="status"
    source="status"
    label="状态"
    choices={choicesOf(GATHERING_STATUS_LABELS)}
    alwaysOn
  />,
];

/** Gatherings of a scheme: what the organiser owes, the calendar, the list, and visits by lot. */
export default function GatheringsPage() {
  const { schemes, scheme, choose, error, isPending, refetch } = useChosenScheme();
  const isOrganiser = hasRole(useSession(), 'ORGANISER');
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Title title="活动" />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h5" component="h1" sx={{ flex: 1 }}>
          活动
        </Typography>
        {scheme && schemes.length > 1 && (
          <Box sx={{ minWidth: 260 }}>
            <SchemeSelect schemes={schemes} value={scheme.code} onChange={choose} />
          </Box>
        )}
        {scheme && isOrganiser && (
          <Button variant="contained" component={Link} to={`/gatherings/new?scheme=${scheme.code}`}>
            计划活动
          </Button>
        )}
      </Box>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!isPending && !error && !scheme && (
        <EmptyState
          title="没有可以查看的方案"
          hint="您所在的单位不参与任何体验监督方案；如有疑问请联系管理员。"
        />
      )}
      {scheme && (
        <Stack spacing={2} key={scheme.code}>
          <WatchPanel schemeCode={scheme.code} />
          <Gatherings schemeCode={scheme.code} />
          {RANDOM_VISIT_RULES[scheme.code] && (
            <RandomVisitsPanel schemeCode={scheme.code} mayDraw={isOrganiser} />
          )}
        </Stack>
      )}
    </Stack>
  );
}

function Gatherings({ schemeCode }: { schemeCode: string }) {
  const [search, setSearch] = useSearchParams();
  const view = search.get('view') === 'month' ? 'month' : 'list';
  const show = (next: string | null) =>
    setSearch(
      (before) => {
        const query = new URLSearchParams(before);
        if (next === 'month') query.set('view', next);
        else query.delete('view');
        return query;
      },
      { replace: true },
    );
  const toggle = (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={view}
      onChange={(_, next: string | null) => next && show(next)}
      aria-label="显示方式"
    >
      <ToggleButton value="list">列表</ToggleButton>
      <ToggleButton value="month">月历</ToggleButton>
    </ToggleButtonGroup>
  );
  return (
    <Panel title="活动安排" aside={toggle}>
      {view === 'month' ? (
        <MonthCalendar schemeCode={schemeCode} />
      ) : (
        <ListBase
          resource="gatherings"
          storeKey={false}
          disableSyncWithLocation
          filter={{ schemeCode }}
          sort={{ field: 'startsAt', order: 'DESC' }}
          perPage={25}
        >
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
            <Box sx={{ flex: 1 }}>
              <FilterForm filters={filters} />
            </Box>
            <ExportButton schemeCode={schemeCode} />
          </Box>
          <GatheringTable />
          <Pagination />
        </ListBase>
      )}
    </Panel>
  );
}

/** The whole list in the same order and with the same filters, as a workbook. */
function ExportButton({ schemeCode }: { schemeCode: string }) {
  const { filterValues, sort, total } = useListContext();
  const query = listQuery({ filter: { ...filterValues, schemeCode }, sort });
  return (
    <Button
      size="small"
      startIcon={<Download />}
      href={`/api/gatherings/export.xlsx?${query}`}
      disabled={!total}
    >
      导出
    </Button>
  );
}
