import { refuse } from '../../rules/decision';
import { isOpen } from '../../rules/obligations/obligation';
import type { RungAct } from '../../rules/obligations/types';
import { fireInto, hasDue, recalculateInto } from '../../shared/clocks';
import { supervise } from '../../shared/supervision';
import { Draft, ORGANISER, type Step, type StepRule } from '../draft';
import type { RecalculateRoundCommand, UrgeRoundCommand } from '../messages';
import type { EvaluationRoundState } from '../state';

/** The system's own step: every rung that has come due by now. */
export const fireRungs: StepRule<Record<string, never>> = (state, _command, at) => {
  if (!hasDue(state, at)) return refuse('NOTHING_DUE', '没有到期的时限', 'GE-RND-1');
  const draft = new Draft(state, { at, action: 'fireRungs', ruleId: 'GE-RND-1', actor: null });
  fireInto(draft, (obligation, rung) => supervise(draft, obligation, rung.act, null, organiser(state)));
  return draft.done();
};

export const urge: StepRule<UrgeRoundCommand> = (state, command, at) =>
  superviseBy('urge', 'REMIND', state, command, at);
export const order: StepRule<UrgeRoundCommand> = (state, command, at) =>
  superviseBy('order', 'SUPERVISE', state, command, at);

function superviseBy(
  action: 'urge' | 'order',
  act: RungAct,
  state: EvaluationRoundState,
  { actor, obligationId, noteId }: UrgeRoundCommand,
  at: string,
): Step {
  if (actor?.role !== 'SUPERVISOR') {
    return refuse('WRONG_ROLE', '只有督办人员可以催办、督办', 'GE-RND-1');
  }
  const obligation = state.obligations.find(({ id }) => id === obligationId);
  if (!obligation || !isOpen(obligation)) {
    return refuse('OBLIGATION_NOT_OPEN', '这项时限已经结束或不存在', 'GE-RND-1', 'obligationId');
  }
  const draft = new Draft(state, { at, action, ruleId: 'GE-RND-1', actor, noteId });
  supervise(draft, obligation, act, { by: actor.accountId, noteId }, organiser(state));
  draft.details.obligationId = obligationId;
  return draft.done();
}

/** A calendar was published: running limits are laid out anew. */
export const recalculate: StepRule<RecalculateRoundCommand> = (state, { actor, calendar }, at) => {
  if (calendar.version === state.calendar.version) {
    return refuse('CALENDAR_UNCHANGED', '已按该版日历计算', 'AMB-GR-1');
  }
  const draft = new Draft(state, { at, action: 'recalculate', ruleId: 'AMB-GR-1', actor });
  draft.state.calendar = calendar;
  recalculateInto(draft);
  return draft.done();
};

const organiser = ({ input }: EvaluationRoundState) => [
  { organisationId: input.organs[ORGANISER]!.id, role: 'ORGANISER' },
];
