import type { Period } from './types';

const MINUTE = 60_000;
const CHINA_OFFSET = 8 * 60 * MINUTE;
/** Minutes of a day. */
export const DAY_MINUTES = 24 * 60;

/** Days since 1970-01-01 of a civil date; years are counted from March so that the leap day comes last. */
function dayNumberOf(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

function dayNumber(date: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (match) {
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month)) {
      return dayNumberOf(year, month, day);
    }
  }
  throw new RangeError(`not a date: ${date}`);
}

function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function dateOfDayNumber(number: number): string {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return dateText(year, month, ofYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

function dateText(year: number, month: number, day: number): string {
  const pad = (n: number) => (n < 10 ? `0${n}` : String(n));
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
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
  return dateText(year, month, daysOfMonth(year, month));
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
