import { z } from 'zod';
import { MESSAGE_SIGNATURE_HEADER, signMessage } from '../../db/support/hmac';
import type { MessageAnswer, MessageGateway } from './gateway';

const refused = z.object({ accepted: z.literal(false), failureCode: z.string().min(1).max(64) });

/**
 * Message gateway over HTTP: signed JSON bodies, redirects refused. Addresses hold nothing; errors name the HTTP
 * status only, so that they can be logged.
 */
export function httpMessageGateway(options: {
  /** Root of the gateway's interface. */
  url: string;
  secret: string;
  /** Milliseconds after which an answer is no longer awaited. */
  timeoutMs?: number;
}): MessageGateway {
  const address = `${options.url.replace(/\/+$/, '')}/messages`;
  return {
    async send(message): Promise<MessageAnswer> {
      const body = JSON.stringify(message);
      const response = await fetch(address, {
        method: 'POST',
        body,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          [MESSAGE_SIGNATURE_HEADER]: signMessage(options.secret, body),
        },
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
      });
      if (response.status === 422) return refused.parse(await response.json());
      if (!response.ok) throw new Error(`the message gateway answered ${response.status}`);
      await response.arrayBuffer();
      return { accepted: true };
    },
  };
}
