import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  Datagrid,
  FilterForm,
  FunctionField,
  ListBase,
  Pagination,
  SearchInput,
  SelectInput,
  TextField,
  Title,
} from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RedemptionRow } from '../redemption/types';
import { choicesOf, EmptyState, InstantField, LateMark, Panel, STATUS_LABELS, StatusField } from '../shared';
import { SubjectSearch } from './SubjectSearch';

const filters = [
  <SearchInput key="q" source="q" alwaysOn placeholder="办件编号、企业、信用代码或事项" />,
  <SelectInput key="status" source="status" label="状态" choices={choicesOf(STATUS_LABELS)} alwaysOn />,
  <SelectInput
    key="overdue"
    source="overdue"
    label="逾期"
    choices={[{ id: true, name: '有逾期' }]}
    alwaysOn
  />,
];

/** The auditor's desk: search a case and open its history. */
export default function CaseSearchPage() {
  return (
    <ListBase resource="redemptions" storeKey={false} sort={{ field: 'submittedAt', order: 'DESC' }}>
      <Title title="审计台" />
      <Stack spacing={2} sx={{ py: 1 }}>
        <Box>
          <Typography variant="h5" component="h1">
            审计台
          </Typography>
          <Typography color="text.secondary">
            查找办件、聘期、活动、考核、奖励清单、评价轮次、整改约谈措施、差评和投诉，查看办理全程、时限依据、审计链校验和流程引擎原始事件。
          </Typography>
        </Box>
        <Panel title="查找办件">
          <FilterForm filters={filters} />
          <Datagrid
            rowClick={(id) => `/redemptions/${id}/history`}
            bulkActionButtons={false}
            size="small"
            empty={
              <EmptyState title="没有找到办件" hint="请核对办件编号或换用企业名称、统一社会信用代码查找。" />
            }
          >
            <TextField source="caseNo" label="办件编号" sortable={false} emptyText="—" />
            <TextField source="enterpriseName" label="企业" sortable={false} />
            <TextField source="itemName" label="事项" sortable={false} />
            <StatusField source="status" label="状态" sortable={false} />
            <InstantField source="submittedAt" label="提交" />
            <FunctionField
              label="逾期"
              render={(row: RedemptionRow) =>
                row.overdueCount > 0 ? <LateMark label={`逾期 ${row.overdueCount} 项`} /> : '—'
              }
            />
            <FunctionField
              label=""
              render={(row: RedemptionRow) => (
                <Link component={RouterLink} to={`/redemptions/${row.id}/history`}>
                  办理全程
                </Link>
              )}
            />
          </Datagrid>
          <Pagination />
        </Panel>
        <SubjectSearch />
      </Stack>
    </ListBase>
  );
}
