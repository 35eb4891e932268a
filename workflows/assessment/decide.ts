import type { Actor } from '../rules/actor';
import { assessmentGuard } from '../rules/officer-term/assessmentGuards';
import { refuse } from '../rules/officer-term/decision';
import type { Step } from './draft';
import { type AssessmentState, factsOf } from './state';
import { fireRungs, order, recalculate, urge } from './steps/clocks';
import { adjust, close, confirm, decideMode, withdraw } from './steps/decision';
import { open, recount } from './steps/figures';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see AssessmentCommands)
const STEPS: Record<string, (state: AssessmentState, command: any, at: string) => Step> = {
  open,
  recount,
  decideMode,
  adjust,
  confirm,
  withdraw,
  close,
  urge,
  order,
  recalculate,
  fireRungs,
};

/** Steps that the table of roles does not guard: the first one, which guards itself, and those of the system. */
const UNGUARDED = new Set(['open', 'close', 'fireRungs']);

/** The one way in which an assessment changes: guard, then the rule of the step. Pure. */
export function decideStep(state: AssessmentState, name: string, args: unknown, at: string): Step {
  const step = STEPS[name];
  if (!step) return refuse('UNKNOWN_COMMAND', '没有这个操作', 'BT-ASM-1');
  if (name !== 'open' && state.openedAt === null) {
    return refuse('NOT_OPEN', '该年度考核尚未启动', 'BT-ASM-1');
  }
  if (!UNGUARDED.has(name)) {
    const decision = assessmentGuard.check(name, factsOf(state), (args as { actor: Actor }).actor);
    if (!decision.allowed) return decision;
  }
  return step(state, args, at);
}
