import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { requireFreeSpace } from './disk';
import { StackError } from './errors';
import { endProcess } from './pidFiles';
import {
  isEnterable,
  type PostgresBinaries,
  postgresBinaries,
  type ServerUser,
  serverUser,
} from './postgresBinaries';
import { launch, type ManagedProcess, tail, waitUntilReady } from './processes';
import { commandLine, isAlive } from './processIdentity';

/** How to run one PostgreSQL server on 127.0.0.1. */
export interface PostgresOptions {
  /** Made and filled when it does not exist. Another account must be able to enter it when we are root. */
  dataDir: string;
  port: number;
  password: string;
  logFile: string;
  runDir: string;
  /** Server settings, such as `{ fsync: 'off' }`. */
  settings?: Record<string, string>;
  onLine?: (line: string) => void;
}

/** A PostgreSQL server that runs and answers. */
export interface RunningPostgres {
  process: ManagedProcess;
  /** Connection address of a database of this server, with the superuser's account. */
  url(database: string): string;
}

const ACCOUNT = 'yingshang';

/**
 * Starts PostgreSQL, making its data folder on first use, and waits until it answers. Recovers from a data folder
 * whose server was killed: ends a server left over from it and removes its stale lock file.
 * @throws StackError for too little disk space, a folder of another PostgreSQL version, or a failed start.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  requireFreeSpace(options.dataDir, 300, 'the database');
  const user = serverUser();
  const binaries = postgresBinaries(user);
  if (user && !isEnterable(dirname(options.dataDir))) {
    throw new StackError(
      `The account "postgres" cannot enter ${dirname(options.dataDir)}, and PostgreSQL refuses to run as root.`,
      'Put the data elsewhere: YINGSHANG_DATA=/var/lib/yingshang/data npm start (or run as an ordinary user)',
    );
  }
  if (!existsSync(join(options.dataDir, 'PG_VERSION'))) await initialise(options, binaries, user);
  checkVersion(options.dataDir, binaries.major);
  await clearStaleServer(options.dataDir);
  const url = (database: string) =>
    `postgres://${ACCOUNT}:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/${database}`;
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...options.settings,
  };
  const server = await launchRetrying(options, binaries, user, settings, url('postgres'));
  return { process: server, url };
}

/** After a kill, processes of the old server may hold its shared memory for a moment: then try again. */
async function launchRetrying(
  options: PostgresOptions,
  binaries: PostgresBinaries,
  user: ServerUser,
  settings: Record<string, string>,
  adminUrl: string,
): Promise<ManagedProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await launch({
      name: 'postgres',
      command: binaries.postgres,
      args: [
        ...['-D', options.dataDir, '-p', String(options.port)],
        ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
      ],
      user: user ?? undefined,
      logFile: options.logFile,
      runDir: options.runDir,
      marker: options.dataDir,
      // SIGINT is PostgreSQL's fast shutdown: ends sessions, writes everything, leaves nothing to recover.
      stopSignal: 'SIGINT',
      onLine: options.onLine,
    });
    try {
      await waitUntilReady(server, options.logFile, 60_000, () => answers(adminUrl, options.dataDir));
      return server;
    } catch (error) {
      await server.stop();
      const held = /shared memory block|lock file "postmaster.pid" already exists/.test(
        tail(options.logFile),
      );
      if (!held || attempt >= 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
      await clearStaleServer(options.dataDir);
    }
  }
}

const WRONG_PASSWORD = '28P01';

async function answers(adminUrl: string, dataDir: string): Promise<void> {
  try {
    await query(adminUrl, 'select 1');
  } catch (error) {
    if ((error as { code?: string }).code !== WRONG_PASSWORD) throw error;
    throw new StackError(
      `The database in ${dataDir} has another password than the one in secrets.json.`,
      `Restore secrets.json of this data, or remove ${dataDir} to begin with an empty database.`,
    );
  }
}

/** Filled under another name and renamed at the end, so that a data folder is whole or not there. */
async function initialise(
  options: PostgresOptions,
  binaries: PostgresBinaries,
  user: ServerUser,
): Promise<void> {
  const partial = `${options.dataDir}.init`;
  const passwordFile = `${options.dataDir}.password`;
  rmSync(partial, { recursive: true, force: true });
  rmSync(options.dataDir, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (user) for (const path of [partial, passwordFile]) chownSync(path, user.uid, user.gid);
    await promisify(execFile)(
      binaries.initdb,
      [
        ...[`--pgdata=${partial}`, `--username=${ACCOUNT}`, `--pwfile=${passwordFile}`],
        ...['--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions', '--locale=C'],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
        ...(options.settings?.fsync === 'off' ? ['--no-sync'] : []),
      ],
      { ...(user ?? {}), cwd: dirname(options.dataDir) },
    );
    renameSync(partial, options.dataDir);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    const text = (error as { stderr?: string }).stderr?.trim() || (error as Error).message;
    throw new StackError(
      `The database folder could not be made: ${text}`,
      `Check that ${dirname(options.dataDir)} is writable and has room.`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function checkVersion(dataDir: string, major: number): void {
  const found = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (found === String(major)) return;
  throw new StackError(
    `The data in ${dataDir} was made by PostgreSQL ${found}, but the installed programs are version ${major}.`,
    'Start with an empty folder (YINGSHANG_DATA=<new folder> npm start), or move the data with pg_dump of the old version.',
  );
}

/** Ends a server that still uses this folder and removes the lock file of one that is gone. */
async function clearStaleServer(dataDir: string): Promise<void> {
  const lockFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(lockFile)) return;
  const pid = Number.parseInt(readFileSync(lockFile, 'utf8'), 10);
  if (pid > 0 && isAlive(pid) && commandLine(pid).includes(dataDir)) await endProcess(pid, 'SIGINT', 10_000);
  rmSync(lockFile, { force: true });
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Makes a database on the server unless it exists. `adminUrl` names any database of the server.
 * @throws StackError when the server cannot be reached or refuses.
 */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  try {
    const rows = await query(
      adminUrl,
      `select 1 from pg_database where datname = '${name.replaceAll("'", "''")}'`,
    );
    if (rows.length === 0) await query(adminUrl, `create database "${name.replaceAll('"', '""')}"`);
  } catch (error) {
    const place = new URL(adminUrl);
    throw new StackError(
      `PostgreSQL at ${place.host} did not let us use or make the database "${name}": ${(error as Error).message}`,
      'Check DATABASE_URL: the server must run, and its account must exist and may need the right to create databases.',
    );
  }
}
