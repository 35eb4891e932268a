import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { launch, type ManagedProcess, tail, waitUntilReady } from '../../local-stack/processes';
import { freePort } from '../support/ports';

export const ROOT = resolve(__dirname, '../..');

/** A Node process of its own, so that its CPU time can be told apart. */
export interface NodeScript {
  name: string;
  /** TypeScript file below the checkout. */
  script: string;
  env: Record<string, string>;
  /** Path that answers 200 when it is ready. */
  readyPath: string;
  /** Variable that takes the port of `readyPath`. */
  portVariable: string;
  /** Options of node itself, such as a profiler's. */
  nodeOptions?: string[];
}

/** A started script and the address of its port. */
export interface StartedScript {
  process: ManagedProcess;
  url: string;
}

/** Starts a script of the sources as they are; it ends with this process, or with the next run's clean-up. */
export async function startScript(script: NodeScript): Promise<StartedScript> {
  const run = globalThis.yingshangTestRun;
  if (!run) throw new Error('the engine of the bench is not running');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const file = join(ROOT, script.script);
  const logFile = join(run.root, `${script.name}.log`);
  const child = await launch({
    name: script.name,
    command: process.execPath,
    args: [...(script.nodeOptions ?? []), '--require', 'tsx/cjs', file],
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      ...script.env,
      [script.portVariable]: String(port),
    },
    logFile,
    runDir: join(run.root, 'run'),
    marker: file,
  });
  run.processes.unshift(child);
  await waitUntilReady(child, logFile, 60_000, async () => {
    const answer = await fetch(url + script.readyPath);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${script.readyPath} answered ${answer.status}`);
  });
  return { process: child, url };
}

/** The server with this name of the running engine. */
export function serverPid(name: 'postgres' | 'temporal'): number {
  const found = globalThis.yingshangTestRun?.processes.find((each) => each.name === name);
  if (!found) throw new Error(`no ${name} was started`);
  return found.pid;
}

/** The last lines of what the started scripts have printed, by name; they are removed with the engine. */
export function endsOfLogs(): [string, string][] {
  const root = globalThis.yingshangTestRun?.root;
  if (!root || !existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => name.startsWith('bench-') && name.endsWith('.log'))
    .map((name): [string, string] => [name, tail(join(root, name))])
    .filter(([, end]) => end !== '' && end !== '(no log)');
}
