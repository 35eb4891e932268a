import {
  GATHERING_COMMAND_LABELS,
  GATHERING_OBLIGATION_LABELS,
  OCCASION_OBLIGATION_LABELS,
  WATCH_COMMAND_LABELS,
} from '../../workflows/rules/gathering/labels';
import {
  ASSESSMENT_COMMAND_LABELS,
  ASSESSMENT_OBLIGATION_LABELS,
  REWARD_LIST_COMMAND_LABELS,
  REWARD_OBLIGATION_LABELS,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { TERM_COMMAND_LABELS, TERM_OBLIGATION_LABELS } from '../../workflows/rules/officer-term/labels';
import { COMMAND_LABELS, OBLIGATION_LABELS } from '../../workflows/rules/redemption/labels';

/** What the steps of each kind of process are called, by the type of its audit chain. */
const ACTIONS: Record<string, Record<string, string>> = {
  redemption: COMMAND_LABELS,
  officerTerm: TERM_COMMAND_LABELS,
  gathering: GATHERING_COMMAND_LABELS,
  schemeWatch: WATCH_COMMAND_LABELS,
  assessment: ASSESSMENT_COMMAND_LABELS,
  rewardList: REWARD_LIST_COMMAND_LABELS,
};

/** What the time limits of each kind of process are called. */
const CLOCKS: Record<string, Record<string, string>> = {
  redemption: OBLIGATION_LABELS,
  officerTerm: TERM_OBLIGATION_LABELS,
  gathering: GATHERING_OBLIGATION_LABELS,
  schemeWatch: OCCASION_OBLIGATION_LABELS,
  assessment: ASSESSMENT_OBLIGATION_LABELS,
  rewardList: REWARD_OBLIGATION_LABELS,
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
};

/** Name of a step; its code when nobody has named it. */
export const actionLabel = (subjectType: string, action: string): string =>
  ACTIONS[subjectType]?.[action] ?? action;

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
