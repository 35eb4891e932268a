import type { Generated, GeneratedAlways } from 'kysely';
import type { Instant } from './columns';
import type { GovernmentLevel } from './organisation';

/** Fund pool of a finance body (GR-G2); what is reserved is part of the balance. Integer fen. */
export interface FundPoolTable {
  id: string;
  name: string;
  organisationId: string;
  level: GovernmentLevel;
  balanceFen: number;
  reservedFen: Generated<number>;
  refillLineFen: number;
}

export type FundEntryKind = 'OPENING' | 'TOP_UP' | 'RESERVE' | 'RELEASE' | 'PAY';

/** Ledger line; append-only. `amountFen` is positive, the kind gives the direction. */
export interface FundEntryTable {
  id: GeneratedAlways<number>;
  poolId: string;
  kind: FundEntryKind;
  amountFen: number;
  balanceAfterFen: number;
  reservedAfterFen: number;
  redemptionId: string | null;
  rewardLineId?: string | null;
  instructionId: string | null;
  reference: string;
  at: Instant;
  actorAccountId: string | null;
}

export type PaymentStatus = 'CREATED' | 'ACCEPTED' | 'SUCCEEDED' | 'FAILED';

export interface PaymentInstructionTable {
  id: string;
  /** What is paid: a case or a line of a reward list, never both. */
  redemptionId: string | null;
  rewardLineId?: string | null;
  poolId: string;
  attempt: number;
  amountFen: number;
  status: PaymentStatus;
  gatewayReference: string | null;
  failureCode: string | null;
  executedBy: string;
  createdAt: Instant;
  settledAt: Instant | null;
}
