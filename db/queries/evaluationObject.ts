import type { Selectable } from 'kysely';
import type { Group } from '../../workflows/rules/evaluation/parameters';
import type { Db } from '../connect';
import type { EvaluationObjectTable } from '../schema';
import { type Act, actOnce } from './actOnce';

export type EvaluationObjectRow = Selectable<EvaluationObjectTable> & { organisationName: string | null };

/** All versions of all objects, counties first, in the order of the scheme and of time. */
export function listObjectVersions(db: Db): Promise<EvaluationObjectRow[]> {
  return db
    .selectFrom('evaluationObject')
    .leftJoin('organisation', 'organisation.id', 'evaluationObject.organisationId')
    .selectAll('evaluationObject')
    .select('organisation.name as organisationName')
    .orderBy('evaluationObject.groupCode')
    .orderBy('evaluationObject.orderNo')
    .orderBy('evaluationObject.id')
    .orderBy('evaluationObject.validFrom')
    .execute();
}

export interface ObjectVersion {
  id: string;
  groupCode: Group;
  orderNo: number;
  name: string;
  inTargetAssessment: boolean;
  organisationId: string | null;
  validFrom: string;
}

export type ObjectOutcome = 'DONE' | 'KEY_REUSED' | 'EXISTS' | 'NOT_LATER' | 'ENDED' | 'UNKNOWN';

const subjectOf = (id: string, action: string) => ({ type: 'evaluationObject', id, action });

/** Adds an object with its first version. */
export function addObject(db: Db, version: ObjectVersion, noteId: string, act: Act): Promise<ObjectOutcome> {
  return actOnce<'EXISTS'>(db, subjectOf(version.id, 'addObject'), act, async (tx) => {
    const known = await tx
      .selectFrom('evaluationObject')
      .select('id')
      .where((eb) =>
        eb.or([
          eb('id', '=', version.id),
          eb.and([eb('name', '=', version.name), eb('validTo', 'is', null)]),
        ]),
      )
      .executeTakeFirst();
    if (known) return 'EXISTS';
    await tx
      .insertInto('evaluationObject')
      .values({ ...version, validTo: null, noteId })
      .execute();
    return { after: version, noteId };
  });
}

/**
 * Ends the version in force the day before and begins another (GE-OBJ-1). It must begin after the one that it follows;
 * rounds have their own copies, so nothing that was frozen changes.
 */
export function changeObject(
  db: Db,
  version: Omit<ObjectVersion, 'groupCode' | 'orderNo'>,
  noteId: string,
  act: Act,
): Promise<ObjectOutcome> {
  return actOnce<'UNKNOWN' | 'ENDED' | 'NOT_LATER'>(
    db,
    subjectOf(version.id, 'changeObject'),
    act,
    async (tx) => {
      const last = await tx
        .selectFrom('evaluationObject')
        .selectAll()
        .where('id', '=', version.id)
        .orderBy('validFrom', 'desc')
        .limit(1)
        .forUpdate()
        .executeTakeFirst();
      if (!last) return 'UNKNOWN';
      if (last.validTo !== null) return 'ENDED';
      if (version.validFrom <= last.validFrom) return 'NOT_LATER';
      await tx
        .updateTable('evaluationObject')
        .set({ validTo: dayBefore(version.validFrom) })
        .where('id', '=', last.id)
        .where('validFrom', '=', last.validFrom)
        .execute();
      const { groupCode, orderNo } = last;
      await tx
        .insertInto('evaluationObject')
        .values({ ...version, groupCode, orderNo, validTo: null, noteId })
        .execute();
      const { name, inTargetAssessment, organisationId } = last;
      return { before: { name, inTargetAssessment, organisationId }, after: version, noteId };
    },
  );
}

/** Ends an object: its last version holds up to and including that day. */
export function endObject(
  db: Db,
  { id, validTo, noteId }: { id: string; validTo: string; noteId: string },
  act: Act,
): Promise<ObjectOutcome> {
  return actOnce<'UNKNOWN' | 'ENDED' | 'NOT_LATER'>(db, subjectOf(id, 'endObject'), act, async (tx) => {
    const last = await tx
      .selectFrom('evaluationObject')
      .select(['validFrom', 'validTo'])
      .where('id', '=', id)
      .orderBy('validFrom', 'desc')
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    if (!last) return 'UNKNOWN';
    if (last.validTo !== null) return 'ENDED';
    if (validTo < last.validFrom) return 'NOT_LATER';
    await tx
      .updateTable('evaluationObject')
      .set({ validTo, endedNoteId: noteId })
      .where('id', '=', id)
      .where('validFrom', '=', last.validFrom)
      .execute();
    return { after: { validTo }, noteId };
  });
}

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
