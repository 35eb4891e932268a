import Download from '@mui/icons-material/Download';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import {
  BooleanInput,
  FilterForm,
  ListBase,
  Pagination,
  SearchInput,
  SelectArrayInput,
  SelectInput,
  Title,
  useListContext,
} from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { GROUP_LABELS, LADDER_MEASURE_LABELS } from '../../../workflows/rules/evaluation/labels';
import { listQuery } from '../dataProvider';
import { choicesOf, EmptyState, Panel, ProblemAlert } from '../shared';
import { MeasureTable } from './MeasureTable';
import type { MeasureRowView } from './types';

const filters = [
  <SearchInput key="q" source="q" alwaysOn placeholder="评价对象" />,
  <SelectArrayInput
    key="kind"
    source="kind"
    label="措施"
    choices={choicesOf(LADDER_MEASURE_LABELS)}
    alwaysOn
  />,
  <SelectInput
    key="objectGroup"
    source="objectGroup"
    label="类别"
    choices={choicesOf(GROUP_LABELS)}
    alwaysOn
  />,
  <BooleanInput key="open" source="open" label="只看未办结" alwaysOn />,
  <BooleanInput key="overdue" source="overdue" label="只看逾期" alwaysOn />,
];

/** Columns that an address may narrow the list to, from the pages of a unit or a round. */
const NARROWED = ['objectId', 'roundId'] as const;

/** Rectifications, interviews and reviews that I may see (GE-USE-2, GE-USE-3, GE-USE-4). */
export default function MeasuresPage() {
  const [search] = useSearchParams();
  const narrowed = Object.fromEntries(
    NARROWED.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])),
  );
  const isNarrowed = Object.keys(narrowed).length > 0;
  return (
    <Box sx={{ py: 1, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title="整改约谈述职" />
      <Typography variant="h5" component="h1">
        整改约谈述职
      </Typography>
      <Panel title={isNarrowed ? '所选范围内的措施' : '由排名通报启动的措施'}>
        {isNarrowed && (
          <Button component={Link} to="/measures" size="small">
            查看全部措施
          </Button>
        )}
        <ListBase
          key={JSON.stringify(narrowed)}
          resource="measures"
          storeKey={false}
          disableSyncWithLocation
          filter={narrowed}
          sort={{ field: 'startedAt', order: 'DESC' }}
          perPage={25}
        >
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <FilterForm filters={filters} />
            </Box>
            <ExportButton narrowed={narrowed} />
          </Box>
          <Rows />
          <Pagination />
        </ListBase>
      </Panel>
    </Box>
  );
}

function Rows() {
  const { data, error, isPending, refetch, filterValues } = useListContext<MeasureRowView>();
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending) return null;
  if (data && data.length > 0) return <MeasureTable rows={data} />;
  const filtered = Object.values(filterValues).some((value) =>
    Array.isArray(value) ? value.length > 0 : Boolean(value),
  );
  return filtered ? (
    <EmptyState title="没有符合条件的措施" hint="放宽或清除筛选条件后再看。" />
  ) : (
    <EmptyState
      title="没有整改、约谈、述职事项"
      hint="排名通报后，处于末位的单位由系统启动专项整改；连续两次、三次的另行启动约谈、检视述职。"
    />
  );
}

/** The whole list in the same order and with the same filters, as a workbook. */
function ExportButton({ narrowed }: { narrowed: Record<string, string | null> }) {
  const { filterValues, sort, total } = useListContext();
  const query = listQuery({ filter: { ...filterValues, ...narrowed }, sort });
  return (
    <Button
      size="small"
      startIcon={<Download />}
      href={`/api/measures/export.xlsx?${query}`}
      disabled={!total}
    >
      导出
    </Button>
  );
}
