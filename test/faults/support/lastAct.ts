import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { StepAnswer } from '../../../workflows/redemption/messages';
import { testVariable } from '../../support/environment';
import { type RedemptionStage, StagedCase } from '../../support/redemptionStage';

const ROOT = resolve(__dirname, '../../..');

/**
 * Lets a worker take over from the stage's own, has `act` done, and the worker is killed right after the commit of
 * the step `command`. The caller hangs up too, so that nobody repeats the request by himself. Afterwards there is no
 * worker: the step stands in the database, and the engine has not heard of it.
 */
export async function dieAfter(
  stage: RedemptionStage,
  redemption: StagedCase,
  command: string,
  act: (redemption: StagedCase) => Promise<unknown>,
): Promise<void> {
  await dieDuring(stage, redemption.handle.workflowId, command, (handle) =>
    act(new StagedCase(stage, redemption.id, handle)),
  );
}

/** As `dieAfter`, for any process; `act` is given a handle and a client that repeat nothing. */
export async function dieDuring(
  stage: RedemptionStage,
  workflowId: string,
  command: string,
  act: (handle: WorkflowHandle, client: Client) => Promise<unknown>,
): Promise<void> {
  await stage.stopWorker();
  const worker = await startDyingWorker(stage, command);
  const { address, namespace } = stage.engine;
  const connection = await Connection.connect({ address, interceptors: [] }); // no repetitions of its own
  const client = new Client({ connection, namespace });
  const handle = client.workflow.getHandle(workflowId);
  const caller = new AbortController();
  const acting = client.withAbortSignal(caller.signal, () => act(handle, client)).catch(() => undefined);
  const signal = await ended(worker);
  if (signal !== 'SIGKILL') throw new Error(`the worker ended by ${signal} before ${command} was recorded`);
  caller.abort();
  await acting;
  await connection.close();
}

/** As `dieAfter`, but the caller goes on waiting; its answer is in the promise that is returned inside an object. */
export async function dieWhileCallerWaits(
  stage: RedemptionStage,
  command: string,
  act: () => Promise<StepAnswer>,
): Promise<{ answer: Promise<StepAnswer> }> {
  await stage.stopWorker();
  const worker = await startDyingWorker(stage, command);
  const answer = act();
  answer.catch(() => undefined);
  await ended(worker);
  return { answer };
}

async function startDyingWorker(stage: RedemptionStage, command: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'dyingWorker.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: stage.database.url,
      TEMPORAL_ADDRESS: stage.engine.address,
      TEMPORAL_NAMESPACE: stage.engine.namespace,
      TASK_QUEUE: stage.taskQueue,
      WORKFLOW_BUNDLE: testVariable('workflowBundle'),
      DIE_AFTER: command,
    },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ready = once(child.stdout as NodeJS.ReadableStream, 'data');
  const early = once(child, 'exit').then(() => {
    throw new Error(`the worker could not start:\n${output}`);
  });
  early.catch(() => undefined);
  await Promise.race([ready, early]);
  return child;
}

async function ended(child: ChildProcess): Promise<NodeJS.Signals | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.signalCode;
  const force = setTimeout(() => child.kill('SIGTERM'), 60_000);
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  clearTimeout(force);
  return signal;
}
