import type { ClientBase } from 'pg';

/** What a result is computed from, and what was found: all of it without persons, keys, places or instants. */
export interface ExportedRound {
  round: RoundLine;
  objects: ObjectLine[];
  questionnaires: QuestionnaireLine[];
  /** Each as a line of JSON: kind, version, objectId, answers. */
  answers: string[];
}

export interface RoundLine {
  id: string;
  year: number;
  number: number;
  version: number;
  resultHash: string;
  weights: { concentrated: number; realTime: number };
  minimum: { concentrated: number; realTime: number };
  realTimeMissing: 'CONCENTRATED_ONLY' | 'ZERO';
  top: Record<string, number>;
  bottom: Record<string, number>;
  bottomTie: 'FAVOUR_UNIT' | 'INCLUDE_ALL' | 'DECIDE';
  /** Who of those tied over the lower boundary was put into the last group, as the process recorded it (AMB-GE-5). */
  decisions: DecisionLine[];
}

/** The last decision about the ties of a list; who decided and why is not exported. */
export interface DecisionLine {
  group: string;
  objectIds: string[];
}

/** An object as the round froze it, with its stored score and place. Exact values are texts `n/d`. */
export interface ObjectLine {
  objectId: string;
  group: string;
  score: string | null;
  concentrated: string | null;
  realTime: string | null;
  answers: number;
  ratings: number;
  /** Absent when this version was scored and not ranked. */
  place: { rank: number | null; top: boolean; bottom: boolean } | null;
}

export interface QuestionnaireLine {
  kind: string;
  version: number;
  questions: { id: string; options: { code: string; points: number | null }[] }[];
}

const ROUND = `
select r.id, r.year, r.number, v.version, v.hash as "resultHash",
  json_build_object('concentrated', score -> 'concentratedPercent', 'realTime', score -> 'realTimePercent') as weights,
  json_build_object('concentrated', score -> 'minimumConcentrated', 'realTime', score -> 'minimumRealTime') as minimum,
  score ->> 'realTimeMissing' as "realTimeMissing", rank -> 'top' as top, rank -> 'bottom' as bottom,
  rank ->> 'bottomTie' as "bottomTie"
from evaluation_round r
join scheme s on s.code = r.scheme_code and s.version = r.scheme_version
cross join lateral (select s.parameters::jsonb -> 'score' as score, s.parameters::jsonb -> 'rank' as rank) as p
join lateral (
  select version, result_hash as hash from round_publication where round_id = r.id
  union
  select r.version, r.result_hash where r.result_hash is not null
) as v on $2::integer is null or v.version = $2
where r.id = $1
order by v.version desc limit 1`;

const OBJECTS = `
select o.object_id as "objectId", o.group_code as "group", s.score, s.concentrated ->> 'value' as concentrated,
  s.real_time ->> 'value' as "realTime", (s.concentrated -> 'valid')::integer as answers,
  (s.real_time -> 'valid')::integer as ratings,
  case when k.object_id is null then null
       else json_build_object('rank', k.rank, 'top', k.top, 'bottom', k.bottom) end as place
from round_object o
join round_score s on s.object_id = o.object_id and s.result_hash = $3
left join round_rank k on k.round_id = o.round_id and k.object_id = o.object_id and k.version = $2
where o.round_id = $1
order by o.group_code, o.order_no`;

/**
 * Ratings that counted when this version was scored: what was decided about one set aside since then changes nothing
 * (GE-SCO-1). The order is drawn anew each time, so it tells nothing of who or when.
 */
const ANSWERS = `
with round as (select * from evaluation_round where id = $1),
scored as (
  select max(recorded_at) as at from process_step
  where workflow_id = 'evaluation-round/' || $1 and command ->> 'name' = 'score'
    and command #>> '{args,facts,resultHash}' = $2)
select line from (
  select json_build_object('kind', 'CONCENTRATED', 'version', round.concentrated_version,
                           'objectId', a.object_id, 'answers', a.answers)::text as line
  from ballot_answer a join round on round.id = a.round_id
  union all
  select json_build_object('kind', 'REAL_TIME', 'version', g.questionnaire_version,
                           'objectId', g.object_id, 'answers', g.answers)::text
  from round
  join rating g on g.scheme_code = round.scheme_code and g.status = 'COUNTED'
    and g.at >= round.period_from::timestamp at time zone 'Asia/Shanghai'
    and g.at < (round.period_to + 1)::timestamp at time zone 'Asia/Shanghai'
  join round_object o on o.round_id = round.id and o.object_id = g.object_id
  cross join scored
  where g.screened_at is null or scored.at is null or g.screened_at <= scored.at
) as given
order by gen_random_uuid()`;

/**
 * Decisions on the ranking that was made when this result was scored last; one that a rejected review made void is not
 * among them, nor one of another version (AMB-GE-5). Of each list the last.
 */
const DECISIONS = `
with step as (
  select seq, command ->> 'name' as name, command -> 'args' as args from process_step
  where workflow_id = 'evaluation-round/' || $1),
scored as (
  select max(seq) as seq from step where name = 'score' and args #>> '{facts,resultHash}' = $2),
after as (
  select coalesce(min(step.seq), 2147483647) as seq from step, scored
  where step.seq > scored.seq and name in ('score', 'correct', 'withdrawCorrection'))
select distinct on (args ->> 'group') args ->> 'group' as "group", args -> 'objectIds' as "objectIds"
from step, scored, after
where name = 'decideTie' and step.seq > scored.seq and step.seq < after.seq
order by args ->> 'group', step.seq desc`;

const QUESTIONNAIRES = `
select kind, version, content -> 'questions' as questions from questionnaire
where scheme_code = (select scheme_code from evaluation_round where id = $1) and status <> 'DRAFT'
order by kind, version`;

/**
 * Reads the anonymous answers of a round and what was computed from them, in one look at the database that changes
 * nothing. Without a version: the newest that was scored.
 * @throws Error when there is no such round or result.
 */
export async function exportRound(
  client: ClientBase,
  roundId: string,
  version: number | null,
): Promise<ExportedRound> {
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    const found: Omit<RoundLine, 'decisions'> | undefined = (await client.query(ROUND, [roundId, version]))
      .rows[0];
    if (!found) throw new Error(`round ${roundId} has no result${version ? ` of version ${version}` : ''}`);
    const { resultHash } = found;
    const decisions = await client.query<DecisionLine>(DECISIONS, [roundId, resultHash]);
    const round: RoundLine = { ...found, decisions: decisions.rows };
    const objects = await client.query(OBJECTS, [roundId, round.version, resultHash]);
    const answers = await client.query<{ line: string }>(ANSWERS, [roundId, resultHash]);
    const given = await client.query(QUESTIONNAIRES, [roundId]);
    return {
      round,
      objects: objects.rows,
      questionnaires: given.rows.map(bare),
      answers: answers.rows.map(({ line }) => line),
    };
  } finally {
    await client.query('rollback');
  }
}

/** Of a questionnaire only what a score needs. */
function bare({ kind, version, questions }: QuestionnaireLine): QuestionnaireLine {
  return {
    kind,
    version,
    questions: questions.map(({ id, options }) => ({
      id,
      options: options.map(({ code, points }) => ({ code, points })),
    })),
  };
}

/** One line of JSON for each thing, the answers last. */
export function exportLines({ round, objects, questionnaires, answers }: ExportedRound): string[] {
  return [
    JSON.stringify({ round }),
    ...questionnaires.map((questionnaire) => JSON.stringify({ questionnaire })),
    ...objects.map((object) => JSON.stringify({ object })),
    ...answers.map((answer) => `{"answer":${answer}}`),
  ];
}

/** Reads what `exportLines` wrote. @throws Error for anything else. */
export function parseExport(lines: readonly string[]): ExportedRound {
  const exported: Omit<ExportedRound, 'round'> = { objects: [], questionnaires: [], answers: [] };
  let round: RoundLine | undefined;
  for (const [index, line] of lines.entries()) {
    const parsed = parseLine(line, index + 1);
    if ('answer' in parsed) exported.answers.push(JSON.stringify(parsed.answer));
    else if ('object' in parsed) exported.objects.push(parsed.object as ObjectLine);
    else if ('questionnaire' in parsed)
      exported.questionnaires.push(parsed.questionnaire as QuestionnaireLine);
    else if ('round' in parsed) round = parsed.round as RoundLine;
    else throw new Error(`line ${index + 1} is no line of an export`);
  }
  if (!round) throw new Error('the export names no round');
  if (!round.decisions) throw new Error('the export lacks the decisions about ties; export the round again');
  return { round, ...exported };
}

function parseLine(line: string, number: number): object {
  try {
    return Object(JSON.parse(line));
  } catch {
    throw new Error(`line ${number} is no line of an export`);
  }
}
