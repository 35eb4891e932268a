import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type {
  Question,
  Questionnaire,
  QuestionnaireKind,
} from '../../workflows/rules/evaluation/questionnaire/types';
import type { AnswerSum } from '../../workflows/rules/evaluation/score/part';
import type { Db } from '../connect';

type Version = Pick<Questionnaire, 'version' | 'questions'>;
type Given = { id: string; objectId: string; version: number; answers: unknown };
// biome-ignore lint/suspicious/noExplicitAny: of whatever tables the answers come from
type Answers = SelectQueryBuilder<any, any, Given>;

/** Sums of one object, as `scorePart` takes them. */
export type ObjectSumRow = AnswerSum & { objectId: string };

/** Concentrated answers of a round by object, worth what the version says that the round froze (GE-SCO-1, GE-SCO-2). */
export async function concentratedSums(
  db: Db,
  {
    id,
    schemeCode,
    concentratedVersion,
  }: {
    id: string;
    schemeCode: string;
    concentratedVersion: number | null;
  },
): Promise<ObjectSumRow[]> {
  const versions = (await versionsOf(db, schemeCode, 'CONCENTRATED')).filter(
    ({ version }) => version === concentratedVersion,
  );
  const answers = db
    .selectFrom('ballotAnswer')
    .select([
      'id',
      'objectId',
      sql<number>`${sql.lit(concentratedVersion ?? 0)}::integer`.as('version'),
      'answers',
    ])
    .where('roundId', '=', id);
  return sumUp(db, 'ballot_answer', versions, answers);
}

/**
 * Counted real-time ratings of a span of time by object, the end not included. Each is worth what the version says on
 * which it was given, also when another one was published since (GE-SCO-1, GE-CON-3).
 */
export async function realTimeSums(
  db: Db,
  { schemeCode, from, to }: { schemeCode: string; from: string; to: string },
): Promise<ObjectSumRow[]> {
  const versions = await versionsOf(db, schemeCode, 'REAL_TIME');
  const answers = db
    .selectFrom('rating')
    .select(['id', 'objectId', 'questionnaireVersion as version', 'answers'])
    .where('schemeCode', '=', schemeCode)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('status', '=', 'COUNTED');
  return sumUp(db, 'rating', versions, answers);
}

/** Ratings of a span of time that wait for a person to look at them. */
export async function countUnscreened(
  db: Db,
  { schemeCode, from, to }: { schemeCode: string; from: string; to: string },
): Promise<number> {
  const { waiting } = await db
    .selectFrom('rating')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('schemeCode', '=', schemeCode)
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('status', '=', 'SUSPICIOUS')
    .executeTakeFirstOrThrow();
  return waiting;
}

/** Every version that answers may have been given on: drafts never are. */
async function versionsOf(db: Db, schemeCode: string, kind: QuestionnaireKind): Promise<Version[]> {
  const rows = await db
    .selectFrom('questionnaire')
    .select(['version', 'content'])
    .where('schemeCode', '=', schemeCode)
    .where('kind', '=', kind)
    .where('status', '<>', 'DRAFT')
    .orderBy('version')
    .execute();
  return rows.map(({ version, content }) => ({ version, questions: content.questions }));
}

/** In the worth of an answer a scored one counts this much beside its points, so that one sum tells both. */
const ANSWERED = 1_000_000;
/** Worth of an option that the version does not have: the sum of such a rating is negative, whatever else it says. */
const UNKNOWN = -1_000_000_000;

/**
 * Sums answers in the database by object and number of scored answers, in one pass over the rows.
 * @throws RangeError naming the row, for answers of a version, or with an option, that the questionnaire does not have.
 */
async function sumUp(
  db: Db,
  table: 'rating' | 'ballot_answer',
  versions: readonly Version[],
  answers: Answers,
): Promise<ObjectSumRow[]> {
  const branches = versions.map((each) => sql`when ${sql.lit(each.version)} then ${worthOf(each)}`);
  const worth = sql<number>`case version ${sql.join([...branches, sql`when null then null`], sql` `)} end`;
  const { rows } = await sql<ObjectSumRow & { known: boolean }>`
    select object_id, (worth / ${sql.lit(ANSWERED)})::integer as answers, sum(ratings)::integer as ratings,
           sum(ratings * (worth % ${sql.lit(ANSWERED)}))::bigint as points, coalesce(worth >= 0, false) as known
    from (select object_id, ${worth} as worth, count(*) as ratings
          from (${answers}) as given group by 1, 2) as valued
    group by 1, 2, known order by 1, 2`.execute(db);
  if (rows.some(({ known }) => !known)) throw await misfit(db, table, answers, worth);
  return rows.map(({ objectId, answers: scored, ratings, points }) => ({
    objectId,
    answers: scored,
    ratings,
    points,
  }));
}

/** Tells whoever operates the system which rows to look at: nobody else can put them right. */
async function misfit(
  db: Db,
  table: string,
  answers: Answers,
  worth: RawBuilder<number>,
): Promise<RangeError> {
  const { rows } = await sql<{ id: string; version: number }>`select id, version from (${answers}) as given
    where coalesce(${worth} < 0, true) order by id limit 5`.execute(db);
  const named = rows.map(({ id, version }) => `${id} (version ${version})`).join(', ');
  return new RangeError(
    `answers that their version of the questionnaire does not have, in ${table}: ${named}`,
  );
}

/** Worth of a rating by this version. */
function worthOf({ questions }: Version): RawBuilder<number> {
  return sql.join(questions.map(answerWorth), sql` + `);
}

function answerWorth({ id, options }: Question): RawBuilder<number> {
  const branches = options.map(
    ({ code, points }) => sql`when ${code} then ${sql.lit(points === null ? 0 : ANSWERED + points)}::bigint`,
  );
  return sql`case answers->>${id} ${sql.join(branches, sql` `)}
    else case when answers ? ${id} then ${sql.lit(UNKNOWN)} else 0 end end`;
}
