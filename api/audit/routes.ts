import type { Router } from 'express';
import { z } from 'zod';
import { listAuditEvents, verifyChain } from '../../db/queries/audit';
import { AUDIT_SUBJECT_TYPES, type AuditSubjectType, listAuditSubjects } from '../../db/queries/auditSubject';
import { AUDIT_SUBJECT_LABELS, auditActionLabel } from '../../workflows/rules/auditLabels';
import { ROUND_STATUS_LABELS } from '../../workflows/rules/evaluation/labels';
import { GATHERING_STATUS_LABELS } from '../../workflows/rules/gathering/labels';
import {
  ASSESSMENT_STATUS_LABELS,
  REWARD_LIST_STATUS_LABELS,
} from '../../workflows/rules/officer-term/assessmentLabels';
import { TERM_STATUS_LABELS } from '../../workflows/rules/officer-term/labels';
import { scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page, searchText } from '../list';
import { AuditEventView, AuditSubjectView } from './schemas';

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

const STATUSES: Record<AuditSubjectType, Record<string, string>> = {
  officerTerm: TERM_STATUS_LABELS,
  gathering: GATHERING_STATUS_LABELS,
  assessment: ASSESSMENT_STATUS_LABELS,
  rewardList: REWARD_LIST_STATUS_LABELS,
  evaluationRound: ROUND_STATUS_LABELS,
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
      summary: '查找聘期、活动、考核、奖励清单和评价轮次',
      access: ['AUDITOR', 'SUPERVISOR'],
      query: subjectQuery,
      answers: listAnswer(AuditSubjectView),
    },
    async ({ viewer, query: asked }) => {
      const scopes = {
        officerTerm: scope(viewer, 'officerTerm'),
        gathering: scope(viewer, 'gathering'),
        assessment: scope(viewer, 'assessment'),
        rewardList: scope(viewer, 'rewardList'),
        evaluationRound: scope(viewer, 'evaluationRound'),
      };
      const { rows, total } = await listAuditSubjects(ctx.db, scopes, asked);
      const data = rows.map(({ schemeVersion: _version, ...row }) => ({
        ...row,
        id: `${row.subjectType}/${row.subjectId}`,
        label: AUDIT_SUBJECT_LABELS[row.subjectType] ?? row.subjectType,
        statusLabel: STATUSES[row.subjectType][row.status] ?? row.status,
      }));
      return page(data, total);
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
