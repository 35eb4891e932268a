import type { Router } from 'express';
import { z } from 'zod';
import { listAuditEvents, verifyChain } from '../../db/queries/audit';
import { AUDIT_SUBJECT_TYPES, type AuditSubjectType, listAuditSubjects } from '../../db/queries/auditSubject';
import type { Scope } from '../../db/queries/scope';
import { auditActionLabel } from '../../workflows/rules/auditLabels';
import { scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page, searchText } from '../list';
import { AuditEventView, AuditSubjectView } from './schemas';
import { viewAuditSubject } from './subjectView';

const short = z.string().max(200);
const instant = z.iso.datetime({ offset: true });
const Filter = z.strictObject({
  subjectType: short.optional(),
  subjectId: short.optional(),
  actorAccountId: z.uuid().optional(),
  action: short.optional(),
  from: instant.optional(),
  to: instant.optional(),
});
const query = listQuery(Filter, ['id', 'at'], { field: 'id', descending: true });

const subjectQuery = listQuery(
  z.strictObject({ subjectType: z.enum(AUDIT_SUBJECT_TYPES).optional(), q: searchText.optional() }),
  ['at', 'name'],
  { field: 'at', descending: true },
);

/** The audit trail and the check of its chains; for auditors. */
export function auditRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '', '审计');
  route(
    'get',
    '/audit-events',
    { summary: '审计事件', access: ['AUDITOR'], query, answers: listAnswer(AuditEventView) },
    async ({ query: asked }) => {
      const { rows, total } = await listAuditEvents(ctx.db, asked);
      return page(
        rows.map((row) => ({
          ...row,
          label: auditActionLabel(row.subjectType, row.action),
        })),
        total,
      );
    },
  );
  route(
    'get',
    '/audit/subjects',
    {
      summary: '查找聘期、活动、考核、奖励清单、评价轮次、整改约谈措施、差评和投诉',
      access: ['AUDITOR', 'SUPERVISOR'],
      query: subjectQuery,
      answers: listAnswer(AuditSubjectView),
    },
    async ({ viewer, query: asked }) => {
      const scopes = Object.fromEntries(
        AUDIT_SUBJECT_TYPES.map((type) => [type, scope(viewer, type)]),
      ) as Record<AuditSubjectType, Scope>;
      const { rows, total } = await listAuditSubjects(ctx.db, scopes, viewer.organisation?.id ?? null, asked);
      return page(rows.map(viewAuditSubject), total);
    },
  );
  route(
    'get',
    '/audit/verify',
    {
      summary: '核验审计链',
      access: ['AUDITOR'],
      query: z.object({ subjectType: short.min(1), subjectId: short.min(1) }),
      answers: z.object({ ok: z.boolean(), length: z.number().int(), problems: z.array(z.string()) }),
    },
    async ({ query: { subjectType, subjectId } }) => verifyChain(ctx.db, subjectType, subjectId),
  );
  return router;
}
