import { condition, continueAsNew, defineQuery, defineUpdate, setHandler, sleep } from '@temporalio/workflow';

/** A step with an instant, as the workflow saw it. */
export interface Seen {
  what: string;
  at: string;
}

const now = () => new Date(Date.now()).toISOString();

export const seenQuery = defineQuery<Seen[]>('seen');
export const answer = defineUpdate<string, [string]>('answer', {});

/** Waits for an answer; every 7 days without one it notes a reminder, and ends at the answer 'stop'. */
export async function reminders(): Promise<Seen[]> {
  const seen: Seen[] = [{ what: 'started', at: now() }];
  let stopped = false;
  setHandler(seenQuery, () => seen);
  setHandler(answer, (text) => {
    seen.push({ what: text, at: now() });
    stopped = text === 'stop';
    return now();
  });
  while (!(await condition(() => stopped, '7 days'))) seen.push({ what: 'reminder', at: now() });
  return seen;
}

/** A three-year term: notes each of its twelve quarters, continuing as new each year, then waits for the end. */
export async function term(year: number, quarters: string[]): Promise<string[]> {
  setHandler(seenQuery, () => quarters.map((at) => ({ what: 'quarter', at })));
  for (let quarter = 0; quarter < 4; quarter += 1) {
    await sleep('90 days');
    quarters.push(now());
  }
  if (year < 3) return continueAsNew<typeof term>(year + 1, quarters);
  await condition(() => false);
  return quarters;
}

/** Waits for a time and returns the instant at its end. */
export async function pause(duration: `${number} days`): Promise<string> {
  await sleep(duration);
  return now();
}
