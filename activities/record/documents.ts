import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../db/connect';
import { toJson } from '../../db/schema';
import { chinaDate } from '../../workflows/rules/calendar/workingDays';
import type { DocumentDraft, StepEnvelope } from '../../workflows/shared/records';

/** Gives the next number of a series in its year; numbers have no gaps, since a rolled-back step returns its number. */
export async function nextNumber(
  tx: Tx,
  series: string,
  at: string,
): Promise<{ year: number; number: number }> {
  const year = Number(chinaDate(at).slice(0, 4));
  const { last } = await tx
    .insertInto('documentCounter')
    .values({ series, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['series', 'year']).doUpdateSet({ last: sql`document_counter.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return { year, number: last };
}

/** Issues the step's documents; answers their numbers in the same order, e.g. 广惠交〔2026〕12号. */
export async function issueDocuments(tx: Tx, step: StepEnvelope<unknown>): Promise<string[]> {
  const { documents, actor } = step.record;
  const seriesOf = (i: number) => (documents[i] as DocumentDraft).series;
  const numbers: string[] = [];
  // Counters are locked in the order of their names, so that two steps never wait for each other.
  const order = documents.map((_, i) => i).sort((a, b) => (seriesOf(a) < seriesOf(b) ? -1 : 1));
  for (const i of order) {
    const { year, number } = await nextNumber(tx, seriesOf(i), step.at);
    numbers[i] = `${seriesOf(i)}〔${year}〕${number}号`;
  }
  if (documents.length === 0) return numbers;
  await tx
    .insertInto('document')
    .values(
      documents.map((each, i) => ({
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
      })),
    )
    .execute();
  return numbers;
}

export async function recordSupervisionActs(
  tx: Tx,
  step: StepEnvelope<unknown>,
  numbers: string[],
): Promise<void> {
  const { supervisionActs } = step.record;
  if (supervisionActs.length === 0) return;
  await tx
    .insertInto('supervisionAct')
    .values(
      supervisionActs.map(({ document, ...each }, ordinal) => ({
        ...each,
        workflowId: step.workflowId,
        stepSeq: step.seq,
        ordinal,
        subjectType: step.subject.type,
        subjectId: step.subject.id,
        number: document === null ? null : (numbers[document] ?? null),
        issuedAt: step.at,
      })),
    )
    .execute();
}

export async function recordNotifications(tx: Tx, step: StepEnvelope<unknown>): Promise<void> {
  const { notifications } = step.record;
  if (notifications.length === 0) return;
  await tx
    .insertInto('notification')
    .values(
      notifications.map(({ kind, to, obligationId }) => ({
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
      })),
    )
    .execute();
}

/** A UUID that is the same whenever the same step is written. */
function stepUuid(step: StepEnvelope<unknown>, part: string): string {
  const hex = createHash('sha256').update(`${step.workflowId}#${step.seq}#${part}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
