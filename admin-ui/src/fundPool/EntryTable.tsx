import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Datagrid, FunctionField, Pagination, ReferenceManyField, TextField } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyState, InstantField, Money, MoneyField } from '../shared';
import { ENTRY_LABELS, ENTRY_SIGNS, type FundEntryView } from './types';

/** The ledger of a pool, newest first, with the balances after every entry. */
export function EntryTable() {
  return (
    <ReferenceManyField
      reference="fund-entries"
      target="poolId"
      sort={{ field: 'at', order: 'DESC' }}
      perPage={25}
      pagination={<Pagination />}
    >
      <Datagrid
        rowClick={false}
        bulkActionButtons={false}
        size="small"
        sx={{ whiteSpace: 'nowrap', overflowX: 'auto' }}
        empty={<EmptyState title="还没有流水" hint="补充、预留和支付都会记在这里。" />}
      >
        <InstantField source="at" label="时间" sortable={false} />
        <FunctionField
          label="类型"
          render={(entry: FundEntryView) => ENTRY_LABELS[entry.kind] ?? entry.kind}
        />
        <FunctionField
          label="金额"
          textAlign="right"
          render={(entry: FundEntryView) => (
            <span>
              {ENTRY_SIGNS[entry.kind]}
              <Money fen={entry.amountFen} />
            </span>
          )}
        />
        <MoneyField source="balanceAfterFen" label="余额" textAlign="right" sortable={false} />
        <MoneyField source="reservedAfterFen" label="已预留" textAlign="right" sortable={false} />
        <FunctionField label="办件" render={(entry: FundEntryView) => <CaseLink entry={entry} />} />
        <FunctionField
          label="凭证"
          render={(entry: FundEntryView) => (
            <Box
              component="span"
              title={entry.reference}
              sx={{ display: 'inline-block', maxWidth: 180, overflow: 'hidden', textOverflow: 'ellipsis' }}
            >
              {entry.reference}
            </Box>
          )}
        />
        <TextField source="actorName" label="经办" sortable={false} emptyText="系统" />
      </Datagrid>
    </ReferenceManyField>
  );
}

function CaseLink({ entry }: { entry: FundEntryView }) {
  if (!entry.redemptionId) return <span>—</span>;
  return (
    <Link component={RouterLink} to={`/redemptions/${entry.redemptionId}/show`}>
      {entry.caseNo ?? '查看'}
    </Link>
  );
}
