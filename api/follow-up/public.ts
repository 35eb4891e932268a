import type { Router } from 'express';
import type { AppContext } from '../context';
import { resource } from '../http';
import { addressLimit } from '../middleware/addressLimit';
import { complaintPlace, takeBack, takeComplaint, track } from './complaint';
import {
  ComplaintBody,
  ComplaintPlaceBody,
  ComplaintPlaceView,
  ComplaintReceiptView,
  TrackBody,
  TrackedView,
} from './publicSchemas';

/** Requests of one address in a minute; a hall may stand behind it. */
const PER_MINUTE = 120;

/** What complainants use (GE-WAY-4): nobody logs in; codes and words travel in bodies, never in addresses. */
export function complaintsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/public/complaints', '投诉');
  router.use(
    '/public/complaints',
    addressLimit(PER_MINUTE, '提交或查询过于频繁，请一分钟后再试，填写的内容会保留。'),
  );
  route(
    'post',
    '/',
    { summary: '提交投诉', access: 'PUBLIC', body: ComplaintBody, answers: ComplaintReceiptView },
    async ({ body }) => takeComplaint(ctx, body, new Date().toISOString()),
  );
  route(
    'post',
    '/place',
    { summary: '打开投诉页面', access: 'PUBLIC', body: ComplaintPlaceBody, answers: ComplaintPlaceView },
    async ({ body }) => complaintPlace(ctx, body.code, new Date().toISOString()),
  );
  route(
    'post',
    '/track',
    { summary: '查询投诉办理情况', access: 'PUBLIC', body: TrackBody, answers: TrackedView },
    async ({ body }) => track(ctx, body.trackingCode),
  );
  route(
    'post',
    '/withdraw',
    { summary: '撤回投诉', access: 'PUBLIC', body: TrackBody, answers: TrackedView },
    async ({ body }) => takeBack(ctx, body.trackingCode, new Date().toISOString()),
  );
  return router;
}
