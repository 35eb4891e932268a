import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPidFile, stopOrphans } from '../../local-stack/pidFiles';
import { commandLine, isAlive } from '../../local-stack/processIdentity';

const ROOT = join(tmpdir(), 'yingshang-test');
const OWNER = 'owner';

/** The folders of one test run: `<tmp>/yingshang-test/<run>/…`, all removed at its end. */
export interface TestRunFolders {
  root: string;
  /** Pid files of the servers of this run. */
  runDir: string;
}

/** Makes the folders of this run and notes this process as their owner. */
export function createTestRun(): TestRunFolders {
  mkdirSync(ROOT, { recursive: true });
  const root = mkdtempSync(join(ROOT, 'run-'));
  chmodSync(root, 0o755);
  const runDir = join(root, 'run');
  mkdirSync(runDir);
  const owner = { name: OWNER, pid: process.pid, marker: commandLine(process.pid), stopSignal: 'SIGTERM' };
  writeFileSync(join(root, `${OWNER}.pid`), JSON.stringify(owner));
  return { root, runDir };
}

/** Ends the servers of test runs that were killed before they could stop them, and removes their folders. */
export async function cleanAbandonedRuns(): Promise<void> {
  let names: string[];
  try {
    names = readdirSync(ROOT).filter((name) => name.startsWith('run-'));
  } catch {
    return;
  }
  for (const name of names) {
    const root = join(ROOT, name);
    const owner = readPidFile(root, OWNER);
    // A folder without owner may be one that is being made at this moment.
    if (!owner || (isAlive(owner.pid) && commandLine(owner.pid) === owner.marker)) continue;
    await stopOrphans(join(root, 'run'), 1_000);
    rmSync(root, { recursive: true, force: true });
  }
}
