import type { OfficerSchemeParameters } from '../../../workflows/rules/officer-term/parameters';
import { type OfficerSchemePreset, officerParametersSchema } from './officerSchema';

type GroundRule = OfficerSchemeParameters['grounds'][number];

const parameters: OfficerSchemeParameters = {
  title: '营商环境监测点',
  subject: 'ORGANISATION',
  validity: { from: '2023-06-12', to: '2025-07-16', ruleId: 'AMB-YY-3' },
  organs: [
    { code: 'FIRST_REVIEWER', label: '初审单位', ruleId: 'YY-P-3' },
    { code: 'OPERATOR', label: '县优化办', ruleId: 'YY-P-3' },
    { code: 'APPROVER', label: '营商环境建设工作领导小组', ruleId: 'YY-P-3' },
  ],
  selection: [{ channel: 'OPEN', steps: ['NOMINATE', 'FIRST_REVIEW', 'SECOND_REVIEW', 'APPROVE'] }],
  quota: { total: 15, ruleId: 'YY-P-1', channels: [], transfer: null },
  eligibility: {
    age: null,
    attestations: [],
    conditionsAnyOf: [
      { code: 'ENTERPRISE', label: '依法经营、照章纳税、声誉良好的经营主体', ruleId: 'YY-P-2' },
      { code: 'SERVICE_HALL', label: '提供政务服务的办事大厅或便民中心', ruleId: 'YY-P-2' },
      { code: 'ASSOCIATION', label: '依法履职、公正自律的行业商会协会', ruleId: 'YY-P-2' },
    ],
    bars: [],
    commitmentLetter: null,
    liaison: { ruleId: 'YY-P-4' },
    trainingBeforeDuty: null,
    categories: {
      ruleId: 'YY-P-1',
      items: [
        ['PARK_ENTERPRISE', '园区重点企业'],
        ['TOWN_ENTERPRISE', '乡镇属地企业'],
        ['SOLE_TRADERS', '个体工商行业'],
        ['SERVICE_PLACE', '政务服务场所'],
        ['ASSOCIATION', '行业商会协会'],
        ['THIRD_PARTY', '第三方机构'],
      ].map(([code = '', label = '']) => ({ code, label, ruleId: 'YY-P-1' })),
      open: true,
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
        code: 'COLLECT_PER_QUARTER',
        label: '季度收集问题或意见',
        ruleId: 'YY-P-6',
        per: 'QUARTER',
        year: 'TERM',
        kinds: ['PROBLEM', 'OPINION'],
        quality: 'SUBMITTED',
        min: 1,
        warnDaysBefore: 20, // configuration
      },
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
    occasions: [],
    warningTime: '09:00', // configuration
  },
  grounds: [
    { ...decided('SILENCE', 'YY-X-2'), hearing: true }, // configuration: heard before the decision
    { ...decided('UNEXCUSED_ABSENCES', 'YY-X-3'), hearing: true }, // configuration, as above
    { ...decided('SOCIAL_EFFECT', 'YY-X-4'), endState: 'CANCELLED' }, // read for points as for supervisors
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
      { code: 'PRIVATE_GAIN', label: '以监测点名义谋取私利', ruleId: 'YY-X-4', kind: 'PROHIBITION' },
      { code: 'UNLAWFUL_ACT', label: '违法违规或参与犯罪活动', ruleId: 'YY-X-4', kind: 'PROHIBITION' },
    ],
    otherRuleId: 'YY-X-4',
    measures: [
      {
        measure: 'CANCEL',
        ruleId: 'YY-X-4',
        kinds: ['PROHIBITION', 'INTERNAL'],
        seriousness: ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'],
        socialEffect: true,
        ground: 'SOCIAL_EFFECT',
        automatic: false,
      },
    ],
    verifier: 'OPERATOR',
    publication: [],
  },
  assessment: { kind: 'PERIODIC_EVALUATION', ruleId: 'AMB-YY-4', confirmer: 'OPERATOR' },
  rewards: null,
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

/** Yueyang county's monitoring points, version 1 (YY §10). Published versions never change. */
export const yyPoints: OfficerSchemePreset = {
  code: 'YY-P',
  version: 1,
  name: '岳阳县营商环境监测点建设实施方案',
  parameters: officerParametersSchema.parse(parameters),
  publishedAt: '2023-06-15T16:00:00.000Z',
};
