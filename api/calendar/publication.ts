import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { publishCalendar } from '../../db/queries/calendar';
import type { VersionStatus } from '../../db/schema';
import {
  CALENDAR_PUBLICATION,
  type CalendarPublicationInput,
  calendarPublicationId,
  type PublicationProgress,
} from '../../workflows/calendar-publication/messages';
import { actorAs } from '../access';
import type { AppContext } from '../context';
import { notFound, ProblemError } from '../errors';
import { fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { actOf, keyReused } from './act';
import type { PublicationView } from './schemas';

/**
 * Puts the version in force and starts telling the running processes. Publishing the version in force once more only sees to
 * it that all of them are told; so a request whose answer was lost, or that met no engine, can be repeated.
 */
export async function publish(ctx: AppContext, viewer: Viewer, version: string, key: string): Promise<void> {
  const fingerprint = fingerprintOf(viewer.accountId, 'publishCalendar', version, {});
  const result = await publishCalendar(ctx.db, version, actOf(viewer, key, fingerprint));
  switch (result.done) {
    case 'UNKNOWN':
      throw notFound('该版日历');
    case 'SUPERSEDED':
      throw new ProblemError(409, 'CALENDAR_SUPERSEDED', '该版日历已被后来的版本取代，不能再发布。');
    case 'KEY_REUSED':
      throw keyReused();
    case 'BASE_CHANGED':
      throw new ProblemError(
        409,
        'CALENDAR_BASE_CHANGED',
        `草稿以${result.base ?? '更早的版本'}为底稿，现行的是${result.published}，请重新录入放假安排。`,
      );
  }
  const again = result.done === 'BEFORE' && !result.sameRequest;
  await tellProcesses(ctx, { version, actor: actorAs(viewer, 'ADMIN') }, again);
}

/** Starts the publication unless it is under way; a finished one only when asked `again`. */
async function tellProcesses(
  ctx: AppContext,
  input: CalendarPublicationInput,
  again: boolean,
): Promise<void> {
  const { ALLOW_DUPLICATE, REJECT_DUPLICATE } = WorkflowIdReusePolicy;
  try {
    await withinLimit(ctx, () =>
      ctx.client.workflow.start(CALENDAR_PUBLICATION, {
        workflowId: calendarPublicationId(input.version),
        taskQueue: ctx.settings.taskQueue,
        args: [input],
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        workflowIdReusePolicy: again ? ALLOW_DUPLICATE : REJECT_DUPLICATE,
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** How far the processes are told; null when the version was never published on screen. */
export async function publicationOf(
  ctx: AppContext,
  { version, status }: { version: string; status: VersionStatus },
): Promise<PublicationView | null> {
  if (status === 'DRAFT') return null;
  const nothing = { total: null, done: null, failed: null, startedAt: null };
  try {
    const handle = ctx.client.workflow.getHandle(calendarPublicationId(version));
    const run = await ctx.client.withDeadline(Date.now() + READ_LIMIT_MS, () => handle.describe());
    const progress = run.memo?.progress as PublicationProgress | undefined;
    const ended = !['RUNNING', 'COMPLETED', 'CONTINUED_AS_NEW'].includes(run.status.name);
    return {
      ...nothing,
      phase: 'RUNNING',
      ...progress,
      ...(ended ? { phase: 'FAILED' as const } : {}),
      startedAt: run.startTime.toISOString(),
    };
  } catch (error) {
    return error instanceof WorkflowNotFoundError ? null : { ...nothing, phase: 'UNKNOWN' };
  }
}

/** A page must not wait for an engine that does not answer. */
const READ_LIMIT_MS = 3_000;

const withinLimit = <T>(ctx: AppContext, call: () => Promise<T>): Promise<T> =>
  ctx.client.withDeadline(Date.now() + ctx.settings.stepTimeoutMs, call);
