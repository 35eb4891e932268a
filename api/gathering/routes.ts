import type { Router } from 'express';
import { z } from 'zod';
import { GATHERING_SORTS, listGatherings, listInvitationsOf } from '../../db/queries/gathering';
import { listVisits } from '../../db/queries/randomVisit';
import { GATHERING_COMMAND_LABELS } from '../../workflows/rules/gathering/labels';
import { canRead, scope } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import { COUNT_CAP, listAnswer, listQuery, page } from '../list';
import { readHistory } from '../process/history';
import { HistoryView, ProcessAnswerView, StepView } from '../process/schemas';
import { readTimeline } from '../process/timeline';
import { kebab } from '../redemption/commandSchemas';
import { XLSX } from '../spreadsheet';
import { maySeeScheme, readableGathering, visitScope } from './access';
import { planGathering, takeGatheringStep } from './commands';
import { gatheringsWorkbook } from './export';
import { proposePairs } from './pairs';
import {
  DrawVisitBody,
  ExplainBody,
  GATHERING_COMMAND_BODIES,
  GatheringFilter,
  type GatheringHumanCommand,
  GatheringRowView,
  GatheringView,
  MyInvitationView,
  PairsQuery,
  PairsView,
  PlanBody,
  RandomVisitDetailView,
  RandomVisitView,
  SchemeWatchView,
  VisitFilter,
} from './schemas';
import { gatheringSubject } from './timeline';
import { viewGathering, viewOwn, viewRow } from './view';
import { drawRandomVisit, viewVisit, viewVisitWhole } from './visits';
import { explainMissed, viewWatch } from './watch';

const Id = z.object({ id: z.uuid() });
const Code = z.object({ code: z.string().min(1).max(64) });
const byStart = { field: 'startsAt', descending: true };
const query = listQuery(GatheringFilter, GATHERING_SORTS, byStart);
const COMMANDS = Object.keys(GATHERING_COMMAND_BODIES) as GatheringHumanCommand[];

/** Gatherings: lists, one gathering, its timeline and history, planning and every human step. */
export function gatheringsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/gatherings', '活动');
  route(
    'get',
    '/',
    { summary: '活动列表', access: 'SESSION', query, answers: listAnswer(GatheringRowView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listGatherings(ctx.db, scope(viewer, 'gathering'), asked);
      return page(rows.map(viewRow), total);
    },
  );
  route(
    'get',
    '/export.xlsx',
    { summary: '导出活动列表', access: 'SESSION', query, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      const whole = { ...asked, offset: 0, limit: COUNT_CAP };
      const { rows } = await listGatherings(ctx.db, scope(viewer, 'gathering'), whole);
      res
        .attachment('活动.xlsx')
        .type(XLSX)
        .send(await gatheringsWorkbook(rows.map(viewRow)));
    },
  );
  route(
    'get',
    '/pairs',
    { summary: '分组轮流建议', access: ['ORGANISER'], query: PairsQuery, answers: PairsView },
    async ({ viewer, query: asked }) => {
      if (!maySeeScheme(viewer, asked.schemeCode)) throw notFound('这个方案');
      return proposePairs(ctx, asked);
    },
  );
  route(
    'get',
    '/:id',
    { summary: '活动', access: 'SESSION', params: Id, answers: GatheringView },
    async ({ viewer, params }) => viewGathering(ctx, viewer, await readableGathering(ctx, viewer, params.id)),
  );
  route(
    'get',
    '/:id/timeline',
    { summary: '办理过程', access: 'SESSION', params: Id, answers: z.object({ data: z.array(StepView) }) },
    async ({ viewer, params }) => {
      const row = await readableGathering(ctx, viewer, params.id);
      if (!canRead(viewer, 'gathering', row)) throw notFound('这次活动的办理过程');
      return { data: await readTimeline(ctx, gatheringSubject(row.id)) };
    },
  );
  route(
    'get',
    '/:id/history',
    { summary: '过程核查', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: HistoryView },
    async ({ viewer, params }) => {
      const row = await readableGathering(ctx, viewer, params.id);
      return readHistory(ctx, gatheringSubject(row.id));
    },
  );
  route(
    'post',
    '/',
    {
      summary: '计划活动',
      access: ['ORGANISER'],
      body: PlanBody,
      idempotent: true,
      status: 201,
      answers: ProcessAnswerView,
    },
    async ({ viewer, body, key }) => planGathering(ctx, viewer, body, key),
  );
  for (const command of COMMANDS)
    route(
      'post',
      `/:id/${kebab(command)}`,
      {
        summary: GATHERING_COMMAND_LABELS[command] ?? command,
        access: 'SESSION',
        params: Id,
        body: GATHERING_COMMAND_BODIES[command] as z.ZodType<object>,
        idempotent: true,
        answers: ProcessAnswerView,
      },
      async ({ viewer, params, body, key }) => takeGatheringStep(ctx, viewer, params.id, command, body, key),
    );
  return router;
}

const own = listQuery(z.strictObject({}), ['startsAt'], byStart);

/** An officer's own invitations. */
export function myGatheringsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/my-gatherings', '活动');
  route(
    'get',
    '/',
    { summary: '我的活动邀请', access: ['OFFICER'], query: own, answers: listAnswer(MyInvitationView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listInvitationsOf(ctx.db, viewer.accountId, asked);
      return page(rows.map(viewOwn), total);
    },
  );
  return router;
}

/** What organisers of schemes owe: sessions and meetings, period by period. */
export function schemeWatchesRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/scheme-watches', '活动');
  route(
    'get',
    '/:code',
    { summary: '主办单位按期应举行的活动', access: 'SESSION', params: Code, answers: SchemeWatchView },
    async ({ viewer, params }) => viewWatch(ctx, viewer, params.code),
  );
  route(
    'post',
    '/:code/explain-missed',
    {
      summary: '说明未举行的原因',
      access: ['ORGANISER'],
      params: Code,
      body: ExplainBody,
      idempotent: true,
      answers: ProcessAnswerView,
    },
    async ({ viewer, params, body, key }) => explainMissed(ctx, viewer, params.code, body, key),
  );
  return router;
}

const visits = listQuery(VisitFilter, ['drawnAt', 'visitBy'], { field: 'drawnAt', descending: true });

/** Visits by lot: draw, list, and the proof of a draw. */
export function randomVisitsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/random-visits', '双随机暗访');
  route(
    'get',
    '/',
    { summary: '暗访体验任务', access: 'SESSION', query: visits, answers: listAnswer(RandomVisitView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listVisits(ctx.db, visitScope(viewer), asked);
      return page(
        rows.map((row) => viewVisit(viewer, row)),
        total,
      );
    },
  );
  route(
    'get',
    '/:id',
    { summary: '抽取结果及复核', access: 'SESSION', params: Id, answers: RandomVisitDetailView },
    async ({ viewer, params }) => viewVisitWhole(ctx, viewer, params.id),
  );
  route(
    'post',
    '/',
    {
      summary: '随机抽取单位和人员',
      access: ['ORGANISER'],
      body: DrawVisitBody,
      idempotent: true,
      status: 201,
      answers: RandomVisitView,
    },
    async ({ viewer, body, key }) => viewVisit(viewer, await drawRandomVisit(ctx, viewer, body, key)),
  );
  return router;
}
