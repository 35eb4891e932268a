import type { LibraryParameters } from '../parameters';
import { compareRounds, type RoundKey } from '../period';
import { leavesOf } from './leaves';

/** One member of the library, by an id that says nothing about the person. */
export interface LibraryMember {
  id: string;
  leafId: string;
  /** Round for which the member was last chosen or confirmed. */
  refreshedFor: RoundKey;
}

/** A leaf that does not have as many members as the scheme asks for; `difference` is negative when some are missing. */
export interface LeafDeviation {
  leafId: string;
  label: string;
  required: number;
  actual: number;
  difference: number;
}

export interface LibraryCheck {
  total: number;
  required: number;
  /** To be published with the round; empty when every leaf has exactly its number. */
  deviations: LeafDeviation[];
  /** Members of leaves that the scheme does not know, and ids that stand twice. Such a library can't be drawn from. */
  unknown: string[];
  duplicates: string[];
}

/** Compares a library with the numbers of the scheme, leaf by leaf (GE-LIB-1). Says what deviates and mends nothing. */
export function checkLibrary(library: LibraryParameters, members: readonly LibraryMember[]): LibraryCheck {
  const leaves = leavesOf(library);
  const counts = new Map(leaves.map(({ id }) => [id, 0]));
  const seen = new Set<string>();
  const duplicates = new Set<string>();
  const unknown: string[] = [];
  for (const { id, leafId } of members) {
    if (seen.has(id)) duplicates.add(id);
    seen.add(id);
    const count = counts.get(leafId);
    if (count === undefined) unknown.push(id);
    else counts.set(leafId, count + 1);
  }
  const deviations = leaves.flatMap(({ id, label, required }) => {
    const actual = counts.get(id)!;
    return actual === required
      ? []
      : [{ leafId: id, label, required, actual, difference: actual - required }];
  });
  return { total: members.length, required: library.total, deviations, unknown, duplicates: [...duplicates] };
}

/**
 * Members who have to be chosen anew or confirmed before this round (GE-LIB-2): strata of the round must be of this
 * very round, the others of its year. Members refreshed for a later round are stale, too: the library is of another time.
 */
export function staleMembers(
  library: LibraryParameters,
  members: readonly LibraryMember[],
  round: RoundKey,
): LibraryMember[] {
  const refresh = new Map(leavesOf(library).map((leaf) => [leaf.id, leaf.refresh]));
  return members.filter(({ leafId, refreshedFor }) =>
    refresh.get(leafId) === 'YEAR'
      ? refreshedFor.year !== round.year || compareRounds(refreshedFor, round) > 0
      : compareRounds(refreshedFor, round) !== 0,
  );
}

/** The refresh that a round asks for: strata with the number of members to be chosen, before the first draw of a year all. */
export function refreshDue(
  library: LibraryParameters,
  round: RoundKey,
): { stratum: string; label: string; members: number; ruleId: string }[] {
  return library.strata
    .filter(({ refresh }) => refresh === 'ROUND' || round.number === 1)
    .map(({ code, label, units }) => ({
      stratum: code,
      label,
      members: units.flatMap(({ cells }) => cells).reduce((sum, { count }) => sum + count, 0),
      ruleId: library.refreshRuleId,
    }));
}
