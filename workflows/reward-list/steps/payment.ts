import { refuse } from '../../rules/officer-term/decision';
import { isPayableLine, type RewardLine } from '../../rules/officer-term/rewardLines';
import { Draft, type StepRule } from '../draft';
import type { GiveUpLineCommand, PayCommand, SettlePaymentCommand } from '../messages';
import type { RewardListState } from '../state';

const RULE = 'BT-RWD-5';

/** Finance executes: each line gets an instruction with an id of its own that goes to the bank. */
export const pay: StepRule<PayCommand> = (state, { actor, lineIds }, at) => {
  if (state.fundStatus !== 'RESERVED') {
    return refuse('POOL_SHORT', '资金池可用余额不足，请先补充资金池再支付', 'GR-G2');
  }
  const chosen = state.lines.filter(({ lineId }) => lineIds.includes(lineId));
  if (chosen.length === 0 || chosen.length !== new Set(lineIds).size) {
    return refuse('LINE_UNKNOWN', '清单中没有所选的人员', RULE, 'lineIds');
  }
  if (!chosen.every(isPayableLine)) {
    return refuse('LINE_NOT_PAYABLE', '所选人员中有已支付、正在支付或不予发放的', RULE, 'lineIds');
  }
  const draft = new Draft(state, { at, action: 'pay', ruleId: RULE, actor });
  draft.state.status = 'PAYING';
  for (const { lineId, fen, attempt: before } of chosen) {
    const attempt = before + 1;
    const id = `${lineId}-${attempt}`;
    draft.changeLine(lineId, { status: 'PAYING', attempt, instructionId: id, failureCode: null });
    draft.instructions.push({
      change: 'CREATE',
      id,
      rewardLineId: lineId,
      attempt,
      amountFen: fen,
      poolId: state.input.poolId,
      executedBy: actor.accountId,
    });
  }
  Object.assign(draft.details, {
    lines: chosen.length,
    amountFen: chosen.reduce((sum, { fen }) => sum + fen, 0),
  });
  return draft.done();
};

/** The bank's answer for one line; paid is when the bank has paid. */
export const settlePayment: StepRule<SettlePaymentCommand> = (state, command, at) => {
  const { instructionId, result, gatewayReference, failureCode } = command;
  const line = state.lines.find(({ lineId }) => instructionId.startsWith(`${lineId}-`));
  if (!line) return refuse('INSTRUCTION_UNKNOWN', '没有这笔支付指令', RULE, 'instructionId');
  if (line.instructionId !== instructionId || line.status !== 'PAYING') {
    return refuse('INSTRUCTION_SETTLED', '这笔支付指令已有结果', RULE, 'instructionId');
  }
  const draft = new Draft(state, { at, action: 'settlePayment', ruleId: RULE, actor: null });
  draft.instructions.push({
    change: 'SETTLE',
    id: instructionId,
    status: result,
    gatewayReference,
    failureCode,
  });
  Object.assign(draft.details, { lineId: line.lineId, instructionId, result, amountFen: line.fen });
  if (result === 'SUCCEEDED') paid(draft, line, instructionId);
  else {
    draft.changeLine(line.lineId, { status: 'FAILED', failureCode });
    draft.details.failureCode = failureCode;
    draft.tellFinance('REWARD_LINE_FAILED');
  }
  draft.closeIfDone();
  return draft.done();
};

/** The ledger books the payment under the person's year, so that it is booked once whatever lists there are. */
function paid(draft: Draft, { lineId, key, fen, accountId }: RewardLine, instructionId: string): void {
  draft.changeLine(lineId, { status: 'PAID', paidAt: draft.at });
  draft.fund = {
    kind: 'PAY',
    poolId: draft.state.input.poolId,
    amountFen: fen,
    reference: key,
    rewardLineId: lineId,
    instructionId,
  };
  if (accountId) draft.tell('REWARD_PAID', { accountId });
}

/** A line that can't be paid is given up with the reason; what was reserved for it is free again. */
export const giveUpLine: StepRule<GiveUpLineCommand> = (state: RewardListState, command, at) => {
  const { actor, lineId, noteId } = command;
  const line = state.lines.find((each) => each.lineId === lineId);
  if (!line) return refuse('LINE_UNKNOWN', '清单中没有所选的人员', RULE, 'lineId');
  if (!isPayableLine(line)) {
    return refuse('LINE_NOT_PAYABLE', '该人员已支付、正在支付或不予发放', RULE, 'lineId');
  }
  const draft = new Draft(state, { at, action: 'giveUpLine', ruleId: RULE, actor, noteId });
  draft.changeLine(lineId, { status: 'GIVEN_UP', givenUpBy: actor.accountId, giveUpNoteId: noteId });
  if (state.fundStatus === 'RESERVED') {
    draft.fund = {
      kind: 'RELEASE',
      poolId: state.input.poolId,
      amountFen: line.fen,
      reference: lineId,
      rewardLineId: lineId,
      instructionId: null,
    };
  }
  Object.assign(draft.details, { lineId, amountFen: line.fen });
  draft.tell('REWARD_LINE_GIVEN_UP', { organisationId: state.input.office.id, role: 'ORGANISER' });
  draft.closeIfDone();
  return draft.done();
};
