import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { StackError } from './errors';
import { removePidFile, writePidFile } from './pidFiles';

/** How to start one child process and how to know it again later. */
export interface ProcessSpec {
  name: string;
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Runs as this user and group (only when we are root). */
  user?: { uid: number; gid: number };
  /** Everything the child prints is appended here. */
  logFile: string;
  /** Folder of pid files. */
  runDir: string;
  /** A part of the command line that only this process has. */
  marker: string;
  stopSignal?: NodeJS.Signals;
  /** How long it may take to stop before it is forced, milliseconds. */
  stopTimeoutMs?: number;
  /** Called with each printed line. */
  onLine?: (line: string) => void;
}

/** A child process that we started. */
export interface ManagedProcess {
  name: string;
  pid: number;
  /** Resolves when it has ended, for whatever reason. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  hasExited(): boolean;
  /** Asks it to stop, forces it after the time limit; resolves when it is gone. May be called twice. */
  stop(): Promise<void>;
  /** Ends it at once, without waiting. For exit handlers. */
  killNow(): void;
}

/**
 * Starts a child process, notes its pid file and appends its output to its log file.
 * The child gets its own process group, so that Ctrl-C in a terminal reaches only us and we stop it in order.
 * @throws StackError when the program cannot be started at all.
 */
export async function launch(spec: ProcessSpec): Promise<ManagedProcess> {
  mkdirSync(dirname(spec.logFile), { recursive: true });
  const child = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(spec.user ?? {}),
  });
  await started(child, spec);
  const pid = child.pid as number;
  const stopSignal = spec.stopSignal ?? 'SIGTERM';
  writePidFile(spec.runDir, { name: spec.name, pid, marker: spec.marker, stopSignal });
  const log = createWriteStream(spec.logFile, { flags: 'a' });
  const readers = [child.stdout, child.stderr].map(
    (stream) =>
      new Promise<void>((resolve) => {
        const lines = createInterface({ input: stream as NodeJS.ReadableStream });
        lines.on('line', (line) => {
          log.write(`${line}\n`);
          spec.onLine?.(line);
        });
        lines.on('close', resolve);
      }),
  );
  let ended = false;
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = true;
      removePidFile(spec.runDir, spec.name, pid);
      resolve({ code, signal });
    });
  });
  // Grandchildren may hold the pipes open for a moment; the log closes when the last one lets go.
  void exited.then(() => Promise.all(readers)).then(() => log.end());
  return {
    name: spec.name,
    pid,
    exited,
    hasExited: () => ended,
    killNow: () => ended || child.kill('SIGKILL'),
    async stop() {
      if (ended) return;
      child.kill(stopSignal);
      const force = setTimeout(() => child.kill('SIGKILL'), spec.stopTimeoutMs ?? 10_000);
      await exited;
      clearTimeout(force);
    },
  };
}

function started(child: ChildProcess, spec: ProcessSpec): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => {
      child.on('error', () => undefined);
      resolve();
    });
    child.once('error', (error) =>
      reject(
        new StackError(
          `${spec.name} could not be started: ${error.message}`,
          `Check that ${spec.command} exists and may be executed by this user.`,
        ),
      ),
    );
  });
}

/** The last lines of a log file, for error messages. */
export function tail(logFile: string, lines = 8): string {
  try {
    const end = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-lines);
    return end.map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line)).join('\n    ');
  } catch {
    return '(no log)';
  }
}

/**
 * Calls `probe` until it resolves, while the process is alive. A StackError of the probe ends the waiting.
 * @throws StackError when the process ends first or `timeoutMs` passes; the message carries the end of its log.
 */
export async function waitUntilReady(
  child: ManagedProcess,
  logFile: string,
  timeoutMs: number,
  probe: () => Promise<unknown>,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < end) {
    if (child.hasExited()) {
      throw new StackError(
        `${child.name} ended while starting:\n    ${tail(logFile)}`,
        `Full log: ${logFile}`,
      );
    }
    try {
      await probe();
      return;
    } catch (error) {
      if (error instanceof StackError) throw error;
      last = error;
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
  throw new StackError(
    `${child.name} was not ready after ${Math.round(timeoutMs / 1000)} s: ${last instanceof Error ? last.message : last}\n    ${tail(logFile)}`,
    `Full log: ${logFile}`,
  );
}
