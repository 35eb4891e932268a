import type { Obligation } from '../rules/obligations/types';
import type { CaseFacts } from '../rules/redemption/guards';
import type {
  CalendarSlice,
  ItemKind,
  OrganisationFacts,
  RedemptionOutcome,
  RedemptionStatus,
} from '../rules/redemption/types';
import type { RedemptionInput } from './messages';

/** One attempt to pay. A failed attempt is over for good; a new one has a new instruction id. */
export interface PaymentAttempt {
  attempt: number;
  instructionId: string;
  settled: 'SUCCEEDED' | 'FAILED' | null;
}

/** Everything the process knows of its case. Plain JSON; ids, codes, amounts and instants only. */
export interface RedemptionState {
  input: RedemptionInput;
  calendar: CalendarSlice;
  status: RedemptionStatus;
  outcome: RedemptionOutcome | null;
  kind: ItemKind;
  channel: 'WINDOW' | 'ONLINE';
  submittedBy: string | null;
  department: OrganisationFacts | null;
  assignChannel: 'ONLINE' | 'OFFLINE' | null;
  handlerAccountId: string | null;
  preparerAccountId: string | null;
  approverAccountId: string | null;
  requestedFen: number;
  proposal: { proposal: 'APPROVE' | 'REFUSE'; amountFen: number | null; noteId: string } | null;
  approvedFen: number | null;
  fundStatus: 'RESERVED' | 'SHORT' | 'RELEASED' | 'PAID' | null;
  payment: PaymentAttempt | null;
  supplementsBefore: number;
  supplementsAfter: number;
  returns: number;
  callbackAttempts: number;
  callbackResult: 'REACHED' | 'ATTEMPTED' | null;
  satisfaction: number | null;
  obligations: Obligation[];
  /** How many obligations of each kind were opened so far; their ids are `<kind>-<n>`. */
  opened: Record<string, number>;
  submittedAt: string | null;
  acceptedAt: string | null;
  assignedAt: string | null;
  receivedAt: string | null;
  respondedAt: string | null;
  decidedAt: string | null;
  paidAt: string | null;
  closedAt: string | null;
}

export function initialState(input: RedemptionInput): RedemptionState {
  return {
    input,
    calendar: input.calendar,
    status: 'SUBMITTED',
    outcome: null,
    kind: input.item.kind,
    channel: 'WINDOW',
    submittedBy: null,
    department: null,
    assignChannel: null,
    handlerAccountId: null,
    preparerAccountId: null,
    approverAccountId: null,
    requestedFen: 0,
    proposal: null,
    approvedFen: null,
    fundStatus: null,
    payment: null,
    supplementsBefore: 0,
    supplementsAfter: 0,
    returns: 0,
    callbackAttempts: 0,
    callbackResult: null,
    satisfaction: null,
    obligations: [],
    opened: {},
    submittedAt: null,
    acceptedAt: null,
    assignedAt: null,
    receivedAt: null,
    respondedAt: null,
    decidedAt: null,
    paidAt: null,
    closedAt: null,
  };
}

/** What the guards look at. */
export function factsOf(state: RedemptionState): CaseFacts {
  const { input } = state;
  return {
    status: state.status,
    enterpriseId: input.enterpriseId,
    windowOrganisationId: input.window.id,
    departmentOrganisationId: state.department?.id ?? null,
    financeOrganisationId: input.finance.id,
    handlerAccountId: state.handlerAccountId,
    preparerAccountId: state.preparerAccountId,
    approverAccountId: state.approverAccountId,
    supplementsBefore: state.supplementsBefore,
    supplementsAfter: state.supplementsAfter,
    maxSupplementsBefore: input.parameters.supplement.maxBeforeAcceptance,
    maxSupplementsAfter: input.parameters.supplement.maxAfterAcceptance,
  };
}
