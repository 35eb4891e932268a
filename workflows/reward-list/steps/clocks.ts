import { clockSteps } from '../../shared/clockSteps';
import { supervise } from '../../shared/supervision';
import { Draft, type Step } from '../draft';
import type { RewardListState } from '../state';

/** Rungs of the ladder, urging, ordering and new calendars; what goes further than a reminder the office is told as well. */
export const { fireRungs, urge, order, recalculate } = clockSteps<RewardListState, Step, Draft>({
  draft: (state, head) => new Draft(state, head),
  ruleOf: () => 'BT-RWD-5',
  climb(draft, obligation, act, issued) {
    const office = { organisationId: draft.state.input.office.id, role: 'ORGANISER' };
    supervise(draft, obligation, act, issued, [office]);
  },
});
