import { sql } from 'kysely';
import type { Role } from '../../workflows/rules/redemption/types';
import type { Db } from '../connect';
import { containing, type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export interface AccountFilter {
  q?: string | undefined;
  organisationId?: string | undefined;
  role?: Role | undefined;
}

/** Enabled accounts inside a scope, by name only. */
export function listAccounts(db: Db, scope: Scope, asked: PageRequest & { filter: AccountFilter }) {
  const { q, organisationId, role } = asked.filter;
  let query = db
    .selectFrom('account')
    .leftJoin('organisation', 'organisation.id', 'account.organisationId')
    .where((eb) => inScope(eb as never, 'account', scope))
    .where('account.disabledAt', 'is', null)
    .select(['account.id', 'account.displayName', 'account.organisationId']);
  if (q) query = query.where('account.displayName', 'ilike', containing(q));
  if (organisationId) query = query.where('account.organisationId', '=', organisationId);
  if (role) query = query.where((eb) => eb.exists(roleOf(db, role)));
  return pageOf(db, query, asked, { sort: `account.${asked.sort.field}`, tie: 'account.id' });
}

/** Whether an enabled account of this organisation holds the role. */
export async function holdsRole(
  db: Db,
  accountId: string,
  organisationId: string,
  role: Role,
): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('id', '=', accountId)
    .where('organisationId', '=', organisationId)
    .where('disabledAt', 'is', null)
    .where((eb) => eb.exists(roleOf(db, role)))
    .executeTakeFirst();
  return row !== undefined;
}

export function findAccount(db: Db, id: string) {
  return db
    .selectFrom('account')
    .leftJoin('organisation', 'organisation.id', 'account.organisationId')
    .select(['account.id', 'account.displayName', 'account.organisationId', 'organisation.regionId'])
    .where('account.id', '=', id)
    .executeTakeFirst();
}

const roleOf = (db: Db, role: Role) =>
  db
    .selectFrom('accountRole')
    .select(sql.lit(1).as('one'))
    .whereRef('accountRole.accountId', '=', 'account.id' as never)
    .where('accountRole.role', '=', role);

/** Accounts of the demonstration with what a visitor needs to choose one. */
export function listDemoAccounts(db: Db) {
  return db
    .selectFrom('account')
    .leftJoin('organisation', 'organisation.id', 'account.organisationId')
    .leftJoin('enterprise', 'enterprise.id', 'account.enterpriseId')
    .where('account.demo', '=', true)
    .where('account.disabledAt', 'is', null)
    .select([
      'account.id',
      'account.username',
      'account.displayName',
      'organisation.name as organisationName',
      'enterprise.name as enterpriseName',
    ])
    .select((eb) =>
      eb
        .selectFrom('accountRole')
        .whereRef('accountRole.accountId', '=', 'account.id')
        .select((role) => role.fn.agg<Role[] | null>('array_agg', ['role']).as('roles'))
        .as('roles'),
    )
    .orderBy('account.username')
    .execute();
}

/** Whether any account of the demonstration exists. */
export async function hasDemoAccounts(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('demo', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
