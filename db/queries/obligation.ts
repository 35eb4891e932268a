import { type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from '../connect';
import type { Database } from '../schema';
import { casesHolding, countUpTo, directionOf, type PageRequest } from './page';
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

/**
 * Time limits that are still owed, with their cases. `warnings` is the number of rungs before due. Names are joined to
 * the rows of the page only.
 */
export async function listObligations(
  db: Db,
  scopes: ObligationScopes,
  warnings: number,
  asked: PageRequest & { filter: ObligationFilter },
) {
  const owed = selectOwed(db, scopes, warnings, asked.filter);
  const column = sql.ref(`obligation.${asked.sort.field}`);
  const { descending } = asked.sort;
  const page = owed
    .select(['obligation.workflowId', 'obligation.id'])
    .orderBy(column, directionOf(asked.sort.field, descending))
    .orderBy('obligation.workflowId')
    .orderBy('obligation.id')
    .limit(asked.limit)
    .offset(asked.offset)
    .as('page');
  const [rows, total] = await Promise.all([
    withCase(
      db
        .selectFrom(page)
        .innerJoin('obligation', (join) =>
          join.onRef('obligation.workflowId', '=', 'page.workflowId').onRef('obligation.id', '=', 'page.id'),
        ) as never,
    )
      .orderBy(column, directionOf(asked.sort.field, descending))
      .orderBy('obligation.workflowId')
      .orderBy('obligation.id')
      .execute(),
    countUpTo(db, owed),
  ]);
  return { rows, total };
}

type Obligations = SelectQueryBuilder<Database, 'obligation', object>;

function selectOwed(
  db: Db,
  scopes: ObligationScopes,
  warnings: number,
  { q, organisationId, kind, level, redemptionId }: ObligationFilter,
): Obligations {
  let query: Obligations = db
    .selectFrom('obligation')
    .where('obligation.subjectType', '=', 'redemption')
    .where('obligation.status', 'in', ['OPEN', 'PAUSED', 'BREACHED']);
  if (scopes.cases !== 'ALL' || q) {
    const found = db
      .selectFrom('redemption')
      .select(sql.lit(1).as('one'))
      .where('redemption.id', '=', CASE_ID)
      .$if(q !== undefined, (cases) => cases.where('redemption.id', 'in', casesHolding(db, q ?? '')));
    const readable = found.where((eb) => inScope(eb, 'redemption', scopes.cases));
    query = query.where((eb) =>
      eb.or([eb.exists(readable), eb.and([inScope(eb, 'obligation', scopes.owners), eb.exists(found)])]),
    );
  }
  if (organisationId) query = query.where('obligation.ownerOrganisationId', '=', organisationId);
  if (kind) query = query.where('obligation.kind', '=', kind);
  if (redemptionId) query = query.where('obligation.subjectId', '=', redemptionId);
  if (level === 'OVERDUE') query = query.where('obligation.status', '=', 'BREACHED');
  if (level === 'DUE_SOON') {
    query = query.where('obligation.status', '=', 'OPEN').where('obligation.firedRungs', '>=', warnings);
  }
  return query;
}

function withCase(query: Obligations) {
  return query
    .innerJoin('redemption', (join) => join.on('redemption.id', '=', CASE_ID))
    .innerJoin('organisation', 'organisation.id', 'obligation.ownerOrganisationId')
    .innerJoin('enterprise', 'enterprise.id', 'redemption.enterpriseId')
    .innerJoin('policyItem', (join) =>
      join
        .onRef('policyItem.id', '=', 'redemption.itemId')
        .onRef('policyItem.version', '=', 'redemption.itemVersion'),
    )
    .leftJoin('organisation as department', 'department.id', 'redemption.departmentOrganisationId')
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
