import type { Bench } from './bench';
import { STEPS } from './drivers/driver';
import { runBlock } from './load';
import { added, cpuMs, familyCpuMs, settledCommits, sum, type Written, written } from './measure';
import { serverPid } from './processes';
import { type Finding, figure } from './report';
import type { Stage } from './stage';

/** What one block of cases took, as it is known at its end. */
interface Usage {
  way: string;
  cases: number;
  cpu: CpuTimes;
  written: Written;
  /** By database; counted until the statistics were settled, so with what idle servers do in that time. */
  commits: Record<string, number>;
  /** From the begin of the block until its commits were counted. */
  seconds: number;
}

type CpuTimes = ReturnType<typeof cpuTimes>;

const SERVERS = ['worker', 'rawWorker', 'api', 'temporal', 'postgres'] as const;

/** What one whole case takes of the machine: CPU time, write-ahead log, commits. */
export const perCase: Bench = {
  name: 'per-case',
  async run(context) {
    const { stage, quick, say } = context;
    const drivers = await context.drivers();
    const cases = quick ? 16 : 40;
    for (const driver of drivers) await driver.prepare(cases);
    let counted = await settledCommits(stage.admin);
    const measure = async (way: string, work: () => Promise<number>): Promise<Usage> => {
      const start = performance.now();
      const before = { cpu: cpuTimes(stage), written: await written(stage.admin) };
      const done = await work();
      const cpu = added(before.cpu, cpuTimes(stage));
      const writes = added(before.written, await written(stage.admin));
      const now = await settledCommits(stage.admin);
      const commits = added(counted, now);
      counted = now;
      return {
        way,
        cases: done,
        cpu,
        written: writes,
        commits,
        seconds: (performance.now() - start) / 1_000,
      };
    };
    const idle = await measure('idle', async () => 1);
    const usages: Usage[] = [];
    for (const driver of drivers) {
      const run = () => runBlock(driver, { cases, concurrency: 8, maxSeconds: 5 });
      usages.push(await measure(driver.name, async () => (await run()).cases));
      say(`per case: ${driver.name}`);
    }
    return report(stage.database.name, idle, usages);
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

function report(application: string, idle: Usage, usages: readonly Usage[]): Finding {
  const commits = (usage: Usage, ...databases: string[]) => {
    const count = (each: Usage) => sum(databases.map((name) => each.commits[name] ?? 0));
    return Math.max(0, count(usage) - (count(idle) / idle.seconds) * usage.seconds) / usage.cases;
  };
  const cpu = (usage: Usage, ...of: (keyof CpuTimes)[]) =>
    sum(of.map((each) => usage.cpu[each])) / usage.cases;
  return {
    name: 'per-case',
    tables: [
      {
        title: `PostgreSQL per case of ${STEPS.length} steps`,
        columns: ['way', 'cases', 'commits application', 'commits engine', 'writing transactions', 'WAL kB'],
        rows: usages.map((usage) => [
          usage.way,
          String(usage.cases),
          commits(usage, application),
          commits(usage, 'temporal', 'temporal_visibility'),
          usage.written.transactions / usage.cases,
          usage.written.walBytes / 1024 / usage.cases,
        ]),
      },
      {
        title: 'CPU per case in ms (user and system)',
        columns: ['way', 'worker', 'API', 'engine', 'PostgreSQL', 'servers in all', 'bench client'],
        rows: usages.map((usage) => [
          usage.way,
          cpu(usage, 'worker', 'rawWorker'),
          cpu(usage, 'api'),
          cpu(usage, 'temporal'),
          cpu(usage, 'postgres'),
          cpu(usage, ...SERVERS),
          cpu(usage, 'client'),
        ]),
      },
    ],
    aims: [],
    remarks: [
      `commits: those of idle servers (${figure(idle.seconds)} s: ${JSON.stringify(idle.commits)}) are taken off; transactions that only read are counted too`,
      'the write-ahead log cannot be split between the databases',
    ],
    data: { idle, usages },
  };
}
