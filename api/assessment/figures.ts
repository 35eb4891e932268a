import { evaluationsNotDone, type TermOfScheme, termsOfScheme } from '../../db/queries/assessment';
import { factsOfTerms } from '../../db/queries/officerFacts';
import type { Figures } from '../../workflows/assessment/messages';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { countPerson, isOfYear, leftBefore } from '../../workflows/rules/officer-term/cohort';
import type { TermFacts } from '../../workflows/rules/officer-term/facts';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { Span } from '../../workflows/rules/officer-term/periods';
import type { AppContext } from '../context';

/** A year of one version of a scheme: everybody who is assessed together (AMB-BT-2). */
export interface Cohort {
  schemeCode: string;
  schemeVersion: number;
  parameters: OfficerSchemeParameters;
  year: Span;
}

export const spanOf = ({ fromDate, toDate }: TermOfScheme): Span => ({ from: fromDate, to: toDate });

/** The terms whose year is this one, those that ended early included. */
export async function cohortTerms(ctx: AppContext, cohort: Cohort): Promise<TermOfScheme[]> {
  const { schemeCode, schemeVersion: version, parameters, year } = cohort;
  const terms = await termsOfScheme(ctx.db, { schemeCodes: [schemeCode], version, span: year });
  return terms.filter((term) => isOfYear(parameters, spanOf(term), year));
}

/** Counts everybody of the cohort by what is known now; whoever left before the year was over is only named. */
export async function countCohort(
  ctx: AppContext,
  cohort: Cohort,
  at: string,
): Promise<Figures & { terms: TermOfScheme[] }> {
  const { parameters, year } = cohort;
  const terms = await cohortTerms(ctx, cohort);
  const assessed = terms.filter((term) => !leftBefore(term, year));
  const ids = assessed.map(({ id }) => id);
  const [records, notDone] = await Promise.all([
    factsOfTerms(ctx.db, assessed),
    evaluationsNotDone(ctx.db, ids),
  ]);
  const people = ids.flatMap((id) => {
    const facts = records.get(id)?.facts;
    return facts ? [countPerson(parameters, id, asDone(id, facts, notDone), year, at)] : [];
  });
  const left = terms.flatMap((term) =>
    leftBefore(term, year) && term.endedAt ? [{ termId: term.id, endedOn: chinaDate(term.endedAt) }] : [],
  );
  return { people, left, terms };
}

/** Present without doing what was asked is as good as absent (BT-ASM-6). */
function asDone(termId: string, facts: TermFacts, notDone: ReadonlySet<string>): TermFacts {
  return {
    ...facts,
    attendances: facts.attendances.map((each) =>
      notDone.has(`${termId}:${each.eventId}`) ? { ...each, present: false } : each,
    ),
  };
}
