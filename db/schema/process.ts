import type { Generated, GeneratedAlways } from 'kysely';
import type { OfficeHours } from '../../workflows/rules/calendar/types';
import type { Clock, ClockPolicy, Pause } from '../../workflows/rules/deadlines/types';
import type { ObligationStatus, RungAct } from '../../workflows/rules/obligations/types';
import type { Instant, Json, JsonRecord } from './columns';

/** Free text of a person; histories and audit rows carry its id only. */
export interface TextNoteTable {
  id: string;
  subjectType: string;
  subjectId: string;
  body: string;
  authorAccountId: string | null;
  createdAt: Generated<Instant>;
}

/** One recorded step of a process; (workflowId, seq) makes the record idempotent. */
export interface ProcessStepTable {
  workflowId: string;
  seq: number;
  runId: string;
  updateId: string | null;
  command: JsonRecord;
  at: Instant;
  recordedAt: Generated<Instant>;
  result: JsonRecord;
}

/** Complete history of a closed run of a process, gzipped JSON, kept beyond the engine's retention; `sha256` is of the JSON. */
export interface HistoryArchiveTable {
  workflowId: string;
  runId: string;
  subjectType: string;
  subjectId: string;
  eventCount: number;
  sha256: string;
  content: Buffer;
  archivedAt: Generated<Instant>;
  /** False for a run that was followed by another run of the same process. */
  last: Generated<boolean>;
  startedAt: Instant | null;
}

/** Projection of the time limits; one table feeds work lists, boards and bulletins. */
export interface ObligationTable {
  workflowId: string;
  id: string;
  subjectType: string;
  subjectId: string;
  kind: string;
  ruleId: string;
  ownerOrganisationId: string;
  ownerRole: string;
  ownerAccountId: string | null;
  origin: Instant;
  clock: Json<Clock>;
  hours: Json<OfficeHours>;
  policy: Json<ClockPolicy>;
  pauses: Json<Pause[]>;
  status: ObligationStatus;
  dueAt: Instant | null;
  firstDueAt: Instant;
  provisional: boolean;
  calendarVersion: string;
  firedRungs: number;
  nextRungAt: Instant | null;
  breachedAt: Instant | null;
  endedAt: Instant | null;
  cancelGround: string | null;
}

export interface SupervisionActTable {
  workflowId: string;
  stepSeq: number;
  ordinal: number;
  subjectType: string;
  subjectId: string;
  obligationId: string;
  act: RungAct;
  number: string | null;
  issuedAt: Instant;
  issuedBy: string | null;
  targetOrganisationId: string;
  noteId: string | null;
}

export interface DocumentCounterTable {
  series: string;
  year: number;
  last: number;
}

export interface DocumentTable {
  id: string;
  kind: string;
  number: string;
  subjectType: string;
  subjectId: string;
  workflowId: string;
  stepSeq: number;
  facts: JsonRecord;
  issuedAt: Instant;
  issuedBy: string | null;
}

export interface NotificationTable {
  id: GeneratedAlways<number>;
  organisationId: string | null;
  role: string | null;
  accountId: string | null;
  enterpriseId: string | null;
  kind: string;
  subjectType: string;
  subjectId: string;
  workflowId: string;
  stepSeq: number;
  obligationId: string | null;
  createdAt: Instant;
  readAt: Instant | null;
}
