import { sql } from 'kysely';
import { type Connection, connectDatabase } from '../../db/connect';
import { createEmptyDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createEmptyDatabase();
  connection = connectDatabase(database.url, {
    max: 1,
    applicationName: 'connect-test',
    statementTimeoutMs: 200,
  });
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

async function value(expression: string): Promise<unknown> {
  const { rows } = await sql<{ v: unknown }>`select ${sql.raw(expression)} as v`.execute(connection.db);
  return rows[0]?.v;
}

test.each([
  [`9007199254740991::bigint`, 9007199254740991],
  [`timestamptz '2026-01-05 09:00:00.5+08'`, '2026-01-05T01:00:00.500Z'],
  [`timestamptz '2026-01-05 01:00:00.123987+00'`, '2026-01-05T01:00:00.123Z'],
  [`date '2026-02-28'`, '2026-02-28'],
  [`'{"someKey":{"nested_key":1}}'::jsonb`, { someKey: { nested_key: 1 } }],
  [`null::timestamptz`, null],
  [`current_setting('application_name')`, 'connect-test'],
  [`current_setting('TimeZone')`, 'UTC'],
])('%s is read as it is meant', async (expression, expected) => {
  expect(await value(expression)).toEqual(expected);
});

test('a bigint beyond the safe integers is an error, never a wrong amount', async () => {
  await expect(value('9007199254740992::bigint')).rejects.toThrow('not a safe integer');
});

test('a statement that takes too long is ended', async () => {
  await expect(value('pg_sleep(5)')).rejects.toThrow('statement timeout');
});

test('closing twice, and closing what was never used, is harmless', async () => {
  const other = connectDatabase(database.url);
  await other.close();
  await other.close();
});
