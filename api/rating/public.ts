import type { Router } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { AppContext } from '../context';
import { resource } from '../http';
import { addressLimit } from '../middleware/addressLimit';
import type { RatingDesk } from './desk';
import { openRating } from './open';
import { OpenedRatingView, OpenRatingBody, RatingReceiptView, SubmitRatingBody } from './publicSchemas';
import { takeRating } from './take';
import { takeTurns } from './turns';

/** Of the twenty connections of an API; those who wait are some seconds of a full hall. */
const AT_ONCE = 10;
const MOST_WAITING = 2_000;

/** What people at a window use: open a code, hand in a rating. Nobody logs in, nobody is asked who he is. */
export function publicRatingRouter(ctx: AppContext, desk: RatingDesk): Router {
  const { router, route } = resource(ctx, '/public/rating', '码上评');
  // A hall stands behind one address, so the ceiling is high; what is too much for one person is for the rules to see.
  const { ratingRequestsPerMinute } = ctx.settings.limits;
  router.use(
    '/public/rating',
    addressLimit(ratingRequestsPerMinute, '评价的人较多，请一分钟后再提交，填写的内容会保留。'),
  );
  const inTurn = takeTurns(AT_ONCE, MOST_WAITING);
  route(
    'post',
    '/open',
    { summary: '打开评价码', access: 'PUBLIC', body: OpenRatingBody, answers: OpenedRatingView },
    async ({ body }) => inTurn(() => openRating(ctx, desk, body, new Date().toISOString())),
  );
  route(
    'post',
    '/submit',
    { summary: '提交评价', access: 'PUBLIC', body: SubmitRatingBody, answers: RatingReceiptView },
    async ({ body, req }) =>
      inTurn(() => takeRating(ctx, desk, body, ipKeyGenerator(req.ip ?? ''), new Date().toISOString())),
  );
  return router;
}
