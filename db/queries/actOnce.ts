import type { Role } from '../../workflows/rules/actor';
import { appendAudit } from '../audit/append';
import type { Db, Tx } from '../connect';

/** Who acts outside of a process, with the key and hash of his request. */
export interface Act {
  at: string;
  actorAccountId: string;
  role: Role;
  organisationId: string | null;
  ruleId: string;
  key: string;
  fingerprint: string;
}

/** What an act did, for the audit trail; ids, codes and figures only. */
export interface ActTrace {
  before?: object | null;
  after: object;
  noteId?: string | null;
}

export interface ActSubject {
  type: string;
  id: string;
  action: string;
}

/**
 * Does something once for each key, with its audit event in one transaction. DONE: now, or by this very request before;
 * KEY_REUSED: the key belongs to another request. The work answers with a code of its own when it can't be done; then
 * nothing is changed.
 */
export async function actOnce<Refusal extends string>(
  db: Db,
  subject: ActSubject,
  act: Act,
  work: (tx: Tx) => Promise<Refusal | ActTrace>,
): Promise<'DONE' | 'KEY_REUSED' | Refusal> {
  class Undone extends Error {
    constructor(readonly code: Refusal) {
      super(code);
    }
  }
  try {
    return await db.transaction().execute(async (tx): Promise<'DONE' | 'KEY_REUSED'> => {
      const before = await fingerprintByKey(tx, subject, act.key);
      if (before !== null) return before === act.fingerprint ? 'DONE' : 'KEY_REUSED';
      const trace = await work(tx);
      if (typeof trace === 'string') throw new Undone(trace);
      await appendAudit(tx, {
        subjectType: subject.type,
        subjectId: subject.id,
        at: act.at,
        actorAccountId: act.actorAccountId,
        actorRole: act.role,
        actorOrganisationId: act.organisationId,
        onBehalfOf: null,
        action: subject.action,
        ruleId: act.ruleId,
        before: (trace.before as never) ?? null,
        after: { ...trace.after, fingerprint: act.fingerprint },
        noteId: trace.noteId ?? null,
        workflowId: null,
        runId: null,
        updateId: act.key,
      });
      return 'DONE';
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    // Somebody may have sent the same request twice at the same time.
    const before = await fingerprintByKey(db, subject, act.key);
    return before === act.fingerprint ? 'DONE' : error.code;
  }
}

async function fingerprintByKey(db: Db | Tx, subject: ActSubject, key: string): Promise<string | null> {
  return (await traceByKey<{ fingerprint: string }>(db, subject, key))?.fingerprint ?? null;
}

/** What an act under this key left in the audit trail of its subject, or undefined. */
export async function traceByKey<Trace>(
  db: Db | Tx,
  { type, id }: Omit<ActSubject, 'action'>,
  key: string,
): Promise<Trace | undefined> {
  const row = await db
    .selectFrom('auditEvent')
    .select('after')
    .where('subjectType', '=', type)
    .where('subjectId', '=', id)
    .where('updateId', '=', key)
    .executeTakeFirst();
  return row?.after as Trace | undefined;
}
