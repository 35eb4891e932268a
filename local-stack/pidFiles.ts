import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine, isAlive, waitUntilGone } from './processIdentity';

/** What is remembered of a started process, so that a later start can find and end it. */
export interface PidRecord {
  name: string;
  pid: number;
  /** A part of the command line that only this process has, such as the path of its data or configuration. */
  marker: string;
  /** The signal that asks it to stop. */
  stopSignal: NodeJS.Signals;
}

/** Writes `<runDir>/<name>.pid`. */
export function writePidFile(runDir: string, record: PidRecord): void {
  mkdirSync(runDir, { recursive: true });
  writeFileSync(join(runDir, `${record.name}.pid`), JSON.stringify(record));
}

/** Removes `<runDir>/<name>.pid`, but only while it still names this process. */
export function removePidFile(runDir: string, name: string, pid: number): void {
  if (readPidFile(runDir, name)?.pid === pid) rmSync(join(runDir, `${name}.pid`), { force: true });
}

/** The record of a process, undefined when there is none or it is damaged. */
export function readPidFile(runDir: string, name: string): PidRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(runDir, `${name}.pid`), 'utf8')) as PidRecord;
  } catch {
    return undefined;
  }
}

/** True when the recorded process still runs and really is ours, by its command line. */
export function isOurs(record: PidRecord): boolean {
  return isAlive(record.pid) && commandLine(record.pid).includes(record.marker);
}

/** Asks a process to stop and forces it after `timeoutMs`. */
export async function endProcess(pid: number, signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
  try {
    process.kill(pid, signal);
    if (await waitUntilGone(pid, timeoutMs)) return;
    process.kill(pid, 'SIGKILL');
    await waitUntilGone(pid, 5_000);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The records in the folder, the process that was started last first. */
function records(runDir: string): PidRecord[] {
  let files: string[];
  try {
    files = readdirSync(runDir).filter((file) => file.endsWith('.pid'));
  } catch {
    return [];
  }
  const age = (file: string) => statSync(join(runDir, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return files
    .sort((a, b) => age(b) - age(a))
    .flatMap((file) => {
      const record = readPidFile(runDir, file.slice(0, -'.pid'.length));
      if (!record) rmSync(join(runDir, file), { force: true });
      return record ?? [];
    });
}

/**
 * Ends every process that an earlier, killed start has left running and removes its pid files.
 * A process id that meanwhile belongs to another program is left alone.
 * @returns the names of the processes that were ended.
 */
export async function stopOrphans(runDir: string, timeoutMs = 8_000): Promise<string[]> {
  const stopped: string[] = [];
  for (const record of records(runDir)) {
    if (record.pid !== process.pid && isOurs(record)) {
      await endProcess(record.pid, record.stopSignal, timeoutMs);
      stopped.push(record.name);
    }
    rmSync(join(runDir, `${record.name}.pid`), { force: true });
  }
  return stopped;
}

/** Ends at once every process that has a pid file, without waiting: for the moment when this process exits. */
export function killRecorded(runDir: string): void {
  for (const record of records(runDir)) {
    if (record.pid !== process.pid && isOurs(record)) process.kill(record.pid, 'SIGKILL');
  }
}
