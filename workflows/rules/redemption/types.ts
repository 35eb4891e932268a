import type { CalendarSlice, OfficeHours } from '../calendar/types';
import type { ClockPolicy } from '../deadlines/types';
import type { Ladder } from '../obligations/types';

/** Where a redemption case stands (domain life cycle of the policy case, GR §4). */
export const REDEMPTION_STATUSES = [
  'SUBMITTED', // 待受理
  'SUPPLEMENT', // 待补正（受理前）
  'ACCEPTED', // 已受理，待交办
  'DELIVERING', // 纸质交办通知书送达中
  'ASSIGNED', // 已交办，待签收
  'RETURNED', // 部门退回，待重新交办
  'REVIEWING', // 审核中
  'REVIEW_SUPPLEMENT', // 审核中补正，时限暂停
  'PREPARED', // 已拟办，待审批
  'APPROVED', // 已批准，待支付
  'PAYING', // 支付中
  'PAYMENT_FAILED', // 支付失败，待重新支付
  'PAID', // 已兑现，待回访
  'REFUSED', // 不予兑现，待回访
  'NOT_ACCEPTED', // 不予受理，待回访
  'WITHDRAWN', // 企业撤回，待回访
  'CLOSED', // 已办结
] as const;
export type RedemptionStatus = (typeof REDEMPTION_STATUSES)[number];

export const REDEMPTION_OUTCOMES = ['PAID', 'REFUSED', 'NOT_ACCEPTED', 'WITHDRAWN'] as const;
export type RedemptionOutcome = (typeof REDEMPTION_OUTCOMES)[number];

/** The three kinds of policy items (GR-U1): 免申即享、即申即享、综合评审. */
export const ITEM_KINDS = ['NO_APPLICATION', 'INSTANT', 'COMPREHENSIVE'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export { type Actor, type OrganisationFacts, ROLES, type Role } from '../actor';

/** Parameters of scheme GR, frozen into a case when it starts (GR §10). */
export interface RedemptionParameters {
  clocks: {
    /** Examination before acceptance: configuration, the plan gives no number. */
    intakeWorkingDays: number;
    assignMinutes: number; // GR-T1
    respondMinutes: number; // GR-T2
    reviewWorkingDays: number; // GR-T3
    payWorkingDays: number; // GR-T4
    callbackWorkingDays: number; // GR-U7, configuration
  };
  policy: ClockPolicy;
  supplement: { maxBeforeAcceptance: number; maxAfterAcceptance: number };
  callback: { maxAttempts: number };
  ladder: Ladder;
  /** Minutes after the instruction at which the bank is asked for the result, if it has not answered. */
  paymentQueryMinutes: number[];
}

/** The item and guide under which the case was accepted (GR-G3). */
export interface ItemFacts {
  id: string;
  version: number;
  kind: ItemKind;
  policyLevel: 'CITY' | 'PROVINCE' | 'STATE';
  departmentOrganisationId: string;
  poolId: string;
  maxAmountFen: number;
  /** Working days the guide gives the department for its review, and the basis when it is longer than the plan's. */
  reviewWorkingDays: number;
  longerLimitBasis: string | null;
  /** Working days the guide promises the enterprise from acceptance to payment. */
  redemptionWorkingDays: number;
  requiredMaterials: string[];
}

export type { CalendarSlice, ClockPolicy, Ladder, OfficeHours };
