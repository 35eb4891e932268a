import type { ObligationView } from '../../shared/types';

/** The kind of obligation that measures the whole way from acceptance to payment. */
export const OVERALL = 'OVERALL';

const LIVE = ['BREACHED', 'OPEN', 'PAUSED'];

/** The clock of the stage a case is in: late ones first, then the one due first; null when none is owed. */
export function stageClock(obligations: readonly ObligationView[]): ObligationView | null {
  const live = obligations.filter((each) => each.kind !== OVERALL && LIVE.includes(each.status));
  const rank = (each: ObligationView): string => `${LIVE.indexOf(each.status)}${each.dueAt ?? '9999'}`;
  return [...live].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0] ?? null;
}

/** The clock of the whole case, or null before acceptance. */
export const overallClock = (obligations: readonly ObligationView[]): ObligationView | null =>
  obligations.findLast((each) => each.kind === OVERALL) ?? null;
