import type {
  AnswerOption,
  Question,
  Questionnaire,
} from '../../../workflows/rules/evaluation/questionnaire/types';

/** Values are configuration: the scheme asks for reasoned values and gives none (GE-CON-3). Both questionnaires use them. */
const SATISFACTION: readonly AnswerOption[] = [
  { code: 'VERY_GOOD', label: '非常满意', points: 100 },
  { code: 'GOOD', label: '满意', points: 80 },
  { code: 'FAIR', label: '基本满意', points: 60 },
  { code: 'POOR', label: '不满意', points: 30 },
  { code: 'VERY_POOR', label: '非常不满意', points: 0 },
  { code: 'UNKNOWN', label: '不了解/未接触', points: null },
];

/** Five levels of a rating at the window; what was not met with is not scored. The fourth is poor (`poorUpTo`). */
const RATED: readonly AnswerOption[] = [
  ...SATISFACTION.slice(0, -1),
  { code: 'UNKNOWN', label: '未涉及', points: null },
];

const CONCENTRATED: readonly [aspect: string, text: string][] = [
  ['POLICY', '您对该单位落实惠企利民政策的情况是否满意？'],
  ['SERVICE', '您对该单位服务的质量和效率是否满意？'],
  ['SOLVING', '您对该单位解决企业和群众实际问题的情况是否满意？'],
];

const REAL_TIME: readonly [aspect: string, text: string][] = [
  ['EFFICIENCY', '办理快不快，有没有让您多跑、多等？'],
  ['STYLE', '工作人员的作风您满意吗？'],
  ['ATTITUDE', '服务态度您满意吗？'],
  ['DUTY', '该办的事办得怎么样，有没有推诿或办不到位？'],
  ['LAWFULNESS', '有没有违规收费、随意设卡等不依法办事的情况？'],
  ['OPENNESS', '办事条件、流程、时限等信息公开得怎么样？'],
];

/** First versions; published versions never change. */
export const concentratedQuestionnaire: Questionnaire = {
  kind: 'CONCENTRATED',
  version: 1,
  title: '营商环境“背靠背”集中评价问卷',
  introduction:
    '请按您的真实感受评价每个对象；不了解或没有接触过的，选“不了解/未接触”，不影响其得分。答卷不记名，可以随时保存、稍后继续。',
  questions: questions('C', CONCENTRATED, SATISFACTION),
};

export const realTimeQuestionnaire: Questionnaire = {
  kind: 'REAL_TIME',
  version: 1,
  title: '营商环境“背靠背”实时评价问卷',
  introduction: '请就这一次办事如实评价；被评价单位看不到评价人是谁。',
  questions: questions('R', REAL_TIME, RATED),
};

function questions(
  prefix: string,
  rows: readonly [aspect: string, text: string][],
  options: readonly AnswerOption[],
): Question[] {
  return rows.map(([aspect, text], index) => ({
    id: `${prefix}${index + 1}`,
    aspect,
    text,
    options: options.map((option) => ({ ...option })),
  }));
}
