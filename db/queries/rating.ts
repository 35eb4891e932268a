import { type Compilable, type Insertable, sql } from 'kysely';
import type { StuffingKey } from '../../workflows/rules/evaluation/parameters';
import type { Rating } from '../../workflows/rules/evaluation/questionnaire/types';
import type { RatingStatus, Suspicion } from '../../workflows/rules/evaluation/ratings/rating';
import type { Db } from '../connect';
import { type RatingTable, type RatingTextTable, toJson } from '../schema';

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
export function queueRating(db: Db, { pointId, keys }: RatingArrival): Compilable<object> {
  const names = [`CODE ${pointId}`, `DEVICE ${keys.DEVICE}`, `ADDRESS ${keys.ADDRESS}`].sort();
  const query = sql<object>`select pg_advisory_xact_lock(hashtextextended(name, 0))
    from unnest(${names}::text[]) with ordinality as queue(name, place)`;
  return { compile: () => query.compile(db) };
}

/** What the statement of the gate answers; `readGate` makes a gate of it. */
export type GateRow = Omit<RatingGate, 'earlier' | 'before'> & {
  beforeStatus: RatingStatus | null;
  beforeFingerprint: string | null;
  byCode: string[];
  byDevice: string[];
  byAddress: string[];
};

/** Everything that a rating meets, by one statement whose parts each end at an index; no row: no such code. */
export function ratingGate(db: Db, arrival: RatingArrival, back: LookBack): Compilable<GateRow> {
  const { id, schemeCode, pointId, occasionKey, keys, at, date } = arrival;
  const earlier = (column: 'point_id' | 'device_key' | 'address_key', value: string, key: StuffingKey) =>
    sql`array(select (extract(epoch from r.at) * 1000)::bigint::text from rating r
      where r.${sql.ref(column)} = ${value} and r.at >= ${back[key].since} and r.at <= ${at}
      order by r.at desc limit ${back[key].most})`;
  const query = sql<GateRow>`
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
    where p.id = ${pointId} and p.scheme_code = ${schemeCode}`;
  return { compile: () => query.compile(db) };
}

export function readGate(row: GateRow): RatingGate {
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

/** Keeps a rating; no row when its id or its occasion has been used, and then nothing is kept. */
export const keepRating = (db: Db, { answers, suspicions, ...columns }: NewRating) =>
  db
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
    .returning('id');

/** Keeps the words that came with a rating. */
export const keepRatingText = (db: Db, words: Insertable<RatingTextTable>) =>
  db.insertInto('ratingText').values(words).returning('ratingId');

/** A code as somebody sees who has scanned it. */
export interface ScannedPlace {
  status: 'ACTIVE' | 'WITHDRAWN';
  objectId: string;
  objectName: string;
  siteName: string;
  windowName: string;
  questionnaireVersion: number | null;
  /** This visit has been rated. */
  rated: boolean;
}

/** The code with its object, its site and the questionnaire in force; no row: no such code of an evaluated object. */
export function scannedPlace(
  db: Db,
  scan: { schemeCode: string; pointId: string; occasionKey: string; date: string },
): Compilable<ScannedPlace> {
  const { schemeCode, pointId, occasionKey, date } = scan;
  const query = sql<ScannedPlace>`
    select p.status, p.object_id, o.name as object_name, p.site_name, p.window_name,
      (select version from questionnaire where scheme_code = ${schemeCode} and kind = 'REAL_TIME'
        and status = 'PUBLISHED') as questionnaire_version,
      exists (select 1 from rating where scheme_code = ${schemeCode} and occasion_key = ${occasionKey}) as rated
    from rating_point p
    join evaluation_object o on o.id = p.object_id and o.valid_from <= ${date}::date
      and (o.valid_to is null or o.valid_to >= ${date}::date)
    where p.id = ${pointId} and p.scheme_code = ${schemeCode}`;
  return { compile: () => query.compile(db) };
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
