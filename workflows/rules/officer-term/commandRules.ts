import type { Actor, Role } from '../actor';
import type { Decision, Refused } from '../decision';
import { refuse } from './decision';

/** Who may take one step, in which status, by which rule. */
export interface CommandRule<Facts> {
  roles: readonly Role[];
  statuses: readonly string[];
  ruleId: string;
  also?: (facts: Facts, actor: Actor) => Refused | null;
}

/** A step as the page of its subject shows it: allowed, or why not. */
export interface ActionView {
  command: string;
  label: string;
  allowed: boolean;
  code?: string;
  message?: string;
  ruleId?: string;
}

/** The guard of one kind of process: its commands, what they are called, and to whom the subject belongs. */
export interface CommandGuard<Facts> {
  check(command: string, facts: Facts, actor: Actor): Decision;
  /** All steps of the actors' roles, each allowed or with the reason why not. */
  actionsFor(facts: Facts, actors: readonly Actor[]): ActionView[];
  /** The role among the person's own that fits the step, or the first one that the step knows. */
  actorFor(command: string, facts: Facts, actors: readonly Actor[]): Actor | null;
}

/** Makes the guard from a table of rules. `hidden` commands are the system's or the administrator's: never offered. */
export function commandGuard<Facts extends { status: string; ruleId: string }>(table: {
  what: string;
  rules: Record<string, CommandRule<Facts>>;
  labels: Record<string, string>;
  statusLabels: Record<string, string>;
  hidden: readonly string[];
  belongsTo(facts: Facts, actor: Actor): boolean;
}): CommandGuard<Facts> {
  const { what, rules, labels, statusLabels, hidden, belongsTo } = table;
  const labelOf = (command: string) => labels[command] ?? command;

  const check = (command: string, facts: Facts, actor: Actor): Decision => {
    const rule = rules[command];
    if (!rule) return refuse('UNKNOWN_COMMAND', '没有这个操作', facts.ruleId);
    if (!rule.roles.includes(actor.role)) {
      return refuse('ROLE_NOT_ALLOWED', `您的角色不能办理“${labelOf(command)}”`, rule.ruleId);
    }
    if (!belongsTo(facts, actor)) {
      return refuse('NOT_YOUR_CASE', `该${what}不由您所在的单位办理`, rule.ruleId);
    }
    if (!rule.statuses.includes(facts.status)) {
      const status = statusLabels[facts.status] ?? facts.status;
      return refuse('WRONG_STATUS', `该${what}当前为“${status}”，不能${labelOf(command)}`, rule.ruleId);
    }
    return rule.also?.(facts, actor) ?? { allowed: true };
  };
  const rolesFit = (command: string, actors: readonly Actor[]) =>
    actors.filter((actor) => rules[command]?.roles.includes(actor.role));

  return {
    check,
    actionsFor: (facts, actors) =>
      Object.keys(rules).flatMap((command): ActionView[] => {
        const mine = rolesFit(command, actors);
        if (hidden.includes(command) || mine.length === 0) return [];
        const decisions = mine.map((actor) => check(command, facts, actor));
        const decision = decisions.find((each) => each.allowed) ?? decisions[0]!;
        const label = labelOf(command);
        if (decision.allowed) return [{ command, label, allowed: true }];
        const { code, message, ruleId } = decision;
        return [{ command, label, allowed: false, code, message, ruleId }];
      }),
    actorFor: (command, facts, actors) => {
      const mine = rolesFit(command, actors);
      return mine.find((actor) => check(command, facts, actor).allowed) ?? mine[0] ?? null;
    },
  };
}
