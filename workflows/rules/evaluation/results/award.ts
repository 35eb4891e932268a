import { ALLOWED, type Decision, refuse } from '../../decision';
import type { EvaluationSchemeParameters } from '../parameters';
import { streakOf } from './ladder';
import type { History, Placing } from './placing';

export const AWARD_STANDINGS = ['RECOMMENDED', 'OPEN', 'BARRED'] as const;
export type AwardStanding = (typeof AWARD_STANDINGS)[number];

/** An object before the yearly award: what the evaluation says, round by round, as a basis for the decision. */
export interface AwardSheet {
  objectId: string;
  year: number;
  standing: AwardStanding;
  ruleId: string;
  /** Places added for individuals when recommended; null while the number is not fixed. */
  extraPlaces: number | null;
  /** Placings of the year in order; null where the object was not among those evaluated. */
  placings: (Placing | null)[];
}

/**
 * Standing of an object for the award of a year (GE-USE-7, GE-USE-8, GE-USE-9, AMB-GE-6): so many rounds in a row
 * within the year in the top group recommend it, in the bottom group bar it. Rounds of other years don't count.
 */
export function awardSheet(
  { award }: EvaluationSchemeParameters,
  objectId: string,
  year: number,
  history: readonly History[],
): AwardSheet {
  const rounds = history.filter(({ round }) => round.year === year);
  const reached = (kind: 'top' | 'bottom') =>
    rounds.some(
      (_, index) => streakOf(rounds.slice(0, index + 1), kind, { crossYear: false }) >= award.consecutive,
    );
  const barred = reached('bottom');
  const recommended = !barred && reached('top');
  return {
    objectId,
    year,
    standing: barred ? 'BARRED' : recommended ? 'RECOMMENDED' : 'OPEN',
    ruleId: barred ? award.barRuleId : recommended ? award.recommendRuleId : award.basisRuleId,
    extraPlaces: recommended ? award.extraPlaces : 0,
    placings: rounds.map(({ placing }) => placing),
  };
}

/** May the object be put forward for the award, with so many added places for individuals? The bar is absolute (GE-USE-9). */
export function checkRecommendation(
  { award }: EvaluationSchemeParameters,
  sheet: AwardSheet,
  proposal: { extraPlaces: number },
): Decision {
  if (sheet.standing === 'BARRED') {
    return refuse('AWARD_BARRED', `当年连续${award.consecutive}次处于末位组，不得推荐评先`, award.barRuleId);
  }
  if (proposal.extraPlaces === 0) return ALLOWED;
  if (sheet.standing !== 'RECOMMENDED') {
    return refuse(
      'NO_EXTRA_PLACES',
      `只有当年连续${award.consecutive}次处于前列的，才增加个人推荐名额`,
      award.recommendRuleId,
      'extraPlaces',
    );
  }
  if (award.extraPlaces === null) {
    return refuse(
      'EXTRA_PLACES_NOT_FIXED',
      '增加的个人推荐名额数尚未确定',
      award.recommendRuleId,
      'extraPlaces',
    );
  }
  return proposal.extraPlaces > award.extraPlaces
    ? refuse(
        'TOO_MANY_PLACES',
        `增加的个人推荐名额不得超过${award.extraPlaces}名`,
        award.recommendRuleId,
        'extraPlaces',
      )
    : ALLOWED;
}
