import type { Bench } from './bench';
import { STEPS } from './drivers/driver';
import { runBlock } from './load';
import { cpuMs, type DatabaseCounters, difference, familyCpuMs, settledCounters, sum } from './measure';
import { serverPid } from './processes';
import { type Finding, figure } from './report';
import type { Stage } from './stage';

interface Usage {
  way: string;
  cases: number;
  seconds: number;
  database: DatabaseCounters;
  cpu: CpuTimes;
}

type CpuTimes = ReturnType<typeof cpuTimes>;

const SERVERS = ['worker', 'rawWorker', 'api', 'temporal', 'postgres'] as const;

/**
 * What one whole case takes of the machine: commits, write-ahead log and CPU time, after taking off what the idle
 * servers use in the same time.
 */
export const perCase: Bench = {
  name: 'per-case',
  async run(context) {
    const { stage, quick, say } = context;
    const drivers = await context.drivers();
    const cases = quick ? 16 : 40;
    for (const driver of drivers) await driver.prepare(cases);
    let counters = await settledCounters(stage.admin);
    const measure = async (way: string, work: () => Promise<number>): Promise<Usage> => {
      const start = performance.now();
      const before = cpuTimes(stage);
      const done = await work();
      const cpu = cpuSince(stage, before);
      const after = await settledCounters(stage.admin);
      const database = difference(counters, after);
      counters = after;
      return { way, cases: done, seconds: (performance.now() - start) / 1_000, database, cpu };
    };
    const idle = await measure('idle', async () => 1);
    const usages: Usage[] = [];
    for (const driver of drivers) {
      const run = () => runBlock(driver, { cases, concurrency: 8, maxSeconds: 5 });
      usages.push(await measure(driver.name, async () => (await run()).cases));
      say(`per case: ${driver.name}`);
    }
    return report(stage, idle, usages);
  },
};

/** CPU milliseconds of everything that takes part. */
function cpuTimes(stage: Stage) {
  return {
    worker: cpuMs(stage.worker.process.pid),
    rawWorker: cpuMs(stage.rawWorker.process.pid),
    api: cpuMs(stage.api.process.pid),
    temporal: cpuMs(serverPid('temporal')),
    postgres: familyCpuMs(serverPid('postgres')),
    client: process.cpuUsage().user / 1_000 + process.cpuUsage().system / 1_000,
  };
}

function cpuSince(stage: Stage, before: CpuTimes): CpuTimes {
  const now = cpuTimes(stage);
  return Object.fromEntries(
    Object.entries(now).map(([name, ms]) => [name, ms - before[name as keyof CpuTimes]]),
  ) as CpuTimes;
}

function report(stage: Stage, idle: Usage, usages: readonly Usage[]): Finding {
  const rows = usages.map((usage) => {
    const net = (of: (each: Usage) => number) =>
      Math.max(0, of(usage) - (of(idle) / idle.seconds) * usage.seconds) / usage.cases;
    const application = net((each) => each.database.commits[stage.database.name] ?? 0);
    const temporal = net(
      (each) => (each.database.commits.temporal ?? 0) + (each.database.commits.temporal_visibility ?? 0),
    );
    const writes = net((each) => each.database.writes);
    const walKb = net((each) => each.database.walBytes) / 1024;
    // CPU was read right after the block, so nothing of the idle wait is in it.
    const cpu = (of: keyof CpuTimes) => usage.cpu[of] / usage.cases;
    const servers = sum(SERVERS.map(cpu));
    return { usage, application, temporal, writes, walKb, cpu, servers };
  });
  return {
    name: 'per-case',
    tables: [
      {
        title: `PostgreSQL per case of ${STEPS.length} steps (idle use taken off)`,
        columns: [
          'way',
          'cases',
          'commits application',
          'commits engine',
          'writing transactions',
          'WAL kB',
          'whole pages',
        ],
        rows: rows.map(({ usage, application, temporal, writes, walKb }) => [
          usage.way,
          String(usage.cases),
          application,
          temporal,
          writes,
          walKb,
          usage.database.fullPages / usage.cases,
        ]),
      },
      {
        title: 'CPU per case in ms (user and system)',
        columns: ['way', 'worker', 'API', 'engine', 'PostgreSQL', 'servers in all', 'bench client'],
        rows: rows.map(({ usage, cpu, servers }) => [
          usage.way,
          cpu('worker') + cpu('rawWorker'),
          cpu('api'),
          cpu('temporal'),
          cpu('postgres'),
          servers,
          cpu('client'),
        ]),
      },
    ],
    aims: [],
    remarks: [
      `idle servers in ${figure(idle.seconds)} s: ${JSON.stringify(idle.database.commits)} commits, ${figure(idle.database.walBytes / 1024)} kB of WAL`,
      'commits count transactions that only read too; the WAL cannot be split between the databases',
    ],
    data: { idle, usages },
  };
}
