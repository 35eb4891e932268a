import { join } from 'node:path';
import type { Client as EngineClient } from '@temporalio/client';
import { Client } from 'pg';
import { type Connection, connectDatabase } from '../../db/connect';
import { applyDemo } from '../../db/presets';
import { cachedWorkflowBundle } from '../../scripts/workflowBundle';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { connectEngine, type TestEngine, uniqueTaskQueue } from '../support/engine';
import { testVariable } from '../support/environment';
import { type BenchBank, startBenchBank } from './bank';
import { type StartedScript, startScript } from './processes';
import { RAW_TABLE } from './raw/activities';

/** Secrets of this run only; nothing outside of it knows them. */
export const BANK_SECRET = 'bank-of-the-bench-0123456789abcdef';
const SESSION_SECRET = 'sessions-of-the-bench-0123456789abcdef';
export const RATING_SECRET = 'ratings-of-the-bench-0123456789abcdef';

/** Engine, database, bank and the product's processes, each of them a process of its own. */
export interface Stage {
  engine: TestEngine;
  client: EngineClient;
  database: TestDatabase;
  connection: Connection;
  /** For counters of the whole server. */
  admin: Client;
  bank: BenchBank;
  taskQueue: string;
  rawTaskQueue: string;
  worker: StartedScript;
  rawWorker: StartedScript;
  api: StartedScript;
  close(): Promise<void>;
}

/** Opens everything on a database of its own. `nodeOptions` go to the workers and the API, e.g. a profiler's. */
export async function openStage(nodeOptions: string[]): Promise<Stage> {
  const engine = await connectEngine();
  const database = await createTestDatabase();
  const connection = connectDatabase(database.url, { applicationName: 'bench' });
  await applyDemo(connection.db);
  await connection.pool.query(RAW_TABLE);
  const admin = new Client({ connectionString: testVariable('adminUrl') });
  await admin.connect();
  const bank = await startBenchBank();
  const taskQueue = uniqueTaskQueue('bench');
  const rawTaskQueue = uniqueTaskQueue('bench-raw');
  const common = {
    DATABASE_URL: database.url,
    TEMPORAL_ADDRESS: engine.address,
    TEMPORAL_NAMESPACE: engine.namespace,
    BANK_URL: bank.url,
    BANK_CALLBACK_SECRET: BANK_SECRET,
  };
  const [worker, rawWorker, api] = await Promise.all([
    startScript({
      name: 'bench-worker',
      script: 'activities/worker.ts',
      env: { ...common, TASK_QUEUE: taskQueue, WORKFLOW_BUNDLE: testVariable('workflowBundle') },
      readyPath: '/ready',
      portVariable: 'HEALTH_PORT',
      nodeOptions,
    }),
    cachedWorkflowBundle(join(__dirname, 'raw/workflow.ts')).then((bundle) =>
      startScript({
        name: 'bench-raw-worker',
        script: 'test/bench/raw/worker.ts',
        env: { ...common, TASK_QUEUE: rawTaskQueue, WORKFLOW_BUNDLE: bundle },
        readyPath: '/',
        portVariable: 'HEALTH_PORT',
        nodeOptions,
      }),
    ),
    startApi('bench-api', { databaseUrl: database.url, taskQueue, engine }, nodeOptions),
  ]);
  return {
    engine,
    client: engine.client,
    database,
    connection,
    admin,
    bank,
    taskQueue,
    rawTaskQueue,
    worker,
    rawWorker,
    api,
    async close() {
      await Promise.all([worker.process.stop(), rawWorker.process.stop(), api.process.stop()]);
      bank.close();
      await admin.end();
      await connection.close();
      await engine.connection.close();
      await database.drop();
    },
  };
}

/** What an API of the bench works on. */
export interface ApiPlace {
  databaseUrl: string;
  taskQueue: string;
  engine: TestEngine;
}

/** Environment of an API on this database; the port apart. */
export function apiEnvironment(
  name: string,
  { databaseUrl, taskQueue, engine }: ApiPlace,
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: engine.address,
    TEMPORAL_NAMESPACE: engine.namespace,
    TASK_QUEUE: taskQueue,
    SESSION_SECRET,
    RATING_SECRET,
    BANK_CALLBACK_SECRET: BANK_SECRET,
    FILE_STORE_DIR: join(globalThis.yingshangTestRun?.root ?? '', `${name}-files`),
  };
}

/** Starts an API in a process of its own. */
export function startApi(name: string, place: ApiPlace, nodeOptions: string[] = []): Promise<StartedScript> {
  return startScript({
    name,
    script: 'api/server.ts',
    env: apiEnvironment(name, place),
    readyPath: '/ready',
    portVariable: 'PORT',
    nodeOptions,
  });
}
