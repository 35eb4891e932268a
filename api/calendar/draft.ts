import { addDraft } from '../../db/queries/calendar';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { checkNotice, type NoticeProblem, type YearNotice } from '../../workflows/rules/calendar/draft';
import { lineOf, type ReadNotice, readNotice } from '../../workflows/rules/calendar/noticeText';
import type { AppContext } from '../context';
import { type FieldError, notFound, ProblemError } from '../errors';
import { fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { actOf, keyReused } from './act';
import type { DraftBody } from './schemas';

export interface DraftMade {
  version: string;
  rows: ReadNotice['rows'];
  warnings: NoticeProblem[];
}

/** Makes a draft of the published version and the notice; 422 NOTICE_INVALID with an error for each line or field. */
export async function draftFromNotice(
  ctx: AppContext,
  viewer: Viewer,
  body: DraftBody,
  key: string,
): Promise<DraftMade> {
  const published = await findPublishedCalendar(ctx.db);
  if (!published) throw notFound('已发布的工作日历');
  const read = body.text === undefined ? null : readNotice(body.text);
  const { holidays = [], makeUps = [] } = read ?? body;
  const notice: YearNotice = { year: body.year, correction: body.correction, holidays, makeUps };
  const { errors, warnings } = checkNotice(published, notice);
  const act = actOf(viewer, key, fingerprintOf(viewer.accountId, 'draftCalendar', 'calendar', body));
  const unread = (read?.rows ?? []).filter((row) => row.message !== null);
  const problems: FieldError[] = [
    ...unread.map((row) => atLine(row.line, { code: 'LINE_NOT_UNDERSTOOD', message: row.message as string })),
    ...errors.map((error) => (read ? onItsLine(read, error) : error)),
  ];
  if (problems.length > 0) throw refusedNotice(problems);
  const result = await addDraft(ctx.db, published, notice, body.note || null, act);
  if (result.done === 'KEY_REUSED') throw keyReused();
  if (result.done === 'BASE_CHANGED')
    throw new ProblemError(409, 'CALENDAR_BASE_CHANGED', '刚刚发布了另一版日历，请重新录入。');
  return { version: result.version, rows: read?.rows ?? [], warnings };
}

function refusedNotice(errors: FieldError[]): ProblemError {
  const [first] = errors as [FieldError];
  const more = errors.length > 1 ? `（共${errors.length}处）` : '';
  return new ProblemError(422, 'NOTICE_INVALID', `放假安排有误${more}：${first.message}`, {
    field: first.field,
    errors,
  });
}

const atLine = (line: number, { code, message }: Omit<FieldError, 'field'>): FieldError => ({
  field: `text.${line}`,
  code,
  message: `第${line}行：${message}`,
});

/** A problem of a day, told on the line that brought the day. */
function onItsLine(read: ReadNotice, error: NoticeProblem): FieldError {
  const [, list, index] = /^(holidays|makeUps)\.(\d+)\./.exec(error.field) ?? [];
  const line = list && lineOf(read, list as 'holidays' | 'makeUps', Number(index));
  return line ? atLine(line, error) : error;
}
