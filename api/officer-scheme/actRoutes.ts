import type { Router } from 'express';
import { z } from 'zod';
import type { AppContext } from '../context';
import { resource } from '../http';
import { appoint } from '../officer-term/appointment';
import { AppointAnswer, AppointBody, ImportReport } from '../officer-term/appointmentSchemas';
import { importTemplate, importTerms } from '../officer-term/import';
import { XLSX } from '../spreadsheet';
import { AnswerBody, RecordAnswer, RecordBody } from './recordSchemas';
import { addRecord, answerRecord } from './records';

const Code = z.object({ code: z.string().min(1).max(16) });

/** What is done in a scheme of officers: appointments, and the small records of its daily work. */
export function officerSchemeActsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '', '体验监督方案');
  route(
    'post',
    '/officer-schemes/:code/terms',
    {
      summary: '聘任',
      access: ['ORGANISER'],
      params: Code,
      body: AppointBody,
      idempotent: true,
      status: 201,
      answers: AppointAnswer,
    },
    async ({ viewer, params, body, key }) => appoint(ctx, viewer, params.code, body, key),
  );
  route(
    'post',
    '/officer-schemes/:code/import',
    {
      summary: '批量导入聘任（字段 file，dryRun=true 只检查）',
      access: ['ORGANISER'],
      params: Code,
      query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
      idempotent: true,
      consumes: 'multipart/form-data',
      answers: ImportReport,
    },
    async ({ viewer, params, query, req, key }) =>
      importTerms(ctx, viewer, params.code, { req, key, dryRun: query.dryRun === 'true' }),
  );
  route(
    'get',
    '/officer-schemes/:code/import-template.xlsx',
    { summary: '导入模板', access: ['ORGANISER'], params: Code, produces: XLSX },
    async ({ viewer, params, res }) => {
      const content = await importTemplate(ctx, viewer, params.code);
      res.attachment(`聘任导入模板-${params.code}.xlsx`).type(XLSX).send(content);
    },
  );
  route(
    'post',
    '/officer-schemes/:code/records',
    {
      summary: '登记工作记录',
      access: ['ORGANISER', 'DECISION_BODY', 'OFFICER'],
      params: Code,
      body: RecordBody,
      idempotent: true,
      status: 201,
      answers: RecordAnswer,
    },
    async ({ viewer, params, body, key }) => addRecord(ctx, viewer, params.code, body, key),
  );
  route(
    'post',
    '/scheme-records/:id/answer',
    {
      summary: '答复工作记录',
      access: ['ORGANISER', 'DECISION_BODY', 'OFFICER'],
      params: z.object({ id: z.uuid() }),
      body: AnswerBody,
      idempotent: true,
      answers: RecordAnswer,
    },
    async ({ viewer, params, body, key }) => answerRecord(ctx, viewer, params.id, body.answer, key),
  );
  return router;
}
