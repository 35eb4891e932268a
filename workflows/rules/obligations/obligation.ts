import type { CalendarSlice } from '../calendar/types';
import { computeDeadline } from '../deadlines/deadline';
import type { Pause } from '../deadlines/types';
import { deadlineInput, isLate, lateFrom, rungInstant } from './schedule';
import type { Obligation, ObligationSpec } from './types';

export { fireDue, nextWakeAt } from './firing';
export { deadlineInput, isLate, lateFrom } from './schedule';

/** Still owed: running, paused or overdue. */
export function isOpen(o: Obligation): boolean {
  return o.status === 'OPEN' || o.status === 'PAUSED' || o.status === 'BREACHED';
}

/** Starts a time limit at its origin; throws RangeError for an impossible allowance or office hours. */
export function openObligation(spec: ObligationSpec, cal: CalendarSlice): Obligation {
  const deadline = computeDeadline({ ...spec, calendar: cal, pauses: [] });
  const due = deadline.due!;
  const o: Obligation = {
    ...spec,
    pauses: [],
    status: 'OPEN',
    dueAt: due,
    firstDueAt: due,
    provisional: deadline.provisional,
    calendarVersion: cal.version,
    firedRungs: 0,
    nextRungAt: null,
    breachedAt: null,
    endedAt: null,
  };
  return { ...o, nextRungAt: rungInstant(o, 0, cal) };
}

/** Whether a stop at this instant would have an effect: only while the limit runs and is not over. */
export function canPause(o: Obligation, at: string): boolean {
  return o.status === 'OPEN' && o.dueAt !== null && !isLate(at, o.dueAt);
}

/** Stops the clock (AMB-GR-4). An obligation that is overdue, paused or ended is returned unchanged. */
export function pauseObligation(o: Obligation, at: string, ground: string): Obligation {
  if (!canPause(o, at)) return o;
  const pauses = [...o.pauses, { from: at, to: null, ground }];
  return { ...o, pauses, status: 'PAUSED', dueAt: null, nextRungAt: null };
}

/** Ends the open pause and lays the rest of the allowance out again; unchanged unless paused. */
export function resumeObligation(o: Obligation, at: string, cal: CalendarSlice): Obligation {
  if (o.status !== 'PAUSED') return o;
  return withDeadline({ ...o, pauses: closePause(o.pauses, at), status: 'OPEN' }, cal);
}

function closePause(pauses: Pause[], at: string): Pause[] {
  return pauses.map((p) => (p.to === null ? { ...p, to: at < p.from ? p.from : at } : p));
}

/** Due instant, marks and next rung by the given calendar; fired rungs stay fired. */
function withDeadline(o: Obligation, cal: CalendarSlice): Obligation {
  const { due, provisional } = computeDeadline(deadlineInput(o, cal));
  const next = { ...o, dueAt: due, provisional, calendarVersion: cal.version };
  return { ...next, nextRungAt: rungInstant(next, o.firedRungs, cal) };
}

function end(o: Obligation, status: Obligation['status'], at: string): Obligation {
  return { ...o, status, pauses: closePause(o.pauses, at), nextRungAt: null, endedAt: at };
}

/**
 * Fulfils the obligation at the instant of the act: MET up to and including the due minute or during a pause,
 * otherwise MET_LATE. An act that lies before the due instant but is learnt of later takes a breach back.
 */
export function meetObligation(o: Obligation, at: string): Obligation {
  if (!isOpen(o)) return o;
  if (o.dueAt === null || !isLate(at, o.dueAt)) return { ...end(o, 'MET', at), breachedAt: null };
  return { ...end(o, 'MET_LATE', at), breachedAt: o.breachedAt ?? lateFrom(o.dueAt) };
}

/** Ends the obligation because its subject fell away (case withdrawn, refused …); ground is a stable code. */
export function cancelObligation(o: Obligation, at: string, ground: string): Obligation {
  return isOpen(o) ? { ...end(o, 'CANCELLED', at), cancelGround: ground } : o;
}

/** Releases the owner from the obligation by a decision; ground is a stable code. */
export function waiveObligation(o: Obligation, at: string, ground: string): Obligation {
  return isOpen(o) ? { ...end(o, 'WAIVED', at), cancelGround: ground } : o;
}

/**
 * Applies another version of the calendar. A breach whose due instant moves to later goes back to OPEN (unless `now`
 * is given and lies after the new due instant, too); rungs already fired stay fired; ended obligations stay as they are.
 */
export function recalculateObligation(o: Obligation, cal: CalendarSlice, now?: string): Obligation {
  if (!isOpen(o)) return o;
  const next = withDeadline(o, cal);
  if (o.status !== 'BREACHED' || next.dueAt === null || o.dueAt === null) return next;
  const stillLate = now === undefined ? next.dueAt <= o.dueAt : isLate(now, next.dueAt);
  return stillLate
    ? { ...next, breachedAt: lateFrom(next.dueAt) }
    : { ...next, status: 'OPEN', breachedAt: null };
}

/** Gives an open obligation to another owner; the clock is not touched. */
export function handOver(
  o: Obligation,
  owner: Partial<Pick<Obligation, 'ownerOrganisationId' | 'ownerRole' | 'ownerAccountId'>>,
): Obligation {
  return isOpen(o) ? { ...o, ...owner } : o;
}
