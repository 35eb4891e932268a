import type { Grade, GradedAssessment } from '../parameters';
import type { GradeStep } from './types';

/** Grade by adopted items (BT-ASM-3 … BT-ASM-5); UNDETERMINED below the last band (AMB-BT-3). */
export function adoptionGrade(
  { bands }: Pick<GradedAssessment, 'bands'>,
  adopted: number,
): { grade: Grade; ruleId: string | null } {
  const band = bands.find(({ min, max }) => adopted >= min && (max === null || adopted <= max));
  return band ? { grade: band.grade, ruleId: band.ruleId } : { grade: 'UNDETERMINED', ruleId: null };
}

/** The line that says what the adopted items alone earn. */
export function adoptionStep(
  parameters: GradedAssessment,
  adopted: number,
  ruleId: string | null,
): GradeStep {
  const band = parameters.bands.find((each) => each.ruleId === ruleId);
  if (!band) {
    return { ruleId: parameters.fallback.readingRuleId, text: `采纳${adopted}条，未达到任何等次的条数` };
  }
  const range = band.max === null ? `${band.min}条以上` : `${band.min}至${band.max}条`;
  return {
    ruleId: band.ruleId,
    text: `采纳${adopted}条，属${band.min === band.max ? `${band.min}条` : range}`,
  };
}
