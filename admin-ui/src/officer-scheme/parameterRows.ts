import {
  ADDRESSEE_LABELS,
  GRADE_LABELS,
  GROUND_LABELS,
  MEASURE_LABELS,
  SERIOUSNESS_LABELS,
  SUBMISSION_KIND_LABELS,
  TERM_STATUS_LABELS,
  VIOLATION_KIND_LABELS,
} from '../../../workflows/rules/officer-term/labels';
import type { OfficerSchemeParameters } from '../../../workflows/rules/officer-term/parameters';
import { formatMoney } from '../format';
import type { OfficerSchemeView } from './types';

export interface ParameterRow {
  label: string;
  text: string;
  ruleId: string;
}
export interface ParameterGroup {
  title: string;
  rows: ParameterRow[];
}

type P = OfficerSchemeParameters;

const row = (label: string, text: string, ruleId = '配置'): ParameterRow => ({ label, text, ruleId });
const items = (label: string, list: readonly { label: string; ruleId: string }[]): ParameterRow[] =>
  list.map((each) => row(label, each.label, each.ruleId));
const kinds = (list: readonly (keyof typeof SUBMISSION_KIND_LABELS)[]): string =>
  list.map((kind) => SUBMISSION_KIND_LABELS[kind]).join('、');

/** All parameters of a scheme in words, in the order in which a term meets them. */
export const parameterGroups = ({ parameters, organs }: OfficerSchemeView): ParameterGroup[] =>
  [
    { title: '方案与机构', rows: basis(parameters, organs) },
    { title: '选聘条件与名额', rows: selection(parameters) },
    { title: '聘期', rows: term(parameters) },
    { title: '履职要求', rows: duties(parameters) },
    { title: '解聘、终止与取消资格', rows: grounds(parameters) },
    { title: '纪律', rows: discipline(parameters) },
    { title: '考核与报酬', rows: assessment(parameters) },
  ].filter(({ rows }) => rows.length > 0);

const basis = ({ title, subject, validity }: P, organs: OfficerSchemeView['organs']): ParameterRow[] => [
  row('称谓', `${title}（${subject === 'PERSON' ? '个人' : '单位'}）`, validity.ruleId),
  row('有效期', `${validity.from} 起${validity.to ? `，至 ${validity.to}` : '，长期有效'}`, validity.ruleId),
  ...organs.map((organ) => row(organ.label, organ.organisationName ?? '尚未设立', organ.ruleId)),
];

function selection({ quota, eligibility: e }: P): ParameterRow[] {
  const { age, transfer } = { age: e.age, transfer: quota.transfer };
  const channel = (code: string) => quota.channels.find((each) => each.code === code)?.label ?? code;
  return [
    row('名额', quota.total === null ? '未规定总数' : `${quota.total} 名`, quota.ruleId),
    ...quota.channels.map(({ label, seats }) => row('渠道名额', `${label} ${seats} 名`, quota.ruleId)),
    ...(transfer
      ? [
          row(
            '名额调剂',
            `${channel(transfer.from)}报名不足 ${transfer.ifApplicantsBelow} 人时，可调剂至${channel(transfer.to)}`,
            transfer.ruleId,
          ),
        ]
      : []),
    ...(age ? [row('年龄', ageText(age), age.ruleId)] : []),
    ...items('须确认的条件', e.attestations),
    ...items('至少符合一项', e.conditionsAnyOf),
    ...items('不得选聘的情形', e.bars),
    ...(e.commitmentLetter ? items('承诺书内容', e.commitmentLetter.items) : []),
    ...(e.liaison ? [row('联络员', '须明确专人担任', e.liaison.ruleId)] : []),
    ...(e.trainingBeforeDuty ? [row('培训', '经培训后方可开展工作', e.trainingBeforeDuty.ruleId)] : []),
    ...(e.industryRequired ? [row('行业', '须填写行业类别', e.industryRequired.ruleId)] : []),
    ...(e.categories ? items('类别', e.categories.items) : []),
  ];
}

const ageText = ({ min, max }: { min: number | null; max: number | null }): string =>
  [min !== null && `年满 ${min} 周岁`, max !== null && `不超过 ${max} 周岁`].filter(Boolean).join('，');

const RENEWALS: Record<P['term']['renewal'], string> = {
  NEW_APPOINTMENT: '届满后可再次聘任',
  RENEWAL: '届满前决定是否续聘',
  YEARLY_REVIEW: '届满前评议，合格的续聘',
  NONE: '届满退出，不续聘',
};

const term = ({ term: t }: P): ParameterRow[] => [
  row('聘期长度', `${t.years} 年${t.otherLengthWithReason ? '，另定的须说明理由' : ''}`, t.ruleId),
  ...(t.defaultStart ? [row('统一起始日', t.defaultStart, t.ruleId)] : []),
  row('届满安排', RENEWALS[t.renewal], t.renewalRuleId),
  ...(t.maxTerms === null ? [] : [row('最多届数', `${t.maxTerms} 届`, t.renewalRuleId)]),
  ...(t.askDaysBefore === null ? [] : [row('提前征询', `届满前 ${t.askDaysBefore} 日`)]),
  row('本人申请解聘', '附本人签名的书面申请，即时结束', t.resignationRuleId),
];

const PER = { QUARTER: '每季度', HALF: '每半年', YEAR: '每年', TERM: '整个聘期', MONTH: '每月' } as const;
const QUALITY = { SUBMITTED: '报送即计入', VALID: '经核验有效的计入', VALUABLE: '有价值的计入' } as const;

function duties({ duties: d }: P): ParameterRow[] {
  const monthly = d.monthlyReport;
  const anything = '任何履职活动均可中断';
  return [
    ...(monthly
      ? [
          row(
            '每月报送',
            `按月报送，${monthly.warnOnDay} 日提醒；零报告${monthly.nilReportCounts ? '计入' : '不计入'}；请假${monthly.leaveExcuses === 'NEVER' ? '不免除' : '整月的免除'}`,
            monthly.dutyRuleId,
          ),
          row('连续未报送', `连续 ${monthly.consecutiveEmptyMonths} 个月`, monthly.consecutiveRuleId),
          row('年度未报送', `一年内超过 ${monthly.emptyMonthsInYearMoreThan} 个月`, monthly.yearRuleId),
        ]
      : []),
    ...d.quotas.map((q) =>
      row(q.label, `${PER[q.per]}不少于 ${q.min} 件（${kinds(q.kinds)}），${QUALITY[q.quality]}`, q.ruleId),
    ),
    ...d.gaps.map((gap) =>
      row(
        GROUND_LABELS[gap.ground],
        `${gap.months} 个月，${gap.countsAs === 'ANY_ACTIVITY' ? anything : `${kinds(gap.countsAs)}可中断`}${gap.specialReasonExempts ? '；有特殊原因的除外' : ''}`,
        gap.ruleId,
      ),
    ),
    ...(d.absences ? [row('不参加集体活动', `无故缺席 ${d.absences.threshold} 次`, d.absences.ruleId)] : []),
    ...(d.evaluation ? [row('定期评估', `每 ${d.evaluation.everyMonths} 个月`, d.evaluation.ruleId)] : []),
    ...d.occasions.map((o) => row(o.label, `${PER[o.per]}不少于 ${o.min} 次`, o.ruleId)),
    row('提醒时刻', d.warningTime),
  ];
}

const grounds = ({ grounds: all, hearing: h, organs }: P): ParameterRow[] => [
  ...all.map((g) => {
    const decider = organs.find(({ code }) => code === g.decider)?.label ?? g.decider;
    const how = g.mode === 'AUTO' ? '期满由系统执行' : `由${decider}决定`;
    const inform = g.inform.map((each) => ADDRESSEE_LABELS[each]).join('、');
    const text = `${TERM_STATUS_LABELS[g.endState]}；${g.hearing ? '先告知并听取陈述申辩，' : ''}${how}${inform ? `；通报${inform}` : ''}`;
    return row(GROUND_LABELS[g.ground], text, g.ruleId);
  }),
  row('陈述申辩期', `送达后 ${h.workingDays} 个工作日`),
  row(
    '告知书送达',
    `${h.remindDeliveryAfterWorkingDays} 个工作日未送达提醒，${h.publicNoticeAfterWorkingDays} 个工作日后可公告送达`,
  ),
  row('作出决定', `${h.decisionWorkingDays} 个工作日`),
];

const discipline = ({ discipline: d, organs }: P): ParameterRow[] => [
  ...d.codes.map((each) => row(VIOLATION_KIND_LABELS[each.kind], each.label, each.ruleId)),
  row('其他违规', '未列举的事实，由核实单位认定', d.otherRuleId),
  row('核实单位', organs.find(({ code }) => code === d.verifier)?.label ?? d.verifier, d.otherRuleId),
  ...d.measures.map((m) => {
    const when = m.seriousness.map((each) => SERIOUSNESS_LABELS[each]).join('、');
    return row(
      MEASURE_LABELS[m.measure],
      `${m.kinds.map((kind) => VIOLATION_KIND_LABELS[kind]).join('、')}；${when}${m.socialEffect ? '；须造成不良社会影响' : ''}${m.ground ? `；启动“${GROUND_LABELS[m.ground]}”程序` : ''}`,
      m.ruleId,
    );
  }),
  ...d.publication.map((p) => row('对外发布', `须经${p.grantor}${p.written ? '书面' : ''}许可`, p.ruleId)),
];

const KINDS: Record<P['assessment']['kind'], string> = {
  ADOPTION_GRADES: '按采纳数量评定等次',
  MEASURED_ITEMS: '列明履职事实，不定等次',
  YEARLY_REVIEW: '届满前评议',
  PERIODIC_EVALUATION: '定期评估',
};

function assessment({ assessment: a, rewards, organs }: P): ParameterRow[] {
  const confirmer = organs.find(({ code }) => code === a.confirmer)?.label ?? a.confirmer;
  return [
    row('考核方式', `${KINDS[a.kind]}，由${confirmer}确认`, a.ruleId),
    ...(a.kind === 'ADOPTION_GRADES'
      ? [
          ...a.bands.map((band) =>
            row(
              GRADE_LABELS[band.grade],
              band.max === null
                ? `采纳 ${band.min} 件及以上`
                : band.max === band.min
                  ? `采纳 ${band.min} 件`
                  : `采纳 ${band.min} 至 ${band.max} 件`,
              band.ruleId,
            ),
          ),
          row(
            '替代办法',
            `采纳中位数低于 ${a.fallback.adviseBelowMedian} 件时，按提供数量排序：优秀不超过 ${a.fallback.excellentMaxPercent}%，良好不超过 ${a.fallback.goodMaxPercent}%`,
            a.fallback.ruleId,
          ),
        ]
      : []),
    ...(rewards?.fen ?? []).map((each) =>
      row('年度报酬', `${GRADE_LABELS[each.grade]} ${formatMoney(each.fen)}`, each.ruleId),
    ),
  ];
}
