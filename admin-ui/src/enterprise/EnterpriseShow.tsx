import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  Datagrid,
  Pagination,
  ReferenceManyField,
  Show,
  TextField,
  useGetList,
  useRecordContext,
} from 'react-admin';
import { formatDate } from '../format';
import { RecordLink } from '../policyItem/RecordLink';
import { SIZE_LABELS } from '../redemption/create/newEnterprise';
import { EmptyState, Facts, InstantField, labelOf, MoneyField, Panel, StatusField } from '../shared';
import type { EnterpriseView } from './types';

/** One enterprise and all its cases that I may see. */
export default function EnterpriseShow() {
  return (
    <Show title={<Title />} component="div" actions={false}>
      <Content />
    </Show>
  );
}

function Title() {
  const enterprise = useRecordContext<EnterpriseView>();
  return <span>{enterprise ? `企业　${enterprise.name}` : '企业'}</span>;
}

function Content() {
  const enterprise = useRecordContext<EnterpriseView>();
  const { data: windows = [] } = useGetList<{ id: string; name: string }>(
    'organisations',
    { filter: { kind: 'WINDOW', regionId: enterprise?.regionId }, sort: { field: 'id', order: 'ASC' } },
    { enabled: enterprise !== undefined },
  );
  if (!enterprise) return null;
  return (
    <Stack spacing={2}>
      <Typography variant="h5" component="h1">
        {enterprise.name}
      </Typography>
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: '1fr', lg: '1fr 2fr' },
          alignItems: 'start',
        }}
      >
        <Panel title="登记信息">
          <Facts
            rows={[
              { label: '统一社会信用代码', value: enterprise.creditCode },
              { label: '属地专窗', value: windows[0]?.name ?? enterprise.regionId },
              { label: '行业', value: enterprise.industry },
              { label: '规模', value: labelOf(SIZE_LABELS, enterprise.size) },
              { label: '成立日期', value: formatDate(enterprise.establishedOn) },
              { label: '法定代表人', value: enterprise.legalRepresentative },
              { label: '联系人', value: enterprise.contactName },
              { label: '联系电话', value: enterprise.contactPhone },
              { label: '开户银行', value: enterprise.bankName },
              { label: '收款账号', value: enterprise.bankAccount },
            ]}
          />
        </Panel>
        <Panel title="办件">
          <ReferenceManyField
            reference="redemptions"
            target="enterpriseId"
            sort={{ field: 'submittedAt', order: 'DESC' }}
            perPage={25}
            pagination={<Pagination />}
          >
            <Datagrid
              rowClick="show"
              bulkActionButtons={false}
              size="small"
              sx={{ overflowX: 'auto', '& th, & .column-caseNo': { whiteSpace: 'nowrap' } }}
              empty={<EmptyState title="还没有办件" hint="该企业提交申请后会列在这里。" />}
            >
              <RecordLink source="caseNo" base="/redemptions" label="办件编号" />
              <TextField source="itemName" label="事项" sortable={false} />
              <StatusField source="status" label="状态" sortable={false} />
              <MoneyField source="requestedFen" label="申请金额" textAlign="right" sortable={false} />
              <MoneyField source="approvedFen" label="批准金额" textAlign="right" sortable={false} />
              <InstantField source="submittedAt" label="提交" />
            </Datagrid>
          </ReferenceManyField>
        </Panel>
      </Box>
    </Stack>
  );
}
