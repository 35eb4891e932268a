import { appendAudit } from '../../db/audit/append';
import { EVALUATION_SCHEME } from '../../db/queries/evaluationScheme';
import { findRating, objectsOf, type RatingRow } from '../../db/queries/ratingList';
import { readable } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import type { Viewer } from '../session/viewer';

/**
 * Objects whose ratings the viewer does not get to see whatever his role: those of his own organisation. A supervisor or
 * auditor who works for an evaluated body is one of the evaluated there (GE-WAY-3).
 */
export const ownObjects = (ctx: AppContext, viewer: Viewer): Promise<string[]> =>
  viewer.organisation ? objectsOf(ctx.db, viewer.organisation.id) : Promise.resolve([]);

/** A rating that the viewer may read, or 404. */
export async function readableRating(ctx: AppContext, viewer: Viewer, id: string): Promise<RatingRow> {
  const row = readable(viewer, 'rating', await findRating(ctx.db, id), '这条评价');
  if ((await ownObjects(ctx, viewer)).includes(row.objectId)) throw notFound('这条评价');
  return row;
}

/** Keeps on record who took a list of ratings away, before it is given out. */
export async function auditRatingExport(ctx: AppContext, viewer: Viewer, rows: number): Promise<void> {
  await ctx.db.transaction().execute((tx) =>
    appendAudit(tx, {
      subjectType: 'access',
      subjectId: EVALUATION_SCHEME,
      at: new Date().toISOString(),
      actorAccountId: viewer.accountId,
      actorRole: viewer.roles[0] ?? null,
      actorOrganisationId: viewer.organisation?.id ?? null,
      onBehalfOf: null,
      action: 'exportList',
      ruleId: 'ACCESS',
      before: null,
      after: { list: 'ratings', rows },
      noteId: null,
      workflowId: null,
      runId: null,
      updateId: null,
    }),
  );
}
