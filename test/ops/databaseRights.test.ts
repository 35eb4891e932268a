import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { type Connection, connectDatabase } from '../../db/connect';
import { createTestDatabase, type TestDatabase } from '../support/database';

const ROOT = resolve(__dirname, '../..');
const ROLE = 'yingshang_app';
const GRANTS = readFileSync(join(ROOT, 'docs/database-grants.sql'), 'utf8');
const ROLES = readFileSync(join(ROOT, 'docs/database-roles.sql'), 'utf8');

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 1 });
  // Roles belong to the whole server: another test file may be making it too.
  await run(
    `do $$ begin create role ${ROLE} login; exception when duplicate_object or unique_violation then null; end $$`,
  );
  await run(GRANTS);
  await run(GRANTS); // may be run again at any time
});

afterAll(async () => {
  await connection.db.executeQuery(sql.raw(`drop owned by ${ROLE}`).compile(connection.db));
  await connection.close();
  await database.drop();
});

const run = (statement: string) => connection.pool.query(statement);

/** Runs a statement with the rights of the application. */
async function asApplication(statement: string): Promise<void> {
  const client = await connection.pool.connect();
  try {
    await client.query(`begin; set local role ${ROLE}`);
    await client.query(statement);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

type Right = 'INSERT' | 'UPDATE' | 'DELETE';
const CALLS: Record<string, Right> = { insertInto: 'INSERT', updateTable: 'UPDATE', deleteFrom: 'DELETE' };

/** Every write of API, worker and data layer, as the query builder is called; migration and presets are the owner's. */
function writesInCode(): [table: string, right: Right, file: string][] {
  const files = ['api', 'activities', 'db'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/^(migrations|presets)\//.test(file))
      .map((file) => `${folder}/${file}`),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const found: [string, Right, string][] = [];
    for (const [, call, table] of text.matchAll(/\b(insertInto|updateTable|deleteFrom)\(\s*'(\w+)'/g))
      found.push([snake(table ?? ''), CALLS[call ?? ''] as Right, file]);
    for (const [, table] of text.matchAll(/insertInto\(\s*'(\w+)'(?:(?!insertInto)[\s\S])*?doUpdateSet/g))
      found.push([snake(table ?? ''), 'UPDATE', file]);
    return found;
  });
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

describe('rights of the application role (docs/database-grants.sql)', () => {
  test('it may do everything that the code does', async () => {
    const writes = writesInCode();
    expect(writes.length).toBeGreaterThan(20);
    const missing: string[] = [];
    for (const [table, right, file] of writes) {
      const { rows } = await run(
        `select has_table_privilege('${ROLE}', 'public.${table}', '${right}') as allowed`,
      );
      if (!rows[0].allowed) missing.push(`${right} on ${table} (${file})`);
    }
    expect(missing).toEqual([]);
  });

  test('it may read every table of the product', async () => {
    const { rows } = await run(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
       and relname not like 'kysely%' and not has_table_privilege('${ROLE}', oid, 'SELECT')`,
    );
    expect(rows).toEqual([]);
  });

  test.each([
    'update audit_event set at = at',
    'delete from audit_event',
    'truncate audit_event',
    'update fund_entry set amount_fen = 1',
    'delete from fund_entry',
    'truncate fund_entry',
    'update process_step set at = at',
    'delete from redemption',
    'update document set number = number',
    'update text_note set body = body',
    'select * from kysely_migration',
    'alter table audit_event disable trigger all',
    'drop table audit_event',
    'create table mine ()',
  ])('%s is refused', async (statement) => {
    await expect(asApplication(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('what it is for works: a line of audit and a session', async () => {
    await asApplication(
      `insert into audit_event (subject_type, subject_id, seq, at, action, rule_id, prev_hash, hash)
       values ('t', '1', 1, now(), 'a', 'r', '', 'h'); select 1 from redemption; delete from session`,
    );
  });

  test('both files speak of the same roles', () => {
    expect(ROLES).toContain(`'${ROLE}'`);
    for (const name of ['yingshang_owner', ROLE, 'temporal'])
      expect(ROLES).toContain(`alter role ${name} password`);
  });
});
