const MASK = (1n << 64n) - 1n;
const RANGE = 1n << 64n;

/** A recorded source of random numbers: the same seed gives the same numbers everywhere. */
export interface Random {
  /** The next 64 bits, 0 … 2^64−1. */
  next(): bigint;
  /** A whole number 0 … n−1, each equally likely; n from 1 to 2^53. */
  below(n: number): number;
  /** A new array with the same elements in random order. */
  shuffled<T>(items: readonly T[]): T[];
}

/** Whether a text can be a seed: 64 hexadecimal digits, lower case, not all zero. */
export function isSeed(seed: string): boolean {
  return /^[0-9a-f]{64}$/.test(seed) && !/^0+$/.test(seed);
}

/**
 * xoshiro256** (Blackman and Vigna) whose four 64-bit words of state are the seed itself, most significant digit
 * first. `below` takes the remainder of the next number and passes over the numbers at the end of the range that
 * would favour small remainders. `shuffled` is the exchange from the last place downwards (Fisher–Yates): place i
 * changes with place below(i + 1). Throws RangeError for anything that is not a seed.
 */
export function randomOf(seed: string): Random {
  if (!isSeed(seed)) throw new RangeError('a seed is 64 hexadecimal digits, not all zero');
  const word = (i: number) => BigInt(`0x${seed.slice(i * 16, i * 16 + 16)}`);
  let [s0, s1, s2, s3] = [word(0), word(1), word(2), word(3)];

  const next = (): bigint => {
    const result = (rotate((s1 * 5n) & MASK, 7n) * 9n) & MASK;
    const t = (s1 << 17n) & MASK;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 45n);
    return result;
  };
  const below = (n: number): number => {
    const size = BigInt(n);
    const limit = RANGE - (RANGE % size);
    let value = next();
    while (value >= limit) value = next();
    return Number(value % size);
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const order = [...items];
    for (let i = order.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order;
  };
  return { next, below, shuffled };
}

function rotate(x: bigint, k: bigint): bigint {
  return ((x << k) | (x >> (64n - k))) & MASK;
}
