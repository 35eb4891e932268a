import { ApplicationFailure } from '@temporalio/common';
import { appendAudit } from '../../db/audit/append';
import { canonicalJson, noteHash } from '../../db/audit/hash';
import type { Db, Tx } from '../../db/connect';
import { toJson } from '../../db/schema';
import type { StepEnvelope, StepRecorded } from '../../workflows/shared/records';
import { issueDocuments, recordNotifications, recordSupervisionActs } from './documents';
import { upsertObligations } from './obligations';

/** What the projection of a process adds to the step's answer. */
export interface Projected {
  numbers: Record<string, string>;
  data: Record<string, unknown>;
}

/** Writes a process's own rows in the step's transaction. */
export type Project<Projection> = (
  tx: Tx,
  step: StepEnvelope<Projection>,
  documentNumbers: Record<string, string>,
) => Promise<Projected>;

/**
 * Writes one step of a process in one transaction: documents with their numbers, the process's own rows,
 * obligations, notifications, supervision acts, one audit event and the step itself. Happens at most once for
 * (workflow, sequence number): a repetition changes nothing and answers what stands there, naming the step
 * that stands there when it is another one.
 */
export async function recordStep<Projection>(
  db: Db,
  step: StepEnvelope<Projection>,
  project: Project<Projection>,
): Promise<StepRecorded> {
  try {
    return await db.transaction().execute((tx) => writeStep(tx, step, project));
  } catch (error) {
    if (!isDataError(error)) throw error;
    // A repetition fails on its number, or before that on money that has already been moved.
    const standing = await readStep(db, step.workflowId, step.seq);
    if (!standing) throw refusedByDatabase(error);
    return isSame(standing, step) ? withoutOther(standing) : standing;
  }
}

/** The step that stands under this number, named by `other`; null when there is none. */
export async function readStep(db: Db, workflowId: string, seq: number): Promise<StepRecorded | null> {
  const row = await db
    .selectFrom('processStep')
    .select(['at', 'result', 'command', 'updateId'])
    .where('workflowId', '=', workflowId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  if (!row) return null;
  const { numbers, data } = row.result as unknown as Projected;
  const { name, args } = row.command as { name: string; args: unknown };
  return { at: row.at, numbers, data, other: { updateId: row.updateId, name, args } };
}

async function writeStep<Projection>(
  tx: Tx,
  step: StepEnvelope<Projection>,
  project: Project<Projection>,
): Promise<StepRecorded> {
  const { record } = step;
  const documentNumbers = await issueDocuments(tx, step);
  const byKind = numbersByKind(step, documentNumbers);
  const projected = await project(tx, step, byKind);
  const numbers = { ...projected.numbers, ...byKind };
  await upsertObligations(tx, step);
  await recordSupervisionActs(tx, step, documentNumbers);
  await recordNotifications(tx, step);
  const noteSha256 = await sealNote(tx, record.noteId);
  await appendAudit(tx, {
    subjectType: step.subject.type,
    subjectId: step.subject.id,
    at: step.at,
    actorAccountId: record.actor?.accountId ?? null,
    actorRole: record.actor?.role ?? null,
    actorOrganisationId: record.actor?.organisationId ?? null,
    onBehalfOf: record.onBehalfOf,
    action: record.action,
    ruleId: record.ruleId,
    before: record.before,
    after: {
      ...record.after,
      ...projected.data,
      ...(noteSha256 === null ? {} : { noteSha256 }),
      clocks: record.clocks,
      numbers,
    },
    noteId: record.noteId,
    workflowId: step.workflowId,
    runId: step.runId,
    updateId: step.updateId,
  });
  await tx
    .insertInto('processStep')
    .values({
      workflowId: step.workflowId,
      seq: step.seq,
      runId: step.runId,
      updateId: step.updateId,
      command: toJson(step.command),
      at: step.at,
      result: toJson({ numbers, data: projected.data, status: record.after.status ?? null }),
    })
    .execute();
  return { at: step.at, numbers, data: projected.data };
}

/** Hash of the free text that the step refers to, so that the chain seals the words and not only their id. */
async function sealNote(tx: Tx, noteId: string | null): Promise<string | null> {
  if (noteId === null) return null;
  const note = await tx.selectFrom('textNote').select('body').where('id', '=', noteId).executeTakeFirst();
  return note ? noteHash(note.body) : null;
}

function numbersByKind(step: StepEnvelope<unknown>, numbers: string[]): Record<string, string> {
  return Object.fromEntries(step.record.documents.map((each, i) => [each.kind, numbers[i] as string]));
}

function isSame(standing: StepRecorded, step: StepEnvelope<unknown>): boolean {
  const { other } = standing;
  if (!other || other.updateId !== step.updateId || other.name !== step.command.name) return false;
  return step.updateId !== null || canonicalJson(other.args) === canonicalJson(step.command.args);
}

function withoutOther({ at, numbers, data }: StepRecorded): StepRecorded {
  return { at, numbers, data };
}

const sqlState = (error: unknown): string => String((error as { code?: unknown })?.code ?? '');

/** Classes 22 and 23: the data can never be written; trying again would not help. */
const isDataError = (error: unknown): boolean => /^2[23]/.test(sqlState(error));

function refusedByDatabase(error: unknown): ApplicationFailure {
  const { code, constraint, table } = error as { code: string; constraint?: string; table?: string };
  return ApplicationFailure.nonRetryable('step refused by the database', 'RecordRefused', {
    code,
    constraint,
    table,
  });
}
