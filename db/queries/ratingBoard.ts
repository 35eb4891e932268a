import { sql } from 'kysely';
import type { Question } from '../../workflows/rules/evaluation/questionnaire/types';
import type { Db } from '../connect';
import { newestObjects } from './ratingList';
import { inScope, type Scope } from './scope';

/** What is looked at: instants from, included, to `until`, not included. */
export interface BoardSpan {
  from: string;
  until: string;
  objectId?: string | undefined;
  siteId?: string | undefined;
  /** Objects left out: those of the viewer's own organisation (GE-WAY-3). */
  except?: readonly string[] | undefined;
  /** Ratings that were set aside count only when they had been decided on by then. */
  decidedBy?: string | undefined;
}

/** A group of ratings; `scored` and `points` are those of one rating and their sum, so that means stay exact. */
export interface WorthRow {
  key: string;
  scored: number;
  ratings: number;
  points: number;
  poor: number;
}

const inSpan = (db: Db, scope: Scope, { from, until, objectId, siteId, except, decidedBy }: BoardSpan) =>
  db
    .selectFrom('rating')
    .where((eb) => inScope(eb, 'rating', scope))
    .where('rating.at', '>=', from)
    .where('rating.at', '<', until)
    .$if(!!objectId, (q) => q.where('rating.objectId', '=', objectId!))
    .$if(!!except?.length, (q) => q.where('rating.objectId', 'not in', except!))
    .$if(!!decidedBy, (q) =>
      q.where((eb) =>
        eb.or([eb('rating.screenedAt', 'is', null), eb('rating.screenedAt', '<=', decidedBy!)]),
      ),
    )
    .$if(!!siteId, (q) =>
      q.where((eb) =>
        eb(
          'rating.pointId',
          'in',
          eb.selectFrom('ratingPoint').select('ratingPoint.id').where('ratingPoint.siteId', '=', siteId!),
        ),
      ),
    );

/** By what the counted ratings are put together. */
export type BoardGroup = 'OBJECT' | 'POINT' | 'DAY' | 'WEEK';

const GROUPS = {
  OBJECT: sql<string>`rating.object_id`,
  POINT: sql<string>`rating.point_id::text`,
  DAY: sql<string>`to_char(rating.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
  // A week is named by its Monday.
  WEEK: sql<string>`to_char(date_trunc('week', rating.at at time zone 'Asia/Shanghai'), 'YYYY-MM-DD')`,
};

/**
 * Counted ratings by group and by how many answers of them are scored: a rating is worth the mean of its answers
 * (GE-SCO-2), so only those with the same number may be added up. `poor`: lowest answer worth no more than `poorUpTo`.
 */
export function countedBy(
  db: Db,
  scope: Scope,
  span: BoardSpan,
  group: BoardGroup,
  poorUpTo: number,
): Promise<WorthRow[]> {
  return inSpan(db, scope, span)
    .where('rating.status', '=', 'COUNTED')
    .select([
      GROUPS[group].as('key'),
      sql<number>`coalesce(rating.scored, 0)`.as('scored'),
      sql<number>`count(*)`.as('ratings'),
      sql<number>`coalesce(sum(rating.points), 0)`.as('points'),
      sql<number>`count(*) filter (where rating.worst <= ${poorUpTo})`.as('poor'),
    ])
    .groupBy([sql`1`, sql`2`])
    .execute();
}

/** Ratings that do not count, by object, code and status. */
export function uncountedBy(db: Db, scope: Scope, span: BoardSpan) {
  return inSpan(db, scope, span)
    .where('rating.status', '<>', 'COUNTED')
    .select(['rating.objectId', 'rating.pointId', 'rating.status'])
    .select((eb) => eb.fn.countAll<number>().as('ratings'))
    .groupBy(['rating.objectId', 'rating.pointId', 'rating.status'])
    .execute();
}

/** How often each option of each question was chosen in counted ratings, in one pass over them. */
export async function answersOf(
  db: Db,
  scope: Scope,
  span: BoardSpan,
  version: number,
  questions: readonly Pick<Question, 'id'>[],
): Promise<{ questionId: string; option: string; ratings: number }[]> {
  if (questions.length === 0) return [];
  const columns = questions.map((_, nth) => `q${nth}`);
  const given = inSpan(db, scope, span)
    .where('rating.status', '=', 'COUNTED')
    .where('rating.questionnaireVersion', '=', version)
    .select(questions.map(({ id }, nth) => sql<string>`rating.answers ->> ${sql.lit(id)}`.as(`q${nth}`)));
  const rows = await db
    .selectFrom(given.as('given'))
    .select((eb) => [
      ...columns.map((column) => eb.ref(column as never).as(column)),
      sql<number>`grouping(${sql.join(columns.map((column) => sql.ref(column)))})`.as('others'),
      eb.fn.countAll<number>().as('ratings'),
    ])
    .groupBy(sql`grouping sets (${sql.join(columns.map((column) => sql`(${sql.ref(column)})`))})`)
    .execute();
  // The bits of `others` name the columns that a row does not stand for, the last column being the lowest bit.
  const whole = 2 ** columns.length - 1;
  return (rows as unknown as (Record<string, string | null> & { others: number; ratings: number })[]).flatMap(
    (row) => {
      const nth = columns.findIndex(
        (_, index) => Number(row.others) === whole - 2 ** (columns.length - 1 - index),
      );
      const option = row[columns[nth] ?? ''];
      return nth < 0 || option == null
        ? []
        : [{ questionId: questions[nth]!.id, option, ratings: Number(row.ratings) }];
    },
  );
}

/** Versions of the questionnaire on which counted ratings of the span were given. */
export async function versionsInSpan(db: Db, scope: Scope, span: BoardSpan): Promise<number[]> {
  const rows = await inSpan(db, scope, span)
    .where('rating.status', '=', 'COUNTED')
    .select('rating.questionnaireVersion')
    .distinct()
    .execute();
  return rows.map(({ questionnaireVersion }) => questionnaireVersion).sort((a, b) => a - b);
}

/** Names of objects and codes for the tables of a board. */
export async function boardNames(db: Db, schemeCode: string) {
  const [objects, points] = await Promise.all([
    newestObjects(db).execute(),
    db
      .selectFrom('ratingPoint')
      .select(['id', 'objectId', 'siteId', 'siteName', 'windowName', 'status'])
      .where('schemeCode', '=', schemeCode)
      .execute(),
  ]);
  return {
    objects: new Map(objects.map((object) => [object.id, object])),
    points: new Map(points.map((point) => [point.id, point])),
  };
}

/** Published rounds of a scheme with their periods, the latest first. */
export function publishedRounds(db: Db, schemeCode: string) {
  return db
    .selectFrom('evaluationRound')
    .select(['id', 'year', 'number', 'periodFrom', 'periodTo', 'publishedAt', 'schemeVersion'])
    .where('schemeCode', '=', schemeCode)
    .where('publishedVersion', 'is not', null)
    .where('status', '<>', 'VOIDED')
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .execute();
}
