import type { Generated } from 'kysely';
import type { CohortResult, GradeStep } from '../../workflows/rules/officer-term/assessment/types';
import type {
  AssessmentStatus,
  RewardLineBar,
  RewardLineStatus,
  RewardListStatus,
} from '../../workflows/rules/officer-term/assessmentLabels';
import type { Grade } from '../../workflows/rules/officer-term/parameters';
import type { CalendarDate, Instant, Json, NullableJson } from './columns';

/** Projection of the assessment of one year; written only by the step record. */
export interface AssessmentTable {
  id: string;
  schemeCode: string;
  schemeVersion: number;
  yearFrom: CalendarDate;
  yearTo: CalendarDate;
  officeOrganisationId: string;
  confirmerOrganisationId: string;
  regionId: string;
  status: AssessmentStatus;
  mode: 'ADOPTION' | 'FALLBACK' | null;
  modeNoteId: string | null;
  modeBy: string | null;
  openNoteId: string | null;
  openedBy: string;
  openedAt: Instant;
  /** When the figures were taken. */
  countedAt: Instant;
  confirmedBy: string | null;
  confirmedAt: Instant | null;
  confirmNoteId: string | null;
  people: number;
  base: number;
  unscreened: number;
  doubleMedian: number | null;
  fallbackAdvised: boolean;
  seats: NullableJson<NonNullable<CohortResult['seats']>>;
  overCeiling: NullableJson<NonNullable<CohortResult['overCeiling']>>;
  /** Those who had left before the year was over. */
  leftEarly: Json<{ termId: string; endedOn: string }[]>;
  /** Who decided the way of assessing or changed a grade. */
  decidedBy: Json<string[]>;
  told: Generated<number>;
  replacesId: string | null;
  replacedBy: string | null;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  closedAt: Instant | null;
  stepSeq: number;
  updatedAt: Instant;
  clockOffsetMs: Generated<number>;
}

/** One person of an assessment: frozen figures, the machine's grade with its calculation, the grade as decided. */
export interface AssessmentPersonTable {
  assessmentId: string;
  termId: string;
  adopted: number;
  provided: number;
  unscreened: number;
  lastCountedAt: Instant | null;
  specialDutyMissed: Json<string[]>;
  quotaMissed: Json<string[]>;
  earned: Grade;
  computed: Grade;
  grade: Grade;
  rank: number | null;
  steps: Json<GradeStep[]>;
  adjustedBy: string | null;
  adjustedAt: Instant | null;
  adjustmentNoteId: string | null;
}

/** From which pool a scheme's rewards are paid (BT-RWD-5); configuration. */
export interface SchemePoolTable {
  schemeCode: string;
  poolId: string;
}

/** Projection of one reward list; written only by the step record. Integer fen. */
export interface RewardListTable {
  id: string;
  number: string;
  schemeCode: string;
  schemeVersion: number;
  assessmentId: string;
  yearFrom: CalendarDate;
  yearTo: CalendarDate;
  officeOrganisationId: string;
  approverOrganisationId: string;
  financeOrganisationId: string;
  regionId: string;
  poolId: string;
  status: RewardListStatus;
  fundStatus: 'RESERVED' | 'SHORT' | 'RELEASED' | null;
  totalFen: number;
  paidFen: number;
  payees: number;
  refused: number;
  failed: number;
  preparedBy: string;
  preparedAt: Instant;
  submittedBy: string | null;
  submittedAt: Instant | null;
  approvedBy: string | null;
  approvedAt: Instant | null;
  nextDueAt: Instant | null;
  nextDueKind: string | null;
  overdueCount: Generated<number>;
  closedAt: Instant | null;
  stepSeq: number;
  updatedAt: Instant;
  clockOffsetMs: Generated<number>;
}

/** One person's reward for one year, or every reason against it. */
export interface RewardLineTable {
  id: string;
  listId: string;
  termId: string;
  /** `rewardKey(termId, year)`: paid once, across all lists. */
  rewardKey: string;
  grade: Grade | null;
  servedFrom: CalendarDate | null;
  servedTo: CalendarDate | null;
  fiscalPayroll: boolean;
  gradeFen: number;
  fen: number;
  ruleId: string;
  bars: Json<{ code: RewardLineBar; ruleId: string }[]>;
  status: RewardLineStatus;
  attempts: Generated<number>;
  instructionId: string | null;
  failureCode: string | null;
  paidAt: Instant | null;
  givenUpBy: string | null;
  giveUpNoteId: string | null;
}
