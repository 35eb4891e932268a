import type { Submission } from '../facts';
import type { GradedAssessment } from '../parameters';
import { during, type Span, termYears } from '../periods';

/** Figures of one person for one assessment year. */
export interface AssessmentFigures {
  /** Items adopted, each once (AMB-BT-6). */
  adopted: number;
  /** Items provided, as the fallback counts them (AMB-BT-3). */
  provided: number;
  /** Items that nobody has screened yet; they should be before grades are confirmed. */
  unscreened: number;
  /** Instant of the last item that counts; null without any. */
  lastCountedAt: string | null;
}

/** The years of a term that are assessed: of the appointment, or those calendar years that the term touches (AMB-BT-2). */
export function assessmentYears(parameters: Pick<GradedAssessment, 'year'>, term: Span): Span[] {
  if (parameters.year === 'APPOINTMENT') return termYears(term);
  const years: Span[] = [];
  for (let year = Number(term.from.slice(0, 4)); year <= Number(term.to.slice(0, 4)); year++) {
    years.push({ from: `${year}-01-01`, to: `${year}-12-31` });
  }
  return years;
}

/**
 * Counts what a person filed in the year (AMB-BT-3). VALID leaves out what screening found invalid, false or
 * duplicate; ALL counts whatever was sent. Adopted items count only while they are valid, each once (AMB-BT-6).
 */
export function assessmentFigures(
  { fallback }: Pick<GradedAssessment, 'fallback'>,
  submissions: readonly Submission[],
  year: Span,
): AssessmentFigures {
  const inYear = during(year);
  const filed = submissions.filter(({ at, nil }) => !nil && inYear(at));
  const counted = filed.filter(
    ({ judgement }) => fallback.count === 'ALL' || judgement === null || judgement.verdict === 'VALID',
  );
  const last = counted.map(({ at }) => at).sort();
  return {
    adopted: filed.filter((each) => each.adoptedAt !== null && each.judgement?.verdict === 'VALID').length,
    provided: counted.length,
    unscreened: filed.filter(({ judgement }) => judgement === null).length,
    lastCountedAt: last[last.length - 1] ?? null,
  };
}

/** Which of the items on the same point counts: the first valid one; the others are duplicates (AMB-BT-6). */
export function firstValid<T extends { id: string; at: string; valid: boolean }>(
  items: readonly T[],
): T | null {
  const valid = items.filter((each) => each.valid);
  return valid.sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1))[0] ?? null;
}
