import { sql } from 'kysely';
import type { Tx } from '../connect';
import { toJson } from '../schema';
import { auditHash, CHAIN_START, type SealedEvent } from './hash';

export type AuditDraft = Omit<SealedEvent, 'seq' | 'before' | 'after'> & {
  before: object | null;
  after: object | null;
};

/**
 * Appends one event to the chain of its subject, inside the caller's transaction. Concurrent writers of the
 * same subject wait for each other on the chain's head; other subjects are not touched.
 */
export async function appendAudit(tx: Tx, draft: AuditDraft): Promise<{ seq: number; hash: string }> {
  const { subjectType, subjectId } = draft;
  const head = await lockHead(tx, subjectType, subjectId);
  const event: SealedEvent = { ...draft, seq: head.seq + 1 };
  const hash = auditHash(head.hash, event);
  await tx
    .with('moved', (db) =>
      db
        .updateTable('auditChain')
        .set({ seq: event.seq, hash })
        .where('subjectType', '=', subjectType)
        .where('subjectId', '=', subjectId),
    )
    .insertInto('auditEvent')
    .values({
      ...draft,
      seq: event.seq,
      before: draft.before === null ? null : toJson(draft.before),
      after: draft.after === null ? null : toJson(draft.after),
      prevHash: head.hash,
      hash,
    })
    .execute();
  return { seq: event.seq, hash };
}

/** Locks the head of the chain, making it when the subject is new. */
async function lockHead(
  tx: Tx,
  subjectType: string,
  subjectId: string,
): Promise<{ seq: number; hash: string }> {
  return tx
    .insertInto('auditChain')
    .values({ subjectType, subjectId, seq: 0, hash: CHAIN_START })
    .onConflict((conflict) =>
      conflict.columns(['subjectType', 'subjectId']).doUpdateSet({ seq: sql`audit_chain.seq` }),
    )
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
}
