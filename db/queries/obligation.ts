import { sql } from 'kysely';
import type { Db } from '../connect';
import { containing, type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

/** OVERDUE: breached and still owed. DUE_SOON: the last warning before due has fallen. OPEN: still owed at all. */
export const OBLIGATION_LEVELS = ['OVERDUE', 'DUE_SOON', 'OPEN'] as const;
export type ObligationLevel = (typeof OBLIGATION_LEVELS)[number];

export interface ObligationFilter {
  q?: string | undefined;
  organisationId?: string | undefined;
  kind?: string | undefined;
  level?: ObligationLevel | undefined;
  redemptionId?: string | undefined;
}

/** Who may see a time limit: whoever may see its case, or its owner's organisation. */
export interface ObligationScopes {
  cases: Scope;
  owners: Scope;
}

/** Time limits that are still owed, with their cases. `warnings` is the number of rungs before due. */
export function listObligations(
  db: Db,
  scopes: ObligationScopes,
  warnings: number,
  asked: PageRequest & { filter: ObligationFilter },
) {
  const { q, organisationId, kind, level, redemptionId } = asked.filter;
  let query = db
    .selectFrom('obligation')
    .innerJoin('redemption', (join) => join.on('redemption.id', '=', CASE_ID))
    .innerJoin('organisation', 'organisation.id', 'obligation.ownerOrganisationId')
    .innerJoin('enterprise', 'enterprise.id', 'redemption.enterpriseId')
    .innerJoin('policyItem', (join) =>
      join
        .onRef('policyItem.id', '=', 'redemption.itemId')
        .onRef('policyItem.version', '=', 'redemption.itemVersion'),
    )
    .leftJoin('organisation as department', 'department.id', 'redemption.departmentOrganisationId')
    .where('obligation.subjectType', '=', 'redemption')
    .where('obligation.status', 'in', ['OPEN', 'PAUSED', 'BREACHED'])
    .selectAll('obligation')
    .select([
      'organisation.name as ownerOrganisationName',
      'redemption.id as redemptionId',
      'redemption.caseNo',
      'redemption.schemeVersion',
      'redemption.clockOffsetMs',
      'enterprise.name as enterpriseName',
      'policyItem.name as itemName',
      'department.name as departmentOrganisationName',
    ]);
  if (scopes.cases !== 'ALL' && scopes.owners !== 'ALL') {
    const { cases, owners } = scopes;
    query = query.where((eb) =>
      eb.or([inScope(eb as never, 'redemption', cases), inScope(eb as never, 'obligation', owners)]),
    );
  }
  if (organisationId) query = query.where('obligation.ownerOrganisationId', '=', organisationId);
  if (kind) query = query.where('obligation.kind', '=', kind);
  if (redemptionId) query = query.where('obligation.subjectId', '=', redemptionId);
  if (q) query = query.where('redemption.search', 'ilike', containing(q));
  if (level === 'OVERDUE') query = query.where('obligation.status', '=', 'BREACHED');
  if (level === 'DUE_SOON') {
    query = query.where('obligation.status', '=', 'OPEN').where('obligation.firedRungs', '>=', warnings);
  }
  return pageOf(db, query, asked, { sort: `obligation.${asked.sort.field}`, tie: 'obligation.workflowId' });
}

/** The case of a time limit; the guard keeps ids of other subjects from being read as UUIDs. */
const CASE_ID = sql<string>`case when obligation.subject_type = 'redemption' then obligation.subject_id::uuid end`;

export interface BoardRow {
  organisationId: string;
  name: string;
  open: number;
  dueSoon: number;
  overdue: number;
  metOnTime: number;
  metLate: number;
}

/** For each organisation: what it owes now and how it kept its time limits so far. */
export function overdueBoard(db: Db, scope: Scope, warnings: number): Promise<BoardRow[]> {
  const counted = db
    .selectFrom('obligation')
    .groupBy('ownerOrganisationId')
    .select('ownerOrganisationId')
    .select([
      sql<number>`count(*) filter (where status in ('OPEN','PAUSED','BREACHED'))`.as('open'),
      sql<number>`count(*) filter (where status = 'OPEN' and fired_rungs >= ${warnings})`.as('dueSoon'),
      sql<number>`count(*) filter (where status = 'BREACHED')`.as('overdue'),
      sql<number>`count(*) filter (where status = 'MET')`.as('metOnTime'),
      sql<number>`count(*) filter (where status = 'MET_LATE')`.as('metLate'),
    ])
    .as('counted');
  return db
    .selectFrom('organisation')
    .innerJoin(counted, 'counted.ownerOrganisationId', 'organisation.id')
    .where((eb) => inScope(eb as never, 'organisation', scope))
    .select([
      'organisation.id as organisationId',
      'organisation.name',
      'counted.open',
      'counted.dueSoon',
      'counted.overdue',
      'counted.metOnTime',
      'counted.metLate',
    ])
    .orderBy('counted.overdue', 'desc')
    .orderBy('counted.dueSoon', 'desc')
    .orderBy('organisation.id')
    .execute();
}
