import { ORGANISER } from '../../rules/follow-up/guards';
import { clockSteps } from '../../shared/clockSteps';
import { supervise } from '../../shared/supervision';
import { Draft, type Step } from '../draft';
import type { FollowUpState } from '../state';

/**
 * Rungs of the ladder, urging, ordering and new calendars. A supervision order is a numbered paper; what goes further
 * than a reminder the organiser is told as well.
 */
export const { fireRungs, urge, order, recalculate } = clockSteps<FollowUpState, Step, Draft>({
  draft: (state, { at, action, actor, noteId }) => new Draft(state, at, action, actor, noteId),
  ruleOf: ({ input }) => input.parameters.ruleId,
  climb(draft, obligation, act, issued) {
    const { organ, object } = draft.state.input;
    const organiser = { organisationId: organ.id, role: ORGANISER };
    const isOwner = obligation.ownerOrganisationId === organ.id;
    const paper = { kind: 'FOLLOW_UP_ORDER', series: '广评督', objectId: object.id };
    supervise(draft, obligation, act, issued, isOwner ? [] : [organiser], paper);
  },
});
