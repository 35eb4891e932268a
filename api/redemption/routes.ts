import type { Router } from 'express';
import { z } from 'zod';
import { findRedemption, listRedemptions, REDEMPTION_SORTS } from '../../db/queries/redemption';
import { COMMAND_LABELS } from '../../workflows/rules/redemption/labels';
import { readable, scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';
import { readHistory, readRawHistory } from '../process/history';
import { HistoryView, StepView } from '../process/schemas';
import { readTimeline } from '../process/timeline';
import type { Viewer } from '../session/viewer';
import { readPayee } from './access';
import { BulkAnswer, bulkBody, takeSteps } from './bulk';
import { COMMAND_BODIES, HUMAN_COMMAND_NAMES, kebab, SubmitBody } from './commandSchemas';
import { type CommandBody, takeStep } from './commands';
import { PayeeView, RedemptionFilter, RedemptionRowView, RedemptionView, StepAnswerView } from './schemas';
import { viewRedemption, viewRow } from './serializer';
import { submitRedemption } from './submit';
import { caseSubject, forEnterprise } from './timeline';

const Id = z.object({ id: z.uuid() });
const query = listQuery(RedemptionFilter, REDEMPTION_SORTS, { field: 'submittedAt', descending: true });

/** Cases: lists, one case, its timeline and history, and every human step. */
export function redemptionsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/redemptions', '兑现案件');
  const load = async (viewer: Viewer, id: string) =>
    readable(viewer, 'redemption', await findRedemption(ctx.db, id), '该兑现件');
  const subject = async (viewer: Viewer, id: string) => caseSubject(ctx, await load(viewer, id));

  route(
    'get',
    '/',
    { summary: '案件列表', access: 'SESSION', query, answers: listAnswer(RedemptionRowView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listRedemptions(ctx.db, scope(viewer, 'redemption'), asked);
      return page(rows.map(viewRow), total);
    },
  );
  route(
    'get',
    '/:id',
    { summary: '案件', access: 'SESSION', params: Id, answers: RedemptionView },
    async ({ viewer, params }) => viewRedemption(ctx, viewer, await load(viewer, params.id)),
  );
  route(
    'get',
    '/:id/timeline',
    { summary: '办理过程', access: 'SESSION', params: Id, answers: z.object({ data: z.array(StepView) }) },
    async ({ viewer, params }) => {
      const steps = await readTimeline(ctx, await subject(viewer, params.id));
      return { data: viewer.enterprise ? forEnterprise(steps) : steps };
    },
  );
  route(
    'get',
    '/:id/payee',
    {
      summary: '完整的联系和收款信息（查看留痕）',
      access: ['WINDOW', 'HANDLER', 'FINANCE'],
      params: Id,
      answers: PayeeView,
    },
    async ({ viewer, params }) => readPayee(ctx, viewer, await load(viewer, params.id)),
  );
  route(
    'get',
    '/:id/history',
    { summary: '过程核查', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: HistoryView },
    async ({ viewer, params }) => readHistory(ctx, await subject(viewer, params.id)),
  );
  route(
    'get',
    '/:id/history/raw',
    { summary: '流程引擎原始事件', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: z.unknown() },
    async ({ viewer, params }) => readRawHistory(ctx, await subject(viewer, params.id)),
  );
  route(
    'post',
    '/',
    {
      summary: '提交申请',
      access: ['WINDOW', 'ENTERPRISE'],
      body: SubmitBody,
      idempotent: true,
      status: 201,
      answers: StepAnswerView,
    },
    async ({ viewer, body, key }) => submitRedemption(ctx, viewer, body, key),
  );
  for (const command of HUMAN_COMMAND_NAMES) {
    const label = COMMAND_LABELS[command] ?? command;
    route(
      'post',
      `/bulk/${kebab(command)}`,
      {
        summary: `批量${label}`,
        access: 'SESSION',
        body: bulkBody(command) as z.ZodType<CommandBody & { ids: string[] }>,
        idempotent: true,
        answers: BulkAnswer,
      },
      async ({ viewer, body, key, req }) => {
        const { ids, ...fields } = body;
        const results = await takeSteps(ctx, viewer, ids, command, fields, key, String(req.id));
        return { results };
      },
    );
    route(
      'post',
      `/:id/${kebab(command)}`,
      {
        summary: label,
        access: 'SESSION',
        params: Id,
        body: COMMAND_BODIES[command] as z.ZodType<CommandBody>,
        idempotent: true,
        answers: StepAnswerView,
      },
      async ({ viewer, params, body, key }) => takeStep(ctx, viewer, params.id, command, body, key),
    );
  }
  return router;
}
