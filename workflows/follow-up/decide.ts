import { refuse } from '../rules/decision';
import { checkFollowUpCommand } from '../rules/follow-up/guards';
import type { HumanCommand } from '../shared/messages';
import type { Step } from './draft';
import { type FollowUpState, factsOf } from './state';
import { fireRungs, order, recalculate, urge } from './steps/clocks';
import { answer, askExtension, signFor } from './steps/object';
import { answerExtension, callBack, dismiss, reviewAnswer, verifyAndPass } from './steps/organiser';
import { begin, withdraw } from './steps/system';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see FollowUpCommands)
type AnyRule = (state: FollowUpState, command: any, at: string) => Step;

/** Steps of people; each passes the guard of side and status first. */
const HUMAN: Record<string, AnyRule> = {
  verifyAndPass,
  dismiss,
  signFor,
  answer,
  askExtension,
  answerExtension,
  reviewAnswer,
  callBack,
  urge,
  order,
  recalculate,
};
const SYSTEM: Record<string, AnyRule> = { fireRungs, withdraw };

/** The one way in which a follow-up changes. Pure; the same inputs give the same answer on every replay. */
export function decideStep(state: FollowUpState, name: string, args: unknown, at: string): Step {
  const { ruleId } = state.input.parameters;
  if (name === 'begin') {
    return state.begunAt === null ? begin(state, {}, at) : refuse('ALREADY_BEGUN', '该事项已经登记', ruleId);
  }
  if (state.begunAt === null) return refuse('NOT_BEGUN', '该事项尚未登记', ruleId);
  const system = SYSTEM[name];
  if (system) return system(state, args, at);
  const human = HUMAN[name];
  if (!human) return refuse('UNKNOWN_COMMAND', '没有这个操作', ruleId);
  const guard = checkFollowUpCommand(name, factsOf(state), (args as HumanCommand).actor);
  return guard.allowed ? human(state, args, at) : guard;
}
