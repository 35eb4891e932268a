import { chinaDate } from '../../calendar/dates';
import type { ClosedPeriod, DutyOutcome, DutyWarning, TermFacts } from '../facts';
import type { OfficerSchemeParameters } from '../parameters';
import { closeOf, dayLabel, periodOf, within } from '../periods';
import { renewalQuestionAt } from '../termDates';
import { absenceOutcome } from './absences';
import { emptyMonthOutcome, monthRows } from './emptyMonths';
import { evaluationDates, gapOutcome } from './gaps';
import { quotaOutcome, quotaPeriods, quotaState } from './quotas';

/**
 * Everything the duty checks of a term say up to and including an instant, in order of time. Each entry is judged by
 * what was known at its own instant, so that looking once or many times gives the same; keys are stable, so that a
 * caller can tell new entries from old ones.
 */
export function evaluateDuties(
  parameters: OfficerSchemeParameters,
  facts: TermFacts,
  until: string,
): DutyOutcome {
  const all = wholeTerm(parameters, facts);
  const upTo = <T extends { at: string; key: string }>(entries: T[]): T[] =>
    entries.filter(({ at }) => at <= until).sort(byTime);
  return { findings: upTo(all.findings), warnings: upTo(all.warnings), closed: upTo(all.closed) };
}

/** The next instant after `after` at which evaluateDuties may say something new; ask again after every new fact. */
export function nextCheckAt(
  parameters: OfficerSchemeParameters,
  facts: TermFacts,
  after: string,
): string | null {
  const { findings, warnings, closed } = wholeTerm(parameters, facts);
  const instants = [...findings, ...warnings, ...closed].map(({ at }) => at).filter((at) => at > after);
  return instants.sort()[0] ?? null;
}

/** What the officer owes in the periods that run at an instant, and until when (`to`, its close included). */
export function owedNow(parameters: OfficerSchemeParameters, facts: TermFacts, now: string): ClosedPeriod[] {
  const today = chinaDate(now);
  const { monthlyReport, quotas } = parameters.duties;
  const owed: ClosedPeriod[] = [];
  const month = monthlyReport ? monthRows(monthlyReport, facts).find((row) => within(today, row)) : undefined;
  if (monthlyReport && month) {
    owed.push({
      key: `MONTHLY_REPORT:${month.month}`,
      code: 'MONTHLY_REPORT',
      label: `${month.label}上报`,
      ruleId: monthlyReport.dutyRuleId,
      from: month.from,
      to: month.to,
      at: now,
      required: 1,
      counted: month.count,
      pending: 0,
      met: month.count > 0,
    });
  }
  for (const quota of quotas) {
    const period = quotaPeriods(quota, facts).find((each) => within(today, each));
    if (period) owed.push(quotaState(quota, facts.submissions, period, now));
  }
  return owed;
}

/** Sessions or meetings that the organiser owes in the period that holds a date: how many were held (LA-EXP-2, HB-MEC-2, YY-M-4). */
export function occasionState(
  occasion: OfficerSchemeParameters['duties']['occasions'][number],
  heldAt: readonly string[],
  date: string,
): ClosedPeriod & { strict: boolean } {
  const period = periodOf(date, occasion.per);
  const counted = heldAt.filter((at) => within(chinaDate(at), period)).length;
  return {
    key: `OCCASION:${occasion.kind}:${period.from}`,
    code: occasion.kind,
    label: occasion.label,
    ruleId: occasion.ruleId,
    ...period,
    at: closeOf(period.to),
    required: occasion.min,
    counted,
    pending: 0,
    met: counted >= occasion.min,
    strict: occasion.strict,
  };
}

function wholeTerm(parameters: OfficerSchemeParameters, facts: TermFacts): DutyOutcome {
  const { duties } = parameters;
  const { monthlyReport, absences, warningTime } = duties;
  const parts = [
    ...(monthlyReport ? [emptyMonthOutcome(monthlyReport, facts, warningTime)] : []),
    ...duties.quotas.map((quota) => quotaOutcome(quota, facts, warningTime)),
    ...duties.gaps.map((gap) => gapOutcome(gap, facts, duties)),
    ...(absences ? [absenceOutcome(absences, facts)] : []),
  ];
  return {
    findings: parts.flatMap((part) => part.findings),
    warnings: [...parts.flatMap((part) => part.warnings), ...calendarOfOrgan(parameters, facts)],
    closed: parts.flatMap((part) => part.closed),
  };
}

/** What the organ is asked on fixed days of the term: periodic evaluation and the question of renewal. */
function calendarOfOrgan(parameters: OfficerSchemeParameters, facts: TermFacts): DutyWarning[] {
  const { duties, term } = parameters;
  const asked: DutyWarning[] = evaluationDates(duties, facts).map((date) => ({
    key: `EVALUATION_DUE:${date}`,
    kind: 'EVALUATION_DUE',
    ruleId: duties.evaluation!.ruleId,
    at: closeOf(date),
    to: 'ORGANISER',
    message: `截至${dayLabel(date)}的定期评估应予办理`,
  }));
  const at = renewalQuestionAt(parameters, { from: facts.start, to: facts.end });
  if (at !== null) {
    asked.push({
      key: `RENEWAL_DUE:${facts.end}`,
      kind: 'RENEWAL_DUE',
      ruleId: term.renewalRuleId,
      at,
      to: 'ORGANISER',
      message: `聘期至${dayLabel(facts.end)}届满，请决定后续安排`,
    });
  }
  return asked;
}

function byTime(a: { at: string; key: string }, b: { at: string; key: string }): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
