import { drawRound } from '../../../activities/evaluation-round/frame';
import { rankRound, scoreRound } from '../../../activities/evaluation-round/results';
import { scoresOfResult } from '../../../db/queries/evaluationRound';
import { addCollectedRound, SPAN } from '../../support/evaluationRows';
import { EVALUATION_SECRET } from '../../support/redemptionStage';
import type { Bench, BenchContext } from '../bench';
import { median, percentile, timed } from '../measure';
import { type Finding, ratio } from '../report';
import type { Stage } from '../stage';

import { SCORES_AND_RANKS } from './statement';

const OF_ONE_STATEMENT = 1.2;
const RATINGS = 100_000;

interface Turn {
  draw: number;
  score: number;
  rank: number;
  statement: number;
}

/**
 * What the process has computed for a round – draw, scores with every step of their calculation, ranks, all of it
 * written down – beside one statement that computes scores and ranks from the same rows and writes nothing.
 */
export const evaluation: Bench = {
  name: 'evaluation',
  async run({ stage, quick, say }: BenchContext): Promise<Finding> {
    const { ms, result: roundId } = await timed(() => addCollectedRound(stage.connection.db, RATINGS));
    say(`evaluation: ${RATINGS} ratings and as many of another period in ${Math.round(ms)} ms`);
    await expectSame(stage, roundId);
    const turns: Turn[] = [];
    const [warmUp, counted] = quick ? [2, 8] : [3, 25];
    for (let n = 0; n < warmUp + counted; n += 1) {
      const turn = await turnOf(stage, roundId, n % 2 === 0);
      if (n >= warmUp) turns.push(turn);
    }
    return report(turns);
  },
};

/** Both ways once, in turns the one or the other first. */
async function turnOf(stage: Stage, roundId: string, ownFirst: boolean): Promise<Turn> {
  const { db } = stage.connection;
  await db.deleteFrom('roundDraw').where('roundId', '=', roundId).execute();
  await db.deleteFrom('roundScore').where('roundId', '=', roundId).execute();
  const statement = async () => (await timed(() => oneStatement(stage, roundId))).ms;
  const own = async () => {
    const draw = await timed(() => drawRound(db, { roundId }));
    const score = await timed(() => scoreRound(db, EVALUATION_SECRET, { roundId, version: 1 }));
    const { resultHash } = score.result;
    const rank = await timed(() => rankRound(db, { roundId, version: 1, resultHash, decisions: [] }));
    return { draw: draw.ms, score: score.ms, rank: rank.ms };
  };
  if (ownFirst) {
    const times = await own();
    return { ...times, statement: await statement() };
  }
  const first = await statement();
  return { ...(await own()), statement: first };
}

async function oneStatement({ connection }: Stage, roundId: string) {
  const { rows } = await connection.pool.query(SCORES_AND_RANKS, [roundId, SPAN.from, SPAN.to]);
  return rows as { objectId: string; n: string; d: string; rank: number }[];
}

/** @throws Error when the two don't say the same of every object. */
async function expectSame(stage: Stage, roundId: string): Promise<void> {
  const { db } = stage.connection;
  const { resultHash } = await scoreRound(db, EVALUATION_SECRET, { roundId, version: 1 });
  const { rows } = await rankRound(db, { roundId, version: 1, resultHash, decisions: [] });
  const scores = await scoresOfResult(db, resultHash);
  const own = scores
    .map(({ objectId, score }) => [
      objectId,
      score,
      rows.find((each) => each.objectId === objectId)?.rank ?? null,
    ])
    .sort();
  const theirs = (await oneStatement(stage, roundId))
    .map(({ objectId, n, d, rank }) => [objectId, d === '1' ? n : `${n}/${d}`, rank])
    .sort();
  if (JSON.stringify(own) !== JSON.stringify(theirs))
    throw new Error('the statement computes something else');
}

function report(turns: readonly Turn[]): Finding {
  const of = (pick: (turn: Turn) => number) => turns.map(pick);
  const whole = (turn: Turn) => turn.draw + turn.score + turn.rank;
  const ratios = of((turn) => whole(turn) / turn.statement);
  const share = median(ratios);
  const row = (name: string, times: number[]) => [name, median(times), percentile(times, 0.95)];
  return {
    name: 'evaluation',
    tables: [
      {
        title: `A round of ${RATINGS} ratings and 300 answers about each of 48 objects, ms`,
        columns: ['way', 'p50', 'p95'],
        rows: [
          row(
            'draw 300 of 2000, written down',
            of(({ draw }) => draw),
          ),
          row(
            'scores with their calculation, written down',
            of(({ score }) => score),
          ),
          row(
            'both rankings',
            of(({ rank }) => rank),
          ),
          row('all three', of(whole)),
          row(
            'one statement, scores and ranks',
            of(({ statement }) => statement),
          ),
        ],
      },
    ],
    aims: [
      {
        what: 'draw, scores and ranks against one statement, median of the turns',
        wanted: `≤ ${OF_ONE_STATEMENT}×`,
        found: `${ratio(share)} (${ratio(Math.min(...ratios))}–${ratio(Math.max(...ratios))})`,
        met: share <= OF_ONE_STATEMENT,
      },
    ],
    remarks: [
      'both say the same of every object; the statement draws nobody, explains nothing and writes nothing',
    ],
    data: { turns, ratings: RATINGS },
  };
}
