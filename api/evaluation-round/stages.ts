import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { ROUND_STEP_LABELS } from '../../workflows/rules/evaluation/labels';
import { ROUND_STEPS, type RoundStep } from '../../workflows/rules/evaluation/parameters';
import type { RoundFacts } from '../../workflows/rules/evaluation/round/acting';
import { stepRule } from '../../workflows/rules/evaluation/round/guards';
import { NEXT_STEP, type RoundStatus } from '../../workflows/rules/evaluation/round/types';
import type { RoundView } from './schemas';

/** When each step of the version in work was taken; the last two leave no instant of their own. */
const instantsOf = (row: EvaluationRoundRow): Partial<Record<RoundStep, string | null>> => ({
  PREPARE: row.frozenAt,
  DRAW: row.drawnAt,
  OPEN: row.openedAt,
  CLOSE: row.collectedAt,
  SCORE: row.scoredAt,
  RANK: row.rankedAt,
  REVIEW: row.reviewedAt,
  PUBLISH: row.publishedAt,
});

/** The steps in their binding order with the one that comes next, and whose it is (GE-RND-1). */
export function stagesOf(
  row: EvaluationRoundRow,
  { parameters, organs }: RoundFacts,
  organisations: Map<string, string>,
  inside: boolean,
): RoundView['stages'] {
  const status: RoundStatus = inside ? row.status : 'PUBLISHED';
  const next = NEXT_STEP[status];
  const current = next === null ? ROUND_STEPS.length : ROUND_STEPS.indexOf(next);
  const instants = instantsOf(row);
  return ROUND_STEPS.map((step, index) => {
    const { organ, ruleId, automatic } = stepRule(parameters, step);
    const done = status === 'VOIDED' ? Boolean(instants[step]) : index < current;
    return {
      step,
      label: ROUND_STEP_LABELS[step],
      organisationName: organisations.get(organs[organ] ?? '') ?? '',
      ruleId,
      automatic,
      state: done ? 'DONE' : index === current && status !== 'VOIDED' ? 'CURRENT' : 'AHEAD',
      at: done && inside ? (instants[step] ?? null) : null,
    };
  });
}
