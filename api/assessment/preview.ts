import type { z } from 'zod';
import { assessCohort } from '../../workflows/rules/officer-term/assessment/grades';
import { assessmentOpensOn, checkOpening } from '../../workflows/rules/officer-term/assessmentGuards';
import type { AppContext } from '../context';
import { type Cohort, countCohort } from './figures';
import type { AssessmentPreview } from './schemas';

/** What the assessment of a year would start from if it were opened now. Nothing is recorded. */
export async function previewCohort(
  ctx: AppContext,
  cohort: Cohort,
  now: string,
): Promise<z.input<typeof AssessmentPreview>> {
  const { schemeCode, schemeVersion, parameters, year } = cohort;
  const { people, terms } = await countCohort(ctx, cohort, now);
  const { assessment } = parameters;
  if (assessment.kind !== 'ADOPTION_GRADES') throw new RangeError('this scheme has no grades');
  const result = assessCohort(assessment, people, null);
  const earned = new Map(result.rows.map((row) => [row.id, row.earned]));
  const names = new Map(terms.map(({ id, officerName }) => [id, officerName]));
  return {
    schemeCode,
    schemeVersion,
    year,
    opensOn: assessmentOpensOn(year),
    mayOpen: checkOpening(year, now).allowed && people.length > 0,
    people: people.length,
    unscreened: people.reduce((sum, each) => sum + each.unscreened, 0),
    base: result.base,
    doubleMedian: result.doubleMedian,
    fallbackAdvised: result.fallbackAdvised,
    persons: people.map((each) => ({
      ...each,
      termId: each.id,
      officerName: names.get(each.id) ?? '',
      specialDutyMissed: each.specialDutyMissed.length,
      earned: earned.get(each.id) ?? 'UNDETERMINED',
    })),
  };
}
