import type { ObligationRow } from '../../db/queries/obligation';
import { addDays, chinaDate, chinaInstant } from '../../workflows/rules/calendar/dates';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { computeDeadline } from '../../workflows/rules/deadlines/deadline';
import { officeMinutesBetween } from '../../workflows/rules/deadlines/elapsed';
import { explainDeadline } from '../../workflows/rules/deadlines/explain';
import { rungInstant } from '../../workflows/rules/obligations/schedule';
import type { Ladder, Obligation } from '../../workflows/rules/obligations/types';
import type { Role } from '../../workflows/rules/redemption/types';
import type { AppContext } from '../context';
import { clockLabel, originLabel } from '../process/labels';
import { calendarOf } from '../reference';
import type { ObligationView, RungView } from './schemas';

/** One time limit as it is shown, at the case's own `now`, with the explanation computed from its own calendar. */
export async function viewObligation(
  ctx: AppContext,
  row: ObligationRow,
  now: string,
): Promise<ObligationView> {
  const calendar = await calendarOf(ctx, row.calendarVersion);
  const input = { ...pick(row), calendar };
  const running = row.status === 'OPEN' || row.status === 'BREACHED';
  const paused = row.status === 'PAUSED';
  return {
    id: row.id,
    kind: row.kind,
    label: clockLabel(row.subjectType, row.kind),
    ruleId: row.ruleId,
    ownerOrganisationId: row.ownerOrganisationId,
    ownerOrganisationName: row.ownerOrganisationName,
    ownerRole: row.ownerRole as Role,
    status: row.status,
    originAt: row.origin,
    dueAt: row.dueAt,
    firstDueAt: row.firstDueAt,
    provisional: row.provisional,
    pausedSince: paused ? (row.pauses.find((pause) => pause.to === null)?.from ?? null) : null,
    remaining: paused ? computeDeadline(input).remaining : null,
    officeMinutesLeft:
      running && row.dueAt ? officeMinutesBetween(now, row.dueAt, calendar, row.hours) : null,
    fractionElapsed: running && row.dueAt ? elapsed(row, row.dueAt, now, calendar) : null,
    breachedAt: row.breachedAt,
    endedAt: row.endedAt,
    calendarVersion: row.calendarVersion,
    explanation: explainDeadline(input, { event: originLabel(row.kind) }),
  };
}

/** Steps of the warning ladder with the instants at which they fell or will fall. */
export async function viewRungs(ctx: AppContext, row: ObligationRow, ladder: Ladder): Promise<RungView[]> {
  const calendar = await calendarOf(ctx, row.calendarVersion);
  const obligation: Obligation = { ...row, ladder, cancelGround: row.cancelGround ?? undefined };
  return ladder.rungs.map((rung, index) => ({
    act: rung.act,
    at: rungInstant(obligation, index, calendar),
    fired: index < row.firedRungs,
  }));
}

const pick = ({ origin, clock, hours, policy, pauses }: ObligationRow) => ({
  origin,
  clock,
  hours,
  policy,
  pauses,
});

/** Share of the office time of the limit that is used up, stops left out; 0 to 1. */
function elapsed(row: ObligationRow, dueAt: string, now: string, calendar: CalendarSlice): number {
  const byDay = row.clock.unit !== 'OFFICE_MINUTES';
  // A day clock counts whole days: neither the day of the event that starts it, nor the days of a stop after its
  // first up to the day on which it ends (AMB-GR-4, domain §12).
  const edge = (at: string) => (byDay ? chinaInstant(addDays(chinaDate(at), 1), '00:00') : at);
  const start = edge(row.origin);
  const minutes = (from: string, to: string) =>
    from < to ? officeMinutesBetween(from, to, calendar, row.hours) : 0;
  const used = (until: string): number =>
    row.pauses.reduce(
      (left, pause) => {
        const to = pause.to === null ? until : edge(pause.to);
        return left - minutes(edge(pause.from), to < until ? to : until);
      },
      minutes(start, until),
    );
  const whole = used(dueAt);
  if (whole <= 0) return now > dueAt ? 1 : 0;
  return Math.min(1, Math.max(0, used(now < dueAt ? now : dueAt) / whole));
}
