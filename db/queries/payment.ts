import type { Db } from '../connect';

/** A recorded payment instruction with the payee as the records of the enterprise or the officer name it. */
export interface RecordedOrder {
  instructionId: string;
  amountFen: number;
  payeeName: string;
  payeeAccount: string;
  payeeBank: string;
  purpose: string;
}

/**
 * What the bank is to be told for one instruction, or null when it is not recorded. Same purpose at each attempt.
 * @throws Error when an officer's bank account is not recorded; that is to be mended and tried again, and is no answer
 * of the bank.
 */
export async function findPaymentOrder(db: Db, instructionId: string): Promise<RecordedOrder | null> {
  return (await findRedemptionOrder(db, instructionId)) ?? findRewardOrder(db, instructionId);
}

async function findRedemptionOrder(db: Db, instructionId: string): Promise<RecordedOrder | null> {
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
  const { caseNo, redemptionId, ...order } = row;
  return { instructionId, ...order, purpose: `惠企政策兑现资金 ${caseNo ?? redemptionId}` };
}

async function findRewardOrder(db: Db, instructionId: string): Promise<RecordedOrder | null> {
  const row = await db
    .selectFrom('paymentInstruction')
    .innerJoin('rewardLine', 'rewardLine.id', 'paymentInstruction.rewardLineId')
    .innerJoin('rewardList', 'rewardList.id', 'rewardLine.listId')
    .innerJoin('officerTerm', 'officerTerm.id', 'rewardLine.termId')
    .innerJoin('officer', 'officer.id', 'officerTerm.officerId')
    .select([
      'paymentInstruction.amountFen',
      'officer.name as payeeName',
      'officer.bankAccount as payeeAccount',
      'officer.bankName as payeeBank',
      'rewardList.number',
    ])
    .where('paymentInstruction.id', '=', instructionId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { number, amountFen, payeeName, payeeAccount, payeeBank } = row;
  if (!payeeAccount || !payeeBank) throw new Error(`payee of ${instructionId} has no bank account on record`);
  return { instructionId, amountFen, payeeName, payeeAccount, payeeBank, purpose: `年度考核奖励 ${number}` };
}

/** What an instruction pays for. */
export interface InstructionSubject {
  type: 'redemption' | 'rewardList';
  id: string;
}

/** Case or reward list to which an instruction belongs, or null when the instruction is not ours. */
export async function findSubjectOfInstruction(
  db: Db,
  instructionId: string,
): Promise<InstructionSubject | null> {
  const row = await db
    .selectFrom('paymentInstruction')
    .leftJoin('rewardLine', 'rewardLine.id', 'paymentInstruction.rewardLineId')
    .select(['paymentInstruction.redemptionId', 'rewardLine.listId'])
    .where('paymentInstruction.id', '=', instructionId)
    .executeTakeFirst();
  if (row?.redemptionId) return { type: 'redemption', id: row.redemptionId };
  return row?.listId ? { type: 'rewardList', id: row.listId } : null;
}
