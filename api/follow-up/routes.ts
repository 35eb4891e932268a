import type { Router } from 'express';
import { z } from 'zod';
import { EVALUATION_SCHEME, findEvaluationScheme } from '../../db/queries/evaluationScheme';
import { FOLLOW_UP_SORTS, listFollowUps } from '../../db/queries/followUp';
import { FOLLOW_UP_COMMAND_LABELS } from '../../workflows/rules/follow-up/labels';
import { scope } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import { COUNT_CAP, listAnswer, listQuery, page } from '../list';
import { readHistory } from '../process/history';
import { HistoryView, ProcessAnswerView, StepView } from '../process/schemas';
import { readTimeline } from '../process/timeline';
import { kebab } from '../redemption/commandSchemas';
import type { Viewer } from '../session/viewer';
import { XLSX } from '../spreadsheet';
import { takeFollowUpStep } from './commands';
import { followUpsWorkbook } from './export';
import { readOriginal } from './original';
import { complaintsRouter } from './public';
import {
  askedByObject,
  ownOf,
  papersForObject,
  readableFollowUp,
  readsAsObject,
  readsScheme,
} from './reading';
import {
  FOLLOW_UP_BODIES,
  type FollowUpBody,
  type FollowUpHumanCommand,
  FollowUpListFilter,
  FollowUpRowView,
  FollowUpView,
  OriginalView,
} from './schemas';
import { followUpSubject, timelineForObject } from './subject';
import { type AspectLabels, viewFollowUp, viewRow } from './view';

const Id = z.object({ id: z.uuid() });
const query = listQuery(FollowUpListFilter, FOLLOW_UP_SORTS, { field: 'startedAt', descending: true });

/** Follow-ups of poor ratings and complaints: every human step, and the entry of the public. */
export function followUpsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/follow-ups', '差评和投诉办理');
  const rows = async (viewer: Viewer, asked: z.output<typeof query>) => {
    const wanted = readsScheme(viewer, EVALUATION_SCHEME) ? asked : askedByObject(asked);
    const labels = await aspectLabels(ctx);
    const found = await listFollowUps(ctx.db, scope(viewer, 'followUp'), ownOf(viewer), wanted);
    return { rows: found.rows.map((row) => viewRow(viewer, row, labels)), total: found.total };
  };

  route(
    'get',
    '/',
    { summary: '差评和投诉列表', access: 'SESSION', query, answers: listAnswer(FollowUpRowView) },
    async ({ viewer, query: asked }) => {
      const found = await rows(viewer, asked);
      return page(found.rows, found.total);
    },
  );
  route(
    'get',
    '/export.xlsx',
    { summary: '导出差评和投诉列表', access: 'SESSION', query, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      const found = await rows(viewer, { ...asked, offset: 0, limit: COUNT_CAP });
      res
        .attachment('差评和投诉办理.xlsx')
        .type(XLSX)
        .send(await followUpsWorkbook(found.rows));
    },
  );
  route(
    'get',
    '/:id',
    { summary: '差评或投诉', access: 'SESSION', params: Id, answers: FollowUpView },
    async ({ viewer, params }) =>
      viewFollowUp(ctx, viewer, await readableFollowUp(ctx, viewer, params.id), await aspectLabels(ctx)),
  );
  route(
    'get',
    '/:id/original',
    { summary: '查看原文和联系方式（留痕）', access: ['ORGANISER'], params: Id, answers: OriginalView },
    async ({ viewer, params }) => readOriginal(ctx, viewer, params.id),
  );
  route(
    'get',
    '/:id/timeline',
    { summary: '办理过程', access: 'SESSION', params: Id, answers: z.object({ data: z.array(StepView) }) },
    async ({ viewer, params }) => {
      const row = await readableFollowUp(ctx, viewer, params.id);
      const steps = await readTimeline(ctx, followUpSubject(row.id));
      return {
        data: readsAsObject(viewer, row) ? timelineForObject(steps, await papersForObject(ctx, row)) : steps,
      };
    },
  );
  route(
    'get',
    '/:id/history',
    { summary: '过程核查', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: HistoryView },
    async ({ viewer, params }) => {
      const row = await readableFollowUp(ctx, viewer, params.id);
      if (readsAsObject(viewer, row)) throw notFound('这个事项');
      return readHistory(ctx, followUpSubject(row.id));
    },
  );
  for (const command of Object.keys(FOLLOW_UP_BODIES) as FollowUpHumanCommand[]) {
    route(
      'post',
      `/:id/${kebab(command)}`,
      {
        summary: FOLLOW_UP_COMMAND_LABELS[command] ?? command,
        access: 'SESSION',
        params: Id,
        body: FOLLOW_UP_BODIES[command] as z.ZodType<FollowUpBody>,
        idempotent: true,
        answers: ProcessAnswerView,
      },
      async ({ viewer, params, body, key }) => takeFollowUpStep(ctx, viewer, params.id, command, body, key),
    );
  }
  router.use(complaintsRouter(ctx));
  return router;
}

async function aspectLabels(ctx: AppContext): Promise<AspectLabels> {
  const scheme = await findEvaluationScheme(ctx.db);
  const aspects = scheme?.parameters.questionnaires.realTime.aspects ?? [];
  return new Map(aspects.map(({ code, label }) => [code, label]));
}
