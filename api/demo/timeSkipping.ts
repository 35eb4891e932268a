import { randomUUID } from 'node:crypto';
import { isGrpcServiceError, ServiceError, type WorkflowService } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';

const { FastForwardPollingResult } = temporal.api.enums.v1;
/** A neglected term climbs its ladders every working day: a year of it takes about a minute. */
const LIMIT_MS = 180_000;
const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
/** Codes by which a server says that it can't skip time: invalid argument, unimplemented, precondition. */
const NOT_OFFERED = new Set([3, 9, 12]);

/** The process's own now (UTC milliseconds); the wall clock when it was never moved. */
export async function virtualNow(ctx: AppContext, workflowId: string): Promise<number> {
  const { raw } = await ctx.client.workflow.getHandle(workflowId).describe();
  const at = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return at ? Number(at.seconds ?? 0) * 1_000 + Math.floor((at.nanos ?? 0) / 1e6) : Date.now();
}

/**
 * Moves one process forward and waits until its timers on the way have fired. Only with an engine that skips time
 * (the local one); otherwise a problem that says so. A process that ends on the way is no error. False when it is still
 * on the way after three minutes: the engine goes on moving it.
 */
export async function fastForward(
  ctx: AppContext,
  workflowId: string,
  milliseconds: number,
): Promise<boolean> {
  const service: WorkflowService = ctx.client.workflowService;
  const id = randomUUID();
  const execution = { namespace: ctx.settings.namespace, workflowExecution: { workflowId } };
  try {
    await service.updateWorkflowExecutionOptions({
      ...execution,
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          maxSessionSkipCount: 10_000,
          fastForwardConfig: { id, duration: msToTs(milliseconds) },
        },
      },
      updateMask: { paths: ['time_skipping_config'] },
    });
  } catch (error) {
    throw notOffered(error) ?? error;
  }
  return ctx.client.withDeadline(Date.now() + LIMIT_MS, async () => {
    for (;;) {
      try {
        const { fastForwardPollingResult } = await service.pollWorkflowExecutionTimeSkipping({
          ...execution,
          fastForwardId: id,
        });
        if (OVER.has(fastForwardPollingResult ?? 0)) return true;
      } catch (error) {
        if (isGrpcServiceError(error) && error.code === NOT_FOUND) return true;
        if (isGrpcServiceError(error) && error.code === DEADLINE_EXCEEDED) return false;
        throw notOffered(error) ?? error;
      }
    }
  });
}

const OVER = new Set<number>([
  FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED,
  FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED,
]);

function notOffered(error: unknown): ProblemError | null {
  const grpc = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(grpc) || !NOT_OFFERED.has(grpc.code)) return null;
  return new ProblemError(
    409,
    'TIME_SKIPPING_OFF',
    '当前的流程服务不支持演示时钟，只有本机演示环境可以推进时间。',
    {
      cause: error,
    },
  );
}
