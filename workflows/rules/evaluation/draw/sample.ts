import { leavesOf } from '../frame/leaves';
import type { LibraryMember } from '../frame/library';
import { byCodeUnits } from '../order';
import type { EvaluationSchemeParameters } from '../parameters';
import { allocate, type Division, type TieLosses } from './allocation';
import { randomOf } from './random';

/** Names algorithm and order of use of the random numbers; a change of either gets another name. */
export const DRAW_METHOD = 'NESTED-LARGEST-REMAINDER/XOSHIRO256**/1';

export interface DrawnLeaf {
  leafId: string;
  seats: number;
  /** All members of the leaf in drawn order: the first `seats` are selected, the others are the reserves, in order. */
  order: string[];
}

/** A complete draw with all that is needed to do it again. */
export interface Draw {
  method: typeof DRAW_METHOD;
  seed: string;
  /** Hash of the frozen library, see frameText. */
  frameHash: string;
  divisions: Division[];
  leaves: DrawnLeaf[];
  tieLosses: TieLosses;
}

export interface DrawInput {
  members: readonly Pick<LibraryMember, 'id' | 'leafId'>[];
  frameHash: string;
  seed: string;
  /** What the draw before has left. */
  tieLosses: Readonly<TieLosses>;
}

/**
 * Draws the sample (GE-DRW-1, AMB-GE-1): allocation first, then leaf by leaf in the order of the scheme a shuffle of
 * the leaf's members sorted by id. Depends on nothing but its arguments; the order of `members` does not matter.
 * Throws RangeError for a bad seed, members of unknown leaves, ids that stand twice, or a library smaller than the draw.
 */
export function drawSample({ library, draw }: EvaluationSchemeParameters, input: DrawInput): Draw {
  const byLeaf = new Map(leavesOf(library).map(({ id }) => [id, [] as string[]]));
  for (const { id, leafId } of input.members) {
    const leaf = byLeaf.get(leafId);
    if (!leaf) throw new RangeError(`unknown leaf ${leafId}`);
    leaf.push(id);
  }
  if (new Set(input.members.map(({ id }) => id)).size < input.members.length) {
    throw new RangeError('a member stands twice in the library');
  }
  const random = randomOf(input.seed);
  const sizes = Object.fromEntries([...byLeaf].map(([id, members]) => [id, members.length]));
  const { divisions, seats, tieLosses } = allocate(library, draw, sizes, input.tieLosses, random);
  const leaves = [...byLeaf].map(([leafId, members]) => ({
    leafId,
    seats: seats[leafId]!,
    order: random.shuffled(members.sort(byCodeUnits)),
  }));
  return { method: DRAW_METHOD, seed: input.seed, frameHash: input.frameHash, divisions, leaves, tieLosses };
}

/** Ids of all who are selected, leaf by leaf. */
export function selectedOf(draw: Pick<Draw, 'leaves'>): string[] {
  return draw.leaves.flatMap(({ seats, order }) => order.slice(0, seats));
}

/** Does a recorded draw follow from this library? For whoever wants to verify it. */
export function sameDraw(
  parameters: EvaluationSchemeParameters,
  recorded: Draw,
  input: Pick<DrawInput, 'members' | 'tieLosses'>,
): boolean {
  const again = drawSample(parameters, { ...input, seed: recorded.seed, frameHash: recorded.frameHash });
  return recorded.method === DRAW_METHOD && canonical(again) === canonical(recorded);
}

/** The order of keys differs after storage, the rest may not. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => byCodeUnits(a, b)))
      : each,
  );
}
