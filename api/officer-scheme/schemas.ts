import { z } from 'zod';
import { PROCEDURE_STATUSES } from '../../workflows/rules/officer-term/hearing/types';
import {
  END_STATES,
  GROUNDS,
  type OfficerSchemeParameters,
  SUBMISSION_KINDS,
} from '../../workflows/rules/officer-term/parameters';
import { oneOrMany, searchText } from '../list';

const text = z.string().nullable();
const count = z.number().int();
const date = z.iso.date();

export const TERM_STATUSES = ['AWAITING_TRAINING', 'SERVING', ...END_STATES] as const;
export const TERM_LIGHTS = ['GREEN', 'YELLOW', 'RED', 'GREY'] as const;
export const SUBMISSION_STATUSES = ['DRAFT', 'FILED', 'SCREENED', 'ADOPTED', 'NOT_ADOPTED'] as const;
export const VERDICTS = ['VALID', 'INVALID', 'FALSE', 'DUPLICATE'] as const;
const VERSION_STATUSES = ['DRAFT', 'PUBLISHED', 'SUPERSEDED'] as const;

/** The scheme's own rules, whole, as they stand in its version. */
const Parameters = z.looseObject({}) as unknown as z.ZodType<OfficerSchemeParameters>;

const Lights = z.object({ green: count, yellow: count, red: count });

/** A scheme of officers: its published version, or its newest draft. */
export const OfficerSchemeRowView = z.object({
  id: z.string(),
  code: z.string(),
  version: count,
  status: z.enum(VERSION_STATUSES),
  publishedAt: text,
  name: z.string(),
  title: z.string(),
  subject: z.enum(['PERSON', 'ORGANISATION']),
  validFrom: z.string(),
  validTo: text,
  serving: count,
  /** Seats in all and free ones; null where the scheme fixes no number. */
  seats: count.nullable(),
  vacancies: count.nullable(),
  lights: Lights,
  unscreened: count,
  openProcedures: count,
});
export type OfficerSchemeRowView = z.output<typeof OfficerSchemeRowView>;

/** How a duty stands in the period that runs now, over all who serve. */
const CompletionView = z.object({
  code: z.string(),
  label: z.string(),
  ruleId: z.string(),
  from: z.string(),
  to: z.string(),
  owing: count,
  met: count,
});
export type CompletionView = z.output<typeof CompletionView>;

export const OfficerSchemeView = OfficerSchemeRowView.extend({
  parameters: Parameters,
  organs: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      ruleId: z.string(),
      organisationId: text,
      organisationName: text,
    }),
  ),
  channels: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      seats: count,
      serving: count,
      vacancies: count,
    }),
  ),
  completion: z.array(CompletionView),
  awaitingTraining: count,
  ended: count,
  now: z.string(),
});
export type OfficerSchemeView = z.output<typeof OfficerSchemeView>;

export const SchemeVersionView = z.object({
  id: z.string(),
  code: z.string(),
  version: count,
  status: z.enum(VERSION_STATUSES),
  publishedAt: text,
  name: z.string(),
  parameters: Parameters,
});
export type SchemeVersionView = z.output<typeof SchemeVersionView>;

// ---- people ----------------------------------------------------------------------------------------------------

export const TermFilter = z.strictObject({
  q: searchText.optional(),
  status: oneOrMany(z.enum(TERM_STATUSES)).optional(),
  light: oneOrMany(z.enum(TERM_LIGHTS)).optional(),
  channel: z.string().max(32).optional(),
  serving: z.boolean().optional(),
});
export const TERM_SORTS = [
  'fromDate',
  'toDate',
  'officerName',
  'certificateNo',
  'lastFiledAt',
  'nextDueAt',
  'updatedAt',
] as const;

/** A term as lists show it. */
export const TermRowView = z.object({
  id: z.string(),
  officerId: z.string(),
  officerName: z.string(),
  subject: z.enum(['PERSON', 'ORGANISATION']),
  unitName: text,
  schemeCode: z.string(),
  schemeVersion: count,
  certificateNo: text,
  channel: z.string(),
  channelLabel: z.string(),
  category: text,
  categoryLabel: text,
  fromDate: z.string(),
  toDate: z.string(),
  servedTerms: count,
  status: z.enum(TERM_STATUSES),
  statusLabel: z.string(),
  light: z.enum(TERM_LIGHTS),
  openProcedures: count,
  unscreened: count,
  lastFiledAt: text,
  nextDueAt: text,
  nextDueKind: text,
  nextDueLabel: text,
  overdueCount: count,
  outlastsScheme: z.boolean(),
  endedAt: text,
  endGround: z.enum(GROUNDS).nullable(),
  endGroundLabel: text,
  endRuleId: text,
  now: z.string(),
});
export type TermRowView = z.output<typeof TermRowView>;

// ---- table of months -------------------------------------------------------------------------------------------

/**
 * OUTSIDE: not wholly inside the term, or after its end. FUTURE, RUNNING: not over yet. REPORTED, EMPTY, EXCUSED: over.
 * STAYED: empty, but settled by a stay or a decision to keep. NONE: nothing filed, and the scheme asks for nothing.
 */
export const MONTH_STATES = [
  'OUTSIDE',
  'FUTURE',
  'RUNNING',
  'REPORTED',
  'EMPTY',
  'EXCUSED',
  'STAYED',
  'NONE',
] as const;

export const MonthCellView = z.object({
  /** `YYYY-MM` */
  month: z.string(),
  label: z.string(),
  state: z.enum(MONTH_STATES),
  /** What counts as a report of the month. */
  count,
  onLeave: z.boolean(),
});
export type MonthCellView = z.output<typeof MonthCellView>;

/** A duty in one period: how much was asked and how much is there; `pending` of it is not screened yet. */
export const PeriodView = z.object({
  key: z.string(),
  code: z.string(),
  label: z.string(),
  ruleId: z.string(),
  from: z.string(),
  to: z.string(),
  required: count,
  counted: count,
  pending: count,
  met: z.boolean(),
  state: z.enum(['FUTURE', 'RUNNING', 'CLOSED']),
});
export type PeriodView = z.output<typeof PeriodView>;

export const MatrixRowView = TermRowView.pick({
  officerName: true,
  certificateNo: true,
  channelLabel: true,
  fromDate: true,
  toDate: true,
  status: true,
  statusLabel: true,
  light: true,
}).extend({
  /** Id of the term. */
  id: z.string(),
  months: z.array(MonthCellView),
  /** Quotas whose period ends within the twelve months. */
  periods: z.array(PeriodView),
});
export type MatrixRowView = z.output<typeof MatrixRowView>;

export const MatrixView = z.object({
  year: count,
  /** Twelve months: of the calendar year, or from the month in which the scheme's terms usually begin. */
  months: z.array(z.object({ month: z.string(), label: z.string() })),
  monthlyRuleId: text,
  data: z.array(MatrixRowView),
  total: count,
  totalIsCapped: z.boolean().optional(),
  now: z.string(),
});
export type MatrixView = z.output<typeof MatrixView>;

// ---- calendar of checks ----------------------------------------------------------------------------------------

export const CHECK_KINDS = [
  'PERIOD_CLOSE',
  'GAP_LIMIT',
  'WINDOW_END',
  'STAY_END',
  'EVALUATION',
  'RENEWAL',
  'TERM_END',
  'OCCASION',
] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** Something that is looked at, or falls due, at one instant for one or many officers. */
export const CheckView = z.object({
  id: z.string(),
  kind: z.enum(CHECK_KINDS),
  kindLabel: z.string(),
  /** China date of the day that ends, or on which it is due. */
  date: z.string(),
  at: z.string(),
  label: z.string(),
  ruleId: z.string(),
  /** Whom it concerns, and how many of them still have something to do. */
  total: count,
  owing: count,
  terms: z.array(
    z.object({ termId: z.string(), officerName: z.string(), done: z.boolean(), detail: z.string() }),
  ),
});
export type CheckView = z.output<typeof CheckView>;

export const ChecksQuery = z.object({ from: date.optional(), to: date.optional() });

// ---- procedures ------------------------------------------------------------------------------------------------

export const HearingFilter = z.strictObject({
  q: searchText.optional(),
  open: z.boolean().optional(),
  status: oneOrMany(z.enum(PROCEDURE_STATUSES)).optional(),
  ground: z.enum(GROUNDS).optional(),
  termId: z.uuid().optional(),
});
export const HEARING_SORTS = ['detectedAt', 'windowEndsAt', 'endedAt'] as const;

const FactRowView = z.object({
  factId: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  count,
  onLeave: z.boolean(),
});

/** A procedure on one ground: facts, notice, delivery, window, answers, stay, decision. */
export const HearingRowView = z.object({
  /** `<termId>/<procedureId>`, unique in lists. */
  id: z.string(),
  termId: z.string(),
  procedureId: z.string(),
  officerName: z.string(),
  certificateNo: text,
  ground: z.enum(GROUNDS),
  groundLabel: z.string(),
  ruleId: z.string(),
  mode: z.enum(['AUTO', 'DECIDE']),
  hearing: z.boolean(),
  endState: z.enum(END_STATES),
  endStateLabel: z.string(),
  decider: z.string(),
  deciderLabel: z.string(),
  deciderOrganisationId: z.string(),
  deciderOrganisationName: z.string(),
  status: z.enum(PROCEDURE_STATUSES),
  statusLabel: z.string(),
  open: z.boolean(),
  message: z.string(),
  facts: z.array(FactRowView),
  noticeNo: text,
  noticeDocumentId: text,
  detectedAt: z.string(),
  notifiedAt: text,
  deliveredAt: text,
  deliveryWay: z.enum(['READ', 'RECORDED', 'PUBLIC_NOTICE']).nullable(),
  publicNoticeOffered: z.boolean(),
  windowEndsAt: text,
  provisional: z.boolean(),
  answers: count,
  lateReports: count,
  /** A stay that waits for its confirmation by another person. */
  stayProposed: z.boolean(),
  stayUntil: text,
  /** True once the term itself is over: the procedure ends with a record only. */
  termEnded: z.boolean(),
  endedAt: text,
  now: z.string(),
});
export type HearingRowView = z.output<typeof HearingRowView>;

// ---- submissions -----------------------------------------------------------------------------------------------

export const SubmissionFilter = z.strictObject({
  q: searchText.optional(),
  status: oneOrMany(z.enum(SUBMISSION_STATUSES)).optional(),
  kind: z.enum(SUBMISSION_KINDS).optional(),
  verdict: z.enum(VERDICTS).optional(),
  termId: z.uuid().optional(),
  urgent: z.boolean().optional(),
});
export const SUBMISSION_SORTS = ['arrivedAt', 'screenedAt', 'number'] as const;

export const SubmissionRowView = z.object({
  id: z.string(),
  number: text,
  termId: z.string(),
  schemeCode: z.string(),
  officerName: z.string(),
  status: z.enum(SUBMISSION_STATUSES),
  statusLabel: z.string(),
  kind: z.enum(SUBMISSION_KINDS),
  kindLabel: z.string(),
  nil: z.boolean(),
  urgent: z.boolean(),
  title: z.string(),
  place: z.string(),
  targetOrganisationId: text,
  /** Name of the organisation, or what the officer wrote. */
  targetName: text,
  observedOn: text,
  knownOn: text,
  arrivedAt: text,
  filedAt: text,
  verdict: z.enum(VERDICTS).nullable(),
  verdictLabel: text,
  valuable: z.boolean().nullable(),
  workable: z.boolean().nullable(),
  classification: text,
  duplicateOf: text,
  duplicateOfNumber: text,
  screenedAt: text,
  adoptionAt: text,
  adoptedByName: text,
});
export type SubmissionRowView = z.output<typeof SubmissionRowView>;

const Person = z.object({ id: z.string(), displayName: z.string() }).nullable();

/** A submission whole, with its files and what was said about it. */
export const SubmissionView = SubmissionRowView.extend({
  body: z.string(),
  remedy: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  contentSha256: text,
  filedBy: Person,
  screenedBy: Person,
  screeningNote: text,
  adoptionBy: Person,
  adoptionNote: text,
  files: z.array(
    z.object({
      uploadId: z.string(),
      kind: z.enum(['PICTURE', 'VOICE', 'DOCUMENT']),
      fileName: z.string(),
      mediaType: z.string(),
      sizeBytes: count,
      sha256: z.string(),
    }),
  ),
});
export type SubmissionView = z.output<typeof SubmissionView>;

// ---- registers -------------------------------------------------------------------------------------------------

export const RecordFilter = z.strictObject({
  q: searchText.optional(),
  kind: z.string().max(32).optional(),
  termId: z.uuid().optional(),
  answered: z.boolean().optional(),
});
export const RECORD_SORTS = ['heldOn', 'createdAt'] as const;

export const SchemeRecordRowView = z.object({
  id: z.string(),
  schemeCode: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  title: z.string(),
  body: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  heldOn: z.string(),
  organisationId: text,
  organisationName: text,
  termId: text,
  officerName: text,
  answer: text,
  answeredByName: text,
  answeredAt: text,
  createdByName: text,
  createdRole: z.string(),
  createdAt: z.string(),
});
export type SchemeRecordRowView = z.output<typeof SchemeRecordRowView>;

/** Lists that can be downloaded as a table, with the filters of the screen. */
export const EXPORTS = ['people', 'matrix', 'checks', 'hearings', 'submissions', 'records'] as const;
export type ExportName = (typeof EXPORTS)[number];
