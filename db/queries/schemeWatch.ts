import type { Db } from '../connect';

/** The watch over a scheme, or undefined when nobody watches it. */
export function findWatch(db: Db, schemeCode: string) {
  return db.selectFrom('schemeWatch').selectAll().where('schemeCode', '=', schemeCode).executeTakeFirst();
}

/** Periods of a scheme with what is owed in them and the reason given for missed ones, the latest first. */
export function occasionPeriodsOf(db: Db, schemeCode: string) {
  return db
    .selectFrom('occasionPeriod')
    .leftJoin('textNote', 'textNote.id', 'occasionPeriod.noteId')
    .leftJoin('obligation', (join) =>
      join
        .onRef('obligation.id', '=', 'occasionPeriod.obligationId')
        .on('obligation.workflowId', '=', `scheme-watch/${schemeCode}`),
    )
    .selectAll('occasionPeriod')
    .select(['textNote.body as note', 'obligation.dueAt', 'obligation.status as obligationStatus'])
    .where('occasionPeriod.schemeCode', '=', schemeCode)
    .orderBy('occasionPeriod.fromDate', 'desc')
    .orderBy('occasionPeriod.kind')
    .limit(100)
    .execute();
}

/** Published schemes of officers, each in its newest version, with the organisation of every organ. */
export async function publishedOfficerSchemes(db: Db) {
  const rows = await db
    .selectFrom('scheme')
    .innerJoin('schemeOrgan', 'schemeOrgan.schemeCode', 'scheme.code')
    .select(['scheme.code', 'scheme.version', 'schemeOrgan.organCode', 'schemeOrgan.organisationId'])
    .where('scheme.status', '=', 'PUBLISHED')
    .orderBy('scheme.code')
    .orderBy('scheme.version')
    .execute();
  const schemes = new Map<string, { code: string; version: number; organs: Record<string, string> }>();
  for (const { code, version, organCode, organisationId } of rows) {
    const organs = { ...schemes.get(code)?.organs, [organCode]: organisationId };
    schemes.set(code, { code, version, organs });
  }
  return [...schemes.values()];
}

/** Gatherings of a scheme that were held with somebody present and began at or after an instant. */
export function heldSince(db: Db, schemeCode: string, since: string) {
  return db
    .selectFrom('gathering')
    .select(['id', 'kind', 'startsAt', 'heldAt'])
    .where('schemeCode', '=', schemeCode)
    .where('status', 'in', ['HELD', 'CLOSED'])
    .where('present', '>', 0)
    .where('startsAt', '>=', since)
    .orderBy('startsAt')
    .execute();
}

/** Notes how far a demonstration has moved the watch over a scheme ahead of real time. */
export async function moveWatchClock(db: Db, schemeCode: string, clockOffsetMs: number): Promise<void> {
  await db.updateTable('schemeWatch').set({ clockOffsetMs }).where('schemeCode', '=', schemeCode).execute();
}
