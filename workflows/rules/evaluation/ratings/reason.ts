import { ALLOWED, type Decision, refuse } from '../../decision';
import type { EvaluationSchemeParameters } from '../parameters';
import type { Question, Questionnaire, Rating } from '../questionnaire/types';

/** Is this option poor (GE-WAY-3)? Options that are not scored never are. */
export const isPoor = (
  { ratings }: EvaluationSchemeParameters,
  { points }: { points: number | null },
): boolean => points !== null && points <= ratings.poorUpTo;

/** Questions that were answered poorly. */
export const poorQuestions = (
  parameters: EvaluationSchemeParameters,
  { questions }: Pick<Questionnaire, 'questions'>,
  answers: Rating,
): Question[] =>
  questions.filter(({ id, options }) =>
    options.some((option) => option.code === answers[id] && isPoor(parameters, option)),
  );

/** A poor answer needs a reason in words: only with it can anybody put right what went wrong (GE-WAY-3). */
export function checkReason(
  parameters: EvaluationSchemeParameters,
  questionnaire: Pick<Questionnaire, 'questions'>,
  answers: Rating,
  reason: string,
): Decision {
  return reason.trim() === '' && poorQuestions(parameters, questionnaire, answers).length > 0
    ? refuse(
        'REASON_REQUIRED',
        '您选择了较差的等次，请写明具体情况，以便核实整改',
        parameters.ratings.ruleId,
        'reason',
      )
    : ALLOWED;
}
