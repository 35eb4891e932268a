import { type Insertable, type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from '../connect';
import { type Database, type SchemeRecordTable, toJson } from '../schema';
import { containing, countUpTo, directionOf, type PageRequest } from './page';
import { inScope, type Scope } from './scope';

export interface SchemeRecordFilter {
  schemeCode?: string | undefined;
  /** Found in the title. */
  q?: string | undefined;
  kind?: string | undefined;
  termId?: string | undefined;
  answered?: boolean | undefined;
  /** Held within these days, both included. */
  heldFrom?: string | undefined;
  heldTo?: string | undefined;
}

export const SCHEME_RECORD_SORTS = ['heldOn', 'createdAt'] as const;

type Records = SelectQueryBuilder<Database, 'schemeRecord', object>;

/** The records inside a scope that fit a filter; nothing selected yet. */
export function selectSchemeRecords(db: Db, scope: Scope, filter: SchemeRecordFilter): Records {
  let query: Records = db.selectFrom('schemeRecord').where((eb) => inScope(eb, 'schemeRecord', scope));
  const { schemeCode, q, kind, termId, answered, heldFrom, heldTo } = filter;
  if (schemeCode) query = query.where('schemeRecord.schemeCode', '=', schemeCode);
  if (kind) query = query.where('schemeRecord.kind', '=', kind);
  if (termId) query = query.where('schemeRecord.termId', '=', termId);
  if (answered !== undefined)
    query = query.where('schemeRecord.answeredAt', answered ? 'is not' : 'is', null);
  if (heldFrom) query = query.where('schemeRecord.heldOn', '>=', heldFrom);
  if (heldTo) query = query.where('schemeRecord.heldOn', '<=', heldTo);
  if (q) query = query.where('schemeRecord.title', 'ilike', containing(q));
  return query;
}

/** One page of records; names are joined to the rows of the page only. */
export async function listSchemeRecords(
  db: Db,
  scope: Scope,
  asked: PageRequest & { filter: SchemeRecordFilter },
) {
  const { field, descending } = asked.sort;
  const column = sql.ref(`schemeRecord.${field}`);
  const records = selectSchemeRecords(db, scope, asked.filter);
  const page = records
    .select('schemeRecord.id')
    .orderBy(column, directionOf(field, descending))
    .orderBy('schemeRecord.id')
    .limit(asked.limit)
    .offset(asked.offset);
  const [rows, total] = await Promise.all([
    withNames(db.selectFrom('schemeRecord').where('schemeRecord.id', 'in', page))
      .orderBy(column, directionOf(field, descending))
      .orderBy('schemeRecord.id')
      .execute(),
    countUpTo(db, records),
  ]);
  return { rows, total };
}

/** One record with its names, or undefined; whether it may be read is for the caller. */
export function findSchemeRecord(db: Db, id: string) {
  return withNames(db.selectFrom('schemeRecord').where('schemeRecord.id', '=', id)).executeTakeFirst();
}

export type NewSchemeRecord = Omit<
  Insertable<SchemeRecordTable>,
  'details' | 'answer' | 'answeredBy' | 'answeredAt'
> & { details: Record<string, string | string[]> };

/** Adds a record; one that has this id already stays as it is. True when it was added. */
export async function addSchemeRecord(db: Db, record: NewSchemeRecord): Promise<boolean> {
  const added = await db
    .insertInto('schemeRecord')
    .values({ ...record, details: toJson(record.details) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Answers a record once; false when it has been answered before or does not exist. */
export async function answerSchemeRecord(
  db: Db,
  id: string,
  answer: { answer: string; answeredBy: string; answeredAt: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('schemeRecord')
    .set(answer)
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function withNames(query: Records) {
  return query
    .leftJoin('officerTerm', 'officerTerm.id', 'schemeRecord.termId')
    .leftJoin('officer', 'officer.id', 'officerTerm.officerId')
    .leftJoin('organisation', 'organisation.id', 'schemeRecord.organisationId')
    .leftJoin('account as author', 'author.id', 'schemeRecord.createdBy')
    .leftJoin('account as answerer', 'answerer.id', 'schemeRecord.answeredBy')
    .selectAll('schemeRecord')
    .select([
      'officer.name as officerName',
      'organisation.name as organisationName',
      'author.displayName as createdByName',
      'answerer.displayName as answeredByName',
    ]);
}
