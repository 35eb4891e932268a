import type { Db } from '../connect';
import { type ComplaintTable, toJson } from '../schema';
import { followUpDueQuery } from './followUpDue';

export type NewComplaint = Omit<ComplaintTable, 'kinds' | 'withdrawnAt'> & {
  kinds: string[];
  schemeCode: string;
  objectId: string;
  pointId: string | null;
};

/** Keeps a complaint and asks for its follow-up, once for each id; ID_REUSED: the id belongs to something else. */
export function keepComplaint(db: Db, complaint: NewComplaint): Promise<'KEPT' | 'ID_REUSED'> {
  const { schemeCode, objectId, pointId, kinds, ...own } = complaint;
  return db.transaction().execute(async (tx) => {
    const due = { schemeCode, objectId, pointId, id: own.id, at: own.at, aspects: kinds };
    const added = await followUpDueQuery(tx, { ...due, kind: 'COMPLAINT', ratingId: null })
      .returning('id')
      .executeTakeFirst();
    if (added) {
      await tx
        .insertInto('complaint')
        .values({ ...own, kinds: toJson(kinds), withdrawnAt: null })
        .execute();
      return 'KEPT';
    }
    const before = await tx
      .selectFrom('complaint')
      .select('fingerprint')
      .where('id', '=', own.id)
      .executeTakeFirst();
    return before?.fingerprint === own.fingerprint ? 'KEPT' : 'ID_REUSED';
  });
}

/** What somebody with the tracking code may know; the follow-up is missing until it has been registered. */
export function findByTracking(db: Db, trackingHash: string) {
  return db
    .selectFrom('complaint')
    .innerJoin('followUpDue', 'followUpDue.id', 'complaint.id')
    .leftJoin('followUp', 'followUp.id', 'complaint.id')
    .where('complaint.trackingHash', '=', trackingHash)
    .select(['complaint.id', 'complaint.at', 'complaint.kinds', 'complaint.withdrawnAt'])
    .select(['followUpDue.objectId', 'followUp.status', 'followUp.content', 'followUp.endedAt'])
    .executeTakeFirst();
}

/** Puts down that a complaint is taken back; the first time stands. */
export async function withdrawComplaint(db: Db, id: string, at: string): Promise<void> {
  await db
    .updateTable('complaint')
    .set({ withdrawnAt: at })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .execute();
}

/** Objects that are evaluated on a China date, in the order of the scheme. */
export function objectsInForce(db: Db, date: string) {
  return db
    .selectFrom('evaluationObject')
    .select(['id', 'name', 'groupCode as group'])
    .where('validFrom', '<=', date)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', date)]))
    .orderBy('groupCode')
    .orderBy('orderNo')
    .execute();
}
