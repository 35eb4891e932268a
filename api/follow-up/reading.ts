import { type FollowUpFilter, type FollowUpRow, findFollowUp } from '../../db/queries/followUp';
import { papersAbout } from '../../db/queries/followUpDocument';
import type { PageRequest } from '../../db/queries/page';
import type { FollowUpFacts } from '../../workflows/rules/follow-up/guards';
import { OBJECT_OBLIGATIONS } from '../../workflows/rules/follow-up/labels';
import {
  acceptanceOf,
  type FollowUpOutcome,
  type FollowUpStatus,
} from '../../workflows/rules/follow-up/types';
import { canRead, readable } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import type { Viewer } from '../session/viewer';

type Of = Pick<FollowUpRow, 'schemeCode' | 'objectOrganisationId' | 'passedOn'>;

/** True for organiser, supervision and audit, whatever the object. */
export const readsScheme = (viewer: Viewer, schemeCode: string): boolean =>
  canRead(viewer, 'followUp', { schemeCode, objectOrganisationId: '', passedOn: false });

/** Who belongs to the evaluated object reads as its people do, whatever else he is (GE-WAY-3). */
export const readsAsObject = (viewer: Viewer, row: Of): boolean =>
  !readsScheme(viewer, row.schemeCode) || row.objectOrganisationId === ownOf(viewer);

export const ownOf = (viewer: Viewer): string | null => viewer.organisation?.id ?? null;

/** A follow-up that the viewer may read, or 404; to its object it exists only after it was passed on. */
export async function readableFollowUp(ctx: AppContext, viewer: Viewer, id: string): Promise<FollowUpRow> {
  const row = readable(viewer, 'followUp', await findFollowUp(ctx.db, id), '这个事项');
  if (!mayKnow(viewer, row)) throw notFound('这个事项');
  return row;
}

export const mayKnow = (viewer: Viewer, row: Of): boolean => !readsAsObject(viewer, row) || row.passedOn;

/** Ids of the papers that the object's people may read: those about limits of theirs. */
export const papersForObject = (ctx: AppContext, { id }: Pick<FollowUpRow, 'id'>): Promise<string[]> =>
  papersAbout(ctx.db, id, OBJECT_OBLIGATIONS);

/**
 * A list as the people of an object may ask for it: by nothing that would tell them whether somebody left a number,
 * how he was reached, or when exactly something came in.
 */
export function askedByObject<A extends PageRequest & { filter: FollowUpFilter }>(asked: A): A {
  const { q, kind, status, objectId, open, overdue } = asked.filter;
  const shown = status?.flatMap((each): FollowUpStatus[] =>
    each === 'CLOSED' ? ['CLOSED', 'CALLBACK'] : each === 'CALLBACK' ? [] : [each],
  );
  const running: FollowUpStatus[] = ['PASSED_ON', 'HANDLING', ...(overdue ? [] : (['ANSWERED'] as const))];
  const asking = open || overdue;
  const statuses = asking ? running.filter((each) => !shown?.length || shown.includes(each)) : shown;
  const nothing = (status?.length || asking) && statuses?.length === 0;
  return {
    ...asked,
    sort: { field: 'passedOnAt', descending: asked.sort.descending },
    filter: { q, kind, objectId, overdue, status: nothing ? ['REGISTERED'] : statuses },
  };
}

/** Status and end as the object knows them: with the acceptance of its answer the matter is over for it, until it has to handle it again. */
export function statusForObject({ status, content, endedAt, outcome }: FollowUpRow): {
  status: FollowUpStatus;
  endedAt: string | null;
  outcome: FollowUpOutcome | null;
} {
  const accepted = acceptanceOf(content);
  return accepted
    ? { status: 'CLOSED', endedAt: accepted.at, outcome: 'HANDLED' }
    : { status, endedAt, outcome };
}

/** What the guard looks at, from the row as the viewer knows it. */
export const factsFor = (viewer: Viewer, row: FollowUpRow): FollowUpFacts => ({
  status: readsAsObject(viewer, row) ? statusForObject(row).status : row.status,
  content: row.content,
  parameters: row.parameters,
  organOrganisationId: row.organOrganisationId,
  objectOrganisationId: row.objectOrganisationId,
});
