import { randomOf } from '../evaluation/draw/random';

/** Schemes whose officers look at units unannounced, by lot (BT-DUT-2). */
export const RANDOM_VISIT_RULES: Record<string, string> = { BT: 'BT-DUT-2' };

/** An officer who may be sent; `unitId` is the unit that employs him, if it is known. */
export interface VisitOfficer {
  termId: string;
  unitId: string | null;
}

export interface RandomVisit {
  targetId: string;
  termId: string;
  /** Officers who were passed over, because the unit drawn is their own. */
  excluded: string[];
}

/**
 * Random target and random officer (BT-DUT-2). The target comes first; whoever is employed by it is left out, then one
 * of the others is drawn. A target of which everybody is an employee is passed over. The same seed and the same lists,
 * in whatever order, give the same visit. null when no officer can be sent anywhere.
 * @throws RangeError for anything that is not a seed.
 */
export function drawVisit(
  seed: string,
  targetIds: readonly string[],
  officers: readonly VisitOfficer[],
): RandomVisit | null {
  const random = randomOf(seed);
  const targets = random.shuffled([...new Set(targetIds)].sort());
  const inOrder = [...officers].sort((a, b) => (a.termId < b.termId ? -1 : 1));
  for (const targetId of targets) {
    const free = inOrder.filter(({ unitId }) => unitId !== targetId);
    if (free.length === 0) continue;
    const excluded = inOrder.filter(({ unitId }) => unitId === targetId).map(({ termId }) => termId);
    return { targetId, termId: free[random.below(free.length)]!.termId, excluded };
  }
  return null;
}
