import { type EvaluationRoundRow, objectsOfRound } from '../../db/queries/evaluationRound';
import { textsOfRound } from '../../db/queries/evaluationRounds';
import { accountNames } from '../../db/queries/timeline';
import { GROUP_LABELS } from '../../workflows/rules/evaluation/labels';
import type { AppContext } from '../context';
import type { TieView } from './schemas';

/** Ties over the lower boundary in the version in work, each with the decision and its reason (AMB-GE-5). */
export async function viewTies(ctx: AppContext, { id, ties }: EvaluationRoundRow): Promise<TieView[]> {
  if (ties.length === 0) return [];
  const [objects, texts, people] = await Promise.all([
    objectsOfRound(ctx.db, id),
    textsOfRound(ctx.db, id),
    accountNames(
      ctx.db,
      ties.flatMap(({ decision }) => decision?.by?.accountId ?? []),
    ),
  ]);
  const names = new Map(objects.map(({ objectId, name }) => [objectId, name]));
  return ties.map(({ group, objectIds, mustDecide, atLeastOne, ruleId, decision }) => ({
    group,
    groupLabel: GROUP_LABELS[group],
    objects: objectIds.map((objectId) => ({ objectId, name: names.get(objectId) ?? objectId })),
    mustDecide,
    atLeastOne,
    ruleId,
    decision: decision && {
      objectIds: decision.objectIds,
      reason: texts.get(decision.reasonId) ?? null,
      byName: (decision.by && people.get(decision.by.accountId)) ?? null,
      at: decision.at,
    },
  }));
}
