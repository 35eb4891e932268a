import { isOpen } from '../../rules/obligations/obligation';
import type { RungAct } from '../../rules/obligations/types';
import { refuse } from '../../rules/officer-term/decision';
import { fireInto, hasDue, recalculateInto } from '../../shared/clocks';
import { supervise } from '../../shared/supervision';
import { Draft, type Step, type StepRule } from '../draft';
import type { RecalculateCommand, UrgeCommand } from '../messages';
import type { RewardListState } from '../state';

/** The system's own step: every rung that has come due by now. */
export const fireRungs: StepRule<Record<string, never>> = (state, _command, at) => {
  if (!hasDue(state, at)) return refuse('NOTHING_DUE', '没有到期的时限', 'BT-RWD-5');
  const draft = new Draft(state, { at, action: 'fireRungs', ruleId: 'BT-RWD-5', actor: null });
  fireInto(draft, (obligation, rung) => supervise(draft, obligation, rung.act, null, office(state)));
  return draft.done();
};

export const urge: StepRule<UrgeCommand> = (state, command, at) =>
  superviseBy('urge', 'REMIND', state, command, at);
export const order: StepRule<UrgeCommand> = (state, command, at) =>
  superviseBy('order', 'SUPERVISE', state, command, at);

function superviseBy(
  action: 'urge' | 'order',
  act: RungAct,
  state: RewardListState,
  { actor, obligationId, noteId }: UrgeCommand,
  at: string,
): Step {
  const obligation = state.obligations.find(({ id }) => id === obligationId);
  if (!obligation || !isOpen(obligation)) {
    return refuse('OBLIGATION_NOT_OPEN', '这项时限已经结束或不存在', 'BT-RWD-5', 'obligationId');
  }
  const draft = new Draft(state, { at, action, ruleId: 'BT-RWD-5', actor, noteId });
  supervise(draft, obligation, act, { by: actor.accountId, noteId }, office(state));
  draft.details.obligationId = obligationId;
  return draft.done();
}

/** A calendar was published: the running limit is laid out anew. */
export const recalculate: StepRule<RecalculateCommand> = (state, { actor, calendar }, at) => {
  if (calendar.version === state.calendar.version) {
    return refuse('CALENDAR_UNCHANGED', '已按该版日历计算', 'AMB-GR-1');
  }
  const draft = new Draft(state, { at, action: 'recalculate', ruleId: 'AMB-GR-1', actor });
  draft.state.calendar = calendar;
  recalculateInto(draft);
  return draft.done();
};

const office = ({ input }: RewardListState) => [{ organisationId: input.office.id, role: 'ORGANISER' }];
