import type { Group } from '../../workflows/rules/evaluation/parameters';
import type { Db } from '../connect';

/** An evaluated object by its latest version. */
export interface UnitRow {
  id: string;
  group: Group;
  orderNo: number;
  name: string;
  inTargetAssessment: boolean;
  organisationId: string | null;
  organisationName: string | null;
  validTo: string | null;
}

/** Every object that there is or was, by its latest version, counties first, in the order of the scheme. */
export function unitRows(db: Db): Promise<UnitRow[]> {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('evaluationObject')
        .selectAll()
        .distinctOn('id')
        .orderBy('id')
        .orderBy('validFrom', 'desc')
        .as('latest'),
    )
    .leftJoin('organisation', 'organisation.id', 'latest.organisationId')
    .select([
      'latest.id',
      'latest.groupCode as group',
      'latest.orderNo',
      'latest.name',
      'latest.inTargetAssessment',
      'latest.organisationId',
      'organisation.name as organisationName',
      'latest.validTo',
    ])
    .orderBy('latest.groupCode')
    .orderBy('latest.orderNo')
    .execute();
}

/** What each published round, in the version that stands, says of one object. */
export function publishedOfUnit(db: Db, schemeCode: string, objectId: string) {
  return db
    .selectFrom('roundRank')
    .innerJoin('evaluationRound', (join) =>
      join
        .onRef('evaluationRound.id', '=', 'roundRank.roundId')
        .onRef('evaluationRound.publishedVersion', '=', 'roundRank.version'),
    )
    .innerJoin('roundObject', (join) =>
      join
        .onRef('roundObject.roundId', '=', 'roundRank.roundId')
        .onRef('roundObject.objectId', '=', 'roundRank.objectId'),
    )
    .select([
      'roundRank.roundId',
      'evaluationRound.year',
      'evaluationRound.number',
      'roundRank.version',
      'roundObject.name',
      'roundObject.inTargetAssessment',
      'roundRank.rank',
      'roundRank.ranked',
      'roundRank.shown',
      'roundRank.top',
      'roundRank.bottom',
    ])
    .where('evaluationRound.schemeCode', '=', schemeCode)
    .where('roundRank.objectId', '=', objectId)
    .orderBy('evaluationRound.year')
    .orderBy('evaluationRound.number')
    .execute();
}
export type PublishedOfUnit = Awaited<ReturnType<typeof publishedOfUnit>>[number];

/** Bookings of points of a year, of one object or of all, with the publication that brought each. */
export function bookingsOfYear(db: Db, year: number, objectId?: string) {
  let query = db
    .selectFrom('pointsEntry')
    .innerJoin('evaluationRound as round', 'round.id', 'pointsEntry.roundId')
    .innerJoin('evaluationRound as source', 'source.id', 'pointsEntry.sourceRoundId')
    .select([
      'pointsEntry.objectId',
      'pointsEntry.roundId',
      'round.number',
      'pointsEntry.sourceRoundId',
      'source.year as sourceYear',
      'source.number as sourceNumber',
      'pointsEntry.sourceVersion',
      'pointsEntry.tenths',
    ])
    .where('pointsEntry.year', '=', year);
  if (objectId) query = query.where('pointsEntry.objectId', '=', objectId);
  return query
    .orderBy('round.number')
    .orderBy('source.year')
    .orderBy('source.number')
    .orderBy('pointsEntry.sourceVersion')
    .execute();
}
export type Booking = Awaited<ReturnType<typeof bookingsOfYear>>[number];

/** Whether the target assessment reached each object in the rounds of a year, as those rounds froze it (AMB-GE-8). */
export function frozenTargets(db: Db, schemeCode: string, year: number) {
  return db
    .selectFrom('roundObject')
    .innerJoin('evaluationRound', 'evaluationRound.id', 'roundObject.roundId')
    .select(['roundObject.objectId', 'roundObject.inTargetAssessment', 'evaluationRound.number'])
    .where('evaluationRound.schemeCode', '=', schemeCode)
    .where('evaluationRound.year', '=', year)
    .where('evaluationRound.publishedVersion', 'is not', null)
    .orderBy('evaluationRound.number')
    .execute();
}

/** Measures that are neither ended nor cancelled, by object. */
export async function openMeasures(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('measure')
    .select(['objectId', (eb) => eb.fn.countAll<number>().as('count')])
    .where('endedAt', 'is', null)
    .groupBy('objectId')
    .execute();
  return new Map(rows.map(({ objectId, count }) => [objectId, Number(count)]));
}

/** Name of the organisation that is an organ of a scheme, or undefined. */
export async function organOf(db: Db, schemeCode: string, organCode: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('schemeOrgan')
    .innerJoin('organisation', 'organisation.id', 'schemeOrgan.organisationId')
    .select('organisation.name')
    .where('schemeOrgan.schemeCode', '=', schemeCode)
    .where('schemeOrgan.organCode', '=', organCode)
    .executeTakeFirst();
  return row?.name;
}
