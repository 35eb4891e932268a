import { addDays, weekday, yearOf } from './dates';
import type { CalendarSlice, DayStatus } from './types';

export { addDays, addMonthsClipped, chinaDate, chinaInstant, endOf } from './dates';

/**
 * Whether a day is worked, and why. A closure of the organisation beats everything, then the national
 * arrangement, then the ordinary week. Never throws for a year without data: that day is provisional.
 */
export function dayStatus(date: string, cal: CalendarSlice): DayStatus {
  const provisional = !cal.announcedYears.includes(yearOf(date));
  const closure = cal.closures?.[date];
  if (closure !== undefined) return { working: false, reason: 'CLOSURE', name: closure, provisional };
  const makeUp = cal.makeUps[date];
  if (makeUp !== undefined) return { working: true, reason: 'MAKE_UP', name: makeUp, provisional };
  const holiday = cal.holidays[date];
  if (holiday !== undefined) return { working: false, reason: 'HOLIDAY', name: holiday, provisional };
  const day = weekday(date);
  if (day === 0 || day === 6) return { working: false, reason: 'WEEKEND', provisional };
  return { working: true, reason: 'WEEKDAY', provisional };
}

export function isWorkingDay(date: string, cal: CalendarSlice): boolean {
  return dayStatus(date, cal).working;
}

/** The first working day after the date. */
export function nextWorkingDay(date: string, cal: CalendarSlice): string {
  return workingDayFrom(addDays(date, 1), cal);
}

/** The date itself when it is worked, otherwise the next working day. */
export function workingDayFrom(date: string, cal: CalendarSlice): string {
  let day = date;
  while (!isWorkingDay(day, cal)) day = addDays(day, 1);
  return day;
}

/** The n-th working day after an event day, which is not counted itself (GR-T3, AMB-GR-5); n ≥ 1. */
export function addWorkingDays(date: string, n: number, cal: CalendarSlice): string {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`working days must be a whole number from 1: ${n}`);
  let day = date;
  for (let i = 0; i < n; i++) day = nextWorkingDay(day, cal);
  return day;
}

/** True when any year from one date to the other is not announced; false when `to` is before `from`. */
export function touchesUnannouncedYear(from: string, to: string, cal: CalendarSlice): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    if (!cal.announcedYears.includes(year)) return from <= to;
  }
  return false;
}

function ofYears(days: Record<string, string>, fromYear: number, toYear: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(days).filter(([date]) => yearOf(date) >= fromYear && yearOf(date) <= toYear),
  );
}

/** The calendar cut down to some years, both included, so that a process carries only what it needs. */
export function sliceCalendar(cal: CalendarSlice, fromYear: number, toYear: number): CalendarSlice {
  return {
    version: cal.version,
    announcedYears: cal.announcedYears.filter((year) => year >= fromYear && year <= toYear),
    holidays: ofYears(cal.holidays, fromYear, toYear),
    makeUps: ofYears(cal.makeUps, fromYear, toYear),
    ...(cal.closures ? { closures: ofYears(cal.closures, fromYear, toYear) } : {}),
  };
}
