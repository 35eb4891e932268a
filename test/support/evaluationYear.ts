import { randomUUID } from 'node:crypto';
import { evaluatedObjects } from '../../db/presets/evaluation/objects';
import { concentratedQuestionnaire } from '../../db/presets/evaluation/questionnaires';
import type { LadderMeasure } from '../../workflows/rules/evaluation/parameters';
import type { AnswerSheet } from '../../workflows/rules/evaluation/questionnaire/types';
import type { EvaluationStage, StagedRound } from './evaluationStage';
import { judges } from './evaluationStage';
import { addRatings, type RatingSpan } from './ratingRows';

/** How the lists of a round come out: who is first, who is last (the very last one last), the others in between. */
export interface Outcome {
  county: { first: string[]; last: string[] };
  department: { first: string[]; last: string[] };
  /** Come out exactly equal, on the place of the first of them. */
  equal?: [string, string];
  /** Nobody rates them by a code. */
  unrated?: string[];
  /** Hardly anybody knows it: too few answers for a rank. */
  unknown?: string;
}

interface Place {
  objectId: string;
  place: number;
}

/** Every object with its place from 1 in its own list. */
function placesOf({ county, department, equal }: Outcome): Place[] {
  const list = (group: string, { first, last }: Outcome['county']): Place[] => {
    const others = evaluatedObjects
      .filter((each) => each.group === group)
      .map(({ id }) => id)
      .filter((id) => !first.includes(id) && !last.includes(id));
    return [...first, ...others, ...last].map((objectId, i) => ({ objectId, place: i + 1 }));
  };
  const places = [...list('COUNTY', county), ...list('DEPARTMENT', department)];
  const shared = places.find(({ objectId }) => objectId === equal?.[0]);
  return places.map((each) =>
    shared && each.objectId === equal![1] ? { ...each, place: shared.place } : each,
  );
}

/** The n-th of 300 sheets: six people fewer are content with an object than with the one a place before it. */
export function sheetBy(outcome: Outcome, n: number): AnswerSheet {
  const code = ({ objectId, place }: Place) => {
    if (objectId === outcome.unknown && n >= 5) return 'UNKNOWN';
    return n < 296 - 6 * place ? 'VERY_GOOD' : 'POOR';
  };
  const answers = (of: string) =>
    Object.fromEntries(concentratedQuestionnaire.questions.map(({ id }) => [id, of]));
  return Object.fromEntries(placesOf(outcome).map((each) => [each.objectId, answers(code(each))]));
}

/** Everybody who is invited hands in a sheet at this instant, eight at a time. */
export async function castAllBy(
  stage: EvaluationStage,
  round: StagedRound,
  outcome: Outcome,
  at: string,
): Promise<number> {
  const invited = await stage.invited(round);
  const queue = [...invited.entries()];
  const lane = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const decision = await stage.cast(next[1].id, sheetBy(outcome, next[0]), at);
      if (!decision.allowed) throw new Error(decision.message);
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return invited.length;
}

/** So many ratings of every object by code, the worse its place the worse; none of those that nobody rates. */
export function rateAll(
  stage: EvaluationStage,
  outcome: Outcome,
  each: number,
  span: RatingSpan,
): Promise<void> {
  const rated = placesOf(outcome).filter(({ objectId }) => !outcome.unrated?.includes(objectId));
  const objects = rated.map(({ objectId, place }) => ({ objectId, count: each, poor: place }));
  return addRatings(stage.db, objects, span);
}

/** Reviewed by a second person, published, and what follows by itself awaited. */
export async function publish(stage: EvaluationStage, round: StagedRound): Promise<void> {
  await round.act('review', judges.organiser2, { approve: true, noteId: null });
  await round.act('publish', judges.organiser, {});
  await stage.until(round, 'BOOKED');
}

/** Measures that are due by the placings of a round, by object. */
export async function dueOf(
  stage: EvaluationStage,
  round: StagedRound,
): Promise<Record<string, LadderMeasure[]>> {
  const rows = await stage.db
    .selectFrom('measureDue')
    .select(['objectId', 'measure'])
    .where('roundId', '=', round.id)
    .where('status', '=', 'DUE')
    .orderBy('streak')
    .orderBy('ruleId')
    .execute();
  const due: Record<string, LadderMeasure[]> = {};
  for (const { objectId, measure } of rows) due[objectId] = [...(due[objectId] ?? []), measure];
  return due;
}

/** Tenths booked for the placings of a round, or of a year, by object; what nets out to nothing is left out. */
export async function tenthsOf(
  stage: EvaluationStage,
  of: { round: StagedRound } | { year: number },
): Promise<Record<string, number>> {
  const rows = await stage.db
    .selectFrom('pointsEntry')
    .select((eb) => ['objectId', eb.fn.sum<string>('tenths').as('tenths')])
    .$if('round' in of, (query) => query.where('roundId', '=', (of as { round: StagedRound }).round.id))
    .$if('year' in of, (query) => query.where('year', '=', (of as { year: number }).year))
    .groupBy('objectId')
    .execute();
  const sums = rows.map(({ objectId, tenths }) => [objectId, Number(tenths)] as const);
  return Object.fromEntries(sums.filter(([, tenths]) => tenths !== 0));
}

/** The process of a measure becomes known with its first step; waits for that. */
export async function measureIdOf(
  stage: EvaluationStage,
  round: StagedRound,
  objectId: string,
  kind: LadderMeasure,
): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const row = await stage.db
      .selectFrom('measure')
      .select('id')
      .where('dueKey', '=', `${round.id}:${objectId}:${kind}`)
      .executeTakeFirst();
    if (row) return row.id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no ${kind} of ${objectId} has begun`);
}

/** Each measure that is due runs or has ended; each has one process. Waits for those that are just beginning. */
export async function measureStates(stage: EvaluationStage): Promise<Record<string, string>> {
  for (let tries = 0; ; tries += 1) {
    const due = await stage.db.selectFrom('measureDue').select('key').execute();
    const measures = await stage.db.selectFrom('measure').select(['dueKey', 'status']).execute();
    if (measures.length === due.length)
      return Object.fromEntries(measures.map(({ dueKey, status }) => [dueKey, status]));
    if (tries > 100 || measures.length > due.length)
      throw new Error(`${due.length} measures are due, ${measures.length} have begun`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const note = () => randomUUID();
