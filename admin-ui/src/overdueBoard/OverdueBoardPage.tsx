import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import {
  FilterForm,
  ListBase,
  Pagination,
  ReferenceInput,
  SearchInput,
  SelectInput,
  Title,
  useListContext,
} from 'react-admin';
import { OBLIGATION_LABELS } from '../../../workflows/rules/redemption/labels';
import { callApi, choicesOf, Panel, ProblemAlert } from '../shared';
import { BoardTiles } from './BoardTiles';
import { ExportButton } from './ExportButton';
import { ObligationTable } from './ObligationTable';
import { type BoardGroup, LEVEL_CHOICES } from './types';
import { UnitChart } from './UnitChart';

const filters = [
  <SearchInput key="q" source="q" alwaysOn placeholder="办件编号、企业或事项" />,
  <ReferenceInput
    key="organisation"
    source="organisationId"
    reference="organisations"
    perPage={200}
    sort={{ field: 'name', order: 'ASC' }}
    alwaysOn
  >
    <SelectInput label="责任单位" optionText="name" />
  </ReferenceInput>,
  <SelectInput key="kind" source="kind" label="环节" choices={choicesOf(OBLIGATION_LABELS)} alwaysOn />,
  <SelectInput key="level" source="level" label="状态" choices={LEVEL_CHOICES} alwaysOn />,
];

/** What is late, what will be late, whose it is, and how the units compare (GR-U7). */
export default function OverdueBoardPage() {
  return (
    <ListBase resource="obligations" storeKey={false} sort={{ field: 'dueAt', order: 'ASC' }} perPage={25}>
      <Title title="督办台" />
      <Board />
    </ListBase>
  );
}

function Board() {
  const { filterValues, setFilters } = useListContext();
  const { data, error, refetch } = useQuery({
    queryKey: ['overdue-board'],
    queryFn: () => callApi<{ groups: BoardGroup[] }>('/overdue-board'),
    refetchInterval: 60_000,
  });
  const groups = data?.groups ?? [];
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Typography variant="h5" component="h1">
        督办台
      </Typography>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      <BoardTiles
        groups={groups}
        level={filterValues.level}
        onLevel={(level) => setFilters({ ...filterValues, level })}
      />
      <Panel title="时限清单" aside={<ExportButton />}>
        <FilterForm filters={filters} />
        <ObligationTable />
        <Pagination />
      </Panel>
      <UnitChart
        groups={groups}
        onUnit={(organisationId) => setFilters({ ...filterValues, organisationId })}
      />
    </Stack>
  );
}
