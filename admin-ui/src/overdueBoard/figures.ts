import type { BoardGroup } from './types';

/** Totals of all organisations. The rate is what ended in time, over all that ended or is overdue and still owed. */
export function sumOf(groups: BoardGroup[]): Omit<BoardGroup, 'organisationId' | 'name'> {
  const add = (field: 'open' | 'dueSoon' | 'overdue' | 'metOnTime' | 'metLate') =>
    groups.reduce((sum, group) => sum + group[field], 0);
  const metOnTime = add('metOnTime');
  const metLate = add('metLate');
  const overdue = add('overdue');
  const judged = metOnTime + metLate + overdue;
  return {
    open: add('open'),
    dueSoon: add('dueSoon'),
    overdue,
    metOnTime,
    metLate,
    onTimeRate: judged === 0 ? null : metOnTime / judged,
  };
}

/** `96.3%`; an em dash while nothing has ended. */
export const rateText = (rate: number | null): string =>
  rate === null ? '—' : `${(rate * 100).toFixed(1)}%`;

/** Units with endings, the lowest rate first; units without any are left out of a comparison. */
export function ranked(groups: BoardGroup[]): (BoardGroup & { onTimeRate: number })[] {
  return groups
    .filter((group): group is BoardGroup & { onTimeRate: number } => group.onTimeRate !== null)
    .sort(
      (a, b) => a.onTimeRate - b.onTimeRate || b.overdue - a.overdue || a.name.localeCompare(b.name, 'zh'),
    );
}
