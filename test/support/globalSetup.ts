import { existsSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Client } from 'pg';
import { killRecorded } from '../../local-stack/pidFiles';
import { freePorts } from '../../local-stack/ports';
import { startPostgres } from '../../local-stack/postgres';
import type { ManagedProcess } from '../../local-stack/processes';
import { chooseTemporal, startTemporal, type TemporalChoice } from '../../local-stack/temporal';
import { ensureNamespace } from '../../local-stack/temporalConnection';
import { cachedWorkflowBundle } from '../../scripts/workflowBundle';
import { findBrowser } from './browserBinary';
import { setTestVariable } from './environment';
import { cleanAbandonedRuns, createTestRun } from './testRun';

const ROOT = resolve(__dirname, '../..');
const TEMPLATE = 'yingshang_template';
const NAMESPACE = 'yingshang-test';
/** Browser tests walk through whole installations: ids made from data, such as a calendar's version, are theirs alone. */
const BROWSER_NAMESPACE = 'yingshang-test-browser';

/** What the tear-down needs to end this run. */
export interface TestRun {
  root: string;
  processes: ManagedProcess[];
}

declare global {
  var yingshangTestRun: TestRun | undefined;
}

/** True when only tests of pure rules were asked for: they need neither database nor engine. */
function onlyRules(patterns: readonly string[]): boolean {
  const rules = resolve(ROOT, 'test/rules');
  return (
    patterns.length > 0 &&
    patterns.every((pattern) => !relative(rules, resolve(ROOT, pattern)).startsWith('..'))
  );
}

/**
 * Starts one PostgreSQL and one Temporal server for the whole run, on free ports and with data of their own, fills the
 * template database and bundles the workflows. A server that cannot be started fails the run.
 * TEST_FSYNC=on makes PostgreSQL flush to disk as in production; off is faster and loses nothing that tests look at.
 */
export default async function globalSetup(config: {
  testPathPatterns?: { patterns: string[] };
}): Promise<void> {
  if (process.env.TEST_ENGINE === 'off' || onlyRules(config.testPathPatterns?.patterns ?? [])) return;
  await cleanAbandonedRuns();
  const { root, runDir } = createTestRun();
  const run: TestRun = { root, processes: [] };
  globalThis.yingshangTestRun = run;
  endWithProcess(root, runDir);
  try {
    await startServers(run, runDir);
  } catch (error) {
    killRecorded(runDir);
    rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    throw error;
  }
}

async function startServers(run: TestRun, runDir: string): Promise<void> {
  const [databasePort, temporalPort] = (await freePorts(2)) as [number, number];
  const durable = process.env.TEST_FSYNC === 'on';
  const postgres = await startPostgres({
    dataDir: join(run.root, 'postgres'),
    port: databasePort,
    password: 'test',
    logFile: join(run.root, 'postgres.log'),
    runDir,
    settings: durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  run.processes.unshift(postgres.process);
  const adminUrl = postgres.url('postgres');
  setTestVariable('adminUrl', adminUrl);
  setTestVariable('temporalNamespace', NAMESPACE);
  setTestVariable('browserNamespace', BROWSER_NAMESPACE);
  const [temporal] = await Promise.all([
    startEngine(run, runDir, temporalPort, adminUrl),
    reporting('The template database', () => fillTemplate(adminUrl, postgres.url(TEMPLATE))),
    reporting('The workflow bundle', bundleWorkflows),
    reporting('The browser', async () => setTestVariable('browser', JSON.stringify(findBrowser()))),
  ]);
  setTestVariable('temporalAddress', temporal);
}

/** What cannot be made from the sources is reported and left unset: every test that needs it fails, others still run. */
async function reporting(what: string, make: () => Promise<void>): Promise<void> {
  try {
    await make();
  } catch (error) {
    process.stderr.write(`${what} could not be made: ${error instanceof Error ? error.stack : error}\n`);
  }
}

async function startEngine(run: TestRun, runDir: string, port: number, databaseUrl: string): Promise<string> {
  // Tests always have an engine of their own: they move its time.
  const choice = await chooseTemporal((line) => process.stderr.write(`${line}\n`), {
    ...process.env,
    TEMPORAL_ADDRESS: '',
  });
  const temporal = await startTemporal({
    choice: choice as Exclude<TemporalChoice, { kind: 'external' }>,
    dataDir: join(run.root, 'temporal'),
    port,
    databaseUrl,
    logFile: join(run.root, 'temporal.log'),
    runDir,
  });
  run.processes.unshift(temporal.process);
  await Promise.all(
    [NAMESPACE, BROWSER_NAMESPACE].map((each) => ensureNamespace({ address: temporal.address }, each, 1)),
  );
  return temporal.address;
}

/** Migrates and presets (without demo data) the database that test files clone. */
async function fillTemplate(adminUrl: string, templateUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database "${TEMPLATE}"`);
  await client.end();
  const { migrateToLatest } = require(join(ROOT, 'db/migrate')) as {
    migrateToLatest(url: string, data: { presets: boolean; demo: boolean }): Promise<void>;
  };
  await migrateToLatest(templateUrl, { presets: true, demo: false });
  setTestVariable('template', TEMPLATE);
}

async function bundleWorkflows(): Promise<void> {
  setTestVariable('workflowBundle', await cachedWorkflowBundle(join(ROOT, 'workflows/index.ts')));
}

/** However this process ends, its servers end with it; only a SIGKILL leaves them to the next run. */
function endWithProcess(root: string, runDir: string): void {
  process.once('exit', () => {
    if (!existsSync(root)) return;
    killRecorded(runDir);
    rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    process.once(signal, () => process.exit(code));
  }
}
