import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express';
import { z } from 'zod';
import { requireRole } from './access';
import type { AppContext } from './context';
import { ProblemError } from './errors';
import { describe } from './openapi';
import type { Method, Out, RouteSpec, Shape } from './routeSpec';
import type { Viewer } from './session/viewer';

/** A checked request. */
export interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  /** Throws 401 on a public route when nobody is logged in. */
  readonly viewer: Viewer;
  /** The Idempotency-Key; empty on routes that do not ask for one. */
  key: string;
  req: Request;
  res: Response;
}

type Handler<P extends Shape, Q extends Shape, B extends Shape, R extends Shape> = (
  call: Call<Out<P>, Out<Q>, Out<B>>,
) => Promise<R extends z.ZodType ? z.input<R> : unknown>;

/** Routes of one resource; `base` is the path below `/api`, the router is mounted at `/api`. */
export interface Resource {
  router: Router;
  route<
    P extends Shape = undefined,
    Q extends Shape = undefined,
    B extends Shape = undefined,
    R extends Shape = undefined,
  >(method: Method, path: string, spec: RouteSpec<P, Q, B, R>, handler: Handler<P, Q, B, R>): void;
}

/** Starts the routes of one resource; every route is also registered in the OpenAPI document under `tag`. */
export function resource(ctx: AppContext, base: string, tag: string): Resource {
  const router = Router();
  return {
    router,
    route(method, path, spec, handler) {
      const full = `${base}${path === '/' ? '' : path}`;
      describe(ctx.openapi, method, full, tag, spec);
      router[method](full, handle(spec, handler));
    },
  };
}

/** Checks access, key, parameters and body, runs the handler and shapes its answer; errors go to the mapper. */
function handle<P extends Shape, Q extends Shape, B extends Shape, R extends Shape>(
  spec: RouteSpec<P, Q, B, R>,
  handler: Handler<P, Q, B, R>,
): RequestHandler {
  return async (req: Request, res: Response, _next: NextFunction) => {
    if (spec.access !== 'PUBLIC') {
      const viewer = viewerOf(req);
      if (spec.access !== 'SESSION') requireRole(viewer, spec.access);
    }
    const answer = await handler({
      params: check(spec.params, req.params),
      query: check(spec.query, req.query),
      body: check(spec.body, req.body ?? {}),
      get viewer() {
        return viewerOf(req);
      },
      key: spec.idempotent ? idempotencyKey(req) : '',
      req,
      res,
    });
    if (!spec.answers) {
      if (!res.headersSent && answer === undefined && !spec.produces) res.status(spec.status ?? 204).end();
      return;
    }
    res.status(spec.status ?? 200).json(spec.answers.parse(answer));
  };
}

/** The person logged in, or 401. */
export function viewerOf(req: Request): Viewer {
  if (req.viewer) return req.viewer;
  throw new ProblemError(401, 'NOT_LOGGED_IN', '尚未登录或登录已过期，请重新登录。');
}

const chinese = { error: z.locales.zhCN().localeError };

function check<S extends Shape>(schema: S | undefined, value: unknown): Out<S> {
  return (schema ? schema.parse(value, chinese) : undefined) as Out<S>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The request's Idempotency-Key in lower case; throws 400 when it is missing or not a UUID. */
export function idempotencyKey(req: Request): string {
  const key = req.get('Idempotency-Key')?.trim();
  if (!key)
    throw new ProblemError(
      400,
      'IDEMPOTENCY_KEY_REQUIRED',
      '缺少 Idempotency-Key 请求头，无法防止重复提交。',
    );
  if (!UUID.test(key))
    throw new ProblemError(400, 'IDEMPOTENCY_KEY_INVALID', 'Idempotency-Key 必须是 UUID。');
  return key.toLowerCase();
}

declare global {
  namespace Express {
    interface Request {
      /** Set by the session middleware when somebody is logged in. */
      viewer?: Viewer;
      /** SHA-256 of the session token, for logging out. */
      sessionHash?: string;
      /** Bytes of the body as received; kept for signed callbacks only (`/api/bank/…`). */
      rawBody?: Buffer;
    }
  }
}
