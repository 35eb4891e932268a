import {
  addDays,
  chinaDate,
  chinaInstant,
  chinaMinute,
  chinaTime,
  DAY_MINUTES,
  timeOfMinute,
} from '../calendar/dates';
import { slotsOf } from '../calendar/officeHours';
import { dayStatus } from '../calendar/workingDays';
import type { ExplainContext } from './explainDays';
import { dayOffText } from './texts';
import type { ExplanationLine } from './types';

/** Minutes of one date, `from` inclusive and `to` exclusive, in China minutes. */
interface Stretch {
  from: number;
  to: number;
}

/** Cuts a hole out of stretches. */
function without(stretches: Stretch[], hole: Stretch): Stretch[] {
  return stretches
    .flatMap((s) => [
      { from: s.from, to: Math.min(s.to, hole.from) },
      { from: Math.max(s.from, hole.to), to: s.to },
    ])
    .filter((s) => s.from < s.to);
}

function within(stretches: Stretch[], window: Stretch): Stretch[] {
  return stretches
    .map((s) => ({ from: Math.max(s.from, window.from), to: Math.min(s.to, window.to) }))
    .filter((s) => s.from < s.to);
}

/** The stretches of a date in which the clock could run. */
function openStretches(date: string, { input }: ExplainContext): Stretch[] {
  const midnight = chinaMinute(chinaInstant(date, '00:00'));
  if (input.policy.hourClock === 'WALL') return [{ from: midnight, to: midnight + DAY_MINUTES }];
  if (!dayStatus(date, input.calendar).working) return [];
  return slotsOf(input.hours).map((slot) => ({ from: midnight + slot.from, to: midnight + slot.to }));
}

function stretchText(stretches: Stretch[]): string {
  return stretches
    .map((s) => {
      const midnight = Math.floor(s.from / DAY_MINUTES) * DAY_MINUTES;
      return `${timeOfMinute(s.from - midnight)}—${timeOfMinute(s.to - midnight)}`;
    })
    .join('、');
}

function minuteLine(date: string, window: Stretch, context: ExplainContext): ExplanationLine {
  const { input, pauses, groundName } = context;
  const open = openStretches(date, context);
  const offered = within(open, window);
  const holes = pauses.map((p) => ({
    from: chinaMinute(p.from),
    to: p.to === null ? Number.MAX_SAFE_INTEGER : chinaMinute(p.to),
    ground: p.ground,
  }));
  const counted = holes.reduce(without, offered);
  const minutes = counted.reduce((sum, s) => sum + s.to - s.from, 0);
  const parts: string[] = [];
  const status = dayStatus(date, input.calendar);
  if (minutes > 0) {
    const makeUp = input.policy.hourClock === 'OFFICE' && status.reason === 'MAKE_UP' ? '调休上班，' : '';
    parts.push(`${makeUp}计入${minutes}分钟（${stretchText(counted)}）`);
  }
  for (const hole of holes) {
    const stopped = within(offered, hole);
    if (stopped.length > 0) parts.push(`${groundName(hole.ground)}期间（${stretchText(stopped)}），不计`);
  }
  if (parts.length === 0)
    parts.push(open.length === 0 ? `${dayOffText(status)}，不计` : '办公时间以外，不计');
  return { date, counted: minutes > 0, ordinal: null, minutes, text: parts.join('；') };
}

/** Every day of an hour clock with the minutes that ran on it, up to the due instant or to the open pause. */
export function minuteLines(context: ExplainContext): ExplanationLine[] {
  const { input, deadline, pauses } = context;
  const end = deadline.due ?? pauses.find((p) => p.to === null)?.from ?? input.origin;
  const window = { from: chinaMinute(input.origin), to: chinaMinute(end) };
  const lines: ExplanationLine[] = [];
  for (let date = chinaDate(input.origin); date <= chinaDate(end); date = addDays(date, 1)) {
    const base = minuteLine(date, window, context);
    const close = deadline.due && date === chinaDate(end) ? `，${chinaTime(end)}届满` : '';
    lines.push({ ...base, text: `${base.text}${close}` });
  }
  return lines;
}
