import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { StackError } from './errors';
import { freePorts } from './ports';
import { ensureDatabase } from './postgres';
import { launch, type ManagedProcess, waitUntilReady } from './processes';
import { type TemporalBinaries, temporalBinaries } from './temporalBuild';
import { dynamicConfig, LOCAL_DYNAMIC_CONFIG, serverConfig } from './temporalConfig';
import { withTemporal } from './temporalConnection';

/** Which engine to use, in the order in which they are looked for. */
export type TemporalChoice =
  | { kind: 'external'; address: string }
  | { kind: 'cli'; command: string }
  | { kind: 'built'; binaries: TemporalBinaries };

/**
 * Chooses the engine: TEMPORAL_ADDRESS, then a `temporal` CLI of 1.9 or newer on PATH, then the official server
 * from the cache or built with Go.
 * @throws StackError when none of them is possible.
 */
export async function chooseTemporal(
  say: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<TemporalChoice> {
  if (env.TEMPORAL_ADDRESS) return { kind: 'external', address: env.TEMPORAL_ADDRESS };
  if (isRecentCli('temporal', env)) return { kind: 'cli', command: 'temporal' };
  return { kind: 'built', binaries: await temporalBinaries(say, env) };
}

function isRecentCli(command: string, env: NodeJS.ProcessEnv): boolean {
  const answer = spawnSync(command, ['--version'], { env, encoding: 'utf8', timeout: 5_000 });
  const [, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(answer.stdout ?? '') ?? [];
  if (answer.status !== 0 || major === undefined) return false;
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 9);
}

/** How to run one Temporal server on 127.0.0.1. */
export interface TemporalOptions {
  choice: Exclude<TemporalChoice, { kind: 'external' }>;
  /** Configuration files, and the data of the CLI's server. */
  dataDir: string;
  port: number;
  /** Any database of the PostgreSQL server in which the built server keeps its two databases. */
  databaseUrl: string;
  logFile: string;
  runDir: string;
  onLine?: (line: string) => void;
}

/** A Temporal server that runs and answers. `restart` starts it again on the same port after it has died. */
export interface RunningTemporal {
  address: string;
  process: ManagedProcess;
  restart(): Promise<ManagedProcess>;
}

/**
 * Starts the Temporal server, making its databases on first use, and waits until it answers.
 * @throws StackError when a database cannot be made, or the server does not come up.
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  mkdirSync(options.dataDir, { recursive: true });
  const command = options.choice.kind === 'cli' ? cliCommand(options) : await serverCommand(options);
  const address = `127.0.0.1:${options.port}`;
  const restart = async () => {
    const server = await launch({
      ...command,
      name: 'temporal',
      logFile: options.logFile,
      runDir: options.runDir,
      stopTimeoutMs: 15_000,
      onLine: options.onLine,
    });
    try {
      await waitUntilReady(server, options.logFile, 60_000, () =>
        withTemporal({ address }, 1_000, (connection) => connection.healthService.check({})),
      );
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  };
  return { address, process: await restart(), restart };
}

interface Command {
  command: string;
  args: string[];
  marker: string;
}

function cliCommand(options: TemporalOptions): Command {
  const file = join(options.dataDir, 'temporal.db');
  const values = Object.entries(LOCAL_DYNAMIC_CONFIG).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${JSON.stringify(value)}`,
  ]);
  return {
    command: 'temporal',
    args: [
      ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(options.port)],
      ...['--db-filename', file, '--log-level', 'warn', ...values],
    ],
    marker: file,
  };
}

async function serverCommand(options: TemporalOptions): Promise<Command> {
  const { binaries } = options.choice as Extract<TemporalChoice, { kind: 'built' }>;
  const databases = { main: 'temporal', visibility: 'temporal_visibility' };
  await setUpSchema(binaries.sql, options.databaseUrl, databases.main, 'temporal');
  await setUpSchema(binaries.sql, options.databaseUrl, databases.visibility, 'visibility');
  const configFile = join(options.dataDir, 'temporal.yaml');
  const dynamicConfigFile = join(options.dataDir, 'temporal-dynamic.yaml');
  const config = serverConfig({
    databaseUrl: options.databaseUrl,
    databases,
    ports: { frontend: options.port, internal: await freePorts(7) },
    dynamicConfigFile,
  });
  writeFileSync(configFile, JSON.stringify(config, null, 2), { mode: 0o600 });
  writeFileSync(dynamicConfigFile, JSON.stringify(dynamicConfig(LOCAL_DYNAMIC_CONFIG), null, 2));
  return {
    command: binaries.server,
    args: ['--config-file', configFile, '--allow-no-auth', 'start'],
    marker: configFile,
  };
}

async function setUpSchema(
  sql: string,
  databaseUrl: string,
  database: string,
  schema: string,
): Promise<void> {
  await ensureDatabase(databaseUrl, database);
  const place = new URL(databaseUrl);
  const base = [
    ...['--plugin', 'postgres12', '--ep', place.hostname, '-p', place.port || '5432', '--db', database],
    ...['-u', decodeURIComponent(place.username), '--pw', decodeURIComponent(place.password)],
  ];
  const run = promisify(execFile);
  try {
    // Setting up an already set up schema is an error of no meaning; the update reports what matters.
    await run(sql, [...base, 'setup-schema', '-v', '0.0']).catch(() => undefined);
    await run(sql, [...base, 'update-schema', '--schema-name', `postgresql/v12/${schema}`], {
      cwd: dirname(sql),
    });
  } catch (error) {
    const text = (error as { stderr?: string; stdout?: string }).stderr?.trim() || (error as Error).message;
    throw new StackError(
      `The database "${database}" of the Temporal server could not be prepared: ${text.split('\n').slice(-4).join('\n    ')}`,
      'Check that the PostgreSQL account may create tables, or drop this database to begin anew.',
    );
  }
}
