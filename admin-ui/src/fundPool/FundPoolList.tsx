import { Datagrid, FunctionField, List, TextField } from 'react-admin';
import { RecordLink } from '../policyItem/RecordLink';
import { EmptyState, LEVEL_LABELS, labelOf, MoneyField } from '../shared';
import { PoolBar } from './PoolBar';
import type { FundPoolView } from './types';

/** Fund pools of both levels (GR-G2). */
export default function FundPoolList() {
  return (
    <List
      title="资金池"
      sort={{ field: 'name', order: 'ASC' }}
      exporter={false}
      empty={
        <EmptyState title="没有可查看的资金池" hint="您所在的单位没有管理资金池；如有疑问请联系管理员。" />
      }
    >
      <Datagrid rowClick="show" bulkActionButtons={false} size="small">
        <RecordLink source="name" base="/fund-pools" label="资金池" />
        <FunctionField label="层级" render={(pool: FundPoolView) => labelOf(LEVEL_LABELS, pool.level)} />
        <TextField source="organisationName" label="管理单位" sortable={false} />
        <MoneyField source="balanceFen" label="余额" textAlign="right" sortable={false} />
        <MoneyField source="reservedFen" label="已预留" textAlign="right" sortable={false} />
        <MoneyField source="availableFen" label="可用" textAlign="right" sortable={false} />
        <MoneyField source="refillLineFen" label="补充线" textAlign="right" sortable={false} />
        <FunctionField label="状况" render={(pool: FundPoolView) => <PoolBar pool={pool} />} />
      </Datagrid>
    </List>
  );
}
