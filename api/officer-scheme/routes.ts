import type { Router } from 'express';
import { z } from 'zod';
import { listOfficerSchemes, versionsOfScheme } from '../../db/queries/officerScheme';
import { canRead, scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer } from '../list';
import { exportRoutes } from './exportRoutes';
import {
  loadScheme,
  readChecks,
  readHearings,
  readMatrix,
  readRecords,
  readSubmissions,
  readTerms,
} from './lists';
import { hearingQuery, matrixQuery, recordQuery, submissionQuery, termQuery } from './queries';
import {
  ChecksQuery,
  CheckView,
  HearingRowView,
  MatrixView,
  OfficerSchemeRowView,
  OfficerSchemeView,
  SchemeRecordRowView,
  SchemeVersionView,
  SubmissionRowView,
  TermRowView,
} from './schemas';
import { viewScheme, viewSchemes } from './view';

const params = z.object({ code: z.string().max(16) });

/** Schemes of officers and their lists, each within the reader's reach; the office's own screens. */
export function officerSchemesRouter(ctx: AppContext): Router {
  const schemes = resource(ctx, '/officer-schemes', '体验监督方案');
  const { router, route } = schemes;
  route(
    'get',
    '/',
    { summary: '方案列表', access: 'SESSION', answers: listAnswer(OfficerSchemeRowView) },
    async ({ viewer }) => {
      const rows = (await listOfficerSchemes(ctx.db)).filter((row) => canRead(viewer, 'officerScheme', row));
      return { data: await viewSchemes(ctx, rows), total: rows.length };
    },
  );
  route(
    'get',
    '/:code',
    { summary: '方案', access: 'SESSION', params, answers: OfficerSchemeView },
    async ({ viewer, params: { code } }) =>
      viewScheme(ctx, await loadScheme(ctx, viewer, code), scope(viewer, 'officerTerm')),
  );
  route(
    'get',
    '/:code/versions',
    { summary: '方案版本', access: 'SESSION', params, answers: listAnswer(SchemeVersionView) },
    async ({ viewer, params: { code } }) => {
      await loadScheme(ctx, viewer, code);
      const rows = await versionsOfScheme(ctx.db, code);
      return { data: rows.map((row) => ({ ...row, id: `${code}-${row.version}` })), total: rows.length };
    },
  );
  route(
    'get',
    '/:code/terms',
    { summary: '人员', access: 'SESSION', params, query: termQuery, answers: listAnswer(TermRowView) },
    async ({ viewer, params: { code }, query }) => {
      await loadScheme(ctx, viewer, code);
      return readTerms(ctx, viewer, code, query);
    },
  );
  route(
    'get',
    '/:code/matrix',
    { summary: '履职情况表', access: 'SESSION', params, query: matrixQuery, answers: MatrixView },
    async ({ viewer, params: { code }, query: { list, year } }) =>
      readMatrix(ctx, viewer, await loadScheme(ctx, viewer, code), list, year),
  );
  route(
    'get',
    '/:code/checks',
    {
      summary: '检查日历',
      access: 'SESSION',
      params,
      query: ChecksQuery,
      answers: z.object({ data: z.array(CheckView), from: z.string(), to: z.string(), now: z.string() }),
    },
    async ({ viewer, params: { code }, query }) =>
      readChecks(ctx, viewer, await loadScheme(ctx, viewer, code), query),
  );
  route(
    'get',
    '/:code/hearings',
    {
      summary: '处理程序',
      access: 'SESSION',
      params,
      query: hearingQuery,
      answers: listAnswer(HearingRowView),
    },
    async ({ viewer, params: { code }, query }) =>
      readHearings(ctx, viewer, await loadScheme(ctx, viewer, code), query),
  );
  route(
    'get',
    '/:code/submissions',
    {
      summary: '报送内容',
      access: 'SESSION',
      params,
      query: submissionQuery,
      answers: listAnswer(SubmissionRowView),
    },
    async ({ viewer, params: { code }, query }) => {
      await loadScheme(ctx, viewer, code);
      return readSubmissions(ctx, viewer, code, query);
    },
  );
  route(
    'get',
    '/:code/records',
    {
      summary: '工作台账',
      access: 'SESSION',
      params,
      query: recordQuery,
      answers: listAnswer(SchemeRecordRowView),
    },
    async ({ viewer, params: { code }, query }) => {
      await loadScheme(ctx, viewer, code);
      return readRecords(ctx, viewer, code, query);
    },
  );
  exportRoutes(ctx, schemes);
  return router;
}
