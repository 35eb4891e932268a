import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';
import { toJson } from '../../db/schema';
import { chinaDate } from '../../workflows/rules/calendar/workingDays';
import type { StepEnvelope } from '../../workflows/shared/records';

/** The next number of a series in the year of `at`; numbers have no gaps, since a rolled-back step returns its number. */
export async function nextNumber(
  { db, run }: Pipeline,
  series: string,
  at: string,
): Promise<{ year: number; number: number }> {
  const year = Number(chinaDate(at).slice(0, 4));
  const [counter] = await run(
    db
      .insertInto('documentCounter')
      .values({ series, year, last: 1 })
      .onConflict((conflict) =>
        conflict.columns(['series', 'year']).doUpdateSet({ last: sql`document_counter.last + 1` }),
      )
      .returning('last'),
  );
  return { year, number: counter?.last as number };
}

/** Numbers of the step's documents, in their order, e.g. 广惠交〔2026〕12号. */
export async function numberDocuments(pipeline: Pipeline, step: StepEnvelope<unknown>): Promise<string[]> {
  const { documents } = step.record;
  const numbers: string[] = [];
  // Counters are locked in the order of their names, so that two steps never wait for each other.
  const inOrder = documents.map((each, i) => ({ ...each, i })).sort((a, b) => (a.series < b.series ? -1 : 1));
  await Promise.all(
    inOrder.map(async ({ series, i }) => {
      const { year, number } = await nextNumber(pipeline, series, step.at);
      numbers[i] = `${series}〔${year}〕${number}号`;
    }),
  );
  return numbers;
}

export async function writeDocuments(
  { db, run }: Pipeline,
  step: StepEnvelope<unknown>,
  numbers: string[],
): Promise<void> {
  const { documents, actor } = step.record;
  if (documents.length === 0) return;
  const rows = documents.map((each, i) => ({
    id: stepUuid(step, `document-${i}`),
    kind: each.kind,
    number: numbers[i] as string,
    subjectType: step.subject.type,
    subjectId: step.subject.id,
    workflowId: step.workflowId,
    stepSeq: step.seq,
    facts: toJson(each.facts),
    issuedAt: step.at,
    issuedBy: actor?.accountId ?? null,
  }));
  await run(db.insertInto('document').values(rows));
}

export async function writeSupervisionActs(
  { db, run }: Pipeline,
  step: StepEnvelope<unknown>,
  numbers: string[],
): Promise<void> {
  const { supervisionActs } = step.record;
  if (supervisionActs.length === 0) return;
  const rows = supervisionActs.map(({ document, ...each }, ordinal) => ({
    ...each,
    workflowId: step.workflowId,
    stepSeq: step.seq,
    ordinal,
    subjectType: step.subject.type,
    subjectId: step.subject.id,
    number: document === null ? null : (numbers[document] ?? null),
    issuedAt: step.at,
  }));
  await run(db.insertInto('supervisionAct').values(rows));
}

export async function writeNotifications({ db, run }: Pipeline, step: StepEnvelope<unknown>): Promise<void> {
  const { notifications } = step.record;
  if (notifications.length === 0) return;
  const rows = notifications.map(({ kind, to, obligationId }) => ({
    organisationId: 'organisationId' in to ? to.organisationId : null,
    role: 'role' in to ? to.role : null,
    accountId: 'accountId' in to ? to.accountId : null,
    enterpriseId: 'enterpriseId' in to ? to.enterpriseId : null,
    kind,
    subjectType: step.subject.type,
    subjectId: step.subject.id,
    workflowId: step.workflowId,
    stepSeq: step.seq,
    obligationId: obligationId ?? null,
    createdAt: step.at,
    readAt: null,
  }));
  await run(db.insertInto('notification').values(rows));
}

/** A UUID that is the same whenever the same step is written. */
function stepUuid(step: StepEnvelope<unknown>, part: string): string {
  const hex = createHash('sha256').update(`${step.workflowId}#${step.seq}#${part}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
