import { type Column, workbook, yesNo } from '../spreadsheet';
import type { ResultRowView, ResultsView } from './resultSchemas';

type Row = ResultRowView & { groupLabel: string; version: number };

const COLUMNS: Column<Row>[] = [
  { head: '类别', width: 18, value: (row) => row.groupLabel },
  { head: '名次', width: 8, value: (row) => row.rank },
  { head: '评价对象', width: 28, value: (row) => row.name },
  { head: '综合得分', width: 10, value: (row) => row.shown },
  { head: '集中评价得分', width: 14, value: (row) => row.calculation?.concentrated.shown ?? null },
  { head: '集中评价有效份数', width: 18, value: (row) => row.calculation?.concentrated.valid ?? null },
  { head: '实时评价得分', width: 14, value: (row) => row.calculation?.realTime.shown ?? null },
  { head: '实时评价有效条数', width: 18, value: (row) => row.calculation?.realTime.valid ?? null },
  { head: '精确得分', width: 24, value: (row) => row.calculation?.score ?? null },
  { head: '上轮名次', width: 10, value: (row) => row.previousRank },
  { head: '名次升降', width: 10, value: (row) => row.movement },
  { head: '前列', width: 8, value: (row) => yesNo(row.top) },
  { head: '末位', width: 8, value: (row) => yesNo(row.bottom) },
  { head: '并列', width: 24, value: (row) => row.tiedWith.join('、') },
  { head: '标注', width: 24, value: (row) => row.marks.map(({ label }) => label).join('、') },
  { head: '结果版本', width: 10, value: (row) => row.version },
];

/** Both lists as a workbook of one sheet; what the viewer may not know of others is empty. */
export const resultsWorkbook = ({ groups, version }: ResultsView): Promise<Buffer> =>
  workbook(
    '排名结果',
    COLUMNS,
    groups.flatMap(({ label, rows }) => rows.map((row) => ({ ...row, groupLabel: label, version }))),
  );
