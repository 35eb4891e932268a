import type { RewardListStatus } from '../rules/officer-term/assessmentLabels';
import type { RewardLine } from '../rules/officer-term/rewardLines';
import type { RewardListInput } from './messages';

/** Columns of the list's row that follow from the state; written whole at every step. Sums follow from the lines. */
export interface RewardListColumns {
  status: RewardListStatus;
  fundStatus: 'RESERVED' | 'SHORT' | 'RELEASED' | null;
  preparedBy: string;
  preparedAt: string;
  submittedBy: string | null;
  submittedAt: string | null;
  approvedBy: string | null;
  approvedAt: string | null;
  closedAt: string | null;
  nextDueAt: string | null;
  nextDueKind: string | null;
  overdueCount: number;
}

/** A movement in the pool for a list (the reservation of its sum) or for one line. */
export interface RewardFundMove {
  kind: 'RESERVE' | 'RELEASE' | 'PAY';
  poolId: string;
  amountFen: number;
  reference: string;
  rewardLineId: string | null;
  instructionId: string | null;
}

export type RewardInstructionChange =
  | {
      change: 'CREATE';
      id: string;
      rewardLineId: string;
      attempt: number;
      amountFen: number;
      poolId: string;
      executedBy: string;
    }
  | {
      change: 'SETTLE';
      id: string;
      status: 'SUCCEEDED' | 'FAILED';
      gatewayReference: string;
      failureCode: string | null;
    };

/** The list's row and the rows that hang on it, as the record step writes them. */
export interface RewardListProjection {
  /** Set for the first step only: the row is inserted with a number of its own. */
  create:
    | (Pick<RewardListInput, 'schemeCode' | 'schemeVersion' | 'assessmentId' | 'year' | 'poolId'> & {
        officeOrganisationId: string;
        approverOrganisationId: string;
        financeOrganisationId: string;
      })
    | null;
  row: RewardListColumns;
  lines: RewardLine[];
  /** Lines that the step changed; all of them at first. */
  changed: string[];
  fund: RewardFundMove | null;
  instructions: RewardInstructionChange[];
}
