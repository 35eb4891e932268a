import type { Router } from 'express';
import { z } from 'zod';
import { LIBRARY_SORTS, type LibraryMemberRow, listMembers } from '../../db/queries/library';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import { canRead } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { evaluationScheme } from '../evaluation/organiser';
import { resource } from '../http';
import { COUNT_CAP, listAnswer, listQuery, page } from '../list';
import { maskName, maskPhone } from '../mask';
import type { Viewer } from '../session/viewer';
import { type Column, momentCell, workbook, XLSX, yesNo } from '../spreadsheet';
import {
  addMember,
  confirmLeaves,
  correctInLibrary,
  readMember,
  removeFromLibrary,
  revealMember,
} from './acts';
import { importMembers, libraryTemplate } from './import';
import { libraryOverview } from './overview';
import {
  AddMemberBody,
  ConfirmBody,
  CorrectMemberBody,
  LeaveBody,
  LibraryImportReport,
  LibraryView,
  MemberFilter,
  MemberPersonView,
  MemberSearchBody,
  MemberView,
  RevealBody,
  RoundQuery,
} from './schemas';

const Id = z.object({ id: z.uuid() });
const query = listQuery(MemberFilter, LIBRARY_SORTS, { field: 'leafId', descending: false });
const READERS = ['ORGANISER', 'SUPERVISOR', 'AUDITOR'] as const;
const ORGANISER = ['ORGANISER'] as const;

const LEAF_COLUMNS: Column<z.output<typeof LibraryView>['leaves'][number]>[] = [
  { head: '样本层', width: 40, value: ({ label }) => label },
  { head: '规定', width: 8, value: ({ required }) => required },
  { head: '实有', width: 8, value: ({ actual }) => actual },
  { head: '相差', width: 8, value: ({ difference }) => difference },
  { head: '待更新', width: 8, value: ({ stale }) => stale },
  { head: '无手机', width: 8, value: ({ letters }) => letters },
];
const MEMBER_COLUMNS: Column<MemberView>[] = [
  { head: '样本层', width: 40, value: ({ leafLabel }) => leafLabel },
  { head: '姓名或企业名称', width: 22, value: ({ name }) => name },
  { head: '手机', width: 16, value: ({ phone }) => phone },
  { head: '推荐单位', width: 30, value: ({ recommendedByName }) => recommendedByName },
  { head: '同意时间', width: 18, value: ({ consentedAt }) => momentCell(consentedAt) },
  { head: '同意依据', width: 24, value: ({ consentBasis }) => consentBasis },
  { head: '最近更新', width: 14, value: (row) => `${row.refreshedYear}年第${row.refreshedNumber}轮` },
  { head: '在库', width: 8, value: ({ leftAt }) => yesNo(leftAt === null) },
];

/** The library of evaluators (GE-LIB-1, GE-LIB-2): persons are masked, and no evaluated unit reads any of it. */
export function libraryRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/library', '样本库');
  const require = (viewer: Viewer) => {
    if (!canRead(viewer, 'libraryMember', { schemeCode: 'GE' })) throw notFound('样本库');
  };
  const members = async (rows: readonly LibraryMemberRow[]): Promise<MemberView[]> => {
    const { parameters } = await evaluationScheme(ctx);
    const labels = new Map(leavesOf(parameters.library).map(({ id, label }) => [id, label]));
    return rows.map(({ name, phone, employer, ...row }) => ({
      ...row,
      leafLabel: labels.get(row.leafId) ?? row.leafId,
      name: maskName(name),
      phone: phone && maskPhone(phone),
      hasEmployer: employer !== null,
    }));
  };
  route(
    'get',
    '/',
    { summary: '样本库总览', access: READERS, query: RoundQuery, answers: LibraryView },
    async ({ viewer, query: asked }) => {
      require(viewer);
      return libraryOverview(ctx, viewer, asked);
    },
  );
  route(
    'get',
    '/export.xlsx',
    { summary: '导出样本库总览', access: READERS, query: RoundQuery, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      require(viewer);
      const { leaves } = await libraryOverview(ctx, viewer, asked);
      res
        .attachment('样本库总览.xlsx')
        .type(XLSX)
        .send(await workbook('样本库', LEAF_COLUMNS, leaves));
    },
  );
  route(
    'get',
    '/members',
    { summary: '样本人员（隐去个人信息）', access: READERS, query, answers: listAnswer(MemberView) },
    async ({ viewer, query: asked }) => {
      require(viewer);
      const { rows, total } = await listMembers(ctx.db, 'GE', asked);
      return page(await members(rows), total);
    },
  );
  route(
    'get',
    '/members/export.xlsx',
    { summary: '导出样本人员（隐去个人信息）', access: READERS, query, produces: XLSX },
    async ({ viewer, query: asked, res }) => {
      require(viewer);
      const { rows } = await listMembers(ctx.db, 'GE', { ...asked, offset: 0, limit: COUNT_CAP });
      res
        .attachment('样本人员.xlsx')
        .type(XLSX)
        .send(await workbook('样本人员', MEMBER_COLUMNS, await members(rows)));
    },
  );
  route(
    'post',
    '/members/search',
    {
      summary: '按姓名、单位或手机查找',
      access: READERS,
      body: MemberSearchBody,
      answers: listAnswer(MemberView),
    },
    async ({ viewer, body }) => {
      require(viewer);
      const { filter, page: at, perPage, name, phone } = body;
      const asked = {
        filter,
        sort: { field: 'leafId', descending: false },
        limit: perPage,
        offset: (at - 1) * perPage,
      };
      const search = { name: name ?? undefined, phone: phone ?? undefined };
      const { rows, total } = await listMembers(ctx.db, 'GE', asked, search);
      return page(await members(rows), total);
    },
  );
  route(
    'get',
    '/members/:id',
    { summary: '一名样本人员', access: READERS, params: Id, answers: MemberView },
    async ({ viewer, params }) => (await members([await readMember(ctx, viewer, params.id)]))[0]!,
  );
  route(
    'post',
    '/members',
    {
      summary: '增加样本人员',
      access: ORGANISER,
      body: AddMemberBody,
      idempotent: true,
      status: 201,
      answers: z.object({ id: z.string() }),
    },
    async ({ viewer, body, key }) => addMember(ctx, viewer, body, key),
  );
  route(
    'post',
    '/members/:id/reveal',
    {
      summary: '查看完整个人信息（留痕）',
      access: ORGANISER,
      params: Id,
      body: RevealBody,
      idempotent: true,
      answers: MemberPersonView,
    },
    async ({ viewer, params, body, key }) => revealMember(ctx, viewer, params.id, body.reason, key),
  );
  route(
    'post',
    '/members/:id/correct',
    { summary: '更正个人信息', access: ORGANISER, params: Id, body: CorrectMemberBody, idempotent: true },
    async ({ viewer, params, body, key }) => correctInLibrary(ctx, viewer, params.id, body, key),
  );
  route(
    'post',
    '/members/leave',
    { summary: '离库', access: ORGANISER, body: LeaveBody, idempotent: true },
    async ({ viewer, body, key }) => removeFromLibrary(ctx, viewer, body, key),
  );
  route(
    'post',
    '/confirm',
    { summary: '确认本轮更新调整', access: ORGANISER, body: ConfirmBody, idempotent: true },
    async ({ viewer, body, key }) => confirmLeaves(ctx, viewer, body, key),
  );
  route(
    'get',
    '/import-template.xlsx',
    { summary: '导入模板', access: ORGANISER, produces: XLSX },
    async ({ res }) => {
      res
        .attachment('样本库导入模板.xlsx')
        .type(XLSX)
        .send(await libraryTemplate(ctx));
    },
  );
  route(
    'post',
    '/import',
    {
      summary: '批量导入（字段 file，dryRun=true 只检查）',
      access: ORGANISER,
      query: z.object({
        dryRun: z.enum(['true', 'false']).default('false'),
        year: z.coerce.number().int().min(2022).max(2100),
        number: z.coerce.number().int().min(1).max(12),
      }),
      idempotent: true,
      consumes: 'multipart/form-data',
      answers: LibraryImportReport,
    },
    async ({ viewer, query: { dryRun, year, number }, req, key }) =>
      importMembers(ctx, viewer, { req, key, dryRun: dryRun === 'true', round: { year, number } }),
  );
  return router;
}
