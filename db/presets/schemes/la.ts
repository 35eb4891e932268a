import type { OfficerSchemeParameters } from '../../../workflows/rules/officer-term/parameters';
import { type OfficerSchemePreset, officerParametersSchema } from './officerSchema';

type GroundRule = OfficerSchemeParameters['grounds'][number];

const BUREAU = '市政务服务管理局';

const parameters: OfficerSchemeParameters = {
  title: '政务服务体验官',
  subject: 'PERSON',
  validity: { from: '2022-05-18', to: null, ruleId: 'LA-TRM-1' },
  organs: [
    { code: 'FIRST_REVIEWER', label: '市政务服务中心', ruleId: 'LA-SEL-3' },
    { code: 'BUREAU', label: BUREAU, ruleId: 'LA-SEL-3' },
  ],
  selection: [
    {
      channel: 'OPEN', // LA-QUO-1: no split between channels
      steps: ['ANNOUNCE_CALL', 'FORM', 'FIRST_REVIEW', 'SECOND_REVIEW', 'CERTIFY', 'PUBLISH'],
    },
  ],
  quota: { total: 20, ruleId: 'LA-QUO-1', channels: [], transfer: null },
  eligibility: {
    age: { min: 18, max: 65, ruleId: 'LA-ELI-1' },
    attestations: [
      { code: 'LAWFUL_HEALTHY', label: '遵纪守法，身心健康', ruleId: 'LA-ELI-1' },
      { code: 'KNOWLEDGE', label: '了解政务服务情况，熟悉相关政策', ruleId: 'LA-ELI-2' },
      { code: 'WILLING', label: '愿意参与体验活动', ruleId: 'LA-ELI-3' },
      { code: 'PRINCIPLED', label: '坚持原则，能提出建设性意见', ruleId: 'LA-ELI-4' },
    ],
    conditionsAnyOf: [],
    bars: [],
    commitmentLetter: null,
    liaison: null,
    trainingBeforeDuty: null,
    categories: {
      ruleId: 'LA-CAT-1',
      items: [
        ['ASSOCIATION', '行业协会及商会领域专业人士'],
        ['PUBLIC_OFFICIAL', '公职人员'],
        ['PRESS', '新闻宣传工作者'],
        ['MARKET', '市场主体代表'],
        ['CITIZEN', '市民群众代表'],
      ].map(([code = '', label = '']) => ({ code, label, ruleId: 'LA-CAT-1' })),
      open: true,
    },
    industryRequired: null,
  },
  term: {
    years: 1,
    ruleId: 'LA-TRM-1',
    defaultStart: null,
    otherLengthWithReason: false,
    renewal: 'YEARLY_REVIEW',
    renewalRuleId: 'LA-TRM-1',
    maxTerms: null,
    askDaysBefore: 30, // configuration: the review comes before the end
    resignationRuleId: 'LA-TRM-1', // configuration: the scheme is silent, the bureau adjusts
  },
  duties: {
    monthlyReport: null,
    quotas: [],
    gaps: [],
    // configuration: no number is given; each missed session is shown to the bureau, which may criticise
    absences: { ground: null, ruleId: 'LA-DSM-1', kinds: ['SESSION'], threshold: 1 },
    evaluation: null,
    occasions: [
      {
        kind: 'SESSION',
        label: '集中体验',
        per: 'MONTH',
        min: 1,
        strict: true,
        remindDaysBefore: 7, // configuration
        ruleId: 'LA-EXP-2',
      },
    ],
    warningTime: '09:00', // configuration
  },
  grounds: [
    {
      ...decided('PROHIBITION', 'LA-DIS-7'),
      mode: 'AUTO', // at once after verification, without hearing
      inform: ['HOME_UNIT', 'ORGANISATION_DEPARTMENT', 'DISCIPLINE_ORGAN'], // §12
    },
    decided('PASSIVITY', 'LA-DSM-1'),
    decided('UNFIT', 'LA-DSM-2'),
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
      forbidden('PUBLICATION', '擅自向社会发布', 'LA-DIS-1'),
      forbidden('MEDIA_ACCOUNT', '以体验官名义开设网站或新媒体账号', 'LA-DIS-2'),
      forbidden('INTERFERENCE', '干预、影响窗口单位工作', 'LA-DIS-3'),
      forbidden('BENEFITS', '接受体验单位的宴请、礼品、娱乐等', 'LA-DIS-4'),
      forbidden('PRIVATE_GAIN', '利用身份谋取不正当利益', 'LA-DIS-5'),
      { code: 'PASSIVE', label: '参与体验不主动', ruleId: 'LA-DSM-1', kind: 'INTERNAL' },
      { code: 'IRRESPONSIBLE', label: '工作不负责', ruleId: 'LA-DSM-1', kind: 'INTERNAL' },
      { code: 'HOUSE_RULES', label: '违反管理制度或工作纪律', ruleId: 'LA-DSM-1', kind: 'INTERNAL' },
    ],
    otherRuleId: 'LA-DIS-7',
    // AMB-LA-2: law and listed prohibitions one way, passivity and house rules the other
    measures: [
      {
        measure: 'DISMISS',
        ruleId: 'LA-DIS-7',
        kinds: ['PROHIBITION'],
        seriousness: ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'],
        socialEffect: false,
        ground: 'PROHIBITION',
        automatic: true,
      },
      {
        measure: 'TRANSFER',
        ruleId: 'LA-DIS-7',
        kinds: ['PROHIBITION'],
        seriousness: ['SERIOUS', 'VERY_SERIOUS'],
        socialEffect: false,
        ground: null,
        automatic: false,
      },
      {
        measure: 'CRITICISE',
        ruleId: 'LA-DSM-1',
        kinds: ['INTERNAL'],
        seriousness: ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'],
        socialEffect: false,
        ground: null,
        automatic: false,
      },
      {
        measure: 'DISMISS',
        ruleId: 'LA-DSM-1',
        kinds: ['INTERNAL'],
        seriousness: ['SERIOUS', 'VERY_SERIOUS'],
        socialEffect: false,
        ground: 'PASSIVITY',
        automatic: false,
      },
    ],
    verifier: 'BUREAU',
    publication: [{ acts: ['PUBLISH'], written: false, grantor: BUREAU, ruleId: 'LA-DIS-1' }],
  },
  assessment: { kind: 'YEARLY_REVIEW', ruleId: 'LA-TRM-1', confirmer: 'BUREAU' },
  rewards: null, // LA-TRM-1: unpaid
  rotation: { groupSize: 2, sameUnit: 'AVOID', ruleId: 'AMB-LA-1', ownUnitRuleId: 'AMB-LA-3' },
};

function decided(ground: GroundRule['ground'], ruleId: string): GroundRule {
  return {
    ground,
    ruleId,
    mode: 'DECIDE',
    hearing: false,
    endState: 'DISMISSED',
    decider: 'BUREAU',
    inform: [],
  };
}

function forbidden(code: string, label: string, ruleId: string) {
  return { code, label, ruleId, kind: 'PROHIBITION' as const };
}

/** Lu'an's experience officers of government services, version 1 (LA §10). Published versions never change. */
export const la: OfficerSchemePreset = {
  code: 'LA',
  version: 1,
  name: '六安市政务服务体验官制度',
  parameters: officerParametersSchema.parse(parameters),
  publishedAt: '2022-05-17T16:00:00.000Z',
};
