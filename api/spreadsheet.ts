import { chinaDate, chinaTime } from '../workflows/rules/calendar/dates';

/** Media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Value = string | number | null;

/** A column of a table: its head, its width in characters, and what stands in it. */
export interface Column<Row> {
  head: string;
  width: number;
  value: (row: Row) => Value;
}

/** Longest text of one cell. */
const CELL_LIMIT = 32_000;

/** Rows as a workbook of one sheet with a fixed head. Texts stay texts: nothing in them is read as a formula. */
export async function workbook<Row>(
  sheet: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const head = columns.map((column) => ({ value: column.head, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) => columns.map((column) => cell(column.value(row))));
  return writeXlsxFile([head, ...body], {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer();
}

function cell(value: Value) {
  if (value === null || value === '') return null;
  return typeof value === 'number'
    ? { value, type: Number }
    : { value: value.slice(0, CELL_LIMIT), type: String, wrap: true };
}

/** An instant as it stands in tables: China date and time. */
export const momentCell = (at: string | null): string | null =>
  at === null ? null : `${chinaDate(at)} ${chinaTime(at)}`;

export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? '是' : '否');
