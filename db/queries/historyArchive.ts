import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Db } from '../connect';

/**
 * The kept history of a closed process as JSON, or null.
 * @throws Error when what is kept is no longer what was put there.
 */
export async function findArchivedHistory(
  db: Db,
  workflowId: string,
): Promise<{ runId: string; json: string } | null> {
  const row = await db
    .selectFrom('historyArchive')
    .select(['runId', 'content', 'sha256'])
    .where('workflowId', '=', workflowId)
    .orderBy('archivedAt', 'desc')
    .executeTakeFirst();
  if (!row) return null;
  const json = gunzipSync(row.content).toString('utf8');
  if (createHash('sha256').update(json).digest('hex') !== row.sha256)
    throw new Error(`the archived history of ${workflowId} has been changed`);
  return { runId: row.runId, json };
}
