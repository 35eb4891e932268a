import type { Grade } from '../../../workflows/rules/officer-term/parameters';

export type {
  AssessedPersonView,
  AssessmentDue,
  AssessmentPreview,
  AssessmentRowView,
  AssessmentView,
} from '../../../api/assessment/schemas';
export type { Grade };

/** Grades from the highest down, as tables and charts show them. */
export const GRADE_ORDER: readonly Grade[] = ['EXCELLENT', 'GOOD', 'PASS', 'UNDETERMINED', 'FAIL'];
