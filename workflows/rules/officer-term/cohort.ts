import { chinaDate } from '../calendar/dates';
import { assessmentFigures, assessmentYears } from './assessment/count';
import type { Assessed } from './assessment/types';
import { isUnexcused } from './duties/absences';
import { quotaPeriods, quotaState } from './duties/quotas';
import type { TermFacts } from './facts';
import type { OfficerSchemeParameters } from './parameters';
import { closeOf, during, earlierOf, laterOf, type Span, within } from './periods';
import type { TermStatus } from './termState';

/** A term as the assessment of a year meets it. */
export interface CohortTerm {
  termId: string;
  span: Span;
  status: TermStatus;
  endedAt: string | null;
}

/** The figures of one person, frozen when they were counted. */
export interface CohortPerson extends Assessed {
  /** Items of the year that nobody had screened. */
  unscreened: number;
}

/** Whether one of the years that are assessed in a term is this one (AMB-BT-2). */
export function isOfYear(parameters: OfficerSchemeParameters, term: Span, year: Span): boolean {
  const { assessment } = parameters;
  if (assessment.kind !== 'ADOPTION_GRADES') return false;
  return assessmentYears(assessment, term).some(({ from, to }) => from === year.from && to === year.to);
}

/**
 * The days of the year in which the person served, both included: a term that ended early ends on the day of its end;
 * one that expired, on its last day. Null when it was over before the year began.
 */
export function servedDays({ span, endedAt }: Pick<CohortTerm, 'span' | 'endedAt'>, year: Span): Span | null {
  const last = endedAt === null ? span.to : earlierOf(chinaDate(endedAt), span.to);
  const served = { from: laterOf(span.from, year.from), to: earlierOf(last, year.to) };
  return served.from <= served.to ? served : null;
}

/** Those who had left before the year's last day was over are not assessed; the others are (BT-ASM-1). */
export function leftBefore(term: Pick<CohortTerm, 'endedAt'>, year: Span): boolean {
  return term.endedAt !== null && term.endedAt < closeOf(year.to);
}

/**
 * Counts one person for one year: adopted and provided items, special evaluations missed without leave that had been
 * granted before (AMB-BT-4), and periods whose quota was missed. Facts are those known at `at`.
 */
export function countPerson(
  parameters: OfficerSchemeParameters,
  termId: string,
  facts: TermFacts,
  year: Span,
  at: string,
): CohortPerson {
  const { assessment } = parameters;
  if (assessment.kind !== 'ADOPTION_GRADES') throw new RangeError('this scheme has no grades');
  const inYear = during(year);
  const { adopted, provided, unscreened, lastCountedAt } = assessmentFigures(
    assessment,
    facts.submissions,
    year,
  );
  return {
    id: termId,
    adopted,
    provided,
    unscreened,
    lastCountedAt,
    specialDutyMissed: facts.attendances
      .filter((each) => each.kind === 'EVALUATION' && inYear(each.startsAt) && isUnexcused(each, facts))
      .map(({ eventId }) => eventId),
    quotaMissed: parameters.duties.quotas.flatMap((quota) =>
      quotaPeriods(quota, facts)
        .filter(({ to }) => within(to, year) && closeOf(to) <= at)
        .map((period) => quotaState(quota, facts.submissions, period, at))
        .filter(({ met }) => !met)
        .map(({ label, from, to }) => `${label}（${from}至${to}）`),
    ),
  };
}
