import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Db } from '../../db/connect';
import { isProcessOver } from '../../db/queries/calendarCases';
import type { Actor } from '../../workflows/rules/actor';
import type { CalendarSlice } from '../../workflows/rules/calendar/types';
import { REFUSAL, type Refusal } from '../../workflows/shared/messages';

/** The Update `recalculate`, the same for every type of process. */
export interface RecalculateCommand {
  actor: Actor;
  fingerprint: string;
  calendar: CalendarSlice;
}

/** Longest wait for one process in milliseconds; a slow one is tried again in the next look. */
const PATIENCE_MS = 5_000;

/**
 * Sends one process the Update `recalculate` under the id `fingerprint`, so that it takes it once however often it is
 * sent. CLOSED: it has ended meanwhile. FAILED: it could not be told now.
 */
export async function tellProcess(
  db: Db,
  client: Client,
  workflowId: string,
  command: RecalculateCommand,
): Promise<'DONE' | 'CLOSED' | 'FAILED'> {
  const handle = client.workflow.getHandle(workflowId);
  try {
    await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      handle.executeUpdate('recalculate', { args: [command], updateId: command.fingerprint }),
    );
    return 'DONE';
  } catch (error) {
    if (refusalCode(error) === 'CALENDAR_UNCHANGED') return 'DONE';
    const ended = error instanceof WorkflowNotFoundError || refusalCode(error) === 'WRONG_STATUS';
    return ended && (await isProcessOver(db, workflowId)) ? 'CLOSED' : 'FAILED';
  }
}

function refusalCode(error: unknown): string | null {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : null;
  if (!(cause instanceof ApplicationFailure && cause.type === REFUSAL)) return null;
  return (cause.details?.[0] as Refusal | undefined)?.code ?? null;
}
