import type { ClockPolicy } from '../deadlines/types';

/** How a term can end; none of them is ever left again (§7). */
export const END_STATES = [
  'EXPIRED', // 期满
  'RENEWED', // 续聘
  'DISMISSED', // 解聘
  'TERMINATED', // 终止资格 (BT-DIS-5)
  'CANCELLED', // 取消资格 (HB-DSM-6, YY-X-4)
  'RESIGNED', // 本人申请解聘 (HB-DSM-1)
] as const;
export type EndState = (typeof END_STATES)[number];

/** Grounds on which a term can be ended against the officer; each scheme names its own and their rules. */
export const GROUNDS = [
  'FAILED_ASSESSMENT',
  'CONSECUTIVE_EMPTY_MONTHS',
  'EMPTY_MONTHS_IN_YEAR',
  'INACTIVITY',
  'SILENCE',
  'UNEXCUSED_ABSENCES',
  'DISCIPLINE',
  'VIOLATION',
  'PROHIBITION',
  'SOCIAL_EFFECT',
  'REMOVAL',
  'PASSIVITY',
  'UNFIT',
] as const;
export type Ground = (typeof GROUNDS)[number];

/** Bodies outside the scheme's own organs that are told of an end (LA-DIS-7). */
export type Addressee = 'HOME_UNIT' | 'ORGANISATION_DEPARTMENT' | 'DISCIPLINE_ORGAN' | 'COPY_ORGAN';

/**
 * What follows when the facts of a ground stand. AUTO: the process itself ends the term, after the hearing if there
 * is one. DECIDE: the organ decides, after the hearing if there is one.
 */
export interface GroundRule {
  ground: Ground;
  ruleId: string;
  mode: 'AUTO' | 'DECIDE';
  hearing: boolean;
  endState: 'DISMISSED' | 'TERMINATED' | 'CANCELLED';
  /** Code of the deciding organ, one of `organs`. */
  decider: string;
  inform: Addressee[];
}

/** A named thing that a scheme asks for, refuses or lists. */
export interface Item {
  code: string;
  label: string;
  ruleId: string;
}

export const SUBMISSION_KINDS = ['REPORT', 'SUGGESTION', 'PROBLEM', 'OPINION'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

export const EVENT_KINDS = ['COLLECTIVE', 'SESSION', 'MEETING', 'TRAINING', 'EVALUATION'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface EligibilityParameters {
  /** Completed years on the day of appointment, both bounds included (AMB-AGE). */
  age: { min: number | null; max: number | null; ruleId: string } | null;
  attestations: Item[];
  /** At least one of these applies (YY-P-2); empty: no such condition. */
  conditionsAnyOf: Item[];
  bars: Item[];
  /** Signed letter with these commitments (HB-ELI-4). */
  commitmentLetter: { ruleId: string; items: Item[] } | null;
  /** A named liaison person of an organisation (YY-P-4). */
  liaison: { ruleId: string } | null;
  /** No duty before training (YY-S-5). */
  trainingBeforeDuty: { ruleId: string } | null;
  /** Open lists take OTHER with a text. */
  categories: { ruleId: string; items: Item[]; open: boolean } | null;
  industryRequired: { ruleId: string } | null;
}

export interface QuotaParameters {
  /** Seats in all; null where the source leaves it out. */
  total: number | null;
  ruleId: string;
  channels: { code: string; label: string; seats: number }[];
  /** Places that move when fewer than so many people apply (BT-QUO-4, AMB-BT-1). */
  transfer: { from: string; to: string; ifApplicantsBelow: number; ruleId: string } | null;
}

export interface TermParameters {
  years: number;
  ruleId: string;
  defaultStart: string | null;
  /** Another length with a recorded reason (YY-X-1: two years as a rule). */
  otherLengthWithReason: boolean;
  /** How service can go on after the last day. */
  renewal: 'NEW_APPOINTMENT' | 'RENEWAL' | 'YEARLY_REVIEW' | 'NONE';
  renewalRuleId: string;
  maxTerms: number | null;
  /** Days before the last day at which the organ is asked about what comes next; configuration. */
  askDaysBefore: number | null;
  resignationRuleId: string;
}

/** Monthly reporting as read by AMB-BT-5. */
export interface MonthlyReportParameters {
  dutyRuleId: string;
  consecutiveEmptyMonths: number;
  consecutiveRuleId: string;
  emptyMonthsInYearMoreThan: number;
  yearRuleId: string;
  year: 'APPOINTMENT' | 'CALENDAR';
  nilReportCounts: boolean;
  /** Whether a month that granted leave covers wholly still counts as empty; the texts know no such excuse. */
  leaveExcuses: 'NEVER' | 'WHOLE_MONTH';
  warnOnDay: number;
}

/** So many items in every full period of the term; a period only partly inside is not checked (AMB-ALL-2). */
export interface DutyQuota {
  code: string;
  label: string;
  ruleId: string;
  per: 'QUARTER' | 'HALF' | 'YEAR' | 'TERM';
  year: 'TERM' | 'CALENDAR';
  kinds: SubmissionKind[];
  /** Not yet screened items count until screening says otherwise. */
  quality: 'SUBMITTED' | 'VALID' | 'VALUABLE';
  min: number;
  warnDaysBefore: number | null;
}

/** So many months without any sign of the officer (HB-DSM-3, YY-X-2, AMB-ALL-3). */
export interface GapParameters {
  ground: Ground;
  ruleId: string;
  months: number;
  warnMonths: number[];
  /** Which submissions end the silence; ANY_ACTIVITY: attendance and recorded activities end it too. */
  countsAs: 'ANY_ACTIVITY' | SubmissionKind[];
  specialReasonExempts: boolean;
  /** DAY: found at the close of the day that completes the months; EVALUATION: looked at on evaluation days only. */
  foundAt: 'DAY' | 'EVALUATION';
}

export interface AbsenceParameters {
  /** null: no ground of its own, the organiser is told. */
  ground: Ground | null;
  ruleId: string;
  kinds: EventKind[];
  threshold: number;
}

export interface DutyParameters {
  monthlyReport: MonthlyReportParameters | null;
  quotas: DutyQuota[];
  gaps: GapParameters[];
  absences: AbsenceParameters | null;
  /** Periodic evaluation of everybody by the organ, every so many months of the term (AMB-YY-4). */
  evaluation: { everyMonths: number; ruleId: string } | null;
  /** Sessions or meetings that the organiser owes (LA-EXP-2, HB-MEC-2, YY-M-4). */
  occasions: {
    kind: EventKind;
    label: string;
    per: 'MONTH' | 'QUARTER';
    min: number;
    strict: boolean;
    remindDaysBefore: number;
    ruleId: string;
  }[];
  /** `HH:MM` China time at which warnings of a day go out; configuration. */
  warningTime: string;
}

export interface HearingParameters {
  workingDays: number;
  /** The office is reminded when the notice is still not delivered (§12). */
  remindDeliveryAfterWorkingDays: number;
  /** From then on the office may record public notice as delivery (§12). */
  publicNoticeAfterWorkingDays: number;
  /** Limit of a decision that an organ owes; configuration. */
  decisionWorkingDays: number;
  policy: ClockPolicy;
}

export const SERIOUSNESS = ['ORDINARY', 'SERIOUS', 'VERY_SERIOUS'] as const;
export type Seriousness = (typeof SERIOUSNESS)[number];

/** PROHIBITION: law or a listed prohibition is broken; INTERNAL: passivity, carelessness, house rules (AMB-LA-2). */
export const VIOLATION_KINDS = ['PROHIBITION', 'INTERNAL'] as const;
export type ViolationKind = (typeof VIOLATION_KINDS)[number];

export const MEASURES = [
  'CRITICISE',
  'WARN',
  'REMOVE',
  'DISMISS',
  'TERMINATE',
  'CANCEL',
  'TRANSFER',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface MeasureRule {
  measure: Measure;
  ruleId: string;
  kinds: ViolationKind[];
  seriousness: Seriousness[];
  /** true: only with a finding of bad social effect. */
  socialEffect: boolean;
  /** Ground whose procedure the measure opens; null: recorded only. */
  ground: Ground | null;
  /** Follows from the verification by itself (LA-DIS-7). */
  automatic: boolean;
}

export const PUBLICATION_ACTS = ['PUBLISH', 'INTERVIEW', 'USE_RESULTS'] as const;
export type PublicationAct = (typeof PUBLICATION_ACTS)[number];

export interface DisciplineParameters {
  codes: (Item & { kind: ViolationKind })[];
  otherRuleId: string;
  measures: MeasureRule[];
  verifier: string;
  publication: { acts: PublicationAct[]; written: boolean; grantor: string; ruleId: string }[];
}

export const GRADES = ['EXCELLENT', 'GOOD', 'PASS', 'FAIL', 'UNDETERMINED'] as const;
export type Grade = (typeof GRADES)[number];

/** Grades by adopted items with a fallback by items provided (BT-ASM-1 … BT-ASM-8). */
export interface GradedAssessment {
  kind: 'ADOPTION_GRADES';
  ruleId: string;
  year: 'APPOINTMENT' | 'CALENDAR';
  bands: { min: number; max: number | null; grade: 'EXCELLENT' | 'GOOD' | 'PASS'; ruleId: string }[];
  specialDutyRuleId: string;
  /** Whether a missed quota fails like a missed special duty (AMB-BT-4). */
  quotaMissFails: boolean;
  fallback: {
    excellentMaxPercent: number;
    goodMaxPercent: number;
    count: 'VALID' | 'ALL';
    /** The fallback is advised when the median of adopted items is below this (AMB-BT-3). */
    adviseBelowMedian: number;
    ruleId: string;
    tieRuleId: string;
    readingRuleId: string;
  };
  confirmer: string;
  confirmRuleId: string;
}

export type AssessmentParameters =
  | GradedAssessment
  /** Three measured items, neither grades nor weights (HB-MGT-2). */
  | { kind: 'MEASURED_ITEMS'; ruleId: string; confirmer: string }
  /** Review before the end of the term (LA-TRM-1). */
  | { kind: 'YEARLY_REVIEW'; ruleId: string; confirmer: string }
  /** Periodic evaluation (YY-X-2, AMB-YY-4). */
  | { kind: 'PERIODIC_EVALUATION'; ruleId: string; confirmer: string };

export interface RewardParameters {
  /** Fen per person and year. */
  fen: { grade: 'EXCELLENT' | 'GOOD' | 'PASS'; fen: number; ruleId: string }[];
  barRuleId: string;
  /** End states that bar as a serious breach (BT-RWD-4: dismissal for not performing included). */
  barringEndStates: EndState[];
}

export interface RotationParameters {
  groupSize: 2;
  sameUnit: 'AVOID' | 'ALLOW';
  ruleId: string;
  ownUnitRuleId: string;
}

/** Everything a scheme lays down for its officers; frozen into a term when it begins. Nothing is shared by schemes. */
export interface OfficerSchemeParameters {
  title: string;
  subject: 'PERSON' | 'ORGANISATION';
  validity: { from: string; to: string | null; ruleId: string };
  organs: Item[];
  /** Steps of appointment by channel, in binding order. */
  selection: { channel: string; steps: string[] }[];
  quota: QuotaParameters;
  eligibility: EligibilityParameters;
  term: TermParameters;
  duties: DutyParameters;
  grounds: GroundRule[];
  hearing: HearingParameters;
  discipline: DisciplineParameters;
  assessment: AssessmentParameters;
  rewards: RewardParameters | null;
  rotation: RotationParameters | null;
}
