import type { Actor, Role } from '../actor';
import { ALLOWED, type Decision, refuse } from '../decision';
import { EVALUATED_ROLES } from '../evaluation/measures/acting';
import { EVALUATED } from '../evaluation/parameters';
import { FOLLOW_UP_COMMAND_LABELS } from './labels';
import type { FollowUpParameters } from './parameters';
import { actedOn, type FollowUpContent, type FollowUpStatus, openExtension } from './types';

/** Code under which the organiser of the evaluation acts. */
export const ORGANISER = 'ORGANISER';

/** What the guard looks at; the same from the process's state and from the row. */
export interface FollowUpFacts {
  status: FollowUpStatus;
  content: FollowUpContent;
  parameters: FollowUpParameters;
  organOrganisationId: string;
  /** Null: the object has no organisation here, the organiser registers what it hands in. */
  objectOrganisationId: string | null;
}

interface CommandRule {
  side: typeof ORGANISER | typeof EVALUATED;
  statuses: readonly FollowUpStatus[];
}

/** Steps of people, in the order in which a follow-up meets them. */
const RULES: Record<string, CommandRule> = {
  verifyAndPass: { side: ORGANISER, statuses: ['REGISTERED'] },
  dismiss: { side: ORGANISER, statuses: ['REGISTERED'] },
  signFor: { side: EVALUATED, statuses: ['PASSED_ON'] },
  answer: { side: EVALUATED, statuses: ['HANDLING'] },
  askExtension: { side: EVALUATED, statuses: ['HANDLING'] },
  answerExtension: { side: ORGANISER, statuses: ['HANDLING'] },
  reviewAnswer: { side: ORGANISER, statuses: ['ANSWERED'] },
  callBack: { side: ORGANISER, statuses: ['CALLBACK'] },
};
const OTHERS: Record<string, Role> = { urge: 'SUPERVISOR', order: 'SUPERVISOR', recalculate: 'ADMIN' };

/** Organisation that acts for a side; the organiser for an object without one. */
const organisationOf = (facts: FollowUpFacts, side: CommandRule['side']): string =>
  side === EVALUATED ? (facts.objectOrganisationId ?? facts.organOrganisationId) : facts.organOrganisationId;

/** Whether the actor belongs to the people of a side. */
export function isOfSide(facts: FollowUpFacts, side: CommandRule['side'], actor: Actor): boolean {
  const roles =
    side === EVALUATED && facts.objectOrganisationId !== null
      ? EVALUATED_ROLES
      : (['ORGANISER'] satisfies Role[]);
  return roles.includes(actor.role) && actor.organisationId === organisationOf(facts, side);
}

export const sideOf = (command: string): CommandRule['side'] => RULES[command]?.side ?? ORGANISER;

/**
 * May this actor take this step now: side, status, and that nobody acts for both sides (GE-WAY-3, GE-WAY-4)? The
 * organiser judges nothing that is about himself. What the step says is for checkFields. Never looks at a clock.
 */
export function checkFollowUpCommand(command: string, facts: FollowUpFacts, actor: Actor): Decision {
  const { ruleId } = facts.parameters;
  const over = facts.status === 'CLOSED';
  const other = OTHERS[command];
  if (other) {
    if (actor.role !== other) return roleRefused(command, ruleId);
    return over ? ended(ruleId) : ALLOWED;
  }
  const rule = RULES[command];
  if (!rule) return refuse('UNKNOWN_COMMAND', '没有这个操作', ruleId);
  if (!isOfSide(facts, rule.side, actor)) {
    return rule.side === EVALUATED
      ? refuse('NOT_THE_OBJECT', '此项须由被评价对象办理', ruleId)
      : refuse('WRONG_ORGAN', '此项不属于本单位的职责', ruleId);
  }
  if (over) return ended(ruleId);
  if (!rule.statuses.includes(facts.status)) {
    return refuse('WRONG_STATUS', '当前所处环节不能办理此项', ruleId);
  }
  if (rule.side === ORGANISER && facts.objectOrganisationId === facts.organOrganisationId) {
    return refuse('OWN_MATTER', '涉及本单位的评价或投诉不能由本单位核实', ruleId);
  }
  const both = actedOn(facts.content).some(
    ({ accountId, organ }) =>
      accountId === actor.accountId && (organ === EVALUATED) !== (rule.side === EVALUATED),
  );
  if (both) return refuse('FOUR_EYES', '同一人不能既代表被评价对象办理、又代表组织单位审核', ruleId);
  return ofExtensions(command, facts);
}

function ofExtensions(command: string, { content, parameters }: FollowUpFacts): Decision {
  const { ruleId, maxExtensions } = parameters;
  if (command === 'askExtension' && content.extensions.length >= maxExtensions) {
    return refuse('EXTENSION_USED', `最多可申请延期${maxExtensions}次`, ruleId);
  }
  if (command === 'answerExtension' && !openExtension(content)) {
    return refuse('NO_EXTENSION_ASKED', '没有待审批的延期申请', ruleId);
  }
  return ALLOWED;
}

const ended = (ruleId: string): Decision => refuse('FOLLOW_UP_OVER', '该事项已经办结', ruleId);

const roleRefused = (command: string, ruleId: string): Decision =>
  refuse('ROLE_NOT_ALLOWED', `您的角色不能办理“${FOLLOW_UP_COMMAND_LABELS[command] ?? command}”`, ruleId);

/** The person's role that may take the step, or the first one that belongs to its side. */
export function actorForFollowUp(
  command: string,
  facts: FollowUpFacts,
  actors: readonly Actor[],
): Actor | null {
  const other = OTHERS[command];
  const rule = RULES[command];
  const mine = actors.filter((actor) =>
    other ? actor.role === other : rule !== undefined && isOfSide(facts, rule.side, actor),
  );
  return mine.find((actor) => checkFollowUpCommand(command, facts, actor).allowed) ?? mine[0] ?? null;
}

export interface FollowUpAction {
  command: string;
  label: string;
  allowed: boolean;
  code?: string;
  message?: string;
  ruleId?: string;
}

/** All steps that belong to the actors, each allowed or with the reason why not. */
export function followUpActions(facts: FollowUpFacts, actors: readonly Actor[]): FollowUpAction[] {
  return [...Object.keys(RULES), 'urge', 'order'].flatMap((command): FollowUpAction[] => {
    const actor = actorForFollowUp(command, facts, actors);
    if (!actor) return [];
    const decision = checkFollowUpCommand(command, facts, actor);
    const label = FOLLOW_UP_COMMAND_LABELS[command] ?? command;
    if (decision.allowed) return [{ command, label, allowed: true }];
    const { code, message, ruleId } = decision;
    return [{ command, label, allowed: false, code, message, ruleId }];
  });
}
