import type { Router } from 'express';
import { z } from 'zod';
import { type Addressee, listNotifications, readNotification } from '../../db/queries/notification';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';
import type { Viewer } from '../session/viewer';
import { notificationTitle } from './titles';

const NotificationView = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  subjectType: z.string(),
  subjectId: z.string(),
  redemptionId: z.string().nullable(),
  termId: z.string().nullable(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
});

const query = listQuery(z.strictObject({ unread: z.boolean().optional() }), ['id', 'createdAt'], {
  field: 'createdAt',
  descending: true,
});

/** What the system told me, my organisation in my roles, or my enterprise. */
export function notificationsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/notifications', '通知');
  route(
    'get',
    '/',
    { summary: '通知列表', access: 'SESSION', query, answers: listAnswer(NotificationView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listNotifications(ctx.db, addressee(viewer), asked);
      const data = rows.map((row) => ({
        ...row,
        id: String(row.id),
        title: notificationTitle(row.kind, row.subjectType, row.obligationId),
        body:
          [row.caseNo, row.enterpriseName, row.certificateNo, row.officerName].filter(Boolean).join(' ') ||
          null,
      }));
      return page(data, total);
    },
  );
  route(
    'post',
    '/:id/read',
    {
      summary: '标为已读',
      access: 'SESSION',
      params: z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
      answers: z.object({ ok: z.boolean() }),
    },
    async ({ viewer, params }) => {
      if (!(await readNotification(ctx.db, addressee(viewer), params.id))) throw notFound('该通知');
      return { ok: true };
    },
  );
  return router;
}

const addressee = (viewer: Viewer): Addressee => ({
  accountId: viewer.accountId,
  organisationId: viewer.organisation?.id ?? null,
  enterpriseId: viewer.enterprise?.id ?? null,
  roles: viewer.roles,
});
