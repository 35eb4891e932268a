import type { Actor } from '../rules/actor';
import { checkGatheringCommand } from '../rules/gathering/guards';
import { factsOf, type GatheringState } from './state';
import { order, passTime, recalculate, urge } from './steps/clocks';
import { close, recordAttendance, recordMinutes } from './steps/holding';
import { answer, cancel, change, plan } from './steps/planning';
import { refused, type Step } from './steps/types';

// biome-ignore lint/suspicious/noExplicitAny: each rule takes the command of its own name (see GatheringCommands)
const STEPS: Record<string, (state: GatheringState, command: any, at: string) => Step> = {
  plan,
  change,
  cancel,
  answer,
  recordAttendance,
  recordMinutes,
  close,
  urge,
  order,
  recalculate,
  passTime,
};

/** The first step checks its actor itself; the system's own has none. */
const UNGUARDED = new Set(['plan', 'passTime']);

/**
 * The one way in which a gathering changes: the guard of role, organisation and status, then the rule of the step.
 * Pure; the same inputs give the same answer on every replay.
 */
export function decideStep(state: GatheringState, name: string, args: unknown, at: string): Step {
  const { ruleId } = state.input;
  const step = STEPS[name];
  if (!step) return refused('UNKNOWN_COMMAND', '没有这个操作', ruleId);
  if (name !== 'plan' && state.plannedAt === null) return refused('NOT_PLANNED', '本次活动尚未计划', ruleId);
  if (!UNGUARDED.has(name)) {
    const decision = checkGatheringCommand(name, factsOf(state), (args as { actor: Actor }).actor);
    if (!decision.allowed) return decision;
  }
  return step(state, args, at);
}
