import type { Refused } from '../../rules/decision';
import type { Draft } from '../draft';

/** One step of the term: changes the draft, or tells why it is refused. Time and the guard have passed. */
export type StepRule<Command> = (draft: Draft, command: Command) => Refused | null;

export { refuse as refused } from '../../rules/decision';
