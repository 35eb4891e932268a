import type { Obligation, RungAct } from '../rules/obligations/types';
import type { ClockedState, StepDraft } from './stepDraft';

/** Who issued an act, and under which id his words lie; of the system's own nobody did. */
export interface Issued {
  by: string;
  noteId: string | null;
}

/** Kind and series of the paper that a supervision order is, and whom the process is about. */
export interface OrderPaper {
  kind: string;
  series: string;
  objectId: string;
}

/**
 * An act of the warning ladder, by the system or by a person: on record, told to the owner, and to `alsoTo` when it
 * goes further than a reminder. A supervision order is a numbered paper where the process has one.
 */
export function supervise<State extends ClockedState>(
  draft: StepDraft<State>,
  obligation: Obligation,
  act: RungAct,
  issued: Issued | null,
  alsoTo: { organisationId: string; role: string }[] = [],
  order: OrderPaper | null = null,
): void {
  const { id, ownerOrganisationId, ownerRole, ownerAccountId, dueAt } = obligation;
  const noteId = issued?.noteId ?? null;
  const document =
    act === 'SUPERVISE' && order
      ? draft.paper(order.kind, order.series, { obligationId: id, dueAt, objectId: order.objectId, noteId })
      : null;
  draft.supervisionActs.push({
    obligationId: id,
    act,
    targetOrganisationId: ownerOrganisationId,
    issuedBy: issued?.by ?? null,
    noteId,
    document,
  });
  const owner = { organisationId: ownerOrganisationId, role: ownerRole };
  const further = act === 'SUPERVISE' || act === 'PROPOSE_TRANSFER' ? alsoTo : [];
  for (const to of [owner, ...(ownerAccountId ? [{ accountId: ownerAccountId }] : []), ...further]) {
    draft.notifications.push({ kind: act, to, obligationId: id });
  }
}
