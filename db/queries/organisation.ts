import { sql } from 'kysely';
import type { OfficeHours } from '../../workflows/rules/calendar/types';
import type { Db } from '../connect';
import type { GovernmentLevel, OrganisationKind } from '../schema';
import { containing, type PageRequest, pageOf } from './page';

export interface OrganisationFilter {
  q?: string | undefined;
  kind?: OrganisationKind | undefined;
  level?: GovernmentLevel | undefined;
  regionId?: string | undefined;
}

const COLUMNS = ['id', 'name', 'shortName', 'kind', 'level', 'regionId', 'parentId', 'phone'] as const;

const inOffice = (db: Db) =>
  db
    .selectFrom('organisation')
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', sql<string>`current_date`)]));

/** Organisations in office today. */
export function listOrganisations(db: Db, asked: PageRequest & { filter: OrganisationFilter }) {
  const { q, kind, level, regionId } = asked.filter;
  let query = inOffice(db).select([...COLUMNS]);
  if (kind) query = query.where('kind', '=', kind);
  if (level) query = query.where('level', '=', level);
  if (regionId) query = query.where('regionId', '=', regionId);
  if (q) {
    const pattern = containing(q);
    query = query.where((eb) => eb.or([eb('name', 'ilike', pattern), eb('shortName', 'ilike', pattern)]));
  }
  return pageOf(db, query, asked, { sort: asked.sort.field, tie: 'id' });
}

export function findOrganisation(db: Db, id: string) {
  return db
    .selectFrom('organisation')
    .select([...COLUMNS])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** An organisation as a process takes it along; null when it is not in office or of another kind. */
export async function findOrganisationFacts(
  db: Db,
  id: string,
  kind: OrganisationKind,
): Promise<{ id: string; hours: OfficeHours } | null> {
  const row = await inOffice(db)
    .where('id', '=', id)
    .where('kind', '=', kind)
    .select(['id', 'officeHours'])
    .executeTakeFirst();
  return row ? { id: row.id, hours: row.officeHours } : null;
}

/** The window of a region (GR-ORG-1), or null. */
export async function findWindowOfRegion(
  db: Db,
  regionId: string,
): Promise<{ id: string; hours: OfficeHours } | null> {
  const row = await inOffice(db)
    .where('regionId', '=', regionId)
    .where('kind', '=', 'WINDOW')
    .select(['id', 'officeHours'])
    .orderBy('id')
    .executeTakeFirst();
  return row ? { id: row.id, hours: row.officeHours } : null;
}

/** Names by id, for rows that carry only ids. */
export async function organisationNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Office hours of an organisation; without one, those of the city's window. */
export async function findOfficeHours(db: Db, id: string | null): Promise<OfficeHours | null> {
  const row = await db
    .selectFrom('organisation')
    .select('officeHours')
    .$if(id !== null, (query) => query.where('id', '=', id))
    .$if(id === null, (query) => query.where('kind', '=', 'WINDOW').where('level', '=', 'CITY'))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.officeHours ?? null;
}
