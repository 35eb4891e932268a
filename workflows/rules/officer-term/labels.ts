import type { ProcedureStatus } from './hearing/types';
import type {
  Addressee,
  Grade,
  Ground,
  Measure,
  Seriousness,
  SubmissionKind,
  ViolationKind,
} from './parameters';
import type { RewardBar } from './rewards';
import type { TermStatus } from './termState';

/** Chinese names of what a term is made of; one table for API, screens and documents. */
export const TERM_STATUS_LABELS: Record<TermStatus, string> = {
  AWAITING_TRAINING: '待培训',
  SERVING: '履职中',
  EXPIRED: '期满',
  RENEWED: '续聘',
  DISMISSED: '解聘',
  TERMINATED: '终止资格',
  CANCELLED: '取消资格',
  RESIGNED: '申请解聘',
};

export const GROUND_LABELS: Record<Ground, string> = {
  FAILED_ASSESSMENT: '年度考核不合格',
  CONSECUTIVE_EMPTY_MONTHS: '连续未上报',
  EMPTY_MONTHS_IN_YEAR: '当年未上报月数超限',
  INACTIVITY: '长期未参加监督工作',
  SILENCE: '半年未反映问题或提出意见建议',
  UNEXCUSED_ABSENCES: '多次不参加集体活动',
  DISCIPLINE: '违反工作纪律',
  VIOLATION: '其他违规违纪',
  PROHIBITION: '违反禁止性规定',
  SOCIAL_EFFECT: '违规违纪造成不良社会影响',
  REMOVAL: '情节严重予以除名',
  PASSIVITY: '履职消极且情节严重',
  UNFIT: '不适宜继续担任',
};

export const PROCEDURE_STATUS_LABELS: Record<ProcedureStatus, string> = {
  DETECTED: '待告知',
  NOTIFIED: '待送达',
  WINDOW: '陈述申辩期',
  DECIDING: '待决定',
  STAYED: '已暂缓',
  REVIEW: '暂缓到期待决定',
  CARRIED_OUT: '已执行',
  KEPT: '不予处理',
  RECORDED: '存档备查',
  LAPSED: '已失效',
};

export const GRADE_LABELS: Record<Grade, string> = {
  EXCELLENT: '优秀',
  GOOD: '良好',
  PASS: '合格',
  FAIL: '不合格',
  UNDETERMINED: '等次未定',
};

export const SUBMISSION_KIND_LABELS: Record<SubmissionKind, string> = {
  REPORT: '体验报告',
  SUGGESTION: '工作建议',
  PROBLEM: '问题信息',
  OPINION: '意见',
};

export const MEASURE_LABELS: Record<Measure, string> = {
  CRITICISE: '批评教育',
  WARN: '告诫',
  REMOVE: '除名',
  DISMISS: '解聘',
  TERMINATE: '终止资格',
  CANCEL: '取消资格',
  TRANSFER: '移送处理',
};

export const SERIOUSNESS_LABELS: Record<Seriousness, string> = {
  ORDINARY: '情节一般',
  SERIOUS: '情节严重',
  VERY_SERIOUS: '情节特别严重',
};

export const VIOLATION_KIND_LABELS: Record<ViolationKind, string> = {
  PROHIBITION: '违法或违反禁止性规定',
  INTERNAL: '履职消极或违反内部管理规定',
};

export const ADDRESSEE_LABELS: Record<Addressee, string> = {
  HOME_UNIT: '主管单位',
  ORGANISATION_DEPARTMENT: '组织部门',
  DISCIPLINE_ORGAN: '纪检部门',
  COPY_ORGAN: '抄送单位',
};

export const REWARD_BAR_LABELS: Record<RewardBar, string> = {
  UNDER_ONE_YEAR: '任职未满一年',
  FISCAL_PAYROLL: '财政供养人员',
  FAILED: '考核不合格',
  SERIOUS_BREACH: '严重违反工作纪律',
  UNDETERMINED: '等次未定',
  NOT_CONFIRMED: '等次未确认',
  UNPAID: '不发放报酬',
};
