import { Draft } from '../draft';
import type { CallBackCommand, WithdrawCommand } from '../messages';
import { startCallback } from './intake';
import { refused, type StepRule } from './types';

/** The enterprise takes its application back, at any point before payment begins. */
export const withdraw: StepRule<WithdrawCommand> = (state, command, at) => {
  const { input } = state;
  const draft = new Draft(state, at, 'withdraw', 'GR-U4', command.actor, command.noteId);
  const next = draft.state;
  draft.cancelAll('WITHDRAWN');
  next.status = 'WITHDRAWN';
  next.outcome = 'WITHDRAWN';
  if (state.fundStatus === 'RESERVED') {
    next.fundStatus = 'RELEASED';
    draft.fund = {
      kind: 'RELEASE',
      poolId: input.item.poolId,
      amountFen: state.approvedFen as number,
      reference: input.redemptionId,
    };
  }
  startCallback(draft);
  draft.tellWindow('CASE_WITHDRAWN');
  if (state.handlerAccountId) draft.tell('CASE_WITHDRAWN', { accountId: state.handlerAccountId });
  return draft.done();
};

/**
 * Callback with the enterprise's satisfaction. Calls without contact are kept; after the last allowed one the
 * case closes as attempted, not as done (AMB-GR-6).
 */
export const callBack: StepRule<CallBackCommand> = (state, command, at) => {
  const reached = command.result === 'REACHED';
  if (reached && !isScore(command.satisfaction))
    return refused('SATISFACTION_REQUIRED', '接通后须记录满意度（1至5）', 'GR-U7', 'satisfaction');
  if (!reached && command.satisfaction !== null)
    return refused('SATISFACTION_NOT_EXPECTED', '未接通时不填满意度', 'GR-U7', 'satisfaction');
  const draft = new Draft(state, at, 'callBack', 'GR-U7', command.actor, command.noteId);
  const next = draft.state;
  next.callbackAttempts += 1;
  draft.callback = {
    attempt: next.callbackAttempts,
    byAccountId: command.actor.accountId,
    result: command.result,
    satisfaction: command.satisfaction,
    noteId: command.noteId,
  };
  Object.assign(draft.details, { result: command.result, satisfaction: command.satisfaction });
  const lastAttempt = next.callbackAttempts >= state.input.parameters.callback.maxAttempts;
  if (!reached && !lastAttempt) return draft.done();

  next.status = 'CLOSED';
  next.closedAt = at;
  next.callbackResult = reached ? 'REACHED' : 'ATTEMPTED';
  next.satisfaction = command.satisfaction;
  draft.meet('CALLBACK');
  draft.cancelAll('CLOSED');
  return draft.done();
};

const isScore = (value: number | null): boolean =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= 5;
