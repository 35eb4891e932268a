import type {
  CallbackOutcome,
  DismissalGround,
  FollowUpKind,
  FollowUpOutcome,
  FollowUpStatus,
} from './types';

/** Chinese names of what a follow-up is made of; one table for API, screens and documents. */
export const FOLLOW_UP_KIND_LABELS: Record<FollowUpKind, string> = { RATING: '差评', COMPLAINT: '投诉' };

export const FOLLOW_UP_STATUS_LABELS: Record<FollowUpStatus, string> = {
  REGISTERED: '待核实',
  PASSED_ON: '待签收',
  HANDLING: '办理中',
  ANSWERED: '待审核',
  CALLBACK: '待回访',
  CLOSED: '已办结',
};

export const FOLLOW_UP_OUTCOME_LABELS: Record<FollowUpOutcome, string> = {
  HANDLED: '已办理',
  STILL_DISSATISFIED: '已办理，回访仍不满意',
  DISMISSED: '不予转办',
  REFERRED: '不属本单位职责，已告知',
  WITHDRAWN: '投诉人撤回',
};

export const DISMISSAL_GROUND_LABELS: Record<DismissalGround, string> = {
  NO_FACT: '没有具体事实',
  UNVERIFIABLE: '无法核实',
  REPEATED: '同一事项已在办理',
  NOT_COMPETENT: '不属本单位职责',
};

export const CALLBACK_OUTCOME_LABELS: Record<CallbackOutcome, string> = {
  REACHED: '已回访',
  ATTEMPTED: '多次联系未果',
  NOT_LEFT: '未留联系方式，不回访',
};

export const SATISFACTION_LABELS: Record<number, string> = {
  1: '很不满意',
  2: '不满意',
  3: '基本满意',
  4: '满意',
  5: '很满意',
};

export const FOLLOW_UP_COMMAND_LABELS: Record<string, string> = {
  begin: '登记',
  verifyAndPass: '核实并转办',
  dismiss: '不予转办',
  signFor: '签收',
  answer: '报送办理结果',
  reviewAnswer: '审核办理结果',
  askExtension: '申请延期',
  answerExtension: '审批延期',
  callBack: '回访',
  withdraw: '撤回投诉',
  urge: '催办',
  order: '督办',
  recalculate: '按新日历重算时限',
  fireRungs: '时限提醒',
};

export const FOLLOW_UP_OBLIGATION_LABELS: Record<string, string> = {
  GE_FOLLOW_UP_VERIFY: '核实并转办',
  GE_POOR_RATING: '差评回访整改',
  GE_COMPLAINT: '投诉办理',
  GE_FOLLOW_UP_REDO: '重新办理',
  GE_FOLLOW_UP_REWORK: '再次办理',
  GE_FOLLOW_UP_EXTENSION: '答复延期申请',
  GE_FOLLOW_UP_ACCEPT: '审核办理结果',
  GE_FOLLOW_UP_CALLBACK: '回访评价人或投诉人',
};

/** Limits that the evaluated object owes; of the others it hears nothing (GE-WAY-3). */
export const OBJECT_OBLIGATIONS: readonly string[] = [
  'GE_POOR_RATING',
  'GE_COMPLAINT',
  'GE_FOLLOW_UP_REDO',
  'GE_FOLLOW_UP_REWORK',
];

/** Numbered papers of a follow-up. */
export const FOLLOW_UP_DOCUMENT_LABELS: Record<string, string> = { FOLLOW_UP_ORDER: '督办通知单' };

/** From which event each limit runs. */
export const FOLLOW_UP_ORIGINS: Record<string, string> = {
  GE_FOLLOW_UP_VERIFY: '登记',
  GE_POOR_RATING: '转办或重定期限',
  GE_COMPLAINT: '转办或重定期限',
  GE_FOLLOW_UP_REDO: '退回或重定期限',
  GE_FOLLOW_UP_REWORK: '组织单位要求再次办理或重定期限',
  GE_FOLLOW_UP_EXTENSION: '申请延期',
  GE_FOLLOW_UP_ACCEPT: '报送办理结果',
  GE_FOLLOW_UP_CALLBACK: '办理结果通过',
};

export const FOLLOW_UP_NOTIFICATIONS: Record<string, string> = {
  FOLLOW_UP_REGISTERED: '有新的差评或投诉待核实',
  FOLLOW_UP_PASSED_ON: '收到转办的差评或投诉，请签收办理',
  FOLLOW_UP_ANSWERED: '有办理结果待审核',
  FOLLOW_UP_RETURNED: '办理结果被退回，请重新办理',
  FOLLOW_UP_EXTENSION_ASKED: '有办理延期申请待审批',
  FOLLOW_UP_EXTENSION_ANSWERED: '办理延期申请已有答复',
  FOLLOW_UP_CLOSED: '转办事项已办结',
  FOLLOW_UP_REWORK: '办结的转办事项需要再次办理',
  FOLLOW_UP_STILL_DISSATISFIED: '回访仍不满意，事项已办结',
  FOLLOW_UP_WITHDRAWN: '投诉人撤回了投诉',
};
