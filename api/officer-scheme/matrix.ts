import { addMonthsClipped, chinaDate, yearOf } from '../../workflows/rules/calendar/dates';
import { monthRows } from '../../workflows/rules/officer-term/duties/emptyMonths';
import { quotaPeriods, quotaState } from '../../workflows/rules/officer-term/duties/quotas';
import type { TermFacts } from '../../workflows/rules/officer-term/facts';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { closeOf, during, monthLabel, periodOf, type Span } from '../../workflows/rules/officer-term/periods';
import type { MonthCellView, PeriodView } from './schemas';

/** A term as the duty rules see it, with the instant at which it ended. */
export interface MeasuredTerm {
  facts: TermFacts;
  endedAt: string | null;
}

/** The twelve months that a table of this year shows: from the month in which terms of the scheme usually begin. */
export function monthsOfYear(
  { term }: Pick<OfficerSchemeParameters, 'term'>,
  year: number,
): { month: string; label: string }[] {
  const first = `${year}-${term.defaultStart?.slice(5, 7) ?? '01'}-01`;
  return Array.from({ length: 12 }, (_, index) => {
    const date = addMonthsClipped(first, index);
    return { month: date.slice(0, 7), label: monthLabel(date) };
  });
}

/** The year whose table holds a day. */
export function yearHolding(parameters: Pick<OfficerSchemeParameters, 'term'>, date: string): number {
  const year = Number(yearOf(date));
  return `${date.slice(0, 7)}` < (monthsOfYear(parameters, year)[0]?.month ?? '') ? year - 1 : year;
}

/** What was filed in each month and how the month stands; months that are not wholly inside the term bind nobody. */
export function monthCells(
  { duties }: Pick<OfficerSchemeParameters, 'duties'>,
  { facts, endedAt }: MeasuredTerm,
  months: readonly string[],
  now: string,
): MonthCellView[] {
  const rule = duties.monthlyReport;
  const known = { ...facts, submissions: facts.submissions.filter(({ at }) => at <= now) };
  const rows = new Map(rule ? monthRows(rule, known).map((row) => [row.month, row]) : []);
  const covered = new Set(facts.coverage.flatMap(({ factIds }) => factIds));
  return months.map((month): MonthCellView => {
    const span = periodOf(`${month}-01`, 'MONTH');
    const row = rows.get(month);
    const count = row?.count ?? known.submissions.filter(({ at, nil }) => !nil && during(span)(at)).length;
    const cell = {
      month,
      label: monthLabel(span.from),
      count,
      onLeave: row?.onLeave ?? leaveIn(facts, span),
    };
    const bound = span.from >= facts.start && span.to <= facts.end;
    if (!bound || (endedAt !== null && endedAt < closeOf(span.to))) return { ...cell, state: 'OUTSIDE' };
    if (chinaDate(now) < span.from) return { ...cell, state: 'FUTURE' };
    if (now < closeOf(span.to)) return { ...cell, state: 'RUNNING' };
    if (!row) return { ...cell, state: count > 0 ? 'REPORTED' : 'NONE' };
    return { ...cell, state: row.state === 'EMPTY' && covered.has(row.factId) ? 'STAYED' : row.state };
  });
}

/**
 * The quotas of a term whose period ends within a span, as they stand now: what was screened after the close counts
 * as it was judged. Periods that the end of the term has cut off are left out.
 */
export function periodsWithin(
  { duties }: Pick<OfficerSchemeParameters, 'duties'>,
  { facts, endedAt }: MeasuredTerm,
  span: Span,
  now: string,
): PeriodView[] {
  const today = chinaDate(now);
  return duties.quotas.flatMap((quota) =>
    quotaPeriods(quota, facts)
      .filter(({ to }) => span.from <= to && to <= span.to)
      .filter(({ to }) => endedAt === null || endedAt >= closeOf(to))
      .map((period): PeriodView => {
        const { at: _, ...state } = quotaState(quota, facts.submissions, period, now);
        return {
          ...state,
          state: today < period.from ? 'FUTURE' : today <= period.to ? 'RUNNING' : 'CLOSED',
        };
      }),
  );
}

const leaveIn = ({ leaves }: TermFacts, span: Span): boolean =>
  leaves.some(({ from, to }) => from <= span.to && to >= span.from);
