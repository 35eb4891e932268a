import { reviewLimit } from '../../rules/redemption/clocks';
import type { OrganisationFacts } from '../../rules/redemption/types';
import { Draft } from '../draft';
import type {
  DecideCommand,
  PrepareCommand,
  RequestSupplementCommand,
  SupplySupplementCommand,
} from '../messages';
import type { RedemptionState } from '../state';
import { startCallback } from './intake';
import { reserveFor } from './payment';
import { refused, type StepRule } from './types';

/** GR-T3 with the limit that binds this item (AMB-GR-2). */
export function startReviewClock(draft: Draft, department: OrganisationFacts): void {
  const { item, parameters } = draft.state.input;
  const { workingDays, basis } = reviewLimit(item, parameters);
  draft.details.reviewLimit = { workingDays, basis };
  draft.start('T3_REVIEW', department, 'HANDLER', { unit: 'WORKING_DAYS', n: workingDays });
}

/** Once, after acceptance: stops GR-T3 and the overall limit until the material is in (AMB-GR-4). */
export const requestReviewSupplement: StepRule<RequestSupplementCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'requestReviewSupplement', 'AMB-GR-4', command.actor, command.noteId);
  draft.state.status = 'REVIEW_SUPPLEMENT';
  draft.state.supplementsAfter += 1;
  draft.pause('T3_REVIEW', 'SUPPLEMENT');
  draft.pause('OVERALL', 'SUPPLEMENT');
  draft.details.materialKeys = command.materialKeys;
  draft.document('SUPPLEMENT_NOTICE', { materialKeys: command.materialKeys });
  draft.tellEnterprise('SUPPLEMENT_REQUESTED');
  draft.tellWindow('SUPPLEMENT_REQUESTED');
  return draft.done();
};

export const supplyReviewSupplement: StepRule<SupplySupplementCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'supplyReviewSupplement', 'AMB-GR-4', command.actor, command.noteId);
  draft.state.status = 'REVIEWING';
  draft.materials = command.materials;
  draft.resume('T3_REVIEW');
  draft.resume('OVERALL');
  if (state.handlerAccountId) draft.tell('SUPPLEMENT_SUPPLIED', { accountId: state.handlerAccountId });
  return draft.done();
};

/** The handler prepares; another person decides (four eyes). */
export const prepare: StepRule<PrepareCommand> = (state, command, at) => {
  const { maxAmountFen } = state.input.item;
  if (command.proposal === 'APPROVE') {
    if (!Number.isSafeInteger(command.amountFen) || (command.amountFen as number) <= 0)
      return refused('AMOUNT_INVALID', '拟兑现金额必须大于零', 'GR-T3', 'amountFen');
    if ((command.amountFen as number) > maxAmountFen)
      return refused('AMOUNT_OVER_CEILING', '拟兑现金额超过该事项的最高兑现额', 'GR-U2', 'amountFen');
  } else if (command.amountFen !== null) {
    return refused('AMOUNT_NOT_EXPECTED', '拟不予兑现时不填金额', 'GR-T3', 'amountFen');
  }
  const draft = new Draft(state, at, 'prepare', 'GR-T3', command.actor, command.noteId);
  const { proposal, amountFen, noteId } = command;
  draft.state.status = 'PREPARED';
  draft.state.preparerAccountId = command.actor.accountId;
  draft.state.proposal = { proposal, amountFen, noteId };
  Object.assign(draft.details, { proposal, amountFen });
  draft.tellDepartment('CASE_TO_DECIDE', 'APPROVER');
  return draft.done();
};

/** Ends GR-T3; approval starts GR-T4 and reserves the money in the fund pool. */
export const decide: StepRule<DecideCommand> = (state, command, at) => {
  const { proposal } = state;
  if (!proposal) return refused('WRONG_STATUS', '本件尚未拟办', 'GR-T3');
  if (command.decision === 'REWORK') return sendToHandler(state, command, at);
  if (command.decision !== proposal.proposal && command.noteId === null)
    return refused('NOTE_REQUIRED', '审批结论与拟办意见不一致时须说明理由', 'GR-T3', 'note');
  if (command.decision === 'APPROVE' && proposal.amountFen === null)
    return refused('AMOUNT_MISSING', '拟办意见没有金额，请退回经办人重新拟办', 'GR-T3', 'decision');

  const noteId = command.noteId ?? (command.decision === 'REFUSE' ? proposal.noteId : null);
  const draft = new Draft(state, at, 'decide', 'GR-T3', command.actor, noteId);
  const next = draft.state;
  next.approverAccountId = command.actor.accountId;
  next.decidedAt = at;
  draft.meet('T3_REVIEW');
  draft.details.decision = command.decision;
  if (command.decision === 'APPROVE') {
    const { finance, parameters } = state.input;
    next.status = 'APPROVED';
    next.approvedFen = proposal.amountFen;
    draft.details.approvedFen = proposal.amountFen;
    draft.start('T4_PAY', finance, 'FINANCE', { unit: 'WORKING_DAYS', n: parameters.clocks.payWorkingDays });
    reserveFor(draft);
    draft.tellFinance('CASE_TO_PAY');
  } else {
    next.status = 'REFUSED';
    next.outcome = 'REFUSED';
    draft.meet('OVERALL');
    draft.document('REFUSAL_NOTICE');
    startCallback(draft);
    draft.tellEnterprise('CASE_REFUSED');
  }
  draft.tellWindow('CASE_DECIDED');
  return draft.done();
};

function sendToHandler(state: RedemptionState, command: DecideCommand, at: string) {
  if (command.noteId === null) return refused('NOTE_REQUIRED', '退回经办人时须说明理由', 'GR-T3', 'note');
  const draft = new Draft(state, at, 'decide', 'GR-T3', command.actor, command.noteId);
  draft.state.status = 'REVIEWING';
  draft.state.proposal = null;
  draft.state.preparerAccountId = null;
  draft.details.decision = command.decision;
  if (state.handlerAccountId) draft.tell('CASE_TO_HANDLE', { accountId: state.handlerAccountId });
  return draft.done();
}
