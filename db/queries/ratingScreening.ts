import type { Role } from '../../workflows/rules/actor';
import { appendAudit } from '../audit/append';
import type { Db, Tx } from '../connect';
import { addFollowUpDue } from './followUpDue';

/** Who decides, with the key and hash of his request. */
export interface ScreeningAct {
  at: string;
  actorAccountId: string;
  role: Role;
  organisationId: string | null;
  ruleId: string;
  noteId: string;
  key: string;
  fingerprint: string;
}

/** DONE: now or by this very request before; SCREENED: somebody else has decided. */
export type ScreeningOutcome = 'DONE' | 'KEY_REUSED' | 'SCREENED';

export interface Screening {
  ratingId: string;
  count: boolean;
  /** Its round has been scored: only a correction takes the decision in. */
  late: boolean;
  /** Put down for follow-up when the rating counts and is poor. */
  followUp: Parameters<typeof addFollowUpDue>[1] | null;
}

/** Decides on a rating that was set aside, once, with its audit event and follow-up in one transaction. */
export function screenRating(db: Db, screening: Screening, act: ScreeningAct): Promise<ScreeningOutcome> {
  const { ratingId, count, late, followUp } = screening;
  return db.transaction().execute(async (tx): Promise<ScreeningOutcome> => {
    const before = await screenedByKey(tx, ratingId, act.key);
    if (before) return before === act.fingerprint ? 'DONE' : 'KEY_REUSED';
    const decided = await tx
      .updateTable('rating')
      .set({
        status: count ? 'COUNTED' : 'REJECTED',
        screenedBy: act.actorAccountId,
        screenedAt: act.at,
        screenNoteId: act.noteId,
        screenedLate: late,
      })
      .where('id', '=', ratingId)
      .where('status', '=', 'SUSPICIOUS')
      .returning('id')
      .executeTakeFirst();
    if (!decided)
      return (await screenedByKey(tx, ratingId, act.key)) === act.fingerprint ? 'DONE' : 'SCREENED';
    if (followUp) await addFollowUpDue(tx, followUp);
    await appendAudit(tx, {
      subjectType: 'rating',
      subjectId: ratingId,
      at: act.at,
      actorAccountId: act.actorAccountId,
      actorRole: act.role,
      actorOrganisationId: act.organisationId,
      onBehalfOf: null,
      action: 'screenRating',
      ruleId: act.ruleId,
      before: { status: 'SUSPICIOUS' },
      after: { status: count ? 'COUNTED' : 'REJECTED', late, fingerprint: act.fingerprint },
      noteId: act.noteId,
      workflowId: null,
      runId: null,
      updateId: act.key,
    });
    return 'DONE';
  });
}

/** Hash of the request that decided on this rating under this key, or null. */
async function screenedByKey(tx: Tx, ratingId: string, key: string): Promise<string | null> {
  const row = await tx
    .selectFrom('auditEvent')
    .select('after')
    .where('subjectType', '=', 'rating')
    .where('subjectId', '=', ratingId)
    .where('updateId', '=', key)
    .executeTakeFirst();
  return (row?.after as { fingerprint: string } | undefined)?.fingerprint ?? null;
}
