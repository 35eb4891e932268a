import type { TermFacts } from '../../workflows/rules/officer-term/facts';
import type { Procedure } from '../../workflows/rules/officer-term/hearing/types';
import { coverageOf } from '../../workflows/rules/officer-term/termState';
import type { Db } from '../connect';

/** Facts of a term as the duty rules want them, with the procedures from which the coverage follows. */
export interface RecordedFacts {
  facts: TermFacts;
  procedures: Procedure[];
}

/**
 * What the duty rules know of these terms, rebuilt from the rows; for each id one entry. Six queries, however many
 * terms there are. Drafts, open requests and invitations without recorded attendance are no facts.
 */
export async function factsOfTerms(
  db: Db,
  terms: readonly { id: string; fromDate: string; toDate: string }[],
): Promise<Map<string, RecordedFacts>> {
  const ids = terms.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const [submissions, attendances, activities, leaves, reasons, procedures] = await Promise.all([
    submissionsOf(db, ids),
    db
      .selectFrom('officerAttendance')
      .select(['termId', 'gatheringId as eventId', 'kind', 'startsAt', 'present', 'recordedAt'])
      .where('termId', 'in', ids)
      .orderBy('startsAt')
      .execute(),
    db
      .selectFrom('officerActivity')
      .select(['termId', 'at'])
      .where('termId', 'in', ids)
      .orderBy('at')
      .execute(),
    db
      .selectFrom('officerLeave')
      .select(['termId', 'fromDate as from', 'toDate as to', 'decidedAt'])
      .where('termId', 'in', ids)
      .where('status', '=', 'GRANTED')
      .orderBy('fromDate')
      .execute(),
    db
      .selectFrom('officerSpecialReason')
      .select(['termId', 'fromDate as from', 'toDate as to', 'recordedAt'])
      .where('termId', 'in', ids)
      .orderBy('fromDate')
      .execute(),
    db
      .selectFrom('officerProcedure')
      .select(['termId', 'content'])
      .where('termId', 'in', ids)
      .orderBy('detectedAt')
      .orderBy('id')
      .execute(),
  ]);
  const found = new Map<string, RecordedFacts>(
    terms.map(({ id, fromDate, toDate }) => [
      id,
      {
        facts: {
          start: fromDate,
          end: toDate,
          submissions: [],
          attendances: [],
          activities: [],
          leaves: [],
          specialReasons: [],
          coverage: [],
        },
        procedures: [],
      },
    ]),
  );
  const of = (termId: string) => found.get(termId) as RecordedFacts;
  for (const { termId, ...each } of submissions) of(termId).facts.submissions.push(each);
  for (const { termId, ...each } of attendances) of(termId).facts.attendances.push(each);
  for (const { termId, at } of activities) of(termId).facts.activities.push(at);
  for (const { termId, from, to, decidedAt } of leaves)
    if (decidedAt) of(termId).facts.leaves.push({ from, to, grantedAt: decidedAt });
  for (const { termId, ...each } of reasons) of(termId).facts.specialReasons.push(each);
  for (const { termId, content } of procedures) of(termId).procedures.push(content);
  for (const each of found.values()) each.facts.coverage = coverageOf({ procedures: each.procedures });
  return found;
}

async function submissionsOf(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('officerSubmission')
    .select([
      'id',
      'termId',
      'arrivedAt',
      'kind',
      'nil',
      'status',
      'verdict',
      'valuable',
      'screenedAt',
      'adoptionAt',
    ])
    .where('termId', 'in', [...ids])
    .where('status', '<>', 'DRAFT')
    .where('arrivedAt', 'is not', null)
    .orderBy('arrivedAt')
    .orderBy('id')
    .execute();
  return rows.map(
    ({ id, termId, arrivedAt, kind, nil, status, verdict, valuable, screenedAt, adoptionAt }) => ({
      id,
      termId,
      at: arrivedAt as string,
      kind,
      nil,
      judgement: verdict && screenedAt ? { at: screenedAt, verdict, valuable: valuable ?? false } : null,
      adoptedAt: status === 'ADOPTED' ? adoptionAt : null,
    }),
  );
}
