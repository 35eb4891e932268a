import type { Router } from 'express';
import { z } from 'zod';
import { rankHistory } from '../../db/queries/evaluationResults';
import { findRoundRow, listEvaluationRounds, ROUND_SORTS } from '../../db/queries/evaluationRounds';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { matchesScope } from '../../db/queries/scope';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';
import { ROUND_COMMAND_LABELS } from '../../workflows/rules/evaluation/round/labels';
import { readable, scope } from '../access';
import type { AppContext } from '../context';
import { forbidden } from '../errors';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';
import { readHistory } from '../process/history';
import { HistoryView, StepView } from '../process/schemas';
import { readTimeline } from '../process/timeline';
import { kebab } from '../redemption/commandSchemas';
import type { Viewer } from '../session/viewer';
import { XLSX } from '../spreadsheet';
import { beginRound, periodsOfYear } from './begin';
import { takeRoundStep } from './commands';
import { addDrawRoutes } from './drawRoutes';
import { resultsWorkbook } from './export';
import { isInside } from './inside';
import { viewObjectResult } from './objectResult';
import { ObjectResultView, RankHistoryView, ResultsView } from './resultSchemas';
import { viewResults } from './results';
import { progressOf } from './returned';
import {
  BeginRoundBody,
  PeriodView,
  ProcessAnswerView,
  ROUND_BODIES,
  type RoundBody,
  RoundFilterBody,
  type RoundHumanCommand,
  RoundRowView,
  RoundView,
  SelectionView,
  Year,
} from './schemas';
import { selectionOf } from './selection';
import { roundSubject } from './subject';
import { viewRound, viewRow } from './view';

const Id = z.object({ id: z.uuid() });
const ObjectId = Id.extend({ objectId: z.string().min(1).max(64) });
const Version = z.object({ version: z.coerce.number().int().min(1).optional() });
const query = listQuery(RoundFilterBody, ROUND_SORTS, { field: 'begunAt', descending: true });

/** Rounds of the direct evaluation: begun, led through their steps, looked at, their results by version. */
export function evaluationRoundsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/evaluation-rounds', '评价轮次');
  const load = async (viewer: Viewer, id: string) =>
    readable(viewer, 'evaluationRound', await findRoundRow(ctx.db, id), '该轮评价');
  /** Of what is in work only organiser, supervision and audit know. */
  const loadInside = async (viewer: Viewer, id: string) => {
    const row = await load(viewer, id);
    if (!isInside(viewer, row)) throw forbidden('只有组织单位、督办和审计人员可以查看。');
    return row;
  };

  route(
    'get',
    '/',
    { summary: '评价轮次列表', access: 'SESSION', query, answers: listAnswer(RoundRowView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listEvaluationRounds(ctx.db, scope(viewer, 'evaluationRound'), asked);
      const progress = await progressOf(ctx, rows);
      return page(
        rows.map((row) => viewRow(viewer, row, progress.get(row.id)?.answered ?? null)),
        total,
      );
    },
  );
  route(
    'post',
    '/',
    {
      summary: '启动一轮评价',
      access: ['ORGANISER'],
      body: BeginRoundBody,
      idempotent: true,
      status: 201,
      answers: ProcessAnswerView,
    },
    async ({ viewer, body, key }) => beginRound(ctx, viewer, body, key),
  );
  route(
    'get',
    '/periods',
    {
      summary: '一年各轮的时段',
      access: ['ORGANISER'],
      query: z.object({ year: Year }),
      answers: z.object({ data: z.array(PeriodView) }),
    },
    async ({ viewer, query: { year } }) => {
      if (!isEvaluationOrganiser(viewer)) throw forbidden();
      return { data: await periodsOfYear(ctx, year, new Date().toISOString()) };
    },
  );
  route(
    'get',
    '/rank-history',
    {
      summary: '历轮名次',
      access: 'SESSION',
      query: z.object({ group: z.enum(GROUPS) }),
      answers: RankHistoryView,
    },
    async ({ viewer, query: { group } }) => {
      const published = { schemeCode: EVALUATION_SCHEME, published: 'true' };
      if (!matchesScope(scope(viewer, 'evaluationRound'), published)) throw forbidden();
      return { group, ...(await rankHistory(ctx.db, EVALUATION_SCHEME, group)) };
    },
  );
  route(
    'get',
    '/:id',
    { summary: '一轮评价', access: 'SESSION', params: Id, answers: RoundView },
    async ({ viewer, params }) => viewRound(ctx, viewer, await load(viewer, params.id)),
  );
  route(
    'get',
    '/:id/timeline',
    { summary: '办理过程', access: 'SESSION', params: Id, answers: z.object({ data: z.array(StepView) }) },
    async ({ viewer, params }) => {
      const { id } = await loadInside(viewer, params.id);
      return { data: await readTimeline(ctx, roundSubject(id)) };
    },
  );
  route(
    'get',
    '/:id/history',
    { summary: '过程核查', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: HistoryView },
    async ({ viewer, params }) => readHistory(ctx, roundSubject((await loadInside(viewer, params.id)).id)),
  );
  route(
    'get',
    '/:id/selection',
    {
      summary: '抽中人员（姓名隐去），供替换时选择',
      access: ['ORGANISER'],
      params: Id,
      query: z.object({ leafId: z.string().max(64).optional() }),
      answers: SelectionView,
    },
    async ({ viewer, params, query: { leafId } }) => {
      if (!isEvaluationOrganiser(viewer)) throw forbidden();
      return selectionOf(ctx, await loadInside(viewer, params.id), leafId);
    },
  );
  addDrawRoutes(ctx, route, loadInside);
  route(
    'get',
    '/:id/results',
    { summary: '排名结果', access: 'SESSION', params: Id, query: Version, answers: ResultsView },
    async ({ viewer, params, query: { version } }) =>
      viewResults(ctx, viewer, await load(viewer, params.id), version),
  );
  route(
    'get',
    '/:id/results.xlsx',
    { summary: '导出排名结果', access: 'SESSION', params: Id, query: Version, produces: XLSX },
    async ({ viewer, params, query: { version }, res }) => {
      const results = await viewResults(ctx, viewer, await load(viewer, params.id), version);
      const name = `直接评价排名-${results.year}年第${results.number}轮-第${results.version}版.xlsx`;
      res
        .attachment(name)
        .type(XLSX)
        .send(await resultsWorkbook(results));
    },
  );
  route(
    'get',
    '/:id/objects/:objectId',
    {
      summary: '一个对象的结果',
      access: 'SESSION',
      params: ObjectId,
      query: Version,
      answers: ObjectResultView,
    },
    async ({ viewer, params, query: { version } }) =>
      viewObjectResult(ctx, viewer, await load(viewer, params.id), params.objectId, version),
  );
  for (const command of Object.keys(ROUND_BODIES) as RoundHumanCommand[]) {
    route(
      'post',
      `/:id/${kebab(command)}`,
      {
        summary: ROUND_COMMAND_LABELS[command] ?? command,
        access: 'SESSION',
        params: Id,
        body: ROUND_BODIES[command] as z.ZodType<RoundBody>,
        idempotent: true,
        answers: ProcessAnswerView,
      },
      async ({ viewer, params, body, key }) => takeRoundStep(ctx, viewer, params.id, command, body, key),
    );
  }
  return router;
}
