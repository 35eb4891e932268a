import WarningAmber from '@mui/icons-material/WarningAmber';
import { Stack, Tooltip } from '@mui/material';
import { Datagrid, FunctionField, List, TextField } from 'react-admin';
import { EmptyState, LEVEL_LABELS, MoneyField } from '../shared';
import { policyItemFilters } from './filters';
import { KindField } from './KindChip';
import { longerBasis } from './LimitNote';
import { PLAN_REVIEW_WORKING_DAYS } from './labels';
import { RecordLink } from './RecordLink';
import type { PolicyItemRow } from './types';

/** Published items of the three kinds with their limits and ceilings (GR-U1, GR-U6). */
export default function PolicyItemList() {
  return (
    <List
      title="政策事项"
      filters={policyItemFilters}
      exporter={false}
      perPage={25}
      sort={{ field: 'name', order: 'ASC' }}
      empty={<EmptyState title="还没有已发布的政策事项" hint="主管部门发布事项和办事指南后会出现在这里。" />}
    >
      <Datagrid rowClick="show" bulkActionButtons={false} size="small">
        <TextField source="id" label="编号" />
        <RecordLink source="name" base="/policy-items" label="事项名称" />
        <KindField source="kind" label="类别" />
        <TextField source="departmentOrganisationName" label="主管部门" sortable={false} />
        <FunctionField
          label="政策层级"
          render={(row: PolicyItemRow) => LEVEL_LABELS[row.policyLevel] ?? row.policyLevel}
        />
        <FunctionField label="审核时限" render={(row: PolicyItemRow) => <ReviewLimit row={row} />} />
        <FunctionField
          label="全程时限"
          render={(row: PolicyItemRow) => <Days n={row.redemptionWorkingDays} />}
        />
        <MoneyField source="maxAmountFen" label="单笔上限" textAlign="right" />
        <TextField source="version" label="版本" sortable={false} />
      </Datagrid>
    </List>
  );
}

function ReviewLimit({ row }: { row: PolicyItemRow }) {
  const days = <Days n={row.reviewWorkingDays} />;
  if (row.reviewWorkingDays <= PLAN_REVIEW_WORKING_DAYS) return days;
  const reason = `长于方案的 ${PLAN_REVIEW_WORKING_DAYS} 个工作日。${longerBasis(row.longerLimitBasis, row.policyLevel)}`;
  return (
    <Tooltip title={reason}>
      <Stack
        direction="row"
        spacing={0.5}
        tabIndex={0}
        sx={{ alignItems: 'center' }}
        aria-label={`${row.reviewWorkingDays} 个工作日，${reason}`}
      >
        {days}
        <WarningAmber fontSize="small" color="warning" />
      </Stack>
    </Tooltip>
  );
}

const Days = ({ n }: { n: number }) => <span style={{ whiteSpace: 'nowrap' }}>{n} 个工作日</span>;
