import { refuse } from '../../rules/decision';
import { clockSteps } from '../../shared/clockSteps';
import { supervise } from '../../shared/supervision';
import { Draft, ORGANISER, type Step, type StepRule } from '../draft';
import type { UrgeRoundCommand } from '../messages';
import type { EvaluationRoundState } from '../state';

const steps = clockSteps<EvaluationRoundState, Step, Draft>({
  draft: (state, head) => new Draft(state, head),
  ruleOf: () => 'GE-RND-1',
  climb(draft, obligation, act, issued) {
    const organiser = { organisationId: draft.state.input.organs[ORGANISER]!.id, role: 'ORGANISER' };
    supervise(draft, obligation, act, issued, [organiser]);
  },
});

/** Every rung that has come due by now, and running limits laid out anew by a published calendar. */
export const { fireRungs, recalculate } = steps;

export const urge: StepRule<UrgeRoundCommand> = (state, command, at) =>
  bySupervisor('urge', state, command, at);
export const order: StepRule<UrgeRoundCommand> = (state, command, at) =>
  bySupervisor('order', state, command, at);

function bySupervisor(
  action: 'urge' | 'order',
  state: EvaluationRoundState,
  { actor, ...command }: UrgeRoundCommand,
  at: string,
): Step {
  return actor?.role === 'SUPERVISOR'
    ? steps[action](state, { actor, ...command }, at)
    : refuse('WRONG_ROLE', '只有督办人员可以催办、督办', 'GE-RND-1');
}
