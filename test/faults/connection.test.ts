import { sql } from 'kysely';
import { type Connection, connectDatabase } from '../../db/connect';
import { createTestDatabase, type TestDatabase } from '../support/database';

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

/** Ends all connections of this database but the one that asks. */
async function cutOthers(): Promise<void> {
  const other = connectDatabase(database.url, { max: 1 });
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(other.db);
  await other.close();
}

const one = async () => (await sql<{ one: number }>`select 1 as one`.execute(connection.db)).rows;

test('a connection that is lost in the middle of a transaction fails the transaction, not the process', async () => {
  const transaction = connection.db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    await cutOthers();
    await new Promise((resolve) => setTimeout(resolve, 200)); // lost while nothing is asked of it
    await sql`select 1`.execute(tx);
  });
  await expect(transaction).rejects.toThrow();
  expect(await one()).toEqual([{ one: 1 }]);
});

test('a connection that is lost while a statement runs fails the statement, not the process', async () => {
  const statement = sql`select pg_sleep(5)`.execute(connection.db);
  const failed = expect(statement).rejects.toThrow(/terminat/);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await cutOthers();
  await failed;
  await new Promise((resolve) => setTimeout(resolve, 200)); // the socket closes a moment after the statement fails
  expect(await one()).toEqual([{ one: 1 }]);
});

test('a connection that is lost while idle is replaced', async () => {
  await one();
  await cutOthers();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await one()).toEqual([{ one: 1 }]);
});
