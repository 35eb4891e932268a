import { appendAudit } from '../../db/audit/append';
import { awardPersons } from '../../db/queries/award';
import type { AppContext } from '../context';
import { forbidden } from '../errors';
import type { Viewer } from '../session/viewer';
import type { PersonsView } from './schemas';
import { readsNames } from './view';

/** Names of the individuals put forward, for those who decide; each reading is put on record. */
export async function readAwardPersons(ctx: AppContext, viewer: Viewer, id: string): Promise<PersonsView> {
  if (!readsNames(viewer)) throw forbidden('只有组织单位和决定机关可以查看被推荐人的姓名。');
  const rows = await awardPersons(ctx.db, id);
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: id,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: viewer.roles.find((role) => role === 'ORGANISER' || role === 'DECISION_BODY') ?? null,
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'readAwardPersons',
      ruleId: 'GE-USE-8',
      before: null,
      after: { awardId: id, persons: rows.length },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
  return { data: rows.map(({ recommendationId, name, post }) => ({ recommendationId, name, post })) };
}
