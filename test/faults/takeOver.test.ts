import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { reconcileSince, startReconciler } from '../../activities/reconcile';
import { nationalCalendar } from '../../db/presets/calendars';
import { REDEMPTION, redemptionWorkflowId } from '../../workflows/redemption/messages';
import { apiOn, loggedIn } from '../api/support';
import { setTestVariable, testVariable } from '../support/environment';
import { at, organisation, people, RedemptionStage, StagedCase } from '../support/redemptionStage';
import { startAt } from '../support/virtualTime';
import { violations } from './support/invariants';
import { dieAfter, dieWhileCallerWaits } from './support/lastAct';
import { addEngine, Machine } from './support/machine';

/**
 * A worker dies between the commit of a step and the engine's acknowledgement: the step stands in the database, its
 * process does not know of it. Whoever comes next, nothing is lost and nothing happens twice.
 */
let machine: Machine;
let stage: RedemptionStage;

beforeAll(async () => {
  machine = Machine.make();
  const engine = await addEngine(machine, testVariable('temporalNamespace'));
  setTestVariable('temporalAddress', engine.address); // this file kills its engine: one of its own
  stage = await RedemptionStage.open();
});
afterAll(async () => {
  await stage?.close();
  await machine?.close();
});
afterEach(async () => expect(await violations(stage.connection.db)).toEqual([]));

/** What the auditor reads of the case: records, trail and the engine's history agree. */
async function expectReconciled(redemption: StagedCase): Promise<void> {
  const { app } = apiOn({ db: stage.connection.db, client: stage.engine.client });
  const auditor = await loggedIn(app, 'shenji');
  const seen = await auditor.get(`/api/redemptions/${redemption.id}/history`);
  expect(seen.body).toMatchObject({ chain: { ok: true }, reconciliation: { ok: true, differences: [] } });
}

/** With the engine's memory goes everything that it had not written down, such as Updates under way. */
async function engineForgets(): Promise<void> {
  await machine.kill('temporal');
  await machine.start('temporal');
}

const stepsOf = async (redemption: StagedCase) =>
  (
    await stage.connection.db
      .selectFrom('processStep')
      .select(['seq', 'updateId', 'command', 'at', 'result'])
      .where('workflowId', '=', redemption.handle.workflowId)
      .orderBy('seq')
      .execute()
  ).map(({ seq, updateId, command, at: when, result }) => ({
    seq,
    updateId,
    name: (command as unknown as { name: string }).name,
    at: when,
    numbers: (result as unknown as { numbers: Record<string, string> }).numbers,
  }));

/** The engine's own account; one that has been started a moment ago can't be asked yet. */
async function engineSeq(redemption: StagedCase, tries = 50): Promise<number> {
  try {
    return await redemption.handle.query<number>('seq');
  } catch (error) {
    const early = error instanceof Error && /not scheduled yet/.test(String(error.cause));
    if (!early || tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return engineSeq(redemption, tries - 1);
  }
}

/** The step was recorded, and the engine's own account of the case ends before it. */
async function expectLost(redemption: StagedCase, name: string) {
  const lost = (await stepsOf(redemption)).at(-1);
  expect(lost?.name).toBe(name);
  return lost as NonNullable<typeof lost>;
}

describe('the same request again', () => {
  test('the engine still knows the Update: the next worker finishes it for the caller who waits', async () => {
    const redemption = await stage.submitted();
    const { answer } = await dieWhileCallerWaits(stage, 'accept', () =>
      redemption.act('accept', people.clerk, {}, 'k-accept'),
    );
    const standing = await expectLost(redemption, 'accept');
    await stage.startWorker();
    expect(await answer).toMatchObject({ status: 'ACCEPTED', seq: 2, at: standing.at });
    expect(await stepsOf(redemption)).toHaveLength(2);
    expect(await engineSeq(redemption)).toBe(2);
  });

  test('the very first step: the case is not opened twice and keeps its number', async () => {
    const id = randomUUID();
    const input = stage.input(id);
    const handle = await startAt(stage.engine.client, REDEMPTION, {
      at: at(0, '09:30'),
      workflowId: redemptionWorkflowId(id),
      taskQueue: stage.taskQueue,
      args: [input],
    });
    const redemption = new StagedCase(stage, id, handle);
    const materials = await stage.uploads(input.item.requiredMaterials);
    const submit = (each: StagedCase) =>
      each.act('submit', people.clerk, { channel: 'WINDOW', requestedFen: 500_000, materials }, 'k-submit');
    await dieAfter(stage, redemption, 'submit', submit);
    await engineForgets();
    const standing = await expectLost(redemption, 'submit');

    await stage.startWorker();
    expect(await submit(redemption)).toMatchObject({ seq: 1, at: standing.at, numbers: standing.numbers });
    expect(await stepsOf(redemption)).toHaveLength(1);
  });

  test('the very first step, and nobody comes until the time for submitting is over: the case goes on', async () => {
    const id = randomUUID();
    const input = stage.input(id);
    const handle = await startAt(stage.engine.client, REDEMPTION, {
      at: at(0, '09:30'),
      workflowId: redemptionWorkflowId(id),
      taskQueue: stage.taskQueue,
      args: [input],
    });
    const redemption = new StagedCase(stage, id, handle);
    await engineSeq(redemption);
    const materials = await stage.uploads(input.item.requiredMaterials);
    await dieAfter(stage, redemption, 'submit', (each) =>
      each.act('submit', people.clerk, { channel: 'WINDOW', requestedFen: 500_000, materials }, 'k-submit'),
    );
    await engineForgets();
    const later = redemption.to(at(0, '10:30'));
    await stage.startWorker();
    await later;
    expect(await engineSeq(redemption)).toBe(1);
    expect(await redemption.accept()).toMatchObject({ status: 'ACCEPTED', seq: 2 });
  });

  test('a numbered notice is issued once and keeps its number and instant', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    const assign = (each: StagedCase) =>
      each.act(
        'assign',
        people.clerk,
        { department: organisation('GY-INDUSTRY'), kind: 'INSTANT', channel: 'ONLINE', noteId: null },
        'k-assign',
      );
    await dieAfter(stage, redemption, 'assign', assign);
    await engineForgets();
    const standing = await expectLost(redemption, 'assign');

    await stage.startWorker();
    await redemption.to(at(0, '10:20')); // hours do not matter: what was recorded counts

    const answer = await assign(redemption);
    expect(answer).toMatchObject({ seq: 3, at: standing.at, numbers: standing.numbers });
    expect((await redemption.row()).assignedAt).toBe(standing.at);
    expect(await redemption.obligation('T1_ASSIGN-1')).toMatchObject({ endedAt: standing.at });
  });

  test('money is reserved and paid once, also when the pool holds not a fen more (GR-G2)', async () => {
    const redemption = await stage.submitted({ poolId: await poolOf('FULL-POOL', 1_000_000) });
    await redemption.accept();
    await redemption.assign();
    await redemption.signFor();
    await redemption.prepare();
    const approve = (each: StagedCase) =>
      each.act('decide', people.approver, { decision: 'APPROVE', noteId: null }, 'k-decide');
    await dieAfter(stage, redemption, 'decide', approve);
    await engineForgets();
    await stage.startWorker();
    expect(await approve(redemption)).toMatchObject({ status: 'APPROVED', seq: 6 });
    expect(await redemption.row()).toMatchObject({ fundStatus: 'RESERVED' });

    await redemption.pay();
    await dieAfter(stage, redemption, 'settlePayment', (each) => each.settle('SUCCEEDED', 1));
    await engineForgets();
    await stage.startWorker();
    expect(await redemption.settle('SUCCEEDED', 1)).toMatchObject({ status: 'PAID', seq: 8 });
    expect(await pool('FULL-POOL')).toMatchObject({ balanceFen: 0, reservedFen: 0 });
  });

  test('a reservation is released once when the enterprise withdraws', async () => {
    const redemption = await stage.submitted({ poolId: await poolOf('OTHER-POOL', 1_000_000) });
    await redemption.accept();
    await redemption.assign();
    await redemption.signFor();
    await redemption.prepare();
    await redemption.approve();
    const noteId = randomUUID();
    const withdraw = (each: StagedCase) => each.act('withdraw', people.enterprise, { noteId }, 'k-withdraw');
    await dieAfter(stage, redemption, 'withdraw', withdraw);
    await engineForgets();
    await stage.startWorker();
    expect(await withdraw(redemption)).toMatchObject({ status: 'WITHDRAWN' });
    expect(await pool('OTHER-POOL')).toMatchObject({ balanceFen: 1_000_000, reservedFen: 0 });
  });
});

describe('another request comes first', () => {
  test('the standing step is taken over, the second one is refused, the first key gets its stored answer', async () => {
    const redemption = await stage.submitted();
    const accept = (each: StagedCase) => each.act('accept', people.clerk, {}, 'k-accept');
    await dieAfter(stage, redemption, 'accept', accept);
    await engineForgets();
    const standing = await expectLost(redemption, 'accept');
    await stage.startWorker();

    const refusal = await redemption.refused('accept', people.clerk, {});
    expect(refusal).toMatchObject({ code: 'WRONG_STATUS', ruleId: 'GR-U4' });
    expect(await engineSeq(redemption)).toBe(2);
    expect(await accept(redemption)).toMatchObject({ status: 'ACCEPTED', seq: 2, at: standing.at });
    expect(await stepsOf(redemption)).toHaveLength(2);
    expect((await redemption.audit()).map((each) => each.action)).toEqual(['submit', 'accept']);
  });

  test('a step that is still possible takes the next number', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    await redemption.assign();
    const signFor = (each: StagedCase) =>
      each.act('signFor', people.handler, { handlerAccountId: people.handler.accountId }, 'k-sign');
    await dieAfter(stage, redemption, 'signFor', signFor);
    await engineForgets();
    await stage.startWorker();

    const order = { obligationId: 'T3_REVIEW-1', noteId: null };
    const ordered = await redemption.act('order', people.supervisor, order, 'k-order');
    expect(ordered).toMatchObject({ status: 'REVIEWING', seq: 5 });
    expect(await signFor(redemption)).toMatchObject({ status: 'REVIEWING', seq: 4 });
    expect((await stepsOf(redemption)).map(({ seq, updateId }) => [seq, updateId]).slice(3)).toEqual([
      [4, 'k-sign'],
      [5, 'k-order'],
    ]);
    await expectReconciled(redemption); // the first request never came into the history as one of its own
    expect((await redemption.acts()).filter((each) => each.act === 'SUPERVISE')).toHaveLength(1);
  });
});

test('a person who sees the recorded step goes on from there, without a false refusal', async () => {
  const redemption = await stage.submitted({ calendar: nationalCalendar });
  await dieAfter(stage, redemption, 'accept', (each) => each.act('accept', people.clerk, {}, 'k-accept'));
  await engineForgets();
  await stage.startWorker();
  const { app } = apiOn({ db: stage.connection.db, client: stage.engine.client });
  const clerk = await loggedIn(app, 'chuangkou');
  const seen = await clerk.get(`/api/redemptions/${redemption.id}`);
  expect(seen.body.status).toBe('ACCEPTED');
  const answer = await clerk
    .post(`/api/redemptions/${redemption.id}/assign`)
    .set('Idempotency-Key', randomUUID())
    .send({ departmentOrganisationId: 'GY-INDUSTRY', kind: 'INSTANT', channel: 'ONLINE' });
  expect(answer.body).toMatchObject({ status: 'ASSIGNED', seq: 3 });
});

test('nobody comes: reconciliation tells the process, and the bank gets the instruction (GR-T4)', async () => {
  const redemption = await stage.submitted();
  await redemption.accept();
  await redemption.assign();
  await redemption.signFor();
  await redemption.prepare();
  await redemption.approve();
  const begun = new Date();
  await dieAfter(stage, redemption, 'executePayment', (each) =>
    each.act('executePayment', people.finance, {}, 'k-pay'),
  );
  await engineForgets();
  await stage.startWorker();
  const instruction = `${redemption.id}-1`;
  expect(await redemption.row()).toMatchObject({ status: 'PAYING' });
  expect(await engineSeq(redemption)).toBe(6);
  expect(stage.bank.orders.has(instruction)).toBe(false);

  const look = () => reconcileSince({ db: stage.connection.db, client: stage.engine.client }, begun);
  await waitUntil(async () => (await look()).woken.includes(redemption.handle.workflowId));
  await waitUntil(async () => stage.bank.orders.has(instruction));
  expect(await engineSeq(redemption)).toBe(7);
  expect(await look()).toEqual({ woken: [], unanswered: [] });
  await expectReconciled(redemption);
  expect(await redemption.act('executePayment', people.finance, {}, 'k-pay')).toMatchObject({ seq: 7 });
  await redemption.settle('SUCCEEDED', 1);
  await redemption.callBack();
  await redemption.handle.result();
  expect(stage.bank.orders.get(instruction)).toEqual({ amountFen: 1_000_000, times: 1 });
});

test('nobody comes for days, all workers are down: the first look of the next worker finds the step', async () => {
  const { db } = stage.connection;
  const redemption = await stage.submitted();
  await dieAfter(stage, redemption, 'accept', (each) => each.act('accept', people.clerk, {}, 'k-accept'));
  await engineForgets();
  await stage.startWorker();
  await db.updateTable('processStep').set({ recordedAt: sql`recorded_at - interval '3 days'` }).execute();
  const { client } = stage.engine;
  const stop = startReconciler({ db, client, everySeconds: 1, logger: pino({ level: 'silent' }) });
  await waitUntil(async () => (await engineSeq(redemption)) === 2);
  stop();
});

describe('the clock rings while the worker dies (GR-U7)', () => {
  test('the reminder is issued once, at the instant that was recorded', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    await dieAfter(stage, redemption, 'fireRungs', (each) => each.to(at(0, '10:00')));
    const standing = await expectLost(redemption, 'fireRungs');
    await stage.startWorker();
    await waitUntil(async () => (await engineSeq(redemption)) === 3);
    expect((await stepsOf(redemption)).map(({ name }) => name)).toEqual(['submit', 'accept', 'fireRungs']);
    expect((await redemption.acts()).map((each) => [each.act, each.issuedAt])).toEqual([
      ['WARN', standing.at],
    ]);
    await redemption.to(at(0, '10:20'));
    expect((await redemption.acts()).map((each) => each.act)).toEqual(['WARN', 'WARN']);
  });

  test('a person acts before the clock is heard: the warning stands, the act comes after it', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    await dieAfter(stage, redemption, 'fireRungs', (each) => each.to(at(0, '10:00')));
    await engineForgets();
    await stage.startWorker();
    expect(await redemption.assign()).toMatchObject({ status: 'ASSIGNED', seq: 4 });
    expect((await redemption.audit()).map((each) => each.action)).toEqual([
      'submit',
      'accept',
      'fireRungs',
      'assign',
    ]);
    expect((await redemption.acts()).map((each) => each.act)).toEqual(['WARN']);
  });
});

const pool = (id: string) =>
  stage.connection.db.selectFrom('fundPool').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** A new pool that holds exactly this amount. */
async function poolOf(id: string, fen: number): Promise<string> {
  const { db } = stage.connection;
  await db
    .insertInto('fundPool')
    .values({
      id,
      name: '试验资金池',
      organisationId: 'GY-FINANCE',
      level: 'CITY',
      balanceFen: fen,
      refillLineFen: 0,
    })
    .execute();
  await db
    .insertInto('fundEntry')
    .values({
      poolId: id,
      kind: 'OPENING',
      amountFen: fen,
      balanceAfterFen: fen,
      reservedAfterFen: 0,
      reference: id,
      at: new Date().toISOString(),
    })
    .execute();
  return id;
}

async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300; i += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the awaited did not happen within 30 seconds');
}
