import { nextWakeAt } from '../../rules/obligations/obligation';
import type { Obligation, RungAct } from '../../rules/obligations/types';
import { clockSteps } from '../../shared/clockSteps';
import { fireInto, hasDue } from '../../shared/clocks';
import type { Issued } from '../../shared/supervision';
import { Draft } from '../draft';
import { type GatheringState, invitedOf, isOver } from '../state';
import { begin } from './holding';
import { refused, type Step, type StepRule } from './types';

/** The next instant at which passTime has something to do; null when nothing is waited for. */
export function nextStepAt(state: GatheringState): string | null {
  if (isOver(state) || state.plannedAt === null) return null;
  const instants = [
    state.reminders[0],
    state.begun ? undefined : state.arrangement.startsAt,
    nextWakeAt(state.obligations) ?? undefined,
  ].filter((each) => each !== undefined);
  return instants.sort()[0] ?? null;
}

/** The system's own step: reminders before the start, the start itself, every rung that has come due. */
export const passTime: StepRule<Record<string, never>> = (state, _command, at) => {
  const due = state.reminders.filter((each) => each <= at);
  const starts = !state.begun && state.arrangement.startsAt <= at;
  if (isOver(state) || (due.length === 0 && !starts && !hasDue(state, at)))
    return refused('NOTHING_DUE', '没有到期的时限', state.input.ruleId);
  const draft = new Draft(state, at, 'passTime', null);
  if (due.length > 0) {
    draft.state.reminders = state.reminders.filter((each) => each > at);
    if (!starts)
      draft.tellOfficers(
        'GATHERING_REMINDER',
        invitedOf(state).filter(({ answer }) => answer !== 'DECLINES'),
      );
    draft.details.reminders = due;
  }
  if (starts) {
    begin(draft);
    draft.tellOffice('GATHERING_BEGUN');
    draft.details.begun = state.arrangement.startsAt;
  }
  fireInto(draft, (obligation, rung) => act(draft, obligation, rung.act, null));
  return draft.done();
};

/** A supervisor urges or orders what the office still owes; a published calendar lays every running clock out anew. */
export const { urge, order, recalculate } = clockSteps<GatheringState, Step, Draft>({
  draft: (state, { at, action, actor, noteId }) => new Draft(state, at, action, actor, noteId),
  ruleOf: ({ input }) => input.ruleId,
  climb: act,
  unchanged: '本次活动已按该版日历计算',
});

/** Warning and reminder go to the office; an order also to those who decide there. */
function act(
  draft: Draft,
  { id, ownerOrganisationId, ownerRole }: Obligation,
  what: RungAct,
  issued: Issued | null,
): void {
  draft.supervisionActs.push({
    obligationId: id,
    act: what,
    targetOrganisationId: ownerOrganisationId,
    issuedBy: issued?.by ?? null,
    noteId: issued?.noteId ?? null,
    document: null,
  });
  draft.tell(what, { organisationId: ownerOrganisationId, role: ownerRole });
  if (what === 'SUPERVISE' || what === 'PROPOSE_TRANSFER')
    draft.tell(what, { organisationId: ownerOrganisationId, role: 'DECISION_BODY' });
}
