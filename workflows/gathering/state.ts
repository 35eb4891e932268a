import type { AttendanceRecorded } from '../officer-term/messages';
import type { CalendarSlice } from '../rules/calendar/types';
import type { GatheringFacts } from '../rules/gathering/guards';
import type { GatheringStatus, InvitationAnswer } from '../rules/gathering/types';
import type { Obligation } from '../rules/obligations/types';
import type { GatheringHeld } from '../scheme-watch/messages';
import type { Arrangement, GatheringInput, Invitee } from './messages';

/** One officer's invitation; a withdrawn one stays on record. */
export interface Invitation extends Invitee {
  answer: InvitationAnswer;
  answerNoteId: string | null;
  answeredAt: string | null;
  present: boolean | null;
  doneAsRequired: boolean | null;
  recordedAt: string | null;
  recordedBy: string | null;
  recordNoteId: string | null;
  withdrawnAt: string | null;
}

/** What other processes have to be told; sent in this order, each once. */
export type Tiding =
  | { to: 'TERM'; termId: string; message: AttendanceRecorded }
  | { to: 'WATCH'; message: GatheringHeld };

/** Everything the process knows of its gathering. Plain JSON; ids, codes and instants only. */
export interface GatheringState {
  input: GatheringInput;
  calendar: CalendarSlice;
  /** Null until the plan is on record. */
  plannedAt: string | null;
  createdBy: string;
  status: GatheringStatus;
  arrangement: Omit<Arrangement, 'invitees'>;
  invitations: Invitation[];
  /** Instants of the reminders that are still to go out, in order of time. */
  reminders: string[];
  /** The start has come. */
  begun: boolean;
  /** How often attendance was recorded. */
  revision: number;
  minutesNoteId: string | null;
  minutesAt: string | null;
  heldAt: string | null;
  closedAt: string | null;
  cancelledAt: string | null;
  cancelNoteId: string | null;
  obligations: Obligation[];
  tidings: Tiding[];
}

export function initialState(input: GatheringInput): GatheringState {
  return {
    input,
    calendar: input.calendar,
    plannedAt: null,
    createdBy: '',
    status: 'PLANNED',
    arrangement: { planId: '', planSha256: '', startsAt: '', endsAt: null, targetOrganisationId: null },
    invitations: [],
    reminders: [],
    begun: false,
    revision: 0,
    minutesNoteId: null,
    minutesAt: null,
    heldAt: null,
    closedAt: null,
    cancelledAt: null,
    cancelNoteId: null,
    obligations: [],
    tidings: [],
  };
}

export const isOver = (state: GatheringState): boolean =>
  state.status === 'CLOSED' || state.status === 'CANCELLED';

/** Invitations that stand. */
export const invitedOf = (state: GatheringState): Invitation[] =>
  state.invitations.filter(({ withdrawnAt }) => withdrawnAt === null);

/** What the guards look at. */
export function factsOf(state: GatheringState): GatheringFacts {
  return {
    kind: state.input.kind,
    status: state.status,
    officeOrganisationId: state.input.office.id,
    ruleId: state.input.ruleId,
    invitedAccountIds: invitedOf(state).map(({ accountId }) => accountId),
    hasMinutes: state.minutesNoteId !== null,
  };
}
