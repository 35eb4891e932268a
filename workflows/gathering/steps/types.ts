import type { StepDecision } from '../../shared/process';
import type { GatheringProjection } from '../projection';
import type { GatheringState } from '../state';

export type Step = StepDecision<GatheringState, GatheringProjection>;

/** One step of the gathering: what it leads to, or why it is refused. The guard of role and status has passed. */
export type StepRule<Command> = (state: GatheringState, command: Command, at: string) => Step;

export { refuse as refused } from '../../rules/decision';
