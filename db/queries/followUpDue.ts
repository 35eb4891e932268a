import { createHash } from 'node:crypto';
import type { Db, Tx } from '../connect';
import { type FollowUpKind, toJson } from '../schema';

/** Id of the follow-up of a rating; the same whenever it is asked for. */
export function followUpIdOfRating(ratingId: string): string {
  const hex = createHash('sha256').update(`followUp ${ratingId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export interface NewFollowUpDue {
  schemeCode: string;
  kind: FollowUpKind;
  /** Null: a complaint, whose own id is given. */
  ratingId: string | null;
  id?: string;
  pointId: string | null;
  objectId: string;
  aspects: string[];
  at: string;
}

/** Query that asks for a follow-up; once for each rating or complaint. */
export function followUpDueQuery(db: Db, { aspects, id, ...due }: NewFollowUpDue) {
  const own = due.ratingId === null ? id : followUpIdOfRating(due.ratingId);
  if (!own) throw new Error('a complaint needs an id of its own');
  return db
    .insertInto('followUpDue')
    .values({ ...due, id: own, aspects: toJson(aspects) })
    .onConflict((conflict) => conflict.doNothing());
}

/** Asks for a follow-up in the transaction that brings its ground; once for each rating or complaint. */
export async function addFollowUpDue(tx: Tx, due: NewFollowUpDue): Promise<string> {
  await followUpDueQuery(tx, due).execute();
  return due.ratingId === null ? due.id! : followUpIdOfRating(due.ratingId);
}
