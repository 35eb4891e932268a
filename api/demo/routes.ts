import type { Router } from 'express';
import { z } from 'zod';
import { DEMO_PASSWORD } from '../../db/presets';
import { listDemoAccounts } from '../../db/queries/account';
import { findRoundRow, moveRoundClock } from '../../db/queries/evaluationRounds';
import { moveFollowUpClock } from '../../db/queries/followUp';
import { findGathering, moveGatheringClock } from '../../db/queries/gathering';
import { findMeasure, moveMeasureClock } from '../../db/queries/measure';
import { moveTermClock } from '../../db/queries/officerTerm';
import { findCase, moveCaseClock } from '../../db/queries/redemption';
import { findWatch, moveWatchClock } from '../../db/queries/schemeWatch';
import { findTermRow } from '../../db/queries/termDesk';
import { evaluationRoundWorkflowId } from '../../workflows/evaluation-round/messages';
import { followUpWorkflowId } from '../../workflows/follow-up/messages';
import { gatheringWorkflowId } from '../../workflows/gathering/messages';
import { measureWorkflowId } from '../../workflows/measure/messages';
import { officerTermWorkflowId } from '../../workflows/officer-term/messages';
import { redemptionWorkflowId } from '../../workflows/redemption/messages';
import { ROLES } from '../../workflows/rules/redemption/types';
import { schemeWatchId } from '../../workflows/scheme-watch/messages';
import { readable } from '../access';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import { isInside } from '../evaluation-round/inside';
import { readableFollowUp, readsAsObject } from '../follow-up/reading';
import { resource } from '../http';
import { distanceOf, type Move } from './target';
import { fastForward, virtualNow } from './timeSkipping';

const DemoAccount = z.object({
  username: z.string(),
  password: z.string(),
  displayName: z.string(),
  organisationName: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
});

const ForwardBody = z.union([
  z.strictObject({
    seconds: z
      .number()
      .int()
      .min(1, '至少推进1秒')
      .max(366 * 86_400),
  }),
  z.strictObject({
    to: z.union([z.enum(['NEXT_DUE', 'NEXT_WORKING_DAY']), z.iso.datetime({ offset: true })]),
  }),
]);

const Moved = z.object({ now: z.string(), clockOffsetMs: z.number().int() });

/** Conveniences of the demonstration; without DEMO_MODE every one of them is a problem DEMO_OFF. */
export function demoRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/demo', '演示');
  router.use('/demo', (_req, _res, next) => {
    if (!ctx.settings.demoMode) throw new ProblemError(404, 'DEMO_OFF', '当前系统没有开启演示功能。');
    next();
  });
  route(
    'get',
    '/accounts',
    { summary: '演示账号', access: 'PUBLIC', answers: z.object({ data: z.array(DemoAccount) }) },
    async () => {
      const rows = await listDemoAccounts(ctx.db);
      const data = rows.map((row) => ({
        ...row,
        roles: row.roles ?? [],
        organisationName: row.organisationName ?? row.enterpriseName,
        password: DEMO_PASSWORD,
      }));
      return { data };
    },
  );
  route(
    'post',
    '/redemptions/:id/forward',
    {
      summary: '演示时钟：把一件向前推进',
      access: 'SESSION',
      params: z.object({ id: z.uuid() }),
      body: ForwardBody,
      answers: Moved,
    },
    async ({ viewer, params, body }) => {
      const row = readable(viewer, 'redemption', await findCase(ctx.db, params.id), '该兑现件');
      if (row.closedAt) throw new ProblemError(409, 'CASE_CLOSED', '本件已经办结，不能再推进。');
      const target = { nextDueAt: row.nextDueAt, organisationId: row.windowOrganisationId };
      return moveOn(ctx, redemptionWorkflowId(row.id), target, body, (clockOffsetMs) =>
        moveCaseClock(ctx.db, row.id, clockOffsetMs),
      );
    },
  );
  route(
    'post',
    '/officer-terms/:id/forward',
    {
      summary: '演示时钟：把一个聘期向前推进',
      access: 'SESSION',
      params: z.object({ id: z.uuid() }),
      body: ForwardBody,
      answers: Moved,
    },
    async ({ viewer, params, body }) => {
      const row = readable(viewer, 'officerTerm', await findTermRow(ctx.db, params.id), '该聘期');
      if (row.endedAt && row.openProcedures === 0 && row.nextDueAt === null)
        throw new ProblemError(409, 'TERM_OVER', '聘期已经结束，不能再推进。');
      const target = { nextDueAt: row.nextDueAt, organisationId: row.officeOrganisationId };
      return moveOn(ctx, officerTermWorkflowId(row.id), target, body, (clockOffsetMs) =>
        moveTermClock(ctx.db, row.id, clockOffsetMs),
      );
    },
  );
  route(
    'post',
    '/gatherings/:id/forward',
    {
      summary: '演示时钟：把一次活动向前推进',
      access: 'SESSION',
      params: z.object({ id: z.uuid() }),
      body: ForwardBody,
      answers: Moved,
    },
    async ({ viewer, params, body }) => {
      const row = readable(viewer, 'gathering', await findGathering(ctx.db, params.id), '这次活动');
      if (row.closedAt ?? row.cancelledAt)
        throw new ProblemError(409, 'GATHERING_OVER', '活动已归档或取消，不能再推进。');
      const begins = row.status === 'PLANNED' ? row.startsAt : null;
      const target = { nextDueAt: row.nextDueAt ?? begins, organisationId: row.officeOrganisationId };
      return moveOn(ctx, gatheringWorkflowId(row.id), target, body, (clockOffsetMs) =>
        moveGatheringClock(ctx.db, row.id, clockOffsetMs),
      );
    },
  );
  route(
    'post',
    '/evaluation-rounds/:id/forward',
    {
      summary: '演示时钟：把一轮评价向前推进',
      access: 'SESSION',
      params: z.object({ id: z.uuid() }),
      body: ForwardBody,
      answers: Moved,
    },
    async ({ viewer, params, body }) => {
      const row = readable(viewer, 'evaluationRound', await findRoundRow(ctx.db, params.id), '该轮评价');
      if (!isInside(viewer, row)) throw forbidden();
      if (row.status === 'VOIDED')
        throw new ProblemError(409, 'ROUND_VOIDED', '本轮评价已经作废，不能再推进。');
      // The measures that it began are children of the process: while they run, its own time can't be moved.
      if (row.publishedVersion !== null)
        throw new ProblemError(409, 'ROUND_PUBLISHED', '本轮已经通报，整改、约谈、述职各有自己的演示时钟。');
      const ends = row.status === 'OPEN' ? row.closesAt : null;
      const target = { nextDueAt: ends ?? row.nextDueAt, organisationId: row.organiserOrganisationId };
      return moveOn(ctx, evaluationRoundWorkflowId(row.id), target, body, (clockOffsetMs) =>
        moveRoundClock(ctx.db, row.id, clockOffsetMs),
      );
    },
  );
  route(
    'post',
    '/follow-ups/:id/forward',
    {
      summary: '演示时钟：把一件差评或投诉的办理向前推进',
      access: 'SESSION',
      params: z.object({ id: z.uuid() }),
      body: ForwardBody,
      answers: Moved,
    },
    async ({ viewer, params, body }) => {
      const row = await readableFollowUp(ctx, viewer, params.id);
      if (readsAsObject(viewer, row)) throw forbidden();
      if (row.endedAt) throw new ProblemError(409, 'FOLLOW_UP_OVER', '该事项已经办结，不能再推进。');
      const target = { nextDueAt: row.nextDueAt, organisationId: row.organOrganisationId };
      return moveOn(ctx, followUpWorkflowId(row.id), target, body, (clockOffsetMs) =>
        moveFollowUpClock(ctx.db, row.id, clockOffsetMs),
      );
    },
  );
  route(
    'post',
    '/measures/:id/forward',
    {
      summary: '演示时钟：把一项措施向前推进',
      access: 'SESSION',
      params: z.object({ id: z.uuid() }),
      body: ForwardBody,
      answers: Moved,
    },
    async ({ viewer, params, body }) => {
      const row = readable(viewer, 'measure', await findMeasure(ctx.db, params.id), '这项措施');
      if (row.endedAt) throw new ProblemError(409, 'MEASURE_OVER', '该项措施已经结束，不能再推进。');
      const target = { nextDueAt: row.nextDueAt, organisationId: row.organOrganisationId };
      return moveOn(ctx, measureWorkflowId(row.id), target, body, (clockOffsetMs) =>
        moveMeasureClock(ctx.db, row.id, clockOffsetMs),
      );
    },
  );
  route(
    'post',
    '/scheme-watches/:code/forward',
    {
      summary: '演示时钟：把主办单位的期限向前推进',
      access: 'SESSION',
      params: z.object({ code: z.string().min(1).max(64) }),
      body: ForwardBody,
      answers: Moved,
    },
    async ({ viewer, params, body }) => {
      const row = readable(viewer, 'gathering', await findWatch(ctx.db, params.code), '这个方案');
      const target = { nextDueAt: row.nextDueAt, organisationId: row.officeOrganisationId };
      return moveOn(ctx, schemeWatchId(row.schemeCode), target, body, (clockOffsetMs) =>
        moveWatchClock(ctx.db, row.schemeCode, clockOffsetMs),
      );
    },
  );
  return router;
}

/** Moves one process forward, waits for what falls due on the way, and lets the screens count from the new now. */
async function moveOn(
  ctx: AppContext,
  workflowId: string,
  target: { nextDueAt: string | null; organisationId: string },
  move: Move,
  keep: (clockOffsetMs: number) => Promise<void>,
): Promise<z.output<typeof Moved>> {
  const now = await virtualNow(ctx, workflowId);
  const done = await fastForward(ctx, workflowId, await distanceOf(ctx, target, move, now));
  const arrived = await virtualNow(ctx, workflowId);
  const clockOffsetMs = Math.max(0, arrived - Date.now());
  await keep(clockOffsetMs);
  if (!done) {
    throw new ProblemError(503, 'STILL_MOVING', '路上办理的事项较多，时间仍在推进，请稍后刷新页面查看。');
  }
  return { now: new Date(arrived).toISOString(), clockOffsetMs };
}
