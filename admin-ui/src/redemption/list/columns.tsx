import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { fenToYuan, formatInstant } from '../../format';
import { Instant } from '../../shared/Instant';
import {
  CHANNEL_LABELS,
  KIND_LABELS,
  labelOf,
  OBLIGATION_LABELS,
  OUTCOME_LABELS,
  STATUS_LABELS,
} from '../../shared/labels';
import { Money } from '../../shared/Money';
import { StatusChip } from '../../shared/StatusChip';
import type { RedemptionRow } from '../types';
import { DueCell } from './DueCell';

/** One column of the case list: how it is shown and what is exported of it. */
export interface Column {
  source: keyof RedemptionRow;
  label: string;
  /** Fields that the API can order by. */
  sortable?: boolean;
  /** Not shown until chosen. */
  hidden?: boolean;
  number?: boolean;
  show?: (row: RedemptionRow) => ReactNode;
  text: (row: RedemptionRow) => string;
}

const Nowrap = ({ children }: { children: ReactNode }) => (
  <span style={{ whiteSpace: 'nowrap' }}>{children}</span>
);

const Wide = ({ children, width = 140 }: { children: ReactNode; width?: number }) => (
  <div style={{ minWidth: width }}>{children}</div>
);

/** The way into the case for those who use no mouse. */
const CaseLink = ({ row }: { row: RedemptionRow }) => (
  <Link component={RouterLink} to={`/redemptions/${row.id}/show`} sx={{ whiteSpace: 'nowrap' }}>
    {row.caseNo}
  </Link>
);

const at = (source: keyof RedemptionRow, label: string, more: Partial<Column> = {}): Column => ({
  source,
  label,
  show: (row) => <Instant at={row[source] as string | null} weekday={false} />,
  text: (row) => (row[source] ? formatInstant(row[source] as string, false) : ''),
  ...more,
});
const plain = (source: keyof RedemptionRow, label: string, more: Partial<Column> = {}): Column => ({
  source,
  label,
  text: (row) => String(row[source] ?? ''),
  ...more,
});
const money = (
  source: 'requestedFen' | 'approvedFen',
  label: string,
  more: Partial<Column> = {},
): Column => ({
  source,
  label,
  number: true,
  show: (row) => <Money fen={row[source]} />,
  text: (row) => (row[source] === null ? '' : fenToYuan(row[source], false)),
  ...more,
});

/** When you add a field to the list, add it here; filters are in `filters.tsx`, the API's order in its own list. */
export const COLUMNS: readonly Column[] = [
  {
    source: 'nextDueAt',
    label: '当前时限',
    sortable: true,
    show: (row) => <DueCell row={row} />,
    text: (row) =>
      row.nextDueAt
        ? `${row.overdueCount > 0 ? '已逾期 ' : ''}${labelOf(OBLIGATION_LABELS, row.nextDueKind)} ${formatInstant(row.nextDueAt, false)}`
        : '',
  },
  plain('caseNo', '办件编号', { sortable: true, show: (row) => <CaseLink row={row} /> }),
  plain('enterpriseName', '企业', { show: (row) => <Wide>{row.enterpriseName}</Wide> }),
  plain('itemName', '政策事项', { show: (row) => <Wide>{row.itemName}</Wide> }),
  {
    source: 'status',
    label: '状态',
    sortable: true,
    show: (row) => <StatusChip status={row.status} />,
    text: (row) => labelOf(STATUS_LABELS, row.status),
  },
  plain('departmentOrganisationName', '主管部门', {
    show: (row) =>
      row.departmentOrganisationName && <Wide width={100}>{row.departmentOrganisationName}</Wide>,
  }),
  plain('handlerName', '经办人', { show: (row) => <Nowrap>{row.handlerName}</Nowrap> }),
  money('requestedFen', '申请金额（元）', { sortable: true }),
  at('submittedAt', '申报时间', { sortable: true, hidden: true }),
  money('approvedFen', '批准金额（元）', { sortable: true, hidden: true }),
  plain('creditCode', '统一社会信用代码', { hidden: true }),
  {
    source: 'kind',
    label: '政策类别',
    hidden: true,
    show: (row) => labelOf(KIND_LABELS, row.kind),
    text: (row) => labelOf(KIND_LABELS, row.kind),
  },
  {
    source: 'channel',
    label: '申报渠道',
    hidden: true,
    show: (row) => labelOf(CHANNEL_LABELS, row.channel),
    text: (row) => labelOf(CHANNEL_LABELS, row.channel),
  },
  plain('windowOrganisationName', '受理专窗', { hidden: true }),
  at('acceptedAt', '受理时间', { sortable: true, hidden: true }),
  at('paidAt', '兑现时间', { sortable: true, hidden: true }),
  at('closedAt', '办结时间', { sortable: true, hidden: true }),
  {
    source: 'outcome',
    label: '办理结果',
    hidden: true,
    show: (row) => labelOf(OUTCOME_LABELS, row.outcome),
    text: (row) => (row.outcome ? labelOf(OUTCOME_LABELS, row.outcome) : ''),
  },
];

/** Columns that a person has to choose before they are shown. */
export const HIDDEN_AT_FIRST: string[] = COLUMNS.filter((column) => column.hidden).map(
  (column) => column.source,
);
