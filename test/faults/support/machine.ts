import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRecorded } from '../../../local-stack/pidFiles';
import { freePorts } from '../../../local-stack/ports';
import { startPostgres } from '../../../local-stack/postgres';
import type { ManagedProcess } from '../../../local-stack/processes';
import { waitUntilGone } from '../../../local-stack/processIdentity';
import { chooseTemporal, startTemporal, type TemporalChoice } from '../../../local-stack/temporal';
import { ensureNamespace } from '../../../local-stack/temporalConnection';

interface Part {
  start: () => Promise<ManagedProcess>;
  process: ManagedProcess;
  /** Started again at once whenever it has died. */
  kept: boolean;
}

/** Real processes with ports and data of their own, each of which can be killed and started again. */
export class Machine {
  private readonly parts = new Map<string, Part>();
  private constructor(
    readonly folder: string,
    readonly runDir: string,
  ) {
    process.once('exit', this.killAll);
  }

  static make(): Machine {
    const folder = mkdtempSync(join(tmpdir(), 'yingshang-faults-'));
    chmodSync(folder, 0o755);
    const runDir = join(folder, 'run');
    mkdirSync(runDir);
    return new Machine(folder, runDir);
  }

  /** Starts a part for the first time; `start` is called again at every later start. */
  async add(name: string, start: () => Promise<ManagedProcess>): Promise<void> {
    this.parts.set(name, { start, process: await start(), kept: false });
  }

  /** From now on this part is started again at once whenever it has died. */
  keepRunning(name: string): void {
    const part = this.part(name);
    part.kept = true;
    const revive = async () => {
      while (part.kept) {
        await part.process.exited;
        if (part.kept) await this.start(name).catch(() => undefined);
      }
    };
    void revive();
  }

  /** `kill -9` of a part with all its children; returns when every one of them is gone. */
  async kill(name: string): Promise<void> {
    const { process: running } = this.part(name);
    const family = [running.pid, ...descendants(running.pid)];
    for (const pid of family) sendKill(pid);
    await running.exited;
    for (const pid of family) await waitUntilGone(pid, 5_000);
  }

  async start(name: string): Promise<void> {
    const part = this.part(name);
    part.process = await part.start();
  }

  /** Resolves when the part runs and is ready, for one that is kept running. */
  async back(name: string): Promise<void> {
    for (let i = 0; this.part(name).process.hasExited(); i += 1) {
      if (i > 600) throw new Error(`${name} did not come back within 30 s`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Stops everything in order, the last part first, and removes data and logs, unless FAULTS_KEEP is set. */
  async close(): Promise<void> {
    for (const part of this.parts.values()) part.kept = false;
    for (const part of [...this.parts.values()].reverse()) await part.process.stop();
    this.killAll(); // what was just being started again
    process.off('exit', this.killAll);
    if (process.env.FAULTS_KEEP) return console.info(`kept: ${this.folder}`);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }

  private readonly killAll = () => killRecorded(this.runDir);

  private part(name: string): Part {
    const part = this.parts.get(name);
    if (!part) throw new Error(`no part ${name}`);
    return part;
  }
}

/** Where the engine of a machine is. */
export interface MachineEngine {
  address: string;
  /** Address of a database of the machine's PostgreSQL. */
  database(name: string): string;
}

/** Adds the parts `postgres` and `temporal`, as `npm start` runs them, with a namespace. */
export async function addEngine(machine: Machine, namespace: string): Promise<MachineEngine> {
  const { folder, runDir } = machine;
  const [databasePort, temporalPort] = (await freePorts(2)) as [number, number];
  let database: MachineEngine['database'] = () => '';
  await machine.add('postgres', async () => {
    const postgres = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: databasePort,
      password: 'test',
      logFile: join(folder, 'postgres.log'),
      runDir,
    });
    database = postgres.url;
    return postgres.process;
  });
  const choice = await chooseTemporal(() => undefined, { ...process.env, TEMPORAL_ADDRESS: '' });
  const temporal = await startTemporal({
    choice: choice as Exclude<TemporalChoice, { kind: 'external' }>,
    dataDir: join(folder, 'temporal'),
    port: temporalPort,
    databaseUrl: database('postgres'),
    logFile: join(folder, 'temporal.log'),
    runDir,
  });
  let first: ManagedProcess | undefined = temporal.process;
  await machine.add('temporal', async () => {
    const already = first;
    first = undefined;
    return already ?? temporal.restart();
  });
  await ensureNamespace({ address: temporal.address }, namespace, 1);
  return { address: temporal.address, database };
}

function sendKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** All processes that descend from this one, from the system's process table. */
function descendants(pid: number): number[] {
  const found: number[] = [];
  const table = parents();
  for (let next = [pid]; next.length > 0; ) {
    next = table.filter(([, parent]) => next.includes(parent)).map(([child]) => child);
    found.push(...next);
  }
  return found;
}

function parents(): [child: number, parent: number][] {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
    return pids.flatMap((pid): [number, number][] => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return [[pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])]];
      } catch {
        return []; // ended meanwhile
      }
    });
  }
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}
