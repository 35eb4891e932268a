import Link from '@mui/material/Link';
import {
  Datagrid,
  FilterForm,
  FunctionField,
  ListBase,
  Pagination,
  SearchInput,
  SelectInput,
  TextField,
} from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { AuditSubjectView } from '../../../api/audit/schemas';
import { AUDIT_SUBJECT_LABELS } from '../../../workflows/rules/auditLabels';
import { EmptyState, historyPage, InstantField, Panel } from '../shared';

const TYPES: { id: AuditSubjectView['subjectType']; name: string | undefined }[] = (
  ['officerTerm', 'gathering', 'assessment', 'rewardList', 'evaluationRound', 'measure', 'followUp'] as const
).map((id) => ({ id, name: AUDIT_SUBJECT_LABELS[id] }));

const filters = [
  <SearchInput key="q" source="q" alwaysOn placeholder="编号、姓名、活动主题、评价对象或方案" />,
  <SelectInput key="type" source="subjectType" label="对象类型" choices={TYPES} alwaysOn />,
];

/** Every process besides cases, by what an auditor knows of it. */
export const SubjectSearch = () => (
  <ListBase
    resource="audit/subjects"
    storeKey={false}
    sort={{ field: 'at', order: 'DESC' }}
    disableSyncWithLocation
  >
    <Panel title="查找聘期、活动、考核、奖励清单和直接评价各事项">
      <FilterForm filters={filters} />
      <Datagrid
        rowClick={(_id, _resource, record) => historyPage(record as AuditSubjectView) ?? false}
        bulkActionButtons={false}
        size="small"
        empty={
          <EmptyState title="没有找到" hint="请核对编号，或换用姓名、活动主题、评价对象、方案名称查找。" />
        }
      >
        <TextField source="label" label="类型" sortable={false} />
        <TextField source="number" label="编号" sortable={false} emptyText="—" />
        <TextField source="name" label="姓名、主题、年度或对象" />
        <TextField source="schemeName" label="方案" sortable={false} />
        <TextField source="statusLabel" label="状态" sortable={false} />
        <InstantField source="at" label="开始" />
        <FunctionField
          label=""
          render={(row: AuditSubjectView) => {
            const page = historyPage(row);
            return page ? (
              <Link component={RouterLink} to={page}>
                查看
              </Link>
            ) : null;
          }}
        />
      </Datagrid>
      <Pagination />
    </Panel>
  </ListBase>
);
