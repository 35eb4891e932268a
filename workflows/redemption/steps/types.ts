import type { StepDecision } from '../../shared/process';
import type { RedemptionProjection } from '../projection';
import type { RedemptionState } from '../state';

export type Step = StepDecision<RedemptionState, RedemptionProjection>;

/** One step of the case: what it leads to, or why it is refused. The guard of role and status has passed. */
export type StepRule<Command> = (state: RedemptionState, command: Command, at: string) => Step;

export { refuse as refused } from '../../rules/decision';
