import { GROUP_LABELS } from '../../workflows/rules/evaluation/labels';
import { type Column, momentCell, workbook } from '../spreadsheet';
import type { MeasureRowView } from './schemas';

const COLUMNS: Column<MeasureRowView>[] = [
  { head: '措施', width: 14, value: (row) => row.kindLabel },
  { head: '对象', width: 28, value: (row) => row.objectName },
  { head: '类别', width: 18, value: (row) => GROUP_LABELS[row.objectGroup] },
  { head: '年度', width: 8, value: (row) => row.roundYear },
  { head: '轮次', width: 8, value: (row) => row.roundNumber },
  { head: '连续末位次数', width: 14, value: (row) => row.streak },
  { head: '主管单位', width: 28, value: (row) => row.organOrganisationName },
  { head: '状态', width: 14, value: (row) => row.statusLabel },
  { head: '期限', width: 12, value: (row) => row.dueOn },
  { head: '约谈或会议时间', width: 18, value: (row) => momentCell(row.meetsAt) },
  { head: '启动时间', width: 18, value: (row) => momentCell(row.startedAt) },
  { head: '办结时间', width: 18, value: (row) => momentCell(row.endedAt) },
  { head: '逾期事项', width: 10, value: (row) => row.overdueCount },
];

/** Measures as a workbook of one sheet. */
export const measuresWorkbook = (rows: readonly MeasureRowView[]): Promise<Buffer> =>
  workbook('整改约谈述职', COLUMNS, rows);
