import type { CalendarSlice } from '../rules/calendar/types';
import type { MeasureFacts } from '../rules/evaluation/measures/acting';
import type { Measure, MeasureStatus } from '../rules/evaluation/measures/measure';
import type { Obligation } from '../rules/obligations/types';
import type { MeasureInput } from './messages';

/** Everything the process knows of its measure. Plain JSON; ids, codes, posts and instants only. */
export interface MeasureState {
  input: MeasureInput;
  calendar: CalendarSlice;
  obligations: Obligation[];
  status: MeasureStatus;
  /** The measure by the pure rules; null until its beginning is on record. */
  measure: Measure | null;
}

export function initialState(input: MeasureInput): MeasureState {
  return { input, calendar: input.calendar, obligations: [], status: 'DUE', measure: null };
}

export const isOver = ({ measure }: MeasureState): boolean => measure !== null && measure.endedAt !== null;

/** What the guard looks at. */
export function factsOf({ parameters, organs, object }: MeasureInput, measure: Measure): MeasureFacts {
  return {
    measure,
    parameters,
    organs: Object.fromEntries(Object.entries(organs).map(([code, { id }]) => [code, id])),
    objectOrganisationId: object.organisation?.id ?? null,
  };
}
