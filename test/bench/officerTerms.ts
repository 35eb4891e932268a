import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { bt } from '../../db/presets/schemes/bt';
import { hb } from '../../db/presets/schemes/hb';
import { addDays, addMonthsClipped, chinaInstant } from '../../workflows/rules/calendar/dates';
import { fastForward, workflowNow } from '../support/virtualTime';
import type { Bench, BenchContext } from './bench';
import {
  added,
  cpuMs,
  familyCpuMs,
  median,
  pause,
  percentile,
  timed,
  type Written,
  written,
} from './measure';
import { serverPid } from './processes';
import { type Finding, figure, ratio } from './report';
import type { Stage } from './stage';
import { BenchTerm, castOf, openEnded } from './terms/term';

const DRAIN_OF_TIMERS = 1.5;
const LATE_STEP_OF_EARLY = 1.1;

/** Virtual time only goes forward, so always the next year. */
const YEAR = new Date().getUTCFullYear() + 1;
/** Close of the month that is checked. */
const MONTH_END = chinaInstant(`${YEAR}-04-01`, '00:00');
const APPOINTED = chinaInstant(`${YEAR}-03-31`, '23:00');

/** What one drain of timers took. */
interface Drain {
  way: string;
  timers: number;
  /** From the instant at which all were due until the last row stood. */
  seconds: number;
  written: Written;
  cpu: { worker: number; temporal: number; postgres: number };
  /** Of one process: what the drain added to its history. */
  events: number;
  transitions: number;
}

/**
 * Running terms that are all checked at the close of the same month, beside bare timers that write one row each; and
 * a step in the third year of a term beside one on the first day of another.
 */
export const officerTerms: Bench = {
  name: 'officer-terms',
  async run(context) {
    const drains = await monthEnd(context);
    const years = await yearsApart(context);
    return report(drains, years);
  },
};

/** Timers before, terms, timers after: what the machine does meanwhile shows in the difference of the two. */
async function monthEnd({ stage, quick, say }: BenchContext): Promise<Drain[]> {
  const count = quick ? 300 : 2_000;
  const before = await drainTimers(stage, count);
  say(`month end: ${count} bare timers in ${figure(before.seconds)} s`);
  const terms = await drainTerms(stage, count, say);
  say(`month end: ${count} terms in ${figure(terms.seconds)} s`);
  const after = await drainTimers(stage, count);
  say(`month end: ${count} bare timers in ${figure(after.seconds)} s`);
  return [before, terms, after];
}

async function drainTimers(stage: Stage, count: number): Promise<Drain> {
  const ids = Array.from({ length: count }, () => randomUUID());
  const at = Date.now() + 5_000 + count * 12;
  await inGroups(ids, async (id) => {
    await stage.client.workflow.start('rawTimer', {
      workflowId: `raw-timer/${id}`,
      taskQueue: stage.rawTaskQueue,
      args: [{ id, at }],
    });
  });
  const sample = ids.slice(0, 20).map((id) => `raw-timer/${id}`);
  const done = async () => {
    const { rows } = await stage.connection.pool.query(
      'select count(*)::int as n, max(at) as last from bench_raw_step where step = 0 and id = any($1)',
      [ids],
    );
    return rows[0] as { n: number; last: string | null };
  };
  return drain(stage, { way: 'bare timer, one row', count, at, sample, done, worker: stage.rawWorker });
}

async function drainTerms(stage: Stage, count: number, say: (line: string) => void): Promise<Drain> {
  const scheme = openEnded(bt);
  const cast = await castOf(stage, scheme);
  const terms: BenchTerm[] = [];
  const { ms } = await timed(() =>
    inGroups(Array.from({ length: count }), async () => {
      const term = await BenchTerm.appoint(stage, scheme, cast, { from: `${YEAR}-03-01`, at: APPOINTED });
      terms.push(term);
    }),
  );
  say(`month end: ${count} terms appointed in ${figure(ms / 1_000)} s`);
  const ids = terms.map(({ handle }) => handle.workflowId);
  const at = Date.now() + Math.max(10_000, ms);
  await inGroups(ids, (id) => {
    const to = new Date(Date.parse(MONTH_END) - (at - Date.now())).toISOString();
    return fastForward(stage.client, id, { to });
  });
  const done = async () => {
    const { rows } = await stage.connection.pool.query(
      `select count(*)::int as n, max(recorded_at) as last from process_step
       where workflow_id = any($1) and seq = 2`,
      [ids],
    );
    return rows[0] as { n: number; last: string | null };
  };
  return drain(stage, { way: 'term', count, at, sample: ids.slice(0, 20), done, worker: stage.worker });
}

/** Waits until everything that is due at one instant stands in the database. @throws Error when the setting up was slower. */
async function drain(
  stage: Stage,
  way: {
    way: string;
    count: number;
    at: number;
    sample: readonly string[];
    done(): Promise<{ n: number; last: string | null }>;
    worker: Stage['worker'];
  },
): Promise<Drain> {
  const { count, at, sample, done, worker } = way;
  const cpuTimes = () => ({
    worker: cpuMs(worker.process.pid),
    temporal: cpuMs(serverPid('temporal')),
    postgres: familyCpuMs(serverPid('postgres')),
  });
  const sizesBefore = await sizesOf(stage, sample);
  if (Date.now() > at - 1_000) throw new Error('setting up took too long: the timers were due meanwhile');
  await pause(at - Date.now() - 500);
  const before = { cpu: cpuTimes(), written: await written(stage.admin) };
  for (;;) {
    await pause(250);
    const { n, last } = await done();
    if (n < count && Date.now() < at + 600_000) continue;
    if (n < count || last === null) throw new Error(`only ${n} of ${count} came within ten minutes`);
    const after = { cpu: cpuTimes(), written: await written(stage.admin) };
    await pause(1_000);
    const sizesAfter = await sizesOf(stage, sample);
    const perProcess = (part: 'events' | 'transitions') =>
      median(sizesAfter.map((size, i) => size[part] - (sizesBefore[i]?.[part] ?? 0)));
    return {
      way: way.way,
      timers: count,
      seconds: (Date.parse(last) - at) / 1_000,
      written: added(before.written, after.written),
      cpu: added(before.cpu, after.cpu),
      events: perProcess('events'),
      transitions: perProcess('transitions'),
    };
  }
}

function sizesOf({ client }: Stage, ids: readonly string[]) {
  return Promise.all(
    ids.map(async (id) => {
      const { raw } = await client.workflow.getHandle(id).describe();
      const info = raw.workflowExecutionInfo;
      return { events: Number(info?.historyLength), transitions: Number(info?.stateTransitionCount) };
    }),
  );
}

/** Sixteen at a time. */
async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < items.length) {
      const item = items[next] as T;
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: 16 }, one));
}

interface Years {
  late: number[];
  early: number[];
  lateEvents: number;
  lateSteps: number;
}

/** Two years and a half of work, then the same step in turns with one on the first day of another term. */
async function yearsApart({ stage, quick, say }: BenchContext): Promise<Years> {
  const scheme = openEnded(hb);
  const cast = await castOf(stage, scheme);
  const from = `${YEAR}-03-01`;
  const old = await BenchTerm.appoint(stage, scheme, cast, { from, at: chinaInstant(from, '09:00') });
  const quarters = 10;
  let day = from;
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    day = addMonthsClipped(from, 3 * quarter + 1);
    await fastForward(stage.client, old.handle.workflowId, { to: chinaInstant(addDays(day, 9), '10:00') });
    for (let n = 0; n < 4; n += 1) await old.file();
    await old.recordActivity(await workflowNow(stage.client, old.handle.workflowId));
  }
  const fresh = await BenchTerm.appoint(stage, scheme, cast, {
    from: addDays(day, 10),
    at: chinaInstant(addDays(day, 10), '09:00'),
  });
  say('years apart: two years and a half have passed');
  const years: Years = { late: [], early: [], lateEvents: 0, lateSteps: 0 };
  for (let round = 0; round < (quick ? 20 : 60); round += 1) {
    const order: [BenchTerm, number[]][] = [
      [old, years.late],
      [fresh, years.early],
    ];
    for (const [term, times] of round % 2 === 0 ? order : order.reverse()) {
      const now = await workflowNow(stage.client, term.handle.workflowId);
      times.push((await timed(() => term.recordActivity(now))).ms);
    }
  }
  const [size] = await sizesOf(stage, [old.handle.workflowId]);
  const { rows } = await sql<{ n: number }>`
    select max(seq) as n from process_step where workflow_id = ${old.handle.workflowId}`.execute(
    stage.connection.db,
  );
  return { ...years, lateEvents: size?.events ?? 0, lateSteps: rows[0]?.n ?? 0 };
}

function report(drains: Drain[], years: Years): Finding {
  const [before, terms, after] = drains as [Drain, Drain, Drain];
  const share = terms.seconds / median([before.seconds, after.seconds]);
  const slower = median(years.late) / median(years.early);
  const per = (drain: Drain, value: number) => value / drain.timers;
  return {
    name: 'officer-terms',
    tables: [
      {
        title: `${terms.timers} due at the same instant`,
        columns: [
          'way',
          'drained in s',
          'per s',
          'events',
          'transitions',
          'writing transactions',
          'WAL kB',
          'CPU ms worker',
          'engine',
          'PostgreSQL',
        ],
        rows: drains.map((drain) => [
          drain.way,
          drain.seconds,
          drain.timers / drain.seconds,
          String(drain.events),
          String(drain.transitions),
          per(drain, drain.written.transactions),
          per(drain, drain.written.walBytes) / 1024,
          per(drain, drain.cpu.worker),
          per(drain, drain.cpu.temporal),
          per(drain, drain.cpu.postgres),
        ]),
      },
      {
        title: `One step in the third year (after ${years.lateSteps} steps) beside the first day of another term, ms`,
        columns: ['term', 'p50', 'p95'],
        rows: [
          ['third year', percentile(years.late, 0.5), percentile(years.late, 0.95)],
          ['first day', percentile(years.early, 0.5), percentile(years.early, 0.95)],
        ],
      },
    ],
    aims: [
      {
        what: 'drain of terms against bare timers',
        wanted: `≤ ${DRAIN_OF_TIMERS}×`,
        found: ratio(share),
        met: share <= DRAIN_OF_TIMERS,
      },
      {
        what: 'median step in the third year against the first day',
        wanted: `≤ ${LATE_STEP_OF_EARLY}×`,
        found: ratio(slower),
        met: slower <= LATE_STEP_OF_EARLY,
      },
    ],
    remarks: [
      'nobody has reported: at the close of the month each term records the missed duty, two notifications and the duties of the next month',
      `the run of the third year has ${years.lateEvents} events so far`,
    ],
    data: { drains, years },
  };
}
