import type { Generated } from 'kysely';
import type { FollowUpParameters } from '../../workflows/rules/follow-up/parameters';
import type {
  FollowUpContent,
  FollowUpKind,
  FollowUpOutcome,
  FollowUpStatus,
} from '../../workflows/rules/follow-up/types';
import type { Instant, Json } from './columns';

export type { FollowUpKind } from '../../workflows/rules/follow-up/types';

/** What asks for a follow-up; the worker starts a process under its id. Written once. */
export interface FollowUpDueTable {
  id: string;
  schemeCode: string;
  kind: FollowUpKind;
  ratingId: string | null;
  pointId: string | null;
  objectId: string;
  /** Codes of the aspects that were rated poorly; of a complaint, what it is about. */
  aspects: Json<string[]>;
  at: Instant;
}

/** What somebody complained about; only the organiser reads it, and that is put on record. */
export interface ComplaintTable {
  id: string;
  words: string;
  kinds: Json<string[]>;
  /** Given with the person's consent to be called back, both or neither. */
  contactName: string | null;
  contactPhone: string | null;
  /** One-way value of the code by which the complainant asks how it stands. */
  trackingHash: string;
  fingerprint: string;
  at: Instant;
  withdrawnAt: Instant | null;
}

/** Projection of one follow-up; written only by the step record. */
export interface FollowUpTable {
  id: string;
  schemeCode: string;
  schemeVersion: number;
  kind: FollowUpKind;
  pointId: string | null;
  aspects: Json<string[]>;
  hasContact: boolean;
  objectId: string;
  objectName: string;
  objectOrganisationId: string | null;
  organOrganisationId: string;
  regionId: string;
  parameters: Json<FollowUpParameters>;
  status: FollowUpStatus;
  content: Json<FollowUpContent>;
  outcome: FollowUpOutcome | null;
  satisfaction: number | null;
  /** The evaluated object may read it from then on. */
  passedOn: boolean;
  passedOnAt: Instant | null;
  startedAt: Instant;
  endedAt: Instant | null;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  stepSeq: number;
  updatedAt: Instant;
  clockOffsetMs: Generated<number>;
}

/** A file that the object handed in with an answer. */
export interface FollowUpFileTable {
  followUpId: string;
  uploadId: string;
  stepSeq: number;
}
