import { createHash } from 'node:crypto';

/** What of an audit event is sealed by its hash: everything a reader may rely on. */
export interface SealedEvent {
  subjectType: string;
  subjectId: string;
  seq: number;
  at: string;
  actorAccountId: string | null;
  actorRole: string | null;
  actorOrganisationId: string | null;
  onBehalfOf: string | null;
  action: string;
  ruleId: string;
  before: unknown;
  after: unknown;
  noteId: string | null;
  workflowId: string | null;
  runId: string | null;
  updateId: string | null;
}

/** The hash before the first event of every chain. */
export const CHAIN_START = '0'.repeat(64);

/** JSON with sorted keys and without undefined members: the same value gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 (hex) over the previous hash and the canonical event; links each event of a subject to the one before. */
export function auditHash(prevHash: string, event: SealedEvent): string {
  const sealed: SealedEvent = {
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    seq: event.seq,
    at: event.at,
    actorAccountId: event.actorAccountId,
    actorRole: event.actorRole,
    actorOrganisationId: event.actorOrganisationId,
    onBehalfOf: event.onBehalfOf,
    action: event.action,
    ruleId: event.ruleId,
    before: event.before,
    after: event.after,
    noteId: event.noteId,
    workflowId: event.workflowId,
    runId: event.runId,
    updateId: event.updateId,
  };
  return createHash('sha256').update(prevHash).update('\n').update(canonicalJson(sealed)).digest('hex');
}

/** SHA-256 (hex) of a free text; kept in the event that refers to the text as `after.noteSha256`. */
export function noteHash(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
