import { type Insertable, sql } from 'kysely';
import type { StuffingKey } from '../../workflows/rules/evaluation/parameters';
import type { Rating } from '../../workflows/rules/evaluation/questionnaire/types';
import type { RatingStatus, Suspicion } from '../../workflows/rules/evaluation/ratings/rating';
import type { Db, Tx } from '../connect';
import { type RatingTable, toJson } from '../schema';

/** Where and by what a rating comes in; keys are one-way values. */
export interface RatingArrival {
  id: string;
  schemeCode: string;
  pointId: string;
  occasionKey: string;
  keys: Record<'DEVICE' | 'ADDRESS', string>;
  at: string;
  /** The China date of `at`. */
  date: string;
}

/** How far back earlier ratings with a key matter, and how many of them at most. */
export type LookBack = Record<StuffingKey, { since: string; most: number }>;

/** What a rating meets: the place as it is now, the versions in force, and what came before it. */
export interface RatingGate {
  codeValid: boolean;
  objectId: string;
  siteId: string;
  objectEvaluated: boolean;
  schemeVersion: number;
  questionnaireVersion: number | null;
  /** Somebody has rated this matter or visit. */
  alreadyRated: boolean;
  /** What was kept under this id before; `fingerprint` null: it did not come by the interface. */
  before: { fingerprint: string | null; status: RatingStatus } | null;
  /** Instants of earlier ratings, at most as many as asked for. */
  earlier: Record<StuffingKey, string[]>;
}

/**
 * Lets ratings of the same device, address or code pass one after another until the end of the transaction: without it
 * a hundred sent at one moment would not see each other and none would be set aside. Locks are taken in one order.
 */
export async function queueRating(tx: Tx, { pointId, keys }: RatingArrival): Promise<void> {
  const names = [`CODE ${pointId}`, `DEVICE ${keys.DEVICE}`, `ADDRESS ${keys.ADDRESS}`].sort();
  await sql`select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${names}::text[]) with ordinality as queue(name, place)`.execute(tx);
}

/** Everything that a rating meets, by one statement whose parts each end at an index; undefined: no such code. */
export async function ratingGate(
  db: Db,
  arrival: RatingArrival,
  back: LookBack,
): Promise<RatingGate | undefined> {
  const { id, schemeCode, pointId, occasionKey, keys, at, date } = arrival;
  const earlier = (column: 'point_id' | 'device_key' | 'address_key', value: string, key: StuffingKey) =>
    sql`array(select (extract(epoch from r.at) * 1000)::bigint::text from rating r
      where r.${sql.ref(column)} = ${value} and r.at >= ${back[key].since} and r.at <= ${at}
      order by r.at desc limit ${back[key].most})`;
  type Row = Omit<RatingGate, 'earlier' | 'before'> & {
    beforeStatus: RatingStatus | null;
    beforeFingerprint: string | null;
    byCode: string[];
    byDevice: string[];
    byAddress: string[];
  };
  const { rows } = await sql<Row>`
    select p.status = 'ACTIVE' as code_valid, p.object_id, p.site_id,
      exists (select 1 from evaluation_object o where o.id = p.object_id and o.valid_from <= ${date}::date
        and (o.valid_to is null or o.valid_to >= ${date}::date)) as object_evaluated,
      (select max(version) from scheme where code = ${schemeCode} and status = 'PUBLISHED') as scheme_version,
      (select version from questionnaire where scheme_code = ${schemeCode} and kind = 'REAL_TIME'
        and status = 'PUBLISHED') as questionnaire_version,
      exists (select 1 from rating where scheme_code = ${schemeCode} and occasion_key = ${occasionKey}) as already_rated,
      before.status as before_status, before.fingerprint as before_fingerprint,
      ${earlier('point_id', pointId, 'CODE')} as by_code,
      ${earlier('device_key', keys.DEVICE, 'DEVICE')} as by_device,
      ${earlier('address_key', keys.ADDRESS, 'ADDRESS')} as by_address
    from rating_point p left join rating before on before.id = ${id}
    where p.id = ${pointId} and p.scheme_code = ${schemeCode}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const { beforeStatus, beforeFingerprint, byCode, byDevice, byAddress, ...gate } = row;
  return {
    ...gate,
    before: beforeStatus && { status: beforeStatus, fingerprint: beforeFingerprint },
    earlier: { CODE: instants(byCode), DEVICE: instants(byDevice), ADDRESS: instants(byAddress) },
  };
}

const instants = (epochs: readonly string[]): string[] =>
  epochs.map((ms) => new Date(Number(ms)).toISOString());

/** What is kept of a rating. */
export type NewRating = Pick<
  Insertable<RatingTable>,
  'id' | 'schemeCode' | 'pointId' | 'objectId' | 'at' | 'occasionKey' | 'deviceKey' | 'addressKey' | 'status'
> & {
  questionnaireVersion: number;
  fingerprint: string;
  answers: Rating;
  suspicions: readonly Suspicion[];
  scored: number;
  points: number;
  worst: number | null;
};

/** Keeps a rating with its words; false when its id or its occasion has been used, and then nothing is kept. */
export async function keepRating(
  tx: Tx,
  { answers, suspicions, ...columns }: NewRating,
  words: { reason: string; contactName: string | null; contactPhone: string | null } | null,
): Promise<boolean> {
  const added = await tx
    .insertInto('rating')
    .values({
      ...columns,
      answers: toJson(answers),
      suspicions: toJson([...suspicions]),
      screenedBy: null,
      screenedAt: null,
      screenNoteId: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  if (words) {
    await tx
      .insertInto('ratingText')
      .values({ ratingId: columns.id, ...words })
      .execute();
  }
  return true;
}

/** The code with its object and site as somebody sees who has scanned it; undefined: there is none. */
export function findPlace(db: Db, schemeCode: string, pointId: string, date: string) {
  return db
    .selectFrom('ratingPoint')
    .innerJoin('evaluationObject as object', 'object.id', 'ratingPoint.objectId')
    .where('ratingPoint.id', '=', pointId)
    .where('ratingPoint.schemeCode', '=', schemeCode)
    .where('object.validFrom', '<=', date)
    .where((eb) => eb.or([eb('object.validTo', 'is', null), eb('object.validTo', '>=', date)]))
    .select(['ratingPoint.status', 'ratingPoint.objectId', 'ratingPoint.siteId', 'ratingPoint.siteName'])
    .select(['ratingPoint.windowName', 'object.name as objectName'])
    .executeTakeFirst();
}

/** Has this matter or visit been rated? */
export async function isRated(db: Db, schemeCode: string, occasionKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('rating')
    .select('id')
    .where('schemeCode', '=', schemeCode)
    .where('occasionKey', '=', occasionKey)
    .executeTakeFirst();
  return row !== undefined;
}

/** Number of the questionnaire in force for ratings; undefined: none has been published. */
export async function ratingQuestionnaireVersion(db: Db, schemeCode: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('questionnaire')
    .select('version')
    .where('schemeCode', '=', schemeCode)
    .where('kind', '=', 'REAL_TIME')
    .where('status', '=', 'PUBLISHED')
    .executeTakeFirst();
  return row?.version;
}

/** Content of the questionnaires for ratings that were ever published, by version; they never change (GE-CON-3). */
export async function ratingQuestionnaires(db: Db, schemeCode: string) {
  const rows = await db
    .selectFrom('questionnaire')
    .select(['version', 'content'])
    .where('schemeCode', '=', schemeCode)
    .where('kind', '=', 'REAL_TIME')
    .where('status', '<>', 'DRAFT')
    .orderBy('version')
    .execute();
  return new Map(rows.map(({ version, content }) => [version, content]));
}
