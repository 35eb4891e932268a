import { INTERVIEW_STATUS_LABELS, RECTIFICATION_STATUS_LABELS, REVIEW_STATUS_LABELS } from '../labels';
import type { LadderMeasure } from '../parameters';

/** Chinese names of what a measure is made of; one table for API, screens and documents. */
const STATUSES: Record<LadderMeasure, Record<string, string>> = {
  RECTIFY: RECTIFICATION_STATUS_LABELS,
  INTERVIEW: INTERVIEW_STATUS_LABELS,
  REVIEW: REVIEW_STATUS_LABELS,
};

/** Name of a measure's status; the statuses of the three kinds share codes, not names. */
export const measureStatusLabel = (kind: LadderMeasure, status: string): string =>
  STATUSES[kind][status] ?? status;

export const MEASURE_COMMAND_LABELS: Record<string, string> = {
  begin: '启动措施',
  notify: '发出通知',
  submitPlan: '报送整改方案',
  answerPlan: '审核整改方案',
  addEvidence: '提交佐证材料',
  report: '报送报告',
  answerReport: '审核报告',
  askExtension: '申请延期',
  answerExtension: '审批延期',
  convene: '召集约谈',
  hold: '登记举行情况',
  writeMinutes: '提交约谈纪要',
  confirmMinutes: '确认约谈纪要',
  commit: '作出承诺',
  reportCommitment: '报告承诺落实情况',
  answerCommitment: '核验承诺落实情况',
  schedule: '安排述职会议',
  recordResult: '登记述职结果',
  cancel: '终止措施',
  urge: '催办',
  order: '督办',
  recalculate: '按新日历重算时限',
  lapse: '因结果更正终止',
  fireRungs: '时限提醒',
};

export const MEASURE_OBLIGATION_LABELS: Record<string, string> = {
  GE_RECTIFY_NOTIFY: '发出整改通知',
  GE_RECTIFY_PLAN: '报送整改方案',
  GE_RECTIFY_APPROVE: '审核整改方案',
  GE_RECTIFY_ACT: '完成专项整改',
  GE_RECTIFY_ACCEPT: '整改验收',
  GE_RECTIFY_EXTENSION: '答复延期申请',
  GE_INTERVIEW_CONVENE: '召集约谈',
  GE_INTERVIEW_HOLD: '举行约谈并登记',
  GE_INTERVIEW_MINUTES: '形成约谈纪要',
  GE_INTERVIEW_COMMIT: '作出整改承诺',
  GE_INTERVIEW_KEEP: '落实约谈承诺',
  GE_REVIEW_NOTIFY: '发出述职通知',
  GE_REVIEW_REPORT: '报送述职材料',
  GE_REVIEW_SCHEDULE: '安排述职会议',
  GE_REVIEW_HOLD: '召开述职会议并登记',
  GE_REVIEW_RESULT: '登记述职结果',
};

/** Numbered papers of a measure. */
export const MEASURE_DOCUMENT_LABELS: Record<string, string> = {
  RECTIFICATION_NOTICE: '专项整改通知书',
  INTERVIEW_NOTICE: '约谈通知书',
  REVIEW_NOTICE: '检视述职通知书',
  MEASURE_ORDER: '督办通知单',
};

export const MEASURE_NOTIFICATIONS: Record<string, string> = {
  MEASURE_STARTED: '直接评价结果公布后启动了一项措施，请办理',
  MEASURE_NOTICE: '收到措施通知，请按期办理',
  MEASURE_PASSED_ON: '有一项措施待您单位办理',
  MEASURE_GIVEN_BACK: '报送的材料被退回，请按意见办理',
  MEASURE_EXTENSION_ASKED: '有整改延期申请待审批',
  MEASURE_EXTENSION_ANSWERED: '整改延期申请已有答复',
  MEASURE_MEETING: '约谈或述职会议时间已确定',
  MEASURE_OVERDUE_REPORT: '措施逾期未办，现予报告',
  MEASURE_ENDED: '措施已办结',
  MEASURE_CANCELLED: '措施已终止',
};
