import type { ClientBase } from 'pg';
import type { DecisionLine, ExportedRound, RoundLine } from './export';

/** What the statement finds of one object, to be held against what is stored. */
interface Computed {
  objectId: string;
  group: string;
  score: string | null;
  concentrated: string | null;
  realTime: string | null;
  answers: number;
  ratings: number;
  rank: number | null;
  top: boolean;
  bottom: boolean;
  /** Tied over the lower boundary, where the organiser may have to decide (AMB-GE-5). */
  tied: boolean;
}

/**
 * The whole result by one statement over the exported answers, without any code of the product's rules. Exact: means
 * are brought to the least common multiple of the numbers of answers, scores are fractions of whole numbers and are
 * compared crosswise. $1 round, $2 objects, $3 questionnaires, $4 answers, each as JSON. Reads and writes no table.
 */
const RESULT = `
with recursive
rule as (
  select (r #>> '{weights,concentrated}')::numeric as wc, (r #>> '{weights,realTime}')::numeric as wr,
    (r #>> '{minimum,concentrated}')::integer as least_c, (r #>> '{minimum,realTime}')::integer as least_r,
    r ->> 'realTimeMissing' as missing, r -> 'top' as top, r -> 'bottom' as bottom
  from (select $1::jsonb as r) as given),
object as (
  select "objectId" as object_id, "group" as list from jsonb_to_recordset($2::jsonb) as o("objectId" text, "group" text)),
choice as (
  select kind, version, question ->> 'id' as question, option ->> 'code' as code, (option ->> 'points')::integer as points
  from jsonb_to_recordset($3::jsonb) as q(kind text, version integer, questions jsonb),
    jsonb_array_elements(questions) as question, jsonb_array_elements(question -> 'options') as option),
answer as (
  select row_number() over () as nth, kind, version, "objectId" as object_id, answers
  from json_to_recordset($4::json) as a(kind text, version integer, "objectId" text, answers jsonb)),
sheet as (
  select a.nth, a.kind, a.object_id, count(c.points) as scored, coalesce(sum(c.points), 0) as points,
    count(*) filter (where a.question is not null and c.code is null) as strange
  from (
    select nth, kind, version, object_id, each.key as question, each.value as code
    from answer left join lateral jsonb_each_text(answers) as each on true) as a
  left join choice c using (kind, version, question, code)
  group by a.nth, a.kind, a.object_id),
multiple(n, value) as (
  select 1, 1::numeric
  union all
  select n + 1, lcm(value, n + 1) from multiple where n < (select max(scored) from sheet)),
whole as (select value from multiple order by n desc limit 1),
part as (
  select object_id, kind, count(*) filter (where scored > 0)::integer as valid, sum(strange) as strange,
    sum(points * div(value, scored)) filter (where scored > 0) as n,
    count(*) filter (where scored > 0) * value as d
  from sheet cross join whole group by object_id, kind, value),
both_parts as (
  select o.object_id, o.list, c.n as cn, c.d as cd, coalesce(c.valid, 0) as answers,
    r.n as rn, r.d as rd, coalesce(r.valid, 0) as ratings, coalesce(c.strange, 0) + coalesce(r.strange, 0) as strange,
    coalesce(c.valid, 0) >= greatest(least_c, 1) as enough, coalesce(r.valid, 0) >= greatest(least_r, 1) as rated
  from object o cross join rule
  left join part c on c.object_id = o.object_id and c.kind = 'CONCENTRATED'
  left join part r on r.object_id = o.object_id and r.kind = 'REAL_TIME'),
entered as (
  select b.object_id, b.list, b.answers, cn, cd,
    case when rated then rn when missing = 'ZERO' then 0 else cn end as en,
    case when rated then rd when missing = 'ZERO' then 1 else cd end as ed
  from both_parts b cross join rule where enough),
scored as (select e.*, wc * cn * ed + wr * en * cd as sn, 100 * cd * ed as sd from entered e cross join rule),
ranked as (
  select s.*, (select count(*) from scored t where t.list = s.list
      and (t.sn * s.sd, t.cn * s.cd, t.en * s.ed, t.answers) > (s.sn * t.sd, s.cn * t.cd, s.en * t.ed, s.answers)) + 1 as rank,
    count(*) over (partition by list) - (bottom ->> list)::integer as boundary, (top ->> list)::integer as top_size
  from scored s cross join rule)
select b.object_id as "objectId", b.list as "group", b.answers, b.ratings, b.strange::integer,
  case when b.cn is null or b.cd = 0 then null else text_of(b.cn, b.cd) end as concentrated,
  case when b.rn is null or b.rd = 0 then null else text_of(b.rn, b.rd) end as "realTime",
  case when k.sn is null then null else text_of(k.sn, k.sd) end as score,
  k.rank::integer, coalesce(k.rank <= k.top_size, false) as top, coalesce(k.rank > k.boundary, false) as bottom,
  coalesce(k.boundary >= 1 and k.rank <= k.boundary
    and k.rank + count(*) over (partition by k.list, k.rank) - 1 > k.boundary, false) as tied
from both_parts b left join ranked k using (object_id)
order by b.object_id`.replaceAll(
  /text_of\((\S+), (\S+)\)/g,
  "div($1, gcd($1, $2)) || case when div($2, gcd($1, $2)) = 1 then '' else '/' || div($2, gcd($1, $2)) end",
);

/** Computes the result of an export anew and answers what differs from the stored one, a line for each difference. */
export async function differences(client: ClientBase, exported: ExportedRound): Promise<string[]> {
  const { round, objects, questionnaires, answers } = exported;
  const { rows } = await client.query<Computed & { strange: number }>(RESULT, [
    JSON.stringify(round),
    JSON.stringify(objects),
    JSON.stringify(questionnaires),
    `[${answers.join(',')}]`,
  ]);
  const found: string[] = [];
  for (const row of rows) {
    const stored = objects.find(({ objectId }) => objectId === row.objectId)!;
    const note = (what: string, is: unknown, computed: unknown) => {
      if (is !== computed) found.push(`${row.objectId}: ${what} stored ${is}, computed ${computed}`);
    };
    if (row.strange > 0) found.push(`${row.objectId}: ${row.strange} answers that the questionnaire lacks`);
    note('score', stored.score, row.score);
    note('concentrated part', stored.concentrated, row.concentrated);
    note('real-time part', stored.realTime, row.realTime);
    note('valid answers', stored.answers, row.answers);
    note('valid ratings', stored.ratings, row.ratings);
    if (!stored.place) continue;
    note('rank', stored.place.rank, row.rank);
    note('first group', stored.place.top, row.top);
    note('last group', stored.place.bottom, isLast(round, row, rows));
  }
  const ranked = objects.some(({ place }) => place);
  return ranked ? [...found, ...round.decisions.flatMap((each) => wrongDecision(round, each, rows))] : found;
}

/** Whether an object is in the last group: by its rank, by the scheme's choice for ties, by the decision (AMB-GE-5). */
function isLast(round: RoundLine, row: Computed, rows: readonly Computed[]): boolean {
  if (!row.tied) return row.bottom;
  if (!isForDecision(round, row.group, rows)) return round.bottomTie === 'INCLUDE_ALL';
  const decision = round.decisions.find(({ group }) => group === row.group);
  return decision?.objectIds.includes(row.objectId) ?? false;
}

/** Ties are for the organiser where the scheme says so, and where favouring all of them would leave the last group empty. */
function isForDecision(
  { bottomTie }: Pick<RoundLine, 'bottomTie'>,
  list: string,
  rows: readonly Computed[],
): boolean {
  const own = rows.filter(({ group }) => group === list);
  if (bottomTie === 'INCLUDE_ALL' || !own.some(({ tied }) => tied)) return false;
  return bottomTie === 'DECIDE' || !own.some(({ bottom }) => bottom);
}

/** What is wrong with a recorded decision: nothing was to be decided, it names others than the tied, or nobody. */
function wrongDecision(
  round: RoundLine,
  { group, objectIds }: DecisionLine,
  rows: readonly Computed[],
): string[] {
  const name = `decision about ${group}`;
  if (!isForDecision(round, group, rows)) return [`${name}: there was no tie to decide`];
  const own = rows.filter((row) => row.group === group);
  const others = objectIds.filter((id) => !own.some(({ objectId, tied }) => objectId === id && tied));
  if (others.length > 0) return [`${name}: names ${others.join(', ')}, not among the tied`];
  const empty = objectIds.length === 0 && !own.some(({ bottom }) => bottom);
  return empty ? [`${name}: leaves the last group empty`] : [];
}
