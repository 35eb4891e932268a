import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bank without books: it takes every instruction at once and says when. Its own cost stays out of the figures. */
export interface BenchBank {
  url: string;
  /** Resolves when the instruction with this id has arrived; ask before or after. */
  arrived(instructionId: string): Promise<void>;
  close(): void;
}

/** Starts it on a free port of 127.0.0.1. */
export async function startBenchBank(): Promise<BenchBank> {
  const waiting = new Map<string, () => void>();
  const early = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { instructionId } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as {
      instructionId?: string;
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ accepted: true, gatewayReference: `B-${instructionId}` }));
    if (!instructionId) return;
    const wake = waiting.get(instructionId);
    waiting.delete(instructionId);
    if (wake) wake();
    else early.add(instructionId);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived: (instructionId) =>
      early.delete(instructionId)
        ? Promise.resolve()
        : new Promise((resolve) => waiting.set(instructionId, resolve)),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
