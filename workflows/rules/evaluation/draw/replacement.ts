import { ALLOWED, type Decision, refuse } from '../../decision';
import type { EvaluationSchemeParameters, ReplacementGround } from '../parameters';
import type { Draw } from './sample';

/**
 * The request to give somebody's place to a reserve of the same leaf. It stands whether or not the sheet was in: then
 * the place is kept and the reserve is not invited, and nothing that is shown tells it (GE-WAY-3).
 */
export interface Replacement {
  leafId: string;
  memberId: string;
  replacedBy: string;
  ground: ReplacementGround;
  at: string;
}

/** Selected members of each leaf after the replacements, in the order of their seats. */
export function currentSelection(
  draw: Pick<Draw, 'leaves'>,
  replacements: readonly Replacement[],
): { leafId: string; memberIds: string[] }[] {
  return draw.leaves.map(({ leafId, seats, order }) => {
    const memberIds = order.slice(0, seats);
    for (const { memberId, replacedBy } of replacements.filter((each) => each.leafId === leafId)) {
      const seat = memberIds.indexOf(memberId);
      if (seat >= 0) memberIds[seat] = replacedBy;
    }
    return { leafId, memberIds };
  });
}

/** The next reserve of a leaf; null when all of it has been called. Reserves are taken in drawn order, each once. */
export function nextReserve(
  draw: Pick<Draw, 'leaves'>,
  replacements: readonly Replacement[],
  leafId: string,
): string | null {
  const leaf = draw.leaves.find((each) => each.leafId === leafId);
  if (!leaf) return null;
  const called = new Set(replacements.map(({ replacedBy }) => replacedBy));
  return leaf.order.slice(leaf.seats).find((id) => !called.has(id)) ?? null;
}

/**
 * May the replacement of this selected member be asked for? Only from the same leaf (GE-DRW-1). The answer depends on the
 * draw and on earlier requests alone, never on who has answered.
 */
export function checkReplacement(
  { draw: { ruleId, replacementGrounds } }: EvaluationSchemeParameters,
  draw: Pick<Draw, 'leaves'>,
  replacements: readonly Replacement[],
  request: { memberId: string; ground: ReplacementGround },
): Decision {
  const leaf = currentSelection(draw, replacements).find(({ memberIds }) =>
    memberIds.includes(request.memberId),
  );
  if (!leaf) return refuse('NOT_SELECTED', '该人员不在本轮抽中名单内，不能替换', ruleId, 'memberId');
  if (!replacementGrounds.includes(request.ground)) {
    return refuse('GROUND_UNKNOWN', '须从规定的替换事由中选择', ruleId, 'ground');
  }
  return nextReserve(draw, replacements, leaf.leafId) === null
    ? refuse('NO_RESERVE', '同一层内已无候补人员，名额保持空缺，不得从其他层补足', ruleId)
    : ALLOWED;
}

/** The replacement that checkReplacement has allowed. */
export function replace(
  draw: Pick<Draw, 'leaves'>,
  replacements: readonly Replacement[],
  request: { memberId: string; ground: ReplacementGround; at: string },
): Replacement {
  const { memberId, ground, at } = request;
  const { leafId } = currentSelection(draw, replacements).find(({ memberIds }) =>
    memberIds.includes(memberId),
  )!;
  return { leafId, memberId, replacedBy: nextReserve(draw, replacements, leafId)!, ground, at };
}
