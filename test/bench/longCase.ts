import { randomUUID } from 'node:crypto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { redemptionWorkflowId } from '../../workflows/redemption/messages';
import { testVariable } from '../support/environment';
import type { Bench, BenchContext } from './bench';
import { submitCase } from './drivers/direct';
import { people } from './drivers/facts';
import { logInOften } from './drivers/session';
import { median, percentile, timed } from './measure';
import { type Finding, ratio } from './report';

/** What is measured on both cases; milliseconds. */
interface Times {
  step: number[];
  page: number[];
  timeline: number[];
  replay: number[];
}

const empty = (): Times => ({ step: [], page: [], timeline: [], replay: [] });

const ROWS: [keyof Times, string][] = [
  ['step', 'a step (urge, engine client)'],
  ['page', 'GET the case'],
  ['timeline', 'GET its timeline'],
  ['replay', 'replay of its whole history'],
];

/**
 * A case that was urged two hundred times beside a fresh one: what one more step costs, what reading it costs, and
 * what a worker pays that has to replay it from its history.
 */
export const longCase: Bench = {
  name: 'long-case',
  async run(context) {
    const { stage, quick, say } = context;
    const before = quick ? 60 : 200;
    const [long, fresh] = [await submitCase(stage), await submitCase(stage)];
    for (let n = 0; n < before; n += 1) await urge(context, long);
    say(`long case: urged ${before} times`);
    const times = { long: empty(), fresh: empty() };
    const supervisor = await logInOften(stage.api.url, 'duban', 2);
    for (let round = 0; round < (quick ? 15 : 30); round += 1) {
      const order = [
        [long, times.long],
        [fresh, times.fresh],
      ] as [string, Times][];
      for (const [id, to] of round % 2 === 0 ? order : order.reverse()) {
        to.step.push((await timed(() => urge(context, id))).ms);
        to.page.push((await timed(() => supervisor().get(`/redemptions/${id}`))).ms);
        to.timeline.push((await timed(() => supervisor().get(`/redemptions/${id}/timeline`))).ms);
      }
    }
    const events = {
      long: await measureReplay(context, long, times.long),
      fresh: await measureReplay(context, fresh, times.fresh),
    };
    return report(before, times, events);
  },
};

/** One more urge of the clerk's own first time limit. */
async function urge({ stage }: BenchContext, id: string): Promise<void> {
  const updateId = randomUUID();
  await stage.client.workflow.getHandle(redemptionWorkflowId(id)).executeUpdate('urge', {
    args: [{ actor: people.clerk, fingerprint: updateId, obligationId: 'INTAKE-1', noteId: null }],
    updateId,
  });
}

/** Replays the case as a worker does that has never seen it; answers how many events that are. */
async function measureReplay({ stage }: BenchContext, id: string, times: Times): Promise<number> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const workflowId = redemptionWorkflowId(id);
  const history = await stage.client.workflow.getHandle(workflowId).fetchHistory();
  const copies = Array.from({ length: 12 }, () => ({ workflowId, history }));
  const options = { workflowBundle: { codePath: testVariable('workflowBundle') } };
  let start = performance.now();
  for await (const { error } of Worker.runReplayHistories(options, copies)) {
    if (error) throw error;
    times.replay.push(performance.now() - start);
    start = performance.now();
  }
  times.replay.splice(0, 2); // the first ones carry the start of the worker
  return history.events?.length ?? 0;
}

function report(
  before: number,
  { long, fresh }: Record<'long' | 'fresh', Times>,
  events: Record<'long' | 'fresh', number>,
): Finding {
  return {
    name: 'long-case',
    tables: [
      {
        title: `A case after ${before} urges (${events.long} events) beside a fresh one (${events.fresh} events), ms`,
        columns: ['what', 'long p50', 'long p95', 'fresh p50', 'fresh p95', 'p50 ratio', 'p95 ratio'],
        rows: ROWS.map(([key, label]) => {
          const of = (times: Times, share: number) => percentile(times[key], share);
          return [
            label,
            of(long, 0.5),
            of(long, 0.95),
            of(fresh, 0.5),
            of(fresh, 0.95),
            ratio(of(long, 0.5) / of(fresh, 0.5)),
            ratio(of(long, 0.95) / of(fresh, 0.95)),
          ];
        }),
      },
    ],
    aims: [
      {
        what: `median step after ${before} steps against a fresh case`,
        wanted: '≤ 1.5×',
        found: ratio(median(long.step) / median(fresh.step)),
        met: median(long.step) / median(fresh.step) <= 1.5,
      },
    ],
    remarks: [
      'steps are taken by a worker that has both cases in its cache; replay is what it pays after a restart',
    ],
    data: { before, events, long, fresh },
  };
}
