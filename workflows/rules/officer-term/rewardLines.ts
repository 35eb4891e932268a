import type { RewardLineBar, RewardLineStatus } from './assessmentLabels';
import type { Grade, OfficerSchemeParameters } from './parameters';
import type { Span } from './periods';
import { computeReward, type RewardFacts, rewardKey } from './rewards';

/** One person on a list. Plain JSON; money in fen. */
export interface RewardLine {
  lineId: string;
  termId: string;
  /** Under which the money moves once, across all lists. */
  key: string;
  accountId: string | null;
  grade: Grade | null;
  served: Span | null;
  fiscalPayroll: boolean;
  /** Amount that the grade alone would give, and what is to be paid. */
  gradeFen: number;
  fen: number;
  ruleId: string;
  bars: { code: RewardLineBar; ruleId: string }[];
  status: RewardLineStatus;
  attempt: number;
  instructionId: string | null;
  failureCode: string | null;
  paidAt: string | null;
  givenUpBy: string | null;
  giveUpNoteId: string | null;
}

/** What a line is drawn up from. */
export interface LineFacts extends Omit<RewardFacts, 'year' | 'served'> {
  lineId: string;
  termId: string;
  served: Span | null;
  accountId: string | null;
}

/** Amount or every reason against it for one person (BT-RWD-1 … BT-RWD-4); who never served in the year did not serve all of it. */
export function rewardLine(parameters: OfficerSchemeParameters, facts: LineFacts, year: Span): RewardLine {
  const { lineId, termId, accountId, served, ...rest } = facts;
  const days = served ?? { from: year.to, to: year.from };
  const reward = computeReward(parameters, { ...rest, year, served: days });
  return {
    lineId,
    termId,
    key: rewardKey(termId, year),
    accountId,
    grade: facts.confirmedGrade,
    served,
    fiscalPayroll: facts.fiscalPayroll,
    gradeFen: reward.gradeFen,
    fen: reward.fen,
    ruleId: reward.ruleId,
    bars: reward.bars.map(({ code, ruleId }) => ({ code, ruleId })),
    status: reward.fen > 0 ? 'READY' : 'REFUSED',
    attempt: 0,
    instructionId: null,
    failureCode: null,
    paidAt: null,
    givenUpBy: null,
    giveUpNoteId: null,
  };
}

/** Refuses the lines whose person and year are on another list already. */
export function withoutTaken(lines: readonly RewardLine[], takenKeys: readonly string[]): RewardLine[] {
  return lines.map((line) =>
    line.status === 'READY' && takenKeys.includes(line.key)
      ? {
          ...line,
          fen: 0,
          status: 'REFUSED',
          bars: [...line.bars, { code: 'ALREADY_LISTED', ruleId: line.ruleId }],
        }
      : line,
  );
}

export interface RewardTotals {
  totalFen: number;
  paidFen: number;
  payees: number;
  refused: number;
  failed: number;
}

/** Figures of a list; what was given up or withdrawn is no longer part of its sum. */
export function totalsOf(lines: readonly Pick<RewardLine, 'status' | 'fen'>[]): RewardTotals {
  const counted = lines.filter(({ status }) => LIVE.has(status));
  const paid = lines.filter(({ status }) => status === 'PAID');
  const sum = (some: readonly { fen: number }[]) => some.reduce((fen, each) => fen + each.fen, 0);
  return {
    totalFen: sum(counted),
    paidFen: sum(paid),
    payees: counted.length,
    refused: lines.filter(({ status }) => status === 'REFUSED').length,
    failed: lines.filter(({ status }) => status === 'FAILED').length,
  };
}

const LIVE: ReadonlySet<RewardLineStatus> = new Set(['READY', 'PAYING', 'FAILED', 'PAID']);

/** Nothing is left to be paid or decided on the line. */
export const isSettledLine = ({ status }: Pick<RewardLine, 'status'>): boolean =>
  !(status === 'READY' || status === 'PAYING' || status === 'FAILED');

/** The line can be sent to the bank now. */
export const isPayableLine = ({ status }: Pick<RewardLine, 'status'>): boolean =>
  status === 'READY' || status === 'FAILED';
