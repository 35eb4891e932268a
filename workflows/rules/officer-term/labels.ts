import type { TermObligationKind } from './clocks';
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

/** Steps of a term: those of persons, of the system, and those that messages of other processes cause. */
export const TERM_COMMAND_LABELS: Record<string, string> = {
  appoint: '聘任',
  recordTraining: '登记上岗培训',
  file: '提交',
  screen: '核验',
  correctScreening: '更正核验结论',
  decideAdoption: '登记采纳情况',
  recordActivity: '登记履职活动',
  requestLeave: '请假',
  decideLeave: '审批请假',
  recordSpecialReason: '认定特殊原因',
  endSpecialReason: '登记特殊原因终止',
  readNotice: '阅读告知书',
  recordDelivery: '登记告知书送达',
  answerHearing: '陈述申辩',
  proposeStay: '提出暂缓',
  answerStay: '确认或否决暂缓',
  decideProcedure: '作出处理决定',
  refuteFacts: '更正事实',
  reportViolation: '登记违规线索',
  verifyViolation: '核实违规线索',
  takeMeasure: '采取处理措施',
  proposeGround: '提出处理建议',
  requestPublication: '申请对外发布',
  decidePublication: '审批对外发布',
  withdrawPublication: '撤回发布授权',
  confirmReview: '确认考核评估',
  decideRenewal: '决定届满安排',
  resign: '申请解聘',
  endWithScheme: '随方案期满结束聘期',
  urge: '催办',
  order: '督办',
  recalculate: '按新日历重算时限',
  keepTime: '时限到期处理',
  recordAttendance: '登记出席情况',
  confirmGrade: '登记年度等次',
};

export const TERM_OBLIGATION_LABELS: Record<TermObligationKind, string> = {
  MONTHLY_REPORT: '每月上报',
  DUTY_QUOTA: '履职数量要求',
  ACTIVITY_GAP: '持续履职',
  SCREENING: '核验上报内容',
  DELIVERY: '送达告知书',
  STAY_CONFIRMATION: '确认暂缓',
  DECISION: '作出处理决定',
  LEAVE_DECISION: '审批请假',
  VIOLATION_VERIFICATION: '核实违规线索',
  PUBLICATION_DECISION: '审批对外发布',
  RENEWAL_DECISION: '决定届满安排',
  EVALUATION: '定期评估',
};

export const TERM_DOCUMENT_LABELS: Record<string, string> = {
  CERTIFICATE: '聘书',
  PLAQUE: '牌匾',
  HEARING_NOTICE: '拟处理告知书',
  DISMISSAL_NOTICE: '解聘通知书',
  TERMINATION_NOTICE: '终止资格通知书',
  CANCELLATION_NOTICE: '取消资格通知书',
  EXPIRY_NOTICE: '聘期届满通知书',
  RENEWAL_NOTICE: '续聘通知书',
  RESIGNATION_NOTICE: '解聘（本人申请）通知书',
  INFORMATION_LETTER: '情况通报函',
  REMINDER: '催办单',
  SUPERVISION_ORDER: '督办单',
};
