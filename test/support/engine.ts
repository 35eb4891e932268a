import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import {
  DefaultLogger,
  makeTelemetryFilterString,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import { testVariable } from './environment';

/** A connection to the Temporal server of this test run. */
export interface TestEngine {
  connection: Connection;
  client: Client;
  namespace: string;
  address: string;
}

/** Connects to the Temporal server of this run; close `connection` in `afterAll`. */
export async function connectEngine(namespace = testVariable('temporalNamespace')): Promise<TestEngine> {
  const address = testVariable('temporalAddress');
  const connection = await Connection.connect({ address });
  return { connection, client: new Client({ connection, namespace }), namespace, address };
}

/** A task queue that no other test uses. */
export function uniqueTaskQueue(prefix = 'test'): string {
  return `${prefix}-${randomUUID()}`;
}

/** What a worker of a test runs. */
export interface TestWorkerOptions {
  taskQueue: string;
  activities?: object;
  /** Path of a workflow bundle; by default that of `workflows/index.ts`, made once per run. */
  workflowBundle?: string;
  /** More options of the worker, such as interceptors. */
  options?: Partial<WorkerOptions>;
}

/** A worker that runs until it is stopped. */
export interface RunningWorker {
  worker: Worker;
  /** Finishes what it has in hand and ends. @throws what made the worker fail, if it did. */
  stop(): Promise<void>;
}

let quiet = false;

/** Starts a worker in this process and keeps it running: call `stop` in `afterAll`. */
export async function startWorker(options: TestWorkerOptions): Promise<RunningWorker> {
  if (!quiet) {
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
      shutdownSignals: [],
    });
    quiet = true;
  }
  const connection = await NativeConnection.connect({ address: testVariable('temporalAddress') });
  const worker = await Worker.create({
    connection,
    namespace: testVariable('temporalNamespace'),
    taskQueue: options.taskQueue,
    activities: options.activities,
    workflowBundle: { codePath: options.workflowBundle ?? testVariable('workflowBundle') },
    shutdownGraceTime: '1s',
    ...options.options,
  });
  const ended = worker.run();
  // Reported by stop(); without this an early failure would end the test process.
  ended.catch(() => undefined);
  return {
    worker,
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      try {
        await ended;
      } finally {
        await connection.close();
      }
    },
  };
}

/** Runs `use` with a worker at work and stops the worker afterwards, also when `use` throws. */
export async function runWorker<T>(options: TestWorkerOptions, use: () => Promise<T>): Promise<T> {
  const running = await startWorker(options);
  try {
    return await use();
  } finally {
    await running.stop();
  }
}
