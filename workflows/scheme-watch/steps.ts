import { chinaDate } from '../rules/calendar/dates';
import type { CalendarSlice } from '../rules/calendar/types';
import { type Refused, refuse } from '../rules/decision';
import { isOpen, nextWakeAt } from '../rules/obligations/obligation';
import type { Obligation, RungAct } from '../rules/obligations/types';
import {
  belongs,
  isMet,
  isWhole,
  metAt,
  newPeriod,
  type OccasionPeriod,
  periodEnd,
} from '../rules/scheme-watch/periods';
import { fireInto, hasDue, recalculateInto } from '../shared/clocks';
import { Draft, type Step } from './draft';
import type {
  AdoptVersionCommand,
  ExplainMissedCommand,
  GatheringHeld,
  RecalculateCommand,
} from './messages';
import type { SchemeWatchState } from './state';

const ruleOf = ({ scheme }: SchemeWatchState): string => scheme.occasions[0]?.ruleId ?? 'OCCASIONS';

/** Periods that are to be opened at an instant: those that hold it, are whole (AMB-ALL-2) and are not known yet. */
function newPeriods(state: SchemeWatchState, at: string): OccasionPeriod[] {
  const date = chinaDate(at);
  return state.scheme.occasions
    .map((occasion) => newPeriod(occasion, date))
    .filter(
      (period) =>
        isWhole(period, state.scheme.validity) &&
        !state.periods.some(({ obligationId }) => obligationId === period.obligationId),
    );
}

/** When periods begin next after an instant; null when the scheme is out of force by then. */
function nextOpening({ scheme }: SchemeWatchState, at: string): string | null {
  const ends = scheme.occasions.map((occasion) => periodEnd(newPeriod(occasion, chinaDate(at))));
  const next = ends.sort()[0];
  const { to } = scheme.validity;
  return next === undefined || (to !== null && to < chinaDate(next)) ? null : next;
}

const toRemind = (each: OccasionPeriod): boolean =>
  each.closedAt === null && each.remindedAt === null && !isMet(each);

/** The next instant at which passTime has something to do; null when the scheme asks for nothing any more. */
export function nextStepAt(state: SchemeWatchState): string | null {
  const instants = [
    ...state.periods.flatMap((each) => [
      toRemind(each) ? each.remindAt : null,
      each.closedAt === null ? periodEnd(each) : null,
    ]),
    state.nextOpeningAt,
    nextWakeAt(state.obligations),
  ].filter((each) => each !== null);
  return instants.sort()[0] ?? null;
}

/** The system's own step: periods begin, the office is reminded, periods close, rungs of missed ones fall. */
export function passTime(state: SchemeWatchState, _command: unknown, at: string): Step {
  const ended = state.periods.filter((each) => each.closedAt === null && periodEnd(each) <= at);
  const reminded = state.periods.filter(
    (each) => toRemind(each) && each.remindAt <= at && at < periodEnd(each),
  );
  const opens = !state.begun || (state.nextOpeningAt !== null && state.nextOpeningAt <= at);
  if (!opens && ended.length + reminded.length === 0 && !hasDue(state, at))
    return refuse('NOTHING_DUE', '没有到期的时限', ruleOf(state));

  const fresh = newPeriods(state, at);
  const draft = new Draft(state, at, 'passTime', ruleOf(state), null);
  draft.state.begun = true;
  draft.state.nextOpeningAt = nextOpening(state, at);
  for (const each of reminded) {
    draft.putPeriod({ ...each, remindedAt: at });
    act(draft, each.obligationId, 'WARN');
    draft.tellOffice('OCCASION_DUE');
  }
  for (const each of ended) closePeriod(draft, each);
  for (const each of fresh) draft.openPeriod(each);
  fireInto(draft, (obligation, rung) => fire(draft, obligation, rung.act));
  Object.assign(draft.details, {
    ...(fresh.length > 0 ? { opened: fresh.map(({ obligationId }) => obligationId) } : {}),
    ...(reminded.length > 0 ? { reminded: reminded.map(({ obligationId }) => obligationId) } : {}),
    ...(ended.length > 0 ? { ended: ended.map(({ obligationId }) => obligationId) } : {}),
  });
  return draft.done();
}

/** The period is over: kept, missed, or without what is asked for in principle only. */
function closePeriod(draft: Draft, period: OccasionPeriod): void {
  if (isMet(period)) {
    draft.putPeriod({ ...period, status: 'MET', closedAt: draft.at });
    return;
  }
  draft.putPeriod({ ...period, status: period.strict ? 'MISSED' : 'REMARKED', closedAt: draft.at });
  if (period.strict) {
    draft.tellOffice('OCCASION_MISSED');
    return;
  }
  draft.cancelWhere(({ id }) => id === period.obligationId, 'IN_PRINCIPLE');
  draft.tellOffice('OCCASION_REMARKED');
}

/**
 * Something was held. It counts for the period in which it began, also when that is learnt of after the close; a
 * correction by which nobody was there takes it back.
 */
export function recordHeld(state: SchemeWatchState, held: GatheringHeld, at: string): Step {
  const period = state.periods.find((each) => belongs(each, held.kind, held.startsAt));
  if (!period) return refuse('NO_PERIOD', '不属于本方案考察的期间', ruleOf(state));
  const known = period.held[held.gatheringId] !== undefined;
  if (known === held.counts) return refuse('ALREADY_COUNTED', '已经计入', period.ruleId);
  const { [held.gatheringId]: _gone, ...others } = period.held;
  const counted = {
    ...period,
    held: held.counts ? { ...others, [held.gatheringId]: held.startsAt } : others,
  };
  const draft = new Draft(state, at, 'recordHeld', period.ruleId, null);
  const since = metAt(counted);
  if (since !== null) {
    draft.meetWhere(({ id }) => id === period.obligationId, since);
    draft.putPeriod({ ...counted, status: 'MET' });
  } else if (isMet(period)) takeBack(draft, counted);
  else draft.putPeriod(counted);
  Object.assign(draft.details, {
    gatheringId: held.gatheringId,
    startsAt: held.startsAt,
    counts: held.counts,
    held: Object.keys(counted.held).length,
    obligationId: period.obligationId,
  });
  return draft.done();
}

/** What had counted fell away: it is owed anew, or was missed after all. */
function takeBack(draft: Draft, period: OccasionPeriod): void {
  if (period.closedAt === null) draft.openPeriod({ ...period, status: 'OPEN' });
  else if (period.strict) draft.openPeriod({ ...period, status: 'MISSED' });
  else draft.putPeriod({ ...period, status: 'REMARKED' });
}

/** The office says why nothing was held; what is owed ends, the breach stays on record. */
export function explainMissed(state: SchemeWatchState, command: ExplainMissedCommand, at: string): Step {
  const problem = notTheOffice(state, command.actor);
  if (problem) return problem;
  const period = state.periods.find(({ obligationId }) => obligationId === command.obligationId);
  const obligation = state.obligations.find(({ id }) => id === command.obligationId);
  if (!period || period.status !== 'MISSED' || !obligation || !isOpen(obligation))
    return refuse('NOTHING_MISSED', '这一期没有待说明的未举行情况', ruleOf(state), 'obligationId');
  const draft = new Draft(state, at, 'explainMissed', period.ruleId, command.actor, command.noteId);
  draft.putPeriod({ ...period, status: 'EXPLAINED', noteId: command.noteId });
  draft.cancelWhere(({ id }) => id === period.obligationId, 'EXPLAINED');
  draft.details.obligationId = period.obligationId;
  return draft.done();
}

function notTheOffice(state: SchemeWatchState, actor: ExplainMissedCommand['actor']): Refused | null {
  return actor.role === 'ORGANISER' && actor.organisationId === state.scheme.office.id
    ? null
    : refuse('NOT_YOUR_SCHEME', '只有方案的主办单位可以说明', ruleOf(state));
}

/** Another version is published: it holds for the periods that begin from now on. */
export function adoptVersion(state: SchemeWatchState, command: AdoptVersionCommand, at: string): Step {
  if (command.scheme.schemeVersion <= state.scheme.schemeVersion)
    return refuse('VERSION_UNCHANGED', '已按该版或更新的方案执行', ruleOf(state));
  const draft = new Draft(state, at, 'adoptVersion', ruleOf(state), null);
  draft.state.scheme = command.scheme;
  draft.state.nextOpeningAt = nextOpening(draft.state, at);
  draft.details.schemeVersion = command.scheme.schemeVersion;
  return draft.done();
}

/** A calendar was published: rungs that lie ahead are laid out anew. */
export function recalculate(state: SchemeWatchState, command: RecalculateCommand, at: string): Step {
  if (command.actor.role !== 'ADMIN') return refuse('ROLE_NOT_ALLOWED', '只有管理员可以发布日历', 'AMB-GR-1');
  if (command.calendar.version === state.calendar.version)
    return refuse('CALENDAR_UNCHANGED', '已按该版日历计算', 'AMB-GR-1');
  return onCalendar(new Draft(state, at, 'recalculate', 'AMB-GR-1', command.actor), command.calendar);
}

/** The system's own step at the turn of the year: the calendar in force, for the years that come. */
export function takeCalendar(
  state: SchemeWatchState,
  { calendar }: { calendar: CalendarSlice },
  at: string,
): Step {
  return onCalendar(new Draft(state, at, 'takeCalendar', 'AMB-GR-1', null), calendar);
}

function onCalendar(draft: Draft, calendar: CalendarSlice): Step {
  draft.state.calendar = calendar;
  recalculateInto(draft);
  return draft.done();
}

function fire(draft: Draft, { id }: Obligation, what: RungAct): void {
  act(draft, id, what);
  draft.tellOffice(what);
  if (what === 'SUPERVISE' || what === 'PROPOSE_TRANSFER') draft.tellOffice(what, 'DECISION_BODY');
}

function act(draft: Draft, obligationId: string, what: RungAct): void {
  draft.supervisionActs.push({
    obligationId,
    act: what,
    targetOrganisationId: draft.state.scheme.office.id,
    issuedBy: null,
    noteId: null,
    document: null,
  });
}
