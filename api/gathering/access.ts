import { findGathering, type GatheringRow, invitedAccounts } from '../../db/queries/gathering';
import type { Scope } from '../../db/queries/scope';
import { canRead, scope } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import type { Viewer } from '../session/viewer';

/** A gathering that the viewer may know of: by the scope of his roles, or because he is invited as an officer. */
export async function readableGathering(ctx: AppContext, viewer: Viewer, id: string): Promise<GatheringRow> {
  const row = await findGathering(ctx.db, id);
  if (row && (canRead(viewer, 'gathering', row) || (await isInvited(ctx, viewer, id)))) return row;
  throw notFound('这次活动');
}

async function isInvited(ctx: AppContext, viewer: Viewer, id: string): Promise<boolean> {
  return viewer.roles.includes('OFFICER') && (await invitedAccounts(ctx.db, id)).includes(viewer.accountId);
}

/** True for somebody who sees the gathering only as one of those invited. */
export const seesOwnLineOnly = (viewer: Viewer, row: GatheringRow): boolean =>
  !canRead(viewer, 'gathering', row);

/**
 * Random visits: the office that draws them, supervisors and auditors of the region, and the officer his own. No other
 * unit sees them, whatever its part in the scheme, since it may be the one that is visited (BT-DUT-2).
 */
export function visitScope(viewer: Viewer): Scope {
  const own = viewer.organisation?.id;
  const watches = viewer.roles.includes('SUPERVISOR') || viewer.roles.includes('AUDITOR');
  return [
    ...(viewer.roles.includes('ORGANISER') && own ? [{ officeOrganisationId: [own] }] : []),
    ...(watches ? [{ schemeCode: viewer.regionSchemes }] : []),
    ...(viewer.roles.includes('OFFICER') ? [{ officerAccountId: [viewer.accountId] }] : []),
  ];
}

/** Codes of schemes whose gatherings the viewer may read. */
export const maySeeScheme = (viewer: Viewer, schemeCode: string): boolean => {
  const reach = scope(viewer, 'gathering');
  return reach === 'ALL' || reach.some(({ schemeCode: codes }) => codes?.includes(schemeCode));
};
