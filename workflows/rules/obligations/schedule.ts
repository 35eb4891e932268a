import { addDays, chinaDate, chinaMinute, instantOfChinaMinute } from '../calendar/dates';
import { minutesPerDay, officeClose, officeMomentOn } from '../calendar/officeHours';
import type { CalendarSlice } from '../calendar/types';
import { addWorkingDays, isWorkingDay } from '../calendar/workingDays';
import { computeDeadline } from '../deadlines/deadline';
import { effectivePauses, pauseOnDay } from '../deadlines/pauses';
import type { DeadlineInput } from '../deadlines/types';
import { rungOf } from './ladder';
import type { Obligation } from './types';

/** The first instant that is late: `due` is inclusive with minute precision, so its minute has to run out (AMB-GR-1). */
export function lateFrom(dueAt: string): string {
  return instantOfChinaMinute(chinaMinute(dueAt) + 1);
}

/** Whether an act at this instant comes after a due instant. */
export function isLate(at: string, dueAt: string): boolean {
  return chinaMinute(at) > chinaMinute(dueAt);
}

/** What computeDeadline and explainDeadline need to know of an obligation. */
export function deadlineInput(o: Obligation, cal: CalendarSlice): DeadlineInput {
  return {
    origin: o.origin,
    clock: o.clock,
    calendar: cal,
    hours: o.hours,
    policy: o.policy,
    pauses: o.pauses,
  };
}

/**
 * When a rung of the obligation's ladder falls; null when there is no such rung or no due instant.
 * A share is one of the office time of the limit (pauses left out); a rung that would fall inside a pause falls
 * at its end; 100 % is the moment the limit is over.
 */
export function rungInstant(o: Obligation, index: number, cal: CalendarSlice): string | null {
  const rung = rungOf(o.ladder, index);
  if (!rung || o.dueAt === null) return null;
  if ('workingDaysAfterDue' in rung.at) {
    return officeClose(addWorkingDays(chinaDate(o.dueAt), rung.at.workingDaysAfterDue, cal), o.hours);
  }
  if (rung.at.percent >= 100) return lateFrom(o.dueAt);
  const input = deadlineInput(o, cal);
  const at =
    o.clock.unit === 'OFFICE_MINUTES'
      ? shareOfMinutes(input, o.clock.n, rung.at.percent)
      : shareOfDays(input, o.dueAt, rung.at.percent);
  return at === null || at > o.dueAt ? o.dueAt : at;
}

function shareOfMinutes(input: DeadlineInput, n: number, percent: number): string | null {
  const share = Math.max(1, Math.floor((n * percent) / 100));
  return computeDeadline({ ...input, clock: { unit: 'OFFICE_MINUTES', n: share } }).due;
}

function shareOfDays(input: DeadlineInput, dueAt: string, percent: number): string | null {
  const pauses = effectivePauses(input.origin, input.pauses);
  const days: string[] = [];
  const end = chinaDate(dueAt);
  for (let date = addDays(chinaDate(input.origin), 1); date <= end; date = addDays(date, 1)) {
    if (isWorkingDay(date, input.calendar) && !pauseOnDay(date, pauses)) days.push(date);
  }
  const perDay = minutesPerDay(input.hours);
  const share = Math.max(1, Math.floor((days.length * perDay * percent) / 100));
  const full = Math.ceil(share / perDay) - 1;
  const day = days[full];
  if (day === undefined) return null;
  const at = officeMomentOn(day, share - full * perDay, input.hours);
  const pause = pauses.find((p) => p.from <= at && p.to !== null && at < p.to);
  return pause?.to ?? at;
}
