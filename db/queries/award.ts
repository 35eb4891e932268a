import { createHash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';
import {
  type AwardFacts,
  type AwardLine,
  awardLines,
  type FrozenAward,
} from '../../workflows/rules/evaluation/results/awardRound';
import { canonicalJson } from '../audit/hash';
import type { Db } from '../connect';
import type { AwardRecommendationTable, AwardTable } from '../schema';
import { publishedPlacings } from './evaluationRound';
import { evaluationParameters } from './evaluationScheme';
import { inScope, type Scope } from './scope';

export type AwardRow = Selectable<AwardTable>;
export type RecommendationRow = Selectable<AwardRecommendationTable> & { reason: string | null };

/** Hash by which anybody tells whether a frozen sheet is still the one that was confirmed. */
export const sheetHashOf = (sheet: FrozenAward): string =>
  createHash('sha256').update(canonicalJson(sheet)).digest('hex');

/** Awards inside a scope, the latest year first, with how many stand recommended. */
export function listAwards(db: Db, scope: Scope) {
  const standing = (kind: 'UNIT' | 'PERSON') =>
    sql<number>`(select count(*)::integer from award_recommendation where award_recommendation.award_id = award.id
      and award_recommendation.kind = ${kind} and award_recommendation.withdrawn_at is null)`;
  return db
    .selectFrom('award')
    .selectAll('award')
    .select([standing('UNIT').as('units'), standing('PERSON').as('persons')])
    .where((eb) => inScope(eb as never, 'award', scope))
    .orderBy('year', 'desc')
    .execute();
}

/** One award, or undefined; whether it may be read is for the caller. */
export function findAward(db: Db, id: string): Promise<AwardRow | undefined> {
  return db.selectFrom('award').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Everything that was put forward, withdrawn ones too, in its order, with the reasons. */
export function recommendationsOf(db: Db, awardId: string): Promise<RecommendationRow[]> {
  return db
    .selectFrom('awardRecommendation')
    .leftJoin('textNote', 'textNote.id', 'awardRecommendation.reasonNoteId')
    .selectAll('awardRecommendation')
    .select('textNote.body as reason')
    .where('awardId', '=', awardId)
    .orderBy('addedAt')
    .orderBy('awardRecommendation.id')
    .execute();
}

/** Names and posts of the individuals of an award, by recommendation; personal data. */
export function awardPersons(db: Db, awardId: string) {
  return db
    .selectFrom('awardPerson')
    .innerJoin('awardRecommendation', 'awardRecommendation.id', 'awardPerson.recommendationId')
    .selectAll('awardPerson')
    .select(['awardRecommendation.objectId', 'awardRecommendation.withdrawnAt'])
    .where('awardRecommendation.awardId', '=', awardId)
    .execute();
}

/** The sheet of a year by the placings that stand published now. */
export async function sheetOfYear(
  db: Db,
  schemeCode: string,
  parameters: EvaluationSchemeParameters,
  year: number,
): Promise<{ rounds: FrozenAward['rounds']; lines: AwardLine[] }> {
  const [{ rounds, placings }, objects, versions] = await Promise.all([
    publishedPlacings(db, schemeCode),
    db
      .selectFrom('roundObject')
      .innerJoin('evaluationRound', 'evaluationRound.id', 'roundObject.roundId')
      .select(['roundObject.objectId', 'roundObject.name', 'roundObject.groupCode', 'roundObject.orderNo'])
      .where('evaluationRound.schemeCode', '=', schemeCode)
      .where('evaluationRound.year', '=', year)
      .where('evaluationRound.publishedVersion', 'is not', null)
      .orderBy('evaluationRound.number')
      .execute(),
    db
      .selectFrom('evaluationRound')
      .select(['id as roundId', 'number', 'publishedVersion as version'])
      .$narrowType<{ version: number }>()
      .where('schemeCode', '=', schemeCode)
      .where('year', '=', year)
      .where('publishedVersion', 'is not', null)
      .orderBy('number')
      .execute(),
  ]);
  const latest = [...new Map(objects.map((each) => [each.objectId, each])).values()].sort(
    (a, b) => a.groupCode.localeCompare(b.groupCode) || a.orderNo - b.orderNo,
  );
  const named = latest.map(({ objectId, name, groupCode }) => ({ objectId, name, group: groupCode }));
  return { rounds: versions, lines: awardLines(parameters, year, rounds, placings, named) };
}

/** What the guards look at, computed from what stands published now. */
export async function awardFacts(
  db: Db,
  row: AwardRow,
): Promise<{ facts: AwardFacts; parameters: EvaluationSchemeParameters; rounds: FrozenAward['rounds'] }> {
  const parameters = await evaluationParameters(db, row.schemeCode, row.schemeVersion);
  const { rounds, lines } = await sheetOfYear(db, row.schemeCode, parameters, row.year);
  const all = await recommendationsOf(db, row.id);
  const editors = [
    row.openedBy,
    row.placesBy,
    ...all.flatMap(({ addedBy, withdrawnBy }) => [addedBy, withdrawnBy]),
  ];
  const facts: AwardFacts = {
    status: row.status,
    year: row.year,
    extraPlaces: row.extraPlaces,
    lines,
    standing: all
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ id, kind, objectId }) => ({ id, kind, objectId })),
    editors: editors.filter((each): each is string => each !== null),
    publishedRounds: rounds.length,
  };
  return { facts, parameters, rounds };
}
