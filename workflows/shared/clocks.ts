import { fireDue, isOpen, recalculateObligation } from '../rules/obligations/obligation';
import type { FiredRung, Obligation } from '../rules/obligations/types';
import type { ClockedState, StepDraft } from './stepDraft';

/** Whether a rung falls or a limit passes by this instant. */
export function hasDue({ obligations, calendar }: ClockedState, at: string): boolean {
  const { obligations: after } = fireDue(obligations, at, calendar);
  return after.some((each, i) => each !== obligations[i]);
}

/**
 * Puts into the draft every rung of every ladder that has come due and every limit that has passed; the process says
 * by `act` what a rung does.
 */
export function fireInto<State extends ClockedState>(
  draft: StepDraft<State>,
  act: (obligation: Obligation, rung: FiredRung) => void,
): void {
  const before = draft.state.obligations;
  const { obligations, fired } = fireDue(before, draft.at, draft.state.calendar);
  obligations.forEach((after, i) => {
    const was = before[i] as Obligation;
    if (was !== after)
      draft.put(after, was.breachedAt === null && after.breachedAt !== null ? 'BREACHED' : 'RUNG');
  });
  for (const rung of fired) {
    const obligation = obligations.find((each) => each.id === rung.obligationId);
    if (obligation) act(obligation, rung);
  }
  if (fired.length > 0)
    draft.details.rungs = fired.map(({ obligationId, index, act: what, at: dueAt }) => ({
      obligationId,
      index,
      act: what,
      dueAt,
    }));
}

/** Lays every running clock out anew by the calendar that the draft's state has taken. */
export function recalculateInto<State extends ClockedState>(draft: StepDraft<State>): void {
  const { calendar } = draft.state;
  const moved = draft.state.obligations.filter(isOpen).map((before) => {
    const after = recalculateObligation(before, calendar, draft.at);
    draft.put(after, after.dueAt === before.dueAt ? null : 'MOVED');
    return { id: before.id, from: before.dueAt, to: after.dueAt };
  });
  draft.details.calendarVersion = calendar.version;
  draft.details.moved = moved.filter((each) => each.from !== each.to);
}
