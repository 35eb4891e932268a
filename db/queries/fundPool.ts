import { sql } from 'kysely';
import { appendAudit } from '../audit/append';
import type { Db } from '../connect';
import type { FundEntryKind } from '../schema';
import { type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

const pools = (db: Db) =>
  db
    .selectFrom('fundPool')
    .innerJoin('organisation', 'organisation.id', 'fundPool.organisationId')
    .selectAll('fundPool')
    .select('organisation.name as organisationName')
    .select(sql<number>`fund_pool.balance_fen - fund_pool.reserved_fen`.as('availableFen'));

/** Fund pools inside a scope with what is free in each (GR-G2). */
export function listFundPools(db: Db, scope: Scope, asked: PageRequest) {
  const query = pools(db).where((eb) => inScope(eb, 'fundPool', scope));
  return pageOf(db, query, asked, { sort: `fundPool.${asked.sort.field}`, tie: 'fundPool.id' });
}

export function findFundPool(db: Db, id: string) {
  return pools(db).select('organisation.regionId').where('fundPool.id', '=', id).executeTakeFirst();
}

export interface FundEntryFilter {
  poolId?: string | undefined;
  kind?: FundEntryKind | undefined;
  redemptionId?: string | undefined;
}

/** Ledger lines of the pools inside a scope. */
export function listFundEntries(db: Db, scope: Scope, asked: PageRequest & { filter: FundEntryFilter }) {
  let query = db
    .selectFrom('fundEntry')
    .innerJoin('fundPool', 'fundPool.id', 'fundEntry.poolId')
    .innerJoin('organisation', 'organisation.id', 'fundPool.organisationId')
    .leftJoin('redemption', 'redemption.id', 'fundEntry.redemptionId')
    .leftJoin('account', 'account.id', 'fundEntry.actorAccountId')
    .where((eb) => inScope(eb as never, 'fundPool', scope))
    .selectAll('fundEntry')
    .select(['redemption.caseNo', 'account.displayName as actorName']);
  const { poolId, kind, redemptionId } = asked.filter;
  if (poolId) query = query.where('fundEntry.poolId', '=', poolId);
  if (kind) query = query.where('fundEntry.kind', '=', kind);
  if (redemptionId) query = query.where('fundEntry.redemptionId', '=', redemptionId);
  return pageOf(db, query, asked, { sort: `fundEntry.${asked.sort.field}`, tie: 'fundEntry.id' });
}

export interface TopUp {
  poolId: string;
  amountFen: number;
  /** Number of the paper that the money came with; once per pool. */
  reference: string;
  at: string;
  actorAccountId: string;
  organisationId: string;
  /** Key and hash of the request. */
  key: string;
  fingerprint: string;
}

export type ToppedUp =
  | { done: 'NOW' | 'BEFORE'; entryId: number }
  | { done: 'REFERENCE_USED' }
  | { done: 'KEY_REUSED' };

/**
 * Books money into a pool: balance, ledger line and audit event in one transaction, once for each key and each
 * reference. Writers of one pool wait for each other.
 */
export function topUpPool(db: Db, topUp: TopUp): Promise<ToppedUp> {
  return db.transaction().execute(async (tx) => {
    const { poolId, amountFen, reference, at, actorAccountId, key, fingerprint } = topUp;
    const pool = await tx
      .updateTable('fundPool')
      .set({ balanceFen: sql<number>`balance_fen` })
      .where('id', '=', poolId)
      .returning(['balanceFen', 'reservedFen'])
      .executeTakeFirstOrThrow();
    const before = await tx
      .selectFrom('auditEvent')
      .select('after')
      .where('subjectType', '=', 'fundPool')
      .where('subjectId', '=', poolId)
      .where('updateId', '=', key)
      .executeTakeFirst();
    if (before) {
      const after = before.after as { entryId: number; fingerprint: string };
      return after.fingerprint === fingerprint
        ? { done: 'BEFORE', entryId: after.entryId }
        : { done: 'KEY_REUSED' };
    }
    const entry = await tx
      .insertInto('fundEntry')
      .values({
        poolId,
        kind: 'TOP_UP',
        amountFen,
        balanceAfterFen: pool.balanceFen + amountFen,
        reservedAfterFen: pool.reservedFen,
        redemptionId: null,
        instructionId: null,
        reference,
        at,
        actorAccountId,
      })
      .onConflict((conflict) => conflict.columns(['poolId', 'kind', 'reference']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!entry) return { done: 'REFERENCE_USED' };
    await tx
      .updateTable('fundPool')
      .set({ balanceFen: sql<number>`balance_fen + ${amountFen}` })
      .where('id', '=', poolId)
      .execute();
    await appendAudit(tx, {
      subjectType: 'fundPool',
      subjectId: poolId,
      at,
      actorAccountId,
      actorRole: 'FINANCE',
      actorOrganisationId: topUp.organisationId,
      onBehalfOf: null,
      action: 'topUp',
      ruleId: 'GR-G2',
      before: { balanceFen: pool.balanceFen },
      after: {
        balanceFen: pool.balanceFen + amountFen,
        amountFen,
        reference,
        entryId: entry.id,
        fingerprint,
      },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: key,
    });
    return { done: 'NOW', entryId: entry.id };
  });
}
