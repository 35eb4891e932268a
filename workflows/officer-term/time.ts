import { chinaDate } from '../rules/calendar/dates';
import { nextWakeAt } from '../rules/obligations/obligation';
import type { Obligation, RungAct } from '../rules/obligations/types';
import { AFTERCARE_DAYS } from '../rules/officer-term/clocks';
import { nextCheckAt } from '../rules/officer-term/duties/evaluate';
import type { DutyOutcome } from '../rules/officer-term/facts';
import { termLight } from '../rules/officer-term/light';
import { closeOf } from '../rules/officer-term/periods';
import { nextTermAt, passTime } from '../rules/officer-term/stepTerm';
import { isOver } from '../rules/officer-term/termState';
import { fireInto } from '../shared/clocks';
import type { Draft } from './draft';
import { keepDuties, lookAtDuties, nextOpening } from './duties';
import { moveOn } from './effects';
import { contextOf, isSettled, type OfficerTermState, termFactsOf, unanswered, unscreened } from './state';

const NOTHING: DutyOutcome = { findings: [], warnings: [], closed: [] };

/**
 * Lets time pass up to the instant of the step: ladders, windows, the end of the term, the closes of periods. What
 * follows is decided on the state so reached, whoever takes the step and however late the timer comes.
 */
export function letTimePass(draft: Draft): void {
  const { state, at } = draft;
  if (state.wakeAt === null || state.wakeAt > at) return;
  const serving = !isOver(state.term);
  fireInto(draft, (obligation, rung) => climb(draft, obligation, rung.act, null, null));
  moveOn(draft, passTime(state.term, at, contextOf(state)));
  if (serving) keepDuties(draft, lookAtDuties(draft, earlier(at, state.term.endedAt)));
  schemeEnd(draft);
  endAftercare(draft);
}

/** After the step's own change: new facts may complete a ground or a duty. Sets the light and the next wake. */
export function settleTime(draft: Draft): void {
  const { state, before, at } = draft;
  if (state.status === 'NEW') return;
  const timePassed = before.status === 'NEW' || (before.wakeAt !== null && before.wakeAt <= at);
  if (timePassed || state.facts !== before.facts || state.term !== before.term) look(draft);
  state.wakeAt = isSettled(state) ? null : earliest(wakes(draft), at);
}

function look(draft: Draft): void {
  const { state, parameters, at } = draft;
  let outcome = NOTHING;
  if (!isOver(state.term)) {
    outcome = lookAtDuties(draft, at);
    keepDuties(draft, outcome);
  }
  const facts = termFactsOf(state);
  state.light = termLight(parameters, state.term, facts, outcome, at);
  state.checkAt = isOver(state.term) ? null : nextCheckAt(parameters, facts, at);
}

function wakes(draft: Draft): (string | null)[] {
  const { state, parameters, at } = draft;
  const { term, facts } = state;
  const always = [nextTermAt(term, contextOf(state)), nextWakeAt(state.obligations)];
  if (isOver(term)) return [...always, aftercareEnd(state)];
  const { to } = parameters.validity;
  const today = chinaDate(at);
  const reasons = facts.specialReasons.flatMap(({ to: last }) =>
    last !== null && last >= today ? [closeOf(last)] : [],
  );
  const validity = to !== null && closeOf(to) > at ? closeOf(to) : null;
  return [...always, state.checkAt, nextOpening(draft), validity, ...reasons];
}

/** A term that runs beyond its scheme is shown to the office when the scheme ends (§12). */
function schemeEnd(draft: Draft): void {
  const { state, parameters, at } = draft;
  const { to, ruleId } = parameters.validity;
  const key = 'SCHEME_OVER';
  if (to === null || isOver(state.term) || closeOf(to) > at || closeOf(to) < state.since || key in state.seen)
    return;
  state.seen = { ...state.seen, [key]: at };
  draft.details.schemeOver = { to, ruleId };
  draft.tellOffice('SCHEME_OVER');
}

function aftercareEnd({ term, aftercareOver }: OfficerTermState): string | null {
  if (term.endedAt === null || aftercareOver) return null;
  return new Date(Date.parse(term.endedAt) + AFTERCARE_DAYS * 86_400_000).toISOString();
}

/** What has not been screened, answered or graded by now is waited for no longer. */
function endAftercare(draft: Draft): void {
  const end = aftercareEnd(draft.state);
  if (end === null || end > draft.at) return;
  draft.state.aftercareOver = true;
  draft.details.aftercareOver = { unscreened: unscreened(draft.state), unanswered: unanswered(draft.state) };
  draft.cancelWhere(({ kind }) => kind === 'SCREENING', 'AFTERCARE_OVER');
}

const PAPER: Partial<Record<RungAct, string>> = { REMIND: 'REMINDER', SUPERVISE: 'SUPERVISION_ORDER' };

/** Warning, reminder, order or proposal of a transfer on what is still owed; papers are numbered and on record. */
export function climb(
  draft: Draft,
  obligation: Obligation,
  act: RungAct,
  issuedBy: string | null,
  noteId: string | null,
): void {
  const { id, ownerOrganisationId, ownerRole, ownerAccountId, dueAt } = obligation;
  const paper = PAPER[act];
  const document = paper
    ? draft.document(paper, { obligationId: id, departmentOrganisationId: ownerOrganisationId, dueAt })
    : null;
  draft.supervisionActs.push({
    obligationId: id,
    act,
    targetOrganisationId: ownerOrganisationId,
    issuedBy,
    noteId,
    document,
  });
  const owner = ownerAccountId
    ? { accountId: ownerAccountId }
    : { organisationId: ownerOrganisationId, role: ownerRole };
  draft.notifications.push({ kind: act, to: owner, obligationId: id });
  if (act === 'SUPERVISE' || act === 'PROPOSE_TRANSFER') draft.tellOffice(act, id);
}

const earlier = (at: string, other: string | null): string => (other !== null && other < at ? other : at);

function earliest(instants: readonly (string | null)[], after: string): string | null {
  const found = instants.filter((each): each is string => each !== null).sort()[0];
  return found === undefined || found > after ? (found ?? null) : after;
}
