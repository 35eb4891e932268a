import type { Router } from 'express';
import { z } from 'zod';
import { listAuditEvents, verifyChain } from '../../db/queries/audit';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';
import { actionLabel } from '../process/labels';

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

/** Acts outside of a case's own steps. */
const LABELS: Record<string, string> = {
  readPayee: '查看联系和收款信息',
  readOfficer: '查看人员个人信息',
  readUpload: '查看上传的材料',
  exportList: '下载列表',
  openOfficerAccount: '开通人员账号',
  addRecord: '登记工作记录',
  answerRecord: '答复工作记录',
  drawVisit: '随机抽取走访',
  topUp: '补充资金',
  registerEnterprise: '登记企业',
  draftCalendar: '录入放假安排',
  publishCalendar: '发布工作日历',
  createAccount: '新建账号',
  setPassword: '重设密码',
  disableAccount: '停用账号',
};

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
          label: LABELS[row.action] ?? actionLabel(row.subjectType, row.action),
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
