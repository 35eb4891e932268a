import { type Refused, refuse } from '../../rules/decision';
import { EVALUATED } from '../../rules/evaluation/parameters';
import { ORGANISER } from '../../rules/follow-up/guards';
import { Draft, type StepRule } from '../draft';
import type { FollowUpState } from '../state';

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
