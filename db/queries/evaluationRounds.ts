import { sql } from 'kysely';
import type { LeafCount } from '../../workflows/rules/evaluation/draw/progress';
import type { RoundStatus } from '../../workflows/rules/evaluation/round/types';
import type { Db } from '../connect';
import type { EvaluationRoundRow } from './evaluationRound';
import { type PageRequest, pageOf } from './page';
import { inScope, type Scope } from './scope';

export interface RoundFilter {
  year?: number | undefined;
  status?: RoundStatus[] | undefined;
  overdue?: boolean | undefined;
}

/** Columns by which rounds can be listed. */
export const ROUND_SORTS = ['begunAt', 'year', 'number', 'status', 'nextDueAt', 'publishedAt'] as const;

/** Rounds inside a scope. */
export function listEvaluationRounds(db: Db, scope: Scope, asked: PageRequest & { filter: RoundFilter }) {
  const { year, status, overdue } = asked.filter;
  let query = rounds(db).where((eb) => inScope(eb as never, 'evaluationRound', scope));
  if (year) query = query.where('evaluationRound.year', '=', year);
  if (status?.length) query = query.where('evaluationRound.status', 'in', status);
  if (overdue) query = query.where('evaluationRound.overdueCount', '>', 0);
  return pageOf(db, query, asked, {
    sort: `evaluationRound.${asked.sort.field}`,
    tie: 'evaluationRound.id',
  });
}

/** One round as lists show it, or undefined; whether it may be read is for the caller. */
export function findRoundRow(db: Db, id: string): Promise<EvaluationRoundRow | undefined> {
  return rounds(db).where('evaluationRound.id', '=', id).executeTakeFirst();
}

const rounds = (db: Db) => db.selectFrom('evaluationRound').selectAll('evaluationRound');

/** Rounds of a year that stand, by their number; a voided one makes room for another (GE-PER-1). */
export function standingRoundsOfYear(db: Db, schemeCode: string, year: number) {
  return db
    .selectFrom('evaluationRound')
    .select(['id', 'number', 'status'])
    .where('schemeCode', '=', schemeCode)
    .where('year', '=', year)
    .where('status', '<>', 'VOIDED')
    .orderBy('number')
    .execute();
}

/** Moves the clock by which the screens of a round count. */
export async function moveRoundClock(db: Db, id: string, clockOffsetMs: number): Promise<void> {
  await db.updateTable('evaluationRound').set({ clockOffsetMs }).where('id', '=', id).execute();
}

/**
 * Counts of every leaf of each round: places, answers, requests for replacement, reserves that nobody was promised.
 * Only the number of answers depends on who has answered; see `roundProgress` for what of it may be shown.
 */
export async function leafCounts(db: Db, roundIds: readonly string[]): Promise<Map<string, LeafCount[]>> {
  const counts = new Map(roundIds.map((id): [string, LeafCount[]] => [id, []]));
  if (roundIds.length === 0) return counts;
  const { rows } = await sql<LeafCount & { roundId: string }>`
    select m.round_id as "roundId", m.leaf_id as "leafId", coalesce(i.places, 0)::integer as selected,
      coalesce(i.answered, 0)::integer as answered, coalesce(r.asked, 0)::integer as replaced,
      (m.members - coalesce(i.places, 0) - coalesce(r.asked, 0))::integer as "reservesLeft"
    from (select round_id, leaf_id, count(*) as members from round_member
          where round_id = any(${roundIds}) group by 1, 2) as m
    left join (select round_id, leaf_id, count(*) filter (where not from_reserve) as places,
                 count(*) filter (where state = 'USED') as answered
               from invitation where round_id = any(${roundIds}) group by 1, 2) as i using (round_id, leaf_id)
    left join (select round_id, leaf_id, count(*) as asked
               from replacement where round_id = any(${roundIds}) group by 1, 2) as r using (round_id, leaf_id)`.execute(
    db,
  );
  for (const { roundId, ...count } of rows) counts.get(roundId)!.push(count);
  return counts;
}

/** Members of the frozen library by leaf. */
export function membersByLeaf(db: Db, roundId: string) {
  return db
    .selectFrom('roundMember')
    .select(['leafId', sql<number>`count(*)::integer`.as('count')])
    .where('roundId', '=', roundId)
    .groupBy('leafId')
    .execute();
}

/** Ids and leaves of the frozen library, by which anybody can compute its hash. */
export function frozenMembers(db: Db, roundId: string) {
  return db
    .selectFrom('roundMember')
    .select(['memberId as id', 'leafId'])
    .where('roundId', '=', roundId)
    .orderBy('leafId')
    .orderBy('memberId')
    .execute();
}

/** The one draw of a round, or undefined before it. */
export function drawOfRound(db: Db, roundId: string) {
  return db.selectFrom('roundDraw').selectAll().where('roundId', '=', roundId).executeTakeFirst();
}

/** Replacements of a round in the order in which they were made. */
export function replacementsOfRound(db: Db, roundId: string) {
  return db
    .selectFrom('replacement')
    .select(['leafId', 'memberId', 'replacedBy', 'ground', 'at'])
    .where('roundId', '=', roundId)
    .orderBy('at')
    .execute();
}

/** Names behind some members of the library, to be masked by whoever shows them. */
export async function memberNames(db: Db, memberIds: readonly string[]): Promise<Map<string, string>> {
  if (memberIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('libraryMember')
    .innerJoin('libraryPerson', 'libraryPerson.id', 'libraryMember.personId')
    .select(['libraryMember.id', 'libraryPerson.name'])
    .where('libraryMember.id', 'in', [...memberIds])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Texts that people wrote about a round, by their ids. */
export async function textsOfRound(db: Db, roundId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('textNote')
    .select(['id', 'body'])
    .where('subjectType', '=', 'evaluationRound')
    .where('subjectId', '=', roundId)
    .execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}
