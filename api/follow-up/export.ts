import { type Column, momentCell, workbook } from '../spreadsheet';
import type { FollowUpRowView } from './schemas';

const COLUMNS: Column<FollowUpRowView>[] = [
  { head: '类别', width: 8, value: (row) => row.kindLabel },
  { head: '评价对象', width: 28, value: (row) => row.objectName },
  { head: '涉及方面', width: 28, value: (row) => row.aspects.join('、') },
  { head: '点位', width: 24, value: (row) => [row.siteName, row.windowName].filter(Boolean).join(' ') },
  { head: '状态', width: 10, value: (row) => row.statusLabel },
  { head: '结果', width: 20, value: (row) => row.outcomeLabel },
  { head: '登记日期', width: 12, value: (row) => row.registeredOn },
  { head: '转办时间', width: 18, value: (row) => momentCell(row.passedOnAt) },
  { head: '办结时间', width: 18, value: (row) => momentCell(row.endedAt) },
  { head: '当前时限', width: 16, value: (row) => row.nextDueLabel },
  { head: '到期时间', width: 18, value: (row) => momentCell(row.nextDueAt) },
  { head: '逾期事项', width: 10, value: (row) => row.overdueCount },
  { head: '回访满意度', width: 10, value: (row) => row.satisfaction },
];

/** Follow-ups as a workbook of one sheet. */
export const followUpsWorkbook = (rows: readonly FollowUpRowView[]): Promise<Buffer> =>
  workbook('差评和投诉办理', COLUMNS, rows);
