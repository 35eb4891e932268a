import type { Router } from 'express';
import { z } from 'zod';
import { regions, regionWithCounties } from '../../db/presets/regions';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { organsWithNames } from '../../db/queries/officerScheme';
import {
  activePoints,
  findRatingSite,
  listRatingPoints,
  listRatingSites,
  MOST_PRINTED,
  objectsWithCodes,
  RATING_POINT_SORTS,
  type RatingPointRow,
} from '../../db/queries/ratingPoint';
import { RATING_SITE_KINDS } from '../../db/schema';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { RATING_SITE_KIND_LABELS } from '../../workflows/rules/evaluation/ratings/labels';
import { canRead, scope } from '../access';
import type { AppContext } from '../context';
import { createPageRenderer, type PageRenderer } from '../documents/pages';
import { forbidden, notFound, ProblemError } from '../errors';
import { resource } from '../http';
import { COUNT_CAP, listAnswer, listQuery, page } from '../list';
import type { Viewer } from '../session/viewer';
import { type Column, momentCell, workbook, XLSX } from '../spreadsheet';
import { fillPoints, issuePoint, readablePoint, registerSite, withdrawPoint } from './acts';
import { importPoints, pointTemplate } from './import';
import { cardPages, type Poster, posterPages, wallPages } from './posters';
import { renameSite, renameWindow } from './rename';
import {
  CoverageView,
  FillAnswer,
  FillBody,
  PointAnswer,
  PointBody,
  PointImportReport,
  PosterQuery,
  RatingPointDetailView,
  RatingPointListFilter,
  RatingPointView,
  RatingSiteView,
  ReasonBody,
  SiteBody,
  SiteNameBody,
  WallQuery,
  WindowNameBody,
} from './schemas';
import { linkOf, originOf, regionName, viewPoint } from './view';

const Id = z.object({ id: z.uuid() });
const SiteId = z.object({ id: z.string().min(1).max(64) });
const query = listQuery(RatingPointListFilter, RATING_POINT_SORTS, { field: 'createdAt', descending: true });
const READERS = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'] as const;
const PDF = 'application/pdf';
const ORGANISER = ['ORGANISER'] as const;

const COLUMNS: Column<RatingPointView>[] = [
  { head: '评价对象', width: 24, value: (row) => row.objectName },
  { head: '点位', width: 26, value: (row) => row.siteName },
  { head: '窗口', width: 18, value: (row) => row.windowName },
  { head: '点位类型', width: 18, value: (row) => row.siteKindLabel },
  { head: '所属地区', width: 16, value: (row) => row.regionName },
  { head: '状态', width: 10, value: (row) => row.statusLabel },
  { head: '发放时间', width: 18, value: (row) => momentCell(row.createdAt) },
  { head: '停用时间', width: 18, value: (row) => momentCell(row.withdrawnAt) },
  { head: '停用原因', width: 30, value: (row) => row.withdrawnReason },
];

/** The register as a whole is for who may read all of its codes. */
function requireReader(viewer: Viewer): void {
  if (!canRead(viewer, 'ratingPoint', { schemeCode: EVALUATION_SCHEME })) throw forbidden();
}

/** Sites and codes: the register, what the organiser does with it, and what is printed (GE-WAY-4). */
export function ratingPointsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/rating-points', '评价码');
  let renderer: PageRenderer | undefined;
  const render: PageRenderer = (define) => {
    renderer ??= createPageRenderer();
    return renderer(define);
  };
  const issuer = async () =>
    (await organsWithNames(ctx.db, EVALUATION_SCHEME)).find(({ organCode }) => organCode === 'ORGANISER')
      ?.organisationName ?? '';
  const posterOf = (origin: string, row: RatingPointRow): Poster => ({
    number: row.id.slice(0, 8).toUpperCase(),
    objectName: row.objectName ?? row.objectId,
    siteName: row.siteName,
    windowName: row.windowName,
    link: linkOf(ctx, origin, row),
  });
  route(
    'get',
    '/',
    { summary: '评价码列表', access: 'SESSION', query, answers: listAnswer(RatingPointView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listRatingPoints(ctx.db, scope(viewer, 'ratingPoint'), asked);
      return page(rows.map(viewPoint), total);
    },
  );
  route(
    'get',
    '/export.xlsx',
    { summary: '导出评价码列表', access: 'SESSION', query, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      const whole = { ...asked, offset: 0, limit: COUNT_CAP };
      const { rows } = await listRatingPoints(ctx.db, scope(viewer, 'ratingPoint'), whole);
      res
        .attachment('评价码.xlsx')
        .type(XLSX)
        .send(await workbook('评价码', COLUMNS, rows.map(viewPoint)));
    },
  );
  route(
    'get',
    '/sites',
    { summary: '点位', access: READERS, answers: z.object({ data: z.array(RatingSiteView) }) },
    async ({ viewer }) => {
      requireReader(viewer);
      const sites = await listRatingSites(ctx.db, EVALUATION_SCHEME);
      return {
        data: sites.map((site) => ({
          ...site,
          kindLabel: RATING_SITE_KIND_LABELS[site.kind],
          regionName: regionName(site.regionId) ?? '',
          active: site.active ?? 0,
        })),
      };
    },
  );
  route(
    'post',
    '/sites',
    {
      summary: '登记点位',
      access: ORGANISER,
      body: SiteBody,
      idempotent: true,
      status: 201,
      answers: PointAnswer,
    },
    async ({ viewer, body, key }) => registerSite(ctx, viewer, body, key),
  );
  route(
    'post',
    '/sites/:id/rename',
    {
      summary: '更正点位名称和地址',
      access: ORGANISER,
      params: SiteId,
      body: SiteNameBody,
      idempotent: true,
      answers: PointAnswer,
    },
    async ({ viewer, params, body, key }) => renameSite(ctx, viewer, { id: params.id, body }, key),
  );
  route(
    'get',
    '/coverage',
    { summary: '评价码覆盖情况', access: READERS, answers: CoverageView },
    async ({ viewer }) => {
      requireReader(viewer);
      const today = chinaDate(new Date().toISOString());
      const [objects, sites] = await Promise.all([
        objectsWithCodes(ctx.db, EVALUATION_SCHEME, today),
        listRatingSites(ctx.db, EVALUATION_SCHEME),
      ]);
      const own = regionWithCounties(viewer.organisation?.regionId ?? '');
      return {
        regions: regions
          .filter(({ id }) => own.includes(id))
          .map(({ id, name, level }) => ({ id, name, level })),
        objects: objects.map(({ id, name, groupCode, codes }) => ({
          id,
          name,
          group: groupCode,
          codes: codes ?? 0,
        })),
        sites: RATING_SITE_KINDS.map((kind) => {
          const own = sites.filter((site) => site.kind === kind);
          const codes = own.reduce((sum, { active }) => sum + (active ?? 0), 0);
          return { kind, label: RATING_SITE_KIND_LABELS[kind], sites: own.length, codes };
        }),
      };
    },
  );
  route(
    'get',
    '/posters.pdf',
    { summary: '打印窗口评价码（每页四张）', access: 'SESSION', query: PosterQuery, produces: PDF },
    async ({ viewer, query: asked, req, res }) => {
      const rows = await activePoints(ctx.db, scope(viewer, 'ratingPoint'), asked);
      if (rows.length === 0) throw notFound('使用中的评价码');
      if (rows.length > MOST_PRINTED) {
        throw new ProblemError(
          422,
          'TOO_MANY_TO_PRINT',
          `一次最多打印${MOST_PRINTED}张，请按点位分别打印。`,
          {
            field: 'siteId',
          },
        );
      }
      const origin = originOf(ctx, req);
      const define = cardPages(
        rows.map((row) => posterOf(origin, row)),
        await issuer(),
      );
      res.attachment('评价码.pdf').send(await render(define));
    },
  );
  route(
    'get',
    '/wall.pdf',
    { summary: '打印二维码墙', access: READERS, query: WallQuery, produces: PDF },
    async ({ viewer, query: { siteId, paper }, req, res }) => {
      const site = await findRatingSite(ctx.db, { schemeCode: EVALUATION_SCHEME, id: siteId });
      const rows = (await activePoints(ctx.db, scope(viewer, 'ratingPoint'), { siteId })).filter(
        ({ windowName }) => windowName === '',
      );
      if (!site || rows.length === 0) throw notFound('墙上的评价码');
      const origin = originOf(ctx, req);
      const define = wallPages(
        rows.map((row) => posterOf(origin, row)),
        site.name,
        await issuer(),
        paper,
      );
      res.attachment(`${site.name}二维码墙.pdf`).send(await render(define));
    },
  );
  route(
    'get',
    '/import-template.xlsx',
    { summary: '评价码导入模板', access: ORGANISER, produces: XLSX },
    async ({ res }) => {
      res
        .attachment('评价码导入.xlsx')
        .type(XLSX)
        .send(await pointTemplate());
    },
  );
  route(
    'post',
    '/import',
    {
      summary: '批量发放评价码',
      access: ORGANISER,
      query: z.object({ dryRun: z.enum(['true', 'false']).default('true') }),
      idempotent: true,
      answers: PointImportReport,
    },
    async ({ viewer, query: { dryRun }, req, key }) =>
      importPoints(ctx, viewer, { req, dryRun: dryRun === 'true', key }),
  );
  route(
    'post',
    '/fill',
    {
      summary: '为全部对象补发评价码',
      access: ORGANISER,
      body: FillBody,
      idempotent: true,
      answers: FillAnswer,
    },
    async ({ viewer, body, key }) => fillPoints(ctx, viewer, body, key),
  );
  route(
    'post',
    '/',
    {
      summary: '发放评价码',
      access: ORGANISER,
      body: PointBody,
      idempotent: true,
      status: 201,
      answers: PointAnswer,
    },
    async ({ viewer, body, key }) => issuePoint(ctx, viewer, body, key),
  );
  route(
    'get',
    '/:id/poster.pdf',
    { summary: '打印一张评价码', access: 'SESSION', params: Id, produces: PDF },
    async ({ viewer, params, req, res }) => {
      const row = await readablePoint(ctx, viewer, params.id);
      if (row.status !== 'ACTIVE') {
        throw new ProblemError(409, 'POINT_WITHDRAWN', '这个评价码已经停用，不能再打印。', {
          ruleId: 'GE-WAY-4',
        });
      }
      const define = posterPages([posterOf(originOf(ctx, req), row)], await issuer());
      res.attachment(`评价码 ${row.objectName ?? ''}.pdf`).send(await render(define));
    },
  );
  route(
    'get',
    '/:id',
    { summary: '一个评价码', access: 'SESSION', params: Id, answers: RatingPointDetailView },
    async ({ viewer, params, req }) => {
      const row = await readablePoint(ctx, viewer, params.id);
      const link = row.status === 'ACTIVE' ? linkOf(ctx, originOf(ctx, req), row) : null;
      return { ...viewPoint(row), link };
    },
  );
  route(
    'post',
    '/:id/rename-window',
    {
      summary: '更正窗口名称',
      access: ORGANISER,
      params: Id,
      body: WindowNameBody,
      idempotent: true,
      answers: PointAnswer,
    },
    async ({ viewer, params, body, key }) => renameWindow(ctx, viewer, { id: params.id, body }, key),
  );
  for (const [path, again, summary] of [
    ['withdraw', false, '停用评价码'],
    ['reissue', true, '换发评价码'],
  ] as const) {
    route(
      'post',
      `/:id/${path}`,
      { summary, access: ORGANISER, params: Id, body: ReasonBody, idempotent: true, answers: PointAnswer },
      async ({ viewer, params, body, key }) =>
        withdrawPoint(ctx, viewer, { id: params.id, again, reason: body.reason }, key),
    );
  }
  return router;
}
