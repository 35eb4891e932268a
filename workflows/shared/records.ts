import type { Actor } from '../rules/actor';
import type { Obligation } from '../rules/obligations/types';

/**
 * What one step of any process leaves in PostgreSQL beside its own projection. Produced by pure rules in the
 * workflow, written by one local activity in one transaction. It is not part of the workflow's history.
 */
export interface StepRecord {
  action: string;
  ruleId: string;
  actor: Actor | null;
  /** Enterprise or person in whose name a window clerk acted. */
  onBehalfOf: string | null;
  noteId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown>;
  /** Obligations opened or changed by the step, whole. */
  obligations: Obligation[];
  clocks: ClockEvent[];
  documents: DocumentDraft[];
  supervisionActs: SupervisionActDraft[];
  notifications: NotificationDraft[];
}

export interface ClockEvent {
  id: string;
  kind: string;
  event: 'STARTED' | 'MET' | 'MET_LATE' | 'PAUSED' | 'RESUMED' | 'BREACHED' | 'CANCELLED' | 'RUNG' | 'MOVED';
  dueAt: string | null;
  ground?: string;
}

export interface DocumentDraft {
  kind: string;
  /** Series of the number, e.g. 广惠交; the record step gives the next number of the year. */
  series: string;
  facts: Record<string, unknown>;
}

export interface SupervisionActDraft {
  obligationId: string;
  act: 'WARN' | 'REMIND' | 'SUPERVISE' | 'PROPOSE_TRANSFER';
  targetOrganisationId: string;
  issuedBy: string | null;
  noteId: string | null;
  /** Index in `documents` of the paper that goes with the act. */
  document: number | null;
}

export interface NotificationDraft {
  kind: string;
  to: { organisationId: string; role: string } | { accountId: string } | { enterpriseId: string };
  obligationId?: string;
}

/** One step as it is sent to the record activity. `seq` counts the steps of a workflow from 1, without gaps. */
export interface StepEnvelope<Projection> {
  workflowId: string;
  runId: string;
  subject: { type: string; id: string };
  seq: number;
  updateId: string | null;
  command: { name: string; args: unknown };
  at: string;
  record: StepRecord;
  projection: Projection;
}

/**
 * What the record activity answers. When the sequence number was taken before (a worker died between the
 * commit and the engine's acknowledgement), the step that stands in the database is the one that counts:
 * `at` is its instant, and `other` names it when it is not the one that was sent.
 */
export interface StepRecorded {
  at: string;
  numbers: Record<string, string>;
  data: Record<string, unknown>;
  other?: { updateId: string | null; name: string; args: unknown };
}
