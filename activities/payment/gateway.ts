/** One payment order. The id is ours; whatever happens, the bank pays one id at most once. */
export interface PaymentOrder {
  instructionId: string;
  /** Integer fen. */
  amountFen: number;
  payeeName: string;
  payeeAccount: string;
  payeeBank: string;
  purpose: string;
}

/** The bank took the order (its result comes later), or refused to take it at all. */
export type InstructAnswer =
  | { accepted: true; gatewayReference: string }
  | { accepted: false; failureCode: string };

/** What the bank says about an order; UNKNOWN: it has never received it. */
export interface PaymentStanding {
  status: 'UNKNOWN' | 'PENDING' | 'SUCCEEDED' | 'FAILED';
  gatewayReference: string | null;
  failureCode: string | null;
}

/**
 * The way out to a bank. An answer is only what the bank said: when nothing can be known (no connection, time
 * over, unreadable answer) both functions throw, and the caller repeats with the same id.
 */
export interface PaymentGateway {
  /** May be repeated with the same id at any time; the bank then gives its first answer again. */
  instruct(order: PaymentOrder): Promise<InstructAnswer>;
  query(instructionId: string): Promise<PaymentStanding>;
}
