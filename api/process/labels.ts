import { auditActionLabel } from '../../workflows/rules/auditLabels';
import { MEASURE_OBLIGATION_LABELS } from '../../workflows/rules/evaluation/measures/labels';
import { ROUND_OBLIGATION_LABELS } from '../../workflows/rules/evaluation/round/labels';
import { FOLLOW_UP_OBLIGATION_LABELS, FOLLOW_UP_ORIGINS } from '../../workflows/rules/follow-up/labels';
import {
  GATHERING_OBLIGATION_LABELS,
  OCCASION_OBLIGATION_LABELS,
} from '../../workflows/rules/gathering/labels';
import {
  ASSESSMENT_OBLIGATION_LABELS,
  REWARD_OBLIGATION_LABELS,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { TERM_OBLIGATION_LABELS } from '../../workflows/rules/officer-term/labels';
import { OBLIGATION_LABELS } from '../../workflows/rules/redemption/labels';

/** What the time limits of each kind of process are called. */
const CLOCKS: Record<string, Record<string, string>> = {
  redemption: OBLIGATION_LABELS,
  officerTerm: TERM_OBLIGATION_LABELS,
  gathering: GATHERING_OBLIGATION_LABELS,
  schemeWatch: OCCASION_OBLIGATION_LABELS,
  assessment: ASSESSMENT_OBLIGATION_LABELS,
  rewardList: REWARD_OBLIGATION_LABELS,
  measure: MEASURE_OBLIGATION_LABELS,
  followUp: FOLLOW_UP_OBLIGATION_LABELS,
  evaluationRound: ROUND_OBLIGATION_LABELS,
};

/** What the event is called from which a limit runs. */
const ORIGINS: Record<string, string> = {
  INTAKE: '收到申请',
  T1_ASSIGN: '受理',
  T2_RESPOND: '收到交办通知书',
  T3_REVIEW: '收到交办通知书',
  T4_PAY: '审批完结',
  OVERALL: '受理',
  CALLBACK: '办结',
  MONTHLY_REPORT: '本月开始',
  DUTY_QUOTA: '本期开始',
  ACTIVITY_GAP: '最近一次履职',
  SCREENING: '收到报送内容',
  DELIVERY: '发出告知书',
  STAY_CONFIRMATION: '提出暂缓',
  DECISION: '提请决定',
  LEAVE_DECISION: '提出请假',
  VIOLATION_VERIFICATION: '登记线索',
  PUBLICATION_DECISION: '提出申请',
  RENEWAL_DECISION: '提请决定届满安排',
  EVALUATION: '评估日',
  RECORD_ATTENDANCE: '活动开始',
  RECORD_MINUTES: '活动举行',
  ASSESSMENT_CONFIRM: '年度结束',
  REWARD_APPROVE: '提交审批',
  REWARD_PAY: '批准发放',
  GE_ROUND_DRAW: '准备并冻结',
  GE_ROUND_OPEN: '抽样',
  GE_ROUND_SCORE: '集中评价和本轮时段结束',
  GE_ROUND_RANK: '计分',
  GE_ROUND_REVIEW: '排名',
  GE_ROUND_PUBLISH: '复核通过',
  GE_ROUND_START_MEASURES: '排名通报',
  GE_ROUND_BOOK: '启动整改、约谈、述职',
  GE_RECTIFY_NOTIFY: '启动整改',
  GE_RECTIFY_PLAN: '发出整改通知',
  GE_RECTIFY_APPROVE: '报送整改方案',
  GE_RECTIFY_ACT: '发出整改通知或重定期限',
  GE_RECTIFY_ACCEPT: '报送整改报告',
  GE_RECTIFY_EXTENSION: '申请延期',
  GE_INTERVIEW_CONVENE: '启动约谈',
  GE_INTERVIEW_HOLD: '约定的约谈时间',
  GE_INTERVIEW_MINUTES: '举行约谈',
  GE_INTERVIEW_COMMIT: '确认约谈纪要',
  GE_INTERVIEW_KEEP: '作出承诺',
  GE_REVIEW_NOTIFY: '启动检视述职',
  GE_REVIEW_REPORT: '发出述职通知或退回材料',
  GE_REVIEW_SCHEDULE: '报送述职材料',
  GE_REVIEW_HOLD: '约定的会议时间',
  GE_REVIEW_RESULT: '召开述职会议',
  ...FOLLOW_UP_ORIGINS,
};

/** Name of a step; its code when nobody has named it. */
export const actionLabel = auditActionLabel;

/** Name of a time limit; its code when nobody has named it. */
export const clockLabel = (subjectType: string, kind: string): string => CLOCKS[subjectType]?.[kind] ?? kind;

/** Name of the time limit that an obligation's id begins with (`T3_REVIEW-1`, `MONTHLY_REPORT-2027-03`). */
export function clockLabelOfId(subjectType: string, obligationId: string): string | undefined {
  const names = CLOCKS[subjectType] ?? {};
  const kind = Object.keys(names)
    .filter((each) => obligationId === each || obligationId.startsWith(`${each}-`))
    .sort((a, b) => b.length - a.length)[0];
  return kind === undefined ? undefined : names[kind];
}

/** From which event a limit of this kind runs, in words. */
export const originLabel = (kind: string): string => ORIGINS[kind] ?? '起算';
