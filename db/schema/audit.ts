import type { GeneratedAlways } from 'kysely';
import type { Instant, NullableJsonRecord } from './columns';

/** Head of the hash chain of one subject; locked while an event is appended. */
export interface AuditChainTable {
  subjectType: string;
  subjectId: string;
  seq: number;
  hash: string;
}

/** Append-only, chained per subject. */
export interface AuditEventTable {
  id: GeneratedAlways<number>;
  subjectType: string;
  subjectId: string;
  seq: number;
  at: Instant;
  actorAccountId: string | null;
  actorRole: string | null;
  actorOrganisationId: string | null;
  onBehalfOf: string | null;
  action: string;
  ruleId: string;
  before: NullableJsonRecord;
  after: NullableJsonRecord;
  noteId: string | null;
  workflowId: string | null;
  runId: string | null;
  updateId: string | null;
  prevHash: string;
  hash: string;
}
