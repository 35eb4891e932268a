import type { Ladder } from '../obligations/types';

/** Kinds of obligations of a term. The first three are the officer's own, by the scheme's duties. */
export const TERM_OBLIGATION_KINDS = [
  'MONTHLY_REPORT',
  'DUTY_QUOTA',
  'ACTIVITY_GAP',
  'SCREENING',
  'DELIVERY',
  'STAY_CONFIRMATION',
  'DECISION',
  'LEAVE_DECISION',
  'VIOLATION_VERIFICATION',
  'PUBLICATION_DECISION',
  'RENEWAL_DECISION',
  'EVALUATION',
] as const;
export type TermObligationKind = (typeof TERM_OBLIGATION_KINDS)[number];

/** Obligations that the officer owes himself; all others are owed by the office or a deciding organ. */
export const OFFICER_OBLIGATIONS: readonly TermObligationKind[] = [
  'MONTHLY_REPORT',
  'DUTY_QUOTA',
  'ACTIVITY_GAP',
];

/** Working days that office and organs have where the schemes are silent; configuration. */
export const OFFICE_LIMITS = {
  SCREENING: 5,
  STAY_CONFIRMATION: 3,
  LEAVE_DECISION: 3,
  VIOLATION_VERIFICATION: 10,
  PUBLICATION_DECISION: 5,
  EVALUATION: 10,
} as const;

/** Days after the end during which the last submissions may be screened and the last grade may arrive; configuration. */
export const AFTERCARE_DAYS = 180;

/** Duties of officers climb no ladder: their warnings go out on the days that the scheme names. */
export const NO_LADDER: Ladder = { rungs: [], thenRemindEveryWorkingDays: null };
