import { addDays, chinaDate, chinaInstant } from '../rules/calendar/dates';
import type { Clock } from '../rules/deadlines/types';
import { isOpen } from '../rules/obligations/obligation';
import { OFFICE_LIMITS } from '../rules/officer-term/clocks';
import { evaluateDuties, owedNow } from '../rules/officer-term/duties/evaluate';
import { gapRun } from '../rules/officer-term/duties/run';
import type { ClosedPeriod, DutyOutcome, DutyWarning } from '../rules/officer-term/facts';
import type { Draft } from './draft';
import { happen } from './effects';
import { obligationId, termFactsOf } from './state';

/**
 * Looks at the duties up to an instant: what is new is told and asked for, and findings open their procedures. Looking
 * twice changes nothing; entries from before the appointment are left alone (terms that were entered late).
 */
export function lookAtDuties(draft: Draft, until: string): DutyOutcome {
  const { state, parameters, looked } = draft;
  if (looked?.facts === state.facts && looked.term === state.term && looked.until === until)
    return looked.outcome;
  const outcome = evaluateDuties(parameters, termFactsOf(state), until);
  const isNew = ({ key, at }: { key: string; at: string }) => at >= state.since && !(key in state.seen);
  const warnings = outcome.warnings.filter(isNew);
  const closed = outcome.closed.filter(isNew);
  const seen = [...warnings, ...closed].map(({ key, at }) => [key, at]);
  if (seen.length > 0) state.seen = { ...state.seen, ...Object.fromEntries(seen) };
  for (const each of closed) close(draft, each);
  for (const each of warnings) warn(draft, each);
  if (warnings.length > 0)
    draft.details.warnings = warnings.map(({ key, kind, ruleId, message }) => ({
      key,
      kind,
      ruleId,
      message,
    }));
  if (closed.length > 0)
    draft.details.closed = closed.map(({ key, met, counted, required }) => ({ key, met, counted, required }));
  const findings = outcome.findings.filter(({ at }) => at >= state.since);
  happen(draft, { type: 'FINDINGS', at: draft.at, findings });
  draft.looked = { facts: state.facts, term: state.term, until, outcome };
  return outcome;
}

/** Opens what the officer owes now, and ends what he has done or what another run has replaced. */
export function keepDuties(draft: Draft, { findings }: DutyOutcome): void {
  const { state, parameters, at } = draft;
  if (state.status !== 'SERVING' || at < chinaInstant(state.term.span.from, '00:00')) return;
  const facts = termFactsOf(state);
  for (const owed of owedNow(parameters, facts, at)) {
    const [kind, about] = nameOf(owed);
    if (owed.met) draft.meet(kind, about);
    else draft.askOfficer(kind, about, owed.from, clockOf(draft, owed), owed.ruleId);
  }
  const runs = parameters.duties.gaps.flatMap((rule) => {
    const run = gapRun(rule, facts, findings, at);
    return run ? [{ ...run, ruleId: rule.ruleId, about: `${rule.ground}-${run.from}` }] : [];
  });
  const running = runs.map(({ about }) => obligationId('ACTIVITY_GAP', about));
  draft.meetWhere(
    (each) => each.kind === 'ACTIVITY_GAP' && !running.includes(each.id) && each.status === 'OPEN',
  );
  draft.cancelWhere((each) => each.kind === 'ACTIVITY_GAP' && !running.includes(each.id), 'PERIOD_OVER');
  for (const { about, from, dueDate, ruleId } of runs)
    draft.askOfficer('ACTIVITY_GAP', about, from, { unit: 'UNTIL', date: dueDate }, ruleId);
}

/** A period is over: what was not done in it can't be done any more. */
function close(draft: Draft, period: ClosedPeriod): void {
  const [kind, about] = nameOf(period);
  const id = obligationId(kind, about);
  if (period.met) {
    draft.meet(kind, about);
    return;
  }
  const known = draft.state.obligations.some((each) => each.id === id && isOpen(each));
  draft.cancel(kind, about, 'PERIOD_OVER');
  draft.tellOfficer('DUTY_MISSED', known ? id : undefined);
  draft.tellOffice('DUTY_MISSED', known ? id : undefined);
}

function warn(draft: Draft, { kind, key, to, ruleId }: DutyWarning): void {
  const about = key.slice(key.indexOf(':') + 1);
  if (kind === 'EVALUATION_DUE') {
    const clock: Clock = { unit: 'WORKING_DAYS', n: OFFICE_LIMITS.EVALUATION };
    askConfirmer(draft, 'EVALUATION', 'EVALUATION_ASKED', about, clock, ruleId);
  } else if (kind === 'RENEWAL_DUE') {
    const clock: Clock = { unit: 'UNTIL', date: draft.state.term.span.to };
    if (!draft.state.term.renewal)
      askConfirmer(draft, 'RENEWAL_DECISION', 'RENEWAL_ASKED', about, clock, ruleId);
  } else if (to === 'OFFICER') draft.tellOfficer('DUTY_WARNING');
  else draft.tellOffice('OFFICE_WARNING');
}

function askConfirmer(
  draft: Draft,
  kind: 'EVALUATION' | 'RENEWAL_DECISION',
  notification: string,
  about: string,
  clock: Clock,
  ruleId: string,
): void {
  const { confirmer } = draft.parameters.assessment;
  draft.askOrgan(kind, about, confirmer, clock, ruleId);
  draft.tellOrgan(notification, confirmer, obligationId(kind, about));
}

/** Kind and subject of the obligation of a period, e.g. MONTHLY_REPORT-2027-03, DUTY_QUOTA-PER_QUARTER-2027-04-01. */
function nameOf({ code, from }: ClosedPeriod): ['MONTHLY_REPORT' | 'DUTY_QUOTA', string] {
  return code === 'MONTHLY_REPORT' ? [code, from.slice(0, 7)] : ['DUTY_QUOTA', `${code}-${from}`];
}

function clockOf({ parameters }: Draft, { code, to }: ClosedPeriod): Clock {
  if (code === 'MONTHLY_REPORT') return { unit: 'END_OF', period: 'MONTH' };
  const quota = parameters.duties.quotas.find((each) => each.code === code);
  return quota?.per === 'QUARTER' || quota?.per === 'HALF'
    ? { unit: 'END_OF', period: quota.per }
    : { unit: 'UNTIL', date: to };
}

/** The next first day of a calendar month or quarter at which a duty may begin; those after a close begin with it. */
export function nextOpening({ state, parameters, at }: Draft): string | null {
  const { from, to } = state.term.span;
  const today = chinaDate(at);
  if (state.status === 'NEW') return null;
  const start = chinaInstant(from, '00:00');
  if (at < start) return start;
  const { monthlyReport, quotas } = parameters.duties;
  const months = monthlyReport ? 1 : quotas.some(({ per }) => per === 'QUARTER') ? 3 : null;
  if (months === null) return null;
  for (let day = firstOfNextMonth(today); day <= to; day = firstOfNextMonth(day))
    if ((Number(day.slice(5, 7)) - 1) % months === 0) return chinaInstant(day, '00:00');
  return null;
}

function firstOfNextMonth(date: string): string {
  const later = addDays(`${date.slice(0, 7)}-28`, 4);
  return `${later.slice(0, 7)}-01`;
}
