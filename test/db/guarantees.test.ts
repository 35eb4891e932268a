import { sql } from 'kysely';
import { type Connection, connectDatabase } from '../../db/connect';
import { applyDemo } from '../../db/presets';
import { createTestDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 2 });
  await applyDemo(connection.db);
  await connection.db
    .insertInto('auditEvent')
    .values({
      subjectType: 'redemption',
      subjectId: 'r1',
      seq: 1,
      at: '2026-01-05T01:00:00.000Z',
      action: 'submit',
      ruleId: 'GR-U4',
      prevHash: '',
      hash: 'h1',
    })
    .execute();
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

const run = (statement: string) => sql.raw(statement).execute(connection.db);

describe.each(['audit_event', 'fund_entry'])('%s is append-only', (table) => {
  test.each([
    ['update', `update ${table} set at = at`],
    ['delete', `delete from ${table}`],
    ['truncate', `truncate ${table}`],
  ])('%s is refused', async (_what, statement) => {
    await expect(run(statement)).rejects.toThrow(`${table} is append-only`);
  });
});

describe('a fund pool never goes below zero (GR-G2)', () => {
  test.each([
    ['balance', `update fund_pool set balance_fen = -1 where id = 'GY-POOL'`],
    ['reservation', `update fund_pool set reserved_fen = -1 where id = 'GY-POOL'`],
    [
      'more reserved than there is',
      `update fund_pool set reserved_fen = balance_fen + 1 where id = 'GY-POOL'`,
    ],
  ])('%s', async (_what, statement) => {
    await expect(run(statement)).rejects.toThrow('violates check constraint');
  });

  test('a ledger line has a positive amount, and one reference is booked once', async () => {
    const line = (amount: number) =>
      `insert into fund_entry (pool_id, kind, amount_fen, balance_after_fen, reserved_after_fen, reference, at)
       values ('GY-POOL', 'TOP_UP', ${amount}, 1, 0, 'ref', now())`;
    await expect(run(line(0))).rejects.toThrow('violates check constraint');
    await run(line(1));
    await expect(run(line(1))).rejects.toThrow('duplicate key');
  });
});

test('an account belongs to an organisation or to an enterprise, never to both; an officer to neither', async () => {
  const account = (organisation: string, enterprise: string) =>
    `insert into account (id, username, password_hash, display_name, organisation_id, enterprise_id)
     select gen_random_uuid(), gen_random_uuid()::text, 'x', 'x', ${organisation}, ${enterprise}`;
  const enterprise = '(select id from enterprise limit 1)';
  await expect(run(account('null', 'null'))).resolves.toBeDefined();
  await expect(run(account(`'GY-WINDOW'`, enterprise))).rejects.toThrow('violates check constraint');
});

test('only one version of an item and one calendar are in force', async () => {
  await expect(
    run(`insert into policy_item select id, 2, name, kind, policy_level, department_organisation_id, region_id, pool_id,
      max_amount_fen, keywords, guide, status, true, published_at, valid_from, valid_to from policy_item`),
  ).rejects.toThrow('policy_item_one_current');
  await expect(
    run(`insert into calendar select 'OTHER', content, status, published_at, note from calendar`),
  ).rejects.toThrow('calendar_one_published');
});
