import { sql } from 'kysely';
import { type Connection, connectDatabase } from '../../db/connect';
import { DemoInProduction, migrateToLatest } from '../../db/migrate';
import {
  applyPresets,
  demoAccounts,
  demoEnterprises,
  fundPools,
  organisations,
  policyItems,
} from '../../db/presets';
import { createEmptyDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let connection: Connection;

beforeEach(async () => {
  database = await createEmptyDatabase();
  connection = connectDatabase(database.url, { max: 2 });
});

afterEach(async () => {
  await connection.close();
  await database.drop();
});

async function count(
  table: 'organisation' | 'policyItem' | 'account' | 'enterprise' | 'fundEntry' | 'calendar',
) {
  const { n } = await connection.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

test('an empty database gets the schema, and a second run changes nothing', async () => {
  const first: string[] = [];
  await migrateToLatest(database.url, { onProgress: (line) => first.push(line) });
  expect(first).toContain('migration 0001_foundation: Success');

  const second: string[] = [];
  await migrateToLatest(database.url, { onProgress: (line) => second.push(line) });
  expect(second).toEqual(['schema is up to date']);
  expect(await count('organisation')).toBe(0);
});

test('presets and demo data are put in once, also when two runs come at the same time', async () => {
  await Promise.all([1, 2].map(() => migrateToLatest(database.url, { demo: true })));
  await migrateToLatest(database.url, { presets: true, demo: true });

  expect(await count('organisation')).toBe(organisations.length);
  expect(await count('policyItem')).toBe(policyItems.length);
  expect(await count('calendar')).toBe(1);
  expect(await count('enterprise')).toBe(demoEnterprises.length);
  expect(await count('account')).toBe(demoAccounts.length);
  expect(await count('fundEntry')).toBe(fundPools.length);
});

test('without demo data there are no accounts and no money', async () => {
  await migrateToLatest(database.url, { presets: true });
  expect(await count('account')).toBe(0);
  expect(await count('enterprise')).toBe(0);
  expect(await count('fundEntry')).toBe(0);
});

test('demo data is refused in production before anything is written', async () => {
  await expect(
    migrateToLatest(database.url, { presets: true, demo: true, nodeEnv: 'production' }),
  ).rejects.toThrow(DemoInProduction);
  const { rows } = await sql`select 1 from pg_tables where schemaname = 'public'`.execute(connection.db);
  expect(rows).toEqual([]);
});

test("operators' edits and later versions survive another run", async () => {
  const { db } = connection;
  await migrateToLatest(database.url, { presets: true });
  await db.updateTable('organisation').set({ phone: '0839-1' }).where('id', '=', 'LZ-WINDOW').execute();
  const item = policyItems[0]!;
  await db
    .updateTable('policyItem')
    .set({ status: 'CHANGED', current: false })
    .where('id', '=', item.id)
    .execute();
  await db.updateTable('scheme').set({ status: 'SUPERSEDED' }).where('code', '=', 'GR').execute();

  await migrateToLatest(database.url, { presets: true });

  const window = await db
    .selectFrom('organisation')
    .select('phone')
    .where('id', '=', 'LZ-WINDOW')
    .executeTakeFirst();
  expect(window?.phone).toBe('0839-1');
  const versions = await db
    .selectFrom('policyItem')
    .select(['version', 'status', 'current'])
    .where('id', '=', item.id)
    .execute();
  expect(versions).toEqual([{ version: 1, status: 'CHANGED', current: false }]);
  const scheme = await db.selectFrom('scheme').select('status').where('code', '=', 'GR').execute();
  expect(scheme).toEqual([{ status: 'SUPERSEDED' }]);
});

test('a calendar that comes with a later release waits as a draft for its publication', async () => {
  const { db } = connection;
  await migrateToLatest(database.url, { presets: true });
  await db.updateTable('calendar').set({ version: 'OWN-1' }).execute();
  await applyPresets(db);
  const rows = await db.selectFrom('calendar').select(['status', 'publishedAt']).orderBy('status').execute();
  expect(rows).toEqual([
    { status: 'DRAFT', publishedAt: null },
    { status: 'PUBLISHED', publishedAt: '2026-01-01T00:00:00.000Z' },
  ]);
});
