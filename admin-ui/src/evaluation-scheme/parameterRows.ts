import { allowanceText } from '../../../workflows/rules/deadlines/texts';
import type { Clock } from '../../../workflows/rules/deadlines/types';
import {
  GROUP_LABELS,
  LADDER_MEASURE_LABELS,
  REPLACEMENT_GROUND_LABELS,
  STUFFING_KEY_LABELS,
} from '../../../workflows/rules/evaluation/labels';
import type {
  EvaluationSchemeParameters,
  LimitParameters,
  StratumParameters,
} from '../../../workflows/rules/evaluation/parameters';
import { FOLLOW_UP_LIMITS } from '../../../workflows/rules/follow-up/parameters';

export interface ParameterRow {
  label: string;
  text: string;
  ruleId: string;
}
export interface ParameterGroup {
  title: string;
  rows: ParameterRow[];
}

type P = EvaluationSchemeParameters;

/** What the scheme itself does not say and the organiser has set. */
const CONFIGURED = '配置';
const row = (label: string, text: string, ruleId = CONFIGURED): ParameterRow => ({ label, text, ruleId });

/** All parameters of the evaluation in words, in the order in which a round meets them. */
export const parameterGroups = (p: P): ParameterGroup[] => [
  { title: '样本库与抽样', rows: frame(p) },
  { title: '评价对象与问卷', rows: questions(p) },
  { title: '轮次与环节', rows: rounds(p) },
  { title: '计分与排名', rows: scores(p) },
  { title: '结果运用', rows: results(p) },
  { title: '整改、约谈、述职的时限', rows: measures(p) },
  { title: '实时评价', rows: ratings(p) },
];

function frame({ library, draw }: P): ParameterRow[] {
  return [
    row('样本总数', `${library.total} 个`, library.ruleId),
    ...library.strata.map((each) => row(each.label, stratumText(each), each.ruleId)),
    ...library.strata
      .filter(({ refresh }) => refresh === 'ROUND')
      .map(({ label }) => row('每轮更新', label, library.refreshRuleId)),
    row('其他样本', '每年更新', library.refreshRuleId),
    row(
      '人数与规定不符时',
      library.deviations === 'REFUSE' ? '不得冻结' : '说明理由后可冻结，偏差随通报公布',
    ),
    row('每轮抽取', `${draw.size} 人，按层等比例随机抽取`, draw.ruleId),
    row('余数相同时', '名额给样本较少的层；层内按可核验的随机轮转', draw.tieRuleId),
    row('可以替换的情形', draw.replacementGrounds.map((each) => REPLACEMENT_GROUND_LABELS[each]).join('、')),
  ];
}

function stratumText({ units }: StratumParameters): string {
  const parts = units.map(({ label, cells }) => ({
    label,
    text: cells.map((cell) => `${cell.label}${cell.count}`).join('、'),
    count: cells.reduce((sum, { count }) => sum + count, 0),
  }));
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const detail = parts.length > 1 ? `：${parts.map(({ label, text }) => `${label} ${text}`).join('；')}` : '';
  return `${total}${detail}`;
}

function questions({ objects, questionnaires: q }: P): ParameterRow[] {
  const aspects = (list: readonly { label: string }[]) => list.map(({ label }) => label).join('、');
  return [
    row(GROUP_LABELS.COUNTY, `${objects.counts.COUNTY} 个`, objects.ruleId),
    row(GROUP_LABELS.DEPARTMENT, `${objects.counts.DEPARTMENT} 个`, objects.ruleId),
    row('集中评价内容', aspects(q.concentrated.aspects), q.concentrated.ruleId),
    row('实时评价内容', aspects(q.realTime.aspects), q.realTime.ruleId),
    row('问卷赋值', '各版问卷自带选项分值，由两人起草、发布', q.valuesRuleId),
    row(
      '覆盖要求',
      q.coverage === 'REQUIRE_RATING'
        ? '每个对象都须评价'
        : '每个对象都须作答，可选“不了解/未接触”（不计分）',
      q.coverageRuleId,
    ),
  ];
}

function rounds({ round, organs }: P): ParameterRow[] {
  const organOf = (code: string) => organs.find((each) => each.code === code)?.label ?? code;
  return [
    row('每年轮次', `${round.perYear} 轮`, round.perYearRuleId),
    ...round.periods.map(({ from, to }, index) => row(`第 ${index + 1} 轮时段`, `${from} 至 ${to}`)),
    ...round.steps.map((step) =>
      row(
        step.limit?.label ?? STEP_TEXT[step.step] ?? step.step,
        `${organOf(step.organ)}${step.limit ? `，上一环节后 ${clockText(step.limit.clock)}内` : ''}${step.automatic ? '，可由系统自动办理' : '，须由人办理'}`,
        step.ruleId,
      ),
    ),
  ];
}

const STEP_TEXT: Record<string, string> = { PREPARE: '准备并冻结', CLOSE: '结束集中评价' };

function scores({ score, rank }: P): ParameterRow[] {
  return [
    row('权重', `集中评价 ${score.concentratedPercent}%，实时评价 ${score.realTimePercent}%`, score.ruleId),
    row('评价人之间', '每份有效评价同等计算', 'GE-SCO-2'),
    row('最少有效评价', `${score.minimumConcentrated} 份，不足的不计分、不排名`, score.minimumRuleId),
    row(
      '没有实时评价的',
      score.realTimeMissing === 'ZERO' ? '实时部分按 0 分' : '按集中评价得分计，并加标记',
      score.realTimeMissingRuleId,
    ),
    row('小数', `显示 ${score.decimals} 位，排名按精确值`, score.roundingRuleId),
    row('少于此数不公布分项', `${score.hideBelow} 份`, score.hideRuleId),
    row(
      '同分的处理',
      `依次比较集中评价、实时评价、有效评价数；末位界上仍并列的${TIES[rank.bottomTie]}`,
      rank.tieRuleId,
    ),
  ];
}

const TIES = { FAVOUR_UNIT: '都不计入末位', INCLUDE_ALL: '都计入末位', DECIDE: '由组织单位裁定' } as const;

function results({ rank, ladder, points, award }: P): ParameterRow[] {
  const both = (numbers: Record<'COUNTY' | 'DEPARTMENT', number>) =>
    `${GROUP_LABELS.COUNTY} ${numbers.COUNTY} 位，${GROUP_LABELS.DEPARTMENT} ${numbers.DEPARTMENT} 位`;
  const times = points.tenthsByTimes
    .map((tenths, index) => ({ tenths, index }))
    .slice(1)
    .map(({ tenths, index }) => `${index} 次 ${tenths / 10} 分`)
    .join('，');
  return [
    row('前列', both(rank.top), rank.ruleId),
    row('末位', both(rank.bottom), rank.ruleId),
    ...ladder.rungs.map(({ streak, measure, ruleId }) =>
      row(streak === 1 ? '单次末位' : `连续 ${streak} 次末位`, LADDER_MEASURE_LABELS[measure], ruleId),
    ),
    row('连续次数', ladder.crossYear ? '跨年度连续计算' : '年度内计算', ladder.streakRuleId),
    row('前列加分', times, points.plusRuleId),
    row('末位扣分', times, points.minusRuleId),
    row('加扣分范围', '仅限纳入目标考核的对象，同年加扣相抵', points.scopeRuleId),
    row(`连续 ${award.consecutive} 次前列`, '推荐评先，增加个人推荐名额', award.recommendRuleId),
    row(
      '增加的名额',
      award.extraPlaces === null ? '尚未确定，由组织单位按年确定' : `${award.extraPlaces} 名`,
    ),
    row(`连续 ${award.consecutive} 次末位`, '不得推荐评先', award.barRuleId),
  ];
}

function measures({ rectification: r, interview: i, review: v, organs }: P): ParameterRow[] {
  const organOf = (code: string) => organs.find((each) => each.code === code)?.label ?? code;
  const limits: LimitParameters[] = [
    ...[r.notify, r.plan, r.approvePlan, r.act, r.accept],
    ...[i.convene, i.minutes, i.commit, i.keep],
    ...[v.notify, v.report, v.schedule, v.result],
  ];
  return [
    ...limits.map((each) => row(each.label, `${organOf(each.organ)}，${clockText(each.clock)}`)),
    row('整改延期', `最多 ${r.maxExtensions} 次，由另一人批准`),
    row('述职结果', v.results.map(({ label }) => label).join('、')),
  ];
}

function ratings({ ratings: r }: P): ParameterRow[] {
  return [
    row('一次一评、一事一评', '同一办件编号或同一次办事只能评价一次', r.onceRuleId),
    ...r.limits.map(({ key, max, minutes }) =>
      row(STUFFING_KEY_LABELS[key], `${minutes} 分钟内超过 ${max} 次的存疑，由人甄别后决定是否计分`),
    ),
    row('差评', `任一项得分不高于 ${r.poorUpTo} 分的，转办并回访`),
    row('回访不满意', `交被评价单位再次办理，最多 ${r.maxReworks ?? FOLLOW_UP_LIMITS.maxReworks} 次`),
    row(r.followUp.label, clockText(r.followUp.clock)),
  ];
}

const clockText = (clock: Clock): string =>
  allowanceText(clock, { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' });
