import type { Actor } from '../rules/actor';
import { refuse } from '../rules/officer-term/decision';
import { rewardListGuard } from '../rules/officer-term/rewardGuards';
import type { Step } from './draft';
import { factsOf, type RewardListState } from './state';
import { approve, drawUp, giveBack, reserveFunds, submit, withdraw } from './steps/approval';
import { fireRungs, order, recalculate, urge } from './steps/clocks';
import { giveUpLine, pay, settlePayment } from './steps/payment';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see RewardListCommands)
const STEPS: Record<string, (state: RewardListState, command: any, at: string) => Step> = {
  drawUp,
  submit,
  giveBack,
  approve,
  reserveFunds,
  pay,
  settlePayment,
  giveUpLine,
  withdraw,
  urge,
  order,
  recalculate,
  fireRungs,
};

/** Steps that the table of roles does not guard: the first one, which guards itself, the bank's and the system's. */
const UNGUARDED = new Set(['drawUp', 'settlePayment', 'fireRungs']);

/** The one way in which a list changes: guard, then the rule of the step. Pure. */
export function decideStep(state: RewardListState, name: string, args: unknown, at: string): Step {
  const step = STEPS[name];
  if (!step) return refuse('UNKNOWN_COMMAND', '没有这个操作', 'BT-RWD-4');
  if (name !== 'drawUp' && state.preparedAt === null) {
    return refuse('NOT_DRAWN_UP', '该奖励清单尚未编制', 'BT-RWD-4');
  }
  if (!UNGUARDED.has(name)) {
    const decision = rewardListGuard.check(name, factsOf(state), (args as { actor: Actor }).actor);
    if (!decision.allowed) return decision;
  }
  return step(state, args, at);
}
