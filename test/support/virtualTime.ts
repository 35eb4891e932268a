import { randomUUID } from 'node:crypto';
import type { Client, Connection, WorkflowHandle } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';

/**
 * Virtual time of single workflows on the test engine.
 *
 * - Each workflow has a clock of its own. It starts at the real now (a child: at its parent's now) and runs normally;
 *   `fastForward` moves it ahead, firing every timer on the way in order, and then it runs normally again from there.
 * - Time only goes forward from the real now. Tests of times past are tests of pure rules; tests on the engine take
 *   place in the future: read `workflowNow` or begin with `startAt` at an instant such as
 *   '2027-03-01T01:00:00.000Z', never at a fixed instant that may have passed when the test is run next year.
 * - No time is skipped while an activity or an Update is under way; the fast-forward waits for it.
 * - Where processes meet, move each of them: a child does not move with its parent.
 */

const Polling = temporal.api.enums.v1.FastForwardPollingResult;

/** How far: to an instant (UTC ISO string) or by a number of seconds. */
export type Distance = { to: string } | { seconds: number };

/** The workflow's own now, as a UTC ISO string with milliseconds. */
export async function workflowNow(client: Client, workflowId: string): Promise<string> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const current = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  if (!current) return new Date().toISOString();
  return new Date(
    Number(current.seconds ?? 0) * 1_000 + Math.floor((current.nanos ?? 0) / 1e6),
  ).toISOString();
}

/**
 * Moves one workflow (through continue-as-new too) forward and returns when it has arrived; timers due on the way
 * have fired and the workflow has worked on them. Allows 10 000 skips on the way instead of the engine's 200.
 * @throws RangeError when the target lies before the workflow's now.
 * @throws Error when the workflow is closed or ends on the way, unless `mayEnd` is set; then it returns quietly.
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  distance: Distance,
  options: { mayEnd?: boolean } = {},
): Promise<void> {
  const milliseconds = await distanceFrom(client, workflowId, distance);
  if (milliseconds === 0) return;
  const id = randomUUID();
  const failure = await notFoundAs('it has ended', async () => {
    await setTimeSkipping(client, workflowId, { id, duration: msToTs(milliseconds) });
    return waitForArrival(client, workflowId, id);
  });
  if (failure && !options.mayEnd) throw new Error(`${workflowId} did not reach its target time: ${failure}`);
}

/** Undefined on arrival, otherwise why it is impossible. */
async function waitForArrival(client: Client, workflowId: string, id: string): Promise<string | undefined> {
  for (;;) {
    const { fastForwardPollingResult, failedReason } = await service(
      client,
    ).pollWorkflowExecutionTimeSkipping({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
      fastForwardId: id,
    });
    if (fastForwardPollingResult === Polling.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
      return undefined;
    if (fastForwardPollingResult === Polling.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED)
      return failedReason;
  }
}

const NOT_FOUND = 5;

async function notFoundAs<T>(text: string, call: () => Promise<T>): Promise<T | string> {
  try {
    return await call();
  } catch (error) {
    if ((error as { code?: number }).code === NOT_FOUND) return text;
    throw error;
  }
}

function service(client: Client) {
  return (client.connection as Connection).workflowService;
}

async function setTimeSkipping(
  client: Client,
  workflowId: string,
  fastForwardConfig?: temporal.api.common.v1.IFastForwardConfig,
): Promise<void> {
  await service(client).updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: { enabled: true, maxSessionSkipCount: 10_000, fastForwardConfig },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
}

async function distanceFrom(client: Client, workflowId: string, distance: Distance): Promise<number> {
  if ('seconds' in distance) return Math.round(distance.seconds * 1_000);
  const now = await workflowNow(client, workflowId);
  const milliseconds = Date.parse(distance.to) - Date.parse(now);
  if (!(milliseconds >= 0)) throw new RangeError(`${workflowId} is at ${now}, already past ${distance.to}.`);
  return milliseconds;
}

/**
 * Lets a workflow skip time by itself, whenever it only waits for timers, until it ends. For processes that need no
 * person; a process that waits for a person needs `fastForward`, otherwise its deadlines pass before he acts.
 */
export async function enableTimeSkipping(client: Client, workflowId: string): Promise<void> {
  await setTimeSkipping(client, workflowId);
}

/**
 * Starts a workflow that begins its life at a chosen instant in the future: its very first line already sees `at` as
 * now. After that send it its messages; with Update-with-Start use the same workflow id and the conflict policy
 * `USE_EXISTING`. A worker must be running.
 * @throws RangeError when `at` is not in the future of the real clock.
 */
export async function startAt(
  client: Client,
  workflowType: string,
  options: { at: string; workflowId: string; taskQueue: string; args: unknown[] },
): Promise<WorkflowHandle> {
  const { at, ...start } = options;
  const startDelay = Date.parse(at) - Date.now();
  if (!(startDelay > 0)) throw new RangeError(`${at} is not in the future.`);
  const handle = await client.workflow.start(workflowType, { ...start, startDelay });
  await fastForward(client, options.workflowId, { to: at });
  return handle;
}
