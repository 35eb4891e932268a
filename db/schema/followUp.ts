import type { Instant, Json } from './columns';

/** A poor rating that counts, or a complaint of the public (GE-WAY-3, GE-WAY-4). */
export type FollowUpKind = 'RATING' | 'COMPLAINT';

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
