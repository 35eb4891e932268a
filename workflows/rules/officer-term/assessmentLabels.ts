import { REWARD_BAR_LABELS } from './labels';
import type { RewardBar } from './rewards';

export const ASSESSMENT_STATUSES = ['OPEN', 'PROPOSED', 'CONFIRMED', 'CLOSED', 'WITHDRAWN'] as const;
/** CONFIRMED: the terms are being told; CLOSED: all of them know. */
export type AssessmentStatus = (typeof ASSESSMENT_STATUSES)[number];

export const ASSESSMENT_STATUS_LABELS: Record<AssessmentStatus, string> = {
  OPEN: '待定考核方式',
  PROPOSED: '待确认等次',
  CONFIRMED: '等次送达中',
  CLOSED: '考核完成',
  WITHDRAWN: '已撤销',
};

export const ASSESSMENT_MODE_LABELS: Record<'ADOPTION' | 'FALLBACK', string> = {
  ADOPTION: '按采纳数考核',
  FALLBACK: '按提供总数考核',
};

export const ASSESSMENT_COMMAND_LABELS: Record<string, string> = {
  open: '启动年度考核',
  recount: '重新统计',
  decideMode: '决定考核方式',
  adjust: '调整等次',
  confirm: '确认考核结果',
  withdraw: '撤销考核',
  close: '等次送达完毕',
  urge: '催办',
  order: '督办',
  recalculate: '按新日历重算时限',
  fireRungs: '时限提醒与升级',
};

export const REWARD_LIST_STATUSES = [
  'DRAFT',
  'SUBMITTED',
  'APPROVED',
  'PAYING',
  'CLOSED',
  'WITHDRAWN',
] as const;
/** APPROVED: to be paid; PAYING: the bank has at least one line, or some have failed. */
export type RewardListStatus = (typeof REWARD_LIST_STATUSES)[number];

export const REWARD_LIST_STATUS_LABELS: Record<RewardListStatus, string> = {
  DRAFT: '编制中',
  SUBMITTED: '待审批',
  APPROVED: '待支付',
  PAYING: '支付中',
  CLOSED: '已办结',
  WITHDRAWN: '已撤销',
};

export const REWARD_LINE_STATUSES = [
  'REFUSED',
  'READY',
  'PAYING',
  'PAID',
  'FAILED',
  'GIVEN_UP',
  'WITHDRAWN',
] as const;
export type RewardLineStatus = (typeof REWARD_LINE_STATUSES)[number];

export const REWARD_LINE_STATUS_LABELS: Record<RewardLineStatus, string> = {
  REFUSED: '不予发放',
  READY: '待支付',
  PAYING: '支付中',
  PAID: '已支付',
  FAILED: '支付失败',
  GIVEN_UP: '不再支付',
  WITHDRAWN: '随清单撤销',
};

export const REWARD_LIST_COMMAND_LABELS: Record<string, string> = {
  drawUp: '编制奖励清单',
  submit: '提交审批',
  giveBack: '退回修改',
  approve: '批准发放',
  reserveFunds: '预留资金',
  pay: '执行支付',
  settlePayment: '银行回执',
  giveUpLine: '不再支付',
  withdraw: '撤销清单',
  urge: '催办',
  order: '督办',
  recalculate: '按新日历重算时限',
  fireRungs: '时限提醒与升级',
};

/** What stands against paying a line: the bars of the plan, or that the person's year is on another list already. */
export type RewardLineBar = RewardBar | 'ALREADY_LISTED';

export const REWARD_LINE_BAR_LABELS: Record<RewardLineBar, string> = {
  ...REWARD_BAR_LABELS,
  ALREADY_LISTED: '已列入其他清单',
};

/** Limits of the office in assessment and rewards, with the rule each stands on. */
export const ASSESSMENT_OBLIGATION_LABELS = { ASSESSMENT_CONFIRM: '确认考核结果' } as const;
export const REWARD_OBLIGATION_LABELS = {
  REWARD_APPROVE: '审批奖励清单',
  REWARD_PAY: '支付奖励',
} as const;
