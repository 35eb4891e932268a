import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import type { AppContext } from '../context';

/** An id for every request, given back in `X-Request-Id`. */
export const requestId: RequestHandler = (req, res, next) => {
  req.id = randomUUID();
  res.set('X-Request-Id', req.id);
  next();
};

/**
 * One line per request: method, path, status, duration, account. No bodies, no query strings, no headers: they carry
 * names, credit codes and cookies.
 */
export function requestLog(ctx: AppContext): RequestHandler {
  return pinoHttp({
    logger: ctx.logger,
    genReqId: (req) => req.id,
    autoLogging: { ignore: (req) => SILENT.some((start) => req.url?.startsWith(start)) },
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info'),
    customProps: (req) => ({ account: (req as { viewer?: { accountId: string } }).viewer?.accountId }),
    serializers: {
      req: (req: { id: string; method: string; url: string }) => ({
        id: req.id,
        method: req.method,
        path: withoutQuery(req.url),
      }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
  }) as RequestHandler;
}

/** Looks of machines; and ballots, so that no line tells when somebody answered or from where. */
const SILENT = ['/health', '/ready', '/api/public/ballot/'];

const withoutQuery = (url: string): string => url.split('?', 1)[0] ?? '';
