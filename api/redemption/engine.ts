import {
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { findStepByKey, type RecordedStep } from '../../db/queries/processStep';
import {
  REDEMPTION,
  type RedemptionInput,
  redemptionWorkflowId,
  type StepAnswer,
  type SubmitCommand,
} from '../../workflows/redemption/messages';
import type { RedemptionStatus } from '../../workflows/rules/redemption/types';
import type { AppContext } from '../context';
import { findRefusal, ProblemError, toProblem } from '../errors';
import { bringUpToDate } from './upToDate';

/** One request for one step of one case. */
export interface StepRequest {
  redemptionId: string;
  command: string;
  /** Idempotency-Key; the id of the Update. */
  key: string;
  fingerprint: string;
}

/**
 * Runs the attempt and answers with its step. Whatever goes wrong, a step that this key has already taken is the
 * answer: so a repeated request gets its first result, even after the case was closed or has left the asker's reach.
 * Throws IDEMPOTENCY_KEY_REUSED when the key belongs to another request.
 */
export async function answerOnce(
  ctx: AppContext,
  request: StepRequest,
  attempt: () => Promise<StepAnswer>,
): Promise<StepAnswer> {
  try {
    return sameRequest(request, await attempt());
  } catch (error) {
    if (error instanceof ProblemError && error.code === KEY_REUSED) throw error;
    if (toProblem(error).status === 503) throw error;
    const taken = await findStepByKey(ctx.db, redemptionWorkflowId(request.redemptionId), request.key);
    if (taken) return sameRequest(request, toAnswer(request, taken));
    if (error instanceof WorkflowNotFoundError) {
      throw new ProblemError(409, 'CASE_CLOSED', '本件已经办结，不能再办理。', { ruleId: 'GR-U7' });
    }
    throw error;
  }
}

/**
 * Sends one Update and waits for its step to be recorded; at most as long as the settings allow. The refusal of a step
 * that the records allow counts only from a process that knows every recorded step.
 */
export function sendStep(
  ctx: AppContext,
  request: StepRequest,
  payload: object,
  allowedByRecords: boolean,
): Promise<StepAnswer> {
  const { redemptionId, command, key } = request;
  const handle = ctx.client.workflow.getHandle(redemptionWorkflowId(redemptionId));
  const send = () => handle.executeUpdate<StepAnswer, [object]>(command, { args: [payload], updateId: key });
  return withinLimit(ctx, async () => {
    try {
      return await send();
    } catch (error) {
      if (!allowedByRecords || !findRefusal(error)) throw error;
      await bringUpToDate(ctx, redemptionId);
      return send();
    }
  });
}

/** Starts the case and takes its first step in one go; a case that was started before takes the step as it is. */
export function sendFirstStep(
  ctx: AppContext,
  request: StepRequest,
  input: RedemptionInput,
  payload: SubmitCommand,
): Promise<StepAnswer> {
  const startWorkflowOperation = new WithStartWorkflowOperation(REDEMPTION, {
    workflowId: redemptionWorkflowId(request.redemptionId),
    taskQueue: ctx.settings.taskQueue,
    args: [input],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
  });
  return withinLimit(ctx, () =>
    ctx.client.workflow.executeUpdateWithStart<never, StepAnswer, [SubmitCommand]>(request.command, {
      args: [payload],
      updateId: request.key,
      startWorkflowOperation: startWorkflowOperation as never,
    }),
  );
}

const withinLimit = <T>(ctx: AppContext, call: () => Promise<T>): Promise<T> =>
  ctx.client.withDeadline(Date.now() + ctx.settings.stepTimeoutMs, call);

const KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED';

function sameRequest(request: StepRequest, answer: StepAnswer): StepAnswer {
  if (answer.fingerprint === request.fingerprint) return answer;
  throw new ProblemError(409, KEY_REUSED, '这个提交编号已用于另一次办理，请刷新页面后重新提交。');
}

function toAnswer(request: StepRequest, step: RecordedStep): StepAnswer {
  return {
    redemptionId: request.redemptionId,
    status: step.status as RedemptionStatus,
    seq: step.seq,
    at: step.at,
    numbers: step.numbers,
    fingerprint: step.fingerprint,
  };
}
