import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from '../scripts/build';
import { seconds, step } from '../scripts/progress';
import { readStackConfig } from './config';
import { hasDemoCases, makeDemoCases } from './demo/seed';
import { describeError } from './errors';
import { takeDataFolder } from './lock';
import { killRecorded, stopOrphans } from './pidFiles';
import { loadSecrets } from './secrets';
import { runScript, startService } from './services';
import { choosePorts, providePostgres, provideTemporal, type StackContext, services } from './stack';
import { box, demoAccounts, summaryLines } from './summary';
import { supervise } from './supervisor';

const ROOT = resolve(__dirname, '..');
const say = (line: string) => console.log(line);

/** Brings the whole system up, in order, each part ready before the next; see docs/local-stack.md. */
async function start(context: StackContext): Promise<void> {
  const begun = Date.now();
  const { config, logDir, runDir } = context;
  await build({ say, skip: config.SKIP_UI_BUILD ? ['ui'] : [] });
  const ports = await choosePorts(context);
  const database = await step(
    say,
    'PostgreSQL',
    () => providePostgres(context, ports.postgres),
    () => (config.DATABASE_URL ? 'from DATABASE_URL' : `port ${ports.postgres}`),
  );
  const temporal = await step(
    say,
    'Temporal',
    () => provideTemporal(context, ports.temporal, database),
    (address) => address,
  );
  const plan = services(context, ports, { database, temporal });
  const place = { root: ROOT, logDir, runDir, say };
  const migrateArgs = config.DEMO_MODE ? ['--presets', '--demo'] : ['--presets'];
  await step(say, 'database schema and presets', () =>
    runScript(place, 'dist/db/migrate.js', migrateArgs, plan.migrateEnv),
  );
  for (const service of plan.services) {
    await step(say, service.name, async () => {
      const supervised = await supervise({
        name: service.name,
        say,
        start: () => startService(place, service),
      });
      context.running.unshift(supervised);
    });
  }
  if (config.DEMO_MODE && !hasDemoCases(config.dataDir)) {
    const demo = { apiUrl: plan.uiUrl, messagesUrl: plan.messagesUrl, dataDir: config.dataDir, say };
    await step(
      say,
      'demo cases',
      () => makeDemoCases(demo),
      ({ cases, terms, rounds, ratings, complaints }) =>
        `${cases} cases, ${terms} terms of officers, ${rounds} rounds of evaluation, ${ratings} ratings, ${complaints} complaints`,
    );
  }
  const places: [string, string][] = [
    ['系统界面', plan.uiUrl],
    ['接口文档', `${plan.uiUrl}/api/docs`],
    ['演示收件箱', plan.messagesUrl],
    ['数据库', database.replace(/:[^:@/]+@/, ':***@')],
    ['流程引擎', `${temporal} (${config.TEMPORAL_NAMESPACE})`],
    ['数据与日志', config.dataDir],
  ];
  say(box(summaryLines(places, config.DEMO_MODE ? demoAccounts(ROOT) : [])));
  say(`就绪 · Ready in ${seconds(Date.now() - begun)} — Ctrl-C stops everything`);
}

/** Stops what runs, the last started first. */
async function stop(context: StackContext): Promise<void> {
  for (;;) {
    const next = context.running.shift();
    if (!next) return;
    await step(say, `stopping ${next.name}`, () => next.stop());
  }
}

async function main(): Promise<void> {
  const config = readStackConfig(process.env, ROOT);
  const runDir = join(config.dataDir, 'run');
  mkdirSync(runDir, { recursive: true });
  const folder = await takeDataFolder(runDir);
  if (folder.orphans.length > 0)
    say(`  ended what a killed start had left running: ${folder.orphans.join(', ')}`);
  const secrets = loadSecrets(join(config.dataDir, 'secrets.json'));
  const context: StackContext = {
    root: ROOT,
    config,
    secrets,
    logDir: join(config.dataDir, 'logs'),
    runDir,
    say,
    running: [],
  };
  mkdirSync(context.logDir, { recursive: true });

  let ending = false;
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    await stop(context);
    // What was just being started is not in the list yet.
    await stopOrphans(runDir, 3_000);
    folder.release();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ending) {
        say('stopping by force …');
        killRecorded(runDir);
        return;
      }
      say('\nstopping …');
      void end(0);
    });
  }
  process.on('exit', () => killRecorded(runDir));
  try {
    await start(context);
  } catch (error) {
    if (ending) return;
    console.error(`\n${describeError(error)}`);
    await end(1);
  }
}

main().catch((error: unknown) => {
  console.error(`\n${describeError(error)}`);
  process.exitCode = 1;
});
