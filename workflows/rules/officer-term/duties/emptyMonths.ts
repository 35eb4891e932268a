import { chinaInstant } from '../../calendar/dates';
import type { DutyOutcome, FactRow, Finding, TermFacts } from '../facts';
import type { MonthlyReportParameters } from '../parameters';
import { closeOf, during, fullPeriods, monthLabel, type Span, termYearOf } from '../periods';

/** One full month of the term as the check saw it at its close. */
export interface MonthRow extends FactRow {
  /** `YYYY-MM` */
  month: string;
  at: string;
  state: 'REPORTED' | 'EMPTY' | 'EXCUSED';
}

/** All full months of the term with what was filed in them; the month matrix of the organiser. */
export function monthRows(rule: MonthlyReportParameters, facts: TermFacts): MonthRow[] {
  const instants = reportInstants(rule, facts);
  return fullPeriods({ from: facts.start, to: facts.end }, 'MONTH').map((span) => {
    const month = span.from.slice(0, 7);
    const count = instants.filter(during(span)).length;
    const at = closeOf(span.to);
    return {
      factId: `MONTH:${month}`,
      month,
      label: monthLabel(span.from),
      ...span,
      at,
      count,
      onLeave: facts.leaves.some(
        ({ from, to, grantedAt }) => from <= span.to && to >= span.from && grantedAt < at,
      ),
      state: count > 0 ? 'REPORTED' : excused(rule, facts, span, at) ? 'EXCUSED' : 'EMPTY',
    };
  });
}

/**
 * Empty months (BT-DSM-2, BT-DSM-3, AMB-BT-5): any submission counts for its month, whatever screening says later.
 * Each empty month makes part of at most one finding of a kind, so that only new months open a new procedure; months
 * covered by a stay before the close no longer count towards the year.
 */
export function emptyMonthOutcome(
  rule: MonthlyReportParameters,
  facts: TermFacts,
  warningTime: string,
): DutyOutcome {
  const rows = monthRows(rule, facts);
  const outcome: DutyOutcome = { findings: [], warnings: [], closed: [] };
  let streak: MonthRow[] = [];
  let year: { from: string; rows: MonthRow[] } = { from: '', rows: [] };
  for (const row of rows) {
    warnBeforeClose(rule, facts, row, warningTime, outcome);
    outcome.closed.push({
      key: `MONTHLY_REPORT:${row.month}`,
      code: 'MONTHLY_REPORT',
      label: `${row.label}上报`,
      ruleId: rule.dutyRuleId,
      from: row.from,
      to: row.to,
      at: row.at,
      required: 1,
      counted: row.count,
      pending: 0,
      met: row.state !== 'EMPTY',
    });
    const from = yearStart(rule, facts, row);
    if (from !== year.from) year = { from, rows: [] };
    if (row.state !== 'EMPTY') {
      streak = [];
      continue;
    }
    streak = notCovered([...streak, row], facts, row.at);
    year = { from, rows: notCovered([...year.rows, row], facts, row.at) };
    const before = outcome.findings.length;
    if (streak.length >= rule.consecutiveEmptyMonths) {
      outcome.findings.push(consecutive(rule, streak, row.at));
      streak = [];
    }
    if (year.rows.length > rule.emptyMonthsInYearMoreThan) {
      outcome.findings.push(inYear(rule, year.rows, row.at));
      year = { from, rows: [] };
    }
    if (outcome.findings.length === before) {
      outcome.warnings.push({
        key: `EMPTY_MONTH:${row.month}`,
        kind: 'EMPTY_MONTH',
        ruleId: rule.dutyRuleId,
        at: row.at,
        to: 'OFFICER',
        message: `${row.label}未上报。连续${rule.consecutiveEmptyMonths}个月未上报，或一年内未上报超过${rule.emptyMonthsInYearMoreThan}个月，将启动解聘程序；本年已有${year.rows.length}个月未上报`,
      });
    }
  }
  return outcome;
}

function reportInstants(rule: MonthlyReportParameters, facts: TermFacts): string[] {
  return facts.submissions.filter(({ nil }) => !nil || rule.nilReportCounts).map(({ at }) => at);
}

function excused(rule: MonthlyReportParameters, facts: TermFacts, span: Span, at: string): boolean {
  return (
    rule.leaveExcuses === 'WHOLE_MONTH' &&
    facts.leaves.some(({ from, to, grantedAt }) => from <= span.from && to >= span.to && grantedAt < at)
  );
}

function yearStart(rule: MonthlyReportParameters, facts: TermFacts, row: MonthRow): string {
  return rule.year === 'CALENDAR'
    ? row.to.slice(0, 4)
    : termYearOf({ from: facts.start, to: facts.end }, row.to).from;
}

function notCovered(rows: MonthRow[], facts: TermFacts, at: string): MonthRow[] {
  const covered = new Set(facts.coverage.filter((each) => each.at < at).flatMap(({ factIds }) => factIds));
  return rows.filter(({ factId }) => !covered.has(factId));
}

function warnBeforeClose(
  rule: MonthlyReportParameters,
  facts: TermFacts,
  row: MonthRow,
  warningTime: string,
  outcome: DutyOutcome,
): void {
  const at = chinaInstant(`${row.month}-${String(rule.warnOnDay).padStart(2, '0')}`, warningTime);
  const inMonth = during(row);
  const filed = reportInstants(rule, facts).some((each) => each <= at && inMonth(each));
  if (filed) return;
  outcome.warnings.push({
    key: `MONTH_ENDING:${row.month}`,
    kind: 'PERIOD_ENDING',
    ruleId: rule.dutyRuleId,
    at,
    to: 'OFFICER',
    message: `${row.label}尚未上报，请在月底前提交体验报告或工作建议`,
  });
}

const list = (rows: MonthRow[]): string => rows.map(({ label }) => label).join('、');
const tableOf = (rows: MonthRow[]): FactRow[] =>
  rows.map(({ factId, label, from, to, count, onLeave }) => ({ factId, label, from, to, count, onLeave }));

function consecutive(rule: MonthlyReportParameters, rows: MonthRow[], at: string): Finding {
  return {
    key: `CONSECUTIVE_EMPTY_MONTHS:${rows.map(({ month }) => month).join(',')}`,
    ground: 'CONSECUTIVE_EMPTY_MONTHS',
    ruleId: rule.consecutiveRuleId,
    at,
    needs: rule.consecutiveEmptyMonths,
    facts: tableOf(rows),
    message: `连续${rows.length}个月未上报：${list(rows)}`,
  };
}

function inYear(rule: MonthlyReportParameters, rows: MonthRow[], at: string): Finding {
  return {
    key: `EMPTY_MONTHS_IN_YEAR:${rows.map(({ month }) => month).join(',')}`,
    ground: 'EMPTY_MONTHS_IN_YEAR',
    ruleId: rule.yearRuleId,
    at,
    needs: rule.emptyMonthsInYearMoreThan + 1,
    facts: tableOf(rows),
    message: `当年未上报月数超过${rule.emptyMonthsInYearMoreThan}个：${list(rows)}`,
  };
}
