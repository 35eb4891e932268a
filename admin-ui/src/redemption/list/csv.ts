import type { RedemptionRow } from '../types';
import type { Column } from './columns';

/** A cell of a CSV file; a text that a spreadsheet would take for a formula is disarmed. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The rows of the screen in its columns, with the mark by which spreadsheets know UTF-8. */
export function toCsv(columns: readonly Column[], rows: readonly RedemptionRow[]): string {
  const lines = [
    columns.map((column) => csvCell(column.label)),
    ...rows.map((row) => columns.map((column) => csvCell(column.text(row)))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}
