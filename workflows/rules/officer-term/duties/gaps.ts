import { addDays, addMonthsClipped, chinaDate, chinaInstant } from '../../calendar/dates';
import type { DutyOutcome, SpecialReason, TermFacts } from '../facts';
import type { DutyParameters, GapParameters } from '../parameters';
import { closeOf, dayLabel, lastDayOfMonths } from '../periods';

/** A day on which a gap is looked at: a warning before it is complete, or its completion. */
interface Moment {
  date: string;
  at: string;
  months: number;
  complete: boolean;
}

/**
 * Months without any sign (HB-DSM-3, YY-X-2): last sign on day d, complete at the close of the day that is n months
 * later (AMB-ALL-3). Without any sign the
 * months are those of the term itself, from its first day. A special reason that is known
 * breaks the run, which begins again after its last day. After a finding a new run begins.
 */
export function gapOutcome(rule: GapParameters, facts: TermFacts, duties: DutyParameters): DutyOutcome {
  const outcome: DutyOutcome = { findings: [], warnings: [], closed: [] };
  const signs = signDates(rule, facts);
  let last: string | null = addDays(facts.start, -1);
  while (last !== null) {
    const base: string = lastOfRow(rule, facts, signs, last);
    last = null;
    for (const moment of momentsOf(rule, facts, duties, base)) {
      const restart = interruption(rule, facts, signs, base, moment);
      if (restart !== null) {
        last = restart;
        break;
      }
      if (moment.complete) {
        addFinding(rule, facts, base, moment, outcome);
        last = moment.date;
      } else {
        addWarning(rule, facts, base, moment, outcome);
      }
    }
    if (last !== null && last > facts.end) last = null;
  }
  return outcome;
}

/** Steps over signs that follow each other before anything is looked at, so that a busy term costs little. */
function lastOfRow(rule: GapParameters, facts: TermFacts, signs: string[], from: string): string {
  if (rule.specialReasonExempts && facts.specialReasons.length > 0) return from;
  const quiet = Math.min(rule.months, ...rule.warnMonths);
  let base = from;
  for (const sign of signs) if (sign > base && sign <= monthsAfter(base, quiet, facts.start)) base = sign;
  return base;
}

/** China dates of everything that ends a silence, in order. */
export function signDates(rule: GapParameters, facts: TermFacts): string[] {
  const kinds = rule.countsAs;
  const filed = facts.submissions.filter(
    ({ nil, kind }) => !nil && (kinds === 'ANY_ACTIVITY' || kinds.includes(kind)),
  );
  const dates = filed.map(({ at }) => at);
  if (kinds === 'ANY_ACTIVITY') {
    dates.push(...facts.activities);
    dates.push(...facts.attendances.filter(({ present }) => present).map(({ startsAt }) => startsAt));
  }
  return dates.map(chinaDate).sort();
}

function momentsOf(rule: GapParameters, facts: TermFacts, duties: DutyParameters, base: string): Moment[] {
  const day = monthsAfter(base, rule.months, facts.start);
  const date = rule.foundAt === 'DAY' ? day : evaluationDates(duties, facts).find((each) => each >= day);
  const moments = rule.warnMonths.map((months) => {
    const warned = monthsAfter(base, months, facts.start);
    return {
      date: warned,
      at: chinaInstant(addDays(warned, 1), duties.warningTime),
      months,
      complete: false,
    };
  });
  if (date !== undefined) moments.push({ date, at: closeOf(date), months: rule.months, complete: true });
  return moments.filter((moment) => moment.date <= facts.end);
}

/** The day that completes a silence whose last sign fell on `base`. */
export function gapDueDate(rule: GapParameters, { start }: Pick<TermFacts, 'start'>, base: string): string {
  return monthsAfter(base, rule.months, start);
}

/** The day that completes so many months after the last sign; before any sign they are counted from the first day. */
function monthsAfter(base: string, months: number, start: string): string {
  return base < start ? lastDayOfMonths(start, months) : addMonthsClipped(base, months);
}

/** Last days of the evaluation intervals of a term (AMB-YY-4). */
export function evaluationDates(
  { evaluation }: DutyParameters,
  { start, end }: Pick<TermFacts, 'start' | 'end'>,
): string[] {
  const dates: string[] = [];
  if (!evaluation) return dates;
  for (let n = evaluation.everyMonths; ; n += evaluation.everyMonths) {
    const date = lastDayOfMonths(start, n);
    if (date > end) return dates;
    dates.push(date);
  }
}

/** The day from which the run begins anew because something lies between its base and the moment; null if nothing. */
function interruption(
  rule: GapParameters,
  facts: TermFacts,
  signs: string[],
  base: string,
  moment: Moment,
): string | null {
  const sign = signs.find((date) => date > base && date <= moment.date);
  const reason = rule.specialReasonExempts ? reasonIn(facts.specialReasons, base, moment) : undefined;
  if (!reason) return sign ?? null;
  if (sign !== undefined && sign < reason.from) return sign;
  return reason.to ?? facts.end;
}

function reasonIn(reasons: SpecialReason[], base: string, moment: Moment): SpecialReason | undefined {
  return [...reasons]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .find(
      ({ from, to, recordedAt }) =>
        recordedAt < moment.at && from <= moment.date && (to === null || to > base),
    );
}

function addFinding(
  rule: GapParameters,
  facts: TermFacts,
  base: string,
  { date, at }: Moment,
  outcome: DutyOutcome,
): void {
  const from = addDays(base, 1);
  outcome.findings.push({
    key: `${rule.ground}:${from}/${date}`,
    ground: rule.ground,
    ruleId: rule.ruleId,
    at,
    needs: 1,
    facts: [
      {
        factId: `GAP:${from}/${date}`,
        label: `${dayLabel(from)}至${dayLabel(date)}`,
        from,
        to: date,
        count: 0,
        onLeave: facts.leaves.some((leave) => leave.from <= date && leave.to >= from && leave.grantedAt < at),
      },
    ],
    message: `${dayLabel(from)}至${dayLabel(date)}连续${rule.months}个月没有${subject(rule)}`,
  });
}

function addWarning(
  rule: GapParameters,
  facts: TermFacts,
  base: string,
  { months, at }: Moment,
  outcome: DutyOutcome,
): void {
  const due = monthsAfter(base, rule.months, facts.start);
  outcome.warnings.push({
    key: `${rule.ground}:${addDays(base, 1)}:${months}`,
    kind: 'GAP_GROWING',
    ruleId: rule.ruleId,
    at,
    to: 'OFFICER',
    message: `已有${months}个月没有${subject(rule)}，至${dayLabel(due)}满${rule.months}个月将启动询问和处理程序`,
  });
}

function subject(rule: GapParameters): string {
  return rule.countsAs === 'ANY_ACTIVITY' ? '参加监督工作的记录' : '反映问题或提出意见建议';
}
