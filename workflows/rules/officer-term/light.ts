import { owedNow } from './duties/evaluate';
import { gapRun } from './duties/run';
import type { ClosedPeriod, DutyOutcome, TermFacts } from './facts';
import type { OfficerSchemeParameters } from './parameters';
import { isOver, type OfficerTerm, openProcedures } from './termState';

/** What an organiser sees of a term at a glance. GREY: over. */
export type TermLight = 'GREEN' | 'YELLOW' | 'RED' | 'GREY';

/**
 * RED while a procedure is open or when the latest closed period of a duty was missed; YELLOW when a warning about a
 * period or silence that still runs has gone out; otherwise GREEN.
 */
export function termLight(
  parameters: OfficerSchemeParameters,
  term: OfficerTerm,
  facts: TermFacts,
  outcome: DutyOutcome,
  now: string,
): TermLight {
  if (isOver(term)) return 'GREY';
  if (openProcedures(term).length > 0 || missedLast(outcome.closed)) return 'RED';
  const warned = new Set(outcome.warnings.map(({ key }) => key));
  const ending = owedNow(parameters, facts, now).some(
    ({ key, code, from, met }) =>
      !met &&
      warned.has(code === 'MONTHLY_REPORT' ? `MONTH_ENDING:${from.slice(0, 7)}` : `QUOTA_ENDING:${key}`),
  );
  const silent = parameters.duties.gaps.some((rule) => {
    const run = gapRun(rule, facts, outcome.findings, now);
    return run !== null && [...warned].some((key) => key.startsWith(`${rule.ground}:${run.from}:`));
  });
  return ending || silent ? 'YELLOW' : 'GREEN';
}

function missedLast(closed: readonly ClosedPeriod[]): boolean {
  const last = new Map<string, ClosedPeriod>();
  for (const each of closed) {
    const known = last.get(each.code);
    if (!known || known.at < each.at) last.set(each.code, each);
  }
  return [...last.values()].some(({ met }) => !met);
}
