import type { EventKind, Ground, SubmissionKind } from './parameters';

/** What an officer filed. `at` is the instant at which it reached the office; a screening counts from its own instant. */
export interface Submission {
  id: string;
  at: string;
  kind: SubmissionKind;
  /** A report that says there was nothing to report. */
  nil: boolean;
  judgement: Judgement | null;
  /** First adoption; however many units adopt, the item counts once (AMB-BT-6). */
  adoptedAt: string | null;
}

export interface Judgement {
  at: string;
  verdict: 'VALID' | 'INVALID' | 'FALSE' | 'DUPLICATE';
  /** Judged valuable (YY-M-3). */
  valuable: boolean;
}

/** Presence at something to which the officer was called. */
export interface Attendance {
  eventId: string;
  kind: EventKind;
  startsAt: string;
  present: boolean;
  recordedAt: string;
}

/** Granted leave, both days included. Only leave granted before an event excuses from it (AMB-YY-2). */
export interface Leave {
  from: string;
  to: string;
  grantedAt: string;
}

/** A special reason found by the organ (AMB-HB-3); `to` is null while it lasts. Both days included. */
export interface SpecialReason {
  from: string;
  to: string | null;
  recordedAt: string;
}

/** Facts that a stay or a decision to keep the officer has settled for good (§12). */
export interface Coverage {
  at: string;
  factIds: string[];
}

/** All that the duty checks know of one term. Dates are China dates, instants UTC. */
export interface TermFacts {
  start: string;
  end: string;
  submissions: Submission[];
  attendances: Attendance[];
  /** Instants of other recorded activities. */
  activities: string[];
  leaves: Leave[];
  specialReasons: SpecialReason[];
  coverage: Coverage[];
}

/** One line of the table that is put before officer and office. */
export interface FactRow {
  factId: string;
  label: string;
  from: string;
  to: string;
  count: number;
  onLeave: boolean;
}

/** The facts of a ground stand since `at`. `needs`: with fewer of the facts left the ground no longer stands. */
export interface Finding {
  key: string;
  ground: Ground;
  ruleId: string;
  at: string;
  needs: number;
  facts: FactRow[];
  message: string;
}

export interface DutyWarning {
  key: string;
  kind: 'PERIOD_ENDING' | 'EMPTY_MONTH' | 'GAP_GROWING' | 'ABSENCE' | 'EVALUATION_DUE' | 'RENEWAL_DUE';
  ruleId: string;
  at: string;
  to: 'OFFICER' | 'ORGANISER';
  message: string;
}

/** What a period that is over has brought. */
export interface ClosedPeriod {
  key: string;
  code: string;
  label: string;
  ruleId: string;
  from: string;
  to: string;
  at: string;
  required: number;
  counted: number;
  /** Part of `counted` that was not screened when the period closed. */
  pending: number;
  met: boolean;
}

export interface DutyOutcome {
  findings: Finding[];
  warnings: DutyWarning[];
  closed: ClosedPeriod[];
}
