import { addDays, chinaDate, chinaInstant } from '../calendar/dates';
import type { Ladder } from '../obligations/types';
import type { EventKind, OfficerSchemeParameters } from '../officer-term/parameters';
import { periodOf, type Span } from '../officer-term/periods';

/** A kind of session or meeting that the organiser owes, as the scheme lays it down (LA-EXP-2, HB-MEC-2, YY-M-4). */
export type Occasion = OfficerSchemeParameters['duties']['occasions'][number];

/**
 * MISSED: the period is over without enough of them and the scheme is strict; it stays until somebody explains.
 * REMARKED: the scheme asks for them in principle only, so that the period is over with a remark.
 */
export const PERIOD_STATUSES = ['OPEN', 'MET', 'MISSED', 'REMARKED', 'EXPLAINED'] as const;
export type PeriodStatus = (typeof PERIOD_STATUSES)[number];

/** One month or quarter in which the organiser owes something. */
export interface OccasionPeriod extends Span {
  kind: EventKind;
  per: Occasion['per'];
  label: string;
  ruleId: string;
  required: number;
  strict: boolean;
  status: PeriodStatus;
  obligationId: string;
  /** Instant of the reminder; it goes out once, when too few have been held. */
  remindAt: string;
  remindedAt: string | null;
  closedAt: string | null;
  noteId: string | null;
  /** Start of each gathering that counts, by its id. */
  held: Record<string, string>;
}

/** The period of an occasion that holds a date, new; ids are the same whenever it is made. */
export function newPeriod(occasion: Occasion, date: string): OccasionPeriod {
  const span = periodOf(date, occasion.per);
  return {
    ...span,
    kind: occasion.kind,
    per: occasion.per,
    label: occasion.label,
    ruleId: occasion.ruleId,
    required: occasion.min,
    strict: occasion.strict,
    status: 'OPEN',
    obligationId: `${occasionObligation(occasion.kind)}-${span.from}`,
    remindAt: chinaInstant(addDays(span.to, -occasion.remindDaysBefore), '09:00'),
    remindedAt: null,
    closedAt: null,
    noteId: null,
    held: {},
  };
}

export const occasionObligation = (kind: EventKind): string => `HOLD_${kind}`;

/** Whether a scheme in force over this span is judged by a whole period (AMB-ALL-2). */
export const isWhole = (period: Span, validity: { from: string; to: string | null }): boolean =>
  validity.from <= period.from && (validity.to === null || period.to <= validity.to);

/** First instant after the period. */
export const periodEnd = (period: Span): string => chinaInstant(period.to, '24:00');

export const isMet = (period: OccasionPeriod): boolean => Object.keys(period.held).length >= period.required;

/** The start by which enough had been held; null while there are too few. */
export function metAt(period: OccasionPeriod): string | null {
  return Object.values(period.held).sort()[period.required - 1] ?? null;
}

/** Whether a gathering that began at this instant belongs to the period. */
export function belongs(period: OccasionPeriod, kind: EventKind, startsAt: string): boolean {
  const date = chinaDate(startsAt);
  return period.kind === kind && period.from <= date && date <= period.to;
}

/**
 * The scheme's ladder from the close of the period on: the reminder before it is the scheme's own. What is asked for in
 * principle only climbs no ladder.
 */
export function occasionLadder(ladder: Ladder, strict: boolean): Ladder {
  const rungs = strict ? ladder.rungs.filter(({ at }) => !('percent' in at) || at.percent >= 100) : [];
  return { rungs, thenRemindEveryWorkingDays: strict ? ladder.thenRemindEveryWorkingDays : null };
}
