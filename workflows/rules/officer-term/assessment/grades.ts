import type { GradedAssessment } from '../parameters';
import { adoptionGrade, adoptionStep } from './adoption';
import { applyFallback } from './fallback';
import type { Assessed, AssessmentMode, CohortResult, GradeRow } from './types';

/** Whether the duty itself is failed: special evaluations, and quotas where the parameter says so (BT-ASM-6, AMB-BT-4). */
export function failsDuty(parameters: GradedAssessment, person: Assessed): boolean {
  return person.specialDutyMissed.length > 0 || (parameters.quotaMissFails && person.quotaMissed.length > 0);
}

/**
 * Grades of a cohort with the whole calculation (BT-ASM-1 … BT-ASM-8). The special duty comes first and beats every
 * number. In FALLBACK the ceilings and the order apply; otherwise, and until the office has decided, the number of
 * adopted items decides and what lies below the bands stays UNDETERMINED.
 */
export function assessCohort(
  parameters: GradedAssessment,
  people: readonly Assessed[],
  mode: AssessmentMode,
): CohortResult {
  const competing = people.filter((person) => !failsDuty(parameters, person));
  const doubleMedian = doubleMedianOf(competing.map(({ adopted }) => adopted));
  const fallback = mode === 'FALLBACK' ? applyFallback(parameters, competing) : null;
  return {
    mode,
    base: competing.length,
    seats: fallback?.seats ?? null,
    overCeiling: fallback?.overCeiling ?? null,
    doubleMedian,
    fallbackAdvised: doubleMedian !== null && doubleMedian < 2 * parameters.fallback.adviseBelowMedian,
    rows: people.map((person) => {
      if (failsDuty(parameters, person)) return failed(parameters, person);
      return fallback?.rows.find(({ id }) => id === person.id) ?? byAdoption(parameters, person);
    }),
  };
}

function failed(parameters: GradedAssessment, person: Assessed): GradeRow {
  const step = {
    ruleId: parameters.specialDutyRuleId,
    text:
      person.specialDutyMissed.length > 0
        ? `未按要求完成专项评价${person.specialDutyMissed.length}项，评定为不合格`
        : `未完成报告数量要求${person.quotaMissed.length}期，按本方案参数评定为不合格`,
  };
  const { grade } = adoptionGrade(parameters, person.adopted);
  return { id: person.id, grade: 'FAIL', earned: grade, rank: null, steps: [step] };
}

function byAdoption(parameters: GradedAssessment, person: Assessed): GradeRow {
  const { grade, ruleId } = adoptionGrade(parameters, person.adopted);
  return {
    id: person.id,
    grade,
    earned: grade,
    rank: null,
    steps: [adoptionStep(parameters, person.adopted, ruleId)],
  };
}

function doubleMedianOf(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? 2 * sorted[Math.floor(half)]! : sorted[half - 1]! + sorted[half]!;
}
