/** A part of a whole that gets seats by its size. */
export interface Part {
  id: string;
  size: number;
}

/** How the seats of one part came about; the quota is `whole` + `remainder`/`divisor`. */
export interface Share {
  id: string;
  size: number;
  whole: number;
  remainder: number;
  divisor: number;
  seats: number;
  /** Whether the last seats had to be given among parts with the same remainder, and whether this part got one. */
  tie: 'NONE' | 'WON' | 'LOST';
}

/**
 * Seats in proportion to size by largest remainders (GE-DRW-1). Every part gets its quota rounded down, the seats left
 * go one each to the largest remainders; among equal remainders to whoever comes first by `precedes` (negative: a comes
 * first). The seats add up to `seats`, no part is off its quota by a whole seat, and none gets more than its size.
 * Throws RangeError when there are more seats than size, or when an integer would be too large to be exact.
 */
export function apportion(
  parts: readonly Part[],
  seats: number,
  precedes: (a: Part, b: Part) => number,
): Share[] {
  const divisor = parts.reduce((sum, { size }) => sum + size, 0);
  if (seats > divisor) throw new RangeError(`${seats} seats for ${divisor}`);
  if (!Number.isSafeInteger(seats * divisor)) throw new RangeError('numbers too large');
  const shares = parts.map(({ id, size }): Share => {
    const whole = divisor === 0 ? 0 : Math.floor((size * seats) / divisor);
    return { id, size, whole, remainder: size * seats - whole * divisor, divisor, seats: whole, tie: 'NONE' };
  });
  const left = seats - shares.reduce((sum, { whole }) => sum + whole, 0);
  const order = [...shares].sort((a, b) => b.remainder - a.remainder || precedes(a, b));
  const cut = order[left - 1]?.remainder;
  const tied = cut !== undefined && order[left]?.remainder === cut;
  order.forEach((share, index) => {
    const wins = index < left;
    if (wins) share.seats += 1;
    if (tied && share.remainder === cut) share.tie = wins ? 'WON' : 'LOST';
  });
  return shares;
}
