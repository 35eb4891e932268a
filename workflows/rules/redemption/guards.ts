import { type Decision, type Refused, refuse } from '../decision';
import { COMMAND_LABELS, STATUS_LABELS } from './labels';
import type { Actor, RedemptionStatus, Role } from './types';

/** What a guard needs to know of a case; the same from the workflow's state and from the projection row. */
export interface CaseFacts {
  status: RedemptionStatus;
  enterpriseId: string;
  windowOrganisationId: string;
  departmentOrganisationId: string | null;
  financeOrganisationId: string;
  handlerAccountId: string | null;
  preparerAccountId: string | null;
  approverAccountId: string | null;
  supplementsBefore: number;
  supplementsAfter: number;
  maxSupplementsBefore: number;
  maxSupplementsAfter: number;
}

export type { Decision, Refused } from '../decision';
export interface ActionView {
  command: string;
  label: string;
  allowed: boolean;
  code?: string;
  message?: string;
  ruleId?: string;
}

interface CommandRule {
  roles: readonly Role[];
  statuses: readonly RedemptionStatus[];
  ruleId: string;
  also?: (facts: CaseFacts, actor: Actor) => Refused | null;
}

const BEFORE_PAYMENT: readonly RedemptionStatus[] = [
  'SUBMITTED',
  'SUPPLEMENT',
  'ACCEPTED',
  'DELIVERING',
  'ASSIGNED',
  'RETURNED',
  'REVIEWING',
  'REVIEW_SUPPLEMENT',
  'PREPARED',
  'APPROVED',
  'PAYMENT_FAILED',
];
const AWAITING_CALLBACK: readonly RedemptionStatus[] = ['PAID', 'REFUSED', 'NOT_ACCEPTED', 'WITHDRAWN'];
const RUNNING: readonly RedemptionStatus[] = [...BEFORE_PAYMENT, 'PAYING', ...AWAITING_CALLBACK];

/** Who may take which step, in which status, by which rule. */
const RULES: Record<string, CommandRule> = {
  accept: { roles: ['WINDOW'], statuses: ['SUBMITTED'], ruleId: 'GR-U4' },
  declineAcceptance: { roles: ['WINDOW'], statuses: ['SUBMITTED', 'SUPPLEMENT'], ruleId: 'GR-U4' },
  requestSupplement: {
    roles: ['WINDOW'],
    statuses: ['SUBMITTED'],
    ruleId: 'AMB-GR-4',
    also: (facts) =>
      facts.supplementsBefore >= facts.maxSupplementsBefore
        ? refuse('GR_SUPPLEMENT_ONCE', '受理前的补正只能一次性告知，本件已告知过', 'AMB-GR-4')
        : null,
  },
  supplySupplement: { roles: ['WINDOW', 'ENTERPRISE'], statuses: ['SUPPLEMENT'], ruleId: 'AMB-GR-4' },
  assign: { roles: ['WINDOW'], statuses: ['ACCEPTED', 'RETURNED'], ruleId: 'GR-U5' },
  recordDelivery: { roles: ['WINDOW'], statuses: ['DELIVERING'], ruleId: 'GR-U5' },
  signFor: { roles: ['HANDLER', 'APPROVER'], statuses: ['ASSIGNED'], ruleId: 'GR-T2' },
  changeHandler: {
    roles: ['APPROVER'],
    statuses: ['REVIEWING', 'REVIEW_SUPPLEMENT'],
    ruleId: 'GR-T2',
  },
  sendBack: { roles: ['HANDLER', 'APPROVER'], statuses: ['ASSIGNED', 'REVIEWING'], ruleId: 'GR-U5' },
  requestReviewSupplement: {
    roles: ['HANDLER'],
    statuses: ['REVIEWING'],
    ruleId: 'AMB-GR-4',
    also: (facts, actor) =>
      namedHandlerOnly(facts, actor) ??
      (facts.supplementsAfter >= facts.maxSupplementsAfter
        ? refuse('GR_SUPPLEMENT_ONCE', '受理后的补正以一次为限，本件已补正过', 'AMB-GR-4')
        : null),
  },
  supplyReviewSupplement: {
    roles: ['WINDOW', 'ENTERPRISE'],
    statuses: ['REVIEW_SUPPLEMENT'],
    ruleId: 'AMB-GR-4',
  },
  prepare: { roles: ['HANDLER'], statuses: ['REVIEWING'], ruleId: 'GR-T3', also: namedHandlerOnly },
  decide: {
    roles: ['APPROVER'],
    statuses: ['PREPARED'],
    ruleId: 'GR-T3',
    also: (facts, actor) =>
      facts.preparerAccountId === actor.accountId
        ? refuse('GR_FOUR_EYES', '拟办人不能审批自己拟办的件，须由另一人审批', 'GR-T3')
        : null,
  },
  executePayment: {
    roles: ['FINANCE'],
    statuses: ['APPROVED', 'PAYMENT_FAILED'],
    ruleId: 'GR-T4',
    also: notApproverOrPreparer,
  },
  reserveFund: { roles: ['FINANCE'], statuses: ['APPROVED'], ruleId: 'GR-G2', also: notApproverOrPreparer },
  withdraw: { roles: ['ENTERPRISE', 'WINDOW'], statuses: BEFORE_PAYMENT, ruleId: 'GR-U4' },
  callBack: { roles: ['WINDOW'], statuses: AWAITING_CALLBACK, ruleId: 'GR-U7' },
  urge: { roles: ['WINDOW', 'SUPERVISOR'], statuses: RUNNING, ruleId: 'GR-U7' },
  order: { roles: ['SUPERVISOR'], statuses: RUNNING, ruleId: 'GR-U7' },
  recalculate: { roles: ['ADMIN'], statuses: RUNNING, ruleId: 'AMB-GR-1' },
};

/** Steps that a person can take on a case that exists, in the order in which a case meets them. */
export const HUMAN_COMMANDS: readonly string[] = Object.keys(RULES).filter(
  (name) => name !== 'recalculate' && name !== 'reserveFund',
);

/**
 * May this actor take this step on this case now? Looks at role, organisation, status and the persons who
 * acted before; never at a clock. Every refusal carries code, Chinese sentence and rule id.
 */
export function checkCommand(command: string, facts: CaseFacts, actor: Actor): Decision {
  const rule = RULES[command];
  if (!rule) return refuse('UNKNOWN_COMMAND', '没有这个操作', 'GR-U4');
  const label = COMMAND_LABELS[command] ?? command;
  if (!rule.roles.includes(actor.role)) {
    return refuse('ROLE_NOT_ALLOWED', `您的角色不能办理“${label}”`, rule.ruleId);
  }
  if (!belongsTo(facts, actor)) {
    return refuse('NOT_YOUR_CASE', '本件不由您所在的单位办理', rule.ruleId);
  }
  if (!rule.statuses.includes(facts.status)) {
    return command === 'withdraw'
      ? refuse('GR_PAYMENT_UNDERWAY', `支付开始后不能撤回，本件${STATUS_LABELS[facts.status]}`, rule.ruleId)
      : refuse('WRONG_STATUS', `本件当前为“${STATUS_LABELS[facts.status]}”，不能${label}`, rule.ruleId);
  }
  return rule.also?.(facts, actor) ?? { allowed: true };
}

/** All steps that belong to the actor's roles, each allowed or with the reason why not (shown on the case page). */
export function allowedActions(facts: CaseFacts, actors: readonly Actor[]): ActionView[] {
  return HUMAN_COMMANDS.flatMap((command): ActionView[] => {
    const mine = actors.filter((actor) => RULES[command]?.roles.includes(actor.role));
    if (mine.length === 0) return [];
    const decisions = mine.map((actor) => checkCommand(command, facts, actor));
    const decision = decisions.find((each) => each.allowed) ?? decisions[0];
    if (!decision) return [];
    const label = COMMAND_LABELS[command] ?? command;
    if (decision.allowed) return [{ command, label, allowed: true }];
    const { code, message, ruleId } = decision;
    return [{ command, label, allowed: false, code, message, ruleId }];
  });
}

/** The role among the actor's own that fits the step, or the first one that the step knows. */
export function actorFor(command: string, facts: CaseFacts, actors: readonly Actor[]): Actor | null {
  const mine = actors.filter((actor) => RULES[command]?.roles.includes(actor.role));
  return mine.find((actor) => checkCommand(command, facts, actor).allowed) ?? mine[0] ?? null;
}

/** Does the case lie with the actor's organisation, by the role in which he acts? */
export function belongsTo(facts: CaseFacts, actor: Actor): boolean {
  switch (actor.role) {
    case 'WINDOW':
      return actor.organisationId === facts.windowOrganisationId;
    case 'HANDLER':
    case 'APPROVER':
      return (
        facts.departmentOrganisationId !== null && actor.organisationId === facts.departmentOrganisationId
      );
    case 'FINANCE':
      return actor.organisationId === facts.financeOrganisationId;
    case 'ENTERPRISE':
      return actor.enterpriseId === facts.enterpriseId;
    case 'SUPERVISOR':
    case 'ADMIN':
      return true;
    default:
      return false;
  }
}

function namedHandlerOnly(facts: CaseFacts, actor: Actor): Refused | null {
  return facts.handlerAccountId === actor.accountId
    ? null
    : refuse('GR_NOT_NAMED_HANDLER', '本件由签收时指定的经办人办理', 'GR-T2');
}

function notApproverOrPreparer(facts: CaseFacts, actor: Actor): Refused | null {
  return facts.approverAccountId === actor.accountId || facts.preparerAccountId === actor.accountId
    ? refuse('GR_FOUR_EYES', '审核审批人员不能执行同一件的支付', 'GR-T4')
    : null;
}
