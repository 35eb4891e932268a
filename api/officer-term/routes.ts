import type { Router } from 'express';
import { z } from 'zod';
import { findTermRow } from '../../db/queries/termDesk';
import { TERM_COMMAND_LABELS } from '../../workflows/rules/officer-term/labels';
import { readable } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { kebab } from '../redemption/commandSchemas';
import type { Viewer } from '../session/viewer';
import { resetPassword } from './accounts';
import { AppointAnswer, OneTimeAccess, RenewBody } from './appointmentSchemas';
import { BULK_BODIES, BulkTermAnswer, SUBMISSION_BULK_COMMANDS, takeTermSteps } from './bulk';
import { DraftBody, TERM_COMMAND_BODIES, TERM_COMMAND_NAMES, type TermCommandBody } from './commandSchemas';
import { takeTermStep } from './commands';
import { readContact } from './contact';
import { discardDraft, readDrafts, saveDraft, startDraft } from './drafts';
import type { TermRow } from './facts';
import { renew } from './renewal';
import { ContactView, OwnSubmissionView, TermAnswerView } from './schemas';

const Id = z.object({ id: z.uuid() });
const DraftId = Id.extend({ submissionId: z.uuid() });
const labelOf = (command: string): string => TERM_COMMAND_LABELS[command] ?? command;

/** Steps on a term: drafts of its officer, every human step, the next term, screening of several at once. */
export function officerTermsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '', '聘期');
  const load = async (viewer: Viewer, id: string): Promise<TermRow> =>
    readable(viewer, 'officerTerm', await findTermRow(ctx.db, id), '该聘期');

  route(
    'get',
    '/officer-terms/:id/contact',
    {
      summary: '完整的个人信息（查看留痕）',
      access: ['ORGANISER', 'OFFICER'],
      params: Id,
      answers: ContactView,
    },
    async ({ viewer, params }) => readContact(ctx, viewer, await load(viewer, params.id)),
  );
  route(
    'get',
    '/officer-terms/:id/drafts',
    {
      summary: '我的草稿',
      access: ['OFFICER', 'ORGANISER'],
      params: Id,
      answers: z.object({ data: z.array(OwnSubmissionView) }),
    },
    async ({ viewer, params }) => ({
      data: await readDrafts(ctx, viewer, await load(viewer, params.id)),
    }),
  );
  route(
    'post',
    '/officer-terms/:id/drafts',
    {
      summary: '新建草稿',
      access: ['OFFICER', 'ORGANISER'],
      params: Id,
      body: DraftBody,
      idempotent: true,
      status: 201,
      answers: OwnSubmissionView,
    },
    async ({ viewer, params, body, key }) =>
      startDraft(ctx, viewer, await load(viewer, params.id), body, key),
  );
  route(
    'put',
    '/officer-terms/:id/drafts/:submissionId',
    {
      summary: '保存草稿',
      access: ['OFFICER', 'ORGANISER'],
      params: DraftId,
      body: DraftBody,
      answers: OwnSubmissionView,
    },
    async ({ viewer, params, body }) =>
      saveDraft(ctx, viewer, await load(viewer, params.id), params.submissionId, body),
  );
  route(
    'delete',
    '/officer-terms/:id/drafts/:submissionId',
    { summary: '删除草稿', access: ['OFFICER', 'ORGANISER'], params: DraftId },
    async ({ viewer, params }) =>
      discardDraft(ctx, viewer, await load(viewer, params.id), params.submissionId),
  );
  route(
    'post',
    '/officer-terms/:id/renew',
    {
      summary: '办理续聘或再次聘任',
      access: ['ORGANISER'],
      params: Id,
      body: RenewBody,
      idempotent: true,
      status: 201,
      answers: AppointAnswer,
    },
    async ({ viewer, params, body, key }) => renew(ctx, viewer, await load(viewer, params.id), body, key),
  );
  for (const command of TERM_COMMAND_NAMES) {
    route(
      'post',
      `/officer-terms/:id/${kebab(command)}`,
      {
        summary: labelOf(command),
        access: 'SESSION',
        params: Id,
        body: TERM_COMMAND_BODIES[command] as z.ZodType<TermCommandBody>,
        idempotent: true,
        answers: TermAnswerView,
      },
      async ({ viewer, params, body, key }) => takeTermStep(ctx, viewer, params.id, command, body, key),
    );
  }
  for (const command of SUBMISSION_BULK_COMMANDS) {
    route(
      'post',
      `/officer-submissions/bulk/${kebab(command)}`,
      {
        summary: `批量${labelOf(command)}`,
        access: ['ORGANISER'],
        body: BULK_BODIES[command],
        idempotent: true,
        answers: BulkTermAnswer,
      },
      async ({ viewer, body, key, req }) => {
        const { ids, ...fields } = body;
        const results = await takeTermSteps(ctx, viewer, ids, command, fields as never, key, String(req.id));
        return { results };
      },
    );
  }
  route(
    'post',
    '/officers/:id/reset-password',
    {
      summary: '重设登录密码（只显示一次）',
      access: ['ORGANISER'],
      params: Id,
      body: z.strictObject({}),
      answers: OneTimeAccess,
    },
    async ({ viewer, params }) => resetPassword(ctx, viewer, params.id),
  );
  return router;
}
