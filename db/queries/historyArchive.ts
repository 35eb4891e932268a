import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Db } from '../connect';

/** One run of a process as it was kept. */
export interface ArchivedHistory {
  runId: string;
  json: string;
}

/**
 * The kept histories of a process as JSON, one for each run, in their order; empty when none is kept. The runs of a
 * process that still goes on are all but the present one.
 * @throws Error when what is kept is no longer what was put there.
 */
export async function findArchivedRuns(db: Db, workflowId: string): Promise<ArchivedHistory[]> {
  const rows = await db
    .selectFrom('historyArchive')
    .select(['runId', 'content', 'sha256'])
    .where('workflowId', '=', workflowId)
    .orderBy('startedAt', (order) => order.asc().nullsFirst())
    .orderBy('last')
    .orderBy('archivedAt')
    .execute();
  return rows.map(({ runId, content, sha256 }) => {
    const json = gunzipSync(content).toString('utf8');
    if (createHash('sha256').update(json).digest('hex') !== sha256)
      throw new Error(`the archived history of ${workflowId} has been changed`);
    return { runId, json };
  });
}

/** The kept history of the last run of a process, or null; as `findArchivedRuns`. */
export async function findArchivedHistory(db: Db, workflowId: string): Promise<ArchivedHistory | null> {
  return (await findArchivedRuns(db, workflowId)).at(-1) ?? null;
}
