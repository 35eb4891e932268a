import { isOpen } from '../rules/obligations/obligation';
import type { MaterialRef } from './messages';
import type { RedemptionState } from './state';

/** A movement in the fund pool; `reference` makes it happen once (GR-G2). */
export interface FundMove {
  kind: 'RESERVE' | 'RELEASE' | 'PAY';
  poolId: string;
  amountFen: number;
  reference: string;
}

export type InstructionChange =
  | { change: 'CREATE'; id: string; attempt: number; amountFen: number; poolId: string; executedBy: string }
  | {
      change: 'SETTLE';
      id: string;
      status: 'SUCCEEDED' | 'FAILED';
      gatewayReference: string;
      failureCode: string | null;
    };

export interface CallbackDraft {
  attempt: number;
  byAccountId: string;
  result: 'REACHED' | 'NO_CONTACT';
  satisfaction: number | null;
  noteId: string | null;
}

/** The case's row and the rows that hang on it, as the record step writes them. */
export interface RedemptionProjection {
  /** Set for the first step only: the row is inserted, with a case number of this series. */
  create: boolean;
  row: RedemptionColumns;
  materials: MaterialRef[];
  fund: FundMove | null;
  instruction: InstructionChange | null;
  callback: CallbackDraft | null;
}

/** Columns that follow from the state alone; written whole at every step, so the row is the state. */
export type RedemptionColumns = ReturnType<typeof columnsOf>;

export function columnsOf(state: RedemptionState) {
  const { input } = state;
  const open = state.obligations.filter(isOpen);
  const next = open
    .filter((each) => each.dueAt !== null)
    .sort((a, b) => ((a.dueAt as string) < (b.dueAt as string) ? -1 : 1))[0];
  return {
    enterpriseId: input.enterpriseId,
    itemId: input.item.id,
    itemVersion: input.item.version,
    schemeVersion: input.schemeVersion,
    poolId: input.item.poolId,
    windowOrganisationId: input.window.id,
    financeOrganisationId: input.finance.id,
    kind: state.kind,
    status: state.status,
    outcome: state.outcome,
    channel: state.channel,
    submittedBy: state.submittedBy,
    departmentOrganisationId: state.department?.id ?? null,
    assignChannel: state.assignChannel,
    handlerAccountId: state.handlerAccountId,
    preparerAccountId: state.preparerAccountId,
    approverAccountId: state.approverAccountId,
    requestedFen: state.requestedFen,
    approvedFen: state.approvedFen,
    proposal: state.proposal?.proposal ?? null,
    fundStatus: state.fundStatus,
    supplementsBefore: state.supplementsBefore,
    supplementsAfter: state.supplementsAfter,
    returns: state.returns,
    paymentAttempts: state.payment?.attempt ?? 0,
    callbackAttempts: state.callbackAttempts,
    callbackResult: state.callbackResult,
    satisfaction: state.satisfaction,
    submittedAt: state.submittedAt,
    acceptedAt: state.acceptedAt,
    assignedAt: state.assignedAt,
    receivedAt: state.receivedAt,
    respondedAt: state.respondedAt,
    decidedAt: state.decidedAt,
    paidAt: state.paidAt,
    closedAt: state.closedAt,
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    overdueCount: open.filter((each) => each.status === 'BREACHED').length,
  };
}
