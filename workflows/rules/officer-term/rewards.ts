import { ALLOWED, type Decision, refuse } from './decision';
import type { EndState, Grade, OfficerSchemeParameters } from './parameters';
import type { Span } from './periods';

export type RewardBar =
  | 'UNDER_ONE_YEAR'
  | 'FISCAL_PAYROLL'
  | 'FAILED'
  | 'SERIOUS_BREACH'
  | 'UNDETERMINED'
  | 'NOT_CONFIRMED'
  | 'UNPAID';

export interface RewardFacts {
  /** Assessment year, and the days in which the person served within it. */
  year: Span;
  served: Span;
  /** Grade confirmed by the organ; null while it is not. */
  confirmedGrade: Grade | null;
  /** Paid from public funds (财政供养人员). */
  fiscalPayroll: boolean;
  /** Serious breach of discipline, as verified. */
  seriousBreach: boolean;
  /** How the term ended, if it did; dismissal bars like a serious breach (BT-RWD-4). */
  endState: EndState | null;
}

export interface Reward {
  /** Integer fen; 0 when anything stands against it. */
  fen: number;
  /** Amount that the grade alone would give. */
  gradeFen: number;
  ruleId: string;
  bars: { code: RewardBar; ruleId: string; message: string }[];
}

const BAR_MESSAGES: Record<RewardBar, string> = {
  UNDER_ONE_YEAR: '任职未满一年',
  FISCAL_PAYROLL: '属财政供养人员',
  FAILED: '考核不合格',
  SERIOUS_BREACH: '严重违反工作纪律，或因履职不到位被解聘',
  UNDETERMINED: '考核等次未定',
  NOT_CONFIRMED: '考核等次尚未确认',
  UNPAID: '本方案不发放报酬',
};

/** Reward of one person for one year with every reason against it (BT-RWD-1 … BT-RWD-4). */
export function computeReward(parameters: OfficerSchemeParameters, facts: RewardFacts): Reward {
  const { rewards, term } = parameters;
  if (!rewards) return { fen: 0, gradeFen: 0, ruleId: term.ruleId, bars: [bar('UNPAID', term.ruleId)] };
  const entry = rewards.fen.find(({ grade }) => grade === facts.confirmedGrade);
  const bars = barsOf(facts, rewards.barringEndStates).map((code) => bar(code, rewards.barRuleId));
  const gradeFen = entry?.fen ?? 0;
  return {
    fen: bars.length === 0 ? gradeFen : 0,
    gradeFen,
    ruleId: entry?.ruleId ?? rewards.barRuleId,
    bars,
  };
}

function barsOf(facts: RewardFacts, barring: readonly EndState[]): RewardBar[] {
  const { year, served, confirmedGrade: grade, endState } = facts;
  const bars: [boolean, RewardBar][] = [
    [grade === null, 'NOT_CONFIRMED'],
    [grade === 'UNDETERMINED', 'UNDETERMINED'],
    [served.from > year.from || served.to < year.to, 'UNDER_ONE_YEAR'],
    [facts.fiscalPayroll, 'FISCAL_PAYROLL'],
    [grade === 'FAIL', 'FAILED'],
    [facts.seriousBreach || (endState !== null && barring.includes(endState)), 'SERIOUS_BREACH'],
  ];
  return bars.filter(([applies]) => applies).map(([, code]) => code);
}

function bar(code: RewardBar, ruleId: string): Reward['bars'][number] {
  return { code, ruleId, message: BAR_MESSAGES[code] };
}

/** One payment per person and year, whatever happens to lists; the key under which money moves once. */
export function rewardKey(termId: string, year: Span): string {
  return `REWARD:${termId}:${year.from}`;
}

/** A list for payment is approved by another person than the one who drew it up, and by nobody who is on it. */
export function checkRewardApproval(
  { rewards, term }: Pick<OfficerSchemeParameters, 'rewards' | 'term'>,
  list: { preparedBy: string; receivers: readonly string[] },
  approvedBy: string,
): Decision {
  const ruleId = rewards?.barRuleId ?? term.ruleId;
  if (list.preparedBy === approvedBy) {
    return refuse('FOUR_EYES', '奖金清单的编制人不能审批，须由另一人审批', ruleId);
  }
  return list.receivers.includes(approvedBy)
    ? refuse('OWN_CASE', '不能审批含有本人的奖金清单', ruleId)
    : ALLOWED;
}
