import { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import express, { type Express, type Router } from 'express';
import { pino } from 'pino';
import type { AppContext } from '../../api/context';
import { DEFAULTS } from '../../api/env';
import { errorHandler } from '../../api/errors';
import type { Viewer } from '../../api/session/viewer';
import { directoryFileStore } from '../../api/uploads/fileStore';
import type { Db } from '../../db/connect';
import { organisations } from '../../db/presets';
import { account, applicant } from './rows';

/** Header in which a test says who is logged in. */
export const LOGIN = 'x-test-login';

/** An application with some routers only; logged in is whoever the header names. */
export function appWith(
  parts: { db: Db; fileStoreDir?: string; bankSecret?: string },
  ...routers: ((ctx: AppContext) => Router)[]
): Express {
  const ctx = {
    db: parts.db,
    fileStore: directoryFileStore(parts.fileStoreDir ?? '/nonexistent'),
    openapi: new OpenAPIRegistry(),
    logger: pino({ level: 'silent' }),
    settings: { ...DEFAULTS, bankCallbackSecret: parts.bankSecret ?? '' },
  } as unknown as AppContext;
  const app = express();
  app.use(
    express.json({
      verify: (req, _res, raw) => {
        (req as express.Request).rawBody = raw;
      },
    }),
  );
  app.use((req, _res, next) => {
    const username = req.get(LOGIN);
    if (username) req.viewer = viewer(username);
    next();
  });
  for (const router of routers) app.use('/api', router(ctx));
  app.use(errorHandler);
  return app;
}

function viewer(username: string): Viewer {
  const { id, displayName, roles, organisationId, enterpriseId } = account(username);
  const organisation = organisations.find((each) => each.id === organisationId) ?? null;
  const enterprise =
    enterpriseId === null
      ? null
      : { id: enterpriseId, name: enterpriseId === applicant.id ? applicant.name : '' };
  return {
    accountId: id,
    username,
    displayName,
    roles,
    organisation,
    enterprise,
    schemes: [],
    regionSchemes: [],
    citySchemes: [],
    terms: [],
  };
}
