import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Db } from '../db/connect';
import { archiveClosed } from './archive';

/** How far the first look goes back from the last recorded step, however long ago all workers went down. */
const LOOK_BACK_MINUTES = 60;

/** A step that is younger may still be on its way to the engine. */
const SETTLED_MS = 5_000;

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
 * a few seconds. Then keeps the histories of closed processes. Repeating a look, or looking from several workers, is
 * harmless. Answers a function that stops it.
 */
export function startReconciler(options: ReconcilerOptions): () => void {
  const { db, everySeconds, logger } = options;
  let since: Date | undefined;
  let unanswered: string[] = [];
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const from = new Date(Date.now() - 2 * (everySeconds * 1_000 + SETTLED_MS));
    try {
      since ??= await beforeLastSteps(db);
      const found = await reconcileSince(options, since, unanswered);
      if (found.woken.length > 0)
        logger.warn({ woken: found.woken }, 'processes were told to take over recorded steps');
      if (found.unanswered.length > 0)
        logger.warn({ unanswered: found.unanswered }, 'processes did not answer, will be asked again');
      unanswered = found.unanswered;
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

/** Steps that a dying worker left behind are among the last ones that were recorded before nothing more was. */
async function beforeLastSteps(db: Db): Promise<Date> {
  const { last } = await db
    .selectFrom('processStep')
    .select((builder) => builder.fn.max('recordedAt').as('last'))
    .executeTakeFirstOrThrow();
  return new Date((last ? Date.parse(last) : Date.now()) - LOOK_BACK_MINUTES * 60_000);
}

/**
 * One look at the processes that somebody has moved since then, and at those named in `again`. Steps of the system are
 * left out: what caused them, a timer or a signal, stands in the engine's history, and the engine repeats them by
 * itself; only a request can be lost with the engine's memory. Answers the ids of the processes
 * that were told to catch up, and of those that could not be asked; one of these does not hold up the others.
 */
export async function reconcileSince(
  { db, client }: Pick<ReconcilerOptions, 'db' | 'client'>,
  since: Date,
  again: readonly string[] = [],
): Promise<{ woken: string[]; unanswered: string[] }> {
  const recorded = await db
    .selectFrom('processStep')
    .select((builder) => ['workflowId', builder.fn.max('seq').as('seq')])
    .where((builder) =>
      builder.or([
        builder('recordedAt', '>=', since.toISOString()),
        ...(again.length > 0 ? [builder('workflowId', 'in', again)] : []),
      ]),
    )
    .groupBy('workflowId')
    .having((builder) => builder.fn.max('recordedAt'), '<', new Date(Date.now() - SETTLED_MS).toISOString())
    .having(sql<boolean>`bool_or(update_id is not null)`)
    .execute();
  const woken: string[] = [];
  const unanswered: string[] = [];
  for (const { workflowId, seq } of recorded) {
    try {
      if (!(await isBehind(client, workflowId, Number(seq)))) continue;
      await client.workflow.getHandle(workflowId).signal('catchUp');
      woken.push(workflowId);
    } catch {
      unanswered.push(workflowId);
    }
  }
  return { woken, unanswered };
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
