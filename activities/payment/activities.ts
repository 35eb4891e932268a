import type { Db } from '../../db/connect';
import { findPaymentOrder } from '../../db/queries/payment';
import type { InstructionAccepted, InstructionStatus, PaymentActivities } from '../interfaces';
import type { PaymentGateway } from './gateway';

/**
 * The two activities that touch the bank (GR-T4, GR-G2). Their arguments and results hold ids and codes only:
 * amount, payee and account are read from PostgreSQL by the instruction's id.
 */
export function createPaymentActivities({
  db,
  gateway,
}: {
  db: Db;
  gateway: PaymentGateway;
}): PaymentActivities {
  return {
    /**
     * Sends an instruction that is already recorded. Safe to repeat with the same id at any time: the bank pays
     * an id once and repeats its answer. Throws when the bank's answer is not known; that is to be retried and is
     * never a failed payment. `accepted: false` means that the bank refused and will not pay this id.
     */
    async instructPayment({ instructionId }: { instructionId: string }): Promise<InstructionAccepted> {
      const order = await findPaymentOrder(db, instructionId);
      if (order === null) throw new Error(`payment instruction ${instructionId} is not recorded`);
      const answer = await gateway.instruct(order);
      return answer.accepted
        ? { accepted: true, gatewayReference: answer.gatewayReference, failureCode: null }
        : { accepted: false, gatewayReference: null, failureCode: answer.failureCode };
    },

    /** Asks the bank how an instruction stands; UNKNOWN (never received) is not a failure: send it again. */
    async queryPayment({ instructionId }: { instructionId: string }): Promise<InstructionStatus> {
      return gateway.query(instructionId);
    },
  };
}
