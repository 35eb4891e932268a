import { obligationsOf } from '../../db/queries/obligation';
import { linesOfList, paymentsOfList, type RewardListRow } from '../../db/queries/rewardList';
import { accountNames } from '../../db/queries/timeline';
import { REWARD_LIST } from '../../workflows/reward-list/messages';
import { REWARD_LINE_BAR_LABELS } from '../../workflows/rules/officer-term/assessmentLabels';
import { rewardListGuard } from '../../workflows/rules/officer-term/rewardGuards';
import { actorsOf } from '../access';
import type { AppContext } from '../context';
import { maskAccount } from '../mask';
import { viewObligation } from '../obligation/view';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { guardFactsOf, type Line } from './commands';
import type { RewardLineView, RewardListRowView, RewardListView } from './schemas';

/** A line of the list of lists. */
export const viewRow = (row: RewardListRow): RewardListRowView => ({ ...row, now: nowOf(row) });

/** The whole list with every line, every attempt to pay, and what the viewer may do. */
export async function viewRewardList(
  ctx: AppContext,
  viewer: Viewer,
  row: RewardListRow,
): Promise<RewardListView> {
  const [lines, payments, obligations, accounts] = await Promise.all([
    linesOfList(ctx.db, row.id),
    paymentsOfList(ctx.db, row.id),
    obligationsOf(ctx.db, REWARD_LIST, [row.id]),
    accountNames(ctx.db, [row.preparedBy, row.submittedBy, row.approvedBy]),
  ]);
  const person = (id: string | null) => (id === null ? null : { id, displayName: accounts.get(id) ?? '' });
  const now = nowOf(row);
  return {
    ...viewRow(row),
    approverOrganisationId: row.approverOrganisationId,
    approverOrganisationName: row.approverOrganisationName,
    financeOrganisationName: row.financeOrganisationName,
    poolName: row.poolName,
    poolAvailableFen: row.poolBalanceFen - row.poolReservedFen,
    lines: lines.map(viewLine),
    payments,
    acted: {
      preparedBy: person(row.preparedBy),
      submittedBy: person(row.submittedBy),
      approvedBy: person(row.approvedBy),
    },
    obligations: await Promise.all(obligations.map((each) => viewObligation(ctx, each, now))),
    actions: rewardListGuard.actionsFor(await guardFactsOf(ctx, row, lines), actorsOf(viewer)),
  };
}

const viewLine = ({ bankAccount, ...line }: Line): RewardLineView => ({
  ...line,
  bars: line.bars.map(({ code, ruleId }) => ({ code, ruleId, label: REWARD_LINE_BAR_LABELS[code] })),
  bankAccountMasked: bankAccount && maskAccount(bankAccount),
});
