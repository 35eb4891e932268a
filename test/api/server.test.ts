import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connectDatabase } from '../../db/connect';
import { applyDemo } from '../../db/presets';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { testVariable } from '../support/environment';
import { freePort } from '../support/ports';

const ROOT = resolve(__dirname, '../..');
let database: TestDatabase;
let files: string;

beforeAll(async () => {
  database = await createTestDatabase();
  files = await mkdtemp(join(tmpdir(), 'files-'));
});
afterAll(async () => {
  await database?.drop();
  await rm(files, { recursive: true, force: true });
});

/** The process of the API with this environment. */
function start(changes: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/server.ts'], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: testVariable('temporalAddress'),
      TEMPORAL_NAMESPACE: testVariable('temporalNamespace'),
      SESSION_SECRET: 'Qm3xV7pL9sT2wY5zA8bC1dE4fG6hJ0kN',
      RATING_SECRET: 'Wk8rB2nZ6vX9qH3mT7yL5cJ1pF4gD0sA',
      BANK_CALLBACK_SECRET: 'rW8uX2vB5nM7qP9sD3fG6hJ1kL4zC0aE',
      FILE_STORE_DIR: files,
      ...changes,
    },
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  child.stderr.on('data', (text) => (output += text));
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return { child, exited, output: () => output };
}

test('answers when it is ready and ends cleanly when it is told to', async () => {
  const port = await freePort();
  const server = start({ PORT: String(port) });
  const ready = async (): Promise<Response> => {
    for (let i = 0; i < 200; i += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null);
      if (answer?.ok) return answer;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(server.output());
  };
  expect(await (await ready()).json()).toEqual({ ok: true, database: true, engine: true });
  server.child.kill('SIGTERM');
  expect(await server.exited).toBe(0);
  expect(server.output()).toContain('api stopped');
});

test('production does not start on a database with demo accounts, and says so', async () => {
  const connection = connectDatabase(database.url);
  await applyDemo(connection.db);
  await connection.close();
  const server = start({ NODE_ENV: 'production', PUBLIC_URL: 'https://duixian.example.gov.cn', PORT: '0' });
  expect(await server.exited).toBe(1);
  expect(server.output().trim()).toBe('Production refuses to start: the database has demo accounts.');
});
