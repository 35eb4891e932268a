import { setTimeout as pause } from 'node:timers/promises';
import { lastSeqOf } from '../../db/queries/processStep';
import type { AppContext } from '../context';
import { unavailable } from '../errors';

const LOOKS = 50;
const BETWEEN_MS = 100;

/**
 * Brings a process up to date that does not know a recorded step yet: engine or worker had died between the commit and
 * the acknowledgement. Such a process decides on a state that nobody sees any more.
 * @throws ProblemError ENGINE_UNAVAILABLE when it has not caught up within five seconds.
 */
export async function bringUpToDate(ctx: AppContext, workflowId: string): Promise<void> {
  const handle = ctx.client.workflow.getHandle(workflowId);
  const recorded = await lastSeqOf(ctx.db, workflowId);
  const isBehind = async () => (await handle.query<number>('seq')) < recorded;
  if (!(await isBehind())) return;
  ctx.logger.warn({ workflowId, recorded }, 'process did not know a recorded step, told to catch up');
  await handle.signal('catchUp');
  for (let look = 0; look < LOOKS; look += 1) {
    if (!(await isBehind())) return;
    await pause(BETWEEN_MS);
  }
  throw unavailable(new Error(`${workflowId} did not catch up`));
}
