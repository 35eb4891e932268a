import Button from '@mui/material/Button';
import {
  ColumnsButton,
  CreateButton,
  DataTable,
  FilterButton,
  List,
  Pagination,
  TopToolbar,
  useListContext,
} from 'react-admin';
import { EmptyState } from '../../shared/EmptyState';
import { hasRole, useSession } from '../../shared/session';
import type { RedemptionRow } from '../types';
import { COLUMNS, HIDDEN_AT_FIRST } from './columns';
import { ExportScreenButton } from './ExportScreenButton';
import { filters } from './filters';

/** Cases that I may see, most urgent first; filters and columns are the reader's own. */
const RedemptionList = () => (
  <List
    title="兑现办件"
    filters={filters}
    actions={<Actions />}
    empty={false}
    sort={{ field: 'nextDueAt', order: 'ASC' }}
    perPage={25}
    pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
    queryOptions={{ refetchInterval: 60_000 }}
  >
    <DataTable
      rowClick="show"
      bulkActionButtons={false}
      hiddenColumns={HIDDEN_AT_FIRST}
      empty={<NothingFound />}
      sx={{ '& .RaDataTable-tableWrapper': { overflowX: 'auto' } }}
    >
      {COLUMNS.map((column) => (
        <DataTable.Col<RedemptionRow>
          key={column.source}
          source={column.source}
          label={column.label}
          disableSort={!column.sortable}
          align={column.number ? 'right' : 'left'}
          render={column.show}
        />
      ))}
    </DataTable>
  </List>
);

const Actions = () => {
  const session = useSession();
  return (
    <TopToolbar>
      <FilterButton />
      <ColumnsButton />
      <ExportScreenButton />
      {hasRole(session, 'WINDOW') && <CreateButton label="新建受理件" />}
    </TopToolbar>
  );
};

const NothingFound = () => {
  const { filterValues, setFilters } = useListContext();
  const filtered = Object.keys(filterValues).length > 0;
  return filtered ? (
    <EmptyState
      title="没有符合条件的办件"
      hint="放宽或清除筛选条件后再看。"
      action={
        <Button variant="outlined" size="small" onClick={() => setFilters({})}>
          清除筛选
        </Button>
      }
    />
  ) : (
    <EmptyState title="还没有办件" hint="专窗受理企业申报后，办件会出现在这里。" />
  );
};

export default RedemptionList;
