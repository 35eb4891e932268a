import { z } from 'zod';
import { SIGNATURE_HEADER, signMessage } from '../../db/support/hmac';
import type { InstructAnswer, PaymentGateway, PaymentOrder, PaymentStanding } from './gateway';

export interface HttpGatewayOptions {
  /** Root of the bank's interface, e.g. `https://bank.example/pay`. */
  url: string;
  /** Shared secret of the signatures. */
  secret: string;
  /** Milliseconds after which an answer is no longer awaited; 10 seconds by default. */
  timeoutMs?: number;
}

const accepted = z.object({ accepted: z.literal(true), gatewayReference: z.string().min(1) });
const refused = z.object({ accepted: z.literal(false), failureCode: z.string().min(1) });
const standing = z.object({
  status: z.enum(['PENDING', 'SUCCEEDED', 'FAILED']),
  gatewayReference: z.string().nullable(),
  failureCode: z.string().nullable(),
});

/**
 * Payment gateway over HTTP: signed JSON bodies, redirects refused. Addresses hold the instruction's id and
 * nothing about the payee; errors name the id and the HTTP status only, so that they can be logged.
 */
export function httpGateway(options: HttpGatewayOptions): PaymentGateway {
  const root = options.url.replace(/\/+$/, '');

  async function call(method: 'GET' | 'POST', path: string, body?: string): Promise<Response> {
    return fetch(root + path, {
      method,
      body,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        [SIGNATURE_HEADER]: signMessage(options.secret, body ?? `${method} ${path}`),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs ?? 10_000),
    });
  }

  return {
    async instruct(order: PaymentOrder): Promise<InstructAnswer> {
      const response = await call('POST', '/instructions', JSON.stringify(order));
      if (response.status === 422) return refused.parse(await response.json());
      if (!response.ok) throw new GatewayError('instruct', order.instructionId, response.status);
      return accepted.parse(await response.json());
    },

    async query(instructionId: string): Promise<PaymentStanding> {
      const response = await call('GET', `/instructions/${encodeURIComponent(instructionId)}`);
      if (response.status === 404) return { status: 'UNKNOWN', gatewayReference: null, failureCode: null };
      if (!response.ok) throw new GatewayError('query', instructionId, response.status);
      return standing.parse(await response.json());
    },
  };
}

/**
 * The bank answered, but not with a decision about the payment: a fault on its side (5xx), a wrong secret (401) or
 * an id that it knows with another amount (409). Never a failed payment.
 */
export class GatewayError extends Error {
  constructor(
    readonly operation: 'instruct' | 'query',
    readonly instructionId: string,
    readonly httpStatus: number,
  ) {
    super(`bank answered ${httpStatus} to ${operation} of instruction ${instructionId}`);
    this.name = 'GatewayError';
  }
}
