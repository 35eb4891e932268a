import type { z } from 'zod';
import type { EvaluationRoundRow } from '../../db/queries/evaluationRound';
import { drawOfRound, memberNames, replacementsOfRound } from '../../db/queries/evaluationRounds';
import { evaluationParameters } from '../../db/queries/evaluationScheme';
import { currentSelection } from '../../workflows/rules/evaluation/draw/replacement';
import { leavesOf } from '../../workflows/rules/evaluation/frame/leaves';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { maskName } from '../mask';
import type { SelectionView } from './schemas';

/**
 * While the collection runs: the places of one leaf with masked names, so that the organiser can name somebody who can't be reached (GE-DRW-1).
 * The same for everybody: nothing here depends on who has answered.
 */
export async function selectionOf(
  ctx: AppContext,
  round: EvaluationRoundRow,
  leafId: string | undefined,
): Promise<z.input<typeof SelectionView>> {
  if (round.status !== 'OPEN') {
    throw new ProblemError(409, 'WRONG_STATUS', '只有集中评价进行中才能替换人员。', { ruleId: 'GE-DRW-1' });
  }
  const [draw, replacements, parameters] = await Promise.all([
    drawOfRound(ctx.db, round.id),
    replacementsOfRound(ctx.db, round.id),
    evaluationParameters(ctx.db, round.schemeCode, round.schemeVersion),
  ]);
  if (!draw) throw new Error(`round ${round.id} is open without a draw`);
  const labels = new Map(leavesOf(parameters.library).map(({ id, label }) => [id, label]));
  const selection = currentSelection(draw.protocol, replacements);
  const asked = selection.find((each) => each.leafId === leafId);
  const names = await memberNames(ctx.db, asked?.memberIds ?? []);
  const drawn = new Set(replacements.map(({ replacedBy }) => replacedBy));
  return {
    leaves: draw.protocol.leaves
      .filter(({ seats }) => seats > 0)
      .map(({ leafId: id, seats, order }) => ({
        leafId: id,
        label: labels.get(id) ?? id,
        seats,
        reservesLeft: order.length - seats - replacements.filter((each) => each.leafId === id).length,
      })),
    members: (asked?.memberIds ?? []).map((memberId) => ({
      memberId,
      leafId: asked!.leafId,
      maskedName: maskName(names.get(memberId) ?? ''),
      fromReserve: drawn.has(memberId),
    })),
  };
}
