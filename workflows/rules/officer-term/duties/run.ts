import { addDays, chinaDate } from '../../calendar/dates';
import type { Finding, TermFacts } from '../facts';
import type { GapParameters } from '../parameters';
import { gapDueDate, signDates } from './gaps';

/** The silence that is running: its first day and the day that completes it. */
export interface GapRun {
  from: string;
  dueDate: string;
}

/**
 * The run of a gap rule at an instant: since the last sign, the last finding or the end of the last special reason,
 * whichever is latest. Null while a special reason lasts, and when the run can't be complete within the term.
 * @param findings those of the rule's ground up to the instant
 */
export function gapRun(
  rule: GapParameters,
  facts: TermFacts,
  findings: readonly Finding[],
  now: string,
): GapRun | null {
  const today = chinaDate(now);
  const reasons = rule.specialReasonExempts ? facts.specialReasons.filter(({ from }) => from <= today) : [];
  if (reasons.some(({ to }) => to === null || to >= today)) return null;
  const breaks = [
    addDays(facts.start, -1),
    ...signDates(rule, facts).filter((date) => date <= today),
    ...findings.filter(({ ground }) => ground === rule.ground).map(({ facts: rows }) => rows[0]?.to ?? ''),
    ...reasons.map(({ to }) => to ?? ''),
  ].sort();
  const base = breaks[breaks.length - 1] as string;
  const dueDate = gapDueDate(rule, facts, base);
  return dueDate > facts.end || base >= facts.end ? null : { from: addDays(base, 1), dueDate };
}
