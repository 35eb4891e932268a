import type { Bench } from './bench';
import { type Driver, STEPS } from './drivers/driver';
import { type RunSize, runSize } from './histories';
import { type Block, joined, rotated, runBlock } from './load';
import { median, percentile } from './measure';
import { type Aim, type Finding, figure, ratio, type Table } from './report';
import type { Stage } from './stage';

const PERCENT_OF_RAW = 0.7;
const STEP_P95_OF_RAW = 1.5;

/** No block of cases takes much longer, however busy the machine is, and no new round begins after so long. */
const BLOCK_SECONDS = 4;
const ROUNDS_SECONDS = 45;

interface Measured {
  driver: Driver;
  /** One block for each round. */
  blocks: Block[];
}

/**
 * Whole cases at one and at eight under way, beside the raw workflow. In every round each way runs once, in an order
 * that turns; throughput is compared round by round, so that the machine's mood cancels out.
 */
export const throughput: Bench = {
  name: 'throughput',
  async run(context) {
    const { stage, quick, say } = context;
    const drivers = await context.drivers();
    const findings: Finding = { name: 'throughput', tables: [], aims: [], remarks: [], data: {} };
    for (const concurrency of [1, 8]) {
      const rounds = quick ? 2 : 4;
      const cases = concurrency === 1 ? (quick ? 4 : 8) : quick ? 16 : 40;
      const measured: Measured[] = drivers.map((driver) => ({ driver, blocks: [] }));
      const start = performance.now();
      const late = () => performance.now() - start > ROUNDS_SECONDS * 1_000;
      for (let round = 0; round < rounds && (round < 2 || !late()); round += 1) {
        for (const each of rotated(measured, round)) {
          await each.driver.prepare(cases);
          each.blocks.push(await runBlock(each.driver, { cases, concurrency, maxSeconds: BLOCK_SECONDS }));
        }
        say(`throughput: round ${round + 1} of ${rounds} with ${concurrency} under way`);
      }
      report(findings, concurrency, measured);
    }
    reportSizes(findings, await measureSizes(stage, drivers));
    return findings;
  },
};

function report(findings: Finding, concurrency: number, measured: Measured[]): void {
  const [first, ...raws] = [measured[0] as Measured, ...measured.filter(isRaw)];
  const rate = (block: Block) => block.cases / block.seconds;
  const p95 = (each: Measured) => percentile(stepTimes(each), 0.95);
  const perRound = (each: Measured, other: Measured) =>
    each.blocks.map((block, round) => rate(block) / rate(other.blocks[round] as Block));
  findings.tables.push({
    title: `Whole cases, ${concurrency} under way (${first.blocks.length} rounds)`,
    columns: [
      'way',
      'cases',
      'cases/s',
      'steps/s',
      'step p50 ms',
      'step p95 ms',
      ...raws.map(({ driver }) => `throughput of ${driver.name}`),
      ...raws.map(({ driver }) => `p95 of ${driver.name}`),
    ],
    rows: measured.map((each) => {
      const all = joined(each.blocks);
      return [
        each.driver.name,
        String(all.cases),
        rate(all),
        rate(all) * STEPS.length,
        percentile(stepTimes(each), 0.5),
        p95(each),
        ...raws.map((other) => ratio(median(perRound(each, other)))),
        ...raws.map((other) => ratio(p95(each) / p95(other))),
      ];
    }),
  });
  findings.tables.push(stepTable(concurrency, measured));
  for (const each of measured.filter((one) => !isRaw(one))) {
    for (const other of raws) findings.aims.push(...aims(concurrency, each, other));
  }
  Object.assign(findings.data, {
    [`concurrency${concurrency}`]: measured.map(({ driver, blocks }) => ({
      way: driver.name,
      rounds: blocks.map(({ cases, seconds, steps }) => ({ cases, seconds, steps })),
    })),
  });

  function aims(underWay: number, each: Measured, other: Measured): Aim[] {
    const shares = perRound(each, other);
    const share = median(shares);
    const slower = p95(each) / p95(other);
    const what = `${each.driver.name} against ${other.driver.name}, ${underWay} under way`;
    const range = `${figure(Math.min(...shares))}–${figure(Math.max(...shares))} by round`;
    return [
      {
        what: `throughput of ${what}`,
        wanted: `≥ ${PERCENT_OF_RAW}×`,
        found: `${ratio(share)}, ${range}`,
        met: share >= PERCENT_OF_RAW,
      },
      {
        what: `step p95 of ${what}`,
        wanted: `≤ ${STEP_P95_OF_RAW}×`,
        found: ratio(slower),
        met: slower <= STEP_P95_OF_RAW,
      },
    ];
  }
}

const isRaw = ({ driver }: Measured): boolean => driver.name.startsWith('raw');

const stepTimes = ({ blocks }: Measured): number[] =>
  blocks.flatMap((block) => block.steps.map((each) => each.ms));

/** Each step by itself: median and 95th percentile in milliseconds. */
function stepTable(concurrency: number, measured: Measured[]): Table {
  return {
    title: `Each step, ${concurrency} under way: p50 / p95 in ms`,
    columns: ['step', ...measured.map(({ driver }) => driver.name)],
    rows: STEPS.map((step) => [
      step,
      ...measured.map(({ blocks }) => {
        const times = blocks.flatMap((block) => block.steps.filter((each) => each.step === step));
        const ms = times.map((each) => each.ms);
        return `${figure(percentile(ms, 0.5))} / ${figure(percentile(ms, 0.95))}`;
      }),
    ]),
  };
}

/**
 * How much history a case of each way leaves. The bank's result comes a second after its answer here: when both come
 * at once, as in the measured cases, it is chance whether the payment's own timer is still set (five events more).
 */
async function measureSizes(
  { client, bank }: Stage,
  drivers: readonly Driver[],
): Promise<[string, RunSize][]> {
  bank.delayMs = 1_000;
  try {
    return await Promise.all(
      drivers.map(async (driver): Promise<[string, RunSize]> => {
        await driver.prepare(1);
        const workflowId = await driver.runCase(() => undefined);
        return [driver.name, await runSize(client, workflowId)];
      }),
    );
  } finally {
    bank.delayMs = 0;
  }
}

/** The comparison is one of equals only when the histories have as many events. */
function reportSizes(findings: Finding, sizes: readonly [string, RunSize][]): void {
  findings.tables.push({
    title: 'History of one case',
    columns: ['way', 'events', 'state transitions', 'bytes'],
    rows: sizes.map(([name, size]) => [
      name,
      String(size.events),
      String(size.stateTransitions),
      String(size.bytes),
    ]),
  });
  const events = sizes.map(([, size]) => size.events);
  if (Math.max(...events) - Math.min(...events) > 2) {
    throw new Error(`the ways are not alike: events of a case ${events.join(', ')}`);
  }
  Object.assign(findings.data, { histories: Object.fromEntries(sizes) });
}
