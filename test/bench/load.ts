import type { Driver, StepTime } from './drivers/driver';

/** What one block of whole cases gave. */
export interface Block {
  cases: number;
  seconds: number;
  steps: StepTime[];
  workflowIds: string[];
}

/**
 * Runs whole cases with so many under way at a time, until `cases` were begun or `maxSeconds` have passed; cases
 * under way are finished. The driver must have been prepared for them. @throws the first error of any step.
 */
export async function runBlock(
  driver: Driver,
  { cases, concurrency, maxSeconds }: { cases: number; concurrency: number; maxSeconds: number },
): Promise<Block> {
  const steps: StepTime[] = [];
  const workflowIds: string[] = [];
  let begun = 0;
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1_000;
  const person = async () => {
    while (begun < cases && elapsed() < maxSeconds) {
      begun += 1;
      workflowIds.push(await driver.runCase((time) => steps.push(time)));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, person));
  return { cases: workflowIds.length, seconds: elapsed(), steps, workflowIds };
}

/** Puts blocks of the same driver together. */
export function joined(blocks: readonly Block[]): Block {
  return {
    cases: blocks.reduce((total, each) => total + each.cases, 0),
    seconds: blocks.reduce((total, each) => total + each.seconds, 0),
    steps: blocks.flatMap((each) => each.steps),
    workflowIds: blocks.flatMap((each) => each.workflowIds),
  };
}

/** The drivers in another order each round, so that what changes with time hits all of them alike. */
export function rotated<T>(items: readonly T[], round: number): T[] {
  const shift = round % items.length;
  const turned = [...items.slice(shift), ...items.slice(0, shift)];
  return Math.floor(round / items.length) % 2 === 0 ? turned : turned.reverse();
}
