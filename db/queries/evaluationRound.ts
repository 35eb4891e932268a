import type { Selectable } from 'kysely';
import type { Questionnaire } from '../../workflows/rules/evaluation/questionnaire/types';
import type { Placing } from '../../workflows/rules/evaluation/results/placing';
import type { Db } from '../connect';
import type { EvaluationRoundTable } from '../schema';

export type EvaluationRoundRow = Selectable<EvaluationRoundTable>;

/** One round, or undefined; whether it may be read is for the caller. */
export function findEvaluationRound(db: Db, id: string): Promise<EvaluationRoundRow | undefined> {
  return db.selectFrom('evaluationRound').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Objects as the round froze them, counties first, in the order of the scheme. */
export function objectsOfRound(db: Db, roundId: string) {
  return db
    .selectFrom('roundObject')
    .selectAll()
    .where('roundId', '=', roundId)
    .orderBy('groupCode')
    .orderBy('orderNo')
    .execute();
}

/** The questionnaires that the round froze by their versions. */
export async function frozenQuestionnaires(
  db: Db,
  round: Pick<EvaluationRoundRow, 'schemeCode' | 'concentratedVersion' | 'realTimeVersion'>,
): Promise<{ concentrated: Questionnaire; realTime: Questionnaire }> {
  const version = async (kind: Questionnaire['kind'], number: number) => {
    const row = await db
      .selectFrom('questionnaire')
      .select('content')
      .where('schemeCode', '=', round.schemeCode)
      .where('kind', '=', kind)
      .where('version', '=', number)
      .executeTakeFirstOrThrow();
    return row.content;
  };
  return {
    concentrated: await version('CONCENTRATED', round.concentratedVersion!),
    realTime: await version('REAL_TIME', round.realTimeVersion!),
  };
}

/** Scores of one result, by object. */
export function scoresOfResult(db: Db, resultHash: string) {
  return db
    .selectFrom('roundScore')
    .selectAll()
    .where('resultHash', '=', resultHash)
    .orderBy('objectId')
    .execute();
}

/** One version of a ranking, each list from the first to the last; those without rank at the end. */
export function ranksOfVersion(db: Db, roundId: string, version: number) {
  return db
    .selectFrom('roundRank')
    .selectAll()
    .where('roundId', '=', roundId)
    .where('version', '=', version)
    .orderBy('groupCode')
    .orderBy('rank')
    .orderBy('objectId')
    .execute();
}

/** Every published version of a round, the first one first; all of them stay. */
export function publicationsOfRound(db: Db, roundId: string) {
  return db
    .selectFrom('roundPublication')
    .selectAll()
    .where('roundId', '=', roundId)
    .orderBy('version')
    .execute();
}

export interface PublishedRound {
  roundId: string;
  year: number;
  number: number;
}

/** The published rounds of a scheme in order of time, with the placings of the version that stands. */
export async function publishedPlacings(
  db: Db,
  schemeCode: string,
): Promise<{ rounds: PublishedRound[]; placings: Placing[] }> {
  const rounds = await db
    .selectFrom('evaluationRound')
    .select(['id as roundId', 'year', 'number'])
    .where('schemeCode', '=', schemeCode)
    .where('publishedVersion', 'is not', null)
    .orderBy('year')
    .orderBy('number')
    .execute();
  const rows = await db
    .selectFrom('roundRank')
    .innerJoin('evaluationRound', (join) =>
      join
        .onRef('evaluationRound.id', '=', 'roundRank.roundId')
        .onRef('evaluationRound.publishedVersion', '=', 'roundRank.version'),
    )
    .selectAll('roundRank')
    .select(['evaluationRound.year', 'evaluationRound.number'])
    .where('evaluationRound.schemeCode', '=', schemeCode)
    .execute();
  const placings = rows.map(({ roundId, year, number, objectId, groupCode, rank, ranked, top, bottom }) => ({
    roundId,
    year,
    number,
    objectId,
    group: groupCode,
    rank,
    of: ranked,
    top,
    bottom,
  }));
  return { rounds, placings };
}
