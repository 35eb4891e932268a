import { chinaInstant, minuteOfDay } from './dates';
import type { OfficeHours } from './types';

/** An office slot in minutes since midnight. */
export interface Slot {
  from: number;
  to: number;
}

/** A Chinese sentence saying what is wrong with office hours, or null when they can be used. */
export function officeHoursProblem(hours: OfficeHours): string | null {
  if (hours.slots.length === 0) return '办公时间至少要有一个时段';
  let end = -1;
  for (const slot of hours.slots) {
    if (![slot.from, slot.to].every((time) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time))) {
      return '办公时间须写成“09:00”这样的时刻';
    }
    if (slot.from >= slot.to) return '每个时段的结束时刻须晚于开始时刻';
    if (minuteOfDay(slot.from) < end) return '办公时段须按先后排列且不得重叠';
    end = minuteOfDay(slot.to);
  }
  return null;
}

/** The slots in minutes; throws RangeError for hours that officeHoursProblem refuses. */
export function slotsOf(hours: OfficeHours): Slot[] {
  const problem = officeHoursProblem(hours);
  if (problem) throw new RangeError(problem);
  return hours.slots.map((slot) => ({ from: minuteOfDay(slot.from), to: minuteOfDay(slot.to) }));
}

/** Office minutes of one working day. */
export function minutesPerDay(hours: OfficeHours): number {
  return slotsOf(hours).reduce((sum, slot) => sum + slot.to - slot.from, 0);
}

/** UTC instant of close of business on a date. */
export function officeClose(date: string, hours: OfficeHours): string {
  return chinaInstant(date, hours.slots[hours.slots.length - 1]!.to);
}

/** UTC instant reached after so many office minutes of a working day; at a slot's end it is that end. */
export function officeMomentOn(date: string, minutes: number, hours: OfficeHours): string {
  let left = minutes;
  for (const slot of hours.slots) {
    const length = minuteOfDay(slot.to) - minuteOfDay(slot.from);
    if (left <= length) {
      const start = Date.parse(chinaInstant(date, slot.from));
      return new Date(start + left * 60_000).toISOString();
    }
    left -= length;
  }
  return officeClose(date, hours);
}
