import type { Grade } from '../parameters';

/** A person of the cohort with the figures of the year. */
export interface Assessed {
  id: string;
  /** Special evaluations that were asked for and not done as required (AMB-BT-4). */
  specialDutyMissed: string[];
  /** Periods in which a quota was missed; listed for the office (AMB-BT-4). */
  quotaMissed: string[];
  adopted: number;
  provided: number;
  lastCountedAt: string | null;
}

/** One line of the calculation, shown to the office as it is. */
export interface GradeStep {
  ruleId: string;
  text: string;
}

export interface GradeRow {
  id: string;
  grade: Grade;
  /** Grade by adopted items alone. */
  earned: Grade;
  /** Place in the order of the fallback; null outside it. */
  rank: number | null;
  steps: GradeStep[];
}

/** How the office has decided to assess the year; null while it has not (AMB-BT-3). */
export type AssessmentMode = 'ADOPTION' | 'FALLBACK' | null;

export interface CohortResult {
  mode: AssessmentMode;
  /** Persons who compete: all but those who missed the special duty. */
  base: number;
  seats: { excellent: number; good: number } | null;
  /** Earned grades alone exceed a ceiling (§12). */
  overCeiling: { excellent: boolean; good: boolean } | null;
  /** Twice the median of adopted items, so that it stays a whole number. */
  doubleMedian: number | null;
  fallbackAdvised: boolean;
  rows: GradeRow[];
}
