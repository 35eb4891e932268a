/** A rational number in lowest terms, `d` positive. Scores are never floating-point numbers (GE-SCO-4). */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

/** n / d; throws RangeError when d is 0. */
export function exact(n: bigint | number, d: bigint | number = 1n): Exact {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new RangeError('division by zero');
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = gcd(top < 0n ? -top : top, bottom * sign);
  return { n: (top * sign) / divisor, d: (bottom * sign) / divisor };
}

export function add(a: Exact, b: Exact): Exact {
  return exact(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function multiply(a: Exact, b: Exact): Exact {
  return exact(a.n * b.n, a.d * b.d);
}

export function divide(a: Exact, b: Exact): Exact {
  return exact(a.n * b.d, a.d * b.n);
}

/** Negative when a is smaller, 0 when equal. */
export function compareExact(a: Exact, b: Exact): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `n/d`, or `n` for a whole number: how a score is stored. */
export function exactText({ n, d }: Exact): string {
  return d === 1n ? String(n) : `${n}/${d}`;
}

/** Reads what exactText wrote; throws RangeError otherwise. */
export function parseExact(text: string): Exact {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not an exact number: ${text}`);
  return exact(BigInt(match[1]!), BigInt(match[2] ?? '1'));
}

/** With a fixed number of decimals for showing, halves away from zero (四舍五入). */
export function shown({ n, d }: Exact, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const size = n < 0n ? -n : n;
  const units = (size * scale * 2n + d) / (d * 2n);
  const digits = String(units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return n < 0n && units > 0n ? `-${text}` : text;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}
