import { isOpen } from '../rules/obligations/obligation';
import type { EventKind } from '../rules/officer-term/parameters';
import type { Pair } from '../rules/officer-term/rotation';
import { type GatheringState, type Invitation, invitedOf } from './state';

/** The gathering's row and the rows that hang on it, as the record step writes them. */
export interface GatheringProjection {
  /** Set for the first step only: the row is inserted. */
  create: {
    schemeCode: string;
    schemeVersion: number;
    officeOrganisationId: string;
    kind: EventKind;
    createdBy: string;
  } | null;
  row: GatheringColumns;
  /** Invitations that the step made or changed, whole. */
  invitations: Omit<Invitation, 'unitId'>[];
  /** Who serves with whom from now on; null: as before. */
  pairs: Pair[] | null;
}

/** Columns that follow from the state alone; written whole at every step, so the row is the state. */
export type GatheringColumns = ReturnType<typeof columnsOf>;

export function columnsOf(state: GatheringState) {
  const { planId, startsAt, endsAt, targetOrganisationId } = state.arrangement;
  const invited = invitedOf(state);
  const open = state.obligations.filter(isOpen);
  const next = open
    .filter((each) => each.dueAt !== null)
    .sort((a, b) => ((a.dueAt as string) < (b.dueAt as string) ? -1 : 1))[0];
  return {
    status: state.status,
    planId,
    startsAt,
    endsAt,
    targetOrganisationId,
    invited: invited.length,
    present: state.revision > 0 ? invited.filter(({ present }) => present === true).length : null,
    revision: state.revision,
    minutesNoteId: state.minutesNoteId,
    minutesAt: state.minutesAt,
    heldAt: state.heldAt,
    closedAt: state.closedAt,
    cancelledAt: state.cancelledAt,
    cancelNoteId: state.cancelNoteId,
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    overdueCount: open.filter((each) => each.status === 'BREACHED').length,
  };
}
