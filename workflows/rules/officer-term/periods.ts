import { addDays, addMonthsClipped, chinaInstant, endOf, yearOf } from '../calendar/dates';
import type { Period } from '../calendar/types';

/** A span of days, both included. */
export interface Span {
  from: string;
  to: string;
}

/** First instant after a day: the close of the day, at which checks of a period take place (AMB-ALL-3). */
export function closeOf(date: string): string {
  return chinaInstant(date, '24:00');
}

/**
 * Last day of so many months that begin with a day: the day before the same date. Where the last month has no such
 * date, its last day (29 February … 28 February a year later).
 */
export function lastDayOfMonths(start: string, months: number): string {
  const same = addMonthsClipped(start, months);
  return same.slice(8) === start.slice(8) ? addDays(same, -1) : same;
}

/** Last day of so many years that begin with a day (BT-TRM-1, AMB-YY-3). Throws RangeError below one year. */
export function lastDayOfYears(start: string, years: number): string {
  if (!Number.isInteger(years) || years < 1)
    throw new RangeError(`years must be a whole number from 1: ${years}`);
  return lastDayOfMonths(start, 12 * years);
}

/** Whether an instant falls on one of the days of a span, as a test that can be asked many times. */
export function during(span: Span): (at: string) => boolean {
  const from = chinaInstant(span.from, '00:00');
  const to = closeOf(span.to);
  return (at) => from <= at && at < to;
}

/** Years of a term, counted from its first day; the last one may be cut by the term's end. */
export function termYears(term: Span): Span[] {
  const years: Span[] = [];
  let from = term.from;
  for (let n = 1; from <= term.to; n++) {
    const last = lastDayOfYears(term.from, n);
    const to = earlierOf(last, term.to);
    years.push({ from, to });
    from = addDays(last, 1);
  }
  return years;
}

/** The year of the term that holds a date; throws RangeError for a date outside. */
export function termYearOf(term: Span, date: string): Span {
  const year = termYears(term).find((each) => each.from <= date && date <= each.to);
  if (!year) throw new RangeError(`${date} is not within ${term.from} … ${term.to}`);
  return year;
}

const MONTHS: Record<Period, number> = { MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12 };

/** The calendar period that holds a date (AMB-ALL-2). */
export function periodOf(date: string, period: Period): Span {
  const to = endOf(date, period);
  return { from: addMonthsClipped(`${to.slice(0, 8)}01`, 1 - MONTHS[period]), to };
}

/** Calendar periods that lie wholly inside a span; those only partly inside are left out (AMB-ALL-2, AMB-BT-5). */
export function fullPeriods(span: Span, period: Period): Span[] {
  const found: Span[] = [];
  for (
    let each = periodOf(span.from, period);
    each.to <= span.to;
    each = periodOf(addDays(each.to, 1), period)
  ) {
    if (each.from >= span.from) found.push(each);
  }
  return found;
}

/** Years of the term that it fills wholly, each the span of its days. */
export function fullTermYears(term: Span): Span[] {
  return termYears(term).filter((year, index) => year.to === lastDayOfYears(term.from, index + 1));
}

/** The earlier of two dates. */
export function earlierOf(a: string, b: string): string {
  return [a, b].sort()[0]!;
}

/** The later of two dates. */
export function laterOf(a: string, b: string): string {
  return [a, b].sort()[1]!;
}

export function within(date: string, span: Span): boolean {
  return span.from <= date && date <= span.to;
}

/** `2022年4月` */
export function monthLabel(date: string): string {
  return `${yearOf(date)}年${Number(date.slice(5, 7))}月`;
}

/** `4月1日` with the year in front. */
export function dayLabel(date: string): string {
  return `${monthLabel(date)}${Number(date.slice(8))}日`;
}
