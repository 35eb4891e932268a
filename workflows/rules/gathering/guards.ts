import type { Actor, Role } from '../actor';
import { ALLOWED, type Decision, type Refused, refuse } from '../decision';
import type { EventKind } from '../officer-term/parameters';
import { needsMinutes } from './kinds';
import { GATHERING_COMMAND_LABELS, GATHERING_STATUS_LABELS } from './labels';
import type { GatheringStatus } from './types';

/** What a guard needs to know of a gathering; the same from the workflow's state and from the rows. */
export interface GatheringFacts {
  kind: EventKind;
  status: GatheringStatus;
  officeOrganisationId: string;
  /** The rule on which gatherings of this kind stand in the scheme. */
  ruleId: string;
  /** Accounts whose invitation stands. */
  invitedAccountIds: string[];
  hasMinutes: boolean;
}

export interface GatheringAction {
  command: string;
  label: string;
  allowed: boolean;
  code?: string;
  message?: string;
  ruleId?: string;
}

interface CommandRule {
  roles: readonly Role[];
  statuses: readonly GatheringStatus[];
  also?: (facts: GatheringFacts) => Refused | null;
}

const RUNNING: readonly GatheringStatus[] = ['PLANNED', 'HELD'];

/** Who may take which step, in which status. */
const RULES: Record<string, CommandRule> = {
  answer: { roles: ['OFFICER'], statuses: ['PLANNED'] },
  change: { roles: ['ORGANISER'], statuses: ['PLANNED'] },
  cancel: { roles: ['ORGANISER'], statuses: ['PLANNED'] },
  recordAttendance: { roles: ['ORGANISER'], statuses: RUNNING },
  recordMinutes: { roles: ['ORGANISER'], statuses: ['HELD'] },
  close: { roles: ['ORGANISER'], statuses: ['HELD'], also: minutesFirst },
  urge: { roles: ['SUPERVISOR'], statuses: RUNNING },
  order: { roles: ['SUPERVISOR'], statuses: RUNNING },
  recalculate: { roles: ['ADMIN'], statuses: RUNNING },
};

/** Steps that a person can take on a gathering that exists, in the order in which a gathering meets them. */
export const GATHERING_HUMAN_COMMANDS: readonly string[] = Object.keys(RULES).filter(
  (name) => name !== 'recalculate',
);

/** May this actor take this step on this gathering now? Never looks at a clock. */
export function checkGatheringCommand(command: string, facts: GatheringFacts, actor: Actor): Decision {
  const rule = RULES[command];
  if (!rule) return refuse('UNKNOWN_COMMAND', '没有这个操作', facts.ruleId);
  const label = GATHERING_COMMAND_LABELS[command] ?? command;
  if (!rule.roles.includes(actor.role))
    return refuse('ROLE_NOT_ALLOWED', `您的角色不能办理“${label}”`, facts.ruleId);
  if (!concerns(facts, actor))
    return actor.role === 'OFFICER'
      ? refuse('NOT_INVITED', '您不在本次活动的邀请名单内', facts.ruleId)
      : refuse('NOT_YOUR_GATHERING', '本次活动不由您所在的单位主办', facts.ruleId);
  if (!rule.statuses.includes(facts.status))
    return refuse(
      'WRONG_STATUS',
      `活动当前为“${GATHERING_STATUS_LABELS[facts.status]}”，不能${label}`,
      facts.ruleId,
    );
  return rule.also?.(facts) ?? ALLOWED;
}

/** May this actor plan a gathering of the scheme that this office runs? */
export function checkPlanning(officeOrganisationId: string, ruleId: string, actor: Actor): Decision {
  if (actor.role !== 'ORGANISER') return refuse('ROLE_NOT_ALLOWED', '只有方案的主办单位可以计划活动', ruleId);
  return actor.organisationId === officeOrganisationId
    ? ALLOWED
    : refuse('NOT_YOUR_SCHEME', '您所在的单位不是该方案的主办单位', ruleId);
}

/** All steps that belong to the actors' roles, each allowed or with the reason why not. */
export function gatheringActions(facts: GatheringFacts, actors: readonly Actor[]): GatheringAction[] {
  return GATHERING_HUMAN_COMMANDS.flatMap((command): GatheringAction[] => {
    const actor = actorForGathering(command, facts, actors);
    if (!actor) return [];
    const decision = checkGatheringCommand(command, facts, actor);
    const label = GATHERING_COMMAND_LABELS[command] ?? command;
    if (decision.allowed) return [{ command, label, allowed: true }];
    const { code, message, ruleId } = decision;
    return [{ command, label, allowed: false, code, message, ruleId }];
  });
}

/** The role among the person's own that may take the step, or the first one that the step knows. */
export function actorForGathering(
  command: string,
  facts: GatheringFacts,
  actors: readonly Actor[],
): Actor | null {
  const mine = actors.filter((actor) => RULES[command]?.roles.includes(actor.role));
  return mine.find((actor) => checkGatheringCommand(command, facts, actor).allowed) ?? mine[0] ?? null;
}

function concerns(facts: GatheringFacts, actor: Actor): boolean {
  if (actor.role === 'ORGANISER') return actor.organisationId === facts.officeOrganisationId;
  if (actor.role === 'OFFICER') return facts.invitedAccountIds.includes(actor.accountId);
  return actor.role === 'SUPERVISOR' || actor.role === 'ADMIN';
}

function minutesFirst(facts: GatheringFacts): Refused | null {
  return needsMinutes(facts.kind) && !facts.hasMinutes
    ? refuse('MINUTES_REQUIRED', '会议须先登记纪要，才能归档', facts.ruleId)
    : null;
}
