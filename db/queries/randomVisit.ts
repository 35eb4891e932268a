import type { VisitOfficer } from '../../workflows/rules/officer-term/randomVisit';
import { appendAudit } from '../audit/append';
import type { Db } from '../connect';
import { type RandomVisitTable, toJson } from '../schema';
import { type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

const visits = (db: Db) =>
  db
    .selectFrom('randomVisit')
    .innerJoin('officerTerm', 'officerTerm.id', 'randomVisit.termId')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .innerJoin('organisation as target', 'target.id', 'randomVisit.targetOrganisationId')
    .leftJoin('account as drawer', 'drawer.id', 'randomVisit.drawnBy')
    .selectAll('randomVisit')
    .select(['officer.name as officerName', 'target.name as targetName', 'drawer.displayName as drawnByName'])
    .select((eb) =>
      eb
        .selectFrom('scheme')
        .whereRef('scheme.code', '=', 'randomVisit.schemeCode')
        .orderBy('scheme.version', 'desc')
        .limit(1)
        .select('scheme.name')
        .as('schemeName'),
    );
export type RandomVisitRow = NonNullable<Awaited<ReturnType<typeof findVisit>>>;

export function findVisit(db: Db, id: string) {
  return visits(db).where('randomVisit.id', '=', id).executeTakeFirst();
}

/** One page of the visits inside a scope. */
export function listVisits(
  db: Db,
  scope: Scope,
  asked: PageRequest & { filter: { schemeCode?: string[] | undefined } },
) {
  const { schemeCode } = asked.filter;
  let query = visits(db).where((eb) => inScope(eb as never, 'randomVisit', scope));
  if (schemeCode?.length) query = query.where('randomVisit.schemeCode', 'in', schemeCode);
  return pageOf(db, query, asked, { sort: `randomVisit.${asked.sort.field}`, tie: 'randomVisit.id' });
}

type NewVisit = Omit<RandomVisitTable, 'officers' | 'targets'> & {
  officers: VisitOfficer[];
  targets: string[];
};

/**
 * Keeps a draw with its seed and lists, tells the officer and seals it in the audit trail, in one transaction. A draw
 * that is kept already under this id stays; answers whether this one is new.
 */
export function keepVisit(
  db: Db,
  { officers, targets, ...visit }: NewVisit,
  ruleId: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('randomVisit')
      .values({ ...visit, officers: toJson(officers), targets: toJson(targets) })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return false;
    const { id, schemeCode, seed, targetOrganisationId, termId, visitBy, drawnAt, drawnBy } = visit;
    if (visit.officerAccountId)
      await tx
        .insertInto('notification')
        .values({
          organisationId: null,
          role: null,
          accountId: visit.officerAccountId,
          enterpriseId: null,
          kind: 'RANDOM_VISIT_DRAWN',
          subjectType: 'randomVisit',
          subjectId: id,
          workflowId: `random-visit/${id}`,
          stepSeq: 0,
          obligationId: null,
          createdAt: drawnAt,
          readAt: null,
        })
        .execute();
    await appendAudit(tx, {
      subjectType: 'randomVisit',
      subjectId: id,
      at: drawnAt,
      actorAccountId: drawnBy,
      actorRole: 'ORGANISER',
      actorOrganisationId: visit.officeOrganisationId,
      onBehalfOf: null,
      action: 'drawVisit',
      ruleId,
      before: null,
      after: { schemeCode, seed, officers, targets, targetOrganisationId, termId, visitBy },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    });
    return true;
  });
}

/** Names of officers by term. */
export async function officerNames(db: Db, termIds: readonly string[]): Promise<Map<string, string>> {
  if (termIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('officerTerm')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .select(['officerTerm.id', 'officer.name'])
    .where('officerTerm.id', 'in', [...new Set(termIds)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
