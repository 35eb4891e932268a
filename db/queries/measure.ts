import { type Selectable, sql } from 'kysely';
import type { Group, LadderMeasure } from '../../workflows/rules/evaluation/parameters';
import type { Db } from '../connect';
import type { MeasureTable } from '../schema';
import { containing, type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export interface MeasureFilter {
  q?: string | undefined;
  kind?: LadderMeasure[] | undefined;
  status?: string[] | undefined;
  objectId?: string | undefined;
  objectGroup?: Group | undefined;
  roundId?: string | undefined;
  /** Neither ended nor cancelled. */
  open?: boolean | undefined;
  overdue?: boolean | undefined;
}

/** Columns by which measures can be listed. */
export const MEASURE_SORTS = [
  'id',
  'kind',
  'status',
  'objectName',
  'startedAt',
  'nextDueAt',
  'endedAt',
] as const;

export type MeasureRow = Selectable<MeasureTable> & {
  organOrganisationName: string;
  objectOrganisationName: string | null;
};

const named = (db: Db) =>
  db
    .selectFrom('measure')
    .innerJoin('organisation as organ', 'organ.id', 'measure.organOrganisationId')
    .leftJoin('organisation as objectOrganisation', 'objectOrganisation.id', 'measure.objectOrganisationId')
    .selectAll('measure')
    .select(['organ.name as organOrganisationName', 'objectOrganisation.name as objectOrganisationName']);

/** Measures inside a scope. */
export function listMeasures(db: Db, scope: Scope, asked: PageRequest & { filter: MeasureFilter }) {
  const { q, kind, status, objectId, objectGroup, roundId, open, overdue } = asked.filter;
  let query = named(db).where((eb) => inScope(eb as never, 'measure', scope));
  if (q) query = query.where('measure.objectName', 'ilike', containing(q));
  if (kind?.length) query = query.where('measure.kind', 'in', kind);
  if (status?.length) query = query.where(sql<boolean>`measure.status in (${sql.join(status)})`);
  if (objectId) query = query.where('measure.objectId', '=', objectId);
  if (objectGroup) query = query.where('measure.objectGroup', '=', objectGroup);
  if (roundId) query = query.where('measure.roundId', '=', roundId);
  if (open) query = query.where('measure.endedAt', 'is', null);
  if (overdue) query = query.where('measure.overdueCount', '>', 0);
  return pageOf(db, query, asked, { sort: `measure.${asked.sort.field}`, tie: 'measure.id' });
}

/** One measure with its names, or undefined; whether it may be read is for the caller. */
export function findMeasure(db: Db, id: string): Promise<MeasureRow | undefined> {
  return named(db).where('measure.id', '=', id).executeTakeFirst();
}

/** Files that came with the steps of a measure, in their order. */
export function filesOfMeasure(db: Db, measureId: string) {
  return db
    .selectFrom('measureFile')
    .innerJoin('upload', 'upload.id', 'measureFile.uploadId')
    .select([
      'measureFile.uploadId',
      'measureFile.stepSeq',
      'measureFile.event',
      'measureFile.itemId',
      'upload.fileName',
      'upload.mediaType',
      'upload.sizeBytes',
      'upload.sha256',
    ])
    .where('measureFile.measureId', '=', measureId)
    .orderBy('measureFile.stepSeq')
    .orderBy('measureFile.uploadId')
    .execute();
}

/** Measures to which an upload was handed in, with the columns by which their readers are known. */
export function measuresOfUpload(db: Db, uploadId: string) {
  return db
    .selectFrom('measureFile')
    .innerJoin('measure', 'measure.id', 'measureFile.measureId')
    .select([
      'measure.id',
      'measure.objectOrganisationId',
      'measure.organOrganisationId',
      'measure.organiserOrganisationId',
      'measure.regionId',
    ])
    .where('measureFile.uploadId', '=', uploadId)
    .execute();
}

/** Notes how far a demonstration has moved a measure ahead of real time. */
export async function moveMeasureClock(db: Db, id: string, clockOffsetMs: number): Promise<void> {
  await db.updateTable('measure').set({ clockOffsetMs }).where('id', '=', id).execute();
}

/** Every text that people wrote about a measure and that a step has taken along, by its id. */
export async function textsOfMeasure(db: Db, measureId: string): Promise<Record<string, string>> {
  const rows = await db
    .selectFrom('textNote')
    .select(['id', 'body'])
    .where('subjectType', '=', 'measure')
    .where('subjectId', '=', measureId)
    .execute();
  return Object.fromEntries(rows.map(({ id, body }) => [id, body]));
}
