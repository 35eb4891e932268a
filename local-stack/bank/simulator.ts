import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connectDatabase } from '../../db/connect';
import { createBankApp } from './app';
import { createBankSchema } from './schema';
import { startSettlement } from './settle';
import { type Result, readBooks, settleInstruction } from './store';

export interface BankSimulatorOptions {
  databaseUrl: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  callbackUrl: string;
  secret: string;
  /** Milliseconds between taking an instruction and settling it. */
  delayMs: number;
  /** Every n-th instruction fails; 0: none. Further rules in `fate.ts`. */
  failureEvery: number;
  /** MANUAL: nothing is settled until `settle` is called. */
  mode: 'AUTO' | 'MANUAL';
  /** First pause before a callback is repeated, default 500 ms. */
  retryMs?: number;
  onError?(error: unknown): void;
}

export interface BankSimulator {
  url: string;
  /** Settles a pending instruction by hand; its callback follows. False when unknown or settled before. */
  settle(instructionId: string, result: Result): Promise<boolean>;
  /** Sums in fen; they are equal when every successful instruction was paid exactly once. */
  books(): Promise<{ succeededFen: number; transferredFen: number }>;
  close(): Promise<void>;
}

/** A bank that behaves like one: takes an instruction once, settles later, tells the result until it is heard. */
export async function startBankSimulator(options: BankSimulatorOptions): Promise<BankSimulator> {
  const { pool, close: closePool } = connectDatabase(options.databaseUrl, {
    max: 4,
    applicationName: 'bank',
  });
  await createBankSchema(pool);
  const app = createBankApp(pool, {
    secret: options.secret,
    failureEvery: options.failureEvery,
    settleAfterMs: options.mode === 'AUTO' ? options.delayMs : null,
  });
  const host = options.host ?? '127.0.0.1';
  const server = app.listen(options.port, host);
  await once(server, 'listening');
  const settlement = startSettlement(pool, {
    callbackUrl: options.callbackUrl,
    secret: options.secret,
    retryMs: options.retryMs ?? 500,
    pollMs: Math.min(250, Math.max(20, options.delayMs)),
    onError: options.onError ?? (() => undefined),
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    settle: (instructionId, result) => settleInstruction(pool, instructionId, result),
    books: () => readBooks(pool),
    async close() {
      server.closeAllConnections();
      server.close();
      await settlement.stop();
      await closePool();
    },
  };
}
