import { sql } from 'kysely';
import type { Db } from '../connect';
import { containing, type PageRequest, pageOf } from './page';

export interface LibraryFilter {
  leafId?: string[] | undefined;
  /** Still in the library, or left. */
  serving?: boolean | undefined;
  /** Whether a telephone is known; without one the invitation goes by letter. */
  hasPhone?: boolean | undefined;
  /** Chosen or confirmed for this round, or for an earlier one. */
  freshFor?: { year: number; number: number } | undefined;
}

/** Words that are personal: they come in a body, never in an address. */
export interface LibrarySearch {
  /** Part of the name or of the employer. */
  name?: string | undefined;
  /** The whole number. */
  phone?: string | undefined;
}

export const LIBRARY_SORTS = ['id', 'leafId', 'consentedAt', 'refreshedYear'] as const;

const members = (db: Db) =>
  db
    .selectFrom('libraryMember')
    .innerJoin('libraryPerson', 'libraryPerson.id', 'libraryMember.personId')
    .leftJoin('organisation', 'organisation.id', 'libraryMember.recommendedBy')
    .selectAll('libraryMember')
    .select([
      'libraryPerson.name',
      'libraryPerson.phone',
      'libraryPerson.employer',
      'organisation.name as recommendedByName',
    ]);

export type LibraryMemberRow = Awaited<ReturnType<typeof findMember>> & object;

/** One member with the person behind it, or undefined; whether it may be read is for the caller. */
export function findMember(db: Db, id: string) {
  return members(db).where('libraryMember.id', '=', id).executeTakeFirst();
}

/** Members of a scheme's library. */
export function listMembers(
  db: Db,
  schemeCode: string,
  asked: PageRequest & { filter: LibraryFilter },
  search: LibrarySearch = {},
) {
  const { leafId, serving, hasPhone } = asked.filter;
  let query = members(db).where('libraryMember.schemeCode', '=', schemeCode);
  if (leafId?.length) query = query.where('libraryMember.leafId', 'in', leafId);
  if (serving !== undefined) query = query.where('libraryMember.leftAt', serving ? 'is' : 'is not', null);
  if (hasPhone !== undefined) query = query.where('libraryPerson.phone', hasPhone ? 'is not' : 'is', null);
  if (search.phone) query = query.where('libraryPerson.phone', '=', search.phone);
  if (search.name) {
    const pattern = containing(search.name);
    query = query.where((eb) =>
      eb.or([eb('libraryPerson.name', 'ilike', pattern), eb('libraryPerson.employer', 'ilike', pattern)]),
    );
  }
  return pageOf(db, query, asked, { sort: `libraryMember.${asked.sort.field}`, tie: 'libraryMember.id' });
}

/** How many members each leaf has, and for which rounds they were chosen or confirmed. */
export async function countMembers(db: Db, schemeCode: string) {
  const { rows } = await sql<{
    leafId: string;
    year: number;
    number: number;
    members: number;
    letters: number;
  }>`
    select leaf_id as "leafId", refreshed_year as year, refreshed_number as number, count(*)::integer as members,
      (count(*) filter (where person.phone is null))::integer as letters
    from library_member join library_person as person on person.id = library_member.person_id
    where scheme_code = ${schemeCode} and left_at is null
    group by leaf_id, refreshed_year, refreshed_number order by leaf_id`.execute(db);
  return rows;
}

/** Rounds of the scheme that have been begun and not voided. */
export function begunRounds(db: Db, schemeCode: string) {
  return db
    .selectFrom('evaluationRound')
    .select(['year', 'number', 'frozenAt'])
    .where('schemeCode', '=', schemeCode)
    .where('status', '<>', 'VOIDED')
    .orderBy('year')
    .orderBy('number')
    .execute();
}
