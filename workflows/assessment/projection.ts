import type { CohortResult, GradeRow } from '../rules/officer-term/assessment/types';
import type { AssessmentStatus } from '../rules/officer-term/assessmentLabels';
import type { CohortPerson } from '../rules/officer-term/cohort';
import type { Grade } from '../rules/officer-term/parameters';
import type { AssessmentInput } from './messages';

/** Columns of the assessment's row that follow from the state; written whole at every step. */
export interface AssessmentColumns {
  status: AssessmentStatus;
  mode: 'ADOPTION' | 'FALLBACK' | null;
  modeNoteId: string | null;
  modeBy: string | null;
  openNoteId: string | null;
  openedBy: string;
  openedAt: string;
  countedAt: string;
  confirmedBy: string | null;
  confirmedAt: string | null;
  confirmNoteId: string | null;
  people: number;
  base: number;
  unscreened: number;
  doubleMedian: number | null;
  fallbackAdvised: boolean;
  seats: CohortResult['seats'];
  overCeiling: CohortResult['overCeiling'];
  leftEarly: { termId: string; endedOn: string }[];
  decidedBy: string[];
  told: number;
  closedAt: string | null;
  nextDueAt: string | null;
  nextDueKind: string | null;
  overdueCount: number;
}

/** One person's row: figures, calculation, grade. */
export interface PersonRow extends Omit<CohortPerson, 'id'>, Pick<GradeRow, 'earned' | 'rank' | 'steps'> {
  termId: string;
  computed: Grade;
  grade: Grade;
  adjustedBy: string | null;
  adjustedAt: string | null;
  adjustmentNoteId: string | null;
}

/** The assessment's row and those of its persons, as the record step writes them. */
export interface AssessmentProjection {
  /** Set for the first step only: the row is inserted. */
  create:
    | (Pick<AssessmentInput, 'schemeCode' | 'schemeVersion' | 'year' | 'replacesId'> & {
        officeOrganisationId: string;
        confirmerOrganisationId: string;
      })
    | null;
  row: AssessmentColumns;
  /** Everybody, or null when the step changed nobody. */
  people: PersonRow[] | null;
  /** The assessment that this one has replaced by being confirmed. */
  replaced: string | null;
}
