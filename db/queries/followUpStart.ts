import { chinaDate } from '../../workflows/rules/calendar/dates';
import type { Db } from '../connect';

/** What asks for a follow-up and has no process on record, the oldest first; those named are passed over. */
export function followUpsNotStarted(db: Db, limit: number, except: readonly string[] = []) {
  const query = db
    .selectFrom('followUpDue')
    .leftJoin('followUp', 'followUp.id', 'followUpDue.id')
    .leftJoin('ratingText', 'ratingText.ratingId', 'followUpDue.ratingId')
    .leftJoin('complaint', 'complaint.id', 'followUpDue.id')
    .where('followUp.id', 'is', null)
    .selectAll('followUpDue')
    .select((eb) => [
      eb
        .or([eb('ratingText.contactPhone', 'is not', null), eb('complaint.contactPhone', 'is not', null)])
        .as('hasContact'),
    ])
    .orderBy('followUpDue.at')
    .orderBy('followUpDue.id')
    .limit(limit);
  return (except.length > 0 ? query.where('followUpDue.id', 'not in', [...except]) : query).execute();
}
export type FollowUpDueRow = Awaited<ReturnType<typeof followUpsNotStarted>>[number];

/** The object as it stood at an instant, with its organisation; after its end, the last version. */
export function objectAt(db: Db, objectId: string, at: string) {
  return db
    .selectFrom('evaluationObject')
    .leftJoin('organisation', 'organisation.id', 'evaluationObject.organisationId')
    .where('evaluationObject.id', '=', objectId)
    .where('evaluationObject.validFrom', '<=', chinaDate(at))
    .select([
      'evaluationObject.id',
      'evaluationObject.name',
      'evaluationObject.groupCode',
      'evaluationObject.organisationId',
      'organisation.officeHours',
    ])
    .orderBy('evaluationObject.validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Complaints that were taken back while their follow-up runs on. */
export async function withdrawnAndRunning(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('complaint')
    .innerJoin('followUp', 'followUp.id', 'complaint.id')
    .where('complaint.withdrawnAt', 'is not', null)
    .where('followUp.endedAt', 'is', null)
    .select('complaint.id')
    .orderBy('complaint.withdrawnAt')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
