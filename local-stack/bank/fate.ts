/** What becomes of an instruction; fixed when it comes in, so that a restart changes nothing. */
export type Fate =
  | { accepted: false; failureCode: string }
  | { accepted: true; result: 'SUCCEEDED'; failureCode: null }
  | { accepted: true; result: 'FAILED'; failureCode: string };

export interface FateInput {
  payeeAccount: string;
  /** Earlier instructions to the same account with the same purpose, that is earlier attempts of one payment. */
  earlierAttempts: number;
  /** 1 for the first instruction that the bank ever received. */
  ordinal: number;
  /** Every n-th instruction fails; 0: none. */
  failureEvery: number;
}

/**
 * Rules by which the simulated bank refuses and fails, by the last four digits of the payee's account:
 * - `9999`: not taken at all (`ACCOUNT_INVALID`);
 * - `9900`: taken, always fails (`ACCOUNT_FROZEN`);
 * - `9901` … `9909`: the first 1 … 9 attempts of a payment fail (`NAME_MISMATCH`), the next succeeds;
 * - any other: every `failureEvery`-th instruction of the bank fails (`BANK_BUSY`), the rest succeed.
 */
export function decideFate({ payeeAccount, earlierAttempts, ordinal, failureEvery }: FateInput): Fate {
  const ending = payeeAccount.slice(-4);
  if (ending === '9999') return { accepted: false, failureCode: 'ACCOUNT_INVALID' };
  if (ending === '9900') return { accepted: true, result: 'FAILED', failureCode: 'ACCOUNT_FROZEN' };
  const failures = /^990([1-9])$/.exec(ending);
  if (failures) {
    return earlierAttempts < Number(failures[1])
      ? { accepted: true, result: 'FAILED', failureCode: 'NAME_MISMATCH' }
      : { accepted: true, result: 'SUCCEEDED', failureCode: null };
  }
  if (failureEvery > 0 && ordinal % failureEvery === 0) {
    return { accepted: true, result: 'FAILED', failureCode: 'BANK_BUSY' };
  }
  return { accepted: true, result: 'SUCCEEDED', failureCode: null };
}
