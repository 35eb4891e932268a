import { isOpen } from '../../rules/obligations/obligation';
import type { Obligation, RungAct } from '../../rules/obligations/types';
import { fireInto, hasDue, recalculateInto } from '../../shared/clocks';
import { Draft } from '../draft';
import type { RecalculateCommand, UrgeCommand } from '../messages';
import { refused, type StepRule } from './types';

/** The system's own step: every rung of every ladder that has come due by now (GR-U7). */
export const fireRungs: StepRule<Record<string, never>> = (state, _command, at) => {
  if (!hasDue(state, at)) return refused('NOTHING_DUE', '没有到期的时限', 'GR-U7');
  const draft = new Draft(state, at, 'fireRungs', 'GR-U7', null);
  fireInto(draft, (obligation, rung) => act(draft, obligation, rung.act, null, null));
  return draft.done();
};

/** A person urges (催办) or orders (督办) what is still owed; numbered, on record, told to the owner. */
export const urge: StepRule<UrgeCommand> = (state, command, at) =>
  superviseBy('urge', 'REMIND', state, command, at);
export const order: StepRule<UrgeCommand> = (state, command, at) =>
  superviseBy('order', 'SUPERVISE', state, command, at);

function superviseBy(
  action: 'urge' | 'order',
  what: RungAct,
  state: Parameters<StepRule<UrgeCommand>>[0],
  command: UrgeCommand,
  at: string,
) {
  const obligation = state.obligations.find((each) => each.id === command.obligationId);
  if (!obligation || !isOpen(obligation))
    return refused('OBLIGATION_NOT_OPEN', '这项时限已经结束或不存在', 'GR-U7', 'obligationId');
  const draft = new Draft(state, at, action, 'GR-U7', command.actor, command.noteId);
  act(draft, obligation, what, command.actor.accountId, command.noteId);
  draft.details.obligationId = obligation.id;
  return draft.done();
}

const PAPER: Partial<Record<RungAct, string>> = { REMIND: 'REMINDER', SUPERVISE: 'SUPERVISION_ORDER' };

/** Warning: to the owner. Reminder: paper to the owner. Order: paper to the leader. Transfer: a person decides. */
function act(
  draft: Draft,
  obligation: Obligation,
  what: RungAct,
  issuedBy: string | null,
  noteId: string | null,
): void {
  const { id, ownerOrganisationId, ownerRole, ownerAccountId, dueAt } = obligation;
  const paper = PAPER[what];
  const document = paper
    ? draft.document(paper, { obligationId: id, departmentOrganisationId: ownerOrganisationId, dueAt })
    : null;
  draft.supervisionActs.push({
    obligationId: id,
    act: what,
    targetOrganisationId: ownerOrganisationId,
    issuedBy,
    noteId,
    document,
  });
  draft.tell(what, { organisationId: ownerOrganisationId, role: ownerRole });
  if (ownerAccountId) draft.tell(what, { accountId: ownerAccountId });
  if (what === 'SUPERVISE') draft.tell(what, { organisationId: ownerOrganisationId, role: 'APPROVER' });
  if (what === 'SUPERVISE' || what === 'PROPOSE_TRANSFER') draft.tellWindow(what);
}

/** A calendar was published: every running clock is laid out anew (architecture: obligations follow the calendar). */
export const recalculate: StepRule<RecalculateCommand> = (state, command, at) => {
  if (command.calendar.version === state.calendar.version)
    return refused('CALENDAR_UNCHANGED', '本件已按该版日历计算', 'AMB-GR-1');
  const draft = new Draft(state, at, 'recalculate', 'AMB-GR-1', command.actor);
  draft.state.calendar = command.calendar;
  recalculateInto(draft);
  return draft.done();
};
