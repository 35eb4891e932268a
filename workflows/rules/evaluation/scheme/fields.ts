import { GROUP_LABELS, LADDER_MEASURE_LABELS, STUFFING_KEY_LABELS } from '../labels';
import { type EvaluationSchemeParameters, GROUPS, type LimitParameters } from '../parameters';
import { type SchemeField, TENTHS } from './field';

type P = EvaluationSchemeParameters;
type Given = Pick<SchemeField, 'key' | 'label' | 'ruleId'>;

/**
 * Every parameter that a new version of the scheme may set, in the order in which a round meets them. Numbers of the
 * library, objects, aspects, organs and the order of steps are the document's own and come with it.
 */
export const schemeFields = (p: P): SchemeField[] => [
  ...inGroup('抽样与问卷', draw(p)),
  ...inGroup('轮次时段', periods(p)),
  ...inGroup('计分', score(p)),
  ...inGroup('排名', rank(p)),
  ...inGroup('结果运用', results(p)),
  ...inGroup('环节时限', stepLimits(p)),
  ...inGroup('整改、约谈、述职时限', measures(p)),
  ...inGroup('实时评价', ratings(p)),
];

type Ungrouped = SchemeField extends infer F ? (F extends SchemeField ? Omit<F, 'group'> : never) : never;

const inGroup = (group: string, fields: Ungrouped[]): SchemeField[] =>
  fields.map((field) => ({ ...field, group }));

const number = (given: Given, unit: string, min: number, max: number): Ungrouped => ({
  ...given,
  kind: 'NUMBER',
  unit,
  min,
  max,
});

const choice = (given: Given, ...options: [value: string, label: string][]): Ungrouped => ({
  ...given,
  kind: 'CHOICE',
  unit: '',
  options: options.map(([value, label]) => ({ value, label })),
});

const draw = ({ draw: d, library }: P): Ungrouped[] => [
  number({ key: 'draw.size', label: '每轮抽取人数', ruleId: d.ruleId }, '人', 1, library.total),
  choice(
    { key: 'library.deviations', label: '样本库人数与规定不符时', ruleId: library.ruleId },
    ['REFUSE', '不得冻结'],
    ['WITH_REASON', '说明理由后可冻结'],
  ),
  choice(
    { key: 'questionnaires.coverage', label: '对每个对象的作答要求', ruleId: 'AMB-GE-2' },
    ['ALLOW_UNKNOWN', '可选“不了解/未接触”'],
    ['REQUIRE_RATING', '每个对象都须评价'],
  ),
];

const periods = ({ round }: P): Ungrouped[] =>
  round.periods.flatMap((_, i) =>
    (['from', 'to'] as const).map(
      (end): Ungrouped => ({
        key: `round.periods.${i}.${end}`,
        label: `第${i + 1}轮时段${end === 'from' ? '开始' : '结束'}`,
        ruleId: round.perYearRuleId,
        unit: '',
        kind: 'DAY',
      }),
    ),
  );

const score = ({ score: s, draw: d }: P): Ungrouped[] => [
  number({ key: 'score.concentratedPercent', label: '集中评价权重', ruleId: s.ruleId }, '%', 0, 100),
  number({ key: 'score.realTimePercent', label: '实时评价权重', ruleId: s.ruleId }, '%', 0, 100),
  number(
    { key: 'score.minimumConcentrated', label: '集中评价最少有效份数', ruleId: s.minimumRuleId },
    '份',
    1,
    d.size,
  ),
  number(
    { key: 'score.minimumRealTime', label: '实时评价最少有效条数', ruleId: s.realTimeMissingRuleId },
    '条',
    1,
    1000,
  ),
  choice(
    { key: 'score.realTimeMissing', label: '没有实时评价的对象', ruleId: s.realTimeMissingRuleId },
    ['CONCENTRATED_ONLY', '按集中评价得分计，并加标记'],
    ['ZERO', '实时部分按0分'],
  ),
  number({ key: 'score.decimals', label: '得分显示的小数位数', ruleId: s.roundingRuleId }, '位', 0, 6),
  number({ key: 'score.hideBelow', label: '少于此数不单独显示', ruleId: s.hideRuleId }, '份', 3, 50),
];

const rank = ({ rank: r, objects }: P): Ungrouped[] => [
  ...(['top', 'bottom'] as const).flatMap((end) =>
    GROUPS.map((group) =>
      number(
        {
          key: `rank.${end}.${group}`,
          label: `${GROUP_LABELS[group]}${end === 'top' ? '前列' : '末位'}个数`,
          ruleId: r.ruleId,
        },
        '个',
        1,
        objects.counts[group],
      ),
    ),
  ),
  choice(
    { key: 'rank.bottomTie', label: '末位界上的并列', ruleId: r.tieRuleId },
    ['FAVOUR_UNIT', '都不计入末位'],
    ['INCLUDE_ALL', '都计入末位'],
    ['DECIDE', '由组织单位裁定'],
  ),
];

const results = ({ ladder, points, award }: P): Ungrouped[] => [
  ...ladder.rungs.map(({ measure, ruleId }, i) =>
    number(
      { key: `ladder.rungs.${i}.streak`, label: `${LADDER_MEASURE_LABELS[measure]}所需连续末位次数`, ruleId },
      '次',
      1,
      9,
    ),
  ),
  choice(
    { key: 'ladder.crossYear', label: '连续次数的计算', ruleId: ladder.streakRuleId },
    ['YES', '跨年度连续计算'],
    ['NO', '年度内计算'],
  ),
  ...points.tenthsByTimes.slice(1).map((_, i) =>
    number(
      {
        key: `points.tenthsByTimes.${i + 1}`,
        label: `一年${i + 1}次前列加分、末位扣分`,
        ruleId: points.readingRuleId,
      },
      TENTHS,
      0,
      100,
    ),
  ),
  number({ key: 'award.consecutive', label: '评先所需连续次数', ruleId: award.recommendRuleId }, '次', 1, 9),
  {
    key: 'award.extraPlaces',
    label: '增加的个人推荐名额',
    ruleId: award.recommendRuleId,
    unit: '名',
    kind: 'NUMBER',
    min: 0,
    max: 100,
    mayBeOpen: true,
  },
];

/** A time limit; one that ends with a period has no length to set. */
const limit = (key: string, { label, ruleId, clock }: LimitParameters): Ungrouped[] =>
  'n' in clock
    ? [
        number(
          { key: `${key}.clock.n`, label: `${label}时限`, ruleId },
          CLOCK_UNITS[clock.unit],
          1,
          CLOCK_MOST[clock.unit],
        ),
      ]
    : [];

const CLOCK_UNITS = { OFFICE_MINUTES: '分钟', WORKING_DAYS: '个工作日', CALENDAR_DAYS: '日', MONTHS: '个月' };
const CLOCK_MOST = { OFFICE_MINUTES: 2400, WORKING_DAYS: 120, CALENDAR_DAYS: 365, MONTHS: 12 };

const stepLimits = ({ round }: P): Ungrouped[] =>
  round.steps.flatMap((step) => (step.limit ? limit(`round.steps.${step.step}.limit`, step.limit) : []));

const measures = (p: P): Ungrouped[] => [
  ...(['notify', 'plan', 'approvePlan', 'act', 'accept'] as const).flatMap((each) =>
    limit(`rectification.${each}`, p.rectification[each]),
  ),
  number(
    { key: 'rectification.maxExtensions', label: '整改延期次数', ruleId: p.rectification.ruleId },
    '次',
    0,
    5,
  ),
  ...(['convene', 'minutes', 'commit', 'keep'] as const).flatMap((each) =>
    limit(`interview.${each}`, p.interview[each]),
  ),
  ...(['notify', 'report', 'schedule', 'result'] as const).flatMap((each) =>
    limit(`review.${each}`, p.review[each]),
  ),
];

const ratings = ({ ratings: r }: P): Ungrouped[] => [
  ...r.limits.flatMap(({ key }) => {
    const name = STUFFING_KEY_LABELS[key];
    return [
      number(
        { key: `ratings.limits.${key}.max`, label: `${name}：次数上限`, ruleId: r.ruleId },
        '次',
        1,
        1000,
      ),
      number(
        { key: `ratings.limits.${key}.minutes`, label: `${name}：统计时段`, ruleId: r.ruleId },
        '分钟',
        1,
        43_200,
      ),
    ];
  }),
  number({ key: 'ratings.poorUpTo', label: '差评的最高得分', ruleId: r.ruleId }, '分', 0, 99),
  ...limit('ratings.followUp', r.followUp),
  number({ key: 'ratings.maxReworks', label: '回访不满意再次办理', ruleId: r.followUp.ruleId }, '次', 0, 5),
];
