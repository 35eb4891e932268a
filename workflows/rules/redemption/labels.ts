import type { ItemKind, RedemptionOutcome, RedemptionStatus, Role } from './types';

/** Chinese names of what the case is made of; one table for API, screens and documents. */
export const STATUS_LABELS: Record<RedemptionStatus, string> = {
  SUBMITTED: '待受理',
  SUPPLEMENT: '待补正',
  ACCEPTED: '待交办',
  DELIVERING: '交办送达中',
  ASSIGNED: '待签收',
  RETURNED: '退回待重新交办',
  REVIEWING: '审核中',
  REVIEW_SUPPLEMENT: '审核补正中',
  PREPARED: '待审批',
  APPROVED: '待支付',
  PAYING: '支付中',
  PAYMENT_FAILED: '支付失败',
  PAID: '已兑现待回访',
  REFUSED: '不予兑现待回访',
  NOT_ACCEPTED: '不予受理待回访',
  WITHDRAWN: '已撤回待回访',
  CLOSED: '已办结',
};

export const OUTCOME_LABELS: Record<RedemptionOutcome, string> = {
  PAID: '已兑现',
  REFUSED: '不予兑现',
  NOT_ACCEPTED: '不予受理',
  WITHDRAWN: '企业撤回',
};

export const KIND_LABELS: Record<ItemKind, string> = {
  NO_APPLICATION: '免申即享',
  INSTANT: '即申即享',
  COMPREHENSIVE: '综合评审',
};

export const ROLE_LABELS: Record<Role, string> = {
  WINDOW: '专窗',
  HANDLER: '部门经办',
  APPROVER: '部门审批',
  FINANCE: '财政',
  SUPERVISOR: '督办',
  ORGANISER: '方案运营',
  DECISION_BODY: '决策机构',
  OFFICER: '体验监督人员',
  ENTERPRISE: '企业',
  AUDITOR: '审计纪检',
  ADMIN: '管理员',
};

export const COMMAND_LABELS: Record<string, string> = {
  submit: '提交申请',
  accept: '受理',
  declineAcceptance: '不予受理',
  requestSupplement: '一次性补正告知',
  supplySupplement: '补交材料',
  assign: '交办',
  recordDelivery: '登记纸质通知书送达',
  signFor: '签收并指定经办人',
  changeHandler: '更换经办人',
  sendBack: '退回专窗',
  requestReviewSupplement: '审核中要求补正',
  supplyReviewSupplement: '补交审核材料',
  prepare: '拟办',
  decide: '审批',
  reserveFund: '预留资金',
  executePayment: '执行支付',
  settlePayment: '银行回执',
  withdraw: '撤回申请',
  callBack: '回访',
  urge: '催办',
  order: '督办',
  recalculate: '按新日历重算时限',
  fireRungs: '时限提醒与升级',
};

export const OBLIGATION_LABELS: Record<string, string> = {
  INTAKE: '受理审查',
  T1_ASSIGN: '1小时交办',
  T2_RESPOND: '1小时响应',
  T3_REVIEW: '审核报批',
  T4_PAY: '1个工作日兑付',
  OVERALL: '全程兑现时限',
  CALLBACK: '回访',
};

export const ACT_LABELS: Record<string, string> = {
  WARN: '临期提醒',
  REMIND: '催办',
  SUPERVISE: '督办',
  PROPOSE_TRANSFER: '建议移送线索',
};

export const DOCUMENT_LABELS: Record<string, string> = {
  ASSIGNMENT_NOTICE: '交办通知书',
  SUPPLEMENT_NOTICE: '补正通知书',
  NON_ACCEPTANCE_NOTICE: '不予受理通知书',
  REFUSAL_NOTICE: '不予兑现决定书',
  REMINDER: '催办单',
  SUPERVISION_ORDER: '督办单',
};
