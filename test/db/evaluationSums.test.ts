import { sql } from 'kysely';
import { type Connection, connectDatabase } from '../../db/connect';
import { evaluatedObjects } from '../../db/presets/evaluation/objects';
import { realTimeQuestionnaire } from '../../db/presets/evaluation/questionnaires';
import { countUnscreened, realTimeSums } from '../../db/queries/evaluationSums';
import { toJson } from '../../db/schema';
import type { Questionnaire } from '../../workflows/rules/evaluation/questionnaire/types';
import { scorePart, sumsOf } from '../../workflows/rules/evaluation/score/part';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { addRatings } from '../support/ratingRows';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url);
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const APRIL = { from: '2027-03-31T16:00:00.000Z', to: '2027-04-30T16:00:00.000Z' };
const MAY = { from: APRIL.to, to: '2027-05-31T16:00:00.000Z' };
const span = { schemeCode: 'GE', ...APRIL };

/** Another version: a question fewer, another one worth other values, one option with a new name. */
const second: Questionnaire = {
  ...realTimeQuestionnaire,
  version: 2,
  questions: realTimeQuestionnaire.questions.slice(1).map((question) => ({
    ...question,
    options: question.options.map((option) => (option.code === 'POOR' ? { ...option, points: 40 } : option)),
  })),
};

async function publish(content: Questionnaire): Promise<void> {
  await connection.db
    .updateTable('questionnaire')
    .set({ status: 'SUPERSEDED' })
    .where('kind', '=', content.kind)
    .execute();
  await connection.db
    .insertInto('questionnaire')
    .values({
      schemeCode: 'GE',
      kind: content.kind,
      version: content.version,
      content: toJson(content),
      status: 'PUBLISHED',
      draftedBy: null,
      publishedBy: null,
      publishedAt: APRIL.from,
    })
    .execute();
}

/** The same sums by the rules, from every rating one by one. */
async function oneByOne(objectId: string) {
  const rows = await connection.db
    .selectFrom('rating')
    .select(['answers', 'questionnaireVersion'])
    .where('objectId', '=', objectId)
    .where('status', '=', 'COUNTED')
    .where('at', '<', APRIL.to)
    .execute();
  return [realTimeQuestionnaire, second].flatMap((each) =>
    sumsOf(
      each,
      rows
        .filter(({ questionnaireVersion }) => questionnaireVersion === each.version)
        .map(({ answers }) => answers),
    ),
  );
}

test('GE-SCO-1, GE-CON-3: sums of the database are those of the rules, each rating by its own version', async () => {
  await publish(second);
  const objects = evaluatedObjects.map(({ id }, i) => ({ objectId: id, count: 20 + i, poor: 2 * i }));
  await addRatings(connection.db, objects, { ...APRIL, seed: 7 });
  await addRatings(connection.db, objects, { ...APRIL, seed: 8, version: 2 });
  await addRatings(connection.db, objects, { ...APRIL, status: 'REJECTED' });
  await addRatings(connection.db, [objects[0]!], { ...APRIL, status: 'SUSPICIOUS' });
  await addRatings(connection.db, objects, MAY);

  const sums = await realTimeSums(connection.db, span);
  for (const { objectId, count } of objects) {
    const own = sums.filter((each) => each.objectId === objectId);
    expect(own.reduce((total, { ratings }) => total + ratings, 0)).toBe(2 * count);
    // As the rules put the sums of versions together.
    expect(scorePart('REAL_TIME', own, 2)).toEqual(scorePart('REAL_TIME', await oneByOne(objectId), 2));
  }
  expect(await countUnscreened(connection.db, span)).toBe(objects[0]!.count);
});

test('a rating that leaves all questions open is given, and not scored', async () => {
  const objectId = 'GY-ARCHIVES';
  await sql`delete from rating`.execute(connection.db);
  await addRatings(connection.db, [{ objectId, count: 2, poor: 0 }], APRIL);
  await sql`update rating set answers = '{}' where id = (select id from rating limit 1)`.execute(
    connection.db,
  );
  const sums = await realTimeSums(connection.db, span);
  expect(sums).toContainEqual({ objectId, answers: 0, ratings: 1, points: 0 });
});

test.each([
  ['an option that its version does not have', `'{"R2":"SUPERB"}'`, 2],
  ['an option that only the other version has', `'{"R2":"CLEAR","R3":"LATER"}'`, 2],
  ['a version that was never published', `'{"R2":"NONE"}'`, 9],
])('%s is refused by the database, by the name of the rating (GE-CON-3)', async (_name, answers, version) => {
  const { id } = await connection.db
    .selectFrom('rating')
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const write = () =>
    sql`update rating set answers = ${sql.raw(answers)}, questionnaire_version = ${version} where id = ${id}`.execute(
      connection.db,
    );
  await expect(write()).rejects.toThrow(`rating ${id} `);
  // Written past the check, it is never a silent zero: the scoring says which row to put right.
  await sql`alter table rating disable trigger rating_answers`.execute(connection.db);
  await write();
  await sql`alter table rating enable trigger rating_answers`.execute(connection.db);
  await expect(realTimeSums(connection.db, span)).rejects.toThrow(
    new RangeError(
      `answers that their version of the questionnaire does not have, in rating: ${id} (version ${version})`,
    ),
  );
});

test('a code hangs at a site that is registered (GE-WAY-4)', async () => {
  await expect(
    sql`update rating_point set site_id = 'S-nowhere' where id = (select id from rating_point limit 1)`.execute(
      connection.db,
    ),
  ).rejects.toThrow('rating_point_site_fkey');
});
