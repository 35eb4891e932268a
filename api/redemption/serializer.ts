import type { z } from 'zod';
import type { RedemptionRow } from '../../db/queries/redemption';
import { findRedemptionParts } from '../../db/queries/redemptionDetail';
import { accountNames } from '../../db/queries/timeline';
import { allowedActions } from '../../workflows/rules/redemption/guards';
import { ACT_LABELS } from '../../workflows/rules/redemption/labels';
import { actorsOf, mayUnmask } from '../access';
import type { AppContext } from '../context';
import { FOR_ENTERPRISE } from '../documents/view';
import { maskAccount, maskPhone } from '../mask';
import { viewObligation } from '../obligation/view';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { factsOfRow } from './facts';
import type { RedemptionRowView, RedemptionView } from './schemas';

/** A case as lists show it. */
export const viewRow = (row: RedemptionRow): RedemptionRowView => ({ ...row, now: nowOf(row) });

/** A case with everything that hangs on it, for somebody who may read it; personal data stay masked. */
export async function viewRedemption(
  ctx: AppContext,
  viewer: Viewer,
  row: RedemptionRow,
): Promise<z.input<typeof RedemptionView>> {
  const now = nowOf(row);
  const [parts, names, facts] = await Promise.all([
    findRedemptionParts(ctx.db, row),
    accountNames(ctx.db, [
      row.submittedBy,
      row.handlerAccountId,
      row.preparerAccountId,
      row.approverAccountId,
    ]),
    factsOfRow(ctx, row),
  ]);
  const person = (id: string | null) => (id ? { id, displayName: names.get(id) ?? '' } : null);
  const { enterprise, item } = parts;
  const materialNames = new Map(item.guide.materials.map((each) => [each.key, each.name]));
  const view = {
    ...viewRow(row),
    now,
    enterprise: {
      ...enterprise,
      contactPhone: maskPhone(enterprise.contactPhone),
      bankAccount: maskAccount(enterprise.bankAccount),
      mayUnmask: mayUnmask(viewer, row),
    },
    item: { ...item, guide: { ...item.guide } },
    people: {
      submittedBy: person(row.submittedBy),
      handler: person(row.handlerAccountId),
      preparer: person(row.preparerAccountId),
      approver: person(row.approverAccountId),
    },
    materials: parts.materials.map((each) => ({
      ...each,
      name: materialNames.get(each.materialKey) ?? each.materialKey,
    })),
    obligations: await Promise.all(parts.obligations.map((each) => viewObligation(ctx, each, now))),
    documents: parts.documents,
    payments: parts.payments,
    callbacks: parts.callbacks.map((each) => ({
      ...each,
      id: `${row.id}-${each.attempt}`,
      by: each.byName ? { id: each.byAccountId, displayName: each.byName } : null,
    })),
    supervisionActs: parts.acts.map((each) => ({
      ...each,
      id: `${each.stepSeq}-${each.ordinal}`,
      label: ACT_LABELS[each.act] ?? each.act,
      at: each.issuedAt,
      by: each.issuedBy && each.byName ? { id: each.issuedBy, displayName: each.byName } : null,
    })),
    actions: allowedActions(facts, actorsOf(viewer)),
    clockOffsetMs: row.clockOffsetMs,
    proposal: row.proposal,
    fundStatus: row.fundStatus,
    noticeNo: row.noticeNo,
    assignChannel: row.assignChannel,
    satisfaction: row.satisfaction,
    callbackResult: row.callbackResult,
  };
  return viewer.enterprise ? forEnterprise(view) : view;
}

/** What an enterprise sees of its own case: not the offices' deliberation, supervision and notes. */
function forEnterprise(view: z.input<typeof RedemptionView>): z.input<typeof RedemptionView> {
  return {
    ...view,
    proposal: null,
    fundStatus: null,
    people: { ...view.people, preparer: null, approver: null },
    documents: view.documents.filter((each) => FOR_ENTERPRISE.includes(each.kind)),
    payments: view.payments.map((each) => ({ ...each, failureCode: null })),
    callbacks: view.callbacks.map((each) => ({ ...each, note: null })),
    supervisionActs: [],
  };
}
