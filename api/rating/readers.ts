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
