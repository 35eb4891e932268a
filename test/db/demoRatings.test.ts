import { type Connection, connectDatabase } from '../../db/connect';
import { addDemoRatings } from '../../db/presets';
import { demoRounds } from '../../db/presets/demo/ratings';
import { evaluatedObjects } from '../../db/presets/evaluation/objects';
import { ge } from '../../db/presets/schemes/ge';
import { realTimeSums } from '../../db/queries/evaluationSums';
import { chinaDate, chinaInstant } from '../../workflows/rules/calendar/dates';
import { periodEnd, periodOf } from '../../workflows/rules/evaluation/period';
import { scorePart } from '../../workflows/rules/evaluation/score/part';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url);
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

test.each([
  ['2026-11-29', [2026, 1], [2026, 2]],
  ['2027-01-02', [2026, 2], [2026, 3]],
  ['2027-06-30', [2026, 3], [2027, 1]],
])('on %s the two rounds before are over', (today, first, last) => {
  const { past } = demoRounds(today);
  expect(past.map(({ year, number }) => [year, number])).toEqual([first, last]);
});

test('both past rounds have ratings of everybody in office hours, none of them poor, and once only', async () => {
  const { db } = connection;
  expect(await addDemoRatings(db, '2026-11-29')).toBe(2 * 12 * evaluatedObjects.length);
  expect(await addDemoRatings(db, '2026-11-29')).toBe(0);
  const rows = await db.selectFrom('rating').select(['at', 'worst', 'status']).execute();
  for (const { at, worst, status } of rows) {
    expect(worst).toBeGreaterThan(ge.parameters.ratings.poorUpTo);
    expect(status).toBe('COUNTED');
    const china = new Date(Date.parse(at) + 8 * 3_600_000);
    expect([china.getUTCDay() % 6 !== 0, china.getUTCHours() >= 9, china.getUTCHours() < 17]).toEqual([
      true,
      true,
      true,
    ]);
  }
  for (const round of demoRounds('2026-11-29').past) {
    const from = chinaInstant(periodOf(ge.parameters, round).from, '00:00');
    const sums = await realTimeSums(db, { schemeCode: ge.code, from, to: periodEnd(ge.parameters, round) });
    const scores = evaluatedObjects.map(({ id }) => {
      const { shown, valid } = scorePart(
        'REAL_TIME',
        sums.filter(({ objectId }) => objectId === id),
        2,
      );
      expect(valid).toBe(12);
      return { id, value: Number(shown) };
    });
    const lowest = scores.sort((a, b) => a.value - b.value).slice(0, 4);
    expect(lowest.map(({ id }) => id)).toContain('JK');
  }
  expect(chinaDate(rows[0]!.at) < '2026-09-01').toBe(true);
});
