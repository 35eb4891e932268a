import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hash } from '@node-rs/argon2';
import { createContext } from '../../api/context';
import { readConfig } from '../../api/env';
import { logIn } from '../../api/session/service';
import { type Connection, connectDatabase } from '../../db/connect';
import { createTestDatabase, type TestDatabase } from '../support/database';

const OPERATIONS = readFileSync(resolve(__dirname, '../../docs/operations.md'), 'utf8');

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

test('the first account, entered as docs/operations.md says, can log in', async () => {
  const [, statement = ''] = /```sql\n(with person[\s\S]*?)```/.exec(OPERATIONS) ?? [];
  const password = 'a long enough password';
  await connection.pool.query(statement.replace('$argon2id$…', await hash(password)));
  const { settings } = readConfig({
    DATABASE_URL: database.url,
    SESSION_SECRET: 's'.repeat(32),
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
  const { viewer } = await logIn(ctx, 'wangfang', password);
  expect(viewer).toMatchObject({
    username: 'wangfang',
    roles: ['WINDOW'],
    organisation: { id: 'GY-WINDOW' },
  });
});
