import { checkNotice } from '../../../workflows/rules/calendar/draft';
import { lineOf, type NoticeRow, readNotice } from '../../../workflows/rules/calendar/noticeText';
import type { CalendarSlice } from '../../../workflows/rules/calendar/types';

/** A pasted notice as the server will judge it: lines with their errors, errors of no line, and what is unusual. */
export interface CheckedNotice {
  rows: NoticeRow[];
  problems: string[];
  warnings: string[];
}

/** Reads and checks a notice on top of the version in force, with the rules of the server. */
export function checkedNotice(
  published: CalendarSlice,
  { year, text, correction }: { year: string; text: string; correction: boolean },
): CheckedNotice {
  const read = readNotice(text);
  if (read.rows.length === 0) return { rows: [], problems: [], warnings: [] };
  const { holidays, makeUps } = read;
  const { errors, warnings } = checkNotice(published, { year: Number(year), holidays, makeUps, correction });
  const ofLines = new Map<number, string>();
  const problems: string[] = [];
  for (const { field, message } of errors) {
    const [, list, index] = /^(holidays|makeUps)\.(\d+)\./.exec(field) ?? [];
    const line = list && lineOf(read, list as 'holidays' | 'makeUps', Number(index));
    if (!line) problems.push(message);
    else if (!ofLines.has(line)) ofLines.set(line, message);
  }
  const rows = read.rows.map((row) => ({ ...row, message: row.message ?? ofLines.get(row.line) ?? null }));
  const allRead = rows.every((row) => row.message === null);
  return { rows, problems, warnings: allRead ? warnings.map(({ message }) => message) : [] };
}
