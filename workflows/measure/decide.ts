import { refuse } from '../rules/decision';
import type { Step } from './draft';
import { MEASURE_COMMANDS, type MeasureCommandName } from './messages';
import type { MeasureState } from './state';
import { act, begin, lapse } from './steps/acting';
import { fireRungs, order, recalculate, urge } from './steps/clocks';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see MeasureCommands)
const STEPS: Record<string, (state: MeasureState, command: any, at: string) => Step> = {
  lapse,
  urge,
  order,
  recalculate,
  fireRungs,
};

/** The one way in which a measure changes. Pure; the same inputs give the same answer on every replay. */
export function decideStep(state: MeasureState, name: string, args: unknown, at: string): Step {
  const { ruleId } = state.input.due;
  if (name === 'begin') {
    return state.measure === null
      ? begin(state, {}, at)
      : refuse('ALREADY_BEGUN', '该项措施已经启动', ruleId);
  }
  if (state.measure === null) return refuse('NOT_BEGUN', '该项措施尚未启动', ruleId);
  const step = STEPS[name];
  if (step) return step(state, args, at);
  return MEASURE_COMMANDS.includes(name as MeasureCommandName)
    ? act(name, state, args as Parameters<typeof act>[2], at)
    : refuse('UNKNOWN_COMMAND', '没有这个操作', ruleId);
}
