import { Router } from 'express';
import { sql } from 'kysely';
import type { AppContext } from '../context';

const LIMIT_MS = 3_000;

/** `/health`: this process answers. `/ready`: database and process engine answer too, else 503. */
export function healthRouter(ctx: AppContext): Router {
  const router = Router();
  router.get('/health', (_req, res) => {
    res.json({ ok: true });
  });
  router.get('/ready', async (_req, res) => {
    const [database, engine] = await Promise.all([
      answers(sql`select 1`.execute(ctx.db)),
      answers(
        ctx.client.withDeadline(Date.now() + LIMIT_MS, () =>
          ctx.client.workflowService.describeNamespace({ namespace: ctx.settings.namespace }),
        ),
      ),
    ]);
    const ok = database && engine;
    res.status(ok ? 200 : 503).json({ ok, database, engine });
  });
  return router;
}

/** True when the promise is kept within the limit. */
async function answers(promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LIMIT_MS);
  });
  const done = promise.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
