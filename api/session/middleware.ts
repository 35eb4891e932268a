import * as cookie from 'cookie';
import type { RequestHandler } from 'express';
import type { AppContext } from '../context';
import { resume } from './service';
import { SESSION_COOKIE, tokenHash } from './token';

/** Puts the person of the session cookie on the request; requests without a valid session go on without one. */
export function sessionMiddleware(ctx: AppContext): RequestHandler {
  return async (req, _res, next) => {
    const token = cookie.parse(req.headers.cookie ?? '')[SESSION_COOKIE];
    if (token) {
      const idHash = tokenHash(ctx.settings.sessionSecret, token);
      const viewer = await resume(ctx, idHash);
      if (viewer) {
        req.viewer = viewer;
        req.sessionHash = idHash;
      }
    }
    next();
  };
}
