import type { Client } from '@temporalio/client';

/** Everything in the histories of all runs of a process, payloads decoded. */
export async function historyText(client: Client, workflowId: string): Promise<string> {
  const parts: string[] = [];
  for (let runId: string | null | undefined; ; ) {
    const { events } = await client.workflow.getHandle(workflowId, runId ?? undefined).fetchHistory();
    parts.push(decoded(events));
    // Backwards from the present run to the first.
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (!runId) return parts.reverse().join('\n');
  }
}

/** All strings and decoded bytes in a value; as JSON the engine's messages would hold their bytes in base64. */
function decoded(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(decoded).join('\n');
}
