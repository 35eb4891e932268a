import type { CalendarSlice } from '../rules/calendar/types';
import type { Obligation } from '../rules/obligations/types';
import type { CohortResult } from '../rules/officer-term/assessment/types';
import type { AssessmentGuardFacts } from '../rules/officer-term/assessmentGuards';
import type { AssessmentStatus } from '../rules/officer-term/assessmentLabels';
import type { Grade } from '../rules/officer-term/parameters';
import type { AssessmentInput, Figures } from './messages';

/** A grade that a person set instead of the computed one. */
export interface Adjustment {
  grade: Grade;
  noteId: string;
  by: string;
  at: string;
}

/** Everything the process knows of its assessment. Plain JSON; ids, codes, figures and instants only. */
export interface AssessmentState {
  input: AssessmentInput;
  calendar: CalendarSlice;
  obligations: Obligation[];
  status: AssessmentStatus;
  openedAt: string | null;
  openedBy: string | null;
  openNoteId: string | null;
  countedAt: string | null;
  figures: Figures;
  /** The machine's proposal from figures and mode. */
  result: CohortResult | null;
  mode: 'ADOPTION' | 'FALLBACK' | null;
  modeNoteId: string | null;
  modeBy: string | null;
  adjustments: Record<string, Adjustment>;
  /** Who decided the mode or changed a grade, ever; none of them confirms. */
  decidedBy: string[];
  confirmedBy: string | null;
  confirmedAt: string | null;
  confirmNoteId: string | null;
  closedAt: string | null;
}

export function initialState(input: AssessmentInput): AssessmentState {
  return {
    input,
    calendar: input.calendar,
    obligations: [],
    status: 'OPEN',
    openedAt: null,
    openedBy: null,
    openNoteId: null,
    countedAt: null,
    figures: { people: [], left: [] },
    result: null,
    mode: null,
    modeNoteId: null,
    modeBy: null,
    adjustments: {},
    decidedBy: [],
    confirmedBy: null,
    confirmedAt: null,
    confirmNoteId: null,
    closedAt: null,
  };
}

/** What the guard looks at. */
export function factsOf({ input, status, decidedBy }: AssessmentState): AssessmentGuardFacts {
  return {
    status,
    ruleId: input.assessment.ruleId,
    confirmRuleId: input.assessment.confirmRuleId,
    officeOrganisationId: input.office.id,
    confirmerOrganisationId: input.confirmer.id,
    decidedBy,
  };
}

/** Grade of each person as it stands: adjusted or computed. */
export function gradesOf({
  result,
  adjustments,
}: AssessmentState): { termId: string; computed: Grade; grade: Grade; noteId: string | null }[] {
  return (result?.rows ?? []).map(({ id, grade }) => ({
    termId: id,
    computed: grade,
    grade: adjustments[id]?.grade ?? grade,
    noteId: adjustments[id]?.noteId ?? null,
  }));
}
