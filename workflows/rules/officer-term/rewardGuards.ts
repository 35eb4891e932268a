import type { Actor } from '../actor';
import type { Refused } from '../decision';
import {
  REWARD_LIST_COMMAND_LABELS,
  REWARD_LIST_STATUS_LABELS,
  type RewardListStatus,
} from './assessmentLabels';
import { commandGuard } from './commandRules';
import { refuse } from './decision';
import type { OfficerSchemeParameters } from './parameters';
import { checkRewardApproval } from './rewards';

/** Working days for approving a list, and for paying it once approved; configuration, the plan gives no numbers. */
export const REWARD_APPROVE_WORKING_DAYS = 10;
export const REWARD_PAY_WORKING_DAYS = 10;
/** Minutes after which the bank is asked for a result that has not come; the last one repeats. Configuration. */
export const REWARD_QUERY_MINUTES: readonly number[] = [1, 5, 15, 60];

/** What the guard of a reward list looks at. */
export interface RewardListGuardFacts {
  status: RewardListStatus;
  /** Rule of the rewards (BT-RWD-4). */
  ruleId: string;
  officeOrganisationId: string;
  approverOrganisationId: string;
  financeOrganisationId: string;
  /** Who drew the list up and who submitted it. */
  preparers: readonly string[];
  approvedBy: string | null;
  /** Accounts of those who are to be paid by the list. */
  receivers: readonly string[];
  parameters: Pick<OfficerSchemeParameters, 'rewards' | 'term'>;
}

const PAYABLE: readonly RewardListStatus[] = ['APPROVED', 'PAYING'];
const RUNNING: readonly RewardListStatus[] = ['DRAFT', 'SUBMITTED', ...PAYABLE];

/** Guard of the steps of a reward list: role, organisation, status, and three different persons. */
export const rewardListGuard = commandGuard<RewardListGuardFacts>({
  what: '奖励清单',
  labels: REWARD_LIST_COMMAND_LABELS,
  statusLabels: REWARD_LIST_STATUS_LABELS,
  hidden: ['recalculate', 'reserveFunds'],
  rules: {
    submit: { roles: ['ORGANISER'], statuses: ['DRAFT'], ruleId: 'BT-RWD-4' },
    giveBack: { roles: ['DECISION_BODY'], statuses: ['SUBMITTED'], ruleId: 'BT-RWD-4' },
    approve: { roles: ['DECISION_BODY'], statuses: ['SUBMITTED'], ruleId: 'BT-RWD-4', also: mayApprove },
    pay: { roles: ['FINANCE'], statuses: PAYABLE, ruleId: 'BT-RWD-5', also: mayPay },
    reserveFunds: { roles: ['FINANCE'], statuses: PAYABLE, ruleId: 'GR-G2', also: mayPay },
    giveUpLine: { roles: ['FINANCE'], statuses: PAYABLE, ruleId: 'BT-RWD-5', also: mayPay },
    withdraw: { roles: ['ORGANISER'], statuses: ['DRAFT', 'SUBMITTED'], ruleId: 'BT-RWD-4' },
    urge: { roles: ['SUPERVISOR'], statuses: RUNNING, ruleId: 'BT-RWD-5' },
    order: { roles: ['SUPERVISOR'], statuses: RUNNING, ruleId: 'BT-RWD-5' },
    recalculate: { roles: ['ADMIN'], statuses: RUNNING, ruleId: 'AMB-GR-1' },
  },
  belongsTo(facts, { role, organisationId }) {
    if (role === 'ORGANISER') return organisationId === facts.officeOrganisationId;
    if (role === 'DECISION_BODY') return organisationId === facts.approverOrganisationId;
    if (role === 'FINANCE') return organisationId === facts.financeOrganisationId;
    return true;
  },
});

/** Another person than those who drew the list up, and nobody who is on it. */
function mayApprove(
  { parameters, preparers, receivers }: RewardListGuardFacts,
  actor: Actor,
): Refused | null {
  for (const preparedBy of preparers) {
    const decision = checkRewardApproval(parameters, { preparedBy, receivers }, actor.accountId);
    if (!decision.allowed) return decision;
  }
  return null;
}

/** Nobody pays what he drew up or approved, or what he gets. */
function mayPay({ preparers, approvedBy, receivers }: RewardListGuardFacts, actor: Actor): Refused | null {
  if (preparers.includes(actor.accountId) || approvedBy === actor.accountId) {
    return refuse('FOUR_EYES', '编制或审批奖励清单的人员不能执行支付', 'BT-RWD-5');
  }
  return receivers.includes(actor.accountId)
    ? refuse('OWN_CASE', '不能支付含有本人的奖励清单', 'BT-RWD-5')
    : null;
}
