import * as cookie from 'cookie';
import type { Request, RequestHandler, Response, Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { AppContext } from '../context';
import { ProblemError, sendProblem } from '../errors';
import { resource } from '../http';
import { LogIn, SessionAnswer } from './schemas';
import { logIn, logOut } from './service';
import { SESSION_COOKIE } from './token';
import type { Viewer } from './viewer';

/** Logging in and out, and who is logged in. */
export function sessionRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/session', '登录');
  router.post('/session', ...loginLimits(ctx));
  const answer = (viewer: Viewer) => ({
    account: {
      ...viewer,
      id: viewer.accountId,
      roles: [...viewer.roles],
      schemes: [...viewer.schemes],
      regionSchemes: [...viewer.regionSchemes],
      citySchemes: [...viewer.citySchemes],
      terms: [...viewer.terms],
    },
    demoMode: ctx.settings.demoMode,
  });

  route(
    'post',
    '/',
    { summary: '登录', access: 'PUBLIC', body: LogIn, answers: SessionAnswer },
    async ({ body, req, res }) => {
      if (req.sessionHash) await logOut(ctx, req.sessionHash);
      const { token, viewer } = await logIn(ctx, body.username, body.password);
      setCookie(ctx, res, token, ctx.settings.session.absoluteMs / 1000);
      return answer(viewer);
    },
  );

  route(
    'get',
    '/',
    { summary: '当前登录人', access: 'SESSION', answers: SessionAnswer },
    async ({ viewer }) => answer(viewer),
  );

  route('delete', '/', { summary: '退出登录', access: 'PUBLIC' }, async ({ req, res }) => {
    if (req.sessionHash) await logOut(ctx, req.sessionHash);
    setCookie(ctx, res, '', 0);
  });
  return router;
}

function setCookie(ctx: AppContext, res: Response, value: string, maxAge: number): void {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    secure: ctx.settings.production,
    path: '/',
    maxAge,
  } as const;
  res.append('Set-Cookie', cookie.serialize(SESSION_COOKIE, value, options));
  res.set('Cache-Control', 'no-store');
}

/** Failed attempts, by client and name and by client alone; successes do not count. */
function loginLimits(ctx: AppContext): RequestHandler[] {
  const { failedLogins, failedLoginsPerClient } = ctx.settings.limits;
  const client = (req: Request) => ipKeyGenerator(req.ip ?? '');
  const name = (req: Request) =>
    String(req.body?.username ?? '')
      .trim()
      .toLowerCase()
      .slice(0, 64);
  return [
    loginLimit(failedLoginsPerClient, client),
    loginLimit(failedLogins, (req) => `${client(req)}|${name(req)}`),
  ];
}

function loginLimit(limit: number, keyGenerator: (req: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: 600_000,
    limit,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator,
    handler: (_req, res) =>
      sendProblem(
        res,
        new ProblemError(429, 'TOO_MANY_LOGINS', '登录失败次数过多，请 10 分钟后再试。', { retryAfter: 600 }),
      ),
  });
}
