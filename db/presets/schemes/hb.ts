import type { OfficerSchemeParameters } from '../../../workflows/rules/officer-term/parameters';
import { type OfficerSchemePreset, officerParametersSchema } from './officerSchema';

type GroundRule = OfficerSchemeParameters['grounds'][number];

const parameters: OfficerSchemeParameters = {
  title: '营商环境体验官',
  subject: 'PERSON',
  validity: { from: '2022-01-01', to: null, ruleId: 'HB-TRM-1' }, // configuration: the draft bears no date
  organs: [
    { code: 'APPROVER', label: '区营商办', ruleId: 'AMB-HB-1' },
    { code: 'APPOINTING_UNIT', label: '选聘单位', ruleId: 'HB-ORG-2' },
    { code: 'RECOMMENDER', label: '区相关部门', ruleId: 'HB-ORG-1' },
  ],
  selection: [{ channel: 'RECOMMENDED', steps: ['RECOMMEND', 'APPROVE', 'APPOINT'] }],
  quota: { total: null, ruleId: 'HB-ORG-1', channels: [], transfer: null }, // the attachment is missing
  eligibility: {
    age: null,
    attestations: [
      { code: 'LOYALTY', label: '拥护党的领导，遵守宪法和法律', ruleId: 'HB-ELI-1' },
      { code: 'QUALITY', label: '政治素质高、廉洁自律、熟悉政策法规', ruleId: 'HB-ELI-2' },
      { code: 'RESPONSIBILITY', label: '社会责任感强、能调查研究、实事求是', ruleId: 'HB-ELI-3' },
    ],
    conditionsAnyOf: [],
    bars: [],
    commitmentLetter: {
      ruleId: 'HB-ELI-4',
      items: [
        { code: 'LAW', label: '遵守宪法和法律法规', ruleId: 'HB-ELI-4' },
        { code: 'NO_PARTY_SANCTION', label: '未受过党纪处分', ruleId: 'HB-ELI-4' },
        { code: 'NO_OFFICIAL_SANCTION', label: '未受过政务处分', ruleId: 'HB-ELI-4' },
        { code: 'NO_PENALTY', label: '未受过刑事处罚', ruleId: 'HB-ELI-4' },
        { code: 'NO_MORAL_FAILING', label: '无严重负面影响的失范行为', ruleId: 'HB-ELI-4' },
      ],
    },
    liaison: null,
    trainingBeforeDuty: null,
    categories: {
      ruleId: 'HB-ORG-1',
      items: [
        ['PARTY_DELEGATE', '党代表'],
        ['PEOPLES_CONGRESS', '人大代表'],
        ['CPPCC', '政协委员'],
        ['DEMOCRATIC_PARTY', '民主党派代表'],
        ['COMMERCE_FEDERATION', '工商业联合会代表'],
        ['NON_PARTY', '无党派人士'],
        ['LAWYER', '法律从业人员'],
        ['MARKET', '市场主体代表'],
        ['PRESS', '媒体记者'],
      ].map(([code = '', label = '']) => ({ code, label, ruleId: 'HB-ORG-1' })),
      open: true,
    },
    industryRequired: null,
  },
  term: {
    years: 3,
    ruleId: 'HB-TRM-1',
    defaultStart: null,
    otherLengthWithReason: false,
    renewal: 'RENEWAL',
    renewalRuleId: 'HB-TRM-1',
    maxTerms: null,
    askDaysBefore: 60, // configuration
    resignationRuleId: 'HB-DSM-1',
  },
  duties: {
    monthlyReport: null,
    quotas: [], // HB-MEC-1 gives no number
    gaps: [
      {
        ground: 'INACTIVITY',
        ruleId: 'HB-DSM-3',
        months: 12,
        warnMonths: [9, 11], // AMB-HB-3
        countsAs: 'ANY_ACTIVITY',
        specialReasonExempts: true,
        foundAt: 'DAY', // AMB-ALL-3
      },
    ],
    absences: null,
    evaluation: null,
    occasions: [
      {
        kind: 'MEETING',
        label: '联席会议',
        per: 'QUARTER',
        min: 1,
        strict: false, // HB-MEC-2: in principle
        remindDaysBefore: 15, // configuration
        ruleId: 'HB-MEC-2',
      },
    ],
    warningTime: '09:00', // configuration
  },
  grounds: [
    { ...decided('INACTIVITY', 'HB-DSM-3'), hearing: true }, // AMB-HB-3: the person is asked first
    decided('VIOLATION', 'HB-DSM-2'),
    decided('UNFIT', 'HB-DSM-5'),
    { ...decided('SOCIAL_EFFECT', 'HB-DSM-6'), endState: 'CANCELLED' },
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
      forbidden('PRIVATE_GAIN', '以体验官名义谋取私利', 'HB-MGT-3'),
      forbidden('TITLE_MISUSE', '随意使用体验官身份参与社会活动', 'HB-MGT-3'),
      forbidden('UNLAWFUL_ACT', '违反国家法律法规', 'HB-ELI-1'),
      forbidden('STATE_SECRET', '泄露国家秘密', 'HB-DSM-2'),
      forbidden('TRADE_SECRET', '泄露商业秘密', 'HB-DSM-2'),
      forbidden('BUSINESS_DISTURBED', '影响生产经营或增加市场主体负担', 'HB-OBJ-3'),
      forbidden('ORGAN_DISTURBED', '影响机关正常工作秩序', 'HB-OBJ-3'),
    ],
    otherRuleId: 'HB-DSM-5',
    measures: [
      {
        measure: 'DISMISS',
        ruleId: 'HB-DSM-2',
        kinds: ['PROHIBITION', 'INTERNAL'],
        seriousness: ['SERIOUS', 'VERY_SERIOUS'],
        socialEffect: false,
        ground: 'VIOLATION',
        automatic: false,
      },
      {
        measure: 'CANCEL',
        ruleId: 'HB-DSM-6',
        kinds: ['PROHIBITION', 'INTERNAL'],
        seriousness: ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'],
        socialEffect: true,
        ground: 'SOCIAL_EFFECT',
        automatic: false,
      },
      {
        measure: 'TRANSFER',
        ruleId: 'HB-DSM-6',
        kinds: ['PROHIBITION'],
        seriousness: ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'],
        socialEffect: true,
        ground: null,
        automatic: false,
      },
    ],
    verifier: 'APPOINTING_UNIT',
    publication: [],
  },
  assessment: { kind: 'MEASURED_ITEMS', ruleId: 'HB-MGT-2', confirmer: 'APPOINTING_UNIT' },
  rewards: null,
  rotation: null,
};

/** Decided by the appointing unit, copied to the district's office (AMB-HB-1). */
function decided(ground: GroundRule['ground'], ruleId: string): GroundRule {
  return {
    ground,
    ruleId,
    mode: 'DECIDE',
    hearing: false,
    endState: 'DISMISSED',
    decider: 'APPOINTING_UNIT',
    inform: ['COPY_ORGAN'],
  };
}

function forbidden(code: string, label: string, ruleId: string) {
  return { code, label, ruleId, kind: 'PROHIBITION' as const };
}

/** Huaibei's district plan of experience officers (HB §10): its source is a draft for comment. */
export const hb: OfficerSchemePreset = {
  code: 'HB',
  version: 1,
  name: '淮北市某区营商环境体验官方案（征求意见稿）',
  parameters: officerParametersSchema.parse(parameters),
  publishedAt: null,
};
