import type { Obligation, RungAct } from '../../rules/obligations/types';
import { clockSteps } from '../../shared/clockSteps';
import type { Issued } from '../../shared/supervision';
import { Draft } from '../draft';
import type { RedemptionState } from '../state';
import type { Step } from './types';

/** Rungs of the ladder, urging (催办) and ordering (督办), numbered, on record, told to the owner (GR-U7); new calendars. */
export const { fireRungs, urge, order, recalculate } = clockSteps<RedemptionState, Step, Draft>({
  draft: (state, { at, action, ruleId, actor, noteId }) =>
    new Draft(state, at, action, ruleId, actor, noteId),
  ruleOf: () => 'GR-U7',
  climb: act,
  unchanged: '本件已按该版日历计算',
});

const PAPER: Partial<Record<RungAct, string>> = { REMIND: 'REMINDER', SUPERVISE: 'SUPERVISION_ORDER' };

/** Warning: to the owner. Reminder: paper to the owner. Order: paper to the leader. Transfer: a person decides. */
function act(draft: Draft, obligation: Obligation, what: RungAct, issued: Issued | null): void {
  const { id, ownerOrganisationId, ownerRole, ownerAccountId, dueAt } = obligation;
  const paper = PAPER[what];
  const document = paper
    ? draft.document(paper, { obligationId: id, departmentOrganisationId: ownerOrganisationId, dueAt })
    : null;
  draft.supervisionActs.push({
    obligationId: id,
    act: what,
    targetOrganisationId: ownerOrganisationId,
    issuedBy: issued?.by ?? null,
    noteId: issued?.noteId ?? null,
    document,
  });
  draft.tell(what, { organisationId: ownerOrganisationId, role: ownerRole });
  if (ownerAccountId) draft.tell(what, { accountId: ownerAccountId });
  if (what === 'SUPERVISE') draft.tell(what, { organisationId: ownerOrganisationId, role: 'APPROVER' });
  if (what === 'SUPERVISE' || what === 'PROPOSE_TRANSFER') draft.tellWindow(what);
}
