import type { z } from 'zod';
import { keepNote } from '../../db/queries/note';
import { findRewardList, linesOfList, type RewardListRow } from '../../db/queries/rewardList';
import { type ProcessAnswer, REWARD_LIST, rewardListWorkflowId } from '../../workflows/reward-list/messages';
import { type RewardListGuardFacts, rewardListGuard } from '../../workflows/rules/officer-term/rewardGuards';
import { isPayableLine } from '../../workflows/rules/officer-term/rewardLines';
import { actorsOf, readable } from '../access';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import { termParameters } from '../officer-term/facts';
import { answerOnce, sendStep } from '../process/engine';
import { derivedId, fingerprintOf } from '../process/keys';
import type { Viewer } from '../session/viewer';
import { rewardListAnswers } from './answers';
import type { REWARD_LIST_BODIES, RewardListHumanCommand } from './schemas';

export type RewardListBody<N extends RewardListHumanCommand = RewardListHumanCommand> = z.output<
  (typeof REWARD_LIST_BODIES)[N]
>;
export type Line = Awaited<ReturnType<typeof linesOfList>>[number];

/** What the guard looks at, from the rows. */
export async function guardFactsOf(
  ctx: AppContext,
  row: RewardListRow,
  lines: readonly Line[],
): Promise<RewardListGuardFacts> {
  const parameters = await termParameters(ctx, row);
  return {
    status: row.status,
    ruleId: parameters.rewards?.barRuleId ?? parameters.term.ruleId,
    officeOrganisationId: row.officeOrganisationId,
    approverOrganisationId: row.approverOrganisationId,
    financeOrganisationId: row.financeOrganisationId,
    preparers: [row.preparedBy, row.submittedBy].filter((id) => id !== null),
    approvedBy: row.approvedBy,
    receivers: lines.flatMap(({ fen, officerAccountId }) =>
      fen > 0 && officerAccountId ? [officerAccountId] : [],
    ),
    parameters,
  };
}

/** Takes one human step on a list; the same key gives the same answer for ever. */
export async function takeRewardListStep(
  ctx: AppContext,
  viewer: Viewer,
  id: string,
  command: RewardListHumanCommand,
  body: RewardListBody,
  key: string,
): Promise<ProcessAnswer> {
  const fingerprint = fingerprintOf(viewer.accountId, command, id, body);
  const workflowId = rewardListWorkflowId(id);
  const request = { workflowId, command, key, fingerprint };
  return answerOnce(ctx, request, rewardListAnswers(id), async () => {
    const row = readable(viewer, 'rewardList', await findRewardList(ctx.db, id), '该奖励清单');
    const lines = await linesOfList(ctx.db, id);
    const facts = await guardFactsOf(ctx, row, lines);
    const actor = rewardListGuard.actorFor(command, facts, actorsOf(viewer));
    if (!actor) throw forbidden();
    const { allowed } = rewardListGuard.check(command, facts, actor);
    const { note, ...fields } = body as { note?: string; lineIds?: string[] };
    const noteId = note ? await keep(ctx, viewer, id, derivedId('note', workflowId, key), note) : null;
    const chosen = command === 'pay' ? { lineIds: payees(lines, fields.lineIds) } : {};
    return sendStep<ProcessAnswer>(
      ctx,
      request,
      { actor, fingerprint, ...fields, ...chosen, noteId },
      allowed,
    );
  });
}

/** The named lines, or all that can be paid now; each payee must have an account to be paid to. */
function payees(lines: readonly Line[], wanted: readonly string[] | undefined): string[] {
  const chosen = lines.filter((line) => (wanted ? wanted.includes(line.id) : isPayableLine(line)));
  const without = chosen.filter(({ bankName, bankAccount }) => !bankName || !bankAccount);
  if (without.length > 0) {
    const names = without.map(({ officerName }) => officerName).join('、');
    throw new ProblemError(422, 'PAYEE_INCOMPLETE', `${names}没有登记开户银行和账号，登记后再支付。`, {
      ruleId: 'BT-RWD-5',
      field: 'lineIds',
    });
  }
  return wanted ? [...wanted] : chosen.map(({ id }) => id);
}

async function keep(
  ctx: AppContext,
  viewer: Viewer,
  listId: string,
  id: string,
  body: string,
): Promise<string> {
  const note = { id, subjectType: REWARD_LIST, subjectId: listId, body };
  await keepNote(ctx.db, { ...note, authorAccountId: viewer.accountId });
  return id;
}
