import Button from '@mui/material/Button';
import { Datagrid, FunctionField, List, SearchInput, TextField } from 'react-admin';
import { Link } from 'react-router-dom';
import { RecordLink } from '../policyItem/RecordLink';
import { SIZE_LABELS } from '../redemption/create/newEnterprise';
import { EmptyState, labelOf } from '../shared';
import type { EnterpriseView } from './types';

const filters = [<SearchInput key="q" source="q" alwaysOn placeholder="名称或统一社会信用代码" />];

/** Registered enterprises. */
export default function EnterpriseList() {
  return (
    <List
      title="企业"
      filters={filters}
      sort={{ field: 'name', order: 'ASC' }}
      exporter={false}
      empty={<NoEnterprise />}
    >
      <Datagrid rowClick="show" bulkActionButtons={false} size="small" empty={<NoEnterprise />}>
        <RecordLink source="name" base="/enterprises" label="企业名称" />
        <TextField source="creditCode" label="统一社会信用代码" sortable={false} />
        <TextField source="industry" label="行业" sortable={false} emptyText="—" />
        <FunctionField label="规模" render={(row: EnterpriseView) => labelOf(SIZE_LABELS, row.size)} />
        <TextField source="contactName" label="联系人" sortable={false} emptyText="—" />
        <TextField source="contactPhone" label="联系电话" sortable={false} emptyText="—" />
      </Datagrid>
    </List>
  );
}

function NoEnterprise() {
  return (
    <EmptyState
      title="没有找到企业"
      hint="请核对名称或统一社会信用代码；新企业在新建受理件时一并登记。"
      action={
        <Button component={Link} to="/redemptions/create" variant="outlined">
          新建受理件
        </Button>
      }
    />
  );
}
