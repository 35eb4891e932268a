import type { ItemKind } from '../../workflows/rules/redemption/types';
import type { Db } from '../connect';
import type { PolicyLevel } from '../schema';
import { containing, type PageRequest, pageOf } from './page';

export interface PolicyItemFilter {
  q?: string | undefined;
  kind?: ItemKind | undefined;
  policyLevel?: PolicyLevel | undefined;
  departmentOrganisationId?: string | undefined;
  regionId?: string | undefined;
}

const current = (db: Db) =>
  db
    .selectFrom('policyItem as item')
    .innerJoin('organisation as department', 'department.id', 'item.departmentOrganisationId')
    .innerJoin('fundPool as pool', 'pool.id', 'item.poolId')
    .where('item.current', '=', true)
    .where('item.status', '=', 'PUBLISHED');

/** Items that are published now (GR-U1), each in its current version. */
export function listPolicyItems(db: Db, asked: PageRequest & { filter: PolicyItemFilter }) {
  const { q, ...equal } = asked.filter;
  let query = current(db)
    .selectAll('item')
    .select(['department.name as departmentOrganisationName', 'pool.name as poolName']);
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) query = query.where(`item.${column as keyof typeof equal}`, '=', value as never);
  }
  for (const word of q?.split(/\s+/).filter(Boolean) ?? []) {
    const pattern = containing(word);
    query = query.where((eb) =>
      eb.or([
        eb('item.name', 'ilike', pattern),
        eb('item.keywords', 'ilike', pattern),
        eb('item.id', 'ilike', pattern),
      ]),
    );
  }
  return pageOf(db, query, asked, { sort: `item.${asked.sort.field}`, tie: 'item.id' });
}

/** One item in its current published version, or undefined. */
export function findCurrentItem(db: Db, id: string) {
  return current(db)
    .where('item.id', '=', id)
    .selectAll('item')
    .select([
      'department.name as departmentOrganisationName',
      'pool.name as poolName',
      'pool.organisationId as financeOrganisationId',
    ])
    .executeTakeFirst();
}

/** One version of an item as a case runs under it (GR-G3); throws when there is none. */
export function findItemVersion(db: Db, id: string, version: number) {
  return db
    .selectFrom('policyItem')
    .selectAll()
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
}

/** Published versions of an item, the newest first. */
export function itemVersions(db: Db, id: string) {
  return db
    .selectFrom('policyItem')
    .select(['version', 'status', 'publishedAt', 'validFrom', 'validTo'])
    .where('id', '=', id)
    .where('status', 'in', ['PUBLISHED', 'CHANGED', 'WITHDRAWN'])
    .orderBy('version', 'desc')
    .execute();
}
