import { addMonthsClipped, chinaDate, daysBetween } from '../calendar/dates';
import { computeDeadline } from './deadline';
import { dayLines, type ExplainContext, keyDayLines, periodLines } from './explainDays';
import { minuteLines } from './explainMinutes';
import { effectivePauses } from './pauses';
import {
  allowanceText,
  instantText,
  PAUSE_GROUND_NAMES,
  provisionalText,
  remainingText,
  ruleNote,
} from './texts';
import type { DeadlineInput, Explanation, ExplanationLine } from './types';

/** Words for one explanation: what the starting event is called (收到, 受理 …) and names of pause grounds. */
export interface ExplainOptions {
  event?: string;
  grounds?: Record<string, string>;
}

/**
 * The limit day by day in Chinese: the event day that is not counted, each counted day with its number or minutes,
 * the reason of every day that does not count, pauses with their ground. `due` and `provisional` are those of
 * computeDeadline. Stops made after the limit was over had no effect and are not shown.
 */
export function explainDeadline(input: DeadlineInput, options: ExplainOptions = {}): Explanation {
  const deadline = computeDeadline(input);
  const { due, provisional } = deadline;
  const names = { ...PAUSE_GROUND_NAMES, ...options.grounds };
  const context: ExplainContext = {
    input,
    deadline,
    pauses: effectivePauses(input.origin, input.pauses).filter((p) => due === null || p.from <= due),
    event: options.event ?? '起算',
    groundName: (ground) => names[ground] ?? '中止',
  };
  return {
    summary: summaryOf(context),
    ruleNote: ruleNote(input.clock, input.policy),
    lines: linesOf(context),
    due,
    provisional,
  };
}

function linesOf(context: ExplainContext): ExplanationLine[] {
  const { clock, origin } = context.input;
  switch (clock.unit) {
    case 'OFFICE_MINUTES':
      return minuteLines(context);
    case 'MONTHS': {
      const start = chinaDate(origin);
      return keyDayLines(context, daysBetween(start, addMonthsClipped(start, clock.n)));
    }
    case 'END_OF':
    case 'UNTIL':
      return periodLines(context);
    default:
      return dayLines(context, clock.n);
  }
}

function summaryOf(context: ExplainContext): string {
  const { input, deadline, pauses, event, groundName } = context;
  const start = `${instantText(input.origin)}${event}，限${allowanceText(input.clock, input.policy)}`;
  const open = pauses.find((p) => p.to === null);
  if (open && deadline.remaining) {
    const goOn = input.clock.unit === 'OFFICE_MINUTES' ? '恢复时起' : '恢复次日起';
    const left = remainingText(deadline.remaining);
    return `${start}；自${instantText(open.from)}起因${groundName(open.ground)}停止计算，尚余${left}，${goOn}继续计算。`;
  }
  const due = deadline.due ?? input.origin;
  const stops = pauses.length > 0 ? `，其间停止计算${pauses.length}次` : '';
  const note = deadline.provisional
    ? provisionalText(chinaDate(input.origin), chinaDate(due), input.calendar)
    : '';
  return `${start}${stops}，至${instantText(due)}届满。${note}`;
}
