import type { Request } from 'express';
import { regions } from '../../db/presets/regions';
import type { RatingPointRow } from '../../db/queries/ratingPoint';
import {
  RATING_POINT_STATUS_LABELS,
  RATING_SITE_KIND_LABELS,
} from '../../workflows/rules/evaluation/ratings/labels';
import type { AppContext } from '../context';
import { signCode } from '../rating/code';
import type { RatingPointView } from './schemas';

export const regionName = (id: string | null): string | null =>
  id === null ? null : (regions.find((region) => region.id === id)?.name ?? id);

export function viewPoint(row: RatingPointRow): RatingPointView {
  return {
    id: row.id,
    objectId: row.objectId,
    objectName: row.objectName,
    siteId: row.siteId,
    siteName: row.siteName,
    siteKind: row.siteKind,
    siteKindLabel: row.siteKind && RATING_SITE_KIND_LABELS[row.siteKind],
    regionName: regionName(row.regionId),
    windowName: row.windowName,
    status: row.status,
    statusLabel: RATING_POINT_STATUS_LABELS[row.status],
    createdAt: row.createdAt,
    withdrawnAt: row.withdrawnAt,
    withdrawnReason: row.withdrawnReason,
    replaces: row.replaces,
    revision: row.revision,
  };
}

/** Address that a code leads to. The code stands behind `#`: it is sent to no server and written to no log. */
export const linkOf = (
  { settings }: AppContext,
  origin: string,
  { id, objectId, siteId }: Pick<RatingPointRow, 'id' | 'objectId' | 'siteId'>,
): string => `${origin}/rate#${signCode(settings.ratingSecret, { codeId: id, objectId, siteId })}`;

/** Address under which the public reaches this system. */
export const originOf = ({ settings }: AppContext, req: Request): string =>
  settings.publicUrl?.replace(/\/$/, '') ?? `${req.protocol}://${req.get('host') ?? 'localhost'}`;
