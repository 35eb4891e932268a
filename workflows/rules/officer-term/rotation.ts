import type { RotationParameters } from './parameters';

export interface Member {
  id: string;
  /** Unit the member belongs to; null for a citizen without one. */
  unitId: string | null;
  /** Instant of the last session in which the member served; null if never. */
  lastServedAt: string | null;
}

/** Two members; the same one never twice in a pair. `sameUnit` marks a pair that could not be avoided. */
export interface Pair {
  memberIds: [string, string];
  sameUnit: boolean;
}

/**
 * Pairs in the order of the sessions, to be gone through again and again (LA-EXP-2, AMB-LA-1). With one pair a
 * session, any run of `pairs.length` sessions has every member at least once; with an even number of members of whom
 * no more than half share a unit that is each exactly once.
 */
export interface RotationPlan {
  pairs: Pair[];
}

/** A plan from nothing: matched so that no pair is of one unit wherever that is possible, least recently served first. */
export function planRotation(rule: RotationParameters, members: readonly Member[]): RotationPlan {
  return { pairs: ordered(match(rule, members), members) };
}

/**
 * A new plan after members left or joined. Pairs that are still complete and allowed stay together; the rest is matched
 * anew. When the rest can't be matched without a pair of one unit but all together can, all are matched anew.
 */
export function replanRotation(
  rule: RotationParameters,
  plan: RotationPlan,
  members: readonly Member[],
): RotationPlan {
  const byId = new Map(members.map((member) => [member.id, member]));
  const used = new Set<string>();
  const kept = plan.pairs.filter(({ memberIds: [a, b] }) => {
    const [first, second] = [byId.get(a), byId.get(b)];
    if (!first || !second || used.has(a) || used.has(b) || conflict(rule, first, second)) return false;
    used.add(a).add(b);
    return true;
  });
  const rest = members.filter(({ id }) => !used.has(id));
  if (rest.length === 0) return { pairs: ordered(kept, members) };
  const fresh = rest.length > 1 ? match(rule, rest) : joinOne(rule, rest[0]!, kept, byId);
  if (fresh.length === Math.ceil(rest.length / 2) && fresh.every(({ sameUnit }) => !sameUnit)) {
    return { pairs: ordered([...kept, ...fresh], members) };
  }
  return planRotation(rule, members);
}

/** The one left over goes with somebody who already has a partner and then serves twice in a round. */
function joinOne(
  rule: RotationParameters,
  member: Member,
  kept: readonly Pair[],
  byId: ReadonlyMap<string, Member>,
): Pair[] {
  const partners = kept.flatMap(({ memberIds }) => memberIds.map((id) => byId.get(id)!));
  const found = partners.find((other) => !conflict(rule, member, other));
  return found ? [pairOf(rule, member, found)] : [];
}

/**
 * The next pair for a session at a unit: the first in order without a member of that unit (AMB-LA-3), which then goes
 * to the end; those passed over stay in front. null when every pair has such a member.
 */
export function takePair(
  plan: RotationPlan,
  members: readonly Member[],
  targetUnitId: string | null,
): { pair: Pair; plan: RotationPlan } | null {
  const units = new Map(members.map(({ id, unitId }) => [id, unitId]));
  const index = plan.pairs.findIndex(
    ({ memberIds }) => targetUnitId === null || memberIds.every((id) => units.get(id) !== targetUnitId),
  );
  const pair = plan.pairs[index];
  if (!pair) return null;
  return { pair, plan: { pairs: [...plan.pairs.filter((_, i) => i !== index), pair] } };
}

function conflict(rule: RotationParameters, a: Member, b: Member): boolean {
  return rule.sameUnit === 'AVOID' && a.unitId !== null && a.unitId === b.unitId;
}

/**
 * Members lined up unit by unit, the largest unit first, and folded: the i-th meets the one half a line further on.
 * No unit that has at most half of the members can meet itself. Members of a larger unit, and the odd one out, meet
 * somebody who then serves twice in a round.
 */
function match(rule: RotationParameters, members: readonly Member[]): Pair[] {
  const line = lineUp(rule, members);
  if (line.length < 2) return [];
  const largest = line.filter((member) => conflict(rule, line[0]!, member)).length;
  const half = Math.max(Math.ceil(line.length / 2), largest);
  const others = line.slice(half);
  if (others.length === 0) return foldTogether(rule, line);
  return line.slice(0, half).map((member, i) => pairOf(rule, member, partner(rule, member, others, i)));
}

function partner(rule: RotationParameters, member: Member, others: Member[], i: number): Member {
  const turn = (k: number) => others[(i + k) % others.length]!;
  for (let k = 0; k < others.length; k++) {
    if (i < others.length && k > 0) break;
    if (!conflict(rule, member, turn(k))) return turn(k);
  }
  return turn(0);
}

/** Everybody is of one unit: the pairs stand, marked. */
function foldTogether(rule: RotationParameters, line: Member[]): Pair[] {
  const half = Math.ceil(line.length / 2);
  return line.slice(0, half).map((member, i) => pairOf(rule, member, line[half + i] ?? line[half]!));
}

function lineUp(rule: RotationParameters, members: readonly Member[]): Member[] {
  const size = (member: Member) => members.filter((other) => conflict(rule, member, other)).length;
  const unit = (member: Member) => member.unitId ?? '';
  return [...members].sort((a, b) => size(b) - size(a) || compare(unit(a), unit(b)) || compare(a.id, b.id));
}

function pairOf(rule: RotationParameters, a: Member, b: Member): Pair {
  return { memberIds: [a.id, b.id], sameUnit: conflict(rule, a, b) };
}

/** Pairs of which a member has waited longest come first; members who never served have waited longest of all. */
function ordered(pairs: Pair[], members: readonly Member[]): Pair[] {
  const served = new Map(members.map(({ id, lastServedAt }) => [id, lastServedAt ?? '']));
  const key = ({ memberIds }: Pair) =>
    memberIds
      .map((id) => served.get(id) ?? '')
      .sort()
      .join(' '); // sorts before every digit, so that nobody who never served comes after somebody who did
  return [...pairs].sort((a, b) => compare(key(a), key(b)) || compare(a.memberIds[0], b.memberIds[0]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
