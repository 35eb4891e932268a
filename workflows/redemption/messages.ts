import type {
  CalendarSlice,
  ItemFacts,
  ItemKind,
  OrganisationFacts,
  RedemptionParameters,
  RedemptionStatus,
} from '../rules/redemption/types';
import type { HumanCommand, RecalculateCommand, UrgeCommand } from '../shared/messages';

/** Name of the workflow type and prefix of its ids: `redemption/<case id>`. */
export const REDEMPTION = 'redemption';
export const redemptionWorkflowId = (redemptionId: string): string => `${REDEMPTION}/${redemptionId}`;

/** Everything a case is run by, frozen by value when it starts. No names, numbers of persons or accounts. */
export interface RedemptionInput {
  redemptionId: string;
  enterpriseId: string;
  schemeVersion: number;
  parameters: RedemptionParameters;
  calendar: CalendarSlice;
  item: ItemFacts;
  window: OrganisationFacts;
  finance: OrganisationFacts;
}

/** A file handed in for one line of the guide's checklist. */
export interface MaterialRef {
  materialKey: string;
  uploadId: string;
}

export interface SubmitCommand extends HumanCommand {
  channel: 'WINDOW' | 'ONLINE';
  requestedFen: number;
  materials: MaterialRef[];
}
export type AcceptCommand = HumanCommand;
export interface DeclineAcceptanceCommand extends HumanCommand {
  noteId: string;
}
export interface RequestSupplementCommand extends HumanCommand {
  /** Everything that is missing, at once (AMB-GR-4); keys of the guide's checklist, may be empty when the note says it. */
  materialKeys: string[];
  noteId: string;
}
export interface SupplySupplementCommand extends HumanCommand {
  materials: MaterialRef[];
  noteId: string | null;
}
export interface AssignCommand extends HumanCommand {
  department: OrganisationFacts;
  kind: ItemKind;
  channel: 'ONLINE' | 'OFFLINE';
  /** Reason when the window's judgement differs from the published item (GR-U5). */
  noteId: string | null;
}
/** The paper notice has reached the department: starts GR-T2 and GR-T3. */
export type RecordDeliveryCommand = HumanCommand;
export interface SignForCommand extends HumanCommand {
  handlerAccountId: string;
}
export interface ChangeHandlerCommand extends HumanCommand {
  handlerAccountId: string;
  noteId: string;
}
export interface SendBackCommand extends HumanCommand {
  noteId: string;
}
export interface PrepareCommand extends HumanCommand {
  proposal: 'APPROVE' | 'REFUSE';
  /** Fen; required and at most the item's ceiling when the proposal is to approve. */
  amountFen: number | null;
  noteId: string;
}
export interface DecideCommand extends HumanCommand {
  decision: 'APPROVE' | 'REFUSE' | 'REWORK';
  noteId: string | null;
}
export type ExecutePaymentCommand = HumanCommand;
export interface WithdrawCommand extends HumanCommand {
  noteId: string;
}
export interface CallBackCommand extends HumanCommand {
  result: 'REACHED' | 'NO_CONTACT';
  /** 1 very dissatisfied … 5 very satisfied; only when reached. */
  satisfaction: number | null;
  noteId: string | null;
}
export type OrderCommand = UrgeCommand;
/** The bank's answer for one instruction; sent by the gateway endpoint, not by a person. */
export interface SettlePaymentCommand {
  instructionId: string;
  result: 'SUCCEEDED' | 'FAILED';
  gatewayReference: string;
  failureCode: string | null;
}

/** One entry for each Update of the workflow; the key is the Update's name. */
export interface RedemptionCommands {
  submit: SubmitCommand;
  requestSupplement: RequestSupplementCommand;
  supplySupplement: SupplySupplementCommand;
  accept: AcceptCommand;
  declineAcceptance: DeclineAcceptanceCommand;
  assign: AssignCommand;
  recordDelivery: RecordDeliveryCommand;
  signFor: SignForCommand;
  changeHandler: ChangeHandlerCommand;
  sendBack: SendBackCommand;
  requestReviewSupplement: RequestSupplementCommand;
  supplyReviewSupplement: SupplySupplementCommand;
  prepare: PrepareCommand;
  decide: DecideCommand;
  executePayment: ExecutePaymentCommand;
  settlePayment: SettlePaymentCommand;
  withdraw: WithdrawCommand;
  callBack: CallBackCommand;
  urge: UrgeCommand;
  order: OrderCommand;
  recalculate: RecalculateCommand;
}
export type RedemptionCommandName = keyof RedemptionCommands;

export const REDEMPTION_COMMANDS: readonly RedemptionCommandName[] = [
  'submit',
  'requestSupplement',
  'supplySupplement',
  'accept',
  'declineAcceptance',
  'assign',
  'recordDelivery',
  'signFor',
  'changeHandler',
  'sendBack',
  'requestReviewSupplement',
  'supplyReviewSupplement',
  'prepare',
  'decide',
  'executePayment',
  'settlePayment',
  'withdraw',
  'callBack',
  'urge',
  'order',
  'recalculate',
];

/** Answer of every step; the same for the same Idempotency-Key, for ever. */
export interface StepAnswer {
  redemptionId: string;
  status: RedemptionStatus;
  seq: number;
  at: string;
  /** Numbers of documents issued by the step, by kind (e.g. ASSIGNMENT_NOTICE). */
  numbers: Record<string, string>;
  fingerprint: string | null;
}

export {
  type HumanCommand,
  REFUSAL,
  type Refusal,
} from '../shared/messages';
