import type { Refused } from '../../rules/decision';
import { refuse } from '../../rules/decision';
import { EVALUATED } from '../../rules/evaluation/parameters';
import { checkFollowUpCommand, ORGANISER } from '../../rules/follow-up/guards';
import { isOpen } from '../../rules/obligations/obligation';
import type { Obligation, RungAct } from '../../rules/obligations/types';
import { fireInto, hasDue, recalculateInto } from '../../shared/clocks';
import { type Issued, supervise } from '../../shared/supervision';
import { Draft, type Step, type StepRule } from '../draft';
import type { RecalculateCommand, UrgeCommand } from '../messages';
import { type FollowUpState, factsOf } from '../state';

/** The system's first step: the follow-up is registered, and the organiser has to look at it. */
export const begin: StepRule<Record<string, never>> = (state, _command, at) => {
  const draft = new Draft(state, at, 'begin', null);
  draft.state.begunAt = at;
  draft.oweDays('GE_FOLLOW_UP_VERIFY', ORGANISER, state.input.parameters.verify);
  draft.tellSide('FOLLOW_UP_REGISTERED', ORGANISER);
  draft.details.kind = state.input.kind;
  return draft.done();
};

/** Whoever complained has taken it back. */
export const withdraw: StepRule<Record<string, never>> = (state, _command, at) => {
  if (state.status === 'CLOSED' || state.input.kind !== 'COMPLAINT') return over(state);
  const draft = new Draft(state, at, 'withdraw', null);
  draft.close('WITHDRAWN');
  draft.tellSide('FOLLOW_UP_WITHDRAWN', ORGANISER);
  const atObject = state.content.passing !== null && state.status !== 'CALLBACK';
  if (atObject) draft.tellSide('FOLLOW_UP_WITHDRAWN', EVALUATED);
  return draft.done();
};

const over = (state: FollowUpState): Refused =>
  refuse('FOLLOW_UP_OVER', '该事项已经办结', state.input.parameters.ruleId);

/** The system's own step: every rung that has come due by now. */
export const fireRungs: StepRule<Record<string, never>> = (state, _command, at) => {
  if (!hasDue(state, at)) return refuse('NOTHING_DUE', '没有到期的时限', state.input.parameters.ruleId);
  const draft = new Draft(state, at, 'fireRungs', null);
  fireInto(draft, (obligation, rung) => climb(draft, obligation, rung.act, null));
  return draft.done();
};

export const urge: StepRule<UrgeCommand> = (state, command, at) =>
  superviseBy('urge', 'REMIND', state, command, at);
export const order: StepRule<UrgeCommand> = (state, command, at) =>
  superviseBy('order', 'SUPERVISE', state, command, at);

function superviseBy(
  action: 'urge' | 'order',
  what: RungAct,
  state: FollowUpState,
  { actor, obligationId, noteId }: UrgeCommand,
  at: string,
): Step {
  const obligation = state.obligations.find(({ id }) => id === obligationId);
  if (!obligation || !isOpen(obligation)) {
    const { ruleId } = state.input.parameters;
    return refuse('OBLIGATION_NOT_OPEN', '这项时限已经结束或不存在', ruleId, 'obligationId');
  }
  const draft = new Draft(state, at, action, actor, noteId);
  climb(draft, obligation, what, { by: actor.accountId, noteId });
  draft.details.obligationId = obligationId;
  return draft.done();
}

/** A supervision order is a numbered paper; what goes further than a reminder the organiser is told as well. */
function climb(draft: Draft, obligation: Obligation, what: RungAct, issued: Issued | null): void {
  const organiser = { organisationId: draft.state.input.organ.id, role: ORGANISER };
  const owner = obligation.ownerOrganisationId === organiser.organisationId;
  const paper = { kind: 'FOLLOW_UP_ORDER', series: '广评督', objectId: draft.state.input.object.id };
  supervise(draft, obligation, what, issued, owner ? [] : [organiser], paper);
}

/** A calendar was published: every running limit is laid out anew. */
export const recalculate: StepRule<RecalculateCommand> = (state, { actor, calendar }, at) => {
  const guard = checkFollowUpCommand('recalculate', factsOf(state), actor);
  if (!guard.allowed) return guard;
  if (calendar.version === state.calendar.version) {
    return refuse('CALENDAR_UNCHANGED', '已按该版日历计算', 'AMB-GR-1');
  }
  const draft = new Draft(state, at, 'recalculate', actor);
  draft.state.calendar = calendar;
  recalculateInto(draft);
  return draft.done();
};
