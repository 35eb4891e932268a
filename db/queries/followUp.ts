import { type Selectable, sql } from 'kysely';
import type { FollowUpKind, FollowUpOutcome, FollowUpStatus } from '../../workflows/rules/follow-up/types';
import type { Db } from '../connect';
import type { FollowUpTable } from '../schema';
import { containing, type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export interface FollowUpFilter {
  /** Part of the object's name. */
  q?: string | undefined;
  kind?: FollowUpKind[] | undefined;
  status?: FollowUpStatus[] | undefined;
  outcome?: FollowUpOutcome[] | undefined;
  objectId?: string | undefined;
  open?: boolean | undefined;
  overdue?: boolean | undefined;
}

/** Columns by which follow-ups can be listed. */
export const FOLLOW_UP_SORTS = ['startedAt', 'passedOnAt', 'nextDueAt', 'objectName', 'endedAt'] as const;

export type FollowUpRow = Selectable<FollowUpTable> & {
  organOrganisationName: string;
  objectOrganisationName: string | null;
  siteName: string | null;
  windowName: string | null;
};

const named = (db: Db) =>
  db
    .selectFrom('followUp')
    .innerJoin('organisation as organ', 'organ.id', 'followUp.organOrganisationId')
    .leftJoin('organisation as objectOrganisation', 'objectOrganisation.id', 'followUp.objectOrganisationId')
    .leftJoin('ratingPoint', 'ratingPoint.id', 'followUp.pointId')
    .selectAll('followUp')
    .select(['organ.name as organOrganisationName', 'objectOrganisation.name as objectOrganisationName'])
    .select(['ratingPoint.siteName', 'ratingPoint.windowName']);

/** Follow-ups inside a scope; those about the own organisation only after they have been passed on to it. */
export function listFollowUps(
  db: Db,
  scope: Scope,
  own: string | null,
  asked: PageRequest & { filter: FollowUpFilter },
) {
  const { q, kind, status, outcome, objectId, open, overdue } = asked.filter;
  let query = named(db).where((eb) => inScope(eb as never, 'followUp', scope));
  if (own !== null) {
    query = query.where((eb) =>
      eb.or([
        eb('followUp.passedOn', '=', true),
        eb('followUp.objectOrganisationId', 'is distinct from', own),
      ]),
    );
  }
  if (q) query = query.where('followUp.objectName', 'ilike', containing(q));
  if (kind?.length) query = query.where('followUp.kind', 'in', kind);
  if (status?.length) query = query.where('followUp.status', 'in', status);
  if (outcome?.length) query = query.where('followUp.outcome', 'in', outcome);
  if (objectId) query = query.where('followUp.objectId', '=', objectId);
  if (open) query = query.where('followUp.endedAt', 'is', null);
  if (overdue) query = query.where('followUp.overdueCount', '>', 0);
  return pageOf(db, query, asked, { sort: `followUp.${asked.sort.field}`, tie: 'followUp.id' });
}

/** One follow-up with its names, or undefined; whether it may be read is for the caller. */
export function findFollowUp(db: Db, id: string): Promise<FollowUpRow | undefined> {
  return named(db).where('followUp.id', '=', id).executeTakeFirst();
}

/** Files that the object handed in, in their order. */
export function filesOfFollowUp(db: Db, followUpId: string) {
  return db
    .selectFrom('followUpFile')
    .innerJoin('upload', 'upload.id', 'followUpFile.uploadId')
    .select(['followUpFile.uploadId', 'followUpFile.stepSeq'])
    .select(['upload.fileName', 'upload.mediaType', 'upload.sizeBytes'])
    .where('followUpFile.followUpId', '=', followUpId)
    .orderBy('followUpFile.stepSeq')
    .orderBy('followUpFile.uploadId')
    .execute();
}

/** Follow-ups to which an upload was handed in, with the columns by which their readers are known. */
export function followUpsOfUpload(db: Db, uploadId: string) {
  return db
    .selectFrom('followUpFile')
    .innerJoin('followUp', 'followUp.id', 'followUpFile.followUpId')
    .select(['followUp.id', 'followUp.schemeCode', 'followUp.objectOrganisationId', 'followUp.passedOn'])
    .where('followUpFile.uploadId', '=', uploadId)
    .execute();
}

/** Texts of staff by their ids, of those that are asked for. */
export async function notesById(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const rows = await db
    .selectFrom('textNote')
    .select(['id', 'body'])
    .where('subjectType', '=', 'followUp')
    .where('id', 'in', ids)
    .execute();
  return Object.fromEntries(rows.map(({ id, body }) => [id, body]));
}

/** How many ratings of a place count: too few, and somebody could be recognised by it (GE-WAY-3). */
export async function countedAtPoint(db: Db, pointId: string): Promise<number> {
  const { counted } = await db
    .selectFrom('rating')
    .where('pointId', '=', pointId)
    .where('status', '=', 'COUNTED')
    .select((eb) => eb.fn.countAll<number>().as('counted'))
    .executeTakeFirstOrThrow();
  return counted;
}

/** What was rated or complained about, as it was written, with the contact; who reads it is for the caller. */
export function findOriginal(db: Db, id: string) {
  return db
    .selectFrom('followUpDue')
    .leftJoin('ratingText', 'ratingText.ratingId', 'followUpDue.ratingId')
    .leftJoin('complaint', 'complaint.id', 'followUpDue.id')
    .where('followUpDue.id', '=', id)
    .select((eb) => [
      'followUpDue.ratingId',
      'followUpDue.at',
      eb.fn.coalesce('complaint.words', 'ratingText.reason', sql<string>`''`).as('words'),
      eb.fn.coalesce('complaint.contactName', 'ratingText.contactName').as('contactName'),
      eb.fn.coalesce('complaint.contactPhone', 'ratingText.contactPhone').as('contactPhone'),
    ])
    .executeTakeFirst();
}

/** Moves the demonstration's clock of one follow-up. */
export async function moveFollowUpClock(db: Db, id: string, clockOffsetMs: number): Promise<void> {
  await db.updateTable('followUp').set({ clockOffsetMs }).where('id', '=', id).execute();
}
