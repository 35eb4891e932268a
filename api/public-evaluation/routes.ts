import type { Response, Router } from 'express';
import { z } from 'zod';
import type { AppContext } from '../context';
import { resource } from '../http';
import { addressLimit } from '../middleware/addressLimit';
import { PublicBulletinView, PublicEvaluationView } from './schemas';
import { viewPublicBulletin, viewPublicEvaluation } from './view';

const RoundId = z.object({ roundId: z.uuid() });

/** The same for everybody, and not urgent: anybody on the way may keep it for a minute. */
const keepAMinute = (res: Response) => res.set('Cache-Control', 'public, max-age=60');

/** What everybody may read of the direct evaluation without login (GE-WAY-1, GE-USE-1). */
export function publicEvaluationRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/public/evaluation', '营商我评');
  router.use(
    '/public/evaluation',
    addressLimit(ctx.settings.limits.bulletinRequestsPerMinute, '访问的人较多，请一分钟后再打开。'),
  );
  route(
    'get',
    '/',
    { summary: '直接评价介绍、当前轮次、已发布的通报', access: 'PUBLIC', answers: PublicEvaluationView },
    async ({ res }) => {
      const view = await viewPublicEvaluation(ctx, new Date().toISOString());
      keepAMinute(res);
      return view;
    },
  );
  route(
    'get',
    '/bulletins/:roundId',
    { summary: '一期排名通报的各个版本', access: 'PUBLIC', params: RoundId, answers: PublicBulletinView },
    async ({ params, res }) => {
      const view = await viewPublicBulletin(ctx, params.roundId);
      keepAMinute(res);
      return view;
    },
  );
  return router;
}
