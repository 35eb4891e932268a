/** A fund pool; amounts in fen, available = balance − reserved. */
export interface FundPoolView {
  id: string;
  name: string;
  level: string;
  organisationName: string;
  balanceFen: number;
  reservedFen: number;
  availableFen: number;
  refillLineFen: number;
}

/** One line of the pool's ledger with the balances after it. */
export interface FundEntryView {
  id: string;
  kind: 'OPENING' | 'TOP_UP' | 'RESERVE' | 'RELEASE' | 'PAY';
  amountFen: number;
  balanceAfterFen: number;
  reservedAfterFen: number;
  redemptionId: string | null;
  caseNo: string | null;
  reference: string;
  at: string;
  actorName: string | null;
}

export const ENTRY_LABELS: Record<FundEntryView['kind'], string> = {
  OPENING: '期初',
  TOP_UP: '补充',
  RESERVE: '预留',
  RELEASE: '释放预留',
  PAY: '支付',
};

/** Sign with which an entry moves the balance; a reserve moves only what is available. */
export const ENTRY_SIGNS: Record<FundEntryView['kind'], string> = {
  OPENING: '+',
  TOP_UP: '+',
  RESERVE: '',
  RELEASE: '',
  PAY: '−',
};
