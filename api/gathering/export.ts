import { chinaDate, chinaTime } from '../../workflows/rules/calendar/dates';
import type { GatheringRowView } from './schemas';

const COLUMNS: [string, (row: GatheringRowView) => string | number | null][] = [
  ['方案', (row) => row.schemeName],
  ['类型', (row) => row.kindLabel],
  ['主题', (row) => row.theme],
  ['状态', (row) => row.statusLabel],
  ['开始时间', (row) => `${chinaDate(row.startsAt)} ${chinaTime(row.startsAt)}`],
  ['地点', (row) => row.place],
  ['对象', (row) => row.target],
  ['主办单位', (row) => row.officeName],
  ['受邀人数', (row) => row.invited],
  ['到会人数', (row) => row.present],
];

/** Media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Gatherings as a workbook of one sheet. */
export async function gatheringsWorkbook(rows: readonly GatheringRowView[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const head = COLUMNS.map(([value]) => ({ value, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    COLUMNS.map(([, of]) => {
      const value = of(row);
      return value === null ? null : { value };
    }),
  );
  return writeXlsxFile([head, ...body], { sheet: '活动' }).toBuffer();
}
