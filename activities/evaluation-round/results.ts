import { createHash } from 'node:crypto';
import { canonicalJson } from '../../db/audit/hash';
import type { Db } from '../../db/connect';
import { openBallots } from '../../db/queries/evaluationBallot';
import { objectsOfRound, publishedPlacings, scoresOfResult } from '../../db/queries/evaluationRound';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { concentratedSums, countUnscreened, realTimeSums } from '../../db/queries/evaluationSums';
import { toJson } from '../../db/schema';
import { sealKeyOf } from '../../db/support/ballotSeal';
import type {
  MeasureFacts,
  PointsFacts,
  RankedFacts,
  RankRequest,
  RankRow,
  ScoredFacts,
  VersionRequest,
} from '../../workflows/evaluation-round/messages';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';
import { periodEnd } from '../../workflows/rules/evaluation/period';
import { type GroupRanking, rankGroup } from '../../workflows/rules/evaluation/rank/rank';
import { measureChanges, measuresFrom } from '../../workflows/rules/evaluation/results/ladder';
import { historyOf } from '../../workflows/rules/evaluation/results/placing';
import { pointsDifferences, yearPoints } from '../../workflows/rules/evaluation/results/points';
import { scoreObject } from '../../workflows/rules/evaluation/score/composite';
import type { ObjectScore } from '../../workflows/rules/evaluation/score/types';
import { roundRow } from './frame';

/**
 * Opens the ballots, if that has not been done, and scores every object with each step of its calculation (GE-SCO-1 …
 * GE-SCO-4). The result is written under its own hash, so that writing it again changes nothing.
 */
export async function scoreRound(
  db: Db,
  secret: string,
  { roundId, version }: VersionRequest,
): Promise<ScoredFacts> {
  await openBallots(db, roundId, sealKeyOf(secret, roundId));
  const round = await roundRow(db, roundId);
  const parameters = await evaluationParameters(db, round.schemeCode, round.schemeVersion);
  const objects = await objectsOfRound(db, roundId);
  const { schemeCode } = round;
  const span = {
    schemeCode,
    from: chinaInstant(round.periodFrom, '00:00'),
    to: periodEnd(parameters, round),
  };
  const [concentrated, realTime, unscreened] = await Promise.all([
    concentratedSums(db, round),
    realTimeSums(db, span),
    countUnscreened(db, span),
  ]);
  const scores = objects.map(({ objectId }) => {
    const own = (each: { objectId: string }) => each.objectId === objectId;
    return scoreObject(parameters, {
      objectId,
      concentrated: concentrated.filter(own),
      realTime: realTime.filter(own),
    });
  });
  const resultHash = createHash('sha256').update(canonicalJson({ roundId, version, scores })).digest('hex');
  await writeScores(db, { roundId, version, resultHash }, scores);
  return {
    resultHash,
    belowMinimum: scores.filter(({ score }) => score === null).map(({ objectId }) => objectId),
    unscreened,
  };
}

async function writeScores(
  db: Db,
  key: { roundId: string; version: number; resultHash: string },
  scores: readonly ObjectScore[],
): Promise<void> {
  if (scores.length === 0) return;
  await db
    .insertInto('roundScore')
    .values(
      scores.map(({ objectId, score, shown, concentrated, realTime, marks, steps }) => ({
        ...key,
        objectId,
        score,
        shown,
        concentrated: toJson(concentrated),
        realTime: toJson(realTime),
        marks: toJson(marks),
        steps: toJson(steps),
      })),
    )
    .onConflict((conflict) => conflict.columns(['resultHash', 'objectId']).doNothing())
    .execute();
}

/** Both lists of a result (GE-USE-1) with the ties over the lower boundary (AMB-GE-5), by the decisions so far. */
export async function rankRound(
  db: Db,
  { roundId, resultHash, decisions }: RankRequest,
): Promise<RankedFacts> {
  const round = await roundRow(db, roundId);
  const parameters = await evaluationParameters(db, round.schemeCode, round.schemeVersion);
  const objects = await objectsOfRound(db, roundId);
  const scores = await scoresOfResult(db, resultHash);
  const rankings = GROUPS.map((group) => {
    const ids = new Set(
      objects.filter(({ groupCode }) => groupCode === group).map(({ objectId }) => objectId),
    );
    const decision = decisions.find((each) => each.group === group) ?? null;
    return rankGroup(
      parameters,
      group,
      scores.filter(({ objectId }) => ids.has(objectId)),
      decision,
    );
  });
  const ties = rankings.flatMap(({ group, bottomTie }) => (bottomTie ? [{ group, ...bottomTie }] : []));
  return { ties, rows: rankings.flatMap(rowsOf) };
}

function rowsOf({ group, rows, unranked }: GroupRanking): RankRow[] {
  const common = { groupCode: group, ranked: rows.length };
  return [
    ...rows.map((row) => ({ ...common, ...row })),
    ...unranked.map((objectId) => ({
      ...common,
      objectId,
      rank: null,
      shown: null,
      distinction: null,
      tiedWith: [],
      top: false,
      bottom: false,
    })),
  ];
}

/** Measures due from this round on, later rounds included, against those that stand (GE-USE-2 … GE-USE-4, AMB-GE-7). */
export async function findMeasures(db: Db, { roundId }: VersionRequest): Promise<MeasureFacts> {
  const { round, parameters, rounds, placings } = await standing(db, roundId);
  const objectIds = [...new Set(placings.map(({ objectId }) => objectId))].sort();
  const right = objectIds.flatMap((id) => measuresFrom(parameters, historyOf(rounds, placings, id), round));
  const affected = rounds
    .filter(({ year, number }) => year > round.year || (year === round.year && number >= round.number))
    .map((each) => each.roundId);
  const due = await db
    .selectFrom('measureDue')
    .select(['key', 'measure', 'ruleId', 'objectId', 'roundId', 'streak'])
    .where('roundId', 'in', affected)
    .where('status', '=', 'DUE')
    .execute();
  const { start, cancel } = measureChanges(due, right);
  const keys = cancel.map(({ key }) => key);
  const running =
    keys.length === 0
      ? []
      : await db
          .selectFrom('measure')
          .select('id')
          .where('dueKey', 'in', keys)
          .where('endedAt', 'is', null)
          .orderBy('id')
          .execute();
  return { start, cancel: keys, cancelledIds: running.map(({ id }) => id) };
}

/** Points to be booked so that the year stands right (GE-USE-5, GE-USE-6, AMB-GE-4, AMB-GE-8). */
export async function findPoints(db: Db, { roundId }: VersionRequest): Promise<PointsFacts> {
  const { round, parameters, rounds, placings } = await standing(db, roundId);
  const { year } = round;
  const objects = await objectsOfRound(db, roundId);
  const right = objects.flatMap((object) => yearPoints(parameters, object, year, placings).entries);
  const objectIds = new Set(objects.map(({ objectId }) => objectId));
  const booked = await db
    .selectFrom('pointsEntry')
    .select(['key', 'objectId', 'tenths as netTenths'])
    .where('year', '=', year)
    .where(
      'roundId',
      'in',
      rounds.map((each) => each.roundId),
    )
    .execute();
  const differences = pointsDifferences(
    booked.filter(({ objectId }) => objectIds.has(objectId)),
    right,
  );
  return {
    entries: differences.map(({ key, tenths }) => {
      const [ofRound, ...object] = key.split(':');
      return { key, year, roundId: ofRound!, objectId: object.join(':'), tenths };
    }),
  };
}

async function standing(db: Db, roundId: string) {
  const round = await roundRow(db, roundId);
  const parameters = await evaluationParameters(db, round.schemeCode, round.schemeVersion);
  return { round, parameters, ...(await publishedPlacings(db, round.schemeCode)) };
}
