import { ALLOWED, type Decision, refuse } from '../../decision';
import type { EvaluationSchemeParameters, Group } from '../parameters';
import { type AwardStanding, awardSheet, checkRecommendation } from './award';
import { type History, historyOf, type Placing } from './placing';

export const AWARD_STATUSES = ['OPEN', 'CONFIRMED'] as const;
export type AwardStatus = (typeof AWARD_STATUSES)[number];
export const AWARD_RECOMMENDATION_KINDS = ['UNIT', 'PERSON'] as const;
export type AwardRecommendationKind = (typeof AWARD_RECOMMENDATION_KINDS)[number];

export const AWARD_STATUS_LABELS: Record<AwardStatus, string> = { OPEN: '推荐中', CONFIRMED: '已确认' };
export const AWARD_RECOMMENDATION_LABELS: Record<AwardRecommendationKind, string> = {
  UNIT: '推荐单位',
  PERSON: '推荐个人',
};

export interface AwardObject {
  objectId: string;
  name: string;
  group: Group;
}

/** One object on the sheet: its placings of the year as the basis, and what follows from them (GE-USE-7). */
export interface AwardLine extends AwardObject {
  standing: AwardStanding;
  ruleId: string;
  extraPlaces: number | null;
  placings: {
    roundId: string;
    number: number;
    rank: number | null;
    of: number;
    top: boolean;
    bottom: boolean;
  }[];
}

/** A recommendation as far as a sheet knows it: by ids, without names of persons. */
export interface Recommendation {
  id: string;
  kind: AwardRecommendationKind;
  objectId: string;
}

/** What is kept, with its hash, when an award is confirmed. */
export interface FrozenAward {
  year: number;
  extraPlaces: number | null;
  rounds: { roundId: string; number: number; version: number }[];
  lines: AwardLine[];
  recommendations: Recommendation[];
}

/** An award as its guards look at it. */
export interface AwardFacts {
  status: AwardStatus;
  year: number;
  /** Fixed for the year; null: not yet. */
  extraPlaces: number | null;
  lines: readonly AwardLine[];
  standing: readonly Recommendation[];
  /** Accounts of all who opened, fixed the places, added or withdrew. */
  editors: readonly string[];
  publishedRounds: number;
}

/** The sheet of a year from the published placings: every object placed in it, in the order given. */
export function awardLines(
  parameters: EvaluationSchemeParameters,
  year: number,
  rounds: readonly History['round'][],
  placings: readonly Placing[],
  objects: readonly AwardObject[],
): AwardLine[] {
  const placed = new Set(placings.filter((each) => each.year === year).map(({ objectId }) => objectId));
  return objects
    .filter(({ objectId }) => placed.has(objectId))
    .map((object) => {
      const sheet = awardSheet(
        parameters,
        object.objectId,
        year,
        historyOf(rounds, placings, object.objectId),
      );
      const { standing, ruleId, extraPlaces } = sheet;
      return {
        ...object,
        standing,
        ruleId,
        extraPlaces,
        placings: sheet.placings.flatMap((placing) => {
          if (placing === null) return [];
          const { roundId, number, rank, of, top, bottom } = placing;
          return [{ roundId, number, rank, of, top, bottom }];
        }),
      };
    });
}

/** The parameters with the number of added places that the organiser has fixed for the year (GE-USE-8). */
export const withPlaces = (
  parameters: EvaluationSchemeParameters,
  extraPlaces: number | null,
): EvaluationSchemeParameters => ({
  ...parameters,
  award: { ...parameters.award, extraPlaces: extraPlaces ?? parameters.award.extraPlaces },
});

const confirmed = (ruleId: string) => refuse('AWARD_CONFIRMED', '该年度评先已经确认，不能再变更', ruleId);

/** May the number of added places be fixed? Not below what has been used already. */
export function checkPlaces(
  { award }: EvaluationSchemeParameters,
  facts: AwardFacts,
  places: number,
): Decision {
  if (facts.status === 'CONFIRMED') return confirmed(award.recommendRuleId);
  const used = new Map<string, number>();
  for (const { kind, objectId } of facts.standing)
    if (kind === 'PERSON') used.set(objectId, (used.get(objectId) ?? 0) + 1);
  const most = Math.max(0, ...used.values());
  return places < most
    ? refuse(
        'PLACES_IN_USE',
        `已有单位推荐了${most}人，名额不得少于${most}名；请先撤回推荐`,
        award.recommendRuleId,
        'places',
      )
    : ALLOWED;
}

/** May this object, or one more person of it in an added place, be put forward (GE-USE-8, GE-USE-9)? */
export function checkAward(
  parameters: EvaluationSchemeParameters,
  facts: AwardFacts,
  { kind, objectId }: Pick<Recommendation, 'kind' | 'objectId'>,
): Decision {
  const { award } = parameters;
  if (facts.status === 'CONFIRMED') return confirmed(award.basisRuleId);
  const line = facts.lines.find((each) => each.objectId === objectId);
  if (!line)
    return refuse('OBJECT_NOT_PLACED', '该单位当年没有已通报的评价结果', award.basisRuleId, 'objectId');
  const own = facts.standing.filter((each) => each.objectId === objectId);
  if (kind === 'UNIT' && own.some((each) => each.kind === 'UNIT'))
    return refuse('ALREADY_RECOMMENDED', '该单位已在推荐名单中', award.basisRuleId, 'objectId');
  const persons = own.filter((each) => each.kind === 'PERSON').length;
  return stillAllowed(parameters, facts, line, kind === 'PERSON' ? persons + 1 : 0);
}

const stillAllowed = (
  parameters: EvaluationSchemeParameters,
  { year, extraPlaces }: AwardFacts,
  line: AwardLine,
  places: number,
): Decision =>
  checkRecommendation(
    withPlaces(parameters, extraPlaces),
    {
      objectId: line.objectId,
      year,
      standing: line.standing,
      ruleId: line.ruleId,
      extraPlaces,
      placings: [],
    },
    { extraPlaces: places },
  );

/**
 * May this person confirm the award? Only somebody who had no hand in it, and only while every recommendation is
 * allowed by the placings as they stand now; a year with fewer rounds than the scheme has needs a reason.
 */
export function checkConfirmation(
  parameters: EvaluationSchemeParameters,
  facts: AwardFacts,
  { accountId, reason }: { accountId: string; reason: boolean },
): Decision {
  const { award, round } = parameters;
  if (facts.status === 'CONFIRMED') return confirmed(award.basisRuleId);
  if (facts.editors.includes(accountId))
    return refuse('FOUR_EYES', '办理过本年度评先的人不能确认，须由另一人办理', award.basisRuleId);
  for (const { objectId, kind } of facts.standing) {
    const line = facts.lines.find((each) => each.objectId === objectId);
    if (!line) return refuse('OBJECT_NOT_PLACED', '名单中有当年没有已通报结果的单位', award.basisRuleId);
    const persons = facts.standing.filter((each) => each.kind === 'PERSON' && each.objectId === objectId);
    const decision = stillAllowed(parameters, facts, line, kind === 'PERSON' ? persons.length : 0);
    if (!decision.allowed) return { ...decision, message: `${line.name}：${decision.message}` };
  }
  return facts.publishedRounds < round.perYear && !reason
    ? refuse(
        'REASON_REQUIRED',
        `当年只通报了${facts.publishedRounds}轮（方案为${round.perYear}轮），确认须说明理由`,
        award.basisRuleId,
        'reason',
      )
    : ALLOWED;
}
