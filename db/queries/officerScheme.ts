import { sql } from 'kysely';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { Db } from '../connect';
import type { TermLight, VersionStatus } from '../schema';
import { EVALUATION_SCHEME } from './evaluationScheme';

/** A version of a scheme of officers. */
export interface OfficerSchemeRow {
  code: string;
  version: number;
  name: string;
  parameters: OfficerSchemeParameters;
  status: VersionStatus;
  publishedAt: string | null;
}

const versions = (db: Db) =>
  db
    .selectFrom('scheme')
    .select(['code', 'version', 'name', 'parameters', 'status', 'publishedAt'])
    .$narrowType<{ parameters: OfficerSchemeParameters }>()
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('schemeOrgan')
          .select('schemeCode')
          .whereRef('schemeOrgan.schemeCode', '=', 'scheme.code'),
      ),
    )
    .where('code', '<>', EVALUATION_SCHEME);

/** Every scheme of officers by its version in force: the newest published one, else the newest draft. */
export function listOfficerSchemes(db: Db, codes?: readonly string[]): Promise<OfficerSchemeRow[]> {
  return versions(db)
    .distinctOn('code')
    .$if(codes !== undefined, (query) =>
      query.where('code', '=', sql<string>`any(${[...(codes ?? [])]}::text[])`),
    )
    .orderBy('code')
    .orderBy(sql`case status when 'PUBLISHED' then 1 when 'DRAFT' then 2 else 3 end`)
    .orderBy('version', 'desc')
    .execute();
}

/** One scheme by its version in force, or undefined. */
export async function findOfficerScheme(db: Db, code: string): Promise<OfficerSchemeRow | undefined> {
  return (await listOfficerSchemes(db, [code]))[0];
}

/** All versions of a scheme, the newest first. */
export function versionsOfScheme(db: Db, code: string): Promise<OfficerSchemeRow[]> {
  return versions(db).where('code', '=', code).orderBy('version', 'desc').execute();
}

/** The organs of a scheme with the organisations that hold them. */
export function organsWithNames(db: Db, schemeCode: string) {
  return db
    .selectFrom('schemeOrgan')
    .innerJoin('organisation', 'organisation.id', 'schemeOrgan.organisationId')
    .select([
      'schemeOrgan.organCode',
      'schemeOrgan.organisationId',
      'organisation.name as organisationName',
      'organisation.officeHours',
    ])
    .where('schemeOrgan.schemeCode', '=', schemeCode)
    .orderBy('schemeOrgan.organCode')
    .execute();
}

/** Schemes in which an organisation is an organ, and which. */
export function organsHeldBy(db: Db, organisationId: string) {
  return db
    .selectFrom('schemeOrgan')
    .select(['schemeCode', 'organCode'])
    .where('organisationId', '=', organisationId)
    .orderBy('schemeCode')
    .orderBy('organCode')
    .execute();
}

/** Places of a scheme that are taken, by channel. */
export async function seatsTaken(db: Db, schemeCode: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('officerTerm')
    .select((eb) => ['channel', eb.fn.countAll<number>().as('taken')])
    .where('schemeCode', '=', schemeCode)
    .where('endedAt', 'is', null)
    .groupBy('channel')
    .execute();
  return Object.fromEntries(rows.map(({ channel, taken }) => [channel, taken]));
}

/** How a scheme stands. */
export interface SchemeStanding {
  serving: number;
  awaitingTraining: number;
  ended: number;
  lights: Record<Exclude<TermLight, 'GREY'>, number>;
  unscreened: number;
  openProcedures: number;
}

/** How each of these schemes stands; one with no term is all zero. */
export async function standingOfSchemes(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, SchemeStanding>> {
  const count = (condition: string) => sql<number>`count(*) filter (where ${sql.raw(condition)})`;
  const rows = await db
    .selectFrom('officerTerm')
    .select([
      'schemeCode',
      count(`ended_at is null and status = 'SERVING'`).as('serving'),
      count(`ended_at is null and status = 'AWAITING_TRAINING'`).as('awaitingTraining'),
      count('ended_at is not null').as('ended'),
      count(`ended_at is null and light = 'GREEN'`).as('green'),
      count(`ended_at is null and light = 'YELLOW'`).as('yellow'),
      count(`ended_at is null and light = 'RED'`).as('red'),
      sql<number>`coalesce(sum(unscreened), 0)`.as('unscreened'),
      sql<number>`coalesce(sum(open_procedures), 0)`.as('openProcedures'),
    ])
    .where('schemeCode', '=', sql<string>`any(${[...codes]}::text[])`)
    .groupBy('schemeCode')
    .execute();
  const found = new Map(rows.map((row) => [row.schemeCode, row]));
  return new Map(
    codes.map((code) => {
      const row = found.get(code);
      const standing: SchemeStanding = {
        serving: row?.serving ?? 0,
        awaitingTraining: row?.awaitingTraining ?? 0,
        ended: row?.ended ?? 0,
        lights: { GREEN: row?.green ?? 0, YELLOW: row?.yellow ?? 0, RED: row?.red ?? 0 },
        unscreened: row?.unscreened ?? 0,
        openProcedures: row?.openProcedures ?? 0,
      };
      return [code, standing];
    }),
  );
}
