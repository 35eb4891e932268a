import type { Db } from '../connect';

/** A recorded step, found by the key of the request that caused it. */
export interface RecordedStep {
  seq: number;
  at: string;
  name: string;
  fingerprint: string | null;
  status: string | null;
  numbers: Record<string, string>;
}

/** The step that a request with this key has taken in this workflow, or null. */
export async function findStepByKey(db: Db, workflowId: string, key: string): Promise<RecordedStep | null> {
  const row = await db
    .selectFrom('processStep')
    .select(['seq', 'at', 'command', 'result'])
    .where('workflowId', '=', workflowId)
    .where('updateId', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  const { name, args } = row.command as { name: string; args?: { fingerprint?: string } };
  const { status, numbers } = row.result as { status: string | null; numbers: Record<string, string> };
  return { seq: row.seq, at: row.at, name, fingerprint: args?.fingerprint ?? null, status, numbers };
}

/** Update ids of the recorded steps of a workflow, in their order; null for steps of the system. */
export function stepKeysOf(db: Db, workflowId: string) {
  return db
    .selectFrom('processStep')
    .select(['seq', 'updateId', 'runId'])
    .where('workflowId', '=', workflowId)
    .orderBy('seq')
    .execute();
}

/** Number of the latest recorded step of a workflow; 0 when there is none. */
export async function lastSeqOf(db: Db, workflowId: string): Promise<number> {
  const row = await db
    .selectFrom('processStep')
    .select('seq')
    .where('workflowId', '=', workflowId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
