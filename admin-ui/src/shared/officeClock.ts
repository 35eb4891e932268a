import { officeMinutesBetween } from '../../../workflows/rules/deadlines/elapsed';
import type { CalendarSlice, ObligationView, OfficeHours } from './types';

/** What a countdown is laid out with: the calendar and the office hours of the person's organisation. */
export interface OfficeTime {
  calendar: CalendarSlice;
  hours: OfficeHours;
}

const MINUTE = 60_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** Whether an instant (ms) lies in office time. */
export const inOffice = (at: number, office: OfficeTime): boolean =>
  officeMinutesBetween(iso(at), iso(at + MINUTE), office.calendar, office.hours) > 0;

/** Office milliseconds from one instant (ms) to a later one; whole minutes by the rules, seconds of the last minute. */
export function officeElapsedMs(from: number, to: number, office: OfficeTime): number {
  if (to <= from) return 0;
  const whole = officeMinutesBetween(iso(from), iso(to), office.calendar, office.hours) * MINUTE;
  const tail = inOffice(to, office) ? to % MINUTE : 0;
  const head = inOffice(from, office) ? from % MINUTE : 0;
  return Math.max(0, whole + tail - head);
}

/**
 * Office milliseconds left at the live instant, negative when late: what the server counted at `now`, less the
 * office time since then. Null while the clock stands still or has ended.
 */
export function officeMsLeft(
  obligation: Pick<ObligationView, 'officeMinutesLeft' | 'status'>,
  now: number,
  live: number,
  office: OfficeTime | null,
): number | null {
  const { officeMinutesLeft, status } = obligation;
  if (officeMinutesLeft === null || (status !== 'OPEN' && status !== 'BREACHED')) return null;
  const left = officeMinutesLeft * MINUTE;
  return office ? left - officeElapsedMs(now, live, office) : left;
}

/** `2个办公日3小时5分`, `35分20秒`; a day is the organisation's office day, not 24 hours. */
export function durationText(ms: number, minutesOfDay: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}分${String(seconds % 60).padStart(2, '0')}秒`;
  const days = Math.floor(minutes / minutesOfDay);
  const rest = minutes % minutesOfDay;
  const hours = `${Math.floor(rest / 60)}小时${rest % 60}分`;
  if (days === 0) return hours;
  return rest === 0 ? `${days}个办公日` : `${days}个办公日${hours}`;
}
