import { addDays, chinaDate, chinaInstant, chinaMinute, instantOfChinaMinute } from '../calendar/dates';
import { slotsOf } from '../calendar/officeHours';
import type { CalendarSlice, OfficeHours } from '../calendar/types';
import { isWorkingDay } from '../calendar/workingDays';

/** A stretch of office time on one date, in China minutes (see chinaMinute). */
export interface OfficeStretch {
  date: string;
  from: number;
  to: number;
}

/** Office time from an instant on, slot by slot, without end; the first stretch may begin inside a slot. */
export function* officeStretches(
  at: string,
  cal: CalendarSlice,
  hours: OfficeHours,
): Generator<OfficeStretch> {
  const slots = slotsOf(hours);
  const start = chinaMinute(at);
  for (let date = chinaDate(at); ; date = addDays(date, 1)) {
    if (!isWorkingDay(date, cal)) continue;
    const midnight = chinaMinute(chinaInstant(date, '00:00'));
    for (const slot of slots) {
      const from = Math.max(midnight + slot.from, start);
      if (from < midnight + slot.to) yield { date, from, to: midnight + slot.to };
    }
  }
}

/**
 * Office minutes from one instant to another, negative when `to` is earlier. Seconds are dropped on both sides,
 * so that minutes add up over any split of a span.
 */
export function officeMinutesBetween(
  from: string,
  to: string,
  cal: CalendarSlice,
  hours: OfficeHours,
): number {
  const end = chinaMinute(to);
  if (end < chinaMinute(from)) return 0 - officeMinutesBetween(to, from, cal, hours);
  let minutes = 0;
  for (const stretch of officeStretches(from, cal, hours)) {
    if (stretch.from >= end) break;
    minutes += Math.min(stretch.to, end) - stretch.from;
  }
  return minutes;
}

/**
 * The instant after so many office minutes (AMB-GR-1). Outside office hours the count starts with the next slot;
 * a period that would end exactly when a slot ends is due at that moment. Throws RangeError unless `minutes` is
 * a whole number from 0.
 */
export function addOfficeMinutes(
  at: string,
  minutes: number,
  cal: CalendarSlice,
  hours: OfficeHours,
): string {
  if (!Number.isInteger(minutes) || minutes < 0) {
    throw new RangeError(`minutes must be a whole number from 0: ${minutes}`);
  }
  if (minutes === 0) return instantOfChinaMinute(chinaMinute(at));
  let left = minutes;
  for (const stretch of officeStretches(at, cal, hours)) {
    if (left <= stretch.to - stretch.from) return instantOfChinaMinute(stretch.from + left);
    left -= stretch.to - stretch.from;
  }
  throw new RangeError('office time has no end');
}

/** The instant itself inside office hours, otherwise the start of the next slot. */
export function nextOfficeMoment(at: string, cal: CalendarSlice, hours: OfficeHours): string {
  for (const stretch of officeStretches(at, cal, hours)) return instantOfChinaMinute(stretch.from);
  throw new RangeError('office time has no end');
}
