import type { Db } from '../connect';

/** Rounds with a published bulletin, the latest first, with the version that stands. */
export function publishedBulletins(db: Db, schemeCode: string) {
  return db
    .selectFrom('evaluationRound')
    .innerJoin('roundPublication', (join) =>
      join
        .onRef('roundPublication.roundId', '=', 'evaluationRound.id')
        .onRef('roundPublication.version', '=', 'evaluationRound.publishedVersion'),
    )
    .select([
      'evaluationRound.id as roundId',
      'evaluationRound.year',
      'evaluationRound.number',
      'roundPublication.version',
      'roundPublication.bulletinNumber',
      'roundPublication.publishedAt',
    ])
    .where('evaluationRound.schemeCode', '=', schemeCode)
    .orderBy('evaluationRound.year', 'desc')
    .orderBy('evaluationRound.number', 'desc')
    .execute();
}

/** The round whose collection is open, as far as the public may know of it. */
export function openCollection(db: Db, schemeCode: string) {
  return db
    .selectFrom('evaluationRound')
    .select(['year', 'number', 'periodFrom', 'periodTo', 'closesAt'])
    .where('schemeCode', '=', schemeCode)
    .where('status', '=', 'OPEN')
    .orderBy('begunAt', 'desc')
    .executeTakeFirst();
}
