import { Router } from 'express';
import { z } from 'zod';
import { invitationCounts, undeliverable } from '../../db/queries/delivery';
import { findEvaluationRound } from '../../db/queries/evaluationRound';
import { readable } from '../access';
import type { AppContext } from '../context';
import { forbidden } from '../errors';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { resource } from '../http';
import { maskName, maskPhone } from '../mask';
import { addressLimit } from '../middleware/addressLimit';
import { openBallot, submitBallot } from './open';
import { BallotReceiptView, BallotView, DeliveriesView, OpenBallotBody, SubmitBallotBody } from './schemas';

/**
 * Tokens can't be guessed; whoever tries all the same is slowed down. What succeeds does not count, but counts until it
 * has: so many may answer at the same moment behind one address.
 */
const TRIES_PER_MINUTE = 2_000;

/** Ballots of the drawn, by their invitations, and how invitations went out. Nobody reads a ballot. */
export function ballotsRouter(ctx: AppContext): Router {
  const { router: ballots, route } = resource(ctx, '/public/ballot', '集中评价答卷');
  ballots.use(
    '/public/ballot',
    addressLimit(TRIES_PER_MINUTE, '尝试过于频繁，请一分钟后再试，已填写的内容仍保留。', {
      failedOnly: true,
    }),
  );
  route(
    'post',
    '/open',
    { summary: '打开答卷', access: 'PUBLIC', body: OpenBallotBody, answers: BallotView },
    async ({ body }) => openBallot(ctx, body.token),
  );
  route(
    'post',
    '/submit',
    { summary: '提交答卷', access: 'PUBLIC', body: SubmitBallotBody, answers: BallotReceiptView },
    async ({ body }) => {
      await submitBallot(ctx, body.token, body.sheet);
      return { received: true as const };
    },
  );
  const router = Router();
  router.use(ballots, deliveries(ctx));
  return router;
}

function deliveries(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/evaluation-rounds', '评价轮次');
  route(
    'get',
    '/:id/deliveries',
    {
      summary: '邀请与提醒的送达情况',
      access: ['ORGANISER'],
      params: z.object({ id: z.uuid() }),
      answers: DeliveriesView,
    },
    async ({ viewer, params }) => {
      const round = readable(
        viewer,
        'evaluationRound',
        await findEvaluationRound(ctx.db, params.id),
        '该轮评价',
      );
      if (!isEvaluationOrganiser(viewer)) throw forbidden();
      const [counts, missed] = await Promise.all([
        invitationCounts(ctx.db, round.id),
        undeliverable(ctx.db, round.id),
      ]);
      return {
        counts,
        undeliverable: missed.map(({ name, phone, ...rest }) => ({
          ...rest,
          name: maskName(name),
          phone: phone && maskPhone(phone),
        })),
      };
    },
  );
  return router;
}
