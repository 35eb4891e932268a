import type { MeasuredSheet } from '../rules/officer-term/assessment/measured';
import type { Submission } from '../rules/officer-term/facts';
import type { Procedure } from '../rules/officer-term/hearing/types';
import type {
  EventKind,
  Grade,
  Ground,
  Measure,
  PublicationAct,
  Seriousness,
  ViolationKind,
} from '../rules/officer-term/parameters';
import type { Span } from '../rules/officer-term/periods';
import type { OfficerTerm } from '../rules/officer-term/termState';
import type { OfficerTermInput } from './messages';

/** Columns of the term's row that follow from the state; written whole at every step. */
export interface OfficerTermColumns
  extends Pick<OfficerTerm, 'status' | 'trainedAt' | 'renewal' | 'endedAt' | 'endGround' | 'endRuleId'> {
  toDate: string;
  light: 'GREEN' | 'YELLOW' | 'RED' | 'GREY';
  openProcedures: number;
  unscreened: number;
  lastFiledAt: string | null;
  nextDueAt: string | null;
  nextDueKind: string | null;
  overdueCount: number;
  outlastsScheme: boolean;
}

/** A row that hangs on the term. Ids are those of the commands; people's words are notes. */
export type TermChange =
  | {
      change: 'FILED';
      id: string;
      kind: Submission['kind'];
      nil: boolean;
      urgent: boolean;
      arrivedAt: string;
      by: string;
    }
  | {
      change: 'SCREENED';
      id: string;
      verdict: 'VALID' | 'INVALID' | 'FALSE' | 'DUPLICATE';
      valuable: boolean;
      workable: boolean;
      classification: string | null;
      duplicateOf: string | null;
      by: string;
      noteId: string | null;
      /** Set when an earlier verdict is put right: from when the new one counts, and whether adoption falls with it. */
      correction?: { judgedAt: string; adoptionFalls: boolean };
    }
  | {
      change: 'ADOPTION';
      id: string;
      adopted: boolean;
      byOrganisationId: string | null;
      byText: string | null;
      by: string;
      noteId: string | null;
    }
  | { change: 'ACTIVITY'; id: string; kind: string; at: string; by: string; noteId: string | null }
  | {
      change: 'ATTENDANCE';
      gatheringId: string;
      kind: EventKind;
      startsAt: string;
      present: boolean;
      recordedAt: string;
    }
  | { change: 'LEAVE_REQUESTED'; id: string; from: string; to: string; by: string; noteId: string }
  | { change: 'LEAVE_DECIDED'; id: string; grant: boolean; by: string; noteId: string | null }
  | { change: 'SPECIAL_REASON'; id: string; from: string; to: string | null; by: string; noteId: string }
  | { change: 'SPECIAL_REASON_ENDED'; id: string; to: string }
  | { change: 'ANSWER'; id: string; procedureId: string; by: string; noteId: string }
  | { change: 'VIOLATION_REPORTED'; id: string; code: string; by: string; noteId: string | null }
  | {
      change: 'VIOLATION_VERIFIED';
      id: string;
      confirmed: boolean;
      kind: ViolationKind;
      seriousness: Seriousness;
      badSocialEffect: boolean;
      by: string;
      noteId: string;
    }
  | {
      change: 'MEASURE';
      id: string;
      violationId: string | null;
      measure: Measure;
      ruleId: string;
      ground: Ground | null;
      transferTo: string | null;
      by: string | null;
      noteId: string | null;
    }
  | {
      change: 'PERMISSION_REQUESTED';
      id: string;
      acts: PublicationAct[];
      from: string;
      to: string | null;
      noteId: string;
    }
  | {
      change: 'PERMISSION_DECIDED';
      id: string;
      grant: boolean;
      by: string;
      fileId: string | null;
      noteId: string | null;
    }
  | { change: 'PERMISSION_WITHDRAWN'; id: string; by: string }
  | {
      change: 'REVIEW';
      id: string;
      sheet: MeasuredSheet;
      kind: 'MEASURED_ITEMS' | 'YEARLY_REVIEW' | 'PERIODIC_EVALUATION';
      by: string;
      noteId: string;
    }
  | {
      change: 'GRADE';
      assessmentId: string;
      year: Span;
      computed: Grade;
      grade: Grade;
      by: string;
      confirmedAt: string;
      noteId: string | null;
    };

/** The term's row and the rows that hang on it, as the record step writes them. */
export interface OfficerTermProjection {
  /** Set for the first step only: the row is inserted, the certificate number is drawn from this series. */
  create: Pick<
    OfficerTermInput,
    | 'officerId'
    | 'officerAccountId'
    | 'schemeCode'
    | 'schemeVersion'
    | 'channel'
    | 'category'
    | 'candidate'
    | 'servedTerms'
    | 'previousTermId'
    | 'verificationCode'
    | 'span'
  > | null;
  schemeCode: string;
  officeOrganisationId: string;
  /** Organisation of each decider, by organ code. */
  deciders: Record<string, string>;
  row: OfficerTermColumns;
  /** Procedures that the step opened or changed, whole. */
  procedures: Procedure[];
  changes: TermChange[];
  /** The term has ended against the officer: the account loses its access unless it serves elsewhere. */
  closeAccess: boolean;
}
