import { findOfficeHours } from '../../db/queries/organisation';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { chinaDate, nextWorkingDay } from '../../workflows/rules/calendar/workingDays';
import { nextOfficeMoment } from '../../workflows/rules/deadlines/elapsed';
import { lateFrom } from '../../workflows/rules/obligations/schedule';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';

export type Move = { seconds: number } | { to: string };

const YEAR_MS = 366 * 86_400_000;

/** How far a case or term is to be moved, in milliseconds from its own now; at most a year. */
export async function distanceOf(
  ctx: AppContext,
  row: { nextDueAt: string | null; organisationId: string },
  move: Move,
  now: number,
): Promise<number> {
  const distance = 'seconds' in move ? move.seconds * 1_000 : (await instantOf(ctx, row, move.to, now)) - now;
  if (distance <= 0)
    throw new ProblemError(422, 'NOT_FORWARD', '时间只能向前推进，目标时刻已经过去。', { field: 'to' });
  if (distance > YEAR_MS) throw new ProblemError(422, 'TOO_FAR', '一次最多向前推进一年。', { field: 'to' });
  return distance;
}

async function instantOf(
  ctx: AppContext,
  row: { nextDueAt: string | null; organisationId: string },
  to: string,
  now: number,
): Promise<number> {
  if (to === 'NEXT_DUE') {
    if (!row.nextDueAt) throw new ProblemError(409, 'NOTHING_DUE', '没有正在计算的时限。');
    // The minute of the due instant still counts, so the limit is over when it has run out.
    return Math.max(Date.parse(lateFrom(row.nextDueAt)) + 1_000, now + 1_000);
  }
  if (to !== 'NEXT_WORKING_DAY') return Date.parse(to);
  const [calendar, hours] = await Promise.all([
    findPublishedCalendar(ctx.db),
    findOfficeHours(ctx.db, row.organisationId),
  ]);
  if (!calendar || !hours) throw new ProblemError(409, 'NOT_CONFIGURED', '没有已发布的工作日历。');
  const day = nextWorkingDay(chinaDate(new Date(now).toISOString()), calendar);
  return Date.parse(nextOfficeMoment(chinaInstant(day, '00:00'), calendar, hours));
}
