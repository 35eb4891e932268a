import { addMonthsClipped } from '../rules/calendar/dates';
import type { CalendarSlice } from '../rules/calendar/types';
import { isOpen } from '../rules/obligations/obligation';
import type { Obligation } from '../rules/obligations/types';
import type { OccasionPeriod } from '../rules/scheme-watch/periods';
import type { SchemeWatchInput, WatchedScheme } from './messages';

/** Everything the watch knows of its scheme. Plain JSON; ids, codes and instants only. */
export interface SchemeWatchState {
  schemeCode: string;
  scheme: WatchedScheme;
  calendar: CalendarSlice;
  status: 'WATCHING';
  /** When the next period may begin; null when the scheme is no longer in force. */
  nextOpeningAt: string | null;
  periods: OccasionPeriod[];
  obligations: Obligation[];
  begun: boolean;
}

export function initialState({
  schemeCode,
  calendar,
  held: _,
  ...scheme
}: SchemeWatchInput): SchemeWatchState {
  return {
    schemeCode,
    scheme,
    calendar,
    status: 'WATCHING',
    nextOpeningAt: null,
    periods: [],
    obligations: [],
    begun: false,
  };
}

/**
 * The state as the run of the next year takes it over: without what ended more than a year before its first day.
 * Gatherings of an older period are not counted any more.
 */
export function withoutPast(state: SchemeWatchState, firstDay: string): SchemeWatchState {
  const owed = (id: string) => state.obligations.some((each) => each.id === id && isOpen(each));
  const limit = addMonthsClipped(firstDay, -12);
  const periods = state.periods.filter(({ to, obligationId }) => to >= limit || owed(obligationId));
  const kept = new Set(periods.map(({ obligationId }) => obligationId));
  return { ...state, periods, obligations: state.obligations.filter(({ id }) => kept.has(id)) };
}
