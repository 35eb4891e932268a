import { WorkflowNotFoundError } from '@temporalio/client';
import { findSubjectOfInstruction, type InstructionSubject } from '../../db/queries/payment';
import { redemptionWorkflowId, type SettlePaymentCommand } from '../../workflows/redemption/messages';
import { rewardListWorkflowId } from '../../workflows/reward-list/messages';
import type { AppContext } from '../context';
import { findRefusal } from '../errors';
import type { SettleInstruction } from './routes';

/** Refusals that mean the result of the instruction is known already. */
const KNOWN = new Set(['INSTRUCTION_SETTLED', 'INSTRUCTION_UNKNOWN']);

const WORKFLOW_IDS: Record<InstructionSubject['type'], (id: string) => string> = {
  redemption: redemptionWorkflowId,
  rewardList: rewardListWorkflowId,
};

/** Brings the bank's answer into the case or reward list; a repeated answer finds the first one and changes nothing. */
export function settleInstruction(ctx: AppContext): SettleInstruction {
  return async ({ instructionId, result, gatewayReference, failureCode }) => {
    const subject = await findSubjectOfInstruction(ctx.db, instructionId);
    if (!subject) return 'UNKNOWN';
    const payload: SettlePaymentCommand = { instructionId, result, gatewayReference, failureCode };
    const handle = ctx.client.workflow.getHandle(WORKFLOW_IDS[subject.type](subject.id));
    try {
      await ctx.client.withDeadline(Date.now() + ctx.settings.stepTimeoutMs, () =>
        handle.executeUpdate<unknown, [SettlePaymentCommand]>('settlePayment', {
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
