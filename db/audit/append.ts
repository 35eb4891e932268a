import { sql } from 'kysely';
import type { Db, Tx } from '../connect';
import { toJson } from '../schema';
import { auditHash, CHAIN_START, type SealedEvent } from './hash';

export type AuditDraft = Omit<SealedEvent, 'seq' | 'before' | 'after'> & {
  before: object | null;
  after: object | null;
};

/** Where a chain ends: number and hash of its last event. */
export interface ChainHead {
  seq: number;
  hash: string;
}

/**
 * Appends one event to the chain of its subject, inside the caller's transaction. Concurrent writers of the
 * same subject wait for each other on the chain's head; other subjects are not touched.
 */
export async function appendAudit(tx: Tx, draft: AuditDraft): Promise<ChainHead> {
  const head = await lockHead(tx, draft.subjectType, draft.subjectId).executeTakeFirstOrThrow();
  const { event, query } = appendEvent(tx, draft, head);
  await query.execute();
  return event;
}

/** Query that locks the head of the chain, making it when the subject is new. */
export function lockHead(db: Db, subjectType: string, subjectId: string) {
  return db
    .insertInto('auditChain')
    .values({ subjectType, subjectId, seq: 0, hash: CHAIN_START })
    .onConflict((conflict) =>
      conflict.columns(['subjectType', 'subjectId']).doUpdateSet({ seq: sql`audit_chain.seq` }),
    )
    .returning(['seq', 'hash']);
}

/** Query that writes the event after a locked head and moves the head on. */
export function appendEvent(db: Db, draft: AuditDraft, head: ChainHead) {
  const sealed: SealedEvent = { ...draft, seq: head.seq + 1 };
  const event: ChainHead = { seq: sealed.seq, hash: auditHash(head.hash, sealed) };
  const query = db
    .with('moved', (cte) =>
      cte
        .updateTable('auditChain')
        .set(event)
        .where('subjectType', '=', draft.subjectType)
        .where('subjectId', '=', draft.subjectId),
    )
    .insertInto('auditEvent')
    .values({
      ...draft,
      ...event,
      before: draft.before === null ? null : toJson(draft.before),
      after: draft.after === null ? null : toJson(draft.after),
      prevHash: head.hash,
    });
  return { event, query };
}
