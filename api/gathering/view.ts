import {
  earlierPlansOf,
  findAccountName,
  type GatheringRow,
  invitationsOf,
  type listInvitationsOf,
  notesById,
} from '../../db/queries/gathering';
import { obligationsOf } from '../../db/queries/obligation';
import { organisationNames } from '../../db/queries/organisation';
import { GATHERING } from '../../workflows/gathering/messages';
import { gatheringActions } from '../../workflows/rules/gathering/guards';
import {
  GATHERING_KIND_LABELS,
  GATHERING_STATUS_LABELS,
  INVITATION_ANSWER_LABELS,
} from '../../workflows/rules/gathering/labels';
import { actorsOf } from '../access';
import type { AppContext } from '../context';
import { viewObligation } from '../obligation/view';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { seesOwnLineOnly } from './access';
import { factsOfRow } from './commands';
import type { GatheringRowView, GatheringView, InvitationView, MyInvitationView } from './schemas';

export function viewRow(row: GatheringRow): GatheringRowView {
  return {
    ...row,
    now: nowOf(row),
    kindLabel: GATHERING_KIND_LABELS[row.kind],
    statusLabel: GATHERING_STATUS_LABELS[row.status],
    target: row.targetName ?? (row.targetText || null),
  };
}

/** A gathering whole, as far as the viewer may know of it: an officer sees his own invitation only. */
export async function viewGathering(
  ctx: AppContext,
  viewer: Viewer,
  row: GatheringRow,
): Promise<GatheringView> {
  const ownLineOnly = seesOwnLineOnly(viewer, row);
  const [facts, invitations, limits, names, plans, notes, createdByName] = await Promise.all([
    factsOfRow(ctx, row),
    invitationsOf(ctx.db, row.id),
    ownLineOnly ? [] : obligationsOf(ctx.db, GATHERING, [row.id]),
    organisationNames(ctx.db, row.sittingIn),
    ownLineOnly ? [] : earlierPlansOf(ctx.db, row.id, row.planId),
    notesById(ctx.db, [row.minutesNoteId, row.cancelNoteId]),
    findAccountName(ctx.db, row.createdBy),
  ]);
  return {
    ...viewRow(row),
    ruleId: facts.ruleId,
    contents: row.contents,
    convener: row.convener,
    targetText: row.targetText,
    sittingIn: row.sittingIn.map((id) => ({ id, name: names.get(id) ?? id })),
    revision: row.revision,
    minutes: row.minutesNoteId ? (notes.get(row.minutesNoteId) ?? null) : null,
    minutesAt: row.minutesAt,
    heldAt: row.heldAt,
    closedAt: row.closedAt,
    cancelledAt: row.cancelledAt,
    cancelReason: row.cancelNoteId ? (notes.get(row.cancelNoteId) ?? null) : null,
    createdByName,
    createdAt: row.createdAt,
    invitations: invitations
      .filter(({ officerAccountId }) => !ownLineOnly || officerAccountId === viewer.accountId)
      .map(viewInvitation),
    earlierPlans: plans,
    limits: await Promise.all(limits.map((each) => viewObligation(ctx, each, nowOf(row)))),
    actions: gatheringActions(facts, actorsOf(viewer)),
  };
}

const viewInvitation = (row: Awaited<ReturnType<typeof invitationsOf>>[number]): InvitationView => ({
  ...row,
  answerLabel: INVITATION_ANSWER_LABELS[row.answer],
});

type OwnRow = Awaited<ReturnType<typeof listInvitationsOf>>['rows'][number];

/** An officer's own invitation. */
export function viewOwn(row: OwnRow): MyInvitationView {
  return {
    ...viewRow(row),
    termId: row.termId,
    contents: row.contents,
    convener: row.convener,
    answer: row.answer,
    answerLabel: INVITATION_ANSWER_LABELS[row.answer],
    answerNote: row.answerNote,
    present: row.ownPresence,
    doneAsRequired: row.doneAsRequired,
    mayAnswer: row.status === 'PLANNED' && nowOf(row) < row.startsAt,
  };
}
