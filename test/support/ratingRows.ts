import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/connect';
import { realTimeQuestionnaire } from '../../db/presets/evaluation/questionnaires';
import type { RatingStatus } from '../../workflows/rules/evaluation/ratings/rating';

/** Real-time ratings of one object, spread evenly over a span of time. */
export interface RatingsOf {
  objectId: string;
  count: number;
  /** Of a hundred answers so many are 不满意; one in ten is 未涉及, the others 非常满意 or 满意. */
  poor: number;
}

export interface RatingSpan {
  from: string;
  to: string;
  version?: number;
  status?: RatingStatus;
  /** Another one gives other answers. */
  seed?: number;
}

/** Adds ratings by one statement, and a code for each object; nobody rated, so keys and answers are made up. */
export async function addRatings(db: Db, objects: readonly RatingsOf[], span: RatingSpan): Promise<void> {
  const { from, to, version = 1, status = 'COUNTED', seed = 1 } = span;
  const points = objects.map(({ objectId, count, poor }) => ({ id: randomUUID(), objectId, count, poor }));
  await db
    .insertInto('ratingSite')
    .values(
      points.map(({ id }) => ({
        id,
        schemeCode: 'GE',
        kind: 'CITY_HALL' as const,
        regionId: 'GY',
        name: `大厅 ${id}`,
        address: '',
        createdBy: null,
        createdAt: from,
      })),
    )
    .execute();
  await db
    .insertInto('ratingPoint')
    .values(
      points.map(({ id, objectId }) => ({
        id,
        schemeCode: 'GE',
        objectId,
        siteId: id,
        siteName: '窗口',
        status: 'ACTIVE' as const,
        createdAt: from,
        withdrawnAt: null,
      })),
    )
    .execute();
  const answers = realTimeQuestionnaire.questions.flatMap(({ id }, nth) => {
    const chance = sql`abs(hashtextextended(p."objectId" || '/' || n || '/' || ${sql.lit(nth)}, ${sql.lit(seed)}) % 100)`;
    return [
      sql.lit(id),
      sql`case when ${chance} < p.poor then 'POOR' when ${chance} < p.poor + 10 then 'UNKNOWN'
               when ${chance} < p.poor + 30 then 'GOOD' else 'VERY_GOOD' end`,
    ];
  });
  await sql`
    insert into rating (id, scheme_code, point_id, object_id, at, occasion_key, questionnaire_version, answers, status,
                        suspicions)
    select gen_random_uuid(), 'GE', p.id, p."objectId",
           ${from}::timestamptz + (${to}::timestamptz - ${from}::timestamptz) * (n - 0.5) / p.count,
           p.id || ':' || n, ${version}, jsonb_build_object(${sql.join(answers)}), ${status}, '[]'
    from jsonb_to_recordset(${JSON.stringify(points)}::jsonb) as p(id uuid, "objectId" text, count integer, poor integer)
    cross join lateral generate_series(1, p.count) as n`.execute(db);
}
