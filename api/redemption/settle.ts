import { WorkflowNotFoundError } from '@temporalio/client';
import { findRedemptionOfInstruction } from '../../db/queries/payment';
import {
  redemptionWorkflowId,
  type SettlePaymentCommand,
  type StepAnswer,
} from '../../workflows/redemption/messages';
import type { SettleInstruction } from '../bank/routes';
import type { AppContext } from '../context';
import { findRefusal } from '../errors';

/** Refusals that mean the result of the instruction is known already. */
const KNOWN = new Set(['INSTRUCTION_SETTLED', 'INSTRUCTION_UNKNOWN']);

/** Brings the bank's answer into the case; a repeated answer finds the first one and changes nothing. */
export function settleInstruction(ctx: AppContext): SettleInstruction {
  return async ({ instructionId, result, gatewayReference, failureCode }) => {
    const redemptionId = await findRedemptionOfInstruction(ctx.db, instructionId);
    if (!redemptionId) return 'UNKNOWN';
    const payload: SettlePaymentCommand = { instructionId, result, gatewayReference, failureCode };
    const handle = ctx.client.workflow.getHandle(redemptionWorkflowId(redemptionId));
    try {
      await ctx.client.withDeadline(Date.now() + ctx.settings.stepTimeoutMs, () =>
        handle.executeUpdate<StepAnswer, [SettlePaymentCommand]>('settlePayment', {
          args: [payload],
          updateId: `bank:${instructionId}:${result}`,
        }),
      );
      return 'RECORDED';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'ALREADY';
      const refusal = findRefusal(error);
      if (refusal && KNOWN.has(refusal.code)) {
        ctx.logger.warn({ instructionId, result, code: refusal.code }, 'late answer of the bank, not taken');
        return 'ALREADY';
      }
      throw error;
    }
  };
}
