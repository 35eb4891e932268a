import type { Insertable } from 'kysely';
import type { Role } from '../../workflows/rules/actor';
import { appendAudit } from '../audit/append';
import type { Db, Tx } from '../connect';
import type { RatingPointTable, RatingSiteTable } from '../schema';

/** Who acts, with the key and hash of his request. */
export interface PointAct {
  at: string;
  actorAccountId: string;
  role: Role;
  organisationId: string | null;
  ruleId: string;
  key: string;
  fingerprint: string;
}

/** DONE: now or by this very request before; EXISTS: the place is taken; WITHDRAWN: the code hangs no more. */
export type PointOutcome = 'DONE' | 'KEY_REUSED' | 'EXISTS' | 'WITHDRAWN';

export type NewSite = Omit<Insertable<RatingSiteTable>, 'createdBy' | 'createdAt'>;

/** Adds a site, once for each key; no two of a scheme have one name. */
export function addRatingSite(db: Db, site: NewSite, act: PointAct): Promise<PointOutcome> {
  return db.transaction().execute(async (tx): Promise<PointOutcome> => {
    const before = await actByKey(tx, 'ratingSite', site.id, act.key);
    if (before) return before === act.fingerprint ? 'DONE' : 'KEY_REUSED';
    const added = await tx
      .insertInto('ratingSite')
      .values({ ...site, createdBy: act.actorAccountId, createdAt: act.at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) {
      return (await actByKey(tx, 'ratingSite', site.id, act.key)) === act.fingerprint ? 'DONE' : 'EXISTS';
    }
    const { kind, regionId, name } = site;
    await audit(
      tx,
      { type: 'ratingSite', id: site.id, action: 'addRatingSite', after: { kind, regionId, name } },
      act,
    );
    return 'DONE';
  });
}

export type NewPoint = Pick<RatingPointTable, 'id' | 'schemeCode' | 'objectId' | 'siteId'> & {
  windowName: string;
};

/** Issues a code for an object at a window of a site, once for each key; a window has one code of an object at a time. */
export function addRatingPoint(db: Db, point: NewPoint, act: PointAct): Promise<PointOutcome> {
  return db.transaction().execute((tx) => insertPoint(tx, point, null, act));
}

async function insertPoint(
  tx: Tx,
  point: NewPoint,
  replaces: string | null,
  act: PointAct,
): Promise<PointOutcome> {
  const before = await actByKey(tx, 'ratingPoint', point.id, act.key);
  if (before) return before === act.fingerprint ? 'DONE' : 'KEY_REUSED';
  const siteName = await nameOfSite(tx, point.siteId);
  const added = await tx
    .insertInto('ratingPoint')
    .values({
      ...point,
      siteName,
      status: 'ACTIVE',
      createdBy: act.actorAccountId,
      createdAt: act.at,
      withdrawnAt: null,
      replaces,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) {
    return (await actByKey(tx, 'ratingPoint', point.id, act.key)) === act.fingerprint ? 'DONE' : 'EXISTS';
  }
  const { objectId, siteId, windowName } = point;
  const after = { objectId, siteId, windowName, ...(replaces ? { replaces } : {}) };
  await audit(tx, { type: 'ratingPoint', id: point.id, action: 'addRatingPoint', after }, act);
  return 'DONE';
}

/** Its name as it stands until the end of the transaction: a renaming waits, or has passed. */
async function nameOfSite(tx: Tx, siteId: string): Promise<string> {
  const { name } = await tx
    .selectFrom('ratingSite')
    .select('name')
    .where('id', '=', siteId)
    .forShare()
    .executeTakeFirstOrThrow();
  return name;
}

/**
 * Withdraws a code with its reason, at once: it is asked for with every rating. With `next` another code takes its place
 * in the same transaction, so that the window is never without one.
 */
export function withdrawRatingPoint(
  db: Db,
  { id, noteId, next }: { id: string; noteId: string; next: Omit<NewPoint, 'windowName'> | null },
  act: PointAct,
): Promise<PointOutcome> {
  return db.transaction().execute(async (tx): Promise<PointOutcome> => {
    const before = await actByKey(tx, 'ratingPoint', id, act.key);
    if (before) return before === act.fingerprint ? 'DONE' : 'KEY_REUSED';
    // The site before its codes, as a renaming takes them.
    if (next) await nameOfSite(tx, next.siteId);
    const withdrawn = await tx
      .updateTable('ratingPoint')
      .set({
        status: 'WITHDRAWN',
        withdrawnAt: act.at,
        withdrawnBy: act.actorAccountId,
        withdrawnNoteId: noteId,
      })
      .where('id', '=', id)
      .where('status', '=', 'ACTIVE')
      .returning('windowName')
      .executeTakeFirst();
    if (!withdrawn) {
      return (await actByKey(tx, 'ratingPoint', id, act.key)) === act.fingerprint ? 'DONE' : 'WITHDRAWN';
    }
    const action = next ? 'reissueRatingPoint' : 'withdrawRatingPoint';
    const after = { status: 'WITHDRAWN', ...(next ? { next: next.id } : {}) };
    await audit(tx, { type: 'ratingPoint', id, action, after, noteId }, act);
    return next ? insertPoint(tx, { ...next, windowName: withdrawn.windowName }, id, act) : 'DONE';
  });
}

/** Hash of the request that acted on this subject under this key, or null. */
async function actByKey(tx: Tx, type: string, id: string, key: string): Promise<string | null> {
  const row = await tx
    .selectFrom('auditEvent')
    .select('after')
    .where('subjectType', '=', type)
    .where('subjectId', '=', id)
    .where('updateId', '=', key)
    .executeTakeFirst();
  return (row?.after as { fingerprint: string } | undefined)?.fingerprint ?? null;
}

interface Event {
  type: string;
  id: string;
  action: string;
  after: object;
  noteId?: string;
}

async function audit(tx: Tx, { type, id, action, after, noteId }: Event, act: PointAct): Promise<void> {
  await appendAudit(tx, {
    subjectType: type,
    subjectId: id,
    at: act.at,
    actorAccountId: act.actorAccountId,
    actorRole: act.role,
    actorOrganisationId: act.organisationId,
    onBehalfOf: null,
    action,
    ruleId: act.ruleId,
    before: null,
    after: { ...after, fingerprint: act.fingerprint },
    noteId: noteId ?? null,
    workflowId: null,
    runId: null,
    updateId: act.key,
  });
}
