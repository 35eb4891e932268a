import type { Group } from '../parameters';
import { compareRounds, type RoundKey } from '../period';
import type { GroupRanking } from '../rank/rank';

/** What one published round says about one object; `rank` is null when it was not ranked. */
export interface Placing extends RoundKey {
  roundId: string;
  objectId: string;
  group: Group;
  rank: number | null;
  /** Objects ranked in the group. */
  of: number;
  top: boolean;
  bottom: boolean;
}

/** Placings of a round's published rankings. Throws RangeError while a tie is undecided: nothing may follow from it. */
export function placingsOf(
  round: RoundKey & { roundId: string },
  rankings: readonly GroupRanking[],
): Placing[] {
  const { roundId, year, number } = round;
  return rankings.flatMap(({ group, rows, unranked, undecided }) => {
    if (undecided) throw new RangeError(`tie of group ${group} is undecided`);
    const common = { roundId, year, number, group, of: rows.length };
    return [
      ...rows.map(({ objectId, rank, top, bottom }) => ({ ...common, objectId, rank, top, bottom })),
      ...unranked.map((objectId) => ({ ...common, objectId, rank: null, top: false, bottom: false })),
    ];
  });
}

/** What came of an object in a round; `placing` is null when the round did not have it among its objects. */
export interface History {
  round: RoundKey & { roundId: string };
  placing: Placing | null;
}

/**
 * The published rounds in order of time, each with the object's placing or null (AMB-GE-6: a round without the object
 * ends a streak). `rounds` are all published rounds in their version that stands; a round that was voided or never held
 * is not among them and ends nothing.
 */
export function historyOf(
  rounds: readonly (RoundKey & { roundId: string })[],
  placings: readonly Placing[],
  objectId: string,
): History[] {
  const own = new Map(
    placings.filter((each) => each.objectId === objectId).map((each) => [each.roundId, each]),
  );
  return [...rounds].sort(compareRounds).map((round) => ({ round, placing: own.get(round.roundId) ?? null }));
}
