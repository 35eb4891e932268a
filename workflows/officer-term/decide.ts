import type { Actor } from '../rules/actor';
import { refuse } from '../rules/decision';
import { checkTermCommand } from '../rules/officer-term/guards';
import { organRuleOf } from '../rules/officer-term/organs';
import type { Step } from './decision';
import { Draft } from './draft';
import { guardFactsOf, type OfficerTermState } from './state';
import { appoint, recordTraining } from './steps/appointment';
import { correctScreening } from './steps/correction';
import { proposeGround, reportViolation, takeMeasure, verifyViolation } from './steps/discipline';
import { decideAdoption, file, recordActivity, screen } from './steps/filing';
import {
  answerHearing,
  answerStay,
  decideProcedure,
  proposeStay,
  readNotice,
  recordDelivery,
  refuteFacts,
} from './steps/hearing';
import { decideLeave, endSpecialReason, recordSpecialReason, requestLeave } from './steps/leave';
import { confirmGrade, confirmReview, decideRenewal, endWithScheme, resign } from './steps/outcome';
import { decidePublication, requestPublication, withdrawPublication } from './steps/publication';
import { keepTime, order, recalculate, recordAttendance, urge } from './steps/system';
import type { StepRule } from './steps/types';
import { letTimePass, settleTime } from './time';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see OfficerTermCommands)
const STEPS: Record<string, StepRule<any>> = {
  appoint,
  recordTraining,
  file,
  screen,
  correctScreening,
  decideAdoption,
  recordActivity,
  requestLeave,
  decideLeave,
  recordSpecialReason,
  endSpecialReason,
  readNotice,
  recordDelivery,
  answerHearing,
  proposeStay,
  answerStay,
  decideProcedure,
  refuteFacts,
  reportViolation,
  verifyViolation,
  takeMeasure,
  proposeGround,
  requestPublication,
  decidePublication,
  withdrawPublication,
  confirmReview,
  decideRenewal,
  resign,
  endWithScheme,
  urge,
  order,
  recalculate,
  keepTime,
  recordAttendance,
  confirmGrade,
};

/** Steps that no person's role guards: the system's own, and messages of other processes. */
const UNGUARDED = new Set(['keepTime', 'recordAttendance', 'confirmGrade']);

type Arguments = { actor?: Actor; noteId?: string | null; procedureId?: string };

/**
 * The one way in which a term changes: time passes to the instant of the step, then the guard of role, organisation and
 * status, then the rule of the step, then what the duty checks make of it. Pure; the same inputs give the same answer on
 * every replay.
 */
export function decideStep(state: OfficerTermState, name: string, args: unknown, at: string): Step {
  const step = STEPS[name];
  const ruleId = organRuleOf(state.input.schemeCode);
  if (!step) return refuse('UNKNOWN_COMMAND', '没有这个操作', ruleId);
  if (state.status === 'NEW' && name !== 'appoint') return refuse('NOT_APPOINTED', '该人员尚未聘任', ruleId);
  const { actor = null, noteId = null, procedureId } = args as Arguments;
  const draft = new Draft(state, at, name, actor, noteId);
  letTimePass(draft);
  if (!UNGUARDED.has(name)) {
    const decision = checkTermCommand(name, guardFactsOf(draft.state), actor as Actor, { procedureId });
    if (!decision.allowed) return decision;
  }
  const refusal = step(draft, args);
  if (refusal) return refusal;
  settleTime(draft);
  return draft.done();
}
