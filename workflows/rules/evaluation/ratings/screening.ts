import { ALLOWED, type Decision, refuse } from '../../decision';
import type { EvaluationSchemeParameters } from '../parameters';
import type { RoundStatus } from '../round/types';

const BEFORE_SCORING: readonly RoundStatus[] = ['PREPARING', 'PREPARED', 'DRAWN', 'OPEN', 'CLOSED'];

/** Has the round in whose period a rating lies been scored already? No round, or a voided one, has not. */
export const scoredAlready = (round: { status: RoundStatus } | null): boolean =>
  round !== null && round.status !== 'VOIDED' && !BEFORE_SCORING.includes(round.status);

/**
 * A decision after its round has been scored (GE-SCO-1): the ratings of a version are those that counted when it was
 * scored, so the decision changes no result; only a correction of the round takes it in. Nobody makes it without
 * having been told, and it stays marked.
 */
export function checkLateScreening(
  { score }: EvaluationSchemeParameters,
  round: { status: RoundStatus } | null,
  acknowledged: boolean,
): Decision {
  return !scoredAlready(round) || acknowledged
    ? ALLOWED
    : refuse(
        'ROUND_SCORED',
        '这条评价所属的轮次已经计分，现在甄别不改变已计分的结果，须更正该轮次才会计入；确认后可以继续',
        score.ruleId,
        'afterScoring',
      );
}

/** Nobody of the evaluated object decides whether a rating of it counts (GE-WAY-3). */
export function checkScreenerApart(
  { ratings }: EvaluationSchemeParameters,
  objectOrganisationId: string | null,
  screenerOrganisationId: string | null,
): Decision {
  return objectOrganisationId !== null && objectOrganisationId === screenerOrganisationId
    ? refuse('OWN_OBJECT', '被评价单位的人员不得甄别对本单位的评价', ratings.ruleId)
    : ALLOWED;
}
