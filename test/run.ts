import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeError } from '../local-stack/errors';
import { chooseTemporal } from '../local-stack/temporal';
import { build } from '../scripts/build';
import { seconds } from '../scripts/progress';

const ROOT = resolve(__dirname, '..');
const REPORT = join(ROOT, 'test-results/jest.json');
const say = (line: string) => console.log(line);

interface Count {
  passed: number;
  failed: number;
}

/** One part of the run. `run` counts what passed and failed; what it throws counts as one failure. */
interface Part {
  title: string;
  run(): Promise<Count>;
}

const ONE_PASSED: Count = { passed: 1, failed: 0 };

let child: ChildProcess | undefined;

/** Runs a program of node_modules. Its output is shown as it comes, or only when it fails. */
function program(name: string, args: string[], output: 'live' | 'on failure'): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = spawn(join(ROOT, 'node_modules/.bin', name), args, {
      cwd: ROOT,
      stdio: output === 'live' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'test', FORCE_COLOR: '0' },
    });
    child = started;
    let text = '';
    for (const stream of [started.stdout, started.stderr]) stream?.on('data', (chunk) => (text += chunk));
    started.once('error', reject);
    started.once('close', (code) => {
      child = undefined;
      if (code !== 0) process.stdout.write(text);
      resolve(code ?? 1);
    });
  });
}

/** A check that passes when the program ends with 0. */
function check(title: string, name: string, args: string[]): Part {
  return {
    title,
    run: async () =>
      (await program(name, args, 'on failure')) === 0 ? ONE_PASSED : { passed: 0, failed: 1 },
  };
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
}

/** All Jest tests whose path matches. A skipped test, and a file that cannot be run, count as failed. */
async function tests(only: string | undefined): Promise<Count> {
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  rmSync(REPORT, { force: true });
  const code = await program('jest', ['--json', `--outputFile=${REPORT}`, ...(only ? [only] : [])], 'live');
  if (!existsSync(REPORT)) throw new Error('Jest ended before it could report.');
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as JestReport;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) say(`${skipped} tests were skipped: that counts as failed.`);
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + skipped;
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}

/** The engine is provided before Jest starts, so that building it the first time shows its progress. */
async function provideEngine(): Promise<Count> {
  await chooseTemporal((line) => say(`  ${line}`), { ...process.env, TEMPORAL_ADDRESS: '' });
  return ONE_PASSED;
}

async function buildAll(): Promise<Count> {
  await build({ say: (line) => say(`  ${line}`) });
  return ONE_PASSED;
}

function parts(only: string | undefined): Part[] {
  const jest = { title: only ? `tests of ${only}` : 'tests', run: () => tests(only) };
  const engine = { title: 'process engine', run: provideEngine };
  if (only) return [engine, jest];
  return [
    check('lint (biome)', 'biome', ['check', '.']),
    check('types of the server', 'tsc', ['-p', 'tsconfig.json']),
    check('types of the user interface', 'tsc', ['-p', 'admin-ui/tsconfig.json']),
    check('import borders (dependency-cruiser)', 'depcruise', [
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['workflows', 'activities', 'api', 'db', 'admin-ui/src', 'local-stack', 'test', 'scripts'],
    ]),
    { title: 'build', run: buildAll },
    engine,
    jest,
  ];
}

function readOnly(words: string[]): string | undefined {
  const at = words.indexOf('--only');
  if (at < 0) return undefined;
  const pattern = words[at + 1];
  if (!pattern) throw new Error('--only needs a path pattern: npm test -- --only test/workflows');
  return pattern;
}

async function main(): Promise<void> {
  const begun = Date.now();
  const total: Count = { passed: 0, failed: 0 };
  const planned = parts(readOnly(process.argv.slice(2)));
  for (const [index, part] of planned.entries()) {
    const started = Date.now();
    say(
      `\n── ${index + 1}/${planned.length} ${part.title} ${'─'.repeat(Math.max(3, 50 - part.title.length))}`,
    );
    const alive = setInterval(() => say(`  … ${part.title}, ${seconds(Date.now() - started)}`), 15_000);
    let count: Count;
    try {
      count = await part.run();
    } catch (error) {
      say(describeError(error));
      count = { passed: 0, failed: 1 };
    }
    clearInterval(alive);
    total.passed += count.passed;
    total.failed += count.failed;
    const outcome = count.failed === 0 ? '✓' : `✗ ${count.failed} failed,`;
    say(`${outcome} ${part.title} (${seconds(Date.now() - started)})`);
  }
  say(`\nwhole run: ${seconds(Date.now() - begun)}`);
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    child?.kill(signal);
    child?.once('close', () => process.exit(130));
    if (!child) process.exit(130);
  });
}

main().catch((error: unknown) => {
  console.error(describeError(error));
  process.exitCode = 1;
});
