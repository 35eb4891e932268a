import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { STEPS } from './drivers/driver';

const Type = temporal.api.enums.v1.EventType;

/** Which of a case's steps start a timer anew, read from the history of a whole case. */
export async function timersOf(client: Client, workflowId: string): Promise<boolean[]> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const timers = STEPS.map(() => false);
  let step = -1;
  let ofStep = false;
  for (const { eventType } of events ?? []) {
    if (eventType === Type.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED) {
      step += 1;
      ofStep = true;
    } else if (eventType === Type.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) {
      ofStep = false; // what the payment waits with is no step's timer
    } else if (eventType === Type.EVENT_TYPE_TIMER_STARTED && ofStep) timers[step] = true;
  }
  return timers;
}

/** How large one closed run is. */
export interface RunSize {
  events: number;
  stateTransitions: number;
  bytes: number;
}

/** Reads the size of a run; waits until it has closed. */
export async function runSize(client: Client, workflowId: string): Promise<RunSize> {
  const handle = client.workflow.getHandle(workflowId);
  await handle.result();
  const { raw } = await handle.describe();
  const info = raw.workflowExecutionInfo;
  return {
    events: Number(info?.historyLength ?? 0),
    stateTransitions: Number(info?.stateTransitionCount ?? 0),
    bytes: Number(info?.historySizeBytes ?? 0),
  };
}
