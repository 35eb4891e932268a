import { sql } from 'kysely';
import type { StuffingKey } from '../../workflows/rules/evaluation/parameters';
import type { RatingStatus } from '../../workflows/rules/evaluation/ratings/rating';
import type { Db } from '../connect';
import { type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export const RATING_SORTS = ['at'] as const;

/** Conditions of the list; instants from, included, to `until`, not included. */
export interface RatingFilter {
  objectId?: string[] | undefined;
  siteId?: string | undefined;
  pointId?: string | undefined;
  status?: RatingStatus[] | undefined;
  /** Set aside for this limit, whatever became of it. */
  suspicion?: StuffingKey | undefined;
  /** Its lowest answer is worth no more than this. */
  worstUpTo?: number | undefined;
  screenedLate?: boolean | undefined;
  /** Objects left out: those of the viewer's own organisation (GE-WAY-3). */
  except?: readonly string[] | undefined;
  from?: string | undefined;
  until?: string | undefined;
}

/** The newest version of every evaluated object, whether in force or not. */
export const newestObjects = (db: Db) =>
  db
    .selectFrom('evaluationObject')
    .distinctOn('evaluationObject.id')
    .selectAll('evaluationObject')
    .orderBy('evaluationObject.id')
    .orderBy('evaluationObject.validFrom', 'desc');

const ratings = (db: Db) =>
  db
    .selectFrom('rating')
    .innerJoin('ratingPoint', 'ratingPoint.id', 'rating.pointId')
    .leftJoin(newestObjects(db).as('object'), 'object.id', 'rating.objectId')
    .leftJoin('ratingText', 'ratingText.ratingId', 'rating.id')
    .leftJoin('account as screener', 'screener.id', 'rating.screenedBy')
    .selectAll('rating')
    .select(['ratingPoint.siteId', 'ratingPoint.siteName', 'ratingPoint.windowName'])
    .select(['object.name as objectName', 'object.organisationId', 'screener.displayName as screenedByName'])
    .select([
      sql<boolean>`coalesce(rating_text.reason, '') <> ''`.as('hasReason'),
      sql<boolean>`rating_text.contact_phone is not null`.as('hasContact'),
    ]);
export type RatingRow = NonNullable<Awaited<ReturnType<typeof findRating>>>;

/** One rating, or undefined; whether it may be read is for the caller. */
export function findRating(db: Db, id: string) {
  return ratings(db).where('rating.id', '=', id).executeTakeFirst();
}

/** One page of the ratings inside a scope. */
export function listRatings(db: Db, scope: Scope, asked: PageRequest & { filter: RatingFilter }) {
  const { objectId, siteId, pointId, status, suspicion, worstUpTo, screenedLate } = asked.filter;
  const { except, from, until } = asked.filter;
  const query = ratings(db)
    .where((eb) => inScope(eb as never, 'rating', scope))
    .$if(!!objectId?.length, (q) => q.where('rating.objectId', 'in', objectId!))
    .$if(!!except?.length, (q) => q.where('rating.objectId', 'not in', except!))
    .$if(!!siteId, (q) => q.where('ratingPoint.siteId', '=', siteId!))
    .$if(!!pointId, (q) => q.where('rating.pointId', '=', pointId!))
    .$if(!!status?.length, (q) => q.where('rating.status', 'in', status!))
    .$if(!!suspicion, (q) =>
      q.where(sql<boolean>`rating.suspicions @> ${JSON.stringify([{ key: suspicion }])}::jsonb`),
    )
    .$if(worstUpTo !== undefined, (q) => q.where('rating.worst', '<=', worstUpTo!))
    .$if(screenedLate !== undefined, (q) => q.where('rating.screenedLate', '=', screenedLate!))
    .$if(!!from, (q) => q.where('rating.at', '>=', from!))
    .$if(!!until, (q) => q.where('rating.at', '<', until!));
  return pageOf(db, query, asked, { sort: `rating.${asked.sort.field}`, tie: 'rating.id' });
}

/** How many ratings there are with the same device, address and code as this one, itself included. */
export async function countAlike(
  db: Db,
  { pointId, deviceKey, addressKey }: Pick<RatingRow, 'pointId' | 'deviceKey' | 'addressKey'>,
): Promise<Record<StuffingKey, number | null>> {
  const { rows } = await sql<{ code: number; device: number; address: number }>`
    select (select count(*) from rating where point_id = ${pointId}) as code,
      (select count(*) from rating where device_key = ${deviceKey}) as device,
      (select count(*) from rating where address_key = ${addressKey}) as address`.execute(db);
  const [found] = rows;
  return {
    CODE: found!.code,
    DEVICE: deviceKey === null ? null : found!.device,
    ADDRESS: addressKey === null ? null : found!.address,
  };
}

/** Words and contact that came with a rating. Who shows them to whom is for the caller. */
export function findRatingText(db: Db, ratingId: string) {
  return db
    .selectFrom('ratingText')
    .select(['reason', 'contactName', 'contactPhone'])
    .where('ratingId', '=', ratingId)
    .executeTakeFirst();
}

/** Ids of the evaluated objects that an organisation is or ever was. */
export async function objectsOf(db: Db, organisationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('evaluationObject')
    .select('id')
    .distinct()
    .where('organisationId', '=', organisationId)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many ratings of a scheme wait to be looked at, and since when. */
export async function countSetAside(
  db: Db,
  scope: Scope,
  except: readonly string[],
): Promise<{ waiting: number; oldest: string | null }> {
  return db
    .selectFrom('rating')
    .where((eb) => inScope(eb, 'rating', scope))
    .where('rating.status', '=', 'SUSPICIOUS')
    .$if(except.length > 0, (q) => q.where('rating.objectId', 'not in', except))
    .select((eb) => [eb.fn.countAll<number>().as('waiting'), eb.fn.min('rating.at').as('oldest')])
    .executeTakeFirstOrThrow();
}

/** The round, not voided, in whose period a China date lies; undefined: none has begun. */
export function roundOfDate(db: Db, schemeCode: string, date: string) {
  return db
    .selectFrom('evaluationRound')
    .select(['id', 'status', 'year', 'number'])
    .where('schemeCode', '=', schemeCode)
    .where('status', '<>', 'VOIDED')
    .where('periodFrom', '<=', date)
    .where('periodTo', '>=', date)
    .executeTakeFirst();
}
