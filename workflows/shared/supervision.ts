import type { Obligation, RungAct } from '../rules/obligations/types';
import type { ClockedState, StepDraft } from './stepDraft';

/**
 * An act of the warning ladder, by the system or by a person: on record, told to the owner, and to `alsoTo` when it
 * goes further than a reminder.
 */
export function supervise<State extends ClockedState>(
  draft: StepDraft<State>,
  obligation: Obligation,
  act: RungAct,
  issued: { by: string; noteId: string | null } | null,
  alsoTo: { organisationId: string; role: string }[] = [],
): void {
  const { id, ownerOrganisationId, ownerRole, ownerAccountId } = obligation;
  draft.supervisionActs.push({
    obligationId: id,
    act,
    targetOrganisationId: ownerOrganisationId,
    issuedBy: issued?.by ?? null,
    noteId: issued?.noteId ?? null,
    document: null,
  });
  const owner = { organisationId: ownerOrganisationId, role: ownerRole };
  const further = act === 'SUPERVISE' || act === 'PROPOSE_TRANSFER' ? alsoTo : [];
  for (const to of [owner, ...(ownerAccountId ? [{ accountId: ownerAccountId }] : []), ...further]) {
    draft.notifications.push({ kind: act, to, obligationId: id });
  }
}
