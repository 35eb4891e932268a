import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { TermStatus } from '../../workflows/rules/officer-term/termState';
import type { Db } from '../connect';
import type { Database, OfficerTermTable, TermLight } from '../schema';
import { containing, countUpTo, directionOf, type PageRequest } from './page';
import { inScope, type Scope } from './scope';

export interface TermFilter {
  schemeCode?: string | undefined;
  /** Found in name, unit, credit code, number of the certificate. */
  q?: string | undefined;
  status?: readonly TermStatus[] | undefined;
  light?: readonly TermLight[] | undefined;
  channel?: string | undefined;
  /** Not ended yet. */
  serving?: boolean | undefined;
  officerId?: string | undefined;
  /** Terms that have a day in common with this span. */
  within?: { from: string; to: string } | undefined;
}

/** Fields by which terms can be listed. */
export const TERM_SORTS = [
  'fromDate',
  'toDate',
  'officerName',
  'certificateNo',
  'lastFiledAt',
  'nextDueAt',
  'updatedAt',
] as const;

type Terms = SelectQueryBuilder<Database, 'officerTerm', object>;

/** A term with the names that lists show; personal data stay where they are. */
export type TermRow = Selectable<OfficerTermTable> & {
  officerName: string;
  subject: 'PERSON' | 'ORGANISATION';
  unitName: string | null;
  officeOrganisationName: string;
};

/** The terms inside a scope that fit a filter; nothing selected yet. */
export function selectTerms(db: Db, scope: Scope, filter: TermFilter): Terms {
  let query: Terms = db.selectFrom('officerTerm').where((eb) => inScope(eb, 'officerTerm', scope));
  const { schemeCode, q, status, light, channel, serving, officerId, within } = filter;
  if (schemeCode) query = query.where('officerTerm.schemeCode', '=', schemeCode);
  if (officerId) query = query.where('officerTerm.officerId', '=', officerId);
  if (channel) query = query.where('officerTerm.channel', '=', channel);
  if (status?.length) query = query.where('officerTerm.status', 'in', [...status]);
  if (light?.length) query = query.where('officerTerm.light', 'in', [...light]);
  if (serving !== undefined) query = query.where('officerTerm.endedAt', serving ? 'is' : 'is not', null);
  if (within)
    query = query
      .where('officerTerm.fromDate', '<=', within.to)
      .where('officerTerm.toDate', '>=', within.from);
  if (q) query = query.where('officerTerm.id', 'in', termsNamed(db, q));
  return query;
}

/** Ids of the terms of officers with this text in name, unit or credit code, or in the number of the certificate. */
export function termsNamed(db: Db, text: string) {
  return db
    .selectFrom('officerTerm')
    .select('officerTerm.id')
    .where('officerTerm.officerId', 'in', officersNamed(db, text))
    .union(
      db
        .selectFrom('officerTerm')
        .select('officerTerm.id')
        .where('certificateNo', 'ilike', containing(text))
        .$if([...text].length > 1, (query) =>
          query.where(sql<boolean>`grams(certificate_no) @> grams(${text}::text)`),
        ),
    );
}

/** From two characters on the index of character pairs narrows the search. */
function officersNamed(db: Db, text: string) {
  return db
    .selectFrom('officer')
    .select('officer.id')
    .where('words', 'ilike', containing(text))
    .$if([...text].length > 1, (query) => query.where(sql<boolean>`grams(words) @> grams(${text}::text)`));
}

/** One page of terms; names are joined to the rows of the page only, unless they are sorted by name. */
export async function listTerms(
  db: Db,
  scope: Scope,
  asked: PageRequest & { filter: TermFilter },
): Promise<{ rows: TermRow[]; total: number }> {
  const { field, descending } = asked.sort;
  const byName = field === 'officerName';
  const column = sql.ref(byName ? 'officer.name' : `officerTerm.${field}`);
  const terms = selectTerms(db, scope, asked.filter);
  const named = terms.innerJoin('officer', 'officer.id', 'officerTerm.officerId');
  const page = ((byName ? named : terms) as Terms)
    .select('officerTerm.id')
    .orderBy(column, directionOf(field, descending))
    .orderBy('officerTerm.id')
    .limit(asked.limit)
    .offset(asked.offset);
  const [rows, total] = await Promise.all([
    withNames(db.selectFrom('officerTerm').where('officerTerm.id', 'in', page))
      .orderBy(column, directionOf(field, descending))
      .orderBy('officerTerm.id')
      .execute(),
    countUpTo(db, terms),
  ]);
  return { rows, total };
}

/** One term with its names, or undefined; whether it may be read is for the caller. */
export function findTerm(db: Db, id: string): Promise<TermRow | undefined> {
  return withNames(db.selectFrom('officerTerm').where('officerTerm.id', '=', id)).executeTakeFirst();
}

/** Terms by id with their names, in no order. */
export async function findTerms(db: Db, ids: readonly string[]): Promise<TermRow[]> {
  if (ids.length === 0) return [];
  return withNames(db.selectFrom('officerTerm').where('officerTerm.id', 'in', [...ids])).execute();
}

/** All terms of an account, the latest first: what an officer finds on his own page. */
export function termsOfAccount(db: Db, accountId: string): Promise<TermRow[]> {
  return withNames(db.selectFrom('officerTerm').where('officerTerm.officerAccountId', '=', accountId))
    .orderBy('officerTerm.fromDate', 'desc')
    .orderBy('officerTerm.id')
    .execute();
}

/** All terms of an officer, the latest first. */
export function termsOfOfficer(db: Db, officerId: string): Promise<TermRow[]> {
  return withNames(db.selectFrom('officerTerm').where('officerTerm.officerId', '=', officerId))
    .orderBy('officerTerm.fromDate', 'desc')
    .orderBy('officerTerm.id')
    .execute();
}

/** The term whose certificate carries this code, or undefined. */
export function findTermByCode(db: Db, verificationCode: string): Promise<TermRow | undefined> {
  return withNames(
    db.selectFrom('officerTerm').where('officerTerm.verificationCode', '=', verificationCode),
  ).executeTakeFirst();
}

function withNames(query: Terms) {
  return query
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .innerJoin('organisation as office', 'office.id', 'officerTerm.officeOrganisationId')
    .selectAll('officerTerm')
    .select([
      'officer.name as officerName',
      'officer.subject',
      'officer.unitName',
      'office.name as officeOrganisationName',
    ])
    .$castTo<TermRow>();
}

/** What the officer himself and his office may read of his person; reading it is audited by the caller. */
export function findOfficer(db: Db, officerId: string) {
  return db
    .selectFrom('officer')
    .leftJoin('organisation as home', 'home.id', 'officer.homeOrganisationId')
    .leftJoin('account', 'account.id', 'officer.accountId')
    .selectAll('officer')
    .select([
      'home.name as homeOrganisationName',
      'account.username',
      'account.disabledAt as accountDisabledAt',
    ])
    .where('officer.id', '=', officerId)
    .executeTakeFirst();
}

/** Notes how far the term's own clock is ahead of the wall clock (demonstration only). */
export async function moveTermClock(db: Db, id: string, clockOffsetMs: number): Promise<void> {
  await db.updateTable('officerTerm').set({ clockOffsetMs }).where('id', '=', id).execute();
}
