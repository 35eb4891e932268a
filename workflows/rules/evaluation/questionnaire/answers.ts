import { ALLOWED, type Decision, refuse } from '../../decision';
import type { EvaluationSchemeParameters } from '../parameters';
import type { AnswerSheet, Questionnaire, Rating } from './types';

/** How far a sheet has come; the respondent goes on at the first of `remaining`. */
export interface SheetProgress {
  answered: number;
  total: number;
  /** Objects with at least one question open, in the order shown. */
  remaining: string[];
  complete: boolean;
}

/** Objects in the order in which they are shown: the respondent's own county first, then as given (AMB-GE-2). */
export function objectOrder(objectIds: readonly string[], ownCountyId: string | null): string[] {
  return [...objectIds].sort((a, b) => Number(b === ownCountyId) - Number(a === ownCountyId));
}

/** Do the answers fit the questionnaire? Open questions are fine: a sheet can be put aside and gone on with. */
export function checkAnswers(
  { questionnaires }: EvaluationSchemeParameters,
  questionnaire: Questionnaire,
  objectIds: readonly string[],
  sheet: AnswerSheet,
): Decision {
  const ruleId = questionnaires.coverageRuleId;
  for (const [objectId, rating] of Object.entries(sheet)) {
    if (!objectIds.includes(objectId)) {
      return refuse('OBJECT_UNKNOWN', '答卷中有不属于本轮的评价对象', ruleId, objectId);
    }
    const wrong = checkRatingAnswers(questionnaire, rating, questionnaires.valuesRuleId);
    if (!wrong.allowed) return { ...wrong, field: `${objectId}.${wrong.field}` };
  }
  return ALLOWED;
}

/** Do these answers about one object use questions and options of the questionnaire only? */
export function checkRatingAnswers(questionnaire: Questionnaire, rating: Rating, ruleId: string): Decision {
  for (const [questionId, code] of Object.entries(rating)) {
    const question = questionnaire.questions.find(({ id }) => id === questionId);
    if (!question) return refuse('QUESTION_UNKNOWN', '问卷中没有这个题目', ruleId, questionId);
    if (!question.options.some((option) => option.code === code)) {
      return refuse('OPTION_UNKNOWN', '题目中没有这个选项', ruleId, questionId);
    }
  }
  return ALLOWED;
}

export function sheetProgress(
  questionnaire: Questionnaire,
  objectOrdered: readonly string[],
  sheet: AnswerSheet,
): SheetProgress {
  const ids = questionnaire.questions.map(({ id }) => id);
  const open = (objectId: string) => ids.filter((id) => sheet[objectId]?.[id] === undefined).length;
  const total = ids.length * objectOrdered.length;
  const left = objectOrdered.reduce((sum, objectId) => sum + open(objectId), 0);
  const remaining = objectOrdered.filter((objectId) => open(objectId) > 0);
  return { answered: total - left, total, remaining, complete: remaining.length === 0 };
}

/**
 * May the sheet be handed in? Every question of every object is answered (GE-WAY-2); with REQUIRE_RATING no object may
 * be left without a single scored answer, otherwise "not known" will do for any of them (AMB-GE-2). A sheet without
 * any scored answer at all says nothing and is refused.
 */
export function checkSubmission(
  parameters: EvaluationSchemeParameters,
  questionnaire: Questionnaire,
  objectIds: readonly string[],
  sheet: AnswerSheet,
): Decision {
  const { coverage, coverageRuleId } = parameters.questionnaires;
  const fits = checkAnswers(parameters, questionnaire, objectIds, sheet);
  if (!fits.allowed) return fits;
  const { remaining } = sheetProgress(questionnaire, objectIds, sheet);
  if (remaining.length > 0) {
    return refuse(
      'SHEET_INCOMPLETE',
      `还有${remaining.length}个评价对象未答完`,
      coverageRuleId,
      remaining[0],
    );
  }
  const unrated = objectIds.filter((id) => scoredPoints(questionnaire, sheet[id]!).length === 0);
  if (coverage === 'REQUIRE_RATING' && unrated.length > 0) {
    return refuse(
      'RATING_REQUIRED',
      '每个评价对象都须给出评价，不能只选“不了解/未接触”',
      coverageRuleId,
      unrated[0],
    );
  }
  return unrated.length === objectIds.length
    ? refuse('SHEET_EMPTY', '全部选择了“不了解/未接触”，请至少评价一个对象', coverageRuleId)
    : ALLOWED;
}

/**
 * Points of the scored answers of a rating, in the order of the questionnaire. Throws RangeError for an option that the
 * questionnaire does not have: answers are checked before they are kept.
 */
export function scoredPoints(questionnaire: Pick<Questionnaire, 'questions'>, rating: Rating): number[] {
  return questionnaire.questions.flatMap(({ id, options }) => {
    const code = rating[id];
    if (code === undefined) return [];
    const option = options.find((each) => each.code === code);
    if (!option) throw new RangeError(`question ${id} has no option ${code}`);
    return option.points === null ? [] : [option.points];
  });
}
