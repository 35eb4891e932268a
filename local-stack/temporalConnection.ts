import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { StackError } from './errors';

/** How to reach a Temporal server. */
export interface TemporalTarget {
  address: string;
  tls?: boolean;
  apiKey?: string;
}

/**
 * Connects, runs `use`, and disconnects; also after a failed attempt nothing goes on trying.
 * @throws the connection's error when the server does not answer within `timeoutMs`.
 */
export async function withTemporal<T>(
  target: TemporalTarget,
  timeoutMs: number,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = Connection.lazy({
    address: target.address,
    tls: target.tls ?? false,
    apiKey: target.apiKey,
    connectTimeout: timeoutMs,
  });
  try {
    await connection.ensureConnected();
    return await connection.withDeadline(Date.now() + Math.max(timeoutMs, 5_000), () => use(connection));
  } finally {
    await connection.close();
  }
}

/**
 * Makes sure that a Temporal server answers at the address.
 * @throws StackError within about `timeoutMs` when it does not.
 */
export async function requireTemporal(target: TemporalTarget, timeoutMs = 4_000): Promise<void> {
  const [, port] = /^[^:/\s]+:(\d{1,5})$/.exec(target.address) ?? [];
  const wayOut =
    'Correct TEMPORAL_ADDRESS (host:port, and TEMPORAL_TLS / TEMPORAL_API_KEY for a cloud), or leave it out to start a server on this machine.';
  if (port === undefined) {
    throw new StackError(`TEMPORAL_ADDRESS="${target.address}" is not of the form host:port.`, wayOut);
  }
  try {
    await withTemporal(target, timeoutMs, (connection) => connection.workflowService.getSystemInfo({}));
  } catch (error) {
    throw new StackError(
      `No Temporal server answers at TEMPORAL_ADDRESS=${target.address} (waited ${timeoutMs / 1000} s): ${(error as Error).message}`,
      wayOut,
    );
  }
}

const ALREADY_EXISTS = 6;

/**
 * Registers the namespace unless it exists, and waits until the server's services know it.
 * @param retentionDays how long closed histories are kept by the engine.
 */
export async function ensureNamespace(
  target: TemporalTarget,
  namespace: string,
  retentionDays: number,
): Promise<void> {
  await withTemporal(target, 10_000, async (connection) => {
    try {
      await connection.workflowService.describeNamespace({ namespace });
      return;
    } catch {
      // Not there yet.
    }
    try {
      await connection.workflowService.registerNamespace({
        namespace,
        workflowExecutionRetentionPeriod: msToTs(retentionDays * 86_400_000),
      });
    } catch (error) {
      if ((error as { code?: number }).code !== ALREADY_EXISTS) throw error;
    }
  });
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      await withTemporal(target, 5_000, (connection) =>
        connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1 }),
      );
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
