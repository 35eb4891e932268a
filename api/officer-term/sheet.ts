import { readFile } from 'node:fs/promises';
import { ProblemError } from '../errors';

/** Texts of a table by row and column, empty cells as ''. */
export type Sheet = string[][];

/** Rows that one import may have, the header not counted. */
export const MAX_ROWS = 200;

/**
 * Texts of the first sheet of a workbook, or of a CSV file in UTF-8 or GB 18030 (as spreadsheets in China save it).
 * @throws ProblemError SHEET_UNREADABLE, SHEET_TOO_LONG
 */
export async function readTable(path: string, fileName: string, maxRows = MAX_ROWS): Promise<Sheet> {
  const content = await readFile(path);
  const rows = (await tableOf(content, fileName)).filter((row) => row.some((cell) => cell !== ''));
  if (rows.length > maxRows + 1) {
    throw new ProblemError(422, 'SHEET_TOO_LONG', `一次最多导入${maxRows}行，请分批导入。`, {
      field: 'file',
    });
  }
  return rows;
}

async function tableOf(content: Buffer, fileName: string): Promise<Sheet> {
  if (/\.csv$/i.test(fileName)) return parseCsv(textOf(content));
  if (!/\.xlsx$/i.test(fileName)) throw unreadable('只接受 XLSX 或 CSV 文件');
  // The types of the package are those of an ES module.
  const { readSheet } = await import('read-excel-file/node');
  try {
    return (await readSheet(content)).map((row) => row.map(cellText));
  } catch {
    throw unreadable('文件不是可以读取的 XLSX 表格');
  }
}

function textOf(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
}

const TOO_LONG = '（数字过长，请将该列设为文本格式）';

/** A cell as a person would type it; dates as `YYYY-MM-DD`. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  // Its last digits are lost: it must not be taken for what was meant.
  if (typeof cell === 'number' && Math.abs(cell) > Number.MAX_SAFE_INTEGER) return TOO_LONG;
  return String(cell).trim();
}

/** Texts of a CSV table (RFC 4180). */
export function parseCsv(text: string): Sheet {
  const rows: Sheet = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  const clean = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < clean.length; i += 1) {
    const sign = clean[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (clean[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (quoted) throw unreadable('CSV 文件中有没有结束的引号');
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

const unreadable = (what: string): ProblemError =>
  new ProblemError(422, 'SHEET_UNREADABLE', `${what}，请使用导入模板。`, { field: 'file' });
