import { ALLOWED, type Decision, type Refusal, refuse } from './decision';
import type { Finding } from './facts';
import { checkProcedureEvent } from './hearing/guards';
import { isFinal, nextMoment, openProcedure, recalculate, standsWithout } from './hearing/procedure';
import {
  applyProcedureEvent,
  begin,
  lapse,
  outliveTerm,
  type ProcedureStep,
  passMoment,
} from './hearing/step';
import type { Effect, HearingContext, Procedure, ProcedureEvent } from './hearing/types';
import type { EndState, Ground, OfficerSchemeParameters } from './parameters';
import { checkRenewal, expiryInstant } from './termDates';
import { coverageOf, isOver, type OfficerTerm } from './termState';

export interface TermContext extends Omit<HearingContext, 'hearing'> {
  parameters: OfficerSchemeParameters;
  /** Terms that the officer has served in this scheme, this one included. */
  servedTerms: number;
}

/** What can happen to a term besides the passing of time. */
export type TermEvent =
  | { type: 'FINDINGS'; at: string; findings: Finding[] }
  | { type: 'PROCEDURE'; at: string; procedureId: string; event: ProcedureEvent }
  | { type: 'TRAINED'; at: string }
  | { type: 'RENEWAL_DECIDED'; at: string; by: string; renew: boolean; reasonId: string }
  | { type: 'RESIGNED'; at: string; applicationFileId: string }
  | { type: 'ENDED_WITH_SCHEME'; at: string; by: string; reasonId: string }
  | { type: 'RECALCULATED'; at: string };

export interface TermStep {
  term: OfficerTerm;
  effects: Effect[];
}

/** May this event happen now? Bring the term up to the event's instant with passTime first. */
export function checkTermEvent(term: OfficerTerm, event: TermEvent, context: TermContext): Decision {
  const { parameters } = context;
  switch (event.type) {
    case 'PROCEDURE': {
      const procedure = term.procedures.find(({ id }) => id === event.procedureId);
      return procedure
        ? checkProcedureEvent(procedure, event.event, hearingContext(context))
        : refuse('PROCEDURE_UNKNOWN', '没有这个程序', parameters.term.ruleId);
    }
    case 'TRAINED':
      return over(term, parameters) ?? checkTraining(term, parameters);
    case 'RENEWAL_DECIDED': {
      const closed = over(term, parameters);
      if (closed) return closed;
      return event.renew ? checkRenewal(parameters, context.servedTerms) : ALLOWED;
    }
    case 'RESIGNED': {
      const { resignationRuleId } = parameters.term;
      const closed = over(term, parameters);
      if (closed) return closed;
      return event.applicationFileId === ''
        ? refuse('APPLICATION_REQUIRED', '须提交本人的书面申请', resignationRuleId, 'applicationFileId')
        : ALLOWED;
    }
    case 'ENDED_WITH_SCHEME':
      return checkEndWithScheme(term, event, parameters);
    default:
      return ALLOWED;
  }
}

/** Applies an event that checkTermEvent has allowed. */
export function applyTermEvent(term: OfficerTerm, event: TermEvent, context: TermContext): TermStep {
  const { at } = event;
  switch (event.type) {
    case 'FINDINGS':
      return addFindings(term, event.findings, at, context);
    case 'PROCEDURE': {
      const procedure = term.procedures.find(({ id }) => id === event.procedureId)!;
      return settle(term, applyProcedureEvent(procedure, event.event, hearingContext(context)), at);
    }
    case 'TRAINED':
      return { term: { ...term, trainedAt: at, status: 'SERVING' }, effects: [] };
    case 'RENEWAL_DECIDED': {
      const { by, renew, reasonId } = event;
      return { term: { ...term, renewal: { at, by, renew, reasonId } }, effects: [] };
    }
    case 'RESIGNED':
      return endTerm(term, 'RESIGNED', null, context.parameters.term.resignationRuleId, at);
    case 'ENDED_WITH_SCHEME':
      return endTerm(term, 'EXPIRED', null, context.parameters.validity.ruleId, at);
    case 'RECALCULATED': {
      const procedures = term.procedures.map((each) => recalculate(each, hearingContext(context)));
      return { term: { ...term, procedures }, effects: [] };
    }
  }
}

/**
 * Lets time pass up to and including an instant: windows end, stays run out, deliveries are reminded of, the term
 * expires, each in order of time. Passing it in several steps gives the same as in one.
 */
export function passTime(term: OfficerTerm, until: string, context: TermContext): TermStep {
  let current = term;
  const effects: Effect[] = [];
  for (;;) {
    const next = nextOf(current, context);
    if (!next || next.at > until) return { term: current, effects };
    const step = next.procedure
      ? settle(current, passMoment(next.procedure, hearingContext(context)), next.at)
      : expire(current, next.at, context);
    current = step.term;
    effects.push(...step.effects);
  }
}

/** The next instant at which passTime changes something by itself; null when the term waits for people only. */
export function nextTermAt(term: OfficerTerm, context: TermContext): string | null {
  return nextOf(term, context)?.at ?? null;
}

function nextOf(term: OfficerTerm, context: TermContext): { at: string; procedure: Procedure | null } | null {
  let next: { at: string; procedure: Procedure | null } | null = isOver(term)
    ? null
    : { at: expiryInstant(term.span), procedure: null };
  for (const procedure of term.procedures) {
    const moment = isFinal(procedure) ? null : nextMoment(procedure, hearingContext(context));
    if (moment && (next === null || moment.at < next.at)) next = { at: moment.at, procedure };
  }
  return next;
}

function hearingContext({ parameters, calendar, hours, officerAccountId }: TermContext): HearingContext {
  return { hearing: parameters.hearing, calendar, hours, officerAccountId };
}

/** The end of the last day: of a term that is renewed, or that nobody renews (HB-TRM-1, HB-DSM-4, YY-X-1). */
function expire(term: OfficerTerm, at: string, { parameters }: TermContext): TermStep {
  return term.renewal?.renew
    ? endTerm(term, 'RENEWED', null, parameters.term.renewalRuleId, at)
    : endTerm(term, 'EXPIRED', null, parameters.term.ruleId, at);
}

/**
 * Opens a procedure for every finding that is new. After a dismissal nothing is opened; after expiry, renewal or
 * resignation the facts are heard and recorded only.
 */
function addFindings(term: OfficerTerm, findings: Finding[], at: string, context: TermContext): TermStep {
  let current = term;
  const effects: Effect[] = [];
  for (const finding of findings) {
    const rule = context.parameters.grounds.find(({ ground }) => ground === finding.ground);
    const known = current.procedures.some(({ id }) => id === finding.key);
    const settled = coverageOf(current).flatMap(({ factIds }) => factIds);
    if (!rule || known || endedAgainstOfficer(current) || !standsWithout(finding, settled)) continue;
    const opened = openProcedure(finding, rule, at, isOver(current));
    const step = settle(
      { ...current, procedures: [...current.procedures, opened] },
      begin(opened, hearingContext(context)),
      at,
    );
    current = step.term;
    effects.push(...step.effects);
  }
  return { term: current, effects };
}

function endedAgainstOfficer(term: OfficerTerm): boolean {
  return term.status === 'DISMISSED' || term.status === 'TERMINATED' || term.status === 'CANCELLED';
}

/** Puts a procedure's step into the term and draws the consequences for the term and the other procedures. */
function settle(term: OfficerTerm, step: ProcedureStep, at: string): TermStep {
  const { procedure } = step;
  const procedures = term.procedures.map((each) => (each.id === procedure.id ? procedure : each));
  const next = { ...term, procedures };
  if (procedure.status === 'CARRIED_OUT') {
    const ended = endTerm(next, procedure.endState, procedure.ground, procedure.ruleId, at);
    const informed = procedure.inform.map(
      (addressee): Effect => ({ kind: 'INFORM', at, addressee, procedureId: procedure.id }),
    );
    return { term: ended.term, effects: [...step.effects, ...ended.effects, ...informed] };
  }
  const lapsed = lapseCovered(next, at);
  return { term: lapsed.term, effects: [...step.effects, ...lapsed.effects] };
}

/** A stay settles its facts for every ground: procedures that no longer stand without them lapse (§12). */
function lapseCovered(term: OfficerTerm, at: string): TermStep {
  const settled = coverageOf(term).flatMap(({ factIds }) => factIds);
  const effects: Effect[] = [];
  const procedures = term.procedures.map((procedure) => {
    const decidedAnew = procedure.stay !== null;
    if (isFinal(procedure) || decidedAnew || standsWithout(procedure, settled)) return procedure;
    const step = lapse(procedure, 'FACTS_COVERED', at);
    effects.push(...step.effects);
    return step.procedure;
  });
  return { term: { ...term, procedures }, effects };
}

/** An end against the officer closes every other procedure; any other end leaves them to be recorded. */
function endTerm(
  term: OfficerTerm,
  endState: EndState,
  ground: Ground | null,
  ruleId: string,
  at: string,
): TermStep {
  const effects: Effect[] = [{ kind: 'TERM_ENDED', at, endState, ground, ruleId }];
  const ended = { ...term, status: endState, endedAt: at, endGround: ground, endRuleId: ruleId };
  const procedures = ended.procedures.map((procedure) => {
    if (!endedAgainstOfficer(ended)) return outliveTerm(procedure);
    const step = lapse(procedure, 'TERM_ENDED', at);
    effects.push(...step.effects);
    return step.procedure;
  });
  return { term: { ...ended, procedures }, effects };
}

function over(term: OfficerTerm, { term: { ruleId } }: OfficerSchemeParameters): Refusal | null {
  return isOver(term) ? refuse('TERM_OVER', '聘期已经结束', ruleId) : null;
}

function checkTraining(
  term: OfficerTerm,
  { eligibility, term: { ruleId } }: OfficerSchemeParameters,
): Decision {
  return term.status === 'AWAITING_TRAINING'
    ? ALLOWED
    : refuse(
        'NOT_AWAITING_TRAINING',
        '该人员已在履职，无须再登记上岗培训',
        eligibility.trainingBeforeDuty?.ruleId ?? ruleId,
      );
}

/** A term that outlasts its scheme may be ended earlier by the organ, with a reason (§12). */
function checkEndWithScheme(
  term: OfficerTerm,
  event: Extract<TermEvent, { type: 'ENDED_WITH_SCHEME' }>,
  parameters: OfficerSchemeParameters,
): Decision {
  const { to, ruleId } = parameters.validity;
  const closed = over(term, parameters);
  if (closed) return closed;
  if (to === null || event.at < expiryInstant({ from: to, to })) {
    return refuse('SCHEME_IN_FORCE', '方案尚在施行，不能以方案期满为由提前结束聘期', ruleId);
  }
  return event.reasonId === '' ? refuse('REASON_REQUIRED', '须说明理由', ruleId, 'note') : ALLOWED;
}
