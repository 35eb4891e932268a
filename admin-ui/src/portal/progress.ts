import type { RedemptionOutcome, RedemptionStatus } from '../../../workflows/rules/redemption/types';

export const STEPS = ['提交申请', '专窗受理', '部门审核', '审批', '兑付到账'] as const;

/** Where an application stands on the way that an enterprise knows. */
export interface Progress {
  /** Index of the step under way; equal to the number of steps when all are done. */
  active: number;
  /** Set when the way ended or waits: which step, and in what words. */
  note: string;
  /** True when it ended without payment. */
  stopped: boolean;
}

const RUNNING: Partial<Record<RedemptionStatus, [active: number, note: string]>> = {
  SUBMITTED: [1, '申请已提交，专窗正在审查材料。'],
  SUPPLEMENT: [1, '材料需要补正，请按告知补交；补正期间不计时。'],
  ACCEPTED: [2, '已受理，专窗将在1小时内交办主管部门。'],
  DELIVERING: [2, '交办通知书正在送达主管部门。'],
  ASSIGNED: [2, '已交办，等待主管部门签收。'],
  RETURNED: [2, '主管部门退回专窗，正在重新交办。'],
  REVIEWING: [2, '主管部门正在审核。'],
  REVIEW_SUPPLEMENT: [2, '审核中需要补正材料，请按告知补交；补交前审核时限暂停。'],
  PREPARED: [3, '审核意见已提出，正在审批。'],
  APPROVED: [4, '已批准，财政将在1个工作日内兑付。'],
  PAYING: [4, '支付指令已发出，等待银行回执。'],
  PAYMENT_FAILED: [4, '银行退回了支付，财政正在重新支付。'],
};

const ENDED: Record<RedemptionOutcome, Progress> = {
  PAID: { active: STEPS.length, note: '资金已兑付到账。', stopped: false },
  REFUSED: { active: 3, note: '审批结果为不予兑现，理由见决定书。', stopped: true },
  NOT_ACCEPTED: { active: 1, note: '专窗决定不予受理，理由见通知书。', stopped: true },
  WITHDRAWN: { active: 1, note: '申请已撤回。', stopped: true },
};

/** The progress of a case; a closed one shows how it ended. */
export function progressOf(status: RedemptionStatus, outcome: RedemptionOutcome | null): Progress {
  const running = RUNNING[status];
  if (running) return { active: running[0], note: running[1], stopped: false };
  const end = status === 'CLOSED' ? outcome : (status as RedemptionOutcome);
  return end ? ENDED[end] : { active: STEPS.length, note: '已办结。', stopped: false };
}
