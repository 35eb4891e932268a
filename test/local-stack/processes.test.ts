import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeDataFolder } from '../../local-stack/lock';
import { readPidFile, stopOrphans, writePidFile } from '../../local-stack/pidFiles';
import { launch, waitUntilReady } from '../../local-stack/processes';
import { isAlive } from '../../local-stack/processIdentity';
import { supervise } from '../../local-stack/supervisor';

const WAIT = 'setInterval(() => undefined, 1000)';

describe('child processes of the local stack', () => {
  let folder: string;
  let runDir: string;
  const started: number[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yingshang-processes-'));
    runDir = join(folder, 'run');
  });
  afterEach(() => {
    for (const pid of started.splice(0)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const node = async (code: string, marker: string, more: { stopTimeoutMs?: number } = {}) => {
    const child = await launch({
      name: 'child',
      command: process.execPath,
      args: ['-e', code, marker],
      logFile: join(folder, 'child.log'),
      runDir,
      marker,
      ...more,
    });
    started.push(child.pid);
    return child;
  };

  /** A process of somebody else, or of a start that was killed: nobody here waits for it. */
  const stray = (marker: string) => {
    const child = spawn(process.execPath, ['-e', WAIT, marker], { stdio: 'ignore' });
    started.push(child.pid as number);
    return child.pid as number;
  };

  test('a child is noted, logged, stopped when asked, and its note removed', async () => {
    const child = await node(`console.log('hello'); ${WAIT}`, folder);
    expect(readPidFile(runDir, 'child')?.pid).toBe(child.pid);
    await waitUntilReady(child, join(folder, 'child.log'), 5_000, async () => {
      if (!readFileSync(join(folder, 'child.log'), 'utf8').includes('hello')) throw new Error('not yet');
    });
    await child.stop();
    expect(isAlive(child.pid)).toBe(false);
    expect(existsSync(join(runDir, 'child.pid'))).toBe(false);
  });

  test('a child that does not listen is forced', async () => {
    const code = `process.on('SIGTERM', () => undefined); console.log('up'); ${WAIT}`;
    const child = await node(code, folder, { stopTimeoutMs: 300 });
    await waitUntilReady(child, join(folder, 'child.log'), 5_000, async () => {
      if (!readFileSync(join(folder, 'child.log'), 'utf8').includes('up')) throw new Error('not yet');
    });
    await child.stop();
    expect(isAlive(child.pid)).toBe(false);
  });

  test('a child that ends while starting is reported with the end of its log', async () => {
    const child = await node(`console.error('no room left'); process.exit(3)`, folder);
    await expect(
      waitUntilReady(child, join(folder, 'child.log'), 5_000, () => Promise.reject(new Error('down'))),
    ).rejects.toThrow(/child ended while starting[\s\S]*no room left/);
  });

  test('what a killed start has left running is ended by the next one', async () => {
    const pid = stray(folder);
    writePidFile(runDir, { name: 'api', pid, marker: folder, stopSignal: 'SIGTERM' });
    expect(await stopOrphans(runDir)).toEqual(['api']);
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(join(runDir, 'api.pid'))).toBe(false);
  });

  test('a process id that now belongs to another program is left alone; the stale note goes', async () => {
    const pid = stray('somebody else');
    writePidFile(runDir, { name: 'api', pid, marker: folder, stopSignal: 'SIGTERM' });
    expect(await stopOrphans(runDir)).toEqual([]);
    expect(isAlive(pid)).toBe(true);
    expect(existsSync(join(runDir, 'api.pid'))).toBe(false);
  });

  test('a second start in the same data folder is refused while the first is at work', async () => {
    const pid = stray(folder);
    writePidFile(runDir, { name: 'start', pid, marker: folder, stopSignal: 'SIGTERM' });
    await expect(takeDataFolder(runDir)).rejects.toThrow(
      `already runs with this data folder (process ${pid})`,
    );
    process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const folderTaken = await takeDataFolder(runDir);
    expect(folderTaken.orphans).toEqual([]);
    folderTaken.release();
    expect(readPidFile(runDir, 'start')).toBeUndefined();
  });

  test('a supervised process that is killed comes back, and stays away once stopped', async () => {
    const said: string[] = [];
    const pids: number[] = [];
    const supervised = await supervise({
      name: 'child',
      firstPauseMs: 20,
      say: (line) => said.push(line),
      start: async () => {
        const child = await node(WAIT, folder);
        pids.push(child.pid);
        return child;
      },
    });
    process.kill(pids[0] as number, 'SIGKILL');
    for (let tries = 0; pids.length < 2 && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(said).toEqual(['child ended (SIGKILL), starting it again', 'child is back']);
    await supervised.stop();
    expect(pids.map(isAlive)).toEqual([false, false]);
  });
});
