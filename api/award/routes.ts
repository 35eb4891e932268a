import type { Router } from 'express';
import { z } from 'zod';
import { findAward } from '../../db/queries/award';
import { readable } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import type { Viewer } from '../session/viewer';
import { XLSX } from '../spreadsheet';
import { confirmYear, fixYearPlaces, openYear, recommendPerson, recommendUnit, withdraw } from './acts';
import { awardWorkbook } from './export';
import { readAwardPersons } from './persons';
import {
  AwardsView,
  AwardView,
  ConfirmBody,
  OpenAwardBody,
  OpenedView,
  PersonsView,
  PlacesBody,
  RecommendPersonBody,
  RecommendUnitBody,
  WithdrawBody,
} from './schemas';
import { viewAward, viewAwards } from './view';

const Id = z.object({ id: z.uuid() });
const RecommendationId = Id.extend({ recommendationId: z.uuid() });

/** Yearly awards with the direct evaluation as their basis (GE-USE-7, GE-USE-8, GE-USE-9). */
export function awardsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/awards', '评先');
  const load = async (viewer: Viewer, id: string) =>
    readable(viewer, 'award', await findAward(ctx.db, id), '该年度的评先');
  const step = { access: ['ORGANISER'] as const, idempotent: true as const };

  route('get', '/', { summary: '历年评先', access: 'SESSION', answers: AwardsView }, async ({ viewer }) =>
    viewAwards(ctx, viewer),
  );
  route(
    'post',
    '/',
    { summary: '启动一个年度的评先', ...step, status: 201, body: OpenAwardBody, answers: OpenedView },
    async ({ viewer, body, key }) => openYear(ctx, viewer, body.year, key),
  );
  route(
    'get',
    '/:id',
    { summary: '一个年度的评先', access: 'SESSION', params: Id, answers: AwardView },
    async ({ viewer, params }) => viewAward(ctx, viewer, await load(viewer, params.id)),
  );
  route(
    'get',
    '/:id/export.xlsx',
    { summary: '导出一个年度的评先', access: 'SESSION', params: Id, produces: XLSX },
    async ({ viewer, params, res }) => {
      const view = await viewAward(ctx, viewer, await load(viewer, params.id));
      res
        .attachment(`${view.year}年度评先.xlsx`)
        .type(XLSX)
        .send(await awardWorkbook(view));
    },
  );
  route(
    'get',
    '/:id/persons',
    {
      summary: '查看被推荐人姓名',
      access: ['ORGANISER', 'DECISION_BODY'],
      params: Id,
      answers: PersonsView,
    },
    async ({ viewer, params }) => readAwardPersons(ctx, viewer, (await load(viewer, params.id)).id),
  );
  route(
    'post',
    '/:id/places',
    { summary: '确定增加的个人名额', ...step, params: Id, body: PlacesBody },
    async ({ viewer, params, body, key }) => {
      await fixYearPlaces(ctx, viewer, (await load(viewer, params.id)).id, body, key);
    },
  );
  route(
    'post',
    '/:id/units',
    { summary: '推荐单位', ...step, params: Id, body: RecommendUnitBody },
    async ({ viewer, params, body, key }) => {
      await recommendUnit(ctx, viewer, (await load(viewer, params.id)).id, body, key);
    },
  );
  route(
    'post',
    '/:id/persons',
    { summary: '推荐个人', ...step, params: Id, body: RecommendPersonBody },
    async ({ viewer, params, body, key }) => {
      await recommendPerson(ctx, viewer, (await load(viewer, params.id)).id, body, key);
    },
  );
  route(
    'post',
    '/:id/recommendations/:recommendationId/withdraw',
    { summary: '撤回推荐', ...step, params: RecommendationId, body: WithdrawBody },
    async ({ viewer, params, body, key }) => {
      await load(viewer, params.id);
      await withdraw(ctx, viewer, params, body, key);
    },
  );
  route(
    'post',
    '/:id/confirm',
    { summary: '确认一个年度的评先', ...step, params: Id, body: ConfirmBody },
    async ({ viewer, params, body, key }) => {
      await confirmYear(ctx, viewer, (await load(viewer, params.id)).id, body, key);
    },
  );
  return router;
}
