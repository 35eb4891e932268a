import { appendAudit } from '../../db/audit/append';
import { findOriginal } from '../../db/queries/followUp';
import type { AppContext } from '../context';
import { forbidden, notFound } from '../errors';
import { isEvaluationOrganiser } from '../evaluationAccess';
import type { Viewer } from '../session/viewer';
import { readableFollowUp, readsAsObject } from './reading';
import type { OriginalView } from './schemas';

/** What somebody wrote, and how he is reached, for the organiser who has to verify and to call; on record (GE-WAY-3). */
export async function readOriginal(ctx: AppContext, viewer: Viewer, id: string): Promise<OriginalView> {
  const row = await readableFollowUp(ctx, viewer, id);
  if (!isEvaluationOrganiser(viewer) || readsAsObject(viewer, row))
    throw forbidden('只有评价组织单位可以查看原文和联系方式。');
  const original = await findOriginal(ctx.db, id);
  if (!original) throw notFound('原文');
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: id,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: 'ORGANISER',
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'readOriginal',
      ruleId: 'ACCESS',
      before: null,
      after: { fields: ['words', 'contactName', 'contactPhone'] },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
  return original;
}
