import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Db } from '../db/connect';
import { archiveClosed } from './archive';

/** How far back a look goes, beyond the interval itself: a worker may have been down for a while. */
const LOOK_BACK_MINUTES = 60;

export interface ReconcilerOptions {
  db: Db;
  client: Client;
  everySeconds: number;
  logger: Logger;
}

/**
 * A worker that dies between a step's commit and the engine's acknowledgement leaves a step in the database
 * that its process does not know of. This looks for such steps and tells the process to take them over.
 * Looks once at the start, then at every interval, only at processes whose latest step has been standing for
 * a few seconds. Then keeps the histories of closed cases. Repeating a look, or looking from several workers, is
 * harmless. Answers a function that stops it.
 */
export function startReconciler(options: ReconcilerOptions): () => void {
  const { everySeconds, logger } = options;
  let since = new Date(Date.now() - LOOK_BACK_MINUTES * 60_000);
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const from = new Date(Date.now() - 2 * everySeconds * 1_000);
    try {
      const woken = await reconcileSince(options, since);
      if (woken.length > 0) logger.warn({ woken }, 'processes were told to take over recorded steps');
      since = from;
      await archiveClosed(options);
    } catch (error) {
      logger.warn({ err: error }, 'reconciliation failed, will be tried again');
    }
    if (!stopped) timer = setTimeout(look, everySeconds * 1_000);
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** One look; answers the ids of the processes that were told to catch up. */
export async function reconcileSince(
  { db, client }: Pick<ReconcilerOptions, 'db' | 'client'>,
  since: Date,
): Promise<string[]> {
  const recorded = await db
    .selectFrom('processStep')
    .select((builder) => ['workflowId', builder.fn.max('seq').as('seq')])
    .where('recordedAt', '>=', since.toISOString())
    .groupBy('workflowId')
    .having((builder) => builder.fn.max('recordedAt'), '<', new Date(Date.now() - 5_000).toISOString())
    .execute();
  const woken: string[] = [];
  for (const { workflowId, seq } of recorded) {
    if (await isBehind(client, workflowId, Number(seq))) {
      await client.workflow.getHandle(workflowId).signal('catchUp');
      woken.push(workflowId);
    }
  }
  return woken;
}

async function isBehind(client: Client, workflowId: string, seq: number): Promise<boolean> {
  const handle = client.workflow.getHandle(workflowId);
  try {
    const { status } = await handle.describe();
    return status.name === 'RUNNING' && (await handle.query<number>('seq')) < seq;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
