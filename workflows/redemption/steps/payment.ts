import { Draft } from '../draft';
import type { ExecutePaymentCommand, HumanCommand, SettlePaymentCommand } from '../messages';
import type { RedemptionState } from '../state';
import { startCallback } from './intake';
import { refused, type StepRule } from './types';

/** Asks the pool for the approved amount; the database answers whether it could bear it (GR-G2). */
export function reserveFor(draft: Draft): void {
  const { input, approvedFen } = draft.state;
  draft.fund = {
    kind: 'RESERVE',
    poolId: input.item.poolId,
    amountFen: approvedFen as number,
    reference: input.redemptionId,
  };
  draft.state.fundStatus = 'RESERVED';
  draft.settle = (state, data) => ({ ...state, fundStatus: data.fund === 'SHORT' ? 'SHORT' : 'RESERVED' });
}

/** Tries again to reserve what the pool could not bear before; a step of its own, so that the attempt is on record. */
export const reserveFund: StepRule<HumanCommand> = (state, command, at) => {
  if (state.fundStatus !== 'SHORT') return refused('FUND_RESERVED', '资金已经预留', 'GR-G2');
  const draft = new Draft(state, at, 'reserveFund', 'GR-G2', command.actor);
  reserveFor(draft);
  return draft.done();
};

/** Finance executes: an instruction with a number of its own goes to the bank. */
export const executePayment: StepRule<ExecutePaymentCommand> = (state, command, at) => {
  const { input, approvedFen } = state;
  if (state.fundStatus !== 'RESERVED')
    return refused('GR_POOL_SHORT', '资金池可用余额不足，请先补充资金池再支付', 'GR-G2');
  const attempt = (state.payment?.attempt ?? 0) + 1;
  const instructionId = `${input.redemptionId}-${attempt}`;
  const draft = new Draft(state, at, 'executePayment', 'GR-T4', command.actor);
  draft.state.status = 'PAYING';
  draft.state.payment = { attempt, instructionId, settled: null };
  draft.instruction = {
    change: 'CREATE',
    id: instructionId,
    attempt,
    amountFen: approvedFen as number,
    poolId: input.item.poolId,
    executedBy: command.actor.accountId,
  };
  Object.assign(draft.details, { instructionId, attempt, amountFen: approvedFen });
  return draft.done();
};

/** The bank's answer. Paid is when the bank has paid, not when a voucher was written (AMB-GR-3). */
export const settlePayment: StepRule<SettlePaymentCommand> = (state, command, at) => {
  const { payment } = state;
  if (!payment || payment.instructionId !== command.instructionId)
    return refused('INSTRUCTION_UNKNOWN', '没有这笔支付指令', 'GR-T4', 'instructionId');
  if (payment.settled !== null || state.status !== 'PAYING')
    return refused('INSTRUCTION_SETTLED', '这笔支付指令已有结果', 'GR-T4', 'instructionId');
  return command.result === 'SUCCEEDED' ? paid(state, command, at) : failed(state, command, at);
};

function paid(state: RedemptionState, command: SettlePaymentCommand, at: string) {
  const draft = settled(state, command, at);
  draft.state.status = 'PAID';
  draft.state.outcome = 'PAID';
  draft.state.paidAt = at;
  draft.state.fundStatus = 'PAID';
  draft.fund = {
    kind: 'PAY',
    poolId: state.input.item.poolId,
    amountFen: state.approvedFen as number,
    reference: command.instructionId,
  };
  draft.meet('T4_PAY');
  draft.meet('OVERALL');
  startCallback(draft);
  draft.tellWindow('CASE_PAID');
  draft.tellEnterprise('CASE_PAID');
  return draft.done();
}

/** The reservation and GR-T4 stay; finance sees the failure and may instruct anew. */
function failed(state: RedemptionState, command: SettlePaymentCommand, at: string) {
  const draft = settled(state, command, at);
  draft.state.status = 'PAYMENT_FAILED';
  draft.details.failureCode = command.failureCode;
  draft.tellFinance('PAYMENT_FAILED');
  return draft.done();
}

function settled(state: RedemptionState, command: SettlePaymentCommand, at: string): Draft {
  const draft = new Draft(state, at, 'settlePayment', 'GR-T4', null);
  const { instructionId, result, gatewayReference, failureCode } = command;
  if (state.payment) draft.state.payment = { ...state.payment, settled: result };
  draft.instruction = { change: 'SETTLE', id: instructionId, status: result, gatewayReference, failureCode };
  Object.assign(draft.details, { instructionId, result, gatewayReference });
  return draft;
}
