import type { Decision } from '../../rules/decision';
import { checkOpening, checkUnscreened } from '../../rules/officer-term/assessmentGuards';
import { refuse } from '../../rules/officer-term/decision';
import { closeOf, laterOf } from '../../rules/officer-term/periods';
import { Draft, type StepRule, unscreenedOf } from '../draft';
import type { Figures, OpenCommand, RecountCommand } from '../messages';
import type { AssessmentState } from '../state';

/** Takes up the assessment of a year: everybody's figures by value, the machine's first proposal, the clock (BT-ASM-1). */
export const open: StepRule<OpenCommand> = (state, command, at) => {
  if (state.openedAt !== null) return refuse('ALREADY_OPEN', '该年度考核已经启动', 'BT-ASM-1');
  const { input } = state;
  const { actor, noteId } = command;
  if (actor.role !== 'ORGANISER' || actor.organisationId !== input.office.id) {
    return refuse('NOT_YOUR_CASE', '年度考核由本方案的日常工作机构启动', 'BT-ASM-1');
  }
  if (input.replacesId !== null && !noteId) {
    return refuse('REASON_REQUIRED', '更正已确认的年度考核须说明理由', 'BT-ASM-8', 'note');
  }
  const decision = checkFigures(state, command, noteId, at);
  if (!decision.allowed) return decision;

  const draft = new Draft(state, { at, action: 'open', ruleId: 'BT-ASM-1', actor, noteId });
  Object.assign(draft.state, { openedAt: at, openedBy: actor.accountId });
  count(draft, command, noteId);
  draft.open({
    id: 'ASSESSMENT_CONFIRM-1',
    kind: 'ASSESSMENT_CONFIRM',
    ruleId: 'BT-ASM-1',
    owner: { organisationId: input.confirmer.id, role: 'DECISION_BODY', hours: input.confirmer.hours },
    clock: { unit: 'WORKING_DAYS', n: input.confirmWorkingDays },
    policy: input.policy,
    ladder: input.ladder,
    origin: laterOf(at, closeOf(input.year.to)),
  });
  if (input.replacesId !== null) draft.details.replacesId = input.replacesId;
  draft.tell('ASSESSMENT_OPENED', { organisationId: input.confirmer.id, role: 'DECISION_BODY' });
  return draft.done();
};

/** Takes the figures anew, for as long as nothing is confirmed; the way of assessing stays as decided. */
export const recount: StepRule<RecountCommand> = (state, command, at) => {
  const decision = checkFigures(state, command, command.noteId, at);
  if (!decision.allowed) return decision;
  const { actor, noteId } = command;
  const draft = new Draft(state, { at, action: 'recount', ruleId: 'BT-ASM-2', actor, noteId });
  count(draft, command, noteId);
  return draft.done();
};

function checkFigures(
  { input }: AssessmentState,
  figures: Figures,
  noteId: string | null,
  at: string,
): Decision {
  const opening = checkOpening(input.year, at);
  if (!opening.allowed) return opening;
  if (figures.people.length === 0) {
    return refuse('NOBODY_TO_ASSESS', '本年度没有应参加考核的人员', 'BT-ASM-1', 'year');
  }
  return checkUnscreened(unscreenedOf(figures), noteId);
}

function count(draft: Draft, { people, left }: Figures, noteId: string | null): void {
  const { state } = draft;
  state.countedAt = draft.at;
  if (noteId) state.openNoteId = noteId;
  draft.propose({ people, left });
  Object.assign(draft.details, {
    people: people.length,
    left: left.length,
    unscreened: unscreenedOf(state.figures),
    fallbackAdvised: state.result?.fallbackAdvised,
  });
}
