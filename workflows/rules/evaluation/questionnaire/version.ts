import type { EvaluationSchemeParameters } from '../parameters';
import type { Question, Questionnaire } from './types';

/** Something in a questionnaire that stands against its publication; `ruleId` names the rule. */
export interface QuestionnaireProblem {
  code:
    | 'ASPECT_MISSING'
    | 'ASPECT_UNKNOWN'
    | 'QUESTION_TWICE'
    | 'OPTION_TWICE'
    | 'TOO_FEW_SCORED_OPTIONS'
    | 'VALUE_OUT_OF_RANGE'
    | 'VALUE_SPREAD_MISSING'
    | 'UNKNOWN_OPTION_MISSING'
    | 'TEXT_MISSING';
  message: string;
  ruleId: string;
  questionId: string | null;
}

/** Everything that stands against publishing a version (GE-CON-1, GE-CON-2, GE-CON-3, AMB-GE-2); empty: it may be. */
export function questionnaireProblems(
  { questionnaires }: EvaluationSchemeParameters,
  questionnaire: Questionnaire,
): QuestionnaireProblem[] {
  const concentrated = questionnaire.kind === 'CONCENTRATED';
  const { aspects, ruleId } = concentrated ? questionnaires.concentrated : questionnaires.realTime;
  const { valuesRuleId, coverage, coverageRuleId } = questionnaires;
  const codes = aspects.map(({ code }) => code);
  const missing = aspects.filter(
    ({ code }) => !questionnaire.questions.some(({ aspect }) => aspect === code),
  );
  const problem = (
    code: QuestionnaireProblem['code'],
    message: string,
    rule: string,
    question: Question | null = null,
  ): QuestionnaireProblem => ({ code, message, ruleId: rule, questionId: question?.id ?? null });

  return [
    ...missing.map(({ label }) => problem('ASPECT_MISSING', `缺少“${label}”方面的题目`, ruleId)),
    ...twice(questionnaire.questions.map(({ id }) => id)).map((id) =>
      problem('QUESTION_TWICE', `题号${id}重复`, ruleId),
    ),
    ...questionnaire.questions.flatMap((question) => {
      const { id, aspect, text, options } = question;
      const points = options.flatMap((option) => (option.points === null ? [] : [option.points]));
      const found: [boolean, QuestionnaireProblem['code'], string, string][] = [
        [!codes.includes(aspect), 'ASPECT_UNKNOWN', `题目${id}不属于规定的评价内容`, ruleId],
        [
          text.trim() === '' || options.some(({ label }) => label.trim() === ''),
          'TEXT_MISSING',
          `题目${id}有空白文字`,
          ruleId,
        ],
        [
          twice(options.map(({ code }) => code)).length > 0,
          'OPTION_TWICE',
          `题目${id}的选项代码重复`,
          valuesRuleId,
        ],
        [points.length < 2, 'TOO_FEW_SCORED_OPTIONS', `题目${id}至少要有两个计分选项`, valuesRuleId],
        [
          points.some((each) => !Number.isInteger(each) || each < 0 || each > 100),
          'VALUE_OUT_OF_RANGE',
          `题目${id}的赋值须为0至100的整数`,
          valuesRuleId,
        ],
        [
          points.length > 1 && !(points.includes(100) && points.includes(0)),
          'VALUE_SPREAD_MISSING',
          `题目${id}的赋值须包含0分和100分，以保证百分制`,
          valuesRuleId,
        ],
        [
          concentrated && coverage === 'ALLOW_UNKNOWN' && points.length === options.length,
          'UNKNOWN_OPTION_MISSING',
          `题目${id}缺少不计分的“不了解/未接触”选项`,
          coverageRuleId,
        ],
      ];
      return found
        .filter(([applies]) => applies)
        .map(([, code, message, rule]) => problem(code, message, rule, question));
    }),
  ];
}

function twice(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
