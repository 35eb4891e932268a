import { appendAudit } from '../../db/audit/append';
import { findPayee } from '../../db/queries/redemptionDetail';
import { mayUnmask } from '../access';
import type { AppContext } from '../context';
import { forbidden, notFound } from '../errors';
import type { Viewer } from '../session/viewer';

/**
 * Personal data of the payee in full, for those who have to call or pay on this case. Every reading is kept as an
 * audit event (`subject_type` access) before the data are given out.
 */
export async function readPayee(ctx: AppContext, viewer: Viewer, row: { id: string; enterpriseId: string }) {
  if (!mayUnmask(viewer, row)) throw forbidden('只有本件的承办人员可以查看完整的联系和收款信息。');
  const payee = await findPayee(ctx.db, row.enterpriseId);
  if (!payee) throw notFound('企业信息');
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: row.id,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: viewer.roles[0] ?? null,
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'readPayee',
      ruleId: 'ACCESS',
      before: null,
      after: { enterpriseId: row.enterpriseId, fields: Object.keys(payee) },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
  return payee;
}
