import { cpus, loadavg, totalmem } from 'node:os';
import { resolve } from 'node:path';
import globalSetup from '../support/globalSetup';
import globalTeardown from '../support/globalTeardown';
import type { Bench, BenchContext } from './bench';
import { directDriver } from './drivers/direct';
import type { Driver } from './drivers/driver';
import { httpDriver } from './drivers/http';
import { rawDriver } from './drivers/raw';
import { evaluation } from './evaluation/evaluation';
import { timersOf } from './histories';
import { lists } from './lists/lists';
import { runBlock } from './load';
import { longCase } from './longCase';
import { median, timed } from './measure';
import { officerTerms } from './officerTerms';
import { type Options, readOptions } from './options';
import { perCase } from './perCase';
import { endsOfLogs } from './processes';
import { ratings } from './ratings';
import { type Finding, figure, printFinding, saveRun } from './report';
import { openStage, type Stage } from './stage';
import { throughput } from './throughput';

const BENCHES: readonly Bench[] = [throughput, perCase, lists, longCase, officerTerms, evaluation, ratings];

const say = (line: string) => console.log(`  ${line}`);

async function main(): Promise<void> {
  const startedAt = new Date();
  const options = readOptions(
    process.argv.slice(2),
    BENCHES.map((each) => each.name),
  );
  process.env.TEST_FSYNC = 'on';
  console.log('Starting PostgreSQL (fsync on) and the Temporal server');
  await globalSetup({});
  const stage = await openStage(
    options.profile ? ['--cpu-prof', `--cpu-prof-dir=${resolve(options.profile)}`] : [],
  );
  try {
    const machine = await describeMachine(stage);
    const findings = await runBenches(stage, options);
    const file = saveRun(startedAt, { startedAt, options, machine, loadAfter: loadavg(), findings });
    close(findings, file, startedAt);
  } finally {
    await stage.close();
  }
}

async function runBenches(stage: Stage, { quick, only }: Options): Promise<Finding[]> {
  let warm: Promise<Driver[]> | undefined;
  const drivers = () => {
    warm ??= warmDrivers(stage);
    return warm;
  };
  const context: BenchContext = { stage, drivers, quick, say };
  const findings: Finding[] = [];
  for (const bench of BENCHES.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const { ms, result } = await timed(() => bench.run(context));
    printFinding(result);
    say(`${bench.name}: ${figure(ms / 1_000)} s`);
    findings.push(result);
  }
  return findings;
}

/** All ways to take a case, each run often enough that code is compiled and connections are open. */
async function warmDrivers(stage: Stage): Promise<Driver[]> {
  const { client, connection, bank, taskQueue, rawTaskQueue, api } = stage;
  const direct = directDriver({ client, db: connection.db, bank, taskQueue });
  const timers = await shapeOf(client, direct);
  const drivers = [
    direct,
    await httpDriver({ url: api.url, db: connection.db, bank }),
    rawDriver({ client, bank, taskQueue: rawTaskQueue, timers, work: 'NOTHING' }),
    rawDriver({ client, bank, taskQueue: rawTaskQueue, timers, work: 'ONE_ROW' }),
  ];
  for (const driver of drivers) {
    await driver.prepare(24);
    await runBlock(driver, { cases: 24, concurrency: 4, maxSeconds: 5 });
    say(`warmed up: ${driver.name}`);
  }
  return drivers;
}

/** Which steps move the timer depends on the hour of the day, so it is read from a case of this run. */
async function shapeOf(client: Stage['client'], driver: Driver): Promise<boolean[]> {
  await driver.prepare(1);
  return timersOf(client, await driver.runCase(() => undefined));
}

/** What the figures depend on. */
async function describeMachine({ admin }: Stage) {
  await admin.query('create table bench_commit (n integer)');
  const commits: number[] = [];
  for (let i = 0; i < 50; i += 1)
    commits.push((await timed(() => admin.query('insert into bench_commit values (1)'))).ms);
  const machine = {
    cores: cpus().length,
    model: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    loadBefore: loadavg(),
    commitMs: median(commits),
  };
  const { cores, model, memoryGb, node, commitMs } = machine;
  say(`${cores} cores (${model}), ${memoryGb} GB, node ${node}, load ${figure(machine.loadBefore[0] ?? 0)}`);
  say(`commit of one row: ${figure(commitMs)} ms`);
  return machine;
}

function close(findings: readonly Finding[], file: string, startedAt: Date): void {
  const aims = findings.flatMap((each) => each.aims);
  const missed = aims.filter((each) => !each.met);
  console.log(`\nFigures: ${file}`);
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1_000);
  console.log(
    `Bench done in ${seconds} s: ${aims.length - missed.length} of ${aims.length} aims met${missed.length > 0 ? `, ${missed.length} MISSED` : ''}.`,
  );
}

main()
  .catch((error: unknown) => {
    console.error(`Bench broke: ${error instanceof Error ? error.stack : error}`);
    for (const [name, end] of endsOfLogs()) console.error(`\n${name}:\n    ${end}`);
    process.exitCode = 1;
  })
  .finally(() => globalTeardown().then(() => process.exit()));
