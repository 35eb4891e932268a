import { addDays, chinaInstant } from '../../calendar/dates';
import type { ClosedPeriod, DutyOutcome, Submission, TermFacts } from '../facts';
import type { DutyQuota } from '../parameters';
import { closeOf, dayLabel, during, fullPeriods, fullTermYears, laterOf, type Span } from '../periods';

/** Periods in which a quota is owed; only those wholly inside the term (AMB-ALL-2). */
export function quotaPeriods(quota: DutyQuota, facts: Pick<TermFacts, 'start' | 'end'>): Span[] {
  const term = { from: facts.start, to: facts.end };
  if (quota.per === 'TERM') return [term];
  if (quota.per === 'YEAR' && quota.year === 'TERM') return fullTermYears(term);
  return fullPeriods(term, quota.per);
}

/** What counts towards the quota in a period, as it was known at an instant; items not yet screened count as well. */
export function countQuota(
  quota: DutyQuota,
  submissions: readonly Submission[],
  period: Span,
  knownAt: string,
): { counted: number; pending: number } {
  const inPeriod = during(period);
  let counted = 0;
  let pending = 0;
  for (const each of submissions) {
    if (each.at > knownAt || each.nil || !quota.kinds.includes(each.kind)) continue;
    if (!inPeriod(each.at)) continue;
    const judgement = each.judgement && each.judgement.at <= knownAt ? each.judgement : null;
    const screened = quota.quality === 'SUBMITTED' || judgement !== null;
    if (screened && quota.quality !== 'SUBMITTED') {
      if (judgement?.verdict !== 'VALID') continue;
      if (quota.quality === 'VALUABLE' && !judgement.valuable) continue;
    }
    counted++;
    if (!screened) pending++;
  }
  return { counted, pending };
}

/** The state of a quota in one period at an instant (BT-DUT-9, BT-DUT-10, YY-M-3). */
export function quotaState(
  quota: DutyQuota,
  submissions: readonly Submission[],
  period: Span,
  at: string,
): ClosedPeriod {
  const { counted, pending } = countQuota(quota, submissions, period, at);
  return {
    key: `${quota.code}:${period.from}`,
    code: quota.code,
    label: quota.label,
    ruleId: quota.ruleId,
    from: period.from,
    to: period.to,
    at,
    required: quota.min,
    counted,
    pending,
    met: counted >= quota.min,
  };
}

/** Every closed period with its count, and a warning before the close of one that is still short. */
export function quotaOutcome(quota: DutyQuota, facts: TermFacts, warningTime: string): DutyOutcome {
  const outcome: DutyOutcome = { findings: [], warnings: [], closed: [] };
  for (const period of quotaPeriods(quota, facts)) {
    outcome.closed.push(quotaState(quota, facts.submissions, period, closeOf(period.to)));
    if (quota.warnDaysBefore === null) continue;
    const day = laterOf(addDays(period.to, -quota.warnDaysBefore), period.from);
    const at = chinaInstant(day, warningTime);
    const { counted, met } = quotaState(quota, facts.submissions, period, at);
    if (met) continue;
    outcome.warnings.push({
      key: `QUOTA_ENDING:${quota.code}:${period.from}`,
      kind: 'PERIOD_ENDING',
      ruleId: quota.ruleId,
      at,
      to: 'OFFICER',
      message: `${quota.label}须不少于${quota.min}条，已有${counted}条，请在${dayLabel(period.to)}前补足`,
    });
  }
  return outcome;
}
