import { refuse } from '../../rules/decision';
import { checkMeasureCommand } from '../../rules/evaluation/measures/acting';
import { headOf } from '../../rules/evaluation/measures/measure';
import { LADDER_MEASURES } from '../../rules/evaluation/parameters';
import { isOpen } from '../../rules/obligations/obligation';
import type { Obligation, RungAct } from '../../rules/obligations/types';
import { fireInto, hasDue, recalculateInto } from '../../shared/clocks';
import { type Issued, supervise } from '../../shared/supervision';
import { Draft, type Step, type StepRule } from '../draft';
import type { RecalculateCommand, UrgeCommand } from '../messages';
import { factsOf, type MeasureState } from '../state';

/** The system's own step: every rung that has come due by now. */
export const fireRungs: StepRule<Record<string, never>> = (state, _command, at) => {
  if (!hasDue(state, at)) return refuse('NOTHING_DUE', '没有到期的时限', state.input.due.ruleId);
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
  state: MeasureState,
  { actor, obligationId, noteId }: UrgeCommand,
  at: string,
): Step {
  const guard = checkMeasureCommand(action, factsOf(state.input, state.measure!), actor);
  if (!guard.allowed) return guard;
  const obligation = state.obligations.find(({ id }) => id === obligationId);
  if (!obligation || !isOpen(obligation)) {
    return refuse('OBLIGATION_NOT_OPEN', '这项时限已经结束或不存在', state.input.due.ruleId, 'obligationId');
  }
  const draft = new Draft(state, at, action, actor, noteId);
  climb(draft, obligation, what, { by: actor.accountId, noteId });
  draft.details.obligationId = obligationId;
  return draft.done();
}

/**
 * An act of the ladder: a supervision order is a numbered paper and goes to the organ of the measure as well; the rung
 * after it is reported upwards, to the organs of the higher measures.
 */
function climb(draft: Draft, obligation: Obligation, what: RungAct, issued: Issued | null): void {
  const { organs, parameters, due } = draft.state.input;
  const organisation = (organ: string) => ({ organisationId: organs[organ]!.id, role: 'ORGANISER' });
  const paper = { kind: 'MEASURE_ORDER', series: '广评督', objectId: due.objectId };
  supervise(draft, obligation, what, issued, [organisation(draft.organ)], paper);
  if (what !== 'PROPOSE_TRANSFER') return;
  const higher = LADDER_MEASURES.slice(LADDER_MEASURES.indexOf(due.measure) + 1);
  for (const kind of higher) {
    draft.notifications.push({
      kind: 'MEASURE_OVERDUE_REPORT',
      to: organisation(headOf(parameters, kind).organ),
      obligationId: obligation.id,
    });
  }
}

/** A calendar was published: every running limit is laid out anew. */
export const recalculate: StepRule<RecalculateCommand> = (state, { actor, calendar }, at) => {
  const guard = checkMeasureCommand('recalculate', factsOf(state.input, state.measure!), actor);
  if (!guard.allowed) return guard;
  if (calendar.version === state.calendar.version) {
    return refuse('CALENDAR_UNCHANGED', '已按该版日历计算', 'AMB-GR-1');
  }
  const draft = new Draft(state, at, 'recalculate', actor);
  draft.state.calendar = calendar;
  recalculateInto(draft);
  return draft.done();
};
