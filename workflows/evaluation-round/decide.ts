import { refuse } from '../rules/decision';
import type { Step } from './draft';
import type { EvaluationRoundState } from './state';
import { fireRungs, order, recalculate, urge } from './steps/clocks';
import { begin, hold, remind, replace } from './steps/collection';
import { EVENT_STEPS, takeEvent } from './steps/events';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see EvaluationRoundCommands)
const STEPS: Record<string, (state: EvaluationRoundState, command: any, at: string) => Step> = {
  begin,
  replace,
  remind,
  hold,
  urge,
  order,
  recalculate,
  fireRungs,
};

/**
 * The one way in which a round changes. Pure. A command without facts, as validators have it, is decided as if the
 * activity found nothing against it; no step is taken on such a decision.
 */
export function decideStep(state: EvaluationRoundState, name: string, args: unknown, at: string): Step {
  if (name !== 'begin' && state.round === null) {
    return refuse('NOT_BEGUN', '本轮评价尚未启动', 'GE-RND-1');
  }
  if (name in EVENT_STEPS) return takeEvent(state, name as keyof typeof EVENT_STEPS, args as never, at);
  const step = STEPS[name];
  return step ? step(state, args, at) : refuse('UNKNOWN_COMMAND', '没有这个操作', 'GE-RND-1');
}
