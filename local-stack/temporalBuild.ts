import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { requireFreeSpace } from './disk';
import { StackError } from './errors';

/** The version of the official server that is built when there is no other engine. */
export const TEMPORAL_VERSION = '1.32.0';

/** The built server and its tool for database schemas. */
export interface TemporalBinaries {
  server: string;
  sql: string;
}

/** The user's cache folder of this product. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'yingshang');
}

/** The built programs in the cache, undefined when they are not (completely) there. */
export function cachedBinaries(cache: string): TemporalBinaries | undefined {
  const folder = join(cache, `temporal-${TEMPORAL_VERSION}`);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const found = { server: join(folder, `server${suffix}`), sql: join(folder, `sql${suffix}`) };
  try {
    for (const file of Object.values(found)) accessSync(file, constants.X_OK);
    return found;
  } catch {
    return undefined;
  }
}

const MISSING = [
  'One of these is needed (any of them):',
  '    · a running Temporal server:  TEMPORAL_ADDRESS=host:7233 npm start',
  '    · the Temporal CLI (1.9 or newer) on PATH:  https://docs.temporal.io/cli',
  '    · Go (1.21 or newer) on PATH, to build the official server once:  https://go.dev/dl',
].join('\n');

/**
 * The server of {@link TEMPORAL_VERSION} from the cache, built from its Go module when it is not there: about five
 * minutes, once per machine. Two builders at the same time do not disturb each other: each builds in its own folder,
 * the first to finish takes the place.
 * @throws StackError when there is no Go, too little disk space, or the build fails.
 */
export async function temporalBinaries(
  say: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<TemporalBinaries> {
  const cache = cacheFolder(env);
  const ready = cachedBinaries(cache);
  if (ready) return ready;
  if (spawnSync('go', ['version'], { env, stdio: 'ignore' }).status !== 0) {
    throw new StackError('There is no Temporal server to start the workflow engine with.', MISSING);
  }
  requireFreeSpace(cache, 4_000, 'building the Temporal server');
  const target = join(cache, `temporal-${TEMPORAL_VERSION}`);
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(`${target}.`);
  try {
    await build(partial, say, env);
    try {
      renameSync(partial, target);
    } catch (error) {
      if (!cachedBinaries(cache)) {
        rmSync(target, { recursive: true, force: true });
        if (existsSync(target)) throw error;
        renameSync(partial, target);
      }
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  const built = cachedBinaries(cache);
  if (!built) throw new StackError(`The built Temporal server is not in ${target}.`, 'Start again.');
  return built;
}

function build(folder: string, say: (line: string) => void, env: NodeJS.ProcessEnv): Promise<void> {
  const started = Date.now();
  say(`building the Temporal server ${TEMPORAL_VERSION} (about 5 minutes, once per machine)`);
  const child = spawn(
    'go',
    [
      ...['install', '-ldflags=-s -w'],
      `go.temporal.io/server/cmd/server@v${TEMPORAL_VERSION}`,
      `go.temporal.io/server/cmd/tools/sql@v${TEMPORAL_VERSION}`,
    ],
    {
      cwd: dirname(folder),
      env: { ...env, GOBIN: folder, GOTOOLCHAIN: 'auto', GOFLAGS: '-mod=mod' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4_000);
  });
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    const last = output.trimEnd().split('\n').at(-1) ?? '';
    const stage = last.startsWith('go: downloading') ? ` — ${last.slice(4, 80)}` : ' — compiling';
    say(`  ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} elapsed${stage}`);
  }, 5_000);
  const stopWithUs = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stopWithUs);
  return new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) return resolve();
      reject(
        new StackError(
          `The Temporal server could not be built (go ended with ${code}):\n    ${output.trim().split('\n').slice(-6).join('\n    ')}`,
          `Is the Go module proxy reachable (GOPROXY)? ${MISSING}`,
        ),
      );
    });
  }).finally(() => {
    clearInterval(progress);
    process.removeListener('exit', stopWithUs);
  });
}
