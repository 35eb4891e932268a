import { setTimeout as pause } from 'node:timers/promises';
import { findCase } from '../../db/queries/redemption';
import { redemptionWorkflowId } from '../../workflows/redemption/messages';
import type { AppContext } from '../context';

const LOOKS = 50;
const BETWEEN_MS = 100;

/**
 * Brings a process up to date that does not know a recorded step yet: engine or worker had died between the commit and
 * the acknowledgement. Such a process decides on a state that nobody sees any more. True when it was behind and now
 * knows all steps; false when it was not behind or has not caught up within five seconds.
 */
export async function bringUpToDate(ctx: AppContext, redemptionId: string): Promise<boolean> {
  const handle = ctx.client.workflow.getHandle(redemptionWorkflowId(redemptionId));
  const recorded = (await findCase(ctx.db, redemptionId))?.stepSeq ?? 0;
  const isBehind = async () => (await handle.query<number>('seq')) < recorded;
  if (!(await isBehind())) return false;
  ctx.logger.warn({ redemptionId, recorded }, 'process did not know a recorded step, told to catch up');
  await handle.signal('catchUp');
  for (let look = 0; look < LOOKS; look += 1) {
    if (!(await isBehind())) return true;
    await pause(BETWEEN_MS);
  }
  return false;
}
