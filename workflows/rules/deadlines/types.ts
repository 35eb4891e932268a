import type { CalendarSlice, OfficeHours, Period } from '../calendar/types';

/** How long a time limit is, in its own unit; units are never converted into each other. */
export type Clock =
  | { unit: 'OFFICE_MINUTES'; n: number }
  | { unit: 'WORKING_DAYS'; n: number }
  | { unit: 'CALENDAR_DAYS'; n: number }
  | { unit: 'MONTHS'; n: number }
  | { unit: 'END_OF'; period: Period }
  /** A named last day, worked or not, e.g. that of a term or of its year. */
  | { unit: 'UNTIL'; date: string };

/** Choices of a scheme: how hours run (AMB-GR-1) and when the last day of a limit ends (domain §12). */
export interface ClockPolicy {
  hourClock: 'OFFICE' | 'WALL';
  lastWorkingDayEndsAt: 'OFFICE_CLOSE' | 'MIDNIGHT';
}

/** One stop of a clock, instants in UTC; `to` is null while it lasts; `ground` is a stable code. */
export interface Pause {
  from: string;
  to: string | null;
  ground: string;
}

/** Everything a time limit depends on; the same input always gives the same answer. */
export interface DeadlineInput {
  /** UTC instant of the event that starts the clock. */
  origin: string;
  clock: Clock;
  calendar: CalendarSlice;
  hours: OfficeHours;
  policy: ClockPolicy;
  pauses: Pause[];
}

/** What is left of an allowance, in its own unit. */
export interface Remaining {
  unit: Clock['unit'];
  n: number;
}

/**
 * `due` (UTC, inclusive) is null and `remaining` set while a pause is open; `provisional` when the span touches
 * a year whose holidays are not announced.
 */
export interface Deadline {
  due: string | null;
  provisional: boolean;
  remaining: Remaining | null;
}

/** One day of an explanation; `ordinal` numbers the counted days, `minutes` is set for hour clocks. */
export interface ExplanationLine {
  date: string;
  counted: boolean;
  ordinal: number | null;
  minutes?: number;
  text: string;
}

/** Why a limit ends when it ends, in Chinese, day by day. */
export interface Explanation {
  summary: string;
  ruleNote: string;
  lines: ExplanationLine[];
  due: string | null;
  provisional: boolean;
}
