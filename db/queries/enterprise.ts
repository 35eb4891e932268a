import type { Insertable } from 'kysely';
import type { Db } from '../connect';
import type { EnterpriseTable } from '../schema';
import { containing, type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export interface EnterpriseFilter {
  q?: string | undefined;
  creditCode?: string | undefined;
  regionId?: string | undefined;
}

/** Enterprises inside a scope; the search finds names and the beginning of credit codes. */
export function listEnterprises(db: Db, scope: Scope, asked: PageRequest & { filter: EnterpriseFilter }) {
  const { q, creditCode, regionId } = asked.filter;
  let query = db
    .selectFrom('enterprise')
    .where((eb) => inScope(eb, 'enterprise', scope))
    .selectAll('enterprise');
  if (creditCode) query = query.where('enterprise.creditCode', '=', creditCode);
  if (regionId) query = query.where('enterprise.regionId', '=', regionId);
  if (q) {
    query = query.where((eb) =>
      eb.or([
        eb('enterprise.name', 'ilike', containing(q)),
        eb('enterprise.creditCode', 'like', containing(q.toUpperCase()).slice(1)),
      ]),
    );
  }
  return pageOf(db, query, asked, { sort: `enterprise.${asked.sort.field}`, tie: 'enterprise.id' });
}

export function findEnterprise(db: Db, id: string) {
  return db.selectFrom('enterprise').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findEnterpriseByCode(db: Db, creditCode: string) {
  return db.selectFrom('enterprise').selectAll().where('creditCode', '=', creditCode).executeTakeFirst();
}

/** Registers an enterprise unless its credit code is known; answers the row that stands and whether it is new. */
export async function registerEnterprise(db: Db, row: Insertable<EnterpriseTable>) {
  const made = await db
    .insertInto('enterprise')
    .values(row)
    .onConflict((conflict) => conflict.column('creditCode').doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made) return { row: made, created: true };
  const standing = await findEnterpriseByCode(db, row.creditCode);
  if (!standing) throw new Error(`enterprise ${row.creditCode} was neither made nor found`);
  return { row: standing, created: false };
}

/** Whether a region has a window, so that enterprises of it can be served. */
export async function regionExists(db: Db, regionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .select('id')
    .where('regionId', '=', regionId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
