import { checkConfirmation } from '../../rules/officer-term/assessment/confirm';
import { checkFinalFigures } from '../../rules/officer-term/assessmentGuards';
import { refuse } from '../../rules/officer-term/decision';
import { Draft, type StepRule } from '../draft';
import type {
  AdjustCommand,
  ConfirmCommand,
  DecideModeCommand,
  WithdrawAssessmentCommand,
} from '../messages';
import { type AssessmentState, gradesOf } from '../state';

/** By adopted items or by items provided, decided for the year with its reason (AMB-BT-3); the machine proposes. */
export const decideMode: StepRule<DecideModeCommand> = (state, command, at) => {
  const { actor, mode, noteId } = command;
  if (noteId === '') return refuse('REASON_REQUIRED', '决定考核方式须说明理由', 'AMB-BT-3', 'note');
  const draft = new Draft(state, { at, action: 'decideMode', ruleId: 'AMB-BT-3', actor, noteId });
  Object.assign(draft.state, { status: 'PROPOSED', mode, modeNoteId: noteId, modeBy: actor.accountId });
  decidedBy(draft, actor.accountId);
  draft.propose();
  Object.assign(draft.details, { mode, fallbackAdvised: draft.state.result?.fallbackAdvised });
  draft.tell('ASSESSMENT_PROPOSED', {
    organisationId: state.input.confirmer.id,
    role: 'DECISION_BODY',
  });
  return draft.done();
};

/** Another grade than the computed one for one person, within the rules' bounds (BT-ASM-8); the computed one again: none. */
export const adjust: StepRule<AdjustCommand> = (state, command, at) => {
  const { actor, termId, grade, noteId } = command;
  const { assessment } = state.input;
  const row = state.result?.rows.find(({ id }) => id === termId);
  if (!row) return refuse('PERSON_UNKNOWN', '该人员不在本次考核之内', assessment.ruleId, 'termId');
  const decision = checkConfirmation(assessment, row.grade, grade, noteId ?? '');
  if (!decision.allowed) return decision;
  const was = state.adjustments[termId]?.grade ?? row.grade;
  if (was === grade) {
    return refuse('GRADE_UNCHANGED', '该人员的等次没有变化', assessment.confirmRuleId, 'grade');
  }

  const ruleId = assessment.confirmRuleId;
  const draft = new Draft(state, { at, action: 'adjust', ruleId, actor, noteId });
  const { [termId]: _before, ...others } = state.adjustments;
  draft.state.adjustments =
    grade === row.grade
      ? others
      : { ...others, [termId]: { grade, noteId: noteId!, by: actor.accountId, at } };
  decidedBy(draft, actor.accountId);
  draft.changesPeople = true;
  Object.assign(draft.details, { termId, computed: row.grade, from: was, grade });
  return draft.done();
};

/** The organ confirms all grades by another person than those who decided (BT-ASM-8); the terms are told then. */
export const confirm: StepRule<ConfirmCommand> = (state, command, at) => {
  const { actor, noteId } = command;
  const { input } = state;
  const final = checkFinalFigures(input.year, state.countedAt!);
  if (!final.allowed) return final;
  const ruleId = input.assessment.confirmRuleId;
  const draft = new Draft(state, { at, action: 'confirm', ruleId, actor, noteId });
  Object.assign(draft.state, {
    status: 'CONFIRMED',
    confirmedBy: actor.accountId,
    confirmedAt: at,
    confirmNoteId: noteId,
  });
  draft.meetWhere(() => true);
  draft.details.grades = tally(state);
  draft.tell('ASSESSMENT_CONFIRMED', { organisationId: input.office.id, role: 'ORGANISER' });
  return draft.done();
};

/** An assessment that nobody has confirmed is given up; the year can be taken up again. */
export const withdraw: StepRule<WithdrawAssessmentCommand> = (state, command, at) => {
  const { actor, noteId } = command;
  const draft = new Draft(state, { at, action: 'withdraw', ruleId: 'BT-ASM-1', actor, noteId });
  Object.assign(draft.state, { status: 'WITHDRAWN', closedAt: at });
  draft.cancelWhere(() => true, 'WITHDRAWN');
  return draft.done();
};

/** The system's last step: every term knows its grade. */
export const close: StepRule<{ told: number }> = (state, { told }, at) => {
  if (state.status !== 'CONFIRMED') return refuse('WRONG_STATUS', '考核结果尚未确认', 'BT-ASM-8');
  const draft = new Draft(state, { at, action: 'close', ruleId: 'BT-ASM-8', actor: null });
  Object.assign(draft.state, { status: 'CLOSED', closedAt: at });
  draft.details.told = told;
  return draft.done();
};

function decidedBy(draft: Draft, accountId: string): void {
  const { state } = draft;
  if (!state.decidedBy.includes(accountId)) state.decidedBy = [...state.decidedBy, accountId];
}

/** How many persons have each grade. */
function tally(state: AssessmentState): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { grade } of gradesOf(state)) counts[grade] = (counts[grade] ?? 0) + 1;
  return counts;
}
