import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { RawActivities } from './activities';

/** The shape of a case: which of its steps move the timer, and after how many steps the payment starts. */
export interface RawPlan {
  id: string;
  /** One entry for each step: whether it starts the timer anew. */
  timers: boolean[];
  /** The payment activity is scheduled after this many steps. */
  payAfter: number;
  /** What the local activity does: nothing, or the commit of one row. */
  work: 'NOTHING' | 'ONE_ROW';
}

export const stepUpdate = defineUpdate<{ taken: number }, [{ step: number }]>('step');

const { doNothing, commitRow } = proxyLocalActivities<RawActivities>({ startToCloseTimeout: '10 seconds' });
const { pay } = proxyActivities<RawActivities>({ startToCloseTimeout: '30 seconds' });

const HOUR = 3_600_000;

/**
 * What the engine itself costs: as many Updates, local activities, timers and regular activities as a case has, and
 * nothing else. No rules, no records, payloads of a few bytes.
 */
export async function raw(plan: RawPlan): Promise<number> {
  const last = plan.timers.length;
  let taken = 0;
  let timer = 0;
  setHandler(
    stepUpdate,
    async ({ step }) => {
      await (plan.work === 'NOTHING' ? doNothing() : commitRow({ id: plan.id, step }));
      taken += 1;
      if (plan.timers[step]) timer += 1;
      return { taken };
    },
    {
      validator: ({ step }) => {
        if (step !== taken) throw new Error(`step ${step} after ${taken} steps`);
      },
    },
  );
  void watch();

  await condition(() => taken >= plan.payAfter);
  await pay({ id: plan.id });
  if (taken === plan.payAfter) await condition(() => taken > plan.payAfter, HOUR);
  await condition(() => taken === last);
  await condition(allHandlersFinished);
  return taken;

  async function watch(): Promise<void> {
    await condition(() => timer > 0);
    while (taken < last) {
      const seen = timer;
      await condition(() => timer !== seen || taken === last, HOUR);
    }
  }
}

/** What a timer costs by itself: at an instant one row is committed, and the next timer is set. */
export async function rawTimer({ id, at }: { id: string; at: number }): Promise<void> {
  await sleep(at - Date.now());
  await commitRow({ id, step: 0 });
  await sleep(30 * 24 * HOUR);
}
