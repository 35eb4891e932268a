import { daysBetween } from './dates';
import { datesBetween, isDate, type NoticeDay } from './draft';

/** What one line of a pasted notice was read as. `message` says in Chinese why a line was not understood. */
export interface NoticeRow {
  /** Counted from 1. */
  line: number;
  text: string;
  kind: 'HOLIDAY' | 'MAKE_UP' | null;
  dates: string[];
  name: string;
  message: string | null;
}

export interface ReadNotice {
  /** One for each line that is neither empty nor a remark (`#`). */
  rows: NoticeRow[];
  holidays: NoticeDay[];
  makeUps: NoticeDay[];
}

/** The longest stretch of days one line may name. */
const MAX_DAYS = 31;
const DATE = String.raw`\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)`;
const SPAN = new RegExp(`^(${DATE})(?:\\s*(?:\\.\\.|~|至|到|—+)\\s*(${DATE}))?`);
const WORKED = /(?:调休)?(?:上班|补班)$/;

/**
 * Reads a notice line by line: `2027-01-01..2027-01-03 元旦` is a holiday, `2027-02-06 春节调休上班` a day worked in
 * exchange; several dates are separated by commas or 、. Lines that can't be read carry a message and bring no days.
 */
export function readNotice(text: string): ReadNotice {
  const rows = text
    .split(/\r?\n/)
    .map((each, index) => ({ line: index + 1, text: each.trim() }))
    .filter((each) => each.text !== '' && !each.text.startsWith('#'))
    .map(({ line, text: each }) => readLine(line, each));
  const daysOf = (kind: NoticeRow['kind']) =>
    rows
      .filter((row) => row.kind === kind)
      .flatMap(({ dates, name }) => dates.map((date) => ({ date, name })));
  return { rows, holidays: daysOf('HOLIDAY'), makeUps: daysOf('MAKE_UP') };
}

function readLine(line: number, text: string): NoticeRow {
  const failed = (message: string): NoticeRow => ({ line, text, kind: null, dates: [], name: '', message });
  const dates: string[] = [];
  let rest = text.normalize('NFKC').trim();
  for (;;) {
    const span = SPAN.exec(rest);
    if (!span) return failed('每行以日期开头，如 2027-01-01..2027-01-03 元旦');
    const from = plainDate(span[1] as string);
    const to = span[2] === undefined ? from : plainDate(span[2]);
    const wrong = [from, to].find((date) => !isDate(date));
    if (wrong) return failed(`“${wrong}”不是有效的日期`);
    if (to < from) return failed(`结束日期${to}早于开始日期${from}`);
    if (daysBetween(from, to) >= MAX_DAYS) return failed(`一段不能超过${MAX_DAYS}天`);
    dates.push(...datesBetween(from, to, MAX_DAYS));
    rest = rest.slice(span[0].length).trim();
    const separator = /^[、,;]\s*/.exec(rest);
    if (!separator) break;
    rest = rest.slice(separator[0].length);
  }
  const name = rest.replace(WORKED, '').trim();
  if (name === '') return failed('日期后须写明节日名称');
  if (name.length > 20) return failed('节日名称不超过20个字');
  return { line, text, kind: WORKED.test(rest) ? 'MAKE_UP' : 'HOLIDAY', dates, name, message: null };
}

/** `2027年1月1日`, `2027/1/1` and `2027.1.1` as `2027-01-01`. */
function plainDate(text: string): string {
  const [year = '', month = '', day = ''] = text.match(/\d+/g) ?? [];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The line of a pasted notice that brought the n-th holiday or make-up day; undefined when there is none. */
export function lineOf(read: ReadNotice, list: 'holidays' | 'makeUps', index: number): number | undefined {
  const kind = list === 'holidays' ? 'HOLIDAY' : 'MAKE_UP';
  let left = index;
  for (const row of read.rows) {
    if (row.kind !== kind) continue;
    if (left < row.dates.length) return row.line;
    left -= row.dates.length;
  }
  return undefined;
}
