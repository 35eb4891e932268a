import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import type { RedemptionParameters } from '../../workflows/rules/redemption/types';
import type { Db } from '../connect';

/** Code of the scheme under which policies are redeemed. */
export const REDEMPTION_SCHEME = 'GR';

/** The published version of the scheme; the newest when several are. */
export function findPublishedScheme(
  db: Db,
): Promise<{ version: number; parameters: RedemptionParameters } | undefined> {
  return db
    .selectFrom('scheme')
    .select(['version', 'parameters'])
    .$narrowType<{ parameters: RedemptionParameters }>()
    .where('code', '=', REDEMPTION_SCHEME)
    .where('status', '=', 'PUBLISHED')
    .orderBy('version', 'desc')
    .executeTakeFirst();
}

/** Parameters of one version, whatever its state. */
export async function findParameters(db: Db, version: number): Promise<RedemptionParameters> {
  const row = await db
    .selectFrom('scheme')
    .select('parameters')
    .$narrowType<{ parameters: RedemptionParameters }>()
    .where('code', '=', REDEMPTION_SCHEME)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return row.parameters;
}

/** The calendar in force, whole. */
export async function findPublishedCalendar(db: Db): Promise<CalendarSlice | null> {
  const row = await db
    .selectFrom('calendar')
    .select(['version', 'content'])
    .where('status', '=', 'PUBLISHED')
    .executeTakeFirst();
  return row ? { ...row.content, version: row.version } : null;
}

/** One version of the calendar that was published once, whole. */
export async function findCalendar(db: Db, version: string): Promise<CalendarSlice | null> {
  const row = await db
    .selectFrom('calendar')
    .select(['version', 'content'])
    .where('version', '=', version)
    .where('status', 'in', ['PUBLISHED', 'SUPERSEDED'])
    .executeTakeFirst();
  return row ? { ...row.content, version: row.version } : null;
}
