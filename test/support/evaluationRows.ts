import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { drawRound, freezeRound } from '../../activities/evaluation-round/frame';
import type { Db } from '../../db/connect';
import { evaluatedObjects } from '../../db/presets/evaluation/objects';
import { concentratedQuestionnaire } from '../../db/presets/evaluation/questionnaires';
import { ge } from '../../db/presets/schemes/ge';
import { toJson } from '../../db/schema';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import { addRatings } from './ratingRows';

export const SPAN = { from: '2026-12-31T16:00:00.000Z', to: '2027-04-30T16:00:00.000Z' };
const NEXT = { from: SPAN.to, to: '2027-08-31T16:00:00.000Z' };
const AT = '2027-03-01T02:00:00.000Z';

/**
 * A round whose collection is over, as rows: a full library frozen and drawn from, 300 answers about each of 48 objects,
 * so many ratings of its period and as many of the next one, which must not be read.
 */
export async function addCollectedRound(db: Db, ratings: number): Promise<string> {
  const roundId = randomUUID();
  await addLibrary(db);
  await db
    .insertInto('evaluationRound')
    .values({
      id: roundId,
      schemeCode: 'GE',
      schemeVersion: 1,
      year: 2027,
      number: 1,
      periodFrom: '2027-01-01',
      periodTo: '2027-04-30',
      organiserOrganisationId: 'GY-EVALUATION',
      regionId: 'GY',
      status: 'CLOSED',
      version: 1,
      begunBy: randomUUID(),
      begunAt: AT,
      concentratedVersion: 1,
      realTimeVersion: 1,
      ties: toJson([]),
      stepSeq: 1,
      updatedAt: AT,
    })
    .execute();
  const { frameHash } = await freezeRound(db, { roundId, at: AT });
  await db
    .updateTable('evaluationRound')
    .set({ frameHash, frozenAt: AT })
    .where('id', '=', roundId)
    .execute();
  await drawRound(db, { roundId });
  await addAnswers(db, roundId);
  for (const span of [SPAN, NEXT]) {
    const objects = evaluatedObjects.map(({ id }, i) => ({
      objectId: id,
      count: Math.round(ratings / evaluatedObjects.length),
      poor: i,
    }));
    await addRatings(db, objects, { ...span, seed: span === SPAN ? 1 : 2 });
    await sql`update rating_point set status = 'WITHDRAWN'`.execute(db);
  }
  await sql`vacuum analyze`.execute(db);
  return roundId;
}

async function addLibrary(db: Db): Promise<void> {
  const members = leavesOf(ge.parameters.library).flatMap(({ id, required }) =>
    Array.from({ length: required }, () => ({ id: randomUUID(), leafId: id, personId: randomUUID() })),
  );
  await db
    .insertInto('libraryPerson')
    .values(members.map(({ personId }, i) => ({ id: personId, name: `评价员${i}` })))
    .execute();
  await db
    .insertInto('libraryMember')
    .values(
      members.map((member) => ({
        ...member,
        schemeCode: 'GE',
        refreshedYear: 2027,
        refreshedNumber: 1,
        consentedAt: AT,
      })),
    )
    .execute();
}

/** What 300 people said about each object. */
async function addAnswers(db: Db, roundId: string): Promise<void> {
  const codes = concentratedQuestionnaire.questions[0]!.options.map(({ code }) => code);
  const answers = concentratedQuestionnaire.questions.flatMap(({ id }, nth) => [
    sql.lit(id),
    sql`(${codes}::text[])[1 + abs(hashtextextended(o.object_id || n, ${sql.lit(nth)}) % ${sql.lit(codes.length)})]`,
  ]);
  await sql`
    insert into ballot_answer (id, round_id, object_id, answers)
    select gen_random_uuid(), ${roundId}, o.object_id, jsonb_build_object(${sql.join(answers)})
    from round_object o cross join generate_series(1, 300) as n where o.round_id = ${roundId}`.execute(db);
}
