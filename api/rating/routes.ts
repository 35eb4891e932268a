import type { Router } from 'express';
import { z } from 'zod';
import { countSetAside, listRatings, RATING_SORTS } from '../../db/queries/ratingList';
import { addDays, chinaInstant } from '../../workflows/rules/calendar/dates';
import { scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { COUNT_CAP, listAnswer, listQuery, page } from '../list';
import type { Viewer } from '../session/viewer';
import { XLSX } from '../spreadsheet';
import { readBoard, readOwnBoard } from './board';
import { createRatingDesk } from './desk';
import { publicRatingRouter } from './public';
import { auditRatingExport, ownObjects, readableRating } from './readers';
import {
  BoardQuery,
  BoardView,
  BulkScreenAnswer,
  BulkScreenBody,
  ContactView,
  OwnBoardView,
  QueueView,
  RatingListFilter,
  RatingRowView,
  RatingView,
  ScreenAnswer,
  ScreenBody,
} from './schemas';
import { readRatingContact, screen, screenSeveral } from './screen';
import { viewRating, viewRow } from './view';
import { boardWorkbook, ratingsWorkbook } from './workbooks';

const Id = z.object({ id: z.uuid() });
const query = listQuery(RatingListFilter, RATING_SORTS, { field: 'at', descending: true });
type Asked = z.output<typeof query>;
/** Who finds ratings at all: the organiser, and those who supervise or audit him (GE-WAY-3). */
const READERS = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'] as const;

/** Real-time ratings: the list, what was set aside, the figures; and what raters use. */
export function ratingsRouter(ctx: AppContext): Router {
  const desk = createRatingDesk(ctx);
  const { router, route } = resource(ctx, '/ratings', '实时评价');
  const rows = async (viewer: Viewer, asked: Asked) => {
    const { parameters } = await desk.parameters();
    const { poor, from, to, ...filter } = asked.filter;
    const found = await listRatings(ctx.db, scope(viewer, 'rating'), {
      ...asked,
      filter: {
        ...filter,
        except: await ownObjects(ctx, viewer),
        worstUpTo: poor ? parameters.ratings.poorUpTo : undefined,
        from: from && chinaInstant(from, '00:00'),
        until: to && chinaInstant(addDays(to, 1), '00:00'),
      },
    });
    return { rows: found.rows.map((row) => viewRow(parameters, row)), total: found.total };
  };
  route(
    'get',
    '/',
    { summary: '实时评价列表', access: 'SESSION', query, answers: listAnswer(RatingRowView) },
    async ({ viewer, query: asked }) => {
      const found = await rows(viewer, asked);
      return page(found.rows, found.total);
    },
  );
  route(
    'get',
    '/export.xlsx',
    { summary: '导出实时评价', access: READERS, query, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      const found = await rows(viewer, { ...asked, offset: 0, limit: COUNT_CAP });
      await auditRatingExport(ctx, viewer, found.rows.length);
      res
        .attachment('实时评价.xlsx')
        .type(XLSX)
        .send(await ratingsWorkbook(found.rows));
    },
  );
  route(
    'get',
    '/set-aside',
    { summary: '存疑待甄别的数量', access: READERS, answers: QueueView },
    async ({ viewer }) => countSetAside(ctx.db, scope(viewer, 'rating'), await ownObjects(ctx, viewer)),
  );
  route(
    'get',
    '/dashboard',
    { summary: '实时评价统计', access: READERS, query: BoardQuery, answers: BoardView },
    async ({ viewer, query: asked }) => readBoard(ctx, desk, viewer, asked),
  );
  route(
    'get',
    '/dashboard.xlsx',
    { summary: '导出实时评价统计', access: READERS, query: BoardQuery, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      const board = await readBoard(ctx, desk, viewer, asked);
      res
        .attachment('实时评价统计.xlsx')
        .type(XLSX)
        .send(await boardWorkbook(board));
    },
  );
  route(
    'get',
    '/own-dashboard',
    { summary: '本单位的实时评价（已通报轮次）', access: 'SESSION', answers: OwnBoardView },
    async ({ viewer }) => readOwnBoard(ctx, desk, viewer),
  );
  route(
    'post',
    '/bulk/screen',
    {
      summary: '批量甄别存疑评价',
      access: ['ORGANISER'],
      body: BulkScreenBody,
      idempotent: true,
      answers: BulkScreenAnswer,
    },
    async ({ viewer, body: { ids, ...body }, key, req }) =>
      screenSeveral(ctx, desk, viewer, ids, body, key, String(req.id)),
  );
  route(
    'get',
    '/:id',
    { summary: '一条评价', access: 'SESSION', params: Id, answers: RatingView },
    async ({ viewer, params }) => viewRating(ctx, desk, viewer, await readableRating(ctx, viewer, params.id)),
  );
  route(
    'get',
    '/:id/contact',
    { summary: '查看联系方式（留痕）', access: ['ORGANISER'], params: Id, answers: ContactView },
    async ({ viewer, params }) => readRatingContact(ctx, viewer, params.id),
  );
  route(
    'post',
    '/:id/screen',
    {
      summary: '甄别存疑评价',
      access: ['ORGANISER'],
      params: Id,
      body: ScreenBody,
      idempotent: true,
      answers: ScreenAnswer,
    },
    async ({ viewer, params, body, key }) => screen(ctx, desk, viewer, params.id, body, key),
  );
  router.use(publicRatingRouter(ctx, desk));
  return router;
}
