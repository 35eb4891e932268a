import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { sql } from 'kysely';
import type { Db } from '../db/connect';
import { REDEMPTION, redemptionWorkflowId } from '../workflows/redemption/messages';

/** Closed cases handled in one look. */
const BATCH = 20;

/** Older histories have left the engine (see the retention in docs/operations.md); there is nothing to keep any more. */
const LOOK_BACK_DAYS = 30;

/**
 * Keeps the complete history of closed cases that are not yet kept, so that it outlives the engine's retention.
 * A case whose process has not quite ended yet waits for the next look. Repeating a look, or looking from several
 * workers, is harmless. Answers how many histories were kept.
 */
export async function archiveClosed({ db, client }: { db: Db; client: Client }): Promise<number> {
  const closed = await db
    .selectFrom('redemption')
    .select('id')
    .where('closedAt', '>=', new Date(Date.now() - LOOK_BACK_DAYS * 86_400_000).toISOString())
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('historyArchive')
            .select('runId')
            .where('historyArchive.workflowId', '=', sql<string>`${`${REDEMPTION}/`} || redemption.id`),
        ),
      ),
    )
    .orderBy('closedAt', 'desc')
    .limit(BATCH)
    .execute();
  let kept = 0;
  for (const { id } of closed) if (await archive(db, client, id)) kept += 1;
  return kept;
}

async function archive(db: Db, client: Client, id: string): Promise<boolean> {
  const workflowId = redemptionWorkflowId(id);
  const handle = client.workflow.getHandle(workflowId);
  const known = await handle.describe().catch(ignoreNotFound);
  if (!known || known.status.name === 'RUNNING') return false;
  const { runId } = known;
  const history = await handle.fetchHistory();
  const json = historyToJSON(history);
  await db
    .insertInto('historyArchive')
    .values({
      workflowId,
      runId,
      subjectType: 'redemption',
      subjectId: id,
      eventCount: history.events?.length ?? 0,
      sha256: createHash('sha256').update(json).digest('hex'),
      content: gzipSync(json),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

/** The engine no longer knows the process: there is nothing left to keep. */
function ignoreNotFound(error: unknown): null {
  if (error instanceof WorkflowNotFoundError) return null;
  throw error;
}
