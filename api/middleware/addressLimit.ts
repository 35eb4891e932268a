import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { ProblemError, sendProblem } from '../errors';

/**
 * The most requests that one address may send to public routes in a minute; beyond it they are refused with these words
 * and the time to wait. With `failedOnly` what succeeds does not count, but counts until it has.
 */
export const addressLimit = (
  perMinute: number,
  message: string,
  { failedOnly = false }: { failedOnly?: boolean } = {},
): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    skipSuccessfulRequests: failedOnly,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => ipKeyGenerator(req.ip ?? ''),
    handler: (_req, res) =>
      sendProblem(res, new ProblemError(429, 'TOO_MANY_REQUESTS', message, { retryAfter: 60 })),
  });
