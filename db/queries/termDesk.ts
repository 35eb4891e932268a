import type { Db } from '../connect';

/** The term's own row, or undefined. */
export function findTermRow(db: Db, id: string) {
  return db.selectFrom('officerTerm').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Organisations of a scheme by organ code. */
export async function organsOfScheme(db: Db, schemeCode: string): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('schemeOrgan')
    .select(['organCode', 'organisationId'])
    .where('schemeCode', '=', schemeCode)
    .execute();
  return Object.fromEntries(rows.map(({ organCode, organisationId }) => [organCode, organisationId]));
}

/** Procedures of a term that are under way, as far as guards look at them. */
export async function openProceduresOf(db: Db, termId: string) {
  const rows = await db
    .selectFrom('officerProcedure')
    .select(['id', 'decider', 'status', 'content'])
    .where('termId', '=', termId)
    .where('endedAt', 'is', null)
    .execute();
  return rows.map(({ id, decider, status, content }) => ({
    id,
    decider,
    status,
    stayProposed: content.stayProposal !== null,
  }));
}

/** The officer of a term: unit that employs him and account, nothing personal. */
export function findOfficerFacts(db: Db, officerId: string) {
  return db
    .selectFrom('officer')
    .select(['id', 'schemeCode', 'subject', 'homeOrganisationId', 'accountId'])
    .where('id', '=', officerId)
    .executeTakeFirst();
}

/** Which of these submissions exist, and where they belong. */
export function findSubmissionHeads(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('officerSubmission')
    .select(['id', 'termId', 'schemeCode', 'status', 'createdBy'])
    .where('id', 'in', ids.length > 0 ? [...ids] : ['00000000-0000-0000-0000-000000000000'])
    .execute();
}
