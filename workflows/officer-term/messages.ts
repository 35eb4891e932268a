import type { Actor, OrganisationFacts } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import type { Ladder } from '../rules/obligations/types';
import type { MeasuredSheet } from '../rules/officer-term/assessment/measured';
import type { Candidate } from '../rules/officer-term/eligibility';
import type { DeliveryWay } from '../rules/officer-term/hearing/types';
import type {
  EventKind,
  Grade,
  Ground,
  Measure,
  OfficerSchemeParameters,
  PublicationAct,
  Seriousness,
  SubmissionKind,
  ViolationKind,
} from '../rules/officer-term/parameters';
import type { Span } from '../rules/officer-term/periods';
import type { HumanCommand, RecalculateCommand, UrgeCommand } from '../shared/messages';

/** Name of the workflow type, and of the subject of its audit chain. */
export const OFFICER_TERM = 'officerTerm';
export const officerTermWorkflowId = (termId: string): string => `officer-term/${termId}`;

/** Everything a term is run by, frozen by value when it begins (a later version of the scheme changes nothing in it). */
export interface OfficerTermInput {
  termId: string;
  officerId: string;
  /** Account of the officer, or of the liaison person of an organisation. */
  officerAccountId: string;
  /** The unit that employs the officer, if it is known to the system. */
  homeOrganisationId: string | null;
  schemeCode: string;
  schemeVersion: number;
  parameters: OfficerSchemeParameters;
  ladder: Ladder;
  calendar: CalendarSlice;
  /** The office that does the daily work: receives, screens, notifies. */
  office: OrganisationFacts;
  /** The scheme's organs by their codes, as far as they are organisations here. */
  organs: Record<string, OrganisationFacts>;
  span: Span;
  channel: string;
  category: { code: string; text: string } | null;
  candidate: Candidate;
  /** Terms that the officer has served in this scheme, this one included. */
  servedTerms: number;
  previousTermId: string | null;
  /** Printed on certificate or plaque. */
  verificationCode: string;
}

/** Takes up the term: certificate or plaque, clocks, status. The gates are checked again by the process. */
export interface AppointCommand extends HumanCommand {
  noteId: string | null;
  /** Places taken by now, by channel, and applicants of the open call if there was one (BT-QUO-4). */
  seats: {
    serving: Record<string, number>;
    call: { applicants: number; passed: number | null } | null;
    moved: number;
  };
  /** Reason for a term of another length (YY-X-1). */
  lengthReasonId: string | null;
}
/** 上岗培训 is done; duties may begin (YY-S-5). */
export interface RecordTrainingCommand extends HumanCommand {
  noteId: string | null;
}
/** A draft is handed in. Its text lies in the database and can't change any more. */
export interface FileCommand extends HumanCommand {
  submissionId: string;
  kind: SubmissionKind;
  nil: boolean;
  urgent: boolean;
  /** Organisation that the content is about; nobody reports on the unit that employs him (BT-DUT-2, AMB-LA-3). */
  targetOrganisationId?: string | null;
  /** China date on which it was handed in on paper; null: now. Only the office may name an earlier day. */
  arrivedOn: string | null;
}
/** The office's verdict (BT-DUT-11): valid or not, valuable, workable, class, duplicate of an earlier one (AMB-BT-6). */
export interface ScreenCommand extends HumanCommand {
  submissionId: string;
  verdict: 'VALID' | 'INVALID' | 'FALSE' | 'DUPLICATE';
  valuable: boolean;
  workable: boolean;
  classification: string | null;
  /** Of any officer of the scheme. */
  duplicateOf: string | null;
  /** Reason; required unless valid. */
  noteId: string | null;
}
/** A verdict that was wrong is put right, with the reason, until the submission's year is assessed. */
export interface CorrectScreeningCommand extends ScreenCommand {
  noteId: string;
}
/** Whether a unit has adopted it; not adopted needs an explanation (HB-MEC-3, YY-M-7). */
export interface DecideAdoptionCommand extends HumanCommand {
  submissionId: string;
  adopted: boolean;
  byOrganisationId: string | null;
  byText: string | null;
  noteId: string | null;
}
/** Something done besides filing: publicity, research, a meeting … (kinds: rules/officer-term/activities.ts). */
export interface RecordActivityCommand extends HumanCommand {
  activityId: string;
  kind: string;
  /** Instant at which it took place; not in the future, within the term. */
  takenPlaceAt: string;
  noteId: string | null;
}
export interface RequestLeaveCommand extends HumanCommand {
  leaveId: string;
  from: string;
  to: string;
  noteId: string;
}
export interface DecideLeaveCommand extends HumanCommand {
  leaveId: string;
  grant: boolean;
  noteId: string | null;
}
/** A special reason found by the office (HB-DSM-3, AMB-HB-3); `to` null while it lasts. */
export interface RecordSpecialReasonCommand extends HumanCommand {
  reasonId: string;
  from: string;
  to: string | null;
  noteId: string;
}
/** A lasting special reason ends with this day. */
export interface EndSpecialReasonCommand extends HumanCommand {
  reasonId: string;
  to: string;
}
/** The officer has opened the notice on his own page. */
export interface ReadNoticeCommand extends HumanCommand {
  procedureId: string;
}
/** The office records how the notice reached the officer. */
export interface RecordDeliveryCommand extends HumanCommand {
  procedureId: string;
  way: Exclude<DeliveryWay, 'READ'>;
  noteId: string | null;
}
export interface AnswerHearingCommand extends HumanCommand {
  procedureId: string;
  answerId: string;
  noteId: string;
}
export interface ProposeStayCommand extends HumanCommand {
  procedureId: string;
  factIds: string[];
  /** China date after which the office decides anew; null: for good. */
  until: string | null;
  noteId: string;
}
export interface AnswerStayCommand extends HumanCommand {
  procedureId: string;
  confirm: boolean;
  noteId: string | null;
}
/** The organ decides on a ground that it decides itself, or after a stay has run out. */
export interface DecideProcedureCommand extends HumanCommand {
  procedureId: string;
  keep: boolean;
  noteId: string;
}
/** Facts were shown to be wrong, e.g. a report had arrived in time. */
export interface RefuteFactsCommand extends HumanCommand {
  procedureId: string;
  factIds: string[];
  noteId: string;
}
export interface ReportViolationCommand extends HumanCommand {
  violationId: string;
  code: string;
  noteId: string | null;
}
export interface VerifyViolationCommand extends HumanCommand {
  violationId: string;
  confirmed: boolean;
  kind: ViolationKind;
  seriousness: Seriousness;
  badSocialEffect: boolean;
  noteId: string;
}
export interface TakeMeasureCommand extends HumanCommand {
  measureId: string;
  violationId: string;
  measure: Measure;
  /** Where a transfer goes (LA-DIS-7, HB-DSM-6, YY-S-10). */
  transferTo: string | null;
  noteId: string;
}
/** An organ puts forward a ground on its own finding (HB-DSM-5, LA-DSM-2, YY-X-2). */
export interface ProposeGroundCommand extends HumanCommand {
  proposalId: string;
  ground: Ground;
  noteId: string;
}
export interface RequestPublicationCommand extends HumanCommand {
  permissionId: string;
  acts: PublicationAct[];
  from: string;
  to: string | null;
  noteId: string;
}
export interface DecidePublicationCommand extends HumanCommand {
  permissionId: string;
  grant: boolean;
  fileId: string | null;
  noteId: string | null;
}
export interface WithdrawPublicationCommand extends HumanCommand {
  permissionId: string;
  noteId: string;
}
/** A periodic assessment without grades; the sheet is measured by the process itself. */
export interface ConfirmReviewCommand extends HumanCommand {
  reviewId: string;
  span: Span;
  noteId: string;
}
export interface DecideRenewalCommand extends HumanCommand {
  renew: boolean;
  noteId: string;
}
export interface ResignCommand extends HumanCommand {
  /** Upload of the written application (HB-DSM-1). */
  applicationFileId: string;
  noteId: string | null;
}
export interface EndWithSchemeCommand extends HumanCommand {
  noteId: string;
}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface OfficerTermCommands {
  appoint: AppointCommand;
  recordTraining: RecordTrainingCommand;
  file: FileCommand;
  screen: ScreenCommand;
  correctScreening: CorrectScreeningCommand;
  decideAdoption: DecideAdoptionCommand;
  recordActivity: RecordActivityCommand;
  requestLeave: RequestLeaveCommand;
  decideLeave: DecideLeaveCommand;
  recordSpecialReason: RecordSpecialReasonCommand;
  endSpecialReason: EndSpecialReasonCommand;
  readNotice: ReadNoticeCommand;
  recordDelivery: RecordDeliveryCommand;
  answerHearing: AnswerHearingCommand;
  proposeStay: ProposeStayCommand;
  answerStay: AnswerStayCommand;
  decideProcedure: DecideProcedureCommand;
  refuteFacts: RefuteFactsCommand;
  reportViolation: ReportViolationCommand;
  verifyViolation: VerifyViolationCommand;
  takeMeasure: TakeMeasureCommand;
  proposeGround: ProposeGroundCommand;
  requestPublication: RequestPublicationCommand;
  decidePublication: DecidePublicationCommand;
  withdrawPublication: WithdrawPublicationCommand;
  confirmReview: ConfirmReviewCommand;
  decideRenewal: DecideRenewalCommand;
  resign: ResignCommand;
  endWithScheme: EndWithSchemeCommand;
  urge: UrgeCommand;
  order: UrgeCommand;
  recalculate: RecalculateCommand;
}
export type OfficerTermCommandName = keyof OfficerTermCommands;

export const OFFICER_TERM_COMMANDS: readonly OfficerTermCommandName[] = [
  'appoint',
  'recordTraining',
  'file',
  'screen',
  'correctScreening',
  'decideAdoption',
  'recordActivity',
  'requestLeave',
  'decideLeave',
  'recordSpecialReason',
  'endSpecialReason',
  'readNotice',
  'recordDelivery',
  'answerHearing',
  'proposeStay',
  'answerStay',
  'decideProcedure',
  'refuteFacts',
  'reportViolation',
  'verifyViolation',
  'takeMeasure',
  'proposeGround',
  'requestPublication',
  'decidePublication',
  'withdrawPublication',
  'confirmReview',
  'decideRenewal',
  'resign',
  'endWithScheme',
  'urge',
  'order',
  'recalculate',
];

/**
 * Signal of a gathering: presence was recorded, or corrected. `key` makes it count once. Instants come with the message,
 * never from the receiver's clock.
 */
export const ATTENDANCE_SIGNAL = 'attendanceRecorded';
export interface AttendanceRecorded {
  key: string;
  actor: Actor;
  gatheringId: string;
  kind: EventKind;
  startsAt: string;
  present: boolean;
  recordedAt: string;
  /** Special evaluation: done as required (BT-ASM-6). */
  special: boolean;
}

/** Signal of a yearly assessment: the organ has confirmed the grade. A confirmed FAIL opens BT-DSM-1. */
export const GRADE_SIGNAL = 'gradeConfirmed';
export interface GradeConfirmed {
  key: string;
  actor: Actor;
  assessmentId: string;
  year: Span;
  computed: Grade;
  grade: Grade;
  noteId: string | null;
  confirmedAt: string;
}

export type { MeasuredSheet };
export {
  type HumanCommand,
  type ProcessAnswer,
  REFUSAL,
  type RecalculateCommand,
  type Refusal,
  type UrgeCommand,
} from '../shared/messages';
