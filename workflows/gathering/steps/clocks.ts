import { isOpen, nextWakeAt } from '../../rules/obligations/obligation';
import type { Obligation, RungAct } from '../../rules/obligations/types';
import { fireInto, hasDue, recalculateInto } from '../../shared/clocks';
import { Draft } from '../draft';
import type { RecalculateCommand, UrgeCommand } from '../messages';
import { type GatheringState, invitedOf, isOver } from '../state';
import { begin } from './holding';
import { refused, type StepRule } from './types';

/** The next instant at which passTime has something to do; null when nothing is waited for. */
export function nextStepAt(state: GatheringState): string | null {
  if (isOver(state) || state.plannedAt === null) return null;
  const instants = [
    state.reminders[0],
    state.begun ? undefined : state.arrangement.startsAt,
    nextWakeAt(state.obligations) ?? undefined,
  ].filter((each) => each !== undefined);
  return instants.sort()[0] ?? null;
}

/** The system's own step: reminders before the start, the start itself, every rung that has come due. */
export const passTime: StepRule<Record<string, never>> = (state, _command, at) => {
  const due = state.reminders.filter((each) => each <= at);
  const starts = !state.begun && state.arrangement.startsAt <= at;
  if (isOver(state) || (due.length === 0 && !starts && !hasDue(state, at)))
    return refused('NOTHING_DUE', '没有到期的时限', state.input.ruleId);
  const draft = new Draft(state, at, 'passTime', null);
  if (due.length > 0) {
    draft.state.reminders = state.reminders.filter((each) => each > at);
    if (!starts)
      draft.tellOfficers(
        'GATHERING_REMINDER',
        invitedOf(state).filter(({ answer }) => answer !== 'DECLINES'),
      );
    draft.details.reminders = due;
  }
  if (starts) {
    begin(draft);
    draft.tellOffice('GATHERING_BEGUN');
    draft.details.begun = state.arrangement.startsAt;
  }
  fireInto(draft, (obligation, rung) => act(draft, obligation, rung.act, null, null));
  return draft.done();
};

/** A supervisor urges or orders what the office still owes. */
export const urge: StepRule<UrgeCommand> = (state, command, at) =>
  superviseBy('urge', 'REMIND', state, command, at);
export const order: StepRule<UrgeCommand> = (state, command, at) =>
  superviseBy('order', 'SUPERVISE', state, command, at);

function superviseBy(
  action: 'urge' | 'order',
  what: RungAct,
  state: GatheringState,
  command: UrgeCommand,
  at: string,
) {
  const obligation = state.obligations.find(({ id }) => id === command.obligationId);
  if (!obligation || !isOpen(obligation))
    return refused('OBLIGATION_NOT_OPEN', '这项时限已经结束或不存在', state.input.ruleId, 'obligationId');
  const draft = new Draft(state, at, action, command.actor, command.noteId);
  act(draft, obligation, what, command.actor.accountId, command.noteId);
  draft.details.obligationId = obligation.id;
  return draft.done();
}

/** Warning and reminder go to the office; an order also to those who decide there. */
function act(
  draft: Draft,
  { id, ownerOrganisationId, ownerRole }: Obligation,
  what: RungAct,
  issuedBy: string | null,
  noteId: string | null,
): void {
  draft.supervisionActs.push({
    obligationId: id,
    act: what,
    targetOrganisationId: ownerOrganisationId,
    issuedBy,
    noteId,
    document: null,
  });
  draft.tell(what, { organisationId: ownerOrganisationId, role: ownerRole });
  if (what === 'SUPERVISE' || what === 'PROPOSE_TRANSFER')
    draft.tell(what, { organisationId: ownerOrganisationId, role: 'DECISION_BODY' });
}

/** A calendar was published: every running clock is laid out anew. */
export const recalculate: StepRule<RecalculateCommand> = (state, command, at) => {
  if (command.calendar.version === state.calendar.version)
    return refused('CALENDAR_UNCHANGED', '本次活动已按该版日历计算', 'AMB-GR-1');
  const draft = new Draft(state, at, 'recalculate', command.actor);
  draft.state.calendar = command.calendar;
  recalculateInto(draft);
  return draft.done();
};
