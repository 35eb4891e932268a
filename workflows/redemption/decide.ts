import { checkCommand } from '../rules/redemption/guards';
import type { Actor } from '../rules/redemption/types';
import { factsOf, type RedemptionState } from './state';
import { assign, changeHandler, recordDelivery, sendBack, signFor } from './steps/assignment';
import { fireRungs, order, recalculate, urge } from './steps/clocks';
import { callBack, withdraw } from './steps/closing';
import { accept, declineAcceptance, requestSupplement, submit, supplySupplement } from './steps/intake';
import { executePayment, reserveFund, settlePayment } from './steps/payment';
import { decide, prepare, requestReviewSupplement, supplyReviewSupplement } from './steps/review';
import { refused, type Step } from './steps/types';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see RedemptionCommands)
const STEPS: Record<string, (state: RedemptionState, command: any, at: string) => Step> = {
  submit,
  requestSupplement,
  supplySupplement,
  accept,
  declineAcceptance,
  assign,
  recordDelivery,
  signFor,
  changeHandler,
  sendBack,
  requestReviewSupplement,
  supplyReviewSupplement,
  prepare,
  decide,
  reserveFund,
  executePayment,
  settlePayment,
  withdraw,
  callBack,
  urge,
  order,
  recalculate,
  fireRungs,
};

/** Steps that no person's role guards: the first one, and those of the system and the bank. */
const UNGUARDED = new Set(['submit', 'settlePayment', 'fireRungs']);

/**
 * The one way in which a case changes: the guard of role, organisation and status, then the rule of the step.
 * Pure; the same inputs give the same answer on every replay.
 */
export function decideStep(state: RedemptionState, name: string, args: unknown, at: string): Step {
  const step = STEPS[name];
  if (!step) return refused('UNKNOWN_COMMAND', '没有这个操作', 'GR-U4');
  if (name !== 'submit' && state.submittedAt === null)
    return refused('NOT_SUBMITTED', '本件尚未提交', 'GR-U4');
  if (!UNGUARDED.has(name)) {
    const decision = checkCommand(name, factsOf(state), (args as { actor: Actor }).actor);
    if (!decision.allowed) return decision;
  }
  return step(state, args, at);
}
