import { sql } from 'kysely';
import type { Group } from '../../workflows/rules/evaluation/parameters';
import { compareRounds, type RoundKey } from '../../workflows/rules/evaluation/period';
import type { Rating } from '../../workflows/rules/evaluation/questionnaire/types';
import type { Db } from '../connect';
import { publishedPlacings } from './evaluationRound';

/** Every published version of a round with the number of its bulletin and what was said of a correction. */
export function publishedVersions(db: Db, roundId: string) {
  return db
    .selectFrom('roundPublication')
    .leftJoin('textNote', 'textNote.id', 'roundPublication.correctionNoteId')
    .leftJoin('document', (join) =>
      join
        .onRef('document.number', '=', 'roundPublication.bulletinNumber')
        .on('document.subjectType', '=', 'evaluationRound'),
    )
    .select([
      'roundPublication.version',
      'roundPublication.resultHash',
      'roundPublication.bulletinNumber',
      'roundPublication.publishedAt',
      'textNote.body as correctionNote',
      'document.id as documentId',
    ])
    .where('roundPublication.roundId', '=', roundId)
    .orderBy('roundPublication.version')
    .execute();
}
export type PublishedVersion = Awaited<ReturnType<typeof publishedVersions>>[number];

/** Both lists of one result with the calculation of each score; objects without rank stand at the end of their list. */
export function resultRows(
  db: Db,
  { roundId, version, resultHash }: { roundId: string; version: number; resultHash: string },
) {
  return db
    .selectFrom('roundScore')
    .innerJoin('roundObject', (join) =>
      join
        .onRef('roundObject.roundId', '=', 'roundScore.roundId')
        .onRef('roundObject.objectId', '=', 'roundScore.objectId'),
    )
    .leftJoin('roundRank', (join) =>
      join
        .onRef('roundRank.roundId', '=', 'roundScore.roundId')
        .onRef('roundRank.objectId', '=', 'roundScore.objectId')
        .on('roundRank.version', '=', version),
    )
    .select([
      'roundObject.objectId',
      'roundObject.name',
      'roundObject.groupCode',
      'roundObject.orderNo',
      'roundObject.organisationId',
      'roundObject.inTargetAssessment',
      'roundRank.rank',
      'roundRank.ranked',
      'roundRank.distinction',
      'roundRank.tiedWith',
      'roundRank.top',
      'roundRank.bottom',
      'roundScore.score',
      'roundScore.shown',
      'roundScore.concentrated',
      'roundScore.realTime',
      'roundScore.marks',
      'roundScore.steps',
    ])
    .where('roundScore.roundId', '=', roundId)
    .where('roundScore.resultHash', '=', resultHash)
    .orderBy('roundObject.groupCode')
    .orderBy('roundRank.rank')
    .orderBy('roundObject.orderNo')
    .execute();
}
export type ResultRow = Awaited<ReturnType<typeof resultRows>>[number];

/** How many objects a result scored, and how many of them had enough valid answers (AMB-GE-2). */
export async function coverageOf(db: Db, resultHash: string): Promise<{ objects: number; enough: number }> {
  return db
    .selectFrom('roundScore')
    .select([sql<number>`count(*)::integer`.as('objects'), sql<number>`count(score)::integer`.as('enough')])
    .where('resultHash', '=', resultHash)
    .executeTakeFirstOrThrow();
}

/** Ranks by object in the last published round before this one; null when there is none. */
export async function previousRanks(
  db: Db,
  round: RoundKey & { schemeCode: string },
): Promise<{ year: number; number: number; ranks: Map<string, number> } | null> {
  const { rounds, placings } = await publishedPlacings(db, round.schemeCode);
  const last = rounds.filter((each) => compareRounds(each, round) < 0).at(-1);
  if (!last) return null;
  const ranks = placings.flatMap(({ roundId, objectId, rank }) =>
    roundId === last.roundId && rank !== null ? [[objectId, rank] as const] : [],
  );
  return { year: last.year, number: last.number, ranks: new Map(ranks) };
}

/** Ranks of one group's objects through the published rounds, in the versions that stand; null when not ranked. */
export async function rankHistory(db: Db, schemeCode: string, group: Group) {
  const { rounds, placings } = await publishedPlacings(db, schemeCode);
  const names = await db
    .selectFrom('roundObject')
    .innerJoin('evaluationRound', 'evaluationRound.id', 'roundObject.roundId')
    .select(['roundObject.objectId', 'roundObject.name', 'roundObject.orderNo'])
    .where('evaluationRound.schemeCode', '=', schemeCode)
    .where('evaluationRound.publishedVersion', 'is not', null)
    .where('roundObject.groupCode', '=', group)
    .orderBy('evaluationRound.year')
    .orderBy('evaluationRound.number')
    .execute();
  const latest = new Map(names.map((each) => [each.objectId, each]));
  const rankOf = new Map(
    placings.map(({ roundId, objectId, rank }) => [`${roundId} ${objectId}`, rank] as const),
  );
  return {
    rounds,
    objects: [...latest.values()]
      .sort((a, b) => a.orderNo - b.orderNo)
      .map(({ objectId, name }) => ({
        objectId,
        name,
        ranks: rounds.map(({ roundId }) => rankOf.get(`${roundId} ${objectId}`) ?? null),
      })),
  };
}

/** Concentrated answers about one object, the pieces of the sheets. */
export async function answersAbout(db: Db, roundId: string, objectId: string): Promise<Rating[]> {
  const rows = await db
    .selectFrom('ballotAnswer')
    .select('answers')
    .where('roundId', '=', roundId)
    .where('objectId', '=', objectId)
    .execute();
  return rows.map(({ answers }) => answers);
}

/** Counted real-time ratings of one object given on one version of the questionnaire within a span of time. */
export async function ratingsAbout(
  db: Db,
  asked: { schemeCode: string; objectId: string; from: string; to: string; version: number },
): Promise<Rating[]> {
  const rows = await db
    .selectFrom('rating')
    .select('answers')
    .where('schemeCode', '=', asked.schemeCode)
    .where('objectId', '=', asked.objectId)
    .where('at', '>=', asked.from)
    .where('at', '<', asked.to)
    .where('status', '=', 'COUNTED')
    .where('questionnaireVersion', '=', asked.version)
    .execute();
  return rows.map(({ answers }) => answers);
}
