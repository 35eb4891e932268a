import type { Generated, GeneratedAlways } from 'kysely';
import type { MeasuredSheet } from '../../workflows/rules/officer-term/assessment/measured';
import type { Candidate } from '../../workflows/rules/officer-term/eligibility';
import type { Procedure, ProcedureStatus } from '../../workflows/rules/officer-term/hearing/types';
import type {
  EndState,
  EventKind,
  Grade,
  Ground,
  Measure,
  PublicationAct,
  Seriousness,
  SubmissionKind,
  ViolationKind,
} from '../../workflows/rules/officer-term/parameters';
import type { TermStatus } from '../../workflows/rules/officer-term/termState';
import type { CalendarDate, Instant, Json, NullableJson } from './columns';

/** Which organisation is which organ of a scheme. */
export interface SchemeOrganTable {
  schemeCode: string;
  organCode: string;
  organisationId: string;
}

/** A person or organisation that serves or has served under a scheme; the only place of its personal data. */
export interface OfficerTable {
  id: string;
  subject: 'PERSON' | 'ORGANISATION';
  schemeCode: string;
  name: string;
  birthDate: CalendarDate | null;
  gender: 'MALE' | 'FEMALE' | null;
  phone: string | null;
  /** Employer as the form names it. */
  unitName: string | null;
  /** The employer when it is one of the organisations of this system; nobody is sent to look at it (BT-DUT-2, AMB-LA-3). */
  homeOrganisationId: string | null;
  post: string | null;
  industry: string | null;
  /** Of an organisation. */
  creditCode: string | null;
  liaisonName: string | null;
  liaisonPhone: string | null;
  /** Paid from public funds (BT-RWD-4). */
  fiscalPayroll: Generated<boolean>;
  bankName: string | null;
  bankAccount: string | null;
  accountId: string | null;
  createdBy: string | null;
  createdAt: Generated<Instant>;
  /** By which the officer is found: name, unit, credit code. */
  words: GeneratedAlways<string>;
}

/** What the list shows at a glance: in order, warned, a procedure or a missed duty, over. */
export const TERM_LIGHTS = ['GREEN', 'YELLOW', 'RED', 'GREY'] as const;
export type TermLight = (typeof TERM_LIGHTS)[number];

/** Projection of one term; written only by the step record. */
export interface OfficerTermTable {
  id: string;
  officerId: string;
  schemeCode: string;
  schemeVersion: number;
  officeOrganisationId: string;
  officerAccountId: string | null;
  certificateNo: string | null;
  /** Printed on certificate or plaque; whoever has it can ask whether the certificate is valid. */
  verificationCode: string | null;
  channel: string;
  category: string | null;
  categoryText: string | null;
  /** What was put forward at the appointment (attestations, letter …); codes and ids only. */
  candidate: Json<Candidate>;
  fromDate: CalendarDate;
  toDate: CalendarDate;
  servedTerms: number;
  previousTermId: string | null;
  status: TermStatus;
  trainedAt: Instant | null;
  renewal: NullableJson<{ at: string; by: string; renew: boolean; reasonId: string }>;
  endedAt: Instant | null;
  endGround: Ground | null;
  endRuleId: string | null;
  light: TermLight;
  openProcedures: Generated<number>;
  unscreened: Generated<number>;
  lastFiledAt: Instant | null;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  outlastsScheme: Generated<boolean>;
  appointedAt: Instant;
  stepSeq: number;
  updatedAt: Instant;
  clockOffsetMs: Generated<number>;
}

export const SUBMISSION_STATUSES = ['DRAFT', 'FILED', 'SCREENED', 'ADOPTED', 'NOT_ADOPTED'] as const;
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];
export type SubmissionVerdict = 'VALID' | 'INVALID' | 'FALSE' | 'DUPLICATE';

/** What an officer files; a draft until then. Text and pictures can't change once filed: `contentSha256` seals them. */
export interface OfficerSubmissionTable {
  id: string;
  termId: string;
  schemeCode: string;
  officeOrganisationId: string;
  number: string | null;
  status: SubmissionStatus;
  kind: SubmissionKind;
  nil: Generated<boolean>;
  urgent: Generated<boolean>;
  title: Generated<string>;
  body: Generated<string>;
  /** Remedy that the officer proposes. */
  remedy: Generated<string>;
  /** Answers to the scheme's own form: topic, scene, problem kind, on whose behalf, way, aspects … (code → code or text). */
  details: Json<Record<string, string | string[]>>;
  place: Generated<string>;
  targetOrganisationId: string | null;
  targetText: Generated<string>;
  observedOn: CalendarDate | null;
  knownOn: CalendarDate | null;
  /** When it reached the office; earlier than `filedAt` for what was handed in on paper. */
  arrivedAt: Instant | null;
  filedAt: Instant | null;
  filedBy: string | null;
  contentSha256: string | null;
  verdict: SubmissionVerdict | null;
  valuable: boolean | null;
  workable: boolean | null;
  classification: string | null;
  duplicateOf: string | null;
  screenedAt: Instant | null;
  screenedBy: string | null;
  screeningNoteId: string | null;
  adoptedByOrganisationId: string | null;
  adoptedByText: string | null;
  adoptionAt: Instant | null;
  adoptionBy: string | null;
  adoptionNoteId: string | null;
  createdBy: string;
  createdAt: Generated<Instant>;
  updatedAt: Generated<Instant>;
}

export type FileOwner = 'submission' | 'term' | 'leave' | 'answer' | 'permission' | 'record' | 'gathering';

export interface OfficerFileTable {
  uploadId: string;
  ownerType: FileOwner;
  ownerId: string;
  termId: string | null;
  kind: 'PICTURE' | 'VOICE' | 'DOCUMENT';
  linkedAt: Generated<Instant>;
}

export interface OfficerActivityTable {
  id: string;
  termId: string;
  kind: string;
  at: Instant;
  noteId: string | null;
  recordedBy: string;
  recordedAt: Instant;
}

export interface OfficerAttendanceTable {
  termId: string;
  gatheringId: string;
  kind: EventKind;
  startsAt: Instant;
  present: boolean;
  recordedAt: Instant;
}

export interface OfficerLeaveTable {
  id: string;
  termId: string;
  fromDate: CalendarDate;
  toDate: CalendarDate;
  status: 'REQUESTED' | 'GRANTED' | 'REFUSED';
  noteId: string | null;
  requestedBy: string;
  requestedAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  decisionNoteId: string | null;
}

export interface OfficerSpecialReasonTable {
  id: string;
  termId: string;
  fromDate: CalendarDate;
  toDate: CalendarDate | null;
  noteId: string;
  recordedBy: string;
  recordedAt: Instant;
}

/** One procedure on a ground, whole in `content`. */
export interface OfficerProcedureTable {
  termId: string;
  id: string;
  schemeCode: string;
  officeOrganisationId: string;
  ground: Ground;
  ruleId: string;
  mode: 'AUTO' | 'DECIDE';
  decider: string;
  deciderOrganisationId: string;
  status: ProcedureStatus;
  content: Json<Procedure>;
  noticeNo: string | null;
  detectedAt: Instant;
  windowEndsAt: Instant | null;
  endedAt: Instant | null;
}

export interface OfficerAnswerTable {
  id: string;
  termId: string;
  procedureId: string;
  at: Instant;
  noteId: string;
  answeredBy: string;
}

export interface OfficerViolationTable {
  id: string;
  termId: string;
  code: string;
  noteId: string | null;
  reportedBy: string | null;
  reportedAt: Instant;
  status: 'REPORTED' | 'CONFIRMED' | 'REFUTED';
  kind: ViolationKind | null;
  seriousness: Seriousness | null;
  badSocialEffect: boolean | null;
  verifiedBy: string | null;
  verifiedAt: Instant | null;
  verificationNoteId: string | null;
}

export interface OfficerMeasureTable {
  id: string;
  termId: string;
  violationId: string | null;
  measure: Measure;
  ruleId: string;
  ground: Ground | null;
  /** To whom a transfer went. */
  transferTo: string | null;
  noteId: string | null;
  takenBy: string | null;
  takenAt: Instant;
}

export interface OfficerPermissionTable {
  id: string;
  termId: string;
  acts: Json<PublicationAct[]>;
  fromDate: CalendarDate;
  toDate: CalendarDate | null;
  status: 'REQUESTED' | 'GRANTED' | 'REFUSED' | 'WITHDRAWN';
  noteId: string | null;
  requestedAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  decisionNoteId: string | null;
  fileId: string | null;
  withdrawnAt: Instant | null;
}

export type ReviewKind = 'MEASURED_ITEMS' | 'YEARLY_REVIEW' | 'PERIODIC_EVALUATION';

/** An assessment without grades, as the organ has confirmed it. */
export interface OfficerReviewTable {
  id: string;
  termId: string;
  kind: ReviewKind;
  fromDate: CalendarDate;
  toDate: CalendarDate;
  sheet: Json<MeasuredSheet>;
  noteId: string | null;
  confirmedBy: string;
  confirmedAt: Instant;
}

/** A grade of one year as the organ has confirmed it. */
export interface OfficerGradeTable {
  termId: string;
  yearFrom: CalendarDate;
  yearTo: CalendarDate;
  assessmentId: string;
  grade: Grade;
  computed: Grade;
  noteId: string | null;
  confirmedBy: string;
  confirmedAt: Instant;
}

/** A small record of a scheme's daily work, such as guidance, publicity, a briefing, an interpretation, a need. */
export interface SchemeRecordTable {
  id: string;
  schemeCode: string;
  officeOrganisationId: string;
  termId: string | null;
  kind: string;
  title: string;
  body: Generated<string>;
  details: Json<Record<string, string | string[]>>;
  heldOn: CalendarDate;
  organisationId: string | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: Instant | null;
  createdBy: string;
  createdRole: string;
  createdAt: Instant;
}

export type { EndState };
