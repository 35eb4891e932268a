import { sql } from 'kysely';
import type { Pipeline } from '../../db/pipeline';

/** The bank's answer on one instruction, as the step that took it says. */
export interface InstructionSettlement {
  id: string;
  status: 'SUCCEEDED' | 'FAILED';
  gatewayReference: string;
  failureCode: string | null;
}

/** Notes the bank's answer; a reference that is known already stays when the answer brings none. */
export async function settleInstruction(
  { db, run }: Pipeline,
  { id, status, gatewayReference, failureCode }: InstructionSettlement,
  at: string,
): Promise<void> {
  const query = db
    .updateTable('paymentInstruction')
    .set({
      status,
      gatewayReference: sql`coalesce(nullif(${gatewayReference}, ''), gateway_reference)`,
      failureCode,
      settledAt: at,
    })
    .where('id', '=', id);
  await run(query);
}
