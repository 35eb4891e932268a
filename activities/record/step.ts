import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { type AuditDraft, appendEvent, type ChainHead, lockHead } from '../../db/audit/append';
import { canonicalJson, noteHash } from '../../db/audit/hash';
import type { Db } from '../../db/connect';
import { inPipeline, type Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import type { StepEnvelope, StepRecorded } from '../../workflows/shared/records';
import { numberDocuments, writeDocuments, writeNotifications, writeSupervisionActs } from './documents';
import { upsertObligations } from './obligations';

/** What the process's own rows add to the step's answer. */
export interface Projected {
  numbers: Record<string, string>;
  data: Record<string, unknown>;
}

/** How a process writes its own rows in the step's transaction, in two rounds that each leave together. */
export interface Projector<Projection, Claim extends Projected> {
  /** Locks and reads: numbers, money, facts. */
  claim(pipeline: Pipeline, step: StepEnvelope<Projection>): Promise<Claim>;
  /** Writes; sends everything before its first await. */
  write(
    pipeline: Pipeline,
    step: StepEnvelope<Projection>,
    claim: Claim,
    documentNumbers: Record<string, string>,
    /** The same numbers in the order of the step's documents; of one kind there may be several. */
    inOrder: readonly string[],
  ): Promise<unknown>;
}

/**
 * Writes one step of a process in one transaction: documents with their numbers, the process's own rows,
 * obligations, notifications, supervision acts, one audit event and the step itself. Happens at most once for
 * (workflow, sequence number): a repetition changes nothing and answers what stands there, naming the step
 * that stands there when it is another one.
 */
export async function recordStep<Projection, Claim extends Projected>(
  database: { db: Db; pool: Pool },
  step: StepEnvelope<Projection>,
  projector: Projector<Projection, Claim>,
): Promise<StepRecorded> {
  try {
    return await inPipeline(database, (pipeline) => writeStep(pipeline, step, projector));
  } catch (error) {
    if (!isDataError(error)) throw error;
    // A repetition fails on its number, or before that on money that has already been moved.
    const standing = await readStep(database.db, step.workflowId, step.seq);
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

async function writeStep<Projection, Claim extends Projected>(
  pipeline: Pipeline,
  step: StepEnvelope<Projection>,
  projector: Projector<Projection, Claim>,
): Promise<StepRecorded> {
  const { type, id } = step.subject;
  const [documentNumbers, claim, noteSha256, [head]] = await Promise.all([
    numberDocuments(pipeline, step),
    projector.claim(pipeline, step),
    sealNote(pipeline, step.record.noteId),
    pipeline.run(lockHead(pipeline.db, type, id)),
  ]);
  const byKind = numbersByKind(step, documentNumbers);
  const answer: StepRecorded = {
    at: step.at,
    numbers: { ...claim.numbers, ...byKind },
    data: claim.data,
  };
  const { query } = appendEvent(pipeline.db, auditOf(step, answer, noteSha256), head as ChainHead);
  await Promise.all([
    projector.write(pipeline, step, claim, byKind, documentNumbers),
    writeDocuments(pipeline, step, documentNumbers),
    upsertObligations(pipeline, step),
    writeSupervisionActs(pipeline, step, documentNumbers),
    writeNotifications(pipeline, step),
    pipeline.run(query),
    pipeline.run(processStep(pipeline.db, step, answer)),
  ]);
  return answer;
}

function auditOf(step: StepEnvelope<unknown>, answer: StepRecorded, noteSha256: string | null): AuditDraft {
  const { record } = step;
  return {
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
      ...answer.data,
      ...(noteSha256 === null ? {} : { noteSha256 }),
      clocks: record.clocks,
      numbers: answer.numbers,
    },
    noteId: record.noteId,
    workflowId: step.workflowId,
    runId: step.runId,
    updateId: step.updateId,
  };
}

function processStep(db: Db, step: StepEnvelope<unknown>, { numbers, data }: StepRecorded) {
  return db.insertInto('processStep').values({
    workflowId: step.workflowId,
    seq: step.seq,
    runId: step.runId,
    updateId: step.updateId,
    command: toJson(step.command),
    at: step.at,
    result: toJson({ numbers, data, status: step.record.after.status ?? null }),
  });
}

/** Hash of the free text that the step refers to, so that the chain seals the words and not only their id. */
async function sealNote({ db, run }: Pipeline, noteId: string | null): Promise<string | null> {
  if (noteId === null) return null;
  const [note] = await run(db.selectFrom('textNote').select('body').where('id', '=', noteId));
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
