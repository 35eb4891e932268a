import { isUnexcused } from '../duties/absences';
import { evaluateDuties } from '../duties/evaluate';
import type { ClosedPeriod, Finding, TermFacts } from '../facts';
import type { OfficerSchemeParameters } from '../parameters';
import { closeOf, during, type Span, within } from '../periods';

/** What an organ looks at when it assesses without grades (HB-MGT-2) or reviews a term (LA-TRM-1, AMB-YY-4). */
export interface MeasuredSheet {
  ruleId: string;
  from: string;
  to: string;
  /** 履行工作: what was filed, attended and recorded. */
  performance: { submissions: number; attended: number; activities: number; unexcusedAbsences: number };
  /** 建言献策: suggestions and opinions, and how many of them were adopted. */
  suggestions: { made: number; adopted: number };
  /** 调研报告: reports filed and found valid. */
  reports: { filed: number; valid: number };
  /** Quotas of the periods that closed within the span. */
  periods: ClosedPeriod[];
  findings: Finding[];
}

/** Measures one span of a term by what was known at its close; it weighs and grades nothing. */
export function measuredSheet(
  parameters: OfficerSchemeParameters,
  facts: TermFacts,
  span: Span,
): MeasuredSheet {
  const inSpan = during(span);
  const filed = facts.submissions.filter(({ at, nil }) => !nil && inSpan(at));
  const proposals = filed.filter(({ kind }) => kind === 'SUGGESTION' || kind === 'OPINION');
  const reports = filed.filter(({ kind }) => kind === 'REPORT');
  const called = facts.attendances.filter(({ startsAt }) => inSpan(startsAt));
  const until = closeOf(span.to);
  const duties = evaluateDuties(parameters, facts, until);
  const since = closeOf(span.from);
  return {
    ruleId: parameters.assessment.ruleId,
    ...span,
    performance: {
      submissions: filed.length,
      attended: called.filter(({ present }) => present).length,
      activities: facts.activities.filter(inSpan).length,
      unexcusedAbsences: called.filter((each) => isUnexcused(each, facts)).length,
    },
    suggestions: {
      made: proposals.length,
      adopted: proposals.filter(({ adoptedAt }) => adoptedAt !== null).length,
    },
    reports: {
      filed: reports.length,
      valid: reports.filter(({ judgement }) => judgement?.verdict === 'VALID').length,
    },
    periods: duties.closed.filter(({ to }) => within(to, span)),
    findings: duties.findings.filter(({ at }) => at >= since),
  };
}
