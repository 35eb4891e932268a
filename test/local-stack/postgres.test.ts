import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { requireFreeSpace } from '../../local-stack/disk';
import { ensureDatabase, startPostgres } from '../../local-stack/postgres';
import type { ManagedProcess } from '../../local-stack/processes';
import { isAlive } from '../../local-stack/processIdentity';
import { freePort } from '../support/ports';

describe('PostgreSQL of the local stack', () => {
  let folder: string;
  const running: ManagedProcess[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'yingshang-postgres-'));
    chmodSync(folder, 0o755);
  });
  afterAll(async () => {
    for (const server of running) {
      server.killNow();
      await server.exited;
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  const start = async (name = 'data', password = 'p@ss:word/%') => {
    const postgres = await startPostgres({
      dataDir: join(folder, name),
      port: await freePort(),
      password,
      logFile: join(folder, `${name}.log`),
      runDir: join(folder, 'run'),
      settings: { fsync: 'off' },
    });
    running.push(postgres.process);
    return postgres;
  };

  const ask = async (url: string, sql: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  test('is made on first use, keeps its data, and survives a kill with a stale lock file', async () => {
    const first = await start();
    await ensureDatabase(first.url('postgres'), 'office');
    await ensureDatabase(first.url('postgres'), 'office');
    await ask(first.url('office'), `create table note as select '利州区' as text`);
    first.process.killNow();
    await first.process.exited;
    expect(existsSync(join(folder, 'data/postmaster.pid'))).toBe(true);
    expect(existsSync(join(folder, 'data.password'))).toBe(false);

    const second = await start();
    expect(await ask(second.url('office'), 'select text from note')).toEqual([{ text: '利州区' }]);
    await second.process.stop();
    expect(existsSync(join(folder, 'data/postmaster.pid'))).toBe(false);
  });

  test('a lock file with the process id of another program does not keep it from starting', async () => {
    await (await start()).process.stop();
    writeFileSync(join(folder, 'data/postmaster.pid'), `${process.pid}\n${join(folder, 'data')}\n`);
    const again = await start();
    await again.process.stop();
    expect(isAlive(process.pid)).toBe(true);
  });

  test('a server that a killed start has left running in the folder is ended and its place taken', async () => {
    const left = await start();
    rmSync(join(folder, 'run'), { recursive: true });
    const next = await start();
    expect(isAlive(left.process.pid)).toBe(false);
    expect(await ask(next.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.process.stop();
  });

  test('data whose secrets were lost is told at once', async () => {
    await expect(start('data', 'another password')).rejects.toThrow(
      /another password than the one in secrets.json/,
    );
  });

  test('data of another version is refused and left untouched', async () => {
    await (await start('old')).process.stop();
    writeFileSync(join(folder, 'old/PG_VERSION'), '15\n');
    await expect(start('old')).rejects.toThrow(/made by PostgreSQL 15/);
    expect(readFileSync(join(folder, 'old/PG_VERSION'), 'utf8')).toBe('15\n');
  });

  test('a server that cannot be reached is told with the way out', async () => {
    const url = `postgres://somebody:x@127.0.0.1:${await freePort()}/office`;
    await expect(ensureDatabase(url, 'office')).rejects.toMatchObject({
      message: expect.stringContaining('"office"'),
      wayOut: expect.stringContaining('DATABASE_URL'),
    });
  });

  test('too little disk space is told before anything is written', () => {
    expect(() => requireFreeSpace(join(folder, 'not/yet/there'), 1, 'the database')).not.toThrow();
    expect(() => requireFreeSpace(folder, 1e12, 'the database')).toThrow(
      /Too little free disk space.*MB needed/,
    );
  });
});
