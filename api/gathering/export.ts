import { type Column, momentCell, workbook } from '../spreadsheet';
import type { GatheringRowView } from './schemas';

const COLUMNS: Column<GatheringRowView>[] = [
  { head: '方案', width: 30, value: (row) => row.schemeName },
  { head: '类型', width: 12, value: (row) => row.kindLabel },
  { head: '主题', width: 36, value: (row) => row.theme },
  { head: '状态', width: 10, value: (row) => row.statusLabel },
  { head: '开始时间', width: 18, value: (row) => momentCell(row.startsAt) },
  { head: '地点', width: 24, value: (row) => row.place },
  { head: '对象', width: 24, value: (row) => row.target },
  { head: '主办单位', width: 24, value: (row) => row.officeName },
  { head: '受邀人数', width: 10, value: (row) => row.invited },
  { head: '到会人数', width: 10, value: (row) => row.present },
];

/** Gatherings as a workbook of one sheet. */
export const gatheringsWorkbook = (rows: readonly GatheringRowView[]): Promise<Buffer> =>
  workbook('活动', COLUMNS, rows);
