import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { testVariable } from './environment';

/** A database of one test file. */
export interface TestDatabase {
  url: string;
  name: string;
  /** Closes whatever is still connected and removes the database. */
  drop(): Promise<void>;
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: testVariable('adminUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A fresh copy of the migrated and preset template database (no demo data): make one per test file, in `beforeAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return create(`template "${testVariable('template')}"`);
}

/** A database without anything in it, for tests of migrations. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return create('template template0');
}

async function create(source: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(`create database "${name}" ${source}`);
  const url = new URL(testVariable('adminUrl'));
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    name,
    drop: () => administer(`drop database if exists "${name}" with (force)`),
  };
}
