import { sql } from 'kysely';
import type { Db } from '../connect';
import type { RatingSiteKind } from '../schema';
import { containing, type PageRequest, pageOf } from './page';
import { newestObjects } from './ratingList';
import { inScope, type Scope } from './scope';

/** What the list can be sorted by, and the columns behind it. */
const SORTS = {
  createdAt: 'ratingPoint.createdAt',
  siteName: 'ratingPoint.siteName',
  objectName: 'object.name',
} as const;
export const RATING_POINT_SORTS = Object.keys(SORTS) as [keyof typeof SORTS, ...(keyof typeof SORTS)[]];

export interface RatingPointFilter {
  /** Part of the name of object, site or window. */
  q?: string | undefined;
  objectId?: string | undefined;
  siteId?: string | undefined;
  siteKind?: RatingSiteKind | undefined;
  status?: 'ACTIVE' | 'WITHDRAWN' | undefined;
}

const points = (db: Db) =>
  db
    .selectFrom('ratingPoint')
    .leftJoin(newestObjects(db).as('object'), 'object.id', 'ratingPoint.objectId')
    .leftJoin('ratingSite', 'ratingSite.id', 'ratingPoint.siteId')
    .leftJoin('textNote', 'textNote.id', 'ratingPoint.withdrawnNoteId')
    .selectAll('ratingPoint')
    .select(['object.name as objectName', 'object.groupCode', 'object.orderNo', 'object.organisationId'])
    .select(['ratingSite.kind as siteKind', 'ratingSite.regionId', 'ratingSite.address'])
    .select('textNote.body as withdrawnReason');
export type RatingPointRow = NonNullable<Awaited<ReturnType<typeof findRatingPoint>>>;

/** One code, or undefined; whether it may be read is for the caller. */
export function findRatingPoint(db: Db, id: string) {
  return points(db).where('ratingPoint.id', '=', id).executeTakeFirst();
}

/** One page of the codes inside a scope; the scope may name `object.organisationId`. */
export function listRatingPoints(db: Db, scope: Scope, asked: PageRequest & { filter: RatingPointFilter }) {
  const { q, objectId, siteId, siteKind, status } = asked.filter;
  const query = points(db)
    .where((eb) => inScope(eb as never, 'ratingPoint', scope))
    .$if(!!objectId, (each) => each.where('ratingPoint.objectId', '=', objectId!))
    .$if(!!siteId, (each) => each.where('ratingPoint.siteId', '=', siteId!))
    .$if(!!siteKind, (each) => each.where('ratingSite.kind', '=', siteKind!))
    .$if(!!status, (each) => each.where('ratingPoint.status', '=', status!))
    .$if(!!q, (each) =>
      each.where((eb) =>
        eb.or([
          eb('object.name', 'ilike', containing(q!)),
          eb('ratingPoint.siteName', 'ilike', containing(q!)),
          eb('ratingPoint.windowName', 'ilike', containing(q!)),
        ]),
      ),
    );
  const sort = SORTS[asked.sort.field as keyof typeof SORTS];
  return pageOf(db, query, asked, { sort, tie: 'ratingPoint.id' });
}

/** Codes that are printed at once, at most. */
export const MOST_PRINTED = 400;

/** Codes in force at a site inside a scope, in the order of the scheme's objects, then by window; one more than may be printed at once, at most. */
export function activePoints(db: Db, scope: Scope, filter: Pick<RatingPointFilter, 'siteId' | 'objectId'>) {
  return points(db)
    .where((eb) => inScope(eb as never, 'ratingPoint', scope))
    .where('ratingPoint.status', '=', 'ACTIVE')
    .$if(!!filter.siteId, (each) => each.where('ratingPoint.siteId', '=', filter.siteId!))
    .$if(!!filter.objectId, (each) => each.where('ratingPoint.objectId', '=', filter.objectId!))
    .orderBy('object.groupCode')
    .orderBy('object.orderNo')
    .orderBy('ratingPoint.siteName')
    .orderBy('ratingPoint.windowName')
    .limit(MOST_PRINTED + 1)
    .execute();
}

/** Every site of a scheme with the number of its codes in force, halls of the city first. */
export function listRatingSites(db: Db, schemeCode: string) {
  return db
    .selectFrom('ratingSite')
    .selectAll('ratingSite')
    .select((eb) =>
      eb
        .selectFrom('ratingPoint')
        .whereRef('ratingPoint.siteId', '=', 'ratingSite.id')
        .where('ratingPoint.status', '=', 'ACTIVE')
        .select((inner) => inner.fn.countAll<number>().as('active'))
        .as('active'),
    )
    .where('ratingSite.schemeCode', '=', schemeCode)
    .orderBy(
      sql`array_position(array['CITY_HALL','COUNTY_HALL','TOWNSHIP_HALL','ENTRANCE'], rating_site.kind)`,
    )
    .orderBy('ratingSite.name')
    .execute();
}

export function findRatingSite(
  db: Db,
  by: { schemeCode: string; id: string } | { schemeCode: string; name: string },
) {
  return db
    .selectFrom('ratingSite')
    .selectAll()
    .where('schemeCode', '=', by.schemeCode)
    .$if('id' in by, (q) => q.where('id', '=', (by as { id: string }).id))
    .$if('name' in by, (q) => q.where('name', '=', (by as { name: string }).name))
    .executeTakeFirst();
}

/** The entrance at which a code of this object hangs or hung last, or undefined. */
export function entranceOf(db: Db, schemeCode: string, objectId: string) {
  return db
    .selectFrom('ratingPoint')
    .innerJoin('ratingSite', 'ratingSite.id', 'ratingPoint.siteId')
    .select('ratingSite.id')
    .where('ratingPoint.schemeCode', '=', schemeCode)
    .where('ratingPoint.objectId', '=', objectId)
    .where('ratingPoint.windowName', '=', '')
    .where('ratingSite.kind', '=', 'ENTRANCE')
    .orderBy('ratingPoint.status')
    .orderBy('ratingPoint.createdAt', 'desc')
    .executeTakeFirst();
}

/** Objects in force on a China date, with the number of codes in force of each (GE-WAY-4: everybody has one). */
export function objectsWithCodes(db: Db, schemeCode: string, day: string) {
  return db
    .selectFrom('evaluationObject')
    .select(['id', 'name', 'groupCode', 'orderNo'])
    .select((eb) =>
      eb
        .selectFrom('ratingPoint')
        .whereRef('ratingPoint.objectId', '=', 'evaluationObject.id')
        .where('ratingPoint.schemeCode', '=', schemeCode)
        .where('ratingPoint.status', '=', 'ACTIVE')
        .select((inner) => inner.fn.countAll<number>().as('codes'))
        .as('codes'),
    )
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', day)]))
    .orderBy('groupCode')
    .orderBy('orderNo')
    .execute();
}
