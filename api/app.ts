import express, { type Express } from 'express';
import { accountsRouter } from './account/routes';
import { assessmentsRouter, reviewsRouter } from './assessment/routes';
import { auditRouter } from './audit/routes';
import { awardsRouter } from './award/routes';
import { ballotsRouter } from './ballot/routes';
import { bankRouter } from './bank/routes';
import { settleInstruction } from './bank/settle';
import { calendarRouter } from './calendar/routes';
import type { AppContext } from './context';
import { demoRouter } from './demo/routes';
import { docsRouter } from './docs/routes';
import { documentsRouter } from './documents/routes';
import { enterprisesRouter } from './enterprise/routes';
import { errorHandler, notFound } from './errors';
import { evaluationObjectsRouter } from './evaluation-object/routes';
import { evaluationRoundsRouter } from './evaluation-round/routes';
import { evaluationSchemeRouter } from './evaluation-scheme/routes';
import { evaluationUnitsRouter } from './evaluation-unit/routes';
import { followUpsRouter } from './follow-up/routes';
import { fundEntriesRouter, fundPoolsRouter } from './fund-pool/routes';
import {
  gatheringsRouter,
  myGatheringsRouter,
  randomVisitsRouter,
  schemeWatchesRouter,
} from './gathering/routes';
import { healthRouter } from './health/routes';
import { libraryRouter } from './library/routes';
import { measuresRouter } from './measure/routes';
import { requestId, requestLog } from './middleware/log';
import { originCheck, requestLimit, securityHeaders } from './middleware/security';
import { uiRouter } from './middleware/ui';
import { notificationsRouter } from './notification/routes';
import { obligationsRouter } from './obligation/routes';
import { officerSchemeActsRouter } from './officer-scheme/actRoutes';
import { officerSchemesRouter } from './officer-scheme/routes';
import { termRecordsRouter } from './officer-term/recordRoutes';
import { officerTermsRouter } from './officer-term/routes';
import { officerTermViewsRouter } from './officer-term/viewRoutes';
import { organisationsRouter } from './organisation/routes';
import { overdueBoardRouter } from './overdue-board/routes';
import { policyItemsRouter } from './policy-item/routes';
import { publicRouter } from './public/routes';
import { publicEvaluationRouter } from './public-evaluation/routes';
import { questionnairesRouter } from './questionnaire/routes';
import { ratingsRouter } from './rating/routes';
import { ratingPointsRouter } from './rating-point/routes';
import { redemptionsRouter } from './redemption/routes';
import { rewardListsRouter } from './reward-list/routes';
import { sessionMiddleware } from './session/middleware';
import { sessionRouter } from './session/routes';
import { uploadsRouter } from './uploads/routes';
import { workbenchRouter } from './workbench/routes';

/** Largest JSON body. */
const BODY_LIMIT = '256kb';

/** The whole application on this context; it listens nowhere yet. */
export function createApp(ctx: AppContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', ctx.settings.trustedProxies);
  app.use(requestId, requestLog(ctx), securityHeaders(ctx));
  app.use(healthRouter(ctx));
  app.use('/api', apiRouter(ctx));
  app.use(uiRouter(ctx));
  app.use(errorHandler);
  return app;
}

function apiRouter(ctx: AppContext): express.Router {
  const api = express.Router();
  api.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });
  api.use(docsRouter(ctx));
  api.use(
    express.json({
      limit: BODY_LIMIT,
      verify: (req, _res, bytes) => {
        const request = req as express.Request;
        if (request.originalUrl.startsWith('/api/bank/')) request.rawBody = bytes;
      },
    }),
  );
  api.use(bankRouter(ctx, settleInstruction(ctx)));
  api.use(originCheck(ctx), sessionMiddleware(ctx), requestLimit(ctx));
  const factories = [
    // First, because a full hall uses it: every router before it would look at each of these requests.
    ratingsRouter,
    sessionRouter,
    workbenchRouter,
    redemptionsRouter,
    obligationsRouter,
    overdueBoardRouter,
    documentsRouter,
    enterprisesRouter,
    policyItemsRouter,
    organisationsRouter,
    accountsRouter,
    assessmentsRouter,
    reviewsRouter,
    rewardListsRouter,
    fundPoolsRouter,
    fundEntriesRouter,
    notificationsRouter,
    calendarRouter,
    termRecordsRouter,
    officerTermsRouter,
    officerTermViewsRouter,
    officerSchemesRouter,
    officerSchemeActsRouter,
    gatheringsRouter,
    myGatheringsRouter,
    schemeWatchesRouter,
    randomVisitsRouter,
    measuresRouter,
    evaluationSchemeRouter,
    evaluationRoundsRouter,
    evaluationUnitsRouter,
    evaluationObjectsRouter,
    libraryRouter,
    questionnairesRouter,
    ballotsRouter,
    ratingPointsRouter,
    followUpsRouter,
    awardsRouter,
    publicEvaluationRouter,
    auditRouter,
    publicRouter,
    demoRouter,
  ];
  for (const factory of factories) api.use(factory(ctx));
  api.use(uploadsRouter(ctx));
  api.use((_req) => {
    throw notFound('这个接口');
  });
  return api;
}
