import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileServer, SERVER_FOLDERS } from './compileServer';
import { type Say, seconds, step } from './progress';
import { sourceHash } from './sourceHash';
import { bundleWorkflows } from './workflowBundle';

const ROOT = resolve(__dirname, '..');

/** The parts of the product that are built. */
export const PARTS = ['server', 'workflows', 'ui'] as const;
export type Part = (typeof PARTS)[number];

export interface BuildOptions {
  /** Default: `<checkout>/dist`. */
  dist?: string;
  /** Parts to leave as they are. */
  skip?: readonly Part[];
  /** Builds also what has not changed. */
  force?: boolean;
  say?: Say;
}

interface PartPlan {
  title: string;
  /** Files and folders on which the result depends. */
  sources: string[];
  /** A file of the result; when it is missing the part is built again. */
  result: string;
  /** Returns a remark for the closing line. */
  make(): Promise<string>;
}

function plans(dist: string): Record<Part, PartPlan> {
  const common = ['package-lock.json', 'scripts'];
  return {
    server: {
      title: 'server',
      sources: [...SERVER_FOLDERS, ...common],
      result: join(dist, 'workflows'),
      make: async () => `${await compileServer(ROOT, dist)} files`,
    },
    workflows: {
      title: 'workflow bundle',
      sources: ['workflows', ...common],
      result: join(dist, 'workflow-bundle.js'),
      async make() {
        const code = await bundleWorkflows(join(ROOT, 'workflows/index.ts'));
        writeFileSync(join(dist, 'workflow-bundle.js'), code);
        return `${Math.round(code.length / 1024)} kB`;
      },
    },
    ui: {
      title: 'user interface',
      sources: ['admin-ui', 'workflows', ...common],
      result: join(dist, 'ui/index.html'),
      make: () => buildUi(join(dist, 'ui')),
    },
  };
}

/** Runs in a process of its own: its several hundred megabytes are free again afterwards. */
function buildUi(outDir: string): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      ...[join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'admin-ui/vite.config.ts'],
      ...['--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    ],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-8_000);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve('vite');
      else reject(new Error(`vite ended with ${code}:\n${output.trim()}`));
    });
  });
}

/**
 * Builds the parts whose sources have changed since they were last built: server → `dist/{api,activities,…}`,
 * workflows → `dist/workflow-bundle.js`, user interface → `dist/ui`. A part that fails is built again next time.
 * @returns the parts that were built.
 */
export async function build(options: BuildOptions = {}): Promise<Part[]> {
  const dist = options.dist ?? join(ROOT, 'dist');
  const say = options.say ?? (() => undefined);
  const built: Part[] = [];
  mkdirSync(join(dist, '.built'), { recursive: true });
  for (const part of PARTS.filter((part) => !options.skip?.includes(part))) {
    const plan = plans(dist)[part];
    const hash = sourceHash(plan.sources.map((source) => join(ROOT, source)));
    const hashFile = join(dist, '.built', part);
    const upToDate =
      existsSync(plan.result) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash;
    if (upToDate && !options.force) continue;
    rmSync(hashFile, { force: true });
    await step(say, `building the ${plan.title}`, plan.make, (remark) => remark);
    writeFileSync(hashFile, hash);
    built.push(part);
  }
  return built;
}

async function main(): Promise<void> {
  const started = Date.now();
  const skip = process.argv.flatMap((word) => (word.startsWith('--skip=') ? word.slice(7).split(',') : []));
  const unknown = skip.find((part) => !PARTS.includes(part as Part));
  if (unknown) throw new Error(`--skip=${unknown}: the parts are ${PARTS.join(', ')}`);
  const say: Say = (line) => console.log(line);
  const built = await build({ skip: skip as Part[], force: process.argv.includes('--force'), say });
  say(
    `${built.length === 0 ? 'Nothing has changed' : `Built: ${built.join(', ')}`} (${seconds(Date.now() - started)})`,
  );
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
