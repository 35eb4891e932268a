import { isFinal, nextMoment, type openProcedure, standsWithout, windowEnd } from './procedure';
import type {
  Effect,
  HearingContext,
  LapseReason,
  Procedure,
  ProcedureEvent,
  ProcedureStatus,
} from './types';

export interface ProcedureStep {
  procedure: Procedure;
  effects: Effect[];
}

const only = (procedure: Procedure): ProcedureStep => ({ procedure, effects: [] });

/** First step after detection: a hearing notice, a question to the decider, or, with neither, the end at once. */
export function begin(procedure: ReturnType<typeof openProcedure>, context: HearingContext): ProcedureStep {
  const at = procedure.detectedAt;
  if (procedure.hearing) {
    return { procedure, effects: [{ kind: 'NOTIFY_HEARING', at, procedureId: procedure.id }] };
  }
  return procedure.mode === 'DECIDE' ? ask(procedure, 'DECIDING', at, context) : carryOut(procedure, at);
}

/** Applies an event that checkProcedureEvent has allowed. */
export function applyProcedureEvent(
  procedure: Procedure,
  event: ProcedureEvent,
  context: HearingContext,
): ProcedureStep {
  const { at } = event;
  switch (event.type) {
    case 'NOTIFIED':
      return only({ ...procedure, status: 'NOTIFIED', notifiedAt: at });
    case 'DELIVERED': {
      const window = windowEnd(at, context);
      const delivery = { at, way: event.way, by: event.by };
      return {
        procedure: { ...procedure, ...window, status: 'WINDOW', delivery },
        effects: [
          { kind: 'WINDOW_OPENED', at, procedureId: procedure.id, windowEndsAt: window.windowEndsAt },
        ],
      };
    }
    case 'ANSWERED':
      return only({ ...procedure, answers: [...procedure.answers, { at, answerId: event.answerId }] });
    case 'LATE_REPORT':
      return only({
        ...procedure,
        lateReports: [...procedure.lateReports, { at, submissionId: event.submissionId }],
      });
    case 'STAY_PROPOSED': {
      const { by, reasonId, factIds, until } = event;
      return {
        procedure: {
          ...procedure,
          stayProposal: { proposedBy: by, proposedAt: at, reasonId, factIds, until },
        },
        effects: [{ kind: 'ASK_STAY_CONFIRMATION', at, procedureId: procedure.id }],
      };
    }
    case 'STAY_CONFIRMED':
      return stay(procedure, event.by, at);
    case 'STAY_REJECTED':
      return only({ ...procedure, stayProposal: null });
    case 'DECIDED': {
      const { by, keep, reasonId } = event;
      const decided = { ...procedure, decision: { at, by, keep, reasonId } };
      return keep ? end(decided, 'KEPT', at) : carryOut(decided, at);
    }
    case 'FACTS_REFUTED':
      return refute(procedure, event.factIds, at);
  }
}

/** Lets time do what falls at the procedure's next moment. */
export function passMoment(procedure: Procedure, context: HearingContext): ProcedureStep {
  const moment = nextMoment(procedure, context);
  if (!moment) return only(procedure);
  const { at, what } = moment;
  const procedureId = procedure.id;
  switch (what) {
    case 'REMIND_DELIVERY':
      return {
        procedure: { ...procedure, deliveryReminded: true },
        effects: [{ kind: 'REMIND_DELIVERY', at, procedureId }],
      };
    case 'OFFER_PUBLIC_NOTICE':
      return {
        procedure: { ...procedure, publicNoticeOffered: true },
        effects: [{ kind: 'OFFER_PUBLIC_NOTICE', at, procedureId }],
      };
    case 'STAY_END':
      return ask(procedure, 'REVIEW', at, context);
    case 'WINDOW_END':
      return procedure.mode === 'AUTO' || procedure.termEnded
        ? carryOut(procedure, at)
        : ask(procedure, 'DECIDING', at, context);
  }
}

/** Ends a procedure because its facts are covered elsewhere or the term ended otherwise. */
export function lapse(procedure: Procedure, reason: LapseReason, at: string): ProcedureStep {
  return isFinal(procedure) ? only(procedure) : end({ ...procedure, lapse: reason }, 'LAPSED', at);
}

/** The term is over although the procedure is not: from now on it can only be recorded. */
export function outliveTerm(procedure: Procedure): Procedure {
  return isFinal(procedure) ? procedure : { ...procedure, termEnded: true };
}

/** The end by this ground; a term that is over already is not ended twice, the outcome is kept on record. */
function carryOut(procedure: Procedure, at: string): ProcedureStep {
  return end(procedure, procedure.termEnded ? 'RECORDED' : 'CARRIED_OUT', at);
}

function stay(procedure: Procedure, by: string, at: string): ProcedureStep {
  const proposal = procedure.stayProposal!;
  const stayed = {
    ...procedure,
    status: 'STAYED' as const,
    stayProposal: null,
    stay: { ...proposal, confirmedBy: by, confirmedAt: at },
  };
  return proposal.until === null
    ? {
        procedure: { ...stayed, endedAt: at },
        effects: [{ kind: 'PROCEDURE_ENDED', at, procedureId: procedure.id, status: 'STAYED' }],
      }
    : only(stayed);
}

function refute(procedure: Procedure, factIds: readonly string[], at: string): ProcedureStep {
  if (!standsWithout(procedure, factIds)) return lapse(procedure, 'FACTS_REFUTED', at);
  const facts = procedure.facts.filter(({ factId }) => !factIds.includes(factId));
  return only({ ...procedure, facts });
}

function ask(
  procedure: Procedure,
  status: 'DECIDING' | 'REVIEW',
  at: string,
  { hearing }: HearingContext,
): ProcedureStep {
  const { id: procedureId, decider } = procedure;
  return {
    procedure: { ...procedure, status },
    effects: [{ kind: 'ASK_DECISION', at, procedureId, decider, workingDays: hearing.decisionWorkingDays }],
  };
}

function end(procedure: Procedure, status: ProcedureStatus, at: string): ProcedureStep {
  return {
    procedure: { ...procedure, status, stayProposal: null, endedAt: at },
    effects: [{ kind: 'PROCEDURE_ENDED', at, procedureId: procedure.id, status }],
  };
}
