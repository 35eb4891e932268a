/** Media type of a workbook. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type Cell = string | number | { value: string; fontWeight: 'bold' };
export type Column<Row> = [label: string, value: (row: Row) => Cell];

export const header = (value: string): Cell => ({ value, fontWeight: 'bold' });

/** A workbook of one sheet; texts stay texts, whatever they begin with. */
export async function workbook(sheet: string, rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell : { value: cell })));
  return writeXlsxFile(cells, { sheet }).toBuffer();
}
