import { type Decision, refuse } from '../decision';

/** Who writes a record, and who answers it. ORGANS: staff of any organ of the scheme. */
export type RecordParty = 'OFFICE' | 'OFFICER' | 'ORGANS';

/**
 * Who reads a record besides its writer. SCHEME: organs, officers of the scheme, supervisors, auditors. TERM: organs,
 * the officer of the term, supervisors, auditors. ORGANS: no officer. PROTECTED: deciding organs and auditors only.
 */
export type RecordReaders = 'SCHEME' | 'TERM' | 'ORGANS' | 'PROTECTED';

interface RecordKindRule {
  label: string;
  writers: readonly RecordParty[];
  readers: RecordReaders;
  /** Who answers; null: nobody has to. */
  answeredBy: RecordParty | 'DECIDERS' | null;
  /** It is about one term. */
  needsTerm: boolean;
  /** It names an organisation (an addressee, a unit …). */
  needsOrganisation: boolean;
  /** It answers to another record, e.g. a receipt to a briefing; its id stands in `details.recordId`. */
  about: readonly string[] | null;
  /** Rule that asks for it, by scheme. */
  ruleIds: Readonly<Record<string, string>>;
}

const kind = (
  label: string,
  writers: readonly RecordParty[],
  readers: RecordReaders,
  ruleIds: Readonly<Record<string, string>>,
  also: Partial<RecordKindRule> = {},
): RecordKindRule => ({
  label,
  writers,
  readers,
  ruleIds,
  answeredBy: null,
  needsTerm: false,
  needsOrganisation: false,
  about: null,
  ...also,
});

const OFFICE = ['OFFICE'] as const;
const OFFICER = ['OFFICER'] as const;
const BOTH = ['OFFICE', 'OFFICER'] as const;

/** Small records of a scheme's daily work, by kind; the kind decides who writes, reads and answers. */
export const RECORD_KINDS = {
  GUIDANCE: kind('业务指导', OFFICE, 'SCHEME', { LA: 'LA-MGT-1' }),
  PROVISION: kind('工作保障', OFFICE, 'TERM', { LA: 'LA-MGT-1', HB: 'HB-ORG-2' }),
  PUBLICITY: kind('宣传推广', BOTH, 'SCHEME', {
    BT: 'BT-DUT-1',
    LA: 'LA-RES-4',
    HB: 'HB-RES-2',
    'YY-P': 'YY-P-6',
    'YY-S': 'YY-S-7',
  }),
  BRIEFING: kind('情况通报', OFFICE, 'SCHEME', { LA: 'LA-RES-6' }),
  RECEIPT: kind('签收回执', OFFICER, 'TERM', {}, { needsTerm: true, about: ['BRIEFING', 'CIRCULAR'] }),
  COMMENDATION: kind('表彰', OFFICE, 'SCHEME', { LA: 'LA-MGT-2', 'YY-P': 'YY-P-5' }),
  CIRCULAR: kind('通报', OFFICE, 'SCHEME', { LA: 'LA-RES-6', 'YY-P': 'YY-P-5' }),
  ADDRESSEE: kind('主送单位签收', OFFICE, 'ORGANS', {}, { needsOrganisation: true, answeredBy: 'OFFICE' }),
  LEARNING: kind('学习资料', OFFICE, 'SCHEME', { BT: 'BT-DUT-1' }),
  LEARNED: kind('学习记录', OFFICER, 'TERM', { BT: 'BT-DUT-1' }, { needsTerm: true }),
  INTERPRETATION: kind('解释', OFFICE, 'SCHEME', { BT: 'BT-ORG-3' }),
  BASIS: kind('依据文件', OFFICE, 'SCHEME', { BT: 'BT-ORG-1' }),
  GROUP: kind('领导小组', OFFICE, 'ORGANS', {}),
  FILING: kind('备案', OFFICE, 'ORGANS', { BT: 'BT-ORG-1' }, { answeredBy: 'OFFICE' }),
  CONSULTATION: kind('商议', OFFICE, 'ORGANS', { BT: 'BT-ORG-4' }, { answeredBy: 'OFFICE' }),
  DRAFT_COMMENT: kind('征求意见', ['ORGANS'], 'ORGANS', {}, { answeredBy: 'OFFICE' }),
  TASK: kind(
    '交办任务',
    OFFICE,
    'TERM',
    { BT: 'BT-DUT-8' },
    { needsTerm: true, needsOrganisation: true, answeredBy: 'OFFICER' },
  ),
  IMPROVEMENT: kind('改进成效', OFFICE, 'SCHEME', {}, { needsOrganisation: true }),
  MEASURE_TAKEN: kind('完善制度措施', OFFICE, 'SCHEME', {}),
  GOOD_PRACTICE: kind('经验做法', BOTH, 'SCHEME', { LA: 'LA-RES-4', HB: 'HB-RES-2' }),
  DIRECTORY: kind('机构职能', OFFICE, 'SCHEME', {}, { needsOrganisation: true }),
  CONSENT: kind('个人意愿', OFFICE, 'TERM', { LA: 'LA-ELI-3' }, { needsTerm: true }),
  FOLLOW_UP: kind('责任追究', ['ORGANS'], 'ORGANS', { HB: 'HB-DSM-6' }, { needsTerm: true }),
  COOPERATION: kind('配合情况', BOTH, 'TERM', { HB: 'HB-OBJ-4', 'YY-S': 'YY-S-8' }, {}),
  NEED: kind('体验需求', OFFICER, 'TERM', {}, { needsTerm: true, answeredBy: 'OFFICE' }),
  INQUIRY: kind(
    '调阅或质询申请',
    OFFICER,
    'TERM',
    { 'YY-S': 'YY-S-8' },
    { needsTerm: true, answeredBy: 'OFFICE' },
  ),
  JOINING: kind(
    '参与活动申请',
    OFFICER,
    'TERM',
    { 'YY-S': 'YY-S-8' },
    { needsTerm: true, answeredBy: 'OFFICE' },
  ),
  PROTECTION: kind(
    '权利保护投诉',
    OFFICER,
    'PROTECTED',
    { HB: 'HB-MGT-1' },
    { needsTerm: true, answeredBy: 'DECIDERS' },
  ),
  ACKNOWLEDGEMENT: kind('纪律确认', OFFICER, 'TERM', { BT: 'BT-DIS-3', LA: 'LA-DIS-1' }, { needsTerm: true }),
  HANDOVER: kind('资料移交', OFFICER, 'TERM', { LA: 'LA-DIS-1' }, { needsTerm: true, answeredBy: 'OFFICE' }),
  DISSUASION: kind('现场劝阻', OFFICER, 'TERM', { 'YY-S': 'YY-S-7' }, { needsTerm: true }),
} as const satisfies Record<string, RecordKindRule>;

export type RecordKind = keyof typeof RECORD_KINDS;
export const RECORD_KIND_NAMES = Object.keys(RECORD_KINDS) as [RecordKind, ...RecordKind[]];

/** Chinese names of the kinds; one table for API and screens. */
export const RECORD_KIND_LABELS = Object.fromEntries(
  RECORD_KIND_NAMES.map((name) => [name, RECORD_KINDS[name].label]),
) as Record<RecordKind, string>;

export const recordRule = (name: RecordKind): RecordKindRule => RECORD_KINDS[name];

/** Rule that stands behind a record of this scheme; that of the daily work where the scheme names none. */
export const recordRuleId = (name: RecordKind, schemeCode: string): string =>
  recordRule(name).ruleIds[schemeCode] ?? DAILY_WORK[schemeCode] ?? 'BT-ORG-3';

const DAILY_WORK: Readonly<Record<string, string>> = {
  BT: 'BT-ORG-3',
  HB: 'HB-ORG-2',
  LA: 'LA-MGT-1',
  'YY-P': 'YY-P-3',
  'YY-S': 'YY-S-5',
};

/** What a record names besides its text. */
export interface RecordContent {
  kind: RecordKind;
  schemeCode: string;
  hasTerm: boolean;
  hasOrganisation: boolean;
  /** Kind of the record that it answers to; null when there is none. */
  aboutKind: string | null;
}

/** May this party write such a record, and does it name what the kind asks for? */
export function checkRecord(content: RecordContent, party: RecordParty): Decision {
  const rule = recordRule(content.kind);
  const ruleId = recordRuleId(content.kind, content.schemeCode);
  if (!rule.writers.includes(party)) {
    return refuse('RECORD_NOT_YOURS', `“${rule.label}”不由您登记`, ruleId, 'kind');
  }
  if (rule.needsTerm && !content.hasTerm) {
    return refuse('RECORD_TERM_MISSING', `“${rule.label}”须指明是哪一位人员`, ruleId, 'termId');
  }
  if (rule.needsOrganisation && !content.hasOrganisation) {
    return refuse('RECORD_ORGANISATION_MISSING', `“${rule.label}”须指明单位`, ruleId, 'organisationId');
  }
  if (rule.about && !(content.aboutKind !== null && rule.about.includes(content.aboutKind))) {
    return refuse('RECORD_SUBJECT_MISSING', `“${rule.label}”须指明所签收的材料`, ruleId, 'details.recordId');
  }
  return { allowed: true };
}

/** May this party answer such a record? DECIDERS: staff of a deciding organ. An answer is given once. */
export function checkAnswer(
  record: { kind: RecordKind; schemeCode: string; answered: boolean },
  parties: readonly (RecordParty | 'DECIDERS')[],
): Decision {
  const { label, answeredBy } = recordRule(record.kind);
  const ruleId = recordRuleId(record.kind, record.schemeCode);
  if (answeredBy === null) return refuse('RECORD_NOT_ANSWERED', `“${label}”不需要答复`, ruleId);
  if (!parties.includes(answeredBy)) return refuse('RECORD_NOT_YOURS', `“${label}”不由您答复`, ruleId);
  return record.answered ? refuse('RECORD_ANSWERED', `“${label}”已经答复`, ruleId) : { allowed: true };
}
