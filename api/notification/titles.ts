import { MEASURE_NOTIFICATIONS } from '../../workflows/rules/evaluation/measures/labels';
import { ROUND_NOTIFICATIONS } from '../../workflows/rules/evaluation/round/labels';
import { FOLLOW_UP_NOTIFICATIONS } from '../../workflows/rules/follow-up/labels';
import { GATHERING_NOTIFICATIONS } from '../../workflows/rules/gathering/labels';
import { clockLabelOfId } from '../process/labels';

const CASES: Record<string, string> = {
  CASE_SUBMITTED: '有新的兑现申请待受理',
  CASE_ACCEPTED: '您的申请已受理',
  CASE_NOT_ACCEPTED: '您的申请不予受理',
  SUPPLEMENT_REQUESTED: '需要补正申报材料',
  SUPPLEMENT_SUPPLIED: '补正材料已提交',
  NOTICE_RECEIVED: '收到交办通知书，请在1小时内签收响应',
  NOTICE_SIGNED_FOR: '主管部门已签收交办通知书',
  CASE_SENT_BACK: '主管部门退回，请重新交办',
  CASE_TO_HANDLE: '有兑现件由您经办',
  CASE_TO_DECIDE: '有兑现件待审批',
  CASE_DECIDED: '主管部门已审批完结',
  CASE_TO_PAY: '有兑现件待支付',
  PAYMENT_FAILED: '支付失败，请核对后重新支付',
  CASE_PAID: '资金已兑现',
  CASE_REFUSED: '您的申请不予兑现',
  CASE_WITHDRAWN: '企业已撤回申请',
};

const LADDER: Record<string, string> = {
  WARN: '时限临近，请尽快办理',
  REMIND: '催办提醒',
  SUPERVISE: '督办通知',
  PROPOSE_TRANSFER: '建议移送线索，请研判',
};

const TERMS: Record<string, string> = {
  TERM_APPOINTED: '聘任已生效',
  TERM_OUTLASTS_SCHEME: '有聘期超出方案有效期',
  TRAINING_RECORDED: '上岗培训已登记，可以开始履职',
  SUBMISSION_FILED: '收到新的报送内容，请核验',
  URGENT_FILED: '收到紧急报送内容，请立即核验',
  SUBMISSION_SCREENED: '您报送的内容已核验',
  SCREENING_CORRECTED: '您报送内容的核验结论已更正',
  SUBMISSION_ADOPTED: '您报送的内容已被采纳',
  SUBMISSION_NOT_ADOPTED: '您报送的内容未被采纳，请查看说明',
  LEAVE_REQUESTED: '有请假申请待审批',
  LEAVE_GRANTED: '您的请假申请已获批准',
  LEAVE_REFUSED: '您的请假申请未获批准',
  SPECIAL_REASON_RECORDED: '已登记您的特殊原因',
  DUTY_WARNING: '履职期即将截止，请及时完成',
  DUTY_MISSED: '有履职要求未按期完成',
  OFFICE_WARNING: '有人员履职情况需要关注',
  HEARING_NOTICE: '收到拟处理告知书，请阅读并可陈述申辩',
  HEARING_OPENED: '已发出拟处理告知书，请办理送达',
  DELIVERY_REMINDER: '告知书尚未送达，请抓紧送达',
  PUBLIC_NOTICE_POSSIBLE: '告知书长期未送达，可以公告送达',
  WINDOW_OPENED: '陈述申辩期已开始',
  HEARING_ANSWERED: '收到陈述申辩，请审阅',
  STAY_TO_CONFIRM: '有暂缓建议待确认',
  STAY_CONFIRMED: '已决定暂缓处理',
  DECISION_ASKED: '有处理程序待决定',
  PROCEDURE_ENDED: '处理程序已结束',
  VIOLATION_REPORTED: '有违规线索待核实',
  VIOLATION_VERIFIED: '违规线索已核实',
  MEASURE_TAKEN: '已作出处理措施',
  PUBLICATION_REQUESTED: '有对外发布申请待审批',
  PUBLICATION_GRANTED: '您的对外发布申请已获批准',
  PUBLICATION_REFUSED: '您的对外发布申请未获批准',
  PUBLICATION_WITHDRAWN: '您的对外发布授权已撤回',
  EVALUATION_ASKED: '定期评估应予办理',
  REVIEW_CONFIRMED: '考核评估结果已确认',
  GRADE_CONFIRMED: '年度考核等次已登记',
  RENEWAL_ASKED: '聘期将届满，请决定后续安排',
  RENEWAL_DECIDED: '聘期届满安排已决定',
  TERM_ENDED: '聘期已结束',
  TERM_ENDED_COPY: '收到聘期结束的情况通报',
  SCHEME_OVER: '方案已期满，仍有聘期未结束',
};

const ASSESSMENTS: Record<string, string> = {
  ASSESSMENT_OPENED: '年度考核已开始',
  ASSESSMENT_PROPOSED: '年度考核等次待确认',
  ASSESSMENT_CONFIRMED: '年度考核等次已确认',
  REWARD_LIST_SUBMITTED: '有奖励清单待审批',
  REWARD_LIST_GIVEN_BACK: '奖励清单被退回',
  REWARD_LIST_APPROVED: '有奖励清单待支付',
  REWARD_LIST_CLOSED: '奖励清单已办结',
  REWARD_LINE_FAILED: '有一笔奖励支付失败，请核对后重新支付',
  REWARD_LINE_GIVEN_UP: '有一笔奖励不再支付',
  REWARD_PAID: '奖励已发放',
};

const RECORDS: Record<string, string> = {
  RECORD_RAISED: '有新的事项待答复',
  RECORD_ADDED: '有新的工作记录与您有关',
  RECORD_ANSWERED: '您提出的事项已有答复',
};

const TITLES = {
  ...RECORDS,
  ...CASES,
  ...LADDER,
  ...TERMS,
  ...GATHERING_NOTIFICATIONS,
  ...ASSESSMENTS,
  ...MEASURE_NOTIFICATIONS,
  ...ROUND_NOTIFICATIONS,
  ...FOLLOW_UP_NOTIFICATIONS,
};

/** What a notification says, in Chinese; with the name of the time limit when it is about one. */
export function notificationTitle(kind: string, subjectType: string, obligationId: string | null): string {
  const title = (TITLES as Record<string, string>)[kind] ?? '有新的办理动态';
  const limit = obligationId ? clockLabelOfId(subjectType, obligationId) : undefined;
  return limit ? `${title}（${limit}）` : title;
}
