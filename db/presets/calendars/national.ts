import type { CalendarSlice } from '../../../workflows/rules/calendar/types';
import { announcedYears, holidays, makeUps, version } from './national.data';

/** National arrangement of holidays and make-up days as announced year by year. */
export const nationalCalendar: CalendarSlice = { version, announcedYears, holidays, makeUps };
