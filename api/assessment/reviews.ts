import { reviewsOfTerms, termsOfScheme } from '../../db/queries/assessment';
import { factsOfTerms } from '../../db/queries/officerFacts';
import { findOfficerScheme } from '../../db/queries/officerScheme';
import { measuredSheet } from '../../workflows/rules/officer-term/assessment/measured';
import type { Span } from '../../workflows/rules/officer-term/periods';
import { readable } from '../access';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { termParameters } from '../officer-term/facts';
import type { Viewer } from '../session/viewer';
import type { ReviewRowView } from './schemas';

/** Measured items of everybody who served in a span, with the reviews that were confirmed for it. */
export async function measureScheme(ctx: AppContext, viewer: Viewer, schemeCode: string, span: Span) {
  if (span.from > span.to) {
    throw new ProblemError(422, 'SPAN_INVALID', '起止日期颠倒，请重新选择。', { field: 'to' });
  }
  const scheme = readable(viewer, 'officerScheme', await findOfficerScheme(ctx.db, schemeCode), '该方案');
  const terms = await termsOfScheme(ctx.db, { schemeCodes: [schemeCode], span });
  const [records, reviews] = await Promise.all([
    factsOfTerms(ctx.db, terms),
    reviewsOfTerms(
      ctx.db,
      terms.map(({ id }) => id),
      span.to,
    ),
  ]);
  const data = await Promise.all(
    terms.map(async (term): Promise<ReviewRowView[]> => {
      const facts = records.get(term.id)?.facts;
      if (!facts) return [];
      const { performance, suggestions, reports, periods, findings } = measuredSheet(
        await termParameters(ctx, term),
        facts,
        span,
      );
      return [
        {
          termId: term.id,
          officerName: term.officerName,
          certificateNo: term.certificateNo,
          termStatus: term.status,
          performance,
          suggestions,
          reports,
          periods: periods.map((each) => ({ ...each })),
          findings: findings.map((each) => ({ ...each })),
          confirmed: reviews.get(term.id) ?? null,
        },
      ];
    }),
  );
  const { kind, ruleId } = scheme.parameters.assessment;
  return { schemeCode, kind, ruleId, ...span, data: data.flat() };
}
