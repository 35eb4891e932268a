import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pause } from './measure';

/** A bank without books: it takes every instruction at once and says when. Its own cost stays out of the figures. */
export interface BenchBank {
  url: string;
  /** Milliseconds that `arrived` waits longer, 0 at first: a result that comes well after the bank's answer. */
  delayMs: number;
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
  const bank: BenchBank = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delayMs: 0,
    async arrived(instructionId) {
      if (!early.delete(instructionId))
        await new Promise<void>((resolve) => waiting.set(instructionId, resolve));
      if (bank.delayMs > 0) await pause(bank.delayMs);
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return bank;
}
