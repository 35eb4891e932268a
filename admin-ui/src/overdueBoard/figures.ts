import type { BoardGroup } from './types';

/** Totals of all organisations; the rate is on-time endings over all endings. */
export function sumOf(groups: BoardGroup[]): Omit<BoardGroup, 'organisationId' | 'name'> {
  const add = (field: 'open' | 'dueSoon' | 'overdue' | 'metOnTime' | 'metLate') =>
    groups.reduce((sum, group) => sum + group[field], 0);
  const metOnTime = add('metOnTime');
  const metLate = add('metLate');
  const ended = metOnTime + metLate;
  return {
    open: add('open'),
    dueSoon: add('dueSoon'),
    overdue: add('overdue'),
    metOnTime,
    metLate,
    onTimeRate: ended === 0 ? null : metOnTime / ended,
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
