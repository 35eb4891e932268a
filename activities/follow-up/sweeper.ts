import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { Logger } from 'pino';
import type { Db } from '../../db/connect';
import { followUpsNotStarted, withdrawnAndRunning } from '../../db/queries/followUpStart';
import { FOLLOW_UP, followUpWorkflowId, WITHDRAW_SIGNAL } from '../../workflows/follow-up/messages';
import { followUpInputs } from './input';

/**
 * Follow-ups started, and complaints taken back, in one look. Few, since nobody waits for them at a window: at an hour
 * when a whole city rates they queue up and leave the machines to those who do.
 */
const BATCH = 20;
/** Whoever has complained finds the complaint registered after this time, longer if very many did at once. */
const EVERY_SECONDS = 5;

interface Place {
  db: Db;
  client: Client;
  taskQueue: string;
}

/**
 * One look for what asks for a follow-up and has none, and for complaints taken back whose follow-up runs on. A process
 * carries the id of the row that asks for it, so that however often and from how many workers one looks, each gets
 * exactly one; whatever a dying worker left undone is found in the next look. One that cannot be started does not hold
 * up the others; those in `resting` are passed over. Answers the ids that were started, withdrawn, and failed.
 */
export async function sweepFollowUps(
  place: Place,
  resting: readonly string[] = [],
): Promise<{ started: string[]; withdrawn: string[]; failed: string[] }> {
  const { db, client, taskQueue } = place;
  const done = { started: [] as string[], withdrawn: [] as string[], failed: [] as string[] };
  const due = await followUpsNotStarted(db, BATCH, resting);
  const inputOf = due.length > 0 ? await followUpInputs(db) : null;
  for (const row of due) {
    try {
      await client.workflow.start(FOLLOW_UP, {
        workflowId: followUpWorkflowId(row.id),
        workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
        taskQueue,
        args: [await inputOf!(row)],
      });
      done.started.push(row.id);
    } catch (error) {
      // Another worker was faster, or its first step is still on the way to the records.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) done.failed.push(row.id);
    }
  }
  for (const id of await withdrawnAndRunning(db, BATCH)) {
    try {
      await client.workflow.getHandle(followUpWorkflowId(id)).signal(WITHDRAW_SIGNAL);
      done.withdrawn.push(id);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) done.failed.push(id);
    }
  }
  return done;
}

/** Looks for which one that could not be started is left alone, so that many of them do not stand in the way of others. */
const REST_LOOKS = 60;

/** Looks at once and then every few seconds; answers a function that stops it. */
export function startFollowUpSweeper({ logger, ...place }: Place & { logger: Logger }): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looks = 0;
  const restsUntil = new Map<string, number>();
  const look = async () => {
    looks += 1;
    for (const [id, until] of restsUntil) if (until <= looks) restsUntil.delete(id);
    try {
      const { started, failed } = await sweepFollowUps(place, [...restsUntil.keys()]);
      for (const id of failed) restsUntil.set(id, looks + REST_LOOKS);
      if (started.length > 0) logger.info({ started: started.length }, 'follow-ups were started');
      if (failed.length > 0) logger.warn({ failed }, 'follow-ups could not be reached, will be tried again');
    } catch (error) {
      logger.warn({ err: error }, 'looking for follow-ups failed, will be tried again');
    }
    if (!stopped) timer = setTimeout(look, EVERY_SECONDS * 1_000);
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
