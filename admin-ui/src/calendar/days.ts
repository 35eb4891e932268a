import { addDays, daysBetween, endOf, weekday } from '../../../workflows/rules/calendar/dates';
import type { CalendarSlice } from '../../../workflows/rules/calendar/types';
import { dayStatus } from '../../../workflows/rules/calendar/workingDays';

/** One cell of a month: its day, the sign beside it (休, 班 or none) and what it is in words. */
export interface DayCell {
  date: string;
  day: number;
  working: boolean;
  sign: '休' | '班' | '';
  words: string;
}

/** The weeks of a month, Monday first; days of other months are null. */
export function weeksOf(year: number, month: number, calendar: CalendarSlice): (DayCell | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const length = daysBetween(first, endOf(first, 'MONTH')) + 1;
  const lead = (weekday(first) + 6) % 7;
  const cells = Array.from({ length: Math.ceil((lead + length) / 7) * 7 }, (_, index) =>
    index < lead || index >= lead + length ? null : cellOf(addDays(first, index - lead), calendar),
  );
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

function cellOf(date: string, calendar: CalendarSlice): DayCell {
  const { working, reason, name } = dayStatus(date, calendar);
  const signs = { HOLIDAY: '休', CLOSURE: '休', MAKE_UP: '班', WEEKDAY: '', WEEKEND: '' } as const;
  const words = {
    HOLIDAY: `${name}放假`,
    CLOSURE: `${name}停办`,
    MAKE_UP: `${name}调休上班`,
    WEEKDAY: '工作日',
    WEEKEND: '周末',
  };
  return { date, day: Number(date.slice(8)), working, sign: signs[reason], words: words[reason] };
}

/** Consecutive dates of one holiday as stretches: `元旦 01-01 至 01-03`. */
export function stretches(days: Record<string, string>, year: number): string[] {
  const found: { name: string; from: string; to: string }[] = [];
  for (const [date, name] of Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!date.startsWith(`${year}-`)) continue;
    const last = found[found.length - 1];
    if (last?.name === name && addDays(last.to, 1) === date) last.to = date;
    else found.push({ name, from: date, to: date });
  }
  const short = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
  return found.map(({ name, from, to }) =>
    from === to ? `${name} ${short(from)}` : `${name} ${short(from)}至${short(to)}`,
  );
}
