import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { ItemKind, RedemptionOutcome, RedemptionStatus } from '../../workflows/rules/redemption/types';
import type { Db } from '../connect';
import type { Database, RedemptionTable } from '../schema';
import { casesHolding, countUpTo, directionOf, type PageRequest } from './page';
import { inScope, type Scope } from './scope';

export interface RedemptionFilter {
  q?: string | undefined;
  status?: RedemptionStatus[] | undefined;
  outcome?: RedemptionOutcome | undefined;
  kind?: ItemKind | undefined;
  itemId?: string | undefined;
  enterpriseId?: string | undefined;
  windowOrganisationId?: string | undefined;
  departmentOrganisationId?: string | undefined;
  handlerAccountId?: string | undefined;
  overdue?: boolean | undefined;
  open?: boolean | undefined;
  /** UTC instants, both included. */
  submittedFrom?: string | undefined;
  submittedTo?: string | undefined;
}

/** Columns by which cases can be listed. */
export const REDEMPTION_SORTS = [
  'id',
  'caseNo',
  'status',
  'requestedFen',
  'approvedFen',
  'submittedAt',
  'acceptedAt',
  'paidAt',
  'closedAt',
  'nextDueAt',
  'overdueCount',
  'updatedAt',
] as const;

type Cases = SelectQueryBuilder<Database, 'redemption', object>;

/** The cases inside a scope that fit a filter; nothing selected yet. */
export function selectCases(db: Db, scope: Scope, filter: RedemptionFilter): Cases {
  let query: Cases = db.selectFrom('redemption').where((eb) => inScope(eb, 'redemption', scope));
  if (filter.q) query = query.where('redemption.id', 'in', casesHolding(db, filter.q));
  if (filter.status?.length) query = query.where('redemption.status', 'in', filter.status);
  const equal = ['outcome', 'kind', 'itemId', 'enterpriseId', 'handlerAccountId'] as const;
  for (const column of equal) {
    const value = filter[column];
    if (value !== undefined) query = query.where(`redemption.${column}`, '=', value as never);
  }
  for (const column of ['windowOrganisationId', 'departmentOrganisationId'] as const) {
    const value = filter[column];
    if (value !== undefined) query = query.where(`redemption.${column}`, '=', value);
  }
  if (filter.overdue !== undefined) {
    query = query.where('redemption.overdueCount', filter.overdue ? '>' : '=', 0);
  }
  if (filter.open !== undefined) {
    query = query.where('redemption.closedAt', filter.open ? 'is' : 'is not', null);
  }
  if (filter.submittedFrom) query = query.where('redemption.submittedAt', '>=', filter.submittedFrom);
  if (filter.submittedTo) query = query.where('redemption.submittedAt', '<=', filter.submittedTo);
  return query;
}

/** One page of cases; names are joined to the rows of the page only. */
export async function listRedemptions(
  db: Db,
  scope: Scope,
  asked: PageRequest & { filter: RedemptionFilter },
): Promise<{ rows: RedemptionRow[]; total: number }> {
  const { field, descending } = asked.sort;
  const column = sql.ref(`redemption.${field}`);
  const cases = selectCases(db, scope, asked.filter);
  const page = cases
    .select('redemption.id')
    .orderBy(column, directionOf(field, descending))
    .orderBy('redemption.id')
    .limit(asked.limit)
    .offset(asked.offset);
  const [rows, total] = await Promise.all([
    withNames(db.selectFrom('redemption').where('redemption.id', 'in', page))
      .orderBy(column, directionOf(field, descending))
      .orderBy('redemption.id')
      .execute(),
    countUpTo(db, cases),
  ]);
  return { rows, total };
}

/** One case with its names, or undefined; whether it may be read is for the caller. */
export function findRedemption(db: Db, id: string): Promise<RedemptionRow | undefined> {
  return withNames(db.selectFrom('redemption').where('redemption.id', '=', id)).executeTakeFirst();
}

/** Cases by id with their names, in no order. */
export async function findRedemptions(db: Db, ids: readonly string[]): Promise<RedemptionRow[]> {
  if (ids.length === 0) return [];
  return withNames(db.selectFrom('redemption').where('redemption.id', 'in', [...ids])).execute();
}

/** Only the columns of the case itself: what guards and access need. */
export function findCase(db: Db, id: string) {
  return db.selectFrom('redemption').selectAll().where('id', '=', id).executeTakeFirst();
}

export type RedemptionRow = Selectable<RedemptionTable> & {
  enterpriseName: string;
  creditCode: string;
  itemName: string;
  windowOrganisationName: string;
  departmentOrganisationName: string | null;
  handlerName: string | null;
};

function withNames(query: Cases) {
  return query
    .innerJoin('enterprise', 'enterprise.id', 'redemption.enterpriseId')
    .innerJoin('policyItem', (join) =>
      join
        .onRef('policyItem.id', '=', 'redemption.itemId')
        .onRef('policyItem.version', '=', 'redemption.itemVersion'),
    )
    .innerJoin('organisation as window', 'window.id', 'redemption.windowOrganisationId')
    .leftJoin('organisation as department', 'department.id', 'redemption.departmentOrganisationId')
    .leftJoin('account as handler', 'handler.id', 'redemption.handlerAccountId')
    .selectAll('redemption')
    .select([
      'enterprise.name as enterpriseName',
      'enterprise.creditCode',
      'policyItem.name as itemName',
      'window.name as windowOrganisationName',
      'department.name as departmentOrganisationName',
      'handler.displayName as handlerName',
    ])
    .$castTo<RedemptionRow>();
}

/** Notes how far the case's own clock is ahead of the wall clock (demonstration only). */
export async function moveCaseClock(db: Db, id: string, clockOffsetMs: number): Promise<void> {
  await db.updateTable('redemption').set({ clockOffsetMs }).where('id', '=', id).execute();
}
