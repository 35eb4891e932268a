import type { OrganisationFacts } from '../rules/actor';
import type { CalendarSlice } from '../rules/calendar/types';
import type { ClockPolicy } from '../rules/deadlines/types';
import type { Group } from '../rules/evaluation/parameters';
import type { CallbackFields, DismissalFields, PassingFields, ReviewFields } from '../rules/follow-up/fields';
import type { FollowUpParameters } from '../rules/follow-up/parameters';
import type { FollowUpKind } from '../rules/follow-up/types';
import type { Ladder } from '../rules/obligations/types';
import type { HumanCommand, RecalculateCommand, UrgeCommand } from '../shared/messages';

/** Name of the workflow type, and of the subject of its audit chain. */
export const FOLLOW_UP = 'followUp';
export const FOLLOW_UP_PREFIX = 'follow-up/';
export const followUpWorkflowId = (followUpId: string): string => `${FOLLOW_UP_PREFIX}${followUpId}`;

/** Everything a follow-up is run by, frozen by value at its start. Nothing of it tells who rated or complained. */
export interface FollowUpInput {
  /** UUID; the same as that of the row which asks for it. */
  followUpId: string;
  schemeCode: string;
  schemeVersion: number;
  kind: FollowUpKind;
  pointId: string | null;
  aspects: string[];
  /** Somebody left a telephone number and wants to be called. */
  hasContact: boolean;
  parameters: FollowUpParameters;
  object: { id: string; name: string; group: Group; organisation: OrganisationFacts | null };
  organ: OrganisationFacts;
  policy: ClockPolicy;
  ladder: Ladder;
  calendar: CalendarSlice;
}

interface NotedCommand extends HumanCommand {
  /** Text of the step for the records; null when none was written. */
  noteId: string | null;
}
export interface VerifyAndPassCommand extends NotedCommand, PassingFields {}
export interface DismissCommand extends NotedCommand, DismissalFields {}
export type SignForCommand = NotedCommand;
export interface AnswerCommand extends NotedCommand {
  textId: string;
  fileIds: string[];
}
export interface AskExtensionCommand extends NotedCommand {
  until: string;
  reasonId: string;
}
export interface AnswerExtensionCommand extends NotedCommand {
  accept: boolean;
  reasonId: string;
}
export interface ReviewAnswerCommand extends NotedCommand, ReviewFields {}
/** Satisfaction from 1, very dissatisfied, to 5, very satisfied; only when reached. */
export interface CallBackCommand extends NotedCommand, CallbackFields {}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface FollowUpCommands {
  verifyAndPass: VerifyAndPassCommand;
  dismiss: DismissCommand;
  signFor: SignForCommand;
  answer: AnswerCommand;
  askExtension: AskExtensionCommand;
  answerExtension: AnswerExtensionCommand;
  reviewAnswer: ReviewAnswerCommand;
  callBack: CallBackCommand;
  urge: UrgeCommand;
  order: UrgeCommand;
  recalculate: RecalculateCommand;
}
export type FollowUpCommandName = keyof FollowUpCommands;

export const FOLLOW_UP_COMMANDS: readonly FollowUpCommandName[] = [
  'verifyAndPass',
  'dismiss',
  'signFor',
  'answer',
  'askExtension',
  'answerExtension',
  'reviewAnswer',
  'callBack',
  'urge',
  'order',
  'recalculate',
];

/** Sent when the complainant has taken the complaint back; once, or as often as somebody is not sure. */
export const WITHDRAW_SIGNAL = 'withdraw';

export {
  type HumanCommand,
  type ProcessAnswer,
  REFUSAL,
  type Refusal,
} from '../shared/messages';
