import type { Router } from 'express';
import { z } from 'zod';
import { listAuditEvents, verifyChain } from '../../db/queries/audit';
import { auditActionLabel } from '../../workflows/rules/auditLabels';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';

const nullable = z.string().nullable();
const AuditEventView = z.object({
  id: z.number().int(),
  subjectType: z.string(),
  subjectId: z.string(),
  seq: z.number().int(),
  at: z.string(),
  actorAccountId: nullable,
  actorName: nullable,
  actorRole: nullable,
  actorOrganisationName: nullable,
  action: z.string(),
  label: z.string(),
  ruleId: z.string(),
  workflowId: nullable,
  runId: nullable,
  updateId: nullable,
  hash: z.string(),
  prevHash: z.string(),
});

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
