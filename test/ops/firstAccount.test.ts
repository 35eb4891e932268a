import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { createContext } from '../../api/context';
import { readConfig } from '../../api/env';
import { logIn } from '../../api/session/service';
import { type Connection, connectDatabase } from '../../db/connect';
import { createTestDatabase, type TestDatabase } from '../support/database';

const ROOT = resolve(__dirname, '../..');
const PASSWORD = 'a long enough password';

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 2 });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

function account(args: string[], input = `${PASSWORD}\n`): { ok: boolean; said: string } {
  try {
    const said = execFileSync(process.execPath, ['--import', 'tsx', 'db/accounts/cli.ts', ...args], {
      cwd: ROOT,
      input,
      env: { ...process.env, DATABASE_URL: database.url },
      encoding: 'utf8',
      stdio: 'pipe',
    });
    return { ok: true, said };
  } catch (error) {
    return { ok: false, said: String((error as { stderr: string }).stderr) };
  }
}

function logInWith(password: string) {
  const { settings } = readConfig({
    DATABASE_URL: database.url,
    SESSION_SECRET: 's'.repeat(32),
    RATING_SECRET: 'r'.repeat(32),
    FILE_STORE_DIR: '/nowhere',
    BANK_CALLBACK_SECRET: 'b'.repeat(32),
  });
  const nothing = {} as never;
  const ctx = createContext({
    db: connection.db,
    settings,
    client: nothing,
    fileStore: nothing,
    logger: nothing,
  });
  return logIn(ctx, 'wangfang', password);
}

test('accounts are made, given a new password and ended by the operator’s command', async () => {
  const create = ['create', 'wangfang', '王芳', 'GY-WINDOW', 'WINDOW'];
  expect(account(create, 'short\n')).toMatchObject({ ok: false, said: expect.stringContaining('12') });
  expect(account([...create.slice(0, 3), 'NOWHERE', 'WINDOW']).said).toContain('NOWHERE');
  expect(account([...create.slice(0, 4), 'KING']).said).toContain('WINDOW');
  expect(account(create)).toMatchObject({ ok: true });
  expect(account(create).said).toContain('already');
  const { viewer } = await logInWith(PASSWORD);
  expect(viewer).toMatchObject({ roles: ['WINDOW'], organisation: { id: 'GY-WINDOW' } });

  expect(account(['password', 'wangfang'], 'another long password\n').ok).toBe(true);
  await expect(logInWith(PASSWORD)).rejects.toThrow();
  await logInWith('another long password');
  expect(account(['disable', 'wangfang']).ok).toBe(true);
  await expect(logInWith('another long password')).rejects.toThrow();
  const events = await connection.db
    .selectFrom('auditEvent')
    .select('action')
    .where('subjectType', '=', 'account')
    .orderBy('seq')
    .execute();
  expect(events.map((each) => each.action)).toEqual(['createAccount', 'setPassword', 'disableAccount']);
});
