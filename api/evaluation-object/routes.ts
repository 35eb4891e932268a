import type { Router } from 'express';
import { z } from 'zod';
import { type EvaluationObjectRow, listObjectVersions } from '../../db/queries/evaluationObject';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { GROUP_LABELS } from '../../workflows/rules/evaluation/labels';
import { objectDeviations } from '../../workflows/rules/evaluation/objects';
import { canRead } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { evaluationScheme } from '../evaluation/organiser';
import { isEvaluationOrganiser } from '../evaluationAccess';
import { resource } from '../http';
import type { Viewer } from '../session/viewer';
import { type Column, workbook, XLSX, yesNo } from '../spreadsheet';
import { addEvaluationObject, changeEvaluationObject, endEvaluationObject } from './acts';
import {
  AddObjectBody,
  ChangeObjectBody,
  EndObjectBody,
  EvaluationObjectsView,
  type EvaluationObjectView,
} from './schemas';

const Id = z.object({ id: z.string().min(1).max(64) });
const query = z.object({ on: z.iso.date().optional() });

const COLUMNS: Column<EvaluationObjectView>[] = [
  { head: '类别', width: 20, value: ({ group }) => GROUP_LABELS[group] },
  { head: '序号', width: 8, value: ({ order }) => order },
  { head: '代码', width: 20, value: ({ id }) => id },
  { head: '名称', width: 28, value: ({ inForce }) => inForce?.name ?? null },
  { head: '纳入目标考核', width: 14, value: ({ inForce }) => yesNo(inForce?.inTargetAssessment ?? null) },
  { head: '单位', width: 34, value: ({ inForce }) => inForce?.organisationName ?? null },
  { head: '生效', width: 12, value: ({ inForce }) => inForce?.validFrom ?? null },
  { head: '终止', width: 12, value: ({ inForce }) => inForce?.validTo ?? null },
];

/** The evaluated objects in their versions (GE-OBJ-1, AMB-GE-8). */
export function evaluationObjectsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/evaluation-objects', '评价对象');
  const read = async (viewer: Viewer, on: string) => {
    if (!canRead(viewer, 'evaluationObject', { schemeCode: 'GE' })) throw notFound('评价对象');
    const [{ parameters }, rows] = await Promise.all([evaluationScheme(ctx), listObjectVersions(ctx.db)]);
    const data = grouped(rows, on);
    const inForce = data.filter((each) => each.inForce !== null);
    return {
      on,
      data,
      deviations: objectDeviations(parameters, inForce),
      mayEdit: isEvaluationOrganiser(viewer),
    };
  };
  const today = () => chinaDate(new Date().toISOString());
  route(
    'get',
    '/',
    { summary: '评价对象（某日的版本和全部版本）', access: 'SESSION', query, answers: EvaluationObjectsView },
    async ({ viewer, query: asked }) => read(viewer, asked.on ?? today()),
  );
  route(
    'get',
    '/export.xlsx',
    { summary: '导出评价对象', access: 'SESSION', query, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      const { data } = await read(viewer, asked.on ?? today());
      const rows = data.filter((each) => each.inForce !== null);
      res
        .attachment('评价对象.xlsx')
        .type(XLSX)
        .send(await workbook('评价对象', COLUMNS, rows));
    },
  );
  route(
    'post',
    '/',
    { summary: '增加评价对象', access: ['ORGANISER'], body: AddObjectBody, idempotent: true },
    async ({ viewer, body, key }) => addEvaluationObject(ctx, viewer, body, key),
  );
  route(
    'post',
    '/:id/change',
    {
      summary: '变更评价对象（新版本）',
      access: ['ORGANISER'],
      params: Id,
      body: ChangeObjectBody,
      idempotent: true,
    },
    async ({ viewer, params, body, key }) => changeEvaluationObject(ctx, viewer, params.id, body, key),
  );
  route(
    'post',
    '/:id/end',
    { summary: '终止评价对象', access: ['ORGANISER'], params: Id, body: EndObjectBody, idempotent: true },
    async ({ viewer, params, body, key }) => endEvaluationObject(ctx, viewer, params.id, body, key),
  );
  return router;
}

function grouped(rows: readonly EvaluationObjectRow[], on: string): EvaluationObjectView[] {
  const byId = new Map<string, EvaluationObjectView>();
  for (const { id, groupCode, orderNo, ...version } of rows) {
    const known = byId.get(id) ?? { id, group: groupCode, order: orderNo, inForce: null, versions: [] };
    known.versions.push(version);
    if (version.validFrom <= on && (version.validTo === null || on <= version.validTo))
      known.inForce = version;
    byId.set(id, known);
  }
  return [...byId.values()];
}
