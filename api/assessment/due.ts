import { standingAssessments, termsOfScheme } from '../../db/queries/assessment';
import { listOfficerSchemes } from '../../db/queries/officerScheme';
import { matchesScope } from '../../db/queries/scope';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { assessmentYears } from '../../workflows/rules/officer-term/assessment/count';
import { assessmentOpensOn } from '../../workflows/rules/officer-term/assessmentGuards';
import { leftBefore } from '../../workflows/rules/officer-term/cohort';
import { closeOf } from '../../workflows/rules/officer-term/periods';
import { scope } from '../access';
import type { AppContext } from '../context';
import { termParameters } from '../officer-term/facts';
import type { Viewer } from '../session/viewer';
import { spanOf } from './figures';

export interface DueYear {
  schemeCode: string;
  schemeVersion: number;
  schemeName: string;
  yearFrom: string;
  yearTo: string;
  opensOn: string;
  people: number;
  closed: boolean;
}

/** Years that are in their last month or over and have no assessment yet (BT-ASM-1), of the schemes that the viewer may see. */
export async function dueYears(ctx: AppContext, viewer: Viewer, now: string): Promise<DueYear[]> {
  const allowed = scope(viewer, 'assessment');
  const schemes = (await listOfficerSchemes(ctx.db)).filter(({ code }) =>
    matchesScope(allowed, { schemeCode: code }),
  );
  const codes = schemes.map(({ code }) => code);
  const [terms, standing] = await Promise.all([
    termsOfScheme(ctx.db, { schemeCodes: codes }),
    standingAssessments(ctx.db, codes),
  ]);
  const has = new Set(
    standing.map((each) => keyOf(each.schemeCode, each.schemeVersion, each.yearFrom, each.yearTo)),
  );
  const due = new Map<string, DueYear>();
  for (const term of terms) {
    const { assessment } = await termParameters(ctx, term);
    if (assessment.kind !== 'ADOPTION_GRADES') continue;
    for (const year of assessmentYears(assessment, spanOf(term))) {
      const opensOn = assessmentOpensOn(year);
      const key = keyOf(term.schemeCode, term.schemeVersion, year.from, year.to);
      if (opensOn > chinaDate(now) || has.has(key) || leftBefore(term, year)) continue;
      const known = due.get(key);
      if (known) known.people += 1;
      else
        due.set(key, {
          schemeCode: term.schemeCode,
          schemeVersion: term.schemeVersion,
          schemeName: term.schemeName,
          yearFrom: year.from,
          yearTo: year.to,
          opensOn,
          people: 1,
          closed: now >= closeOf(year.to),
        });
    }
  }
  return [...due.values()].sort((a, b) => (a.yearTo < b.yearTo ? -1 : 1));
}

const keyOf = (code: string, version: number, from: string, to: string) => `${code}/${version}/${from}/${to}`;
