import type { Db } from '../connect';

/** A recorded payment instruction with the payee as the enterprise's record names it. */
export interface RecordedOrder {
  instructionId: string;
  amountFen: number;
  payeeName: string;
  payeeAccount: string;
  payeeBank: string;
  purpose: string;
}

/** What the bank is to be told for one instruction, or null when it is not recorded. Same purpose at each attempt. */
export async function findPaymentOrder(db: Db, instructionId: string): Promise<RecordedOrder | null> {
  const row = await db
    .selectFrom('paymentInstruction')
    .innerJoin('redemption', 'redemption.id', 'paymentInstruction.redemptionId')
    .innerJoin('enterprise', 'enterprise.id', 'redemption.enterpriseId')
    .select([
      'paymentInstruction.amountFen',
      'enterprise.name as payeeName',
      'enterprise.bankAccount as payeeAccount',
      'enterprise.bankName as payeeBank',
      'redemption.caseNo',
      'redemption.id as redemptionId',
    ])
    .where('paymentInstruction.id', '=', instructionId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    instructionId,
    amountFen: row.amountFen,
    payeeName: row.payeeName,
    payeeAccount: row.payeeAccount,
    payeeBank: row.payeeBank,
    purpose: `惠企政策兑现资金 ${row.caseNo ?? row.redemptionId}`,
  };
}

/** Case to which an instruction belongs, or null when the instruction is not ours. */
export async function findRedemptionOfInstruction(db: Db, instructionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('paymentInstruction')
    .select('redemptionId')
    .where('id', '=', instructionId)
    .executeTakeFirst();
  return row?.redemptionId ?? null;
}
