import { refuse } from '../../rules/officer-term/decision';
import { isPayableLine, rewardLine, totalsOf, withoutTaken } from '../../rules/officer-term/rewardLines';
import { Draft, type StepRule } from '../draft';
import type {
  ApproveListCommand,
  DrawUpCommand,
  GiveBackCommand,
  HumanCommand,
  SubmitListCommand,
  WithdrawListCommand,
} from '../messages';
import type { RewardListState } from '../state';

/**
 * Draws the list up from confirmed grades: everybody of the cohort with the amount or every reason against it. Persons
 * whose year is on another list already are refused by what the database knows at that moment.
 */
export const drawUp: StepRule<DrawUpCommand> = (state, { actor, candidates }, at) => {
  const { input } = state;
  const { rewards, term } = input.parameters;
  if (!rewards) return refuse('UNPAID', '本方案的人员无偿履职，不发放奖励', term.ruleId);
  if (state.preparedAt !== null) return refuse('ALREADY_DRAWN_UP', '该奖励清单已经编制', rewards.barRuleId);
  if (actor.role !== 'ORGANISER' || actor.organisationId !== input.office.id) {
    return refuse('NOT_YOUR_CASE', '奖励清单由本方案的日常工作机构编制', rewards.barRuleId);
  }
  if (candidates.length === 0) {
    return refuse('NOBODY_TO_REWARD', '本年度没有可列入清单的人员', rewards.barRuleId);
  }
  const draft = new Draft(state, { at, action: 'drawUp', ruleId: rewards.barRuleId, actor });
  Object.assign(draft.state, { preparedBy: actor.accountId, preparedAt: at });
  draft.setLines(candidates.map((each) => rewardLine(input.parameters, each, input.year)));
  Object.assign(draft.details, { assessmentId: input.assessmentId, lines: candidates.length });
  draft.settle = (next, data) => ({
    ...next,
    lines: withoutTaken(next.lines, (data.taken as string[] | undefined) ?? []),
  });
  return draft.done();
};

/** To the organ that approves; its time runs. */
export const submit: StepRule<SubmitListCommand> = (state, { actor, noteId }, at) => {
  const draft = new Draft(state, { at, action: 'submit', ruleId: 'BT-RWD-4', actor, noteId });
  Object.assign(draft.state, { status: 'SUBMITTED', submittedBy: actor.accountId, submittedAt: at });
  draft.owe('REWARD_APPROVE', state.input.approveWorkingDays);
  Object.assign(draft.details, totalsOf(state.lines));
  draft.tell('REWARD_LIST_SUBMITTED', { organisationId: state.input.approver.id, role: 'DECISION_BODY' });
  return draft.done();
};

/** Back to the office with the reason. */
export const giveBack: StepRule<GiveBackCommand> = (state, { actor, noteId }, at) => {
  const draft = new Draft(state, { at, action: 'giveBack', ruleId: 'BT-RWD-4', actor, noteId });
  draft.state.status = 'DRAFT';
  draft.meetWhere(({ kind }) => kind === 'REWARD_APPROVE');
  draft.tell('REWARD_LIST_GIVEN_BACK', { organisationId: state.input.office.id, role: 'ORGANISER' });
  return draft.done();
};

/** Approved by another person: the sum is reserved in the pool, finance pays (GR-G2). Nothing to pay: over at once. */
export const approve: StepRule<ApproveListCommand> = (state, { actor, noteId }, at) => {
  const draft = new Draft(state, { at, action: 'approve', ruleId: 'BT-RWD-4', actor, noteId });
  Object.assign(draft.state, { status: 'APPROVED', approvedBy: actor.accountId, approvedAt: at });
  draft.meetWhere(({ kind }) => kind === 'REWARD_APPROVE');
  Object.assign(draft.details, totalsOf(state.lines));
  if (state.lines.some(isPayableLine)) {
    reserveFor(draft);
    draft.owe('REWARD_PAY', state.input.payWorkingDays);
    draft.tellFinance('REWARD_LIST_APPROVED');
  }
  draft.closeIfDone();
  return draft.done();
};

/** Asks the pool for the sum of what is to be paid; the database answers whether it could bear it (GR-G2). */
function reserveFor(draft: Draft): void {
  const { input, lines } = draft.state;
  draft.fund = {
    kind: 'RESERVE',
    poolId: input.poolId,
    amountFen: lines.filter(isPayableLine).reduce((sum, { fen }) => sum + fen, 0),
    reference: input.listId,
    rewardLineId: null,
    instructionId: null,
  };
  draft.state.fundStatus = 'RESERVED';
  draft.settle = (state, data) => ({ ...state, fundStatus: data.fund === 'SHORT' ? 'SHORT' : 'RESERVED' });
}

/** Tries again to reserve what the pool could not bear before; a step of its own, so that the attempt is on record. */
export const reserveFunds: StepRule<HumanCommand> = (state, { actor }, at) => {
  if (state.fundStatus !== 'SHORT') return refuse('FUND_RESERVED', '资金已经预留', 'GR-G2');
  const draft = new Draft(state, { at, action: 'reserveFunds', ruleId: 'GR-G2', actor });
  reserveFor(draft);
  return draft.done();
};

/** A list that nobody has approved is given up; its persons are free for another list. */
export const withdraw: StepRule<WithdrawListCommand> = (state: RewardListState, { actor, noteId }, at) => {
  const draft = new Draft(state, { at, action: 'withdraw', ruleId: 'BT-RWD-4', actor, noteId });
  Object.assign(draft.state, { status: 'WITHDRAWN', closedAt: at });
  for (const { lineId } of state.lines.filter(isPayableLine))
    draft.changeLine(lineId, { status: 'WITHDRAWN' });
  draft.cancelWhere(() => true, 'WITHDRAWN');
  return draft.done();
};
