import { headOf } from '../../rules/evaluation/measures/measure';
import { LADDER_MEASURES } from '../../rules/evaluation/parameters';
import type { Obligation, RungAct } from '../../rules/obligations/types';
import { clockSteps } from '../../shared/clockSteps';
import { type Issued, supervise } from '../../shared/supervision';
import { Draft, type Step } from '../draft';
import type { MeasureState } from '../state';

/** Rungs of the ladder, urging, ordering and new calendars. */
export const { fireRungs, urge, order, recalculate } = clockSteps<MeasureState, Step, Draft>({
  draft: (state, { at, action, actor, noteId }) => new Draft(state, at, action, actor, noteId),
  ruleOf: ({ input }) => input.due.ruleId,
  climb,
});

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
