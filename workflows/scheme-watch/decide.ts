import { refuse } from '../rules/decision';
import type { Step } from './draft';
import type { SchemeWatchState } from './state';
import { adoptVersion, explainMissed, passTime, recalculate, recordHeld, takeCalendar } from './steps';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see SchemeWatchCommands)
const STEPS: Record<string, (state: SchemeWatchState, command: any, at: string) => Step> = {
  explainMissed,
  adoptVersion,
  recalculate,
  takeCalendar,
  recordHeld,
  passTime,
};

/** The one way in which the watch changes. Pure; the same inputs give the same answer on every replay. */
export function decideStep(state: SchemeWatchState, name: string, args: unknown, at: string): Step {
  const step = STEPS[name];
  return step ? step(state, args, at) : refuse('UNKNOWN_COMMAND', '没有这个操作', 'OCCASIONS');
}
