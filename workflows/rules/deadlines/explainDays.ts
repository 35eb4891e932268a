import { addDays, chinaDate, chinaTime } from '../calendar/dates';
import { dayStatus } from '../calendar/workingDays';
import { lastDayOfPeriod } from './dayLimit';
import { pauseOnDay } from './pauses';
import { dayOffText } from './texts';
import type { Deadline, DeadlineInput, ExplanationLine, Pause } from './types';

/** What an explanation needs besides the limit: the pauses that took effect and the words to use. */
export interface ExplainContext {
  input: DeadlineInput;
  deadline: Deadline;
  pauses: Pause[];
  event: string;
  groundName: (ground: string) => string;
}

/** Text of a day's pauses that begin on it: the day itself keeps its own status. */
function stopText(date: string, { pauses, groundName }: ExplainContext): string {
  return pauses
    .filter((p) => chinaDate(p.from) === date)
    .map((p) => {
      const name = groundName(p.ground);
      return p.to !== null && chinaDate(p.to) === date ? `，当日${name}并恢复` : `，当日起${name}`;
    })
    .join('');
}

function pausedText(date: string, pause: Pause, groundName: (ground: string) => string): string {
  const name = groundName(pause.ground);
  return pause.to !== null && chinaDate(pause.to) === date ? `${name}结束当日，不计` : `${name}期间，不计`;
}

function workingDayLine(date: string, used: number, total: number, input: DeadlineInput): ExplanationLine {
  const status = dayStatus(date, input.calendar);
  if (!status.working) return line(date, null, `${dayOffText(status)}，不计`);
  if (used === total) return line(date, null, '时限已用完，于恢复后的首个下班时届满');
  const note = `${status.reason === 'MAKE_UP' ? '调休上班，' : ''}第${used + 1}个工作日`;
  return line(date, used + 1, status.provisional ? `${note}（暂定）` : note);
}

function calendarDayLine(date: string, used: number, total: number, input: DeadlineInput): ExplanationLine {
  const status = dayStatus(date, input.calendar);
  if (used === total) {
    return line(date, null, status.working ? '顺延至此日' : `${dayOffText(status)}，顺延`);
  }
  const rollOver = used + 1 === total && !status.working;
  return line(date, used + 1, `第${used + 1}日${rollOver ? `，逢${dayOffText(status)}，顺延` : ''}`);
}

function line(date: string, ordinal: number | null, text: string): ExplanationLine {
  return { date, counted: ordinal !== null, ordinal, text };
}

/** Every day of a limit in days, from the day of the event to the day it ends (or to the stop while paused). */
export function dayLines(context: ExplainContext, total: number): ExplanationLine[] {
  const { input, deadline, pauses } = context;
  const origin = chinaDate(input.origin);
  const open = pauses.find((p) => p.to === null);
  const end = chinaDate(deadline.due ?? open?.from ?? input.origin);
  const lineOf = input.clock.unit === 'WORKING_DAYS' ? workingDayLine : calendarDayLine;
  const lines: ExplanationLine[] = [];
  let used = 0;
  for (let date = origin; date <= end; date = addDays(date, 1)) {
    const pause = pauseOnDay(date, pauses);
    const base =
      date === origin
        ? line(date, null, `${context.event}当日不计入`)
        : pause
          ? line(date, null, pausedText(date, pause, context.groundName))
          : lineOf(date, used, total, input);
    if (base.counted) used++;
    const close = deadline.due && date === end ? `，${chinaTime(deadline.due)}届满` : '';
    lines.push({ ...base, text: `${base.text}${stopText(date, context)}${close}` });
  }
  return lines;
}

/** The same, without the uneventful days in the middle: for limits of months. */
export function keyDayLines(context: ExplainContext, total: number): ExplanationLine[] {
  const lines = dayLines(context, total);
  return lines.filter(
    (l, i) =>
      l.ordinal === null || l.ordinal === total || i === lines.length - 1 || l.text !== `第${l.ordinal}日`,
  );
}

/** The few days that matter to a limit at the end of a calendar period. */
export function periodLines(context: ExplainContext): ExplanationLine[] {
  const { input, deadline, pauses } = context;
  const origin = chinaDate(input.origin);
  const last = lastDayOfPeriod(input);
  const texts = new Map<string, string>([[origin, `${context.event}当日`]]);
  const add = (date: string, text: string) =>
    texts.set(date, texts.has(date) ? `${texts.get(date)}，${text}` : text);
  for (const pause of pauses) {
    const name = context.groundName(pause.ground);
    add(chinaDate(pause.from), `当日起${name}`);
    if (pause.to !== null) add(chinaDate(pause.to), `当日${name}结束`);
  }
  if (deadline.due) {
    add(last, '期间最后一日');
    add(chinaDate(deadline.due), `${chinaTime(deadline.due)}届满`);
  }
  return [...texts.keys()].sort().map((date) => line(date, null, texts.get(date)!));
}
