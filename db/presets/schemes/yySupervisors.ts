import type { OfficerSchemeParameters } from '../../../workflows/rules/officer-term/parameters';
import { type OfficerSchemePreset, officerParametersSchema } from './officerSchema';

type GroundRule = OfficerSchemeParameters['grounds'][number];

const OFFICE = '县优化办';

const parameters: OfficerSchemeParameters = {
  title: '营商环境监督员',
  subject: 'PERSON',
  validity: { from: '2023-06-12', to: '2025-07-16', ruleId: 'AMB-YY-3' },
  organs: [
    { code: 'APPROVER', label: '营商环境建设工作领导小组', ruleId: 'YY-S-5' },
    { code: 'OPERATOR', label: OFFICE, ruleId: 'YY-S-5' },
  ],
  selection: [{ channel: 'OPEN', steps: ['NOMINATE', 'APPROVE', 'APPOINT', 'TRAIN', 'SERVE'] }],
  quota: { total: 10, ruleId: 'YY-S-1', channels: [], transfer: null },
  eligibility: {
    age: { min: null, max: 60, ruleId: 'YY-S-3' },
    attestations: [
      { code: 'POLITICAL', label: '政治素质高，无不良记录', ruleId: 'YY-S-3' },
      { code: 'RESPONSIBLE', label: '社会责任感强，愿意承担', ruleId: 'YY-S-3' },
      { code: 'COMPETENT', label: '个人素养好，了解政策法规', ruleId: 'YY-S-3' },
      { code: 'HEALTHY', label: '身体条件适合开展监督工作', ruleId: 'YY-S-3' },
    ],
    conditionsAnyOf: [],
    bars: [
      { code: 'SANCTION', label: '受到党纪、政务处分', ruleId: 'YY-S-4' },
      { code: 'PENALTY', label: '受到刑事处罚', ruleId: 'YY-S-4' },
      { code: 'DISHONEST', label: '被纳入失信人名单', ruleId: 'YY-S-4' },
      { code: 'UNFIT', label: '其他不适宜担任的情形', ruleId: 'YY-S-4' },
    ],
    commitmentLetter: null,
    liaison: null,
    trainingBeforeDuty: { ruleId: 'YY-S-5' },
    categories: {
      ruleId: 'YY-S-2',
      items: [
        ['ENTERPRISE', '企业代表'],
        ['ASSOCIATION', '行业协会商会代表'],
        ['SOLE_TRADER', '个体工商户代表'],
        ['SUPERVISION', '监督代表'],
        ['SOCIETY', '社会代表'],
      ].map(([code = '', label = '']) => ({ code, label, ruleId: 'YY-S-2' })),
      open: false,
    },
    industryRequired: null,
  },
  term: {
    years: 2,
    ruleId: 'YY-X-1',
    defaultStart: '2023-07-16', // AMB-YY-3
    otherLengthWithReason: true, // YY-X-1: two years as a rule
    renewal: 'NONE',
    renewalRuleId: 'YY-X-1',
    maxTerms: null,
    askDaysBefore: null,
    resignationRuleId: 'YY-X-1', // configuration: the plan is silent
  },
  duties: {
    monthlyReport: null,
    quotas: [
      {
        code: 'PROBLEM_PER_QUARTER',
        label: '季度问题信息',
        ruleId: 'YY-M-3',
        per: 'QUARTER',
        year: 'TERM',
        kinds: ['PROBLEM'],
        quality: 'SUBMITTED',
        min: 1,
        warnDaysBefore: 20, // configuration
      },
      {
        code: 'SUGGESTION_PER_YEAR',
        label: '年度工作建议',
        ruleId: 'YY-M-3',
        per: 'YEAR',
        year: 'TERM', // §12
        kinds: ['SUGGESTION'],
        quality: 'VALUABLE',
        min: 2,
        warnDaysBefore: 60, // configuration
      },
    ],
    gaps: [
      {
        ground: 'SILENCE',
        ruleId: 'YY-X-2',
        months: 6,
        warnMonths: [5], // configuration
        countsAs: ['PROBLEM', 'SUGGESTION', 'OPINION'],
        specialReasonExempts: false,
        foundAt: 'DAY', // AMB-YY-4, AMB-ALL-3
      },
    ],
    absences: { ground: 'UNEXCUSED_ABSENCES', ruleId: 'YY-X-3', kinds: ['COLLECTIVE'], threshold: 2 },
    evaluation: { everyMonths: 6, ruleId: 'AMB-YY-4' },
    occasions: [
      {
        kind: 'MEETING',
        label: '监督员联席会议',
        per: 'QUARTER',
        min: 1,
        strict: false, // YY-M-4: in principle
        remindDaysBefore: 15, // configuration
        ruleId: 'YY-M-4',
      },
    ],
    warningTime: '09:00', // configuration
  },
  grounds: [
    { ...decided('SILENCE', 'YY-X-2'), hearing: true }, // configuration: heard before the decision
    { ...decided('UNEXCUSED_ABSENCES', 'YY-X-3'), hearing: true }, // configuration, as above
    { ...decided('SOCIAL_EFFECT', 'YY-X-4'), endState: 'CANCELLED' },
    decided('REMOVAL', 'YY-S-10'),
    decided('UNFIT', 'AMB-YY-1'), // a general finding of not performing, with reason
  ],
  hearing: {
    workingDays: 5, // configuration
    remindDeliveryAfterWorkingDays: 3, // §12
    publicNoticeAfterWorkingDays: 10, // §12
    decisionWorkingDays: 10, // configuration
    policy: { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' }, // §12
  },
  discipline: {
    codes: [
      forbidden('PRIVATE_GAIN', '假公济私，为个人或企业谋取私利', 'YY-S-9'),
      forbidden('BENEFITS', '接受吃请、礼品、礼金、有价证券或娱乐活动', 'YY-S-9'),
      forbidden('POWERS_ASSUMED', '对司法、执法、执纪案件行使调查、检查、处理权', 'YY-S-9'),
      forbidden('SECRECY', '泄露监督调查及受委托事项', 'YY-S-9'),
      forbidden('PUBLICATION', '未经允许公开发表或接受采访', 'YY-S-9'),
      forbidden('RESULTS_USED', '未经书面授权公开使用监督结果', 'YY-S-11'),
      forbidden('TITLE_MISUSE', '以监督员身份从事无关活动', 'YY-S-9'),
      forbidden('UNLAWFUL_ACT', '违法违规或参与犯罪活动', 'YY-X-4'),
    ],
    otherRuleId: 'YY-S-10',
    // YY-S-10: criticism, warning up to removal, liability
    measures: [
      ladder('CRITICISE', ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'], null),
      ladder('WARN', ['SERIOUS', 'VERY_SERIOUS'], null),
      ladder('REMOVE', ['SERIOUS', 'VERY_SERIOUS'], 'REMOVAL'),
      ladder('TRANSFER', ['VERY_SERIOUS'], null),
      {
        ...ladder('CANCEL', ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'], 'SOCIAL_EFFECT'),
        ruleId: 'YY-X-4',
        socialEffect: true,
      },
    ],
    verifier: 'OPERATOR',
    publication: [
      { acts: ['PUBLISH', 'INTERVIEW'], written: false, grantor: OFFICE, ruleId: 'YY-S-9' },
      { acts: ['USE_RESULTS'], written: true, grantor: OFFICE, ruleId: 'YY-S-11' },
    ],
  },
  assessment: { kind: 'PERIODIC_EVALUATION', ruleId: 'AMB-YY-4', confirmer: 'OPERATOR' },
  rewards: null, // YY-S-6: unpaid
  rotation: null,
};

function decided(ground: GroundRule['ground'], ruleId: string): GroundRule {
  return {
    ground,
    ruleId,
    mode: 'DECIDE',
    hearing: false,
    endState: 'DISMISSED',
    decider: 'OPERATOR',
    inform: [],
  };
}

type MeasureRule = OfficerSchemeParameters['discipline']['measures'][number];

function ladder(
  measure: MeasureRule['measure'],
  seriousness: MeasureRule['seriousness'],
  ground: MeasureRule['ground'],
): MeasureRule {
  return {
    measure,
    ruleId: 'YY-S-10',
    kinds: ['PROHIBITION', 'INTERNAL'],
    seriousness,
    socialEffect: false,
    ground,
    automatic: false,
  };
}

function forbidden(code: string, label: string, ruleId: string) {
  return { code, label, ruleId, kind: 'PROHIBITION' as const };
}

/** Yueyang county's supervisors, version 1 (YY §10). Published versions never change. */
export const yySupervisors: OfficerSchemePreset = {
  code: 'YY-S',
  version: 1,
  name: '岳阳县营商环境监督员建设实施方案',
  parameters: officerParametersSchema.parse(parameters),
  publishedAt: '2023-06-15T16:00:00.000Z',
};
