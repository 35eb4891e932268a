import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { publicationsOfRound } from '../../db/queries/evaluationRound';
import { chinaInstant } from '../../workflows/rules/calendar/dates';
import { setTestVariable, testVariable } from '../support/environment';
import {
  BEGIN,
  CLOSES,
  EvaluationStage,
  judges,
  PERIOD_OVER,
  type StagedRound,
} from '../support/evaluationStage';
import { sheetOf } from '../support/evaluationStories';
import { dueOf, measureStates, tenthsOf } from '../support/evaluationYear';
import { RedemptionStage, YEAR } from '../support/redemptionStage';
import { fastForward } from '../support/virtualTime';
import { violations } from './support/invariants';
import { dieDuring } from './support/lastAct';
import { addEngine, Machine } from './support/machine';

/**
 * A round whose worker dies at every step that counts, right after the work is done and before the engine has heard of
 * it, and whose engine dies in the middle of the collection. Each step leaves exactly one result.
 */
let machine: Machine;
let stage: EvaluationStage;
let round: StagedRound;
const { organiser, organiser2 } = judges;

beforeAll(async () => {
  machine = Machine.make();
  const engine = await addEngine(machine, testVariable('temporalNamespace'));
  setTestVariable('temporalAddress', engine.address); // this file kills its engine: one of its own
  stage = await EvaluationStage.on(await RedemptionStage.open());
  round = await stage.begun();
  await round.act('prepare', organiser, { noteId: null });
}, 90_000);
afterAll(async () => {
  await stage?.close();
  await machine?.close();
}, 60_000);
afterEach(async () => expect(await violations(stage.db)).toEqual([]));

/** The worker dies at this step or activity; what comes next is done by the next worker. */
const die = (at: string, act: (client: Client) => Promise<unknown> = async () => undefined) =>
  dieDuring(stage.base, round.handle.workflowId, at, (_handle, client) => act(client));
const update = (client: Client, name: string, fields: object, key: string) =>
  client.workflow.getHandle(round.handle.workflowId).executeUpdate(name, {
    args: [{ actor: organiser, fingerprint: `${name}:${key}`, ...fields }],
    updateId: key,
  });
const steps = async (name: string) => {
  const rows = await stage.db
    .selectFrom('processStep')
    .select('command')
    .where('workflowId', '=', round.handle.workflowId)
    .execute();
  return rows.filter(({ command }) => (command as unknown as { name: string }).name === name).length;
};
const count = async (table: 'ballot' | 'ballotAnswer' | 'roundDraw' | 'invitation') => {
  const { n } = await stage.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('roundId', '=', round.id)
    .executeTakeFirstOrThrow();
  return Number(n);
};

/** Waits until the process knows what a dead worker has left in the database. */
async function caughtUp(): Promise<void> {
  for (let look = 0; look < 300; look += 1) {
    const seq = await round.handle.query<number>('seq').catch(() => 0);
    if (seq === (await stage.row(round)).stepSeq) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the process did not catch up');
}

test('GE-DRW-1: the draw, with its result on record: the same 300, drawn once', async () => {
  const key = randomUUID();
  await die('drawRound', (client) => update(client, 'draw', {}, key));
  const drawn = await stage.db.selectFrom('roundDraw').select(['seed', 'drawHash']).executeTakeFirstOrThrow();
  expect((await stage.row(round)).status).toBe('PREPARED');
  await stage.base.startWorker();
  await round.act('draw', organiser, {}, key);
  expect(await stage.row(round)).toMatchObject({ status: 'DRAWN', selected: 300, drawHash: drawn.drawHash });
  expect(await count('roundDraw')).toBe(1);
  expect(await steps('draw')).toBe(1);
}, 90_000);

test('GE-WAY-2: opened once, and the engine restarted in the middle of the collection loses no sheet', async () => {
  const key = randomUUID();
  await die('open', (client) => update(client, 'open', { closesAt: CLOSES }, key));
  await stage.base.startWorker();
  await round.act('open', organiser, { closesAt: CLOSES }, key);
  expect(await count('invitation')).toBe(300);
  expect(await steps('open')).toBe(1);

  const invited = (await stage.invited(round)).slice(0, 100);
  const taken = invited.map(async ({ id }, n) => {
    if (n === 50) await machine.kill('temporal');
    return stage.cast(id, sheetOf(3 * n));
  });
  expect((await Promise.all(taken)).every(({ allowed }) => allowed)).toBe(true);
  await machine.start('temporal');
  expect(await count('ballot')).toBe(100);
  await round.act('remind', organiser, {});
  expect(await stage.row(round)).toMatchObject({ status: 'OPEN', drawHash: expect.any(String) });
}, 120_000);

test('GE-WAY-2: sheets handed in around the close either count or are refused; the worker dies at it', async () => {
  const queue = (await stage.invited(round)).map(({ id }) => id);
  const answers = new Map<string, number>();
  let closing = true;
  const handIn = async () => {
    for (let id = queue.pop(); id && closing; id = queue.pop()) {
      const decision = await stage.cast(id, sheetOf(queue.length), BEGIN);
      const code = decision.allowed ? 'TAKEN' : decision.code;
      answers.set(code, (answers.get(code) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  };
  const people = [handIn(), handIn()];
  await die('close', (client) => fastForward(client, round.handle.workflowId, { to: CLOSES }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  closing = false;
  await Promise.all(people);
  const taken = answers.get('TAKEN')!;
  expect(answers.get('COLLECTION_NOT_OPEN')).toBeGreaterThan(0);
  await stage.base.startWorker();
  await stage.until(round, 'CLOSED');
  expect(await stage.row(round)).toMatchObject({ answered: 100 + taken });
  expect(await count('ballot')).toBe(100 + taken);
  expect(await steps('close')).toBe(1);
}, 120_000);

test('GE-SCO-1, GE-USE-1: scores and ranks, the worker dying at both: one result', async () => {
  const { answered } = await stage.row(round);
  await die('scoreRound', (client) => fastForward(client, round.handle.workflowId, { to: PERIOD_OVER }));
  await die('rank');
  await stage.base.startWorker();
  await stage.until(round, 'RANKED');
  const results = await stage.db.selectFrom('roundScore').select('resultHash').distinct().execute();
  expect(results).toEqual([{ resultHash: (await stage.row(round)).resultHash }]);
  expect(await count('ballot')).toBe(0);
  expect(await count('ballotAnswer')).toBe(48 * answered!);
  expect([await steps('score'), await steps('rank')]).toEqual([1, 1]);
  expect(await stage.db.selectFrom('roundRank').select('objectId').execute()).toHaveLength(48);
}, 150_000);

test('GE-USE-1, GE-USE-2, GE-USE-5: published, measures begun and points booked once each, a worker dying at each', async () => {
  await caughtUp();
  await round.act('review', organiser2, { approve: true, noteId: null });
  const key = randomUUID();
  await die('publish', (client) => update(client, 'publish', {}, key));
  await die('startMeasures');
  await die('findMeasureStarts');
  await die('book');
  await stage.base.startWorker();
  await stage.until(round, 'BOOKED');
  await caughtUp();
  const { numbers } = await round.act('publish', organiser, {}, key);
  const published = await publicationsOfRound(stage.db, round.id);
  expect(published).toMatchObject([{ version: 1, bulletinNumber: numbers.EVALUATION_BULLETIN }]);
  for (const name of ['publish', 'startMeasures', 'book']) expect(await steps(name)).toBe(1);

  const due = await dueOf(stage, round);
  expect(Object.values(due).flat().length).toBeGreaterThan(0);
  expect(Object.values(await measureStates(stage))).toEqual(Object.values(due).map(() => 'DUE'));
  const tenths = Object.values(await tenthsOf(stage, { round }));
  expect(tenths.every((each) => Math.abs(each) === 2)).toBe(true);
  const entries = await stage.db.selectFrom('pointsEntry').select('key').execute();
  expect(new Set(entries.map((each) => each.key)).size).toBe(entries.length);
}, 240_000);

describe('the engine dies, again and again, in another round', () => {
  const [BEGUN, ENDS, OVER] = [
    chinaInstant(`${YEAR}-07-01`, '10:00'),
    chinaInstant(`${YEAR}-08-12`, '18:00'),
    chinaInstant(`${YEAR}-09-01`, '00:01'),
  ];

  /** Sends a request and kills the engine soon after; the request, or what asked for it, may have got lost. */
  async function struck(act: () => Promise<unknown>): Promise<void> {
    const caller = new AbortController();
    const asked = stage.base.engine.client.withAbortSignal(caller.signal, act).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 40));
    await machine.kill('temporal');
    await machine.start('temporal');
    const enough = setTimeout(() => caller.abort(), 5_000);
    await asked;
    clearTimeout(enough);
  }

  /** The same request again and again, until it is answered. */
  async function insist(act: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      try {
        return void (await act());
      } catch (error) {
        if (tries > 30) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  }

  /** To an instant of the round and what the round does then by itself; the test's clock may have died with the engine. */
  async function arrived(to: string, status: string): Promise<void> {
    for (let tries = 0; tries < 40; tries += 1) {
      const then = new Date(Date.parse(to) + tries * 60_000).toISOString();
      await insist(() =>
        round.to(then).catch((error) => {
          if (!(error instanceof RangeError)) throw error; // past it already
        }),
      );
      if ((await stage.row(round)).status === status) return;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    throw new Error(`the round has not become ${status}`);
  }

  test('GE-DRW-1, GE-WAY-2, GE-SCO-1, GE-USE-1: at the draw, the close, the scores and the bulletin: one result each', async () => {
    await stage.db
      .updateTable('libraryMember')
      .set({ refreshedNumber: 2 })
      .where('leafId', 'like', 'S3%')
      .execute();
    round = await stage.begun(BEGUN, { number: 2 });
    await round.act('prepare', organiser, { noteId: null });
    const keys = { draw: randomUUID(), open: randomUUID(), review: randomUUID(), publish: randomUUID() };

    await struck(() => round.act('draw', organiser, {}, keys.draw));
    await insist(() => round.act('draw', organiser, {}, keys.draw));
    expect([await count('roundDraw'), await steps('draw')]).toEqual([1, 1]);

    await insist(() => round.act('open', organiser, { closesAt: ENDS }, keys.open));
    for (const [n, { id }] of (await stage.invited(round)).slice(0, 100).entries())
      expect(await stage.cast(id, sheetOf(3 * n), BEGUN)).toEqual({ allowed: true });
    await struck(() => round.to(ENDS));
    await arrived(ENDS, 'CLOSED');
    expect(await stage.row(round)).toMatchObject({ answered: 100 });

    await struck(() => round.to(OVER));
    await arrived(OVER, 'RANKED');
    const { resultHash } = await stage.row(round);
    const results = await stage.db
      .selectFrom('roundScore')
      .select('resultHash')
      .distinct()
      .where('roundId', '=', round.id)
      .execute();
    expect(results).toEqual([{ resultHash }]);

    await caughtUp();
    await insist(() => round.act('review', organiser2, { approve: true, noteId: null }, keys.review));
    await struck(() => round.act('publish', organiser, {}, keys.publish));
    await insist(() => round.act('publish', organiser, {}, keys.publish));
    await stage.until(round, 'BOOKED');
    expect(await publicationsOfRound(stage.db, round.id)).toHaveLength(1);
    for (const name of ['close', 'score', 'rank', 'publish', 'startMeasures', 'book'])
      expect([name, await steps(name)]).toEqual([name, 1]);
    await measureStates(stage);
  }, 180_000);
});
