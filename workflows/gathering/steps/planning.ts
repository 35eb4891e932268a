import type { Refused } from '../../rules/decision';
import { checkPlanning } from '../../rules/gathering/guards';
import { looksAtUnits } from '../../rules/gathering/kinds';
import { Draft } from '../draft';
import type {
  AnswerCommand,
  Arrangement,
  CancelCommand,
  ChangeCommand,
  Invitee,
  PlanCommand,
} from '../messages';
import { type GatheringState, type Invitation, invitedOf } from '../state';
import { refused, type StepRule } from './types';

/** The gathering is arranged: invitations go out, reminders are set. */
export const plan: StepRule<PlanCommand> = (state, command, at) => {
  const { office, ruleId } = state.input;
  if (state.plannedAt !== null) return refused('WRONG_STATUS', '本次活动已经计划', ruleId);
  const decision = checkPlanning(office.id, ruleId, command.actor);
  if (!decision.allowed) return decision;
  const problem = arrangementProblem(state, command, at);
  if (problem) return problem;
  const draft = new Draft(state, at, 'plan', command.actor);
  draft.state.plannedAt = at;
  draft.state.createdBy = command.actor.accountId;
  arrange(draft, command);
  for (const each of command.invitees) draft.putInvitation(invitation(each));
  draft.pairs = command.pairs;
  if (command.pairs) draft.details.pairs = command.pairs;
  draft.tellOfficers('GATHERING_INVITED', command.invitees);
  return draft.done();
};

/** Another arrangement before the start: whoever stays invited is asked anew when time or target change. */
export const change: StepRule<ChangeCommand> = (state, command, at) => {
  if (at >= state.arrangement.startsAt)
    return refused('ALREADY_BEGUN', '活动已到开始时间，不能再调整；没有举行的请取消', state.input.ruleId);
  const problem = arrangementProblem(state, command, at);
  if (problem) return problem;
  const draft = new Draft(state, at, 'change', command.actor, command.noteId);
  const moved =
    command.startsAt !== state.arrangement.startsAt ||
    command.targetOrganisationId !== state.arrangement.targetOrganisationId;
  arrange(draft, command);
  const staying = new Set(command.invitees.map(({ termId }) => termId));
  const before = invitedOf(state);
  const gone = before.filter(({ termId }) => !staying.has(termId));
  for (const each of gone) draft.putInvitation({ ...each, withdrawnAt: at });
  const known = new Map(before.map((each) => [each.termId, each]));
  const fresh: Invitee[] = [];
  for (const each of command.invitees) {
    const standing = known.get(each.termId);
    if (!standing) fresh.push(each);
    if (!standing || moved) draft.putInvitation(invitation(each));
  }
  draft.tellOfficers('GATHERING_UNINVITED', gone);
  draft.tellOfficers('GATHERING_INVITED', fresh);
  draft.tellOfficers(
    'GATHERING_CHANGED',
    command.invitees.filter(({ termId }) => known.has(termId)),
  );
  return draft.done();
};

/** It does not take place; nobody is absent from it. */
export const cancel: StepRule<CancelCommand> = (state, command, at) => {
  const draft = new Draft(state, at, 'cancel', command.actor, command.noteId);
  const next = draft.state;
  next.status = 'CANCELLED';
  next.cancelledAt = at;
  next.cancelNoteId = command.noteId;
  next.reminders = [];
  draft.cancelWhere(() => true, 'CANCELLED');
  draft.tellOfficers('GATHERING_CANCELLED', invitedOf(state));
  return draft.done();
};

/** The officer says whether he comes, until the start; a later answer replaces an earlier one. */
export const answer: StepRule<AnswerCommand> = (state, command, at) => {
  const { ruleId } = state.input;
  if (at >= state.arrangement.startsAt)
    return refused('ALREADY_BEGUN', '活动已到开始时间，不能再回复', ruleId);
  if (command.answer === 'DECLINES' && command.noteId === null)
    return refused('REASON_REQUIRED', '不能参加的，请说明理由', ruleId, 'note');
  const mine = invitedOf(state).find(({ accountId }) => accountId === command.actor.accountId);
  if (!mine) return refused('NOT_INVITED', '您不在本次活动的邀请名单内', ruleId);
  const draft = new Draft(state, at, 'answer', command.actor, command.noteId);
  draft.putInvitation({
    ...mine,
    answer: command.answer,
    answerNoteId: command.noteId,
    answeredAt: at,
  });
  Object.assign(draft.details, { termId: mine.termId, answer: command.answer });
  if (command.answer === 'DECLINES') draft.tellOffice('GATHERING_DECLINED');
  return draft.done();
};

function arrangementProblem(state: GatheringState, plan: Arrangement, at: string): Refused | null {
  const { ruleId, ownUnitRuleId, groupSize, kind } = state.input;
  const { startsAt, endsAt, targetOrganisationId, invitees } = plan;
  if (startsAt <= at) return refused('START_PAST', '开始时间须在当前时间之后', ruleId, 'startsAt');
  if (endsAt !== null && endsAt <= startsAt)
    return refused('END_BEFORE_START', '结束时间须在开始时间之后', ruleId, 'endsAt');
  if (invitees.length === 0) return refused('NOBODY_INVITED', '请至少邀请一人', ruleId, 'termIds');
  if (new Set(invitees.map(({ termId }) => termId)).size < invitees.length)
    return refused('INVITED_TWICE', '同一人只能邀请一次', ruleId, 'termIds');
  if (groupSize !== null && kind === 'SESSION' && invitees.length % groupSize !== 0)
    return refused('GROUP_SIZE', `集中体验每${groupSize}人一组，请按组邀请`, ruleId, 'termIds');
  const own = targetOrganisationId !== null && invitees.some(({ unitId }) => unitId === targetOrganisationId);
  return own && looksAtUnits(kind)
    ? refused('OWN_UNIT', '不能安排体验或评价本人所在单位', ownUnitRuleId, 'termIds')
    : null;
}

function arrange(draft: Draft, { planId, planSha256, startsAt, endsAt, targetOrganisationId }: Arrangement) {
  const { limits } = draft.state.input;
  draft.state.arrangement = { planId, planSha256, startsAt, endsAt, targetOrganisationId };
  draft.state.reminders = limits.remindHoursBefore
    .map((hours) => new Date(Date.parse(startsAt) - hours * 3_600_000).toISOString())
    .filter((remindAt) => remindAt > draft.at)
    .sort();
  Object.assign(draft.details, { planId, planSha256, startsAt, endsAt, targetOrganisationId });
}

const invitation = ({ termId, accountId, unitId }: Invitee): Invitation => ({
  termId,
  accountId,
  unitId,
  answer: 'OPEN',
  answerNoteId: null,
  answeredAt: null,
  present: null,
  doneAsRequired: null,
  recordedAt: null,
  recordedBy: null,
  recordNoteId: null,
  withdrawnAt: null,
});
