import { connectDatabase } from '../../../db/connect';
import { applyDemo } from '../../../db/presets';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import type { Bench, BenchContext } from '../bench';
import { logInOften, type Session } from '../drivers/session';
import { percentile, sum, timed } from '../measure';
import type { StartedScript } from '../processes';
import { type Finding, ratio } from '../report';
import { startApi } from '../stage';
import { insertCases } from './data';
import { explainRequests } from './explain';
import { type ListRequest, REQUESTS } from './requests';

const SMALL = 1_000;
const LARGE = 100_000;
/** A list that became so much slower is explained. */
const EXPLAINED_FROM = 3;
/** No more of one request than this, in milliseconds, and no new round after so long. */
const TIME_OF_REQUEST = 4_000;
const TIME_OF_ROUNDS = 60_000;

/** One database of a size, with an API of its own on it. */
interface Office {
  cases: number;
  database: TestDatabase;
  api: StartedScript;
  sessions: Map<string, () => Session>;
  /** Milliseconds by name of the request. */
  times: Map<string, number[]>;
}

/**
 * What people wait for when they open a list, with a thousand and with a hundred thousand cases: the same API on two
 * databases, asked in turns.
 */
export const lists: Bench = {
  name: 'lists',
  async run(context) {
    const offices = [await openOffice(context, SMALL), await openOffice(context, LARGE)];
    try {
      const rounds = context.quick ? 8 : 20;
      const end = performance.now() + TIME_OF_ROUNDS;
      for (let round = -2; round < rounds && (round < 5 || performance.now() < end); round += 1) {
        for (const request of REQUESTS) {
          for (const office of round % 2 === 0 ? offices : [...offices].reverse())
            await ask(office, request, round);
        }
      }
      return await report(context, offices as [Office, Office]);
    } finally {
      for (const { api, database } of offices) {
        await api.process.stop();
        await database.drop();
      }
    }
  },
};

async function openOffice({ stage, say }: BenchContext, cases: number): Promise<Office> {
  const database = await createTestDatabase();
  const { db, close } = connectDatabase(database.url);
  await applyDemo(db);
  await close();
  const { ms } = await timed(() => insertCases(database.url, { cases }));
  say(`lists: ${cases} cases inserted in ${Math.round(ms / 1_000)} s`);
  const { engine, taskQueue } = stage;
  const api = await startApi(`bench-lists-${cases}`, { databaseUrl: database.url, taskQueue, engine });
  const sessions = new Map<string, () => Session>();
  for (const username of new Set(REQUESTS.map((request) => request.username)))
    sessions.set(username, await logInOften(api.url, username, 2));
  return { cases, database, api, sessions, times: new Map() };
}

/** Asks once. Rounds below zero warm up and are not counted. */
async function ask(office: Office, request: ListRequest, round: number): Promise<void> {
  const times = office.times.get(request.name) ?? [];
  if (sum(times) > TIME_OF_REQUEST) return;
  const session = (office.sessions.get(request.username) as () => Session)();
  const { ms, result } = await timed(() => session.get(request.path(office.cases)));
  if (isEmpty(result) && !request.mayBeEmpty)
    throw new Error(`“${request.name}” with ${office.cases} cases has no rows`);
  if (round >= 0) times.push(ms);
  office.times.set(request.name, times);
}

const isEmpty = (answer: unknown): boolean => (answer as { data?: unknown[] }).data?.length === 0;

async function report({ stage }: BenchContext, [small, large]: [Office, Office]): Promise<Finding> {
  const at = (office: Office, name: string, share: number) => percentile(office.times.get(name) ?? [], share);
  const slower = (name: string) => at(large, name, 0.95) / at(small, name, 0.95);
  const slow = REQUESTS.filter(({ name }) => slower(name) > EXPLAINED_FROM);
  const { engine, taskQueue } = stage;
  const files = await explainRequests(
    { databaseUrl: large.database.url, engine, taskQueue },
    slow.map(({ name, username, path }) => ({ name, username, path: path(LARGE) })),
  );
  return {
    name: 'lists',
    tables: [
      {
        title: `Lists with ${SMALL} and with ${LARGE} cases, ms`,
        columns: ['request', 'small p50', 'small p95', 'large p50', 'large p95', 'p50 ratio', 'p95 ratio'],
        rows: REQUESTS.map(({ name }) => [
          name,
          at(small, name, 0.5),
          at(small, name, 0.95),
          at(large, name, 0.5),
          at(large, name, 0.95),
          ratio(at(large, name, 0.5) / at(small, name, 0.5)),
          ratio(slower(name)),
        ]),
      },
    ],
    aims: REQUESTS.map(({ name }) => ({
      what: `p95 of “${name}” with a hundred times as many cases`,
      wanted: `≤ ${EXPLAINED_FROM}×`,
      found: `${ratio(slower(name))} (${at(large, name, 0.95).toFixed(1)} ms)`,
      met: slower(name) <= EXPLAINED_FROM,
    })),
    remarks: [...files].map(([name, file]) => `plans of “${name}”: ${file}`),
    data: { small: Object.fromEntries(small.times), large: Object.fromEntries(large.times) },
  };
}
