import {
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { findStepByKey, type RecordedStep } from '../../db/queries/processStep';
import type { AppContext } from '../context';
import { findRefusal, ProblemError, toProblem } from '../errors';
import { bringUpToDate } from './upToDate';

/** One request for one step of one process. */
export interface StepRequest {
  workflowId: string;
  /** Name of the Update. */
  command: string;
  /** Idempotency-Key; the id of the Update. */
  key: string;
  fingerprint: string;
}

/** How answers of one kind of process look, and what is said of one that has ended. */
export interface AnswerShape<Answer extends { fingerprint: string | null }> {
  ofStep(step: RecordedStep): Answer;
  ended(): ProblemError;
}

/**
 * Runs the attempt and answers with its step. Whatever goes wrong, a step that this key has already taken is the
 * answer: so a repeated request gets its first result, even after the process has ended or left the asker's reach.
 * Throws IDEMPOTENCY_KEY_REUSED when the key belongs to another request.
 */
export async function answerOnce<Answer extends { fingerprint: string | null }>(
  ctx: AppContext,
  request: StepRequest,
  shape: AnswerShape<Answer>,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return sameRequest(request, await attempt());
  } catch (error) {
    if (error instanceof ProblemError && error.code === KEY_REUSED) throw error;
    if (toProblem(error).status === 503) throw error;
    const taken = await findStepByKey(ctx.db, request.workflowId, request.key);
    if (taken) return sameRequest(request, shape.ofStep(taken));
    if (error instanceof WorkflowNotFoundError) throw shape.ended();
    throw error;
  }
}

/**
 * Sends one Update and waits for its step to be recorded; at most as long as the settings allow. The refusal of a step
 * that the records allow counts only from a process that knows every recorded step.
 */
export function sendStep<Answer>(
  ctx: AppContext,
  { workflowId, command, key }: StepRequest,
  payload: object,
  allowedByRecords: boolean,
): Promise<Answer> {
  const handle = ctx.client.workflow.getHandle(workflowId);
  const send = () => handle.executeUpdate<Answer, [object]>(command, { args: [payload], updateId: key });
  return withinLimit(ctx, async () => {
    try {
      return await send();
    } catch (error) {
      if (!allowedByRecords || !findRefusal(error)) throw error;
      await bringUpToDate(ctx, workflowId);
      return send();
    }
  });
}

/**
 * Starts the process and takes its first step in one go; a process that was started before takes the step as it is.
 * `workflowType` is the name of the workflow function, `input` what it is run by for its whole life.
 */
export function sendFirstStep<Answer>(
  ctx: AppContext,
  { workflowId, command, key }: StepRequest,
  workflowType: string,
  input: object,
  payload: object,
): Promise<Answer> {
  const startWorkflowOperation = new WithStartWorkflowOperation(workflowType, {
    workflowId,
    taskQueue: ctx.settings.taskQueue,
    args: [input],
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
  });
  return withinLimit(ctx, () =>
    ctx.client.workflow.executeUpdateWithStart<never, Answer, [object]>(command, {
      args: [payload],
      updateId: key,
      startWorkflowOperation: startWorkflowOperation as never,
    }),
  );
}

const withinLimit = <T>(ctx: AppContext, call: () => Promise<T>): Promise<T> =>
  ctx.client.withDeadline(Date.now() + ctx.settings.stepTimeoutMs, call);

const KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED';

function sameRequest<Answer extends { fingerprint: string | null }>(
  request: StepRequest,
  answer: Answer,
): Answer {
  if (answer.fingerprint === request.fingerprint) return answer;
  throw new ProblemError(409, KEY_REUSED, '这个提交编号已用于另一次办理，请刷新页面后重新提交。');
}
