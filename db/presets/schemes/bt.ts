import type { OfficerSchemeParameters } from '../../../workflows/rules/officer-term/parameters';
import { type OfficerSchemePreset, officerParametersSchema } from './officerSchema';

const OFFICE = '县优化营商环境工作专班办公室';

const parameters: OfficerSchemeParameters = {
  title: '营商环境体验员',
  subject: 'PERSON',
  validity: { from: '2022-04-01', to: '2023-03-31', ruleId: 'BT-TRM-3' },
  organs: [
    { code: 'FILING_AUTHORITY', label: '县人民政府', ruleId: 'BT-ORG-1' },
    { code: 'APPROVER', label: '县优化营商环境工作专班会议', ruleId: 'BT-ORG-2' },
    { code: 'OPERATOR', label: OFFICE, ruleId: 'BT-ORG-3' },
  ],
  // BT-SEL-1: the order binds
  selection: [
    {
      channel: 'ORG',
      steps: ['MOBILISE', 'RECOMMEND', 'SCREEN', 'DELIBERATE', 'ANNOUNCE', 'CERTIFY', 'FILE'],
    },
    {
      channel: 'SOCIAL',
      steps: ['NOTICE', 'APPLY', 'SCREEN', 'DELIBERATE', 'ANNOUNCE', 'CERTIFY', 'FILE'],
    },
  ],
  quota: {
    total: 30,
    ruleId: 'BT-QUO-1',
    channels: [
      { code: 'ORG', label: '组织推荐', seats: 15 }, // BT-QUO-2
      { code: 'SOCIAL', label: '社会招募', seats: 15 }, // BT-QUO-3
    ],
    transfer: { from: 'SOCIAL', to: 'ORG', ifApplicantsBelow: 15, ruleId: 'BT-QUO-4' },
  },
  eligibility: {
    age: null,
    attestations: [],
    conditionsAnyOf: [],
    bars: [],
    commitmentLetter: null,
    liaison: null,
    trainingBeforeDuty: null,
    categories: {
      ruleId: 'BT-QUO-2',
      items: [
        { code: 'PEOPLES_CONGRESS', label: '县人大代表', ruleId: 'BT-QUO-2' },
        { code: 'CPPCC', label: '县政协委员', ruleId: 'BT-QUO-2' },
        { code: 'COMMERCE_FEDERATION', label: '县工商联执委', ruleId: 'BT-QUO-2' },
        { code: 'PUBLIC', label: '社会热心人士', ruleId: 'BT-QUO-3' },
      ],
      open: false,
    },
    industryRequired: { ruleId: 'BT-SEL-1' },
  },
  term: {
    years: 1,
    ruleId: 'BT-TRM-1',
    defaultStart: '2022-04-01',
    otherLengthWithReason: false,
    renewal: 'NEW_APPOINTMENT', // BT-TRM-2: again and again, as a new appointment
    renewalRuleId: 'BT-TRM-2',
    maxTerms: null,
    askDaysBefore: 30, // configuration: the assessment runs in the last month (AMB-BT-2)
    resignationRuleId: 'BT-ORG-3', // configuration: the plan is silent, the office does the daily work
  },
  duties: {
    monthlyReport: {
      dutyRuleId: 'AMB-BT-5',
      consecutiveEmptyMonths: 2,
      consecutiveRuleId: 'BT-DSM-2',
      emptyMonthsInYearMoreThan: 3,
      yearRuleId: 'BT-DSM-3',
      year: 'APPOINTMENT', // AMB-BT-2
      nilReportCounts: false, // AMB-BT-5
      leaveExcuses: 'NEVER', // the plan knows no excuse; leave is shown to the office, which may stay
      warnOnDay: 20, // AMB-BT-5
    },
    quotas: [
      {
        code: 'PER_QUARTER',
        label: '季度体验报告和工作建议',
        ruleId: 'BT-DUT-9',
        per: 'QUARTER',
        year: 'TERM',
        kinds: ['REPORT', 'SUGGESTION'],
        quality: 'VALID',
        min: 2,
        warnDaysBefore: 20, // configuration
      },
      {
        code: 'PER_TERM',
        label: '任职期间累计体验报告和工作建议',
        ruleId: 'BT-DUT-10',
        per: 'TERM',
        year: 'TERM',
        kinds: ['REPORT', 'SUGGESTION'],
        quality: 'VALID',
        min: 8,
        warnDaysBefore: 60, // configuration
      },
    ],
    gaps: [],
    absences: null,
    evaluation: null,
    occasions: [],
    warningTime: '09:00', // configuration
  },
  grounds: [
    auto('FAILED_ASSESSMENT', 'BT-DSM-1'),
    auto('CONSECUTIVE_EMPTY_MONTHS', 'BT-DSM-2'),
    auto('EMPTY_MONTHS_IN_YEAR', 'BT-DSM-3'),
    { ...auto('VIOLATION', 'BT-DSM-4'), mode: 'DECIDE' },
    { ...auto('DISCIPLINE', 'BT-DIS-5'), mode: 'DECIDE', endState: 'TERMINATED' }, // §12: its own end state
  ],
  hearing: {
    workingDays: 5, // BT §1.8
    remindDeliveryAfterWorkingDays: 3, // §12
    publicNoticeAfterWorkingDays: 10, // §12
    decisionWorkingDays: 10, // configuration
    policy: { hourClock: 'OFFICE', lastWorkingDayEndsAt: 'OFFICE_CLOSE' }, // §12
  },
  discipline: {
    codes: [
      forbidden('STATE_SECRET', '泄露国家秘密', 'BT-DIS-1'),
      forbidden('WORK_SECRET', '泄露工作秘密', 'BT-DIS-1'),
      forbidden('TRADE_SECRET', '泄露履职中掌握的商业秘密', 'BT-DIS-1'),
      forbidden('PRIVACY', '泄露履职中掌握的个人隐私', 'BT-DIS-1'),
      forbidden('FABRICATION', '捏造情况', 'BT-DIS-2'),
      forbidden('FALSE_OPINION', '出具虚假或不真实意见', 'BT-DIS-2'),
      forbidden('TIP_OFF', '事先通气、干预行政行为', 'BT-DIS-3'),
      forbidden('MARKET_INTERFERENCE', '干预市场公平公正', 'BT-DIS-3'),
      forbidden('PRIVATE_ENDS', '假公济私、以公谋私', 'BT-DIS-3'),
      forbidden('UNLAWFUL_ACT', '从事违法违规行为', 'BT-DIS-3'),
      forbidden('PUBLICATION', '未经允许公开发布体验情况', 'BT-DIS-4'),
    ],
    otherRuleId: 'BT-DIS-5', // other unlawful facts count too
    measures: [
      {
        measure: 'TERMINATE',
        ruleId: 'BT-DIS-5',
        kinds: ['PROHIBITION'],
        seriousness: ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'],
        socialEffect: false,
        ground: 'DISCIPLINE',
        automatic: false,
      },
      {
        measure: 'DISMISS',
        ruleId: 'BT-DSM-4',
        kinds: ['PROHIBITION', 'INTERNAL'],
        seriousness: ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'],
        socialEffect: false,
        ground: 'VIOLATION',
        automatic: false,
      },
    ],
    verifier: 'OPERATOR',
    publication: [{ acts: ['PUBLISH'], written: false, grantor: OFFICE, ruleId: 'BT-DIS-4' }],
  },
  assessment: {
    kind: 'ADOPTION_GRADES',
    ruleId: 'BT-ASM-1',
    year: 'APPOINTMENT', // AMB-BT-2
    bands: [
      { min: 11, max: null, grade: 'EXCELLENT', ruleId: 'BT-ASM-3' },
      { min: 6, max: 10, grade: 'GOOD', ruleId: 'BT-ASM-4' },
      { min: 5, max: 5, grade: 'PASS', ruleId: 'BT-ASM-5' },
    ],
    specialDutyRuleId: 'BT-ASM-6',
    quotaMissFails: false, // AMB-BT-4
    fallback: {
      excellentMaxPercent: 20,
      goodMaxPercent: 40,
      count: 'VALID', // AMB-BT-3
      adviseBelowMedian: 5, // AMB-BT-3
      ruleId: 'BT-ASM-7',
      tieRuleId: 'AMB-BT-3b',
      readingRuleId: 'AMB-BT-3',
    },
    confirmer: 'OPERATOR',
    confirmRuleId: 'BT-ASM-8',
  },
  rewards: {
    fen: [
      { grade: 'EXCELLENT', fen: 180_000, ruleId: 'BT-RWD-1' },
      { grade: 'GOOD', fen: 120_000, ruleId: 'BT-RWD-2' },
      { grade: 'PASS', fen: 70_000, ruleId: 'BT-RWD-3' },
    ],
    barRuleId: 'BT-RWD-4',
    barringEndStates: ['DISMISSED', 'TERMINATED'],
  },
  rotation: null,
};

/** The statutory grounds: the process ends the term itself after the hearing (BT §1.8). */
function auto(
  ground: OfficerSchemeParameters['grounds'][number]['ground'],
  ruleId: string,
): OfficerSchemeParameters['grounds'][number] {
  return {
    ground,
    ruleId,
    mode: 'AUTO',
    hearing: true,
    endState: 'DISMISSED',
    decider: 'OPERATOR',
    inform: [],
  };
}

function forbidden(code: string, label: string, ruleId: string) {
  return { code, label, ruleId, kind: 'PROHIBITION' as const };
}

/** Baoting's plan of experience officers, version 1 (BT §10). Published versions never change. */
export const bt: OfficerSchemePreset = {
  code: 'BT',
  version: 1,
  name: '保亭黎族苗族自治县开展优化营商环境体验活动方案',
  parameters: officerParametersSchema.parse(parameters),
  publishedAt: '2022-03-31T16:00:00.000Z',
};
