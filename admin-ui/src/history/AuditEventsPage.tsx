import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import {
  AutocompleteInput,
  Datagrid,
  DateInput,
  FilterForm,
  FunctionField,
  ListBase,
  Pagination,
  ReferenceInput,
  SelectInput,
  TextField,
  TextInput,
  Title,
  useListContext,
} from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { AUDIT_ACTION_LABELS, AUDIT_SUBJECT_LABELS } from '../../../workflows/rules/auditLabels';
import { chinaDate, endOfChinaDate, startOfChinaDate } from '../format';
import {
  choicesOf,
  EmptyState,
  historyPage,
  InstantField,
  labelOf,
  Panel,
  ProblemAlert,
  ROLE_LABELS,
} from '../shared';
import { ChainCheck } from './ChainCheck';
import type { AuditEventRow } from './types';

const asDate = (instant: string | undefined): string => (instant ? chinaDate(instant) : '');

const filters = [
  <SelectInput
    key="type"
    source="subjectType"
    label="对象类型"
    choices={choicesOf(AUDIT_SUBJECT_LABELS)}
    alwaysOn
  />,
  <TextInput key="subject" source="subjectId" label="对象编号" resettable alwaysOn />,
  <SelectInput key="action" source="action" label="行为" choices={choicesOf(AUDIT_ACTION_LABELS)} alwaysOn />,
  <ReferenceInput
    key="actor"
    source="actorAccountId"
    reference="accounts"
    sort={{ field: 'displayName', order: 'ASC' }}
    alwaysOn
  >
    <AutocompleteInput
      label="行为人"
      optionText="displayName"
      filterToQuery={(q: string) => (q ? { q } : {})}
    />
  </ReferenceInput>,
  <DateInput
    key="from"
    source="from"
    label="自"
    format={asDate}
    parse={(date: string) => (date ? startOfChinaDate(date) : '')}
    alwaysOn
  />,
  <DateInput
    key="to"
    source="to"
    label="至"
    format={asDate}
    parse={(date: string) => (date ? endOfChinaDate(date) : '')}
    alwaysOn
  />,
];

/** Who did what and who viewed what, newest first, with the check of one subject's chain. */
export default function AuditEventsPage() {
  return (
    <ListBase resource="audit-events" storeKey={false} sort={{ field: 'at', order: 'DESC' }} perPage={50}>
      <Title title="审计日志" />
      <Events />
    </ListBase>
  );
}

function Events() {
  const { error, refetch, filterValues } = useListContext();
  const { subjectType, subjectId } = filterValues as { subjectType?: string; subjectId?: string };
  return (
    <Stack spacing={2} sx={{ py: 1 }}>
      <Box>
        <Typography variant="h5" component="h1">
          审计日志
        </Typography>
        <Typography color="text.secondary">
          谁在什么时间办了什么、看了什么。日志只增不改，每个对象的记录前后相连，可随时核验。
        </Typography>
      </Box>
      <Panel title="记录">
        <FilterForm filters={filters} />
        {subjectType && subjectId && <ChainCheck subjectType={subjectType} subjectId={subjectId} />}
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        <Datagrid
          rowClick={false}
          bulkActionButtons={false}
          size="small"
          expand={<Proof />}
          empty={<EmptyState title="没有符合条件的记录" hint="放宽时间范围或换个条件再查。" />}
        >
          <InstantField source="at" label="时间" sortable={false} />
          <TextField source="actorName" label="行为人" sortable={false} emptyText="系统" />
          <FunctionField
            label="单位与角色"
            render={(row: AuditEventRow) =>
              [row.actorOrganisationName, row.actorRole && labelOf(ROLE_LABELS, row.actorRole)]
                .filter(Boolean)
                .join('　') || '—'
            }
          />
          <FunctionField label="行为" render={(row: AuditEventRow) => row.label} />
          <FunctionField label="对象" render={(row: AuditEventRow) => <Subject row={row} />} />
          <TextField source="ruleId" label="规则" sortable={false} />
          <TextField source="seq" label="序号" sortable={false} />
        </Datagrid>
        <Pagination rowsPerPageOptions={[25, 50, 100]} />
      </Panel>
    </Stack>
  );
}

function Subject({ row }: { row: AuditEventRow }) {
  const label = labelOf(AUDIT_SUBJECT_LABELS, row.subjectType);
  const page = historyPage(readOf(row));
  return (
    <span>
      {label}{' '}
      {page ? (
        <Link component={RouterLink} to={page}>
          {row.subjectId.slice(0, 8)}
        </Link>
      ) : (
        <code>{row.subjectId.slice(0, 24)}</code>
      )}
    </span>
  );
}

/** Readings are chained by what was read: personal data of an officer stand by his term, of a payee by the case. */
const READ: Record<string, string> = { readPayee: 'redemption', readOfficer: 'officerTerm' };

const readOf = ({ subjectType, subjectId, action }: AuditEventRow) => ({
  subjectType: subjectType === 'access' ? (READ[action] ?? '') : subjectType,
  subjectId,
});

function Proof({ record }: { record?: AuditEventRow }) {
  if (!record) return null;
  return (
    <Box sx={{ fontFamily: 'monospace', fontSize: '0.75rem', wordBreak: 'break-all' }}>
      对象编号 {record.subjectId}
      <br />
      流程编号 {record.workflowId ?? '—'}　运行编号 {record.runId ?? '—'}　操作编号 {record.updateId ?? '—'}
      <br />
      前一记录指纹 {record.prevHash}
      <br />
      本记录指纹　 {record.hash}
    </Box>
  );
}
