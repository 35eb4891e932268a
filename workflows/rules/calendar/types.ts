/**
 * The part of a working calendar that a process carries with it: plain JSON, a few years long.
 * Dates are `YYYY-MM-DD` in China time (fixed +08:00).
 */
export interface CalendarSlice {
  /** Version of the published calendar the days were taken from. */
  version: string;
  /** Years whose national arrangement is announced; any other year counts as ordinary weeks, provisionally. */
  announcedYears: number[];
  /** Days off by the national arrangement (weekday and weekend dates) with the name of the holiday. */
  holidays: Record<string, string>;
  /** Weekend days that are worked in exchange, with the name of the holiday they belong to. */
  makeUps: Record<string, string>;
  /** Days on which one organisation is closed, with the reason. */
  closures?: Record<string, string>;
}

/** Office slots of every working day, `HH:MM` China time, ascending and not overlapping. */
export interface OfficeHours {
  slots: { from: string; to: string }[];
}

/** Why a day is worked or not. */
export type DayReason = 'WEEKDAY' | 'MAKE_UP' | 'WEEKEND' | 'HOLIDAY' | 'CLOSURE';

/** What a calendar says about one day; `provisional` when its year is not announced. */
export interface DayStatus {
  working: boolean;
  reason: DayReason;
  name?: string;
  provisional: boolean;
}

/** A period of the calendar (AMB-ALL-2). */
export type Period = 'MONTH' | 'QUARTER' | 'HALF' | 'YEAR';
