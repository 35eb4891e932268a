import type { Db } from '../connect';

/** Steps of a subject in their order: who, when, by which rule, what changed, which note. */
export function timelineOf(db: Db, subjectType: string, subjectId: string) {
  return db
    .selectFrom('auditEvent as event')
    .leftJoin('account', 'account.id', 'event.actorAccountId')
    .leftJoin('organisation', 'organisation.id', 'event.actorOrganisationId')
    .leftJoin('enterprise', 'enterprise.id', 'account.enterpriseId')
    .leftJoin('textNote', 'textNote.id', 'event.noteId')
    .select([
      'event.seq',
      'event.at',
      'event.action',
      'event.ruleId',
      'event.actorAccountId',
      'event.actorRole',
      'event.onBehalfOf',
      'event.before',
      'event.after',
      'event.workflowId',
      'event.runId',
      'event.updateId',
      'event.hash',
      'account.displayName as actorName',
      'organisation.name as organisationName',
      'enterprise.name as enterpriseName',
      'textNote.body as note',
    ])
    .where('event.subjectType', '=', subjectType)
    .where('event.subjectId', '=', subjectId)
    .orderBy('event.seq')
    .execute();
}
export type TimelineRow = Awaited<ReturnType<typeof timelineOf>>[number];

/** Display names of accounts by id. */
export async function accountNames(db: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await db
    .selectFrom('account')
    .select(['id', 'displayName'])
    .where('id', 'in', known)
    .execute();
  return new Map(rows.map((row) => [row.id, row.displayName]));
}
