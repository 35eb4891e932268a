import { isOpen } from '../rules/obligations/obligation';
import { outlastsScheme } from '../rules/officer-term/termDates';
import { openProcedures } from '../rules/officer-term/termState';
import type { StepDecision } from '../shared/process';
import type { OfficerTermColumns, OfficerTermProjection, TermChange } from './projection';
import { type OfficerTermState, unscreened } from './state';

export type Step = StepDecision<OfficerTermState, OfficerTermProjection>;

/** The rows that a step from one state to another leaves behind. */
export function projectionOf(
  before: OfficerTermState,
  after: OfficerTermState,
  changes: TermChange[],
  closeAccess: boolean,
): OfficerTermProjection {
  const { input, term } = after;
  const { office, organs, schemeCode } = input;
  return {
    create: before.status === 'NEW' ? creationOf(after) : null,
    schemeCode,
    officeOrganisationId: office.id,
    deciders: Object.fromEntries(
      input.parameters.grounds.map(({ decider }) => [decider, organs[decider]?.id ?? office.id]),
    ),
    row: columnsOf(after),
    procedures: term.procedures.filter((each) => !before.term.procedures.includes(each)),
    changes,
    closeAccess,
  };
}

function creationOf({ input }: OfficerTermState): OfficerTermProjection['create'] {
  const { officerId, officerAccountId, schemeCode, schemeVersion, channel, category } = input;
  const { candidate, servedTerms, previousTermId, verificationCode, span } = input;
  return {
    officerId,
    officerAccountId,
    schemeCode,
    schemeVersion,
    channel,
    category,
    candidate,
    servedTerms,
    previousTermId,
    verificationCode,
    span,
  };
}

function columnsOf(state: OfficerTermState): OfficerTermColumns {
  const { term, facts, input, light } = state;
  const open = state.obligations.filter(isOpen);
  const next = open
    .filter(({ status, dueAt }) => status === 'OPEN' && dueAt !== null)
    .sort((a, b) => ((a.dueAt as string) < (b.dueAt as string) ? -1 : 1))[0];
  const { status, trainedAt, renewal, endedAt, endGround, endRuleId } = term;
  return {
    status,
    trainedAt,
    renewal,
    endedAt,
    endGround,
    endRuleId,
    toDate: term.span.to,
    light,
    openProcedures: openProcedures(term).length,
    unscreened: unscreened(state),
    lastFiledAt:
      facts.submissions
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? null,
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    overdueCount: open.filter((each) => each.status === 'BREACHED').length,
    outlastsScheme: outlastsScheme(input.parameters, term.span),
  };
}
