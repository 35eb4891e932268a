import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { AppContext } from '../context';
import { ProblemError, sendProblem } from '../errors';

/** Security headers; no inline script anywhere, styles may be inline (component styles). */
export function securityHeaders(ctx: AppContext): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: ctx.settings.production,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses writes that a browser sends from another site. Clients that are no browsers send neither header and have
 * no cookie that another site could use.
 */
export function originCheck(ctx: AppContext): RequestHandler {
  const own = ctx.settings.publicUrl ? new URL(ctx.settings.publicUrl).origin : null;
  return (req, _res, next) => {
    if (SAFE.has(req.method)) return next();
    const origin = req.get('Origin');
    const site = req.get('Sec-Fetch-Site');
    const foreign = origin
      ? origin !== own && hostOf(origin) !== req.get('Host')
      : site !== undefined && site !== 'same-origin' && site !== 'none';
    if (foreign) throw new ProblemError(403, 'FOREIGN_ORIGIN', '请求来自其他网站，已被拒绝。');
    next();
  };
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** A generous ceiling per session (or address), so that one client cannot take the service from the others. */
export function requestLimit(ctx: AppContext): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: ctx.settings.limits.requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => req.sessionHash ?? ipKeyGenerator(req.ip ?? ''),
    // A hall of raters stands behind one address, an office of readers; they have limits of their own.
    skip: (req) =>
      ['/api/public/rating/', '/api/public/ballot/', '/api/public/evaluation'].some((start) =>
        req.originalUrl.startsWith(start),
      ),
    handler: (_req, res) =>
      sendProblem(
        res,
        new ProblemError(429, 'TOO_MANY_REQUESTS', '操作过于频繁，请稍候再试。', { retryAfter: 60 }),
      ),
  });
}
