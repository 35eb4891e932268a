import type { Router } from 'express';
import { z } from 'zod';
import { listAwards } from '../../db/queries/award';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { organOf } from '../../db/queries/evaluationUnit';
import { scope } from '../access';
import { viewAward } from '../award/view';
import type { AppContext } from '../context';
import { createDocumentRenderer, type DocumentRenderer } from '../documents/pdf';
import { documentView } from '../documents/schemas';
import { forbidden } from '../errors';
import { resource } from '../http';
import type { Viewer } from '../session/viewer';
import { XLSX } from '../spreadsheet';
import { UnitsView, UnitView, YearQuery } from './schemas';
import { type AwardOutcome, statementOf, unitsWorkbook } from './statement';
import { viewUnit, viewUnits } from './view';

const Id = z.object({ id: z.string().min(1).max(64) });

/** Evaluated units through the published rounds: placings, ladder, points, award standing, the statement of a year. */
export function evaluationUnitsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/evaluation-units', '评价单位');
  let render: DocumentRenderer | undefined;
  route(
    'get',
    '/',
    { summary: '评价单位的年度情况', access: 'SESSION', query: YearQuery, answers: UnitsView },
    async ({ viewer, query }) => viewUnits(ctx, viewer, query.year),
  );
  route(
    'get',
    '/export.xlsx',
    { summary: '导出评价单位的年度情况', access: 'SESSION', query: YearQuery, produces: XLSX },
    async ({ viewer, query, res }) => {
      const view = await viewUnits(ctx, viewer, query.year);
      res
        .attachment(`${view.year}年度评价情况.xlsx`)
        .type(XLSX)
        .send(await unitsWorkbook(view));
    },
  );
  route(
    'get',
    '/:id/statement.pdf',
    {
      summary: '下载一个单位的年度情况（PDF）',
      access: 'SESSION',
      params: Id,
      query: YearQuery,
      produces: 'application/pdf',
    },
    async ({ viewer, params, query, res }) => {
      const { unit, statement } = await drawUp(ctx, viewer, params.id, query.year);
      render ??= createDocumentRenderer();
      res
        .attachment(`${unit.name}${unit.year}年度评价情况.pdf`)
        .set('Cache-Control', 'private, no-store')
        .send(await render(statement));
    },
  );
  route(
    'get',
    '/:id/statement',
    {
      summary: '一个单位的年度情况',
      access: 'SESSION',
      params: Id,
      query: YearQuery,
      answers: documentView,
    },
    async ({ viewer, params, query }) => (await drawUp(ctx, viewer, params.id, query.year)).statement,
  );
  route(
    'get',
    '/:id',
    { summary: '一个评价单位', access: 'SESSION', params: Id, query: YearQuery, answers: UnitView },
    async ({ viewer, params, query }) => viewUnit(ctx, viewer, params.id, query.year),
  );
  return router;
}

/** The statement of a year, drawn up now; 403 for whoever does not read the unit whole. */
async function drawUp(ctx: AppContext, viewer: Viewer, id: string, year: number | undefined) {
  const unit = await viewUnit(ctx, viewer, id, year);
  if (!unit.detail) throw forbidden('只有该单位和有关机关可以查看年度情况。');
  const [issuer, outcome] = await Promise.all([
    organOf(ctx.db, EVALUATION_SCHEME, 'ORGANISER'),
    awardOutcome(ctx, viewer, unit),
  ]);
  const at = new Date().toISOString();
  return { unit, statement: statementOf(unit, { issuer: issuer ?? '', at, outcome }) };
}

/** What the award of the year brought, as far as the viewer may read that award. */
async function awardOutcome(ctx: AppContext, viewer: Viewer, unit: UnitView): Promise<AwardOutcome | null> {
  const rows = await listAwards(ctx.db, scope(viewer, 'award'));
  const row = rows.find(({ year }) => year === unit.year);
  if (!row) return null;
  const { lines, statusLabel } = await viewAward(ctx, viewer, row);
  const line = lines.find(({ objectId }) => objectId === unit.id);
  return { statusLabel, recommended: line?.recommended ?? false, persons: line?.persons ?? 0 };
}
