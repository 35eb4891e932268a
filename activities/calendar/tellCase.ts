import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Db } from '../../db/connect';
import { isCaseClosed } from '../../db/queries/calendarCases';
import {
  REFUSAL,
  type RecalculateCommand,
  type Refusal,
  redemptionWorkflowId,
} from '../../workflows/redemption/messages';

/** Longest wait for one case in milliseconds; a slow one is tried again in the next look. */
const PATIENCE_MS = 5_000;

/**
 * Sends one case the Update `recalculate` under the id `fingerprint`, so that it takes it once however often it is sent.
 * CLOSED: the case has ended meanwhile. FAILED: it could not be told now.
 */
export async function tellCase(
  db: Db,
  client: Client,
  id: string,
  command: RecalculateCommand,
): Promise<'DONE' | 'CLOSED' | 'FAILED'> {
  const handle = client.workflow.getHandle(redemptionWorkflowId(id));
  try {
    await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      handle.executeUpdate('recalculate', { args: [command], updateId: command.fingerprint }),
    );
    return 'DONE';
  } catch (error) {
    if (refusalCode(error) === 'CALENDAR_UNCHANGED') return 'DONE';
    const ended = error instanceof WorkflowNotFoundError || refusalCode(error) === 'WRONG_STATUS';
    return ended && (await isCaseClosed(db, id)) ? 'CLOSED' : 'FAILED';
  }
}

function refusalCode(error: unknown): string | null {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : null;
  if (!(cause instanceof ApplicationFailure && cause.type === REFUSAL)) return null;
  return (cause.details?.[0] as Refusal | undefined)?.code ?? null;
}
