import { execFile } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorReporter, isProcessError } from './console';
import { StackError } from './errors';
import { launch, type ManagedProcess, tail, waitUntilReady } from './processes';

/** A Node process of the product. */
export interface Service {
  name: string;
  /** Script below the checkout, such as `dist/api/server.js`. */
  script: string;
  env: NodeJS.ProcessEnv;
  /** Answers 200 when the service is ready. */
  readyUrl: string;
}

/** Where services run and write. */
export interface ServicePlace {
  root: string;
  logDir: string;
  runDir: string;
  say: (line: string) => void;
}

/** Starts a service and waits until it is ready. @throws StackError with the end of its log when it does not. */
export async function startService(place: ServicePlace, service: Service): Promise<ManagedProcess> {
  const script = join(place.root, service.script);
  const logFile = join(place.logDir, `${service.name}.log`);
  const child = await launch({
    name: service.name,
    command: process.execPath,
    args: ['--enable-source-maps', script],
    cwd: place.root,
    env: service.env,
    logFile,
    runDir: place.runDir,
    marker: script,
    onLine: errorReporter(service.name, isProcessError, logFile, place.say),
  });
  try {
    await waitUntilReady(child, logFile, 90_000, () => requireOk(service.readyUrl));
    return child;
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function requireOk(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${body.slice(0, 200)}`);
}

/** Runs a script to its end. @throws StackError with the end of its output when it fails. */
export function runScript(
  place: ServicePlace,
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const logFile = join(place.logDir, 'migrate.log');
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['--enable-source-maps', join(place.root, script), ...args],
      { cwd: place.root, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        appendFileSync(logFile, stdout + stderr);
        if (!error) return resolve();
        reject(new StackError(`${script} failed:\n    ${tail(logFile)}`, `Full log: ${logFile}`));
      },
    );
  });
}
