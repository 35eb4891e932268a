import type { Router } from 'express';
import { z } from 'zod';
import { findMeasure, listMeasures, MEASURE_SORTS } from '../../db/queries/measure';
import { MEASURE_COMMAND_LABELS } from '../../workflows/rules/evaluation/measures/labels';
import { readable, scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { COUNT_CAP, listAnswer, listQuery, page } from '../list';
import { readHistory } from '../process/history';
import { HistoryView, ProcessAnswerView, StepView } from '../process/schemas';
import { readTimeline } from '../process/timeline';
import { kebab } from '../redemption/commandSchemas';
import type { Viewer } from '../session/viewer';
import { XLSX } from '../spreadsheet';
import { takeMeasureStep } from './commands';
import { measuresWorkbook } from './export';
import {
  MEASURE_BODIES,
  type MeasureBody,
  MeasureFilter,
  type MeasureHumanCommand,
  MeasureRowView,
  MeasureView,
} from './schemas';
import { measureSubject } from './subject';
import { viewMeasure, viewRow } from './view';

const Id = z.object({ id: z.uuid() });
const query = listQuery(MeasureFilter, MEASURE_SORTS, { field: 'startedAt', descending: true });

/** Measures of the ladder: rectification, interview, review; every human step, files by their uploads. */
export function measuresRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/measures', '整改约谈述职');
  const load = async (viewer: Viewer, id: string) =>
    readable(viewer, 'measure', await findMeasure(ctx.db, id), '这项措施');

  route(
    'get',
    '/',
    { summary: '措施列表', access: 'SESSION', query, answers: listAnswer(MeasureRowView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listMeasures(ctx.db, scope(viewer, 'measure'), asked);
      return page(rows.map(viewRow), total);
    },
  );
  route(
    'get',
    '/export.xlsx',
    { summary: '导出措施列表', access: 'SESSION', query, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      const whole = { ...asked, offset: 0, limit: COUNT_CAP };
      const { rows } = await listMeasures(ctx.db, scope(viewer, 'measure'), whole);
      res
        .attachment('整改约谈述职.xlsx')
        .type(XLSX)
        .send(await measuresWorkbook(rows.map(viewRow)));
    },
  );
  route(
    'get',
    '/:id',
    { summary: '措施', access: 'SESSION', params: Id, answers: MeasureView },
    async ({ viewer, params }) => viewMeasure(ctx, viewer, await load(viewer, params.id)),
  );
  route(
    'get',
    '/:id/timeline',
    { summary: '办理过程', access: 'SESSION', params: Id, answers: z.object({ data: z.array(StepView) }) },
    async ({ viewer, params }) => {
      const { id } = await load(viewer, params.id);
      return { data: await readTimeline(ctx, measureSubject(id)) };
    },
  );
  route(
    'get',
    '/:id/history',
    { summary: '过程核查', access: ['AUDITOR', 'SUPERVISOR'], params: Id, answers: HistoryView },
    async ({ viewer, params }) => readHistory(ctx, measureSubject((await load(viewer, params.id)).id)),
  );
  for (const command of Object.keys(MEASURE_BODIES) as MeasureHumanCommand[]) {
    route(
      'post',
      `/:id/${kebab(command)}`,
      {
        summary: MEASURE_COMMAND_LABELS[command] ?? command,
        access: 'SESSION',
        params: Id,
        body: MEASURE_BODIES[command] as z.ZodType<MeasureBody>,
        idempotent: true,
        answers: ProcessAnswerView,
      },
      async ({ viewer, params, body, key }) => takeMeasureStep(ctx, viewer, params.id, command, body, key),
    );
  }
  return router;
}
