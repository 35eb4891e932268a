import { readdirSync, readFileSync } from 'node:fs';
import type { Client } from 'pg';

/** The value below which this share of the numbers lies (nearest rank); NaN for none. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const low = sorted[Math.ceil(half) - 1] ?? Number.NaN;
  return (low + (sorted[Math.floor(half)] ?? low)) / 2;
}

export const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** Milliseconds that something took, with its result. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Linux counts CPU time in hundredths of a second, whatever the kernel's own tick is. */
const TICK_MS = 10;

interface ProcessTimes {
  parent: number;
  own: number;
  /** Of children that have ended. */
  ended: number;
}

function processTimes(pid: number): ProcessTimes | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, own = 0, system = 0, ended = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (index) => fields[index] as number,
    );
    return { parent, own: (own + system) * TICK_MS, ended: (ended + endedSystem) * TICK_MS };
  } catch {
    return null;
  }
}

/** CPU milliseconds (user and system) of a process since it began. */
export function cpuMs(pid: number): number {
  return processTimes(pid)?.own ?? 0;
}

/** The same of a process and its children, those that have ended too. */
export function familyCpuMs(pid: number): number {
  const own = processTimes(pid);
  if (!own) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => processTimes(Number(name)))
    .filter((each) => each?.parent === pid);
  return own.own + own.ended + sum(children.map((each) => (each as ProcessTimes).own));
}

/** What PostgreSQL has written so far, known at once. */
export interface Written {
  /** Transactions that wrote something, of the whole server. */
  transactions: number;
  /** Bytes of the write-ahead log. */
  walBytes: number;
}

export async function written(admin: Client): Promise<Written> {
  const { rows } = await admin.query<{ transactions: string; wal: string }>(
    `select pg_snapshot_xmax(pg_current_snapshot())::text as transactions,
            pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as wal`,
  );
  return { transactions: Number(rows[0]?.transactions), walBytes: Number(rows[0]?.wal) };
}

/** PostgreSQL's processes tell their counts at the latest ten seconds after they became idle. */
const STATISTICS_DELAY_MS = 10_500;

/** Commits (also of transactions that only read) by database, read once everything done so far is counted. */
export async function settledCommits(admin: Client): Promise<Record<string, number>> {
  await pause(STATISTICS_DELAY_MS);
  const { rows } = await admin.query<{ name: string; commits: string }>(
    'select datname as name, xact_commit as commits from pg_stat_database where datname is not null',
  );
  return Object.fromEntries(rows.map((each) => [each.name, Number(each.commits)]));
}

/** What was added to named numbers; numbers that were not there before count from 0. */
export function added<T extends object>(before: T, after: T): T {
  const old = before as Record<string, number>;
  return Object.fromEntries(
    Object.entries(after).map(([name, count]) => [name, (count as number) - (old[name] ?? 0)]),
  ) as T;
}
