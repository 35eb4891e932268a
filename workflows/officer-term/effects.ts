import type { Refused } from '../rules/decision';
import { OFFICE_LIMITS } from '../rules/officer-term/clocks';
import type { Effect, Procedure } from '../rules/officer-term/hearing/types';
import type { EndState } from '../rules/officer-term/parameters';
import {
  applyTermEvent,
  checkTermEvent,
  type TermEvent,
  type TermStep,
} from '../rules/officer-term/stepTerm';
import type { Draft } from './draft';
import { contextOf, endedAgainstOfficer } from './state';

/** Lets an event happen to the term and draws every consequence, or tells why it may not. */
export function happen(draft: Draft, event: TermEvent): Refused | null {
  const context = contextOf(draft.state);
  const decision = checkTermEvent(draft.state.term, event, context);
  if (!decision.allowed) return decision;
  moveOn(draft, applyTermEvent(draft.state.term, event, context));
  return null;
}

/** Takes over the term as a rule has changed it, and does what it asks for. */
export function moveOn(draft: Draft, { term, effects }: TermStep): void {
  draft.state.term = term;
  draft.state.status = term.status;
  for (const effect of effects) carryOut(draft, effect);
}

const NOTICES: Record<EndState, string> = {
  EXPIRED: 'EXPIRY_NOTICE',
  RENEWED: 'RENEWAL_NOTICE',
  DISMISSED: 'DISMISSAL_NOTICE',
  TERMINATED: 'TERMINATION_NOTICE',
  CANCELLED: 'CANCELLATION_NOTICE',
  RESIGNED: 'RESIGNATION_NOTICE',
};

function carryOut(draft: Draft, effect: Effect): void {
  const procedure = 'procedureId' in effect ? procedureOf(draft, effect.procedureId) : null;
  if (effect.kind === 'TERM_ENDED') endTerm(draft, effect);
  else if (procedure) carryOutIn(draft, effect, procedure);
}

function carryOutIn(draft: Draft, effect: Effect, procedure: Procedure): void {
  switch (effect.kind) {
    case 'NOTIFY_HEARING':
      notifyHearing(draft, procedure);
      break;
    case 'REMIND_DELIVERY':
      draft.tellOffice('DELIVERY_REMINDER');
      break;
    case 'OFFER_PUBLIC_NOTICE':
      draft.tellOffice('PUBLIC_NOTICE_POSSIBLE');
      break;
    case 'WINDOW_OPENED':
      draft.meet('DELIVERY', procedure.id);
      draft.tellOfficer('WINDOW_OPENED');
      break;
    case 'ASK_STAY_CONFIRMATION':
      askConfirmation(draft, procedure);
      break;
    case 'ASK_DECISION':
      askDecision(draft, procedure, effect.workingDays);
      break;
    case 'PROCEDURE_ENDED':
      endProcedure(draft, procedure);
      break;
    case 'INFORM':
      inform(draft, effect);
      break;
  }
}

const procedureOf = (draft: Draft, id: string): Procedure =>
  draft.state.term.procedures.find((each) => each.id === id) as Procedure;

/** The notice is written and goes to the officer's own page; from now on the office owes its delivery (§12). */
function notifyHearing(draft: Draft, procedure: Procedure): void {
  const { id: procedureId, ground, ruleId } = procedure;
  draft.document('HEARING_NOTICE', {
    procedureId,
    ground,
    ruleId,
    facts: procedure.facts,
    endState: procedure.endState,
    workingDays: draft.parameters.hearing.workingDays,
  });
  happen(draft, { type: 'PROCEDURE', at: draft.at, procedureId, event: { type: 'NOTIFIED', at: draft.at } });
  draft.askOffice('DELIVERY', procedureId, draft.parameters.hearing.remindDeliveryAfterWorkingDays);
  draft.tellOfficer('HEARING_NOTICE');
  draft.tellOffice('HEARING_OPENED');
}

function askConfirmation(draft: Draft, { id, decider, ruleId }: Procedure): void {
  const clock = { unit: 'WORKING_DAYS' as const, n: OFFICE_LIMITS.STAY_CONFIRMATION };
  draft.askOrgan('STAY_CONFIRMATION', id, decider, clock, ruleId);
  draft.tellOrgan('STAY_TO_CONFIRM', decider);
}

function askDecision(draft: Draft, { id, decider, ruleId }: Procedure, n: number): void {
  draft.askOrgan('DECISION', id, decider, { unit: 'WORKING_DAYS', n }, ruleId);
  draft.tellOrgan('DECISION_ASKED', decider);
}

function endProcedure(draft: Draft, { id, decision }: Procedure): void {
  if (decision?.at === draft.at) draft.meet('DECISION', id);
  for (const kind of ['DELIVERY', 'STAY_CONFIRMATION', 'DECISION'] as const)
    draft.cancel(kind, id, 'PROCEDURE_ENDED');
  draft.tellOfficer('PROCEDURE_ENDED');
  draft.tellOffice('PROCEDURE_ENDED');
}

/** The end is on paper, everybody concerned learns of it, and what was owed for the time to come falls away. */
function endTerm(
  draft: Draft,
  { endState, ground, ruleId, at }: Extract<Effect, { kind: 'TERM_ENDED' }>,
): void {
  const { term } = draft.state;
  const against = endedAgainstOfficer(term);
  draft.stand(ruleId);
  draft.document(NOTICES[endState], {
    endState,
    ground,
    ruleId,
    endedAt: at,
    from: term.span.from,
    to: term.span.to,
  });
  // What procedures and screening still need goes on after an end that is not against the officer.
  draft.cancelWhere(({ kind }) => against || !SURVIVING.has(kind), 'TERM_ENDED');
  draft.closeAccess = against;
  Object.assign(draft.details, { endState, ground, endedAt: at });
  draft.tellOfficer('TERM_ENDED');
  draft.tellOffice('TERM_ENDED');
}

const SURVIVING = new Set<string>(['SCREENING', 'DELIVERY', 'STAY_CONFIRMATION', 'DECISION']);

/** A letter to a body outside the scheme's own organs (LA-DIS-7, AMB-HB-1); those with an account here are told as well. */
function inform(draft: Draft, { addressee, procedureId }: Extract<Effect, { kind: 'INFORM' }>): void {
  const { homeOrganisationId, organs } = draft.state.input;
  if (addressee === 'HOME_UNIT' && homeOrganisationId === null) return;
  const organisationId =
    addressee === 'HOME_UNIT'
      ? homeOrganisationId
      : (organs[addressee === 'COPY_ORGAN' ? 'APPROVER' : addressee]?.id ?? null);
  draft.document('INFORMATION_LETTER', { addressee, organisationId, procedureId });
  if (organisationId !== null) draft.tell('TERM_ENDED_COPY', { organisationId, role: 'DECISION_BODY' });
}
