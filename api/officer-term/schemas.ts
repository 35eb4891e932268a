import { z } from 'zod';
import { PROCEDURE_STATUSES } from '../../workflows/rules/officer-term/hearing/types';
import { ObligationView } from '../obligation/schemas';
import {
  MonthCellView,
  PeriodView,
  SubmissionView,
  TERM_LIGHTS,
  TERM_STATUSES,
} from '../officer-scheme/schemas';
import { ActionView } from '../process/schemas';

const text = z.string().nullable();
const count = z.number().int();

export const PersonView = z.object({ id: z.string(), displayName: z.string() }).nullable();
export const FileView = z.object({
  uploadId: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  sizeBytes: count,
  kind: z.enum(['PICTURE', 'VOICE', 'DOCUMENT']),
});
export type FileView = z.output<typeof FileView>;

/** Answer of every step on a term. */
export const TermAnswerView = z.object({
  termId: z.string(),
  status: z.enum(TERM_STATUSES),
  seq: count,
  at: z.string(),
  numbers: z.record(z.string(), z.string()),
  fingerprint: z.string().nullable(),
});
export type TermAnswer = z.output<typeof TermAnswerView>;

/** One duty of a period: how much is owed, how much there is, until the close of `to`. */
export const OwedView = z.object({
  key: z.string(),
  code: z.string(),
  label: z.string(),
  ruleId: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.string(),
  required: count,
  counted: count,
  pending: count,
  met: z.boolean(),
  /** One sentence: what is missing, until when, by which rule. */
  explanation: z.string(),
});
export type OwedView = z.output<typeof OwedView>;

const FactView = z.object({
  factId: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  count,
  onLeave: z.boolean(),
});

export const ProcedureView = z.object({
  id: z.string(),
  ground: z.string(),
  groundLabel: z.string(),
  ruleId: z.string(),
  mode: z.enum(['AUTO', 'DECIDE']),
  hearing: z.boolean(),
  endState: z.string(),
  decider: z.string(),
  deciderLabel: z.string(),
  deciderOrganisationId: text,
  deciderOrganisationName: text,
  status: z.enum(PROCEDURE_STATUSES),
  statusLabel: z.string(),
  message: z.string(),
  facts: z.array(FactView),
  needs: count,
  factsAt: z.string(),
  detectedAt: z.string(),
  notifiedAt: text,
  noticeNo: text,
  noticeDocumentId: text,
  delivery: z.object({ at: z.string(), way: z.string(), by: PersonView }).nullable(),
  publicNoticeOffered: z.boolean(),
  windowEndsAt: text,
  provisional: z.boolean(),
  answers: z.array(z.object({ id: z.string(), at: z.string(), note: text, files: z.array(FileView) })),
  lateReports: z.array(z.object({ at: z.string(), submissionId: z.string() })),
  stayProposal: z
    .object({
      by: PersonView,
      at: z.string(),
      note: text,
      factIds: z.array(z.string()),
      until: text,
    })
    .nullable(),
  stay: z
    .object({
      by: PersonView,
      at: z.string(),
      note: text,
      factIds: z.array(z.string()),
      until: text,
      confirmedBy: PersonView,
      confirmedAt: z.string(),
    })
    .nullable(),
  decision: z.object({ at: z.string(), by: PersonView, keep: z.boolean(), note: text }).nullable(),
  termEnded: z.boolean(),
  lapse: text,
  endedAt: text,
});
export type ProcedureView = z.output<typeof ProcedureView>;

/** A submission or draft whole, as its writer and its term show it. */
export const OwnSubmissionView = SubmissionView.extend({ createdAt: z.string(), updatedAt: z.string() });
export type OwnSubmissionView = z.output<typeof OwnSubmissionView>;

export const LeaveView = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  status: z.enum(['REQUESTED', 'GRANTED', 'REFUSED']),
  note: text,
  requestedAt: z.string(),
  decidedAt: text,
  decidedBy: PersonView,
  decisionNote: text,
  files: z.array(FileView),
});
export const ViolationView = z.object({
  id: z.string(),
  code: z.string(),
  codeLabel: z.string(),
  ruleId: z.string(),
  note: text,
  reportedAt: z.string(),
  reportedBy: PersonView,
  status: z.enum(['REPORTED', 'CONFIRMED', 'REFUTED']),
  kind: text,
  seriousness: text,
  badSocialEffect: z.boolean().nullable(),
  verifiedAt: text,
  verifiedBy: PersonView,
  verificationNote: text,
  /** Measures that the scheme allows on these findings. */
  possibleMeasures: z.array(z.object({ measure: z.string(), label: z.string(), ruleId: z.string() })),
});
export const PermissionView = z.object({
  id: z.string(),
  acts: z.array(z.string()),
  from: z.string(),
  to: text,
  status: z.enum(['REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN']),
  note: text,
  requestedAt: z.string(),
  decidedAt: text,
  decidedBy: PersonView,
  decisionNote: text,
  fileId: text,
  withdrawnAt: text,
  files: z.array(FileView),
});

/** The person or organisation; telephone, birth date and account are masked, `/contact` gives them to the office. */
export const OfficerView = z.object({
  id: z.string(),
  subject: z.enum(['PERSON', 'ORGANISATION']),
  name: z.string(),
  gender: text,
  birthYear: count.nullable(),
  phone: text,
  unitName: text,
  homeOrganisationId: text,
  homeOrganisationName: text,
  post: text,
  industry: text,
  creditCode: text,
  liaisonName: text,
  liaisonPhone: text,
  fiscalPayroll: z.boolean(),
  bankName: text,
  bankAccount: text,
  accountId: text,
  username: text,
  accountEnabled: z.boolean(),
  mayUnmask: z.boolean(),
});

/** Personal data in full; the reading is recorded. */
export const ContactView = z.object({
  name: z.string(),
  birthDate: text,
  phone: text,
  liaisonName: text,
  liaisonPhone: text,
  bankName: text,
  bankAccount: text,
});
export type ContactView = z.output<typeof ContactView>;

/** Facts of a term that every screen of it shows. */
export const TermHeadView = z.object({
  id: z.string(),
  officerId: z.string(),
  schemeCode: z.string(),
  schemeName: z.string(),
  schemeVersion: count,
  /** 体验员, 体验官 … as the scheme names them. */
  title: z.string(),
  subject: z.enum(['PERSON', 'ORGANISATION']),
  name: z.string(),
  certificateNo: text,
  verificationCode: text,
  officeOrganisationId: z.string(),
  officeOrganisationName: z.string(),
  channel: z.string(),
  channelLabel: z.string(),
  category: text,
  categoryLabel: text,
  categoryText: text,
  from: z.string(),
  to: z.string(),
  servedTerms: count,
  previousTermId: text,
  /** The term that followed, if one did. */
  nextTermId: text,
  status: z.enum(TERM_STATUSES),
  statusLabel: z.string(),
  trainedAt: text,
  appointedAt: z.string(),
  endedAt: text,
  endGround: text,
  endGroundLabel: text,
  endRuleId: text,
  light: z.enum(TERM_LIGHTS),
  openProcedures: count,
  unscreened: count,
  overdueCount: count,
  lastFiledAt: text,
  nextDueAt: text,
  nextDueKind: text,
  outlastsScheme: z.boolean(),
  now: z.string(),
  clockOffsetMs: z.number(),
});
export type TermHeadView = z.output<typeof TermHeadView>;

const DocumentRow = z.object({ id: z.string(), kind: z.string(), number: z.string(), issuedAt: z.string() });

/** One term whole. */
export const OfficerTermView = TermHeadView.extend({
  officer: OfficerView,
  /** What was put forward at the appointment, in the scheme's own codes; the birth date is the office's only. */
  candidate: z.object({
    attestations: z.array(z.string()),
    conditions: z.array(z.string()),
    bars: z.array(z.string()),
    commitmentLetter: z.object({ fileId: z.string(), items: z.array(z.string()) }).nullable(),
    category: z.object({ code: z.string(), text: z.string() }).nullable(),
    industry: text,
  }),
  renewal: z.object({ at: z.string(), by: PersonView, renew: z.boolean(), note: text }).nullable(),
  owed: z.array(OwedView),
  months: z.array(MonthCellView),
  /** Quota periods of the term so far, oldest first. */
  quotas: z.array(PeriodView),
  procedures: z.array(ProcedureView),
  obligations: z.array(ObligationView),
  submissions: z.object({ data: z.array(OwnSubmissionView), total: count }),
  leaves: z.array(LeaveView),
  specialReasons: z.array(
    z.object({
      id: z.string(),
      from: z.string(),
      to: text,
      note: text,
      recordedAt: z.string(),
      by: PersonView,
    }),
  ),
  activities: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      at: z.string(),
      note: text,
      by: PersonView,
    }),
  ),
  attendances: z.array(
    z.object({
      gatheringId: z.string(),
      kind: z.string(),
      startsAt: z.string(),
      present: z.boolean(),
      recordedAt: z.string(),
    }),
  ),
  violations: z.array(ViolationView),
  measures: z.array(
    z.object({
      id: z.string(),
      violationId: text,
      measure: z.string(),
      label: z.string(),
      ruleId: z.string(),
      ground: text,
      transferTo: text,
      note: text,
      takenAt: z.string(),
      takenBy: PersonView,
    }),
  ),
  permissions: z.array(PermissionView),
  reviews: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['MEASURED_ITEMS', 'YEARLY_REVIEW', 'PERIODIC_EVALUATION']),
      from: z.string(),
      to: z.string(),
      sheet: z.looseObject({}),
      note: text,
      confirmedAt: z.string(),
      confirmedBy: PersonView,
    }),
  ),
  grades: z.array(
    z.object({
      yearFrom: z.string(),
      yearTo: z.string(),
      assessmentId: z.string(),
      grade: z.string(),
      gradeLabel: z.string(),
      computed: z.string(),
      note: text,
      confirmedAt: z.string(),
    }),
  ),
  documents: z.array(DocumentRow),
  actions: z.array(ActionView),
});
export type OfficerTermView = z.output<typeof OfficerTermView>;

/** One of the officer's own terms, for his page. */
export const MyTermView = TermHeadView.extend({
  owed: z.array(OwedView),
  obligations: z.array(ObligationView),
  openProceduresNow: z.array(ProcedureView),
  submissions: z.array(OwnSubmissionView),
  drafts: z.array(OwnSubmissionView),
  leaves: z.array(LeaveView),
  permissions: z.array(PermissionView),
  months: z.array(MonthCellView),
  documents: z.array(DocumentRow),
  actions: z.array(ActionView),
});
export type MyTermView = z.output<typeof MyTermView>;
export const MyTermsAnswer = z.object({ current: z.array(MyTermView), earlier: z.array(TermHeadView) });
