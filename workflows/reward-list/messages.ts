import type { OrganisationFacts } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import type { ClockPolicy } from '../rules/deadlines/types';
import type { Ladder } from '../rules/obligations/types';
import type { OfficerSchemeParameters } from '../rules/officer-term/parameters';
import type { Span } from '../rules/officer-term/periods';
import type { RewardFacts } from '../rules/officer-term/rewards';
import type { HumanCommand, RecalculateCommand, UrgeCommand } from '../shared/messages';

/** Name of the workflow type, and of the subject of its audit chain. */
export const REWARD_LIST = 'rewardList';
export const rewardListWorkflowId = (listId: string): string => `reward-list/${listId}`;

/** Everything that a list is run by, frozen by value when it is drawn up. */
export interface RewardListInput {
  listId: string;
  schemeCode: string;
  schemeVersion: number;
  parameters: OfficerSchemeParameters;
  /** The confirmed assessment that the list follows. */
  assessmentId: string;
  year: Span;
  office: OrganisationFacts;
  approver: OrganisationFacts;
  /** Keeps the pool from which the rewards are paid (BT-RWD-5). */
  finance: OrganisationFacts;
  poolId: string;
  approveWorkingDays: number;
  payWorkingDays: number;
  /** Minutes after which the bank is asked for a result that has not come; the last one repeats. */
  paymentQueryMinutes: number[];
  policy: ClockPolicy;
  ladder: Ladder;
  calendar: CalendarSlice;
}

/** One person of the cohort with everything that the reward depends on, by value. */
export interface RewardCandidate extends Omit<RewardFacts, 'year' | 'served'> {
  lineId: string;
  termId: string;
  /** Null when the term was over before the year began. */
  served: Span | null;
  /** Account of the officer, who neither approves nor pays the list. */
  accountId: string | null;
}

export interface DrawUpCommand extends HumanCommand {
  candidates: RewardCandidate[];
}
export interface SubmitListCommand extends HumanCommand {
  noteId: string | null;
}
export interface GiveBackCommand extends HumanCommand {
  noteId: string;
}
export interface ApproveListCommand extends HumanCommand {
  noteId: string | null;
}
/** Pays the named lines: those not paid yet and those that failed. */
export interface PayCommand extends HumanCommand {
  lineIds: string[];
}
export interface GiveUpLineCommand extends HumanCommand {
  lineId: string;
  noteId: string;
}
export interface WithdrawListCommand extends HumanCommand {
  noteId: string;
}
/** The bank's answer for one instruction; sent by the gateway endpoint, not by a person. */
export interface SettlePaymentCommand {
  instructionId: string;
  result: 'SUCCEEDED' | 'FAILED';
  gatewayReference: string;
  failureCode: string | null;
}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface RewardListCommands {
  drawUp: DrawUpCommand;
  submit: SubmitListCommand;
  giveBack: GiveBackCommand;
  approve: ApproveListCommand;
  pay: PayCommand;
  settlePayment: SettlePaymentCommand;
  giveUpLine: GiveUpLineCommand;
  withdraw: WithdrawListCommand;
  urge: UrgeCommand;
  order: UrgeCommand;
  recalculate: RecalculateCommand;
}
export type RewardListCommandName = keyof RewardListCommands;

export const REWARD_LIST_COMMANDS: readonly RewardListCommandName[] = [
  'drawUp',
  'submit',
  'giveBack',
  'approve',
  'pay',
  'settlePayment',
  'giveUpLine',
  'withdraw',
  'urge',
  'order',
  'recalculate',
];

export {
  type HumanCommand,
  type ProcessAnswer,
  REFUSAL,
  type Refusal,
} from '../shared/messages';
