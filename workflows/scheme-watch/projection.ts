import { isOpen } from '../rules/obligations/obligation';
import type { OccasionPeriod } from '../rules/scheme-watch/periods';
import type { SchemeWatchState } from './state';

/** The watch's row and the periods that the step opened or changed. */
export interface SchemeWatchProjection {
  row: {
    schemeVersion: number;
    officeOrganisationId: string;
    nextDueAt: string | null;
    nextDueKind: string | null;
    overdueCount: number;
  };
  periods: (Omit<OccasionPeriod, 'held' | 'remindAt' | 'per'> & { held: number })[];
}

export function rowOf({ scheme, obligations }: SchemeWatchState): SchemeWatchProjection['row'] {
  const open = obligations.filter(isOpen);
  const next = open
    .filter((each) => each.dueAt !== null)
    .sort((a, b) => ((a.dueAt as string) < (b.dueAt as string) ? -1 : 1))[0];
  return {
    schemeVersion: scheme.schemeVersion,
    officeOrganisationId: scheme.office.id,
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    overdueCount: open.filter((each) => each.status === 'BREACHED').length,
  };
}
