import { refuse } from '../rules/decision';
import { checkMeasureCommand } from '../rules/evaluation/measures/acting';
import type { HumanCommand } from '../shared/messages';
import type { Step } from './draft';
import { MEASURE_COMMANDS, type MeasureCommandName } from './messages';
import { factsOf, type MeasureState } from './state';
import { act, begin, lapse } from './steps/acting';
import { fireRungs, order, recalculate, urge } from './steps/clocks';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see MeasureCommands)
type AnyRule = (state: MeasureState, command: any, at: string) => Step;

const SYSTEM: Record<string, AnyRule> = { lapse, fireRungs };
/** Steps of people that change nothing of the measure itself. */
const ON_CLOCKS: Record<string, AnyRule> = { urge, order, recalculate };

/** The one way in which a measure changes. Pure; the same inputs give the same answer on every replay. */
export function decideStep(state: MeasureState, name: string, args: unknown, at: string): Step {
  const { ruleId } = state.input.due;
  if (name === 'begin') {
    return state.measure === null
      ? begin(state, {}, at)
      : refuse('ALREADY_BEGUN', '该项措施已经启动', ruleId);
  }
  if (state.measure === null) return refuse('NOT_BEGUN', '该项措施尚未启动', ruleId);
  const system = SYSTEM[name];
  if (system) return system(state, args, at);
  const onClocks = ON_CLOCKS[name];
  if (onClocks) {
    const facts = factsOf(state.input, state.measure);
    const guard = checkMeasureCommand(name, facts, (args as HumanCommand).actor);
    return guard.allowed ? onClocks(state, args, at) : guard;
  }
  return MEASURE_COMMANDS.includes(name as MeasureCommandName)
    ? act(name, state, args as Parameters<typeof act>[2], at)
    : refuse('UNKNOWN_COMMAND', '没有这个操作', ruleId);
}
