import type { Generated } from 'kysely';
import type { GatheringStatus, InvitationAnswer } from '../../workflows/rules/gathering/types';
import type { EventKind } from '../../workflows/rules/officer-term/parameters';
import type { VisitOfficer } from '../../workflows/rules/officer-term/randomVisit';
import type { Pair } from '../../workflows/rules/officer-term/rotation';
import type { PeriodStatus } from '../../workflows/rules/scheme-watch/periods';
import type { CalendarDate, Instant, Json } from './columns';

/** What people write about a gathering; written once, a change is a new row. `contentSha256` seals the words. */
export interface GatheringPlanTable {
  id: string;
  gatheringId: string;
  theme: string;
  /** The prepared list of contents, in order. */
  contents: Json<string[]>;
  place: string;
  convener: Generated<string>;
  /** What is visited, where it is no organisation of this system. */
  targetText: Generated<string>;
  /** Ids of the organisations that sit in. */
  sittingIn: Json<string[]>;
  contentSha256: string;
  createdBy: string;
  createdAt: Generated<Instant>;
}

/** Projection of one gathering; written only by the step record. */
export interface GatheringTable {
  id: string;
  schemeCode: string;
  schemeVersion: number;
  officeOrganisationId: string;
  kind: EventKind;
  status: GatheringStatus;
  planId: string;
  startsAt: Instant;
  endsAt: Instant | null;
  targetOrganisationId: string | null;
  /** Officers invited, without those whose invitation was withdrawn. */
  invited: number;
  /** Officers present; null until attendance is recorded. */
  present: number | null;
  /** How often attendance was recorded; 0: not yet. */
  revision: Generated<number>;
  minutesNoteId: string | null;
  minutesAt: Instant | null;
  heldAt: Instant | null;
  closedAt: Instant | null;
  cancelledAt: Instant | null;
  cancelNoteId: string | null;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  createdBy: string;
  createdAt: Instant;
  stepSeq: number;
  updatedAt: Instant;
  clockOffsetMs: Generated<number>;
}

/** One officer's invitation, his answer and whether he was there. */
export interface GatheringInvitationTable {
  gatheringId: string;
  termId: string;
  officerAccountId: string;
  answer: Generated<InvitationAnswer>;
  answerNoteId: string | null;
  answeredAt: Instant | null;
  present: boolean | null;
  /** Special evaluation only: done as required (BT-ASM-6). */
  doneAsRequired: boolean | null;
  recordedAt: Instant | null;
  recordedBy: string | null;
  /** Reason of the latest correction. */
  recordNoteId: string | null;
  withdrawnAt: Instant | null;
}

/** Who serves with whom in a scheme whose officers take turns (LA-EXP-2). */
export interface RotationPlanTable {
  schemeCode: string;
  pairs: Json<Pair[]>;
  gatheringId: string;
  updatedAt: Instant;
}

/** One random assignment with everything needed to draw it again (BT-DUT-2). Written once. */
export interface RandomVisitTable {
  id: string;
  schemeCode: string;
  officeOrganisationId: string;
  seed: string;
  officers: Json<VisitOfficer[]>;
  targets: Json<string[]>;
  targetOrganisationId: string;
  termId: string;
  officerAccountId: string | null;
  visitBy: CalendarDate;
  fingerprint: string;
  drawnBy: string;
  drawnAt: Instant;
}

/** Projection of the watch over one scheme. */
export interface SchemeWatchTable {
  schemeCode: string;
  schemeVersion: number;
  officeOrganisationId: string;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  stepSeq: number;
  updatedAt: Instant;
  clockOffsetMs: Generated<number>;
}

/** One month or quarter in which the organiser owes sessions or meetings. */
export interface OccasionPeriodTable {
  schemeCode: string;
  kind: EventKind;
  fromDate: CalendarDate;
  toDate: CalendarDate;
  label: string;
  ruleId: string;
  required: number;
  held: number;
  strict: boolean;
  status: PeriodStatus;
  obligationId: string;
  remindedAt: Instant | null;
  closedAt: Instant | null;
  noteId: string | null;
}
