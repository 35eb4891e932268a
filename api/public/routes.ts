import type { Router } from 'express';
import { z } from 'zod';
import { findCertificate } from '../../db/queries/certificate';
import { trackCase } from '../../db/queries/track';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { normaliseCreditCode } from '../../workflows/rules/identifiers/creditCode';
import { TERM_STATUS_LABELS } from '../../workflows/rules/officer-term/labels';
import { OBLIGATION_LABELS } from '../../workflows/rules/redemption/labels';
import { REDEMPTION_OUTCOMES, REDEMPTION_STATUSES } from '../../workflows/rules/redemption/types';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { resource } from '../http';
import { maskName } from '../mask';
import { addressLimit } from '../middleware/addressLimit';
import { nowOf } from '../reference';

/** Keeps numbers from being tried out. */
const TRIES_PER_MINUTE = 30;

const nullable = z.string().nullable();
const TrackView = z.object({
  caseNo: z.string(),
  status: z.enum(REDEMPTION_STATUSES),
  outcome: z.enum(REDEMPTION_OUTCOMES).nullable(),
  itemName: z.string(),
  submittedAt: z.string(),
  acceptedAt: nullable,
  paidAt: nullable,
  closedAt: nullable,
  clock: z.object({ label: z.string(), dueAt: nullable }).nullable(),
  now: z.string(),
});

const Query = z.object({
  caseNo: z.string().trim().min(1, '请填写办件编号').max(64),
  creditCode: z.string().trim().min(1, '请填写统一社会信用代码').max(64).transform(normaliseCreditCode),
});

const CertificateView = z.object({
  valid: z.boolean(),
  certificateNo: nullable,
  title: z.string(),
  /** A person's name with all but its first character hidden; an organisation's name in full. */
  name: z.string(),
  issuer: z.string(),
  from: z.string(),
  to: z.string(),
  status: z.string(),
  statusLabel: z.string(),
  endedAt: nullable,
});

/** Progress of a case for whoever knows its number and the enterprise's credit code; nothing else is told. */
export function publicRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/public', '公众查询');
  router.get(
    ['/public/track', '/public/certificates/:code'],
    addressLimit(TRIES_PER_MINUTE, '查询过于频繁，请一分钟后再试。'),
  );
  route(
    'get',
    '/track',
    { summary: '办理进度查询', access: 'PUBLIC', query: Query, answers: TrackView },
    async ({ query }) => {
      const row = await trackCase(ctx.db, query.caseNo.toUpperCase(), query.creditCode);
      if (!row) {
        throw new ProblemError(404, 'NOT_FOUND', '没有找到对应的办理件，请核对办件编号和统一社会信用代码。');
      }
      const label = row.clockKind ? (OBLIGATION_LABELS[row.clockKind] ?? row.clockKind) : '';
      return {
        ...row,
        caseNo: row.caseNo ?? query.caseNo,
        clock: row.clockKind ? { label, dueAt: row.clockDueAt } : null,
        now: nowOf(row),
      };
    },
  );
  route(
    'get',
    '/certificates/:code',
    {
      summary: '核验聘书或牌匾',
      access: 'PUBLIC',
      params: z.object({ code: z.string().trim().min(6).max(64) }),
      answers: CertificateView,
    },
    async ({ params }) => {
      const found = await findCertificate(ctx.db, params.code);
      if (!found) throw new ProblemError(404, 'NOT_FOUND', '没有找到这个核验码对应的证书，请核对后再试。');
      const { parameters, endedAt, status, fromDate, toDate } = found;
      const today = chinaDate(nowOf(found));
      return {
        valid: endedAt === null && fromDate <= today && today <= toDate,
        certificateNo: found.certificateNo,
        title: parameters.title,
        name: found.subject === 'PERSON' ? maskName(found.name) : found.name,
        issuer: found.officeName,
        from: fromDate,
        to: toDate,
        status,
        statusLabel: TERM_STATUS_LABELS[status],
        endedAt,
      };
    },
  );
  return router;
}
