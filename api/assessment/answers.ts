import { answersOf } from '../process/answers';

/** How the steps of an assessment are answered. */
export const assessmentAnswers = (assessmentId: string) =>
  answersOf(assessmentId, {
    code: 'ASSESSMENT_CLOSED',
    message: '本次年度考核已经结束，不能再办理；如有错误，请另行启动更正考核。',
    ruleId: 'BT-ASM-8',
  });
