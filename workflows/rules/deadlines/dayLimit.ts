import { addDays, addMonthsClipped, chinaDate, chinaInstant, daysBetween, endOf } from '../calendar/dates';
import { officeClose } from '../calendar/officeHours';
import { isWorkingDay, touchesUnannouncedYear, workingDayFrom } from '../calendar/workingDays';
import { effectivePauses } from './pauses';
import type { Deadline, DeadlineInput, Pause } from './types';

/** An allowance of days: either working days only, or every day of the calendar. */
interface Allowance {
  days: number;
  workingOnly: boolean;
}

/** The last moment of a day by the policy, as its last inclusive minute: close of business or 23:59 (domain §12). */
export function endOfDay(date: string, input: DeadlineInput): string {
  return input.policy.lastWorkingDayEndsAt === 'MIDNIGHT'
    ? chinaInstant(date, '23:59')
    : officeClose(date, input.hours);
}

/** The first end of a working day that is not before the instant. */
function firstEndOfDayFrom(instant: string, input: DeadlineInput): string {
  const day = workingDayFrom(chinaDate(instant), input.calendar);
  const end = endOfDay(day, input);
  return end >= instant ? end : endOfDay(workingDayFrom(addDays(day, 1), input.calendar), input);
}

/** Allowance of a clock in days; a number of months is laid out as the days up to the same day of the month. */
function allowanceOf(input: DeadlineInput, origin: string): Allowance {
  const { clock } = input;
  if (clock.unit === 'WORKING_DAYS') return { days: clock.n, workingOnly: true };
  if (clock.unit === 'CALENDAR_DAYS') return { days: clock.n, workingOnly: false };
  if (clock.unit === 'MONTHS') {
    return { days: daysBetween(origin, addMonthsClipped(origin, clock.n)), workingOnly: false };
  }
  throw new RangeError(`not a clock of days: ${clock.unit}`);
}

function countDays(after: string, upTo: string, workingOnly: boolean, input: DeadlineInput): number {
  if (!workingOnly) return Math.max(0, daysBetween(after, upTo));
  let count = 0;
  for (let day = addDays(after, 1); day <= upTo; day = addDays(day, 1)) {
    if (isWorkingDay(day, input.calendar)) count++;
  }
  return count;
}

function lastDay(after: string, allowance: Allowance, input: DeadlineInput): string {
  if (!allowance.workingOnly) return addDays(after, allowance.days);
  let day = after;
  for (let i = 0; i < allowance.days; i++) day = workingDayFrom(addDays(day, 1), input.calendar);
  return day;
}

/**
 * Limit in working days, calendar days or months. The day of the event is not counted; a last day that is not
 * worked moves to the next working day. After a pause the rest is laid out from the day after resuming; when the
 * stop used the last day, the limit ends with the first working day that ends after resuming. A stop made when
 * the limit is already over changes nothing.
 */
export function dayDeadline(input: DeadlineInput): Deadline {
  const origin = chinaDate(input.origin);
  const allowance = allowanceOf(input, origin);
  const workingOnly = allowance.workingOnly;
  const unit = workingOnly ? 'WORKING_DAYS' : 'CALENDAR_DAYS';
  let nominal = lastDay(origin, allowance, input);
  let due = endOfDay(workingDayFrom(nominal, input.calendar), input);
  let left = allowance.days;
  let day = origin;
  for (const pause of effectivePauses(input.origin, input.pauses)) {
    if (pause.from > due) break;
    const stop = chinaDate(pause.from);
    left = Math.max(0, left - countDays(day, stop, workingOnly, input));
    if (pause.to === null) {
      const provisional = workingOnly && touchesUnannouncedYear(addDays(origin, 1), stop, input.calendar);
      return { due: null, provisional, remaining: { unit, n: left } };
    }
    day = chinaDate(pause.to);
    if (left === 0) {
      due = firstEndOfDayFrom(pause.to, input);
      continue;
    }
    nominal = lastDay(day, { days: left, workingOnly }, input);
    due = endOfDay(workingDayFrom(nominal, input.calendar), input);
  }
  const consulted = workingOnly ? addDays(origin, 1) : nominal;
  return {
    due,
    provisional: touchesUnannouncedYear(consulted, chinaDate(due), input.calendar),
    remaining: null,
  };
}

function resumedAfter(due: string, pause: Pause): boolean {
  return pause.from <= due && pause.to !== null && pause.to > due;
}

/** The last day of a limit that ends with a calendar period or a named day. */
export function lastDayOfPeriod({ clock, origin }: DeadlineInput): string {
  if (clock.unit === 'UNTIL') return clock.date;
  if (clock.unit === 'END_OF') return endOf(chinaDate(origin), clock.period);
  throw new RangeError(`not a clock of a period: ${clock.unit}`);
}

/**
 * Limit at the end of a calendar month, quarter, half year or year, or of a named day. Such a period ends with its own last day,
 * worked or not, and a pause inside it does not move it; only when the period ends during a pause does the limit
 * move to the first working day that ends after resuming.
 */
export function periodDeadline(input: DeadlineInput): Deadline {
  const last = lastDayOfPeriod(input);
  let due = chinaInstant(last, '23:59');
  for (const pause of effectivePauses(input.origin, input.pauses)) {
    if (pause.from > due) break;
    if (pause.to === null) {
      const n = Math.max(0, daysBetween(chinaDate(pause.from), last));
      return { due: null, provisional: false, remaining: { unit: 'CALENDAR_DAYS', n } };
    }
    if (resumedAfter(due, pause)) due = firstEndOfDayFrom(pause.to, input);
  }
  const moved = chinaDate(due) > last;
  return {
    due,
    provisional: moved && touchesUnannouncedYear(last, chinaDate(due), input.calendar),
    remaining: null,
  };
}
