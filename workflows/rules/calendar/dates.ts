import type { Period } from './types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const CHINA_OFFSET = 8 * 60 * MINUTE;
/** Minutes of a day. */
export const DAY_MINUTES = 24 * 60;

function dayNumber(date: string): number {
  const day = Date.parse(`${date}T00:00:00.000Z`) / DAY;
  if (!Number.isInteger(day) || dateOfDayNumber(day) !== date) throw new RangeError(`not a date: ${date}`);
  return day;
}

function dateOfDayNumber(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Minutes of `HH:MM` since midnight, `24:00` included; throws RangeError on anything else. */
export function minuteOfDay(time: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!(minutes <= DAY_MINUTES) || Number(match?.[2]) > 59) throw new RangeError(`not a time: ${time}`);
  return minutes;
}

/** Whole China-time minutes of a UTC instant, counted from 1970-01-01 00:00 China time; seconds are dropped. */
export function chinaMinute(instant: string): number {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${instant}`);
  return Math.floor((time + CHINA_OFFSET) / MINUTE);
}

/** UTC instant at which a China-time minute (see chinaMinute) begins. */
export function instantOfChinaMinute(minute: number): string {
  return new Date(minute * MINUTE - CHINA_OFFSET).toISOString();
}

/** The instant with its seconds dropped: all limits are measured with minute precision (AMB-GR-1). */
export function floorMinute(instant: string): string {
  return instantOfChinaMinute(chinaMinute(instant));
}

/** Date in China of a UTC instant. */
export function chinaDate(instant: string): string {
  return dateOfDayNumber(Math.floor(chinaMinute(instant) / DAY_MINUTES));
}

/** `HH:MM` in China of a UTC instant. */
export function chinaTime(instant: string): string {
  return timeOfMinute(chinaMinute(instant) % DAY_MINUTES);
}

/** `HH:MM` of a number of minutes since midnight. */
export function timeOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** UTC instant of a China date and `HH:MM`; `24:00` is the first moment of the next day. */
export function chinaInstant(date: string, time: string): string {
  return instantOfChinaMinute(dayNumber(date) * DAY_MINUTES + minuteOfDay(time));
}

/** The date `n` days later (earlier when negative). */
export function addDays(date: string, n: number): string {
  return dateOfDayNumber(dayNumber(date) + n);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, 0 = Sunday … 6 = Saturday. */
export function weekday(date: string): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function lastDayOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The same day `n` months later, clipped to the last day of a shorter month (AMB-ALL-3). */
export function addMonthsClipped(date: string, n: number): string {
  dayNumber(date);
  const months = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + n;
  const last = lastDayOfMonth(Math.floor(months / 12), (months % 12) + 1);
  return date.slice(8) < last.slice(8) ? `${last.slice(0, 8)}${date.slice(8)}` : last;
}

const PERIOD_MONTHS: Record<Period, number> = { MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 };

/** Last day of the calendar month, quarter, half year or year that holds the date (AMB-ALL-2). */
export function endOf(date: string, period: Period): string {
  dayNumber(date);
  const size = PERIOD_MONTHS[period];
  return lastDayOfMonth(yearOf(date), Math.ceil(Number(date.slice(5, 7)) / size) * size);
}
