import type { Pool } from 'pg';
import { SIGNATURE_HEADER, signMessage } from '../../db/support/hmac';
import { confirmCallback, type SettlementEvent, settleDue, takeCallbacks } from './store';

export interface SettlementOptions {
  callbackUrl: string;
  secret: string;
  /** First pause between two tries of a callback; doubled with each try, at most a minute. */
  retryMs: number;
  /** Pause between two looks into the table. */
  pollMs: number;
  onError(error: unknown): void;
}

/**
 * Settles due instructions and tells the news until it is confirmed with 2xx. Everything is read from the table, so
 * what was waiting when the process died goes on after the next start; news may be told twice, never lost.
 */
export function startSettlement(pool: Pool, options: SettlementOptions): { stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;

  const rounds = (async () => {
    while (!stopped) {
      try {
        await settleDue(pool);
        const events = await takeCallbacks(pool, options.retryMs);
        await Promise.all(events.map((event) => deliver(pool, event, options)));
      } catch (error) {
        options.onError(error);
      }
      if (stopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, options.pollMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();

  return {
    async stop() {
      stopped = true;
      wake();
      await rounds;
    },
  };
}

async function deliver(pool: Pool, event: SettlementEvent, options: SettlementOptions): Promise<void> {
  const body = JSON.stringify(event);
  try {
    const response = await fetch(options.callbackUrl, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        [SIGNATURE_HEADER]: signMessage(options.secret, body),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    if (response.ok) return await confirmCallback(pool, event.eventId);
    options.onError(new Error(`callback of ${event.instructionId} answered with ${response.status}`));
  } catch (error) {
    options.onError(error);
  }
}
