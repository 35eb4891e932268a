import { ProblemError } from '../errors';

/** Runs work in turn: so many at once, the others in the order in which they came. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Raters take turns, so that a flood of them, or many who wait for each other at one code, leaves connections to
 * everybody else. Who waits holds none; when too many wait, the next one is asked to come back, and his page does so.
 */
export function takeTurns(atOnce: number, mostWaiting: number): Turns {
  let free = atOnce;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else {
      if (waiting.length >= mostWaiting) {
        throw new ProblemError(503, 'TOO_MANY_RATERS', '评价的人较多，请稍候重试，填写的内容会保留。', {
          retryAfter: 10,
        });
      }
      await new Promise<void>((begin) => waiting.push(begin));
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
