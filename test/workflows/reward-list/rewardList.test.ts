import { randomUUID } from 'node:crypto';
import { createActivities } from '../../../activities/worker';
import { settleInstruction } from '../../../api/bank/settle';
import { REWARD_POOL_BT } from '../../../db/presets';
import { la } from '../../../db/presets/schemes/la';
import type { Grade } from '../../../workflows/rules/officer-term/parameters';
import {
  ASSESSED,
  AssessmentStage,
  candidate,
  figures,
  type StagedRewardList,
  staff,
} from '../../support/assessmentStage';
import { startWorker } from '../../support/engine';

let stage: AssessmentStage;
let assessmentId: string;
beforeAll(async () => {
  stage = await AssessmentStage.open();
  const [id] = (await stage.terms(1)) as [string];
  ({ id: assessmentId } = await stage.confirmed([figures(id, { adopted: 5 })]));
});
afterAll(() => stage.close());

const note = () => randomUUID();
const row = (id: string) =>
  stage.db.selectFrom('rewardList').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const lines = (id: string) =>
  stage.db.selectFrom('rewardLine').selectAll().where('listId', '=', id).execute();
const pool = () =>
  stage.db.selectFrom('fundPool').selectAll().where('id', '=', REWARD_POOL_BT).executeTakeFirstOrThrow();
const paidFor = (termId: string) =>
  stage.db
    .selectFrom('fundEntry')
    .select(['kind', 'amountFen'])
    .where('reference', '=', `REWARD:${termId}:${ASSESSED.from}`)
    .execute();

async function people(grades: readonly Grade[]) {
  const ids = await stage.terms(grades.length);
  return ids.map((id, i) => candidate(id, { confirmedGrade: grades[i]! }));
}

/** The bank's answer on a line's latest instruction, as its callback brings it. */
async function answer(lineId: string, result: 'SUCCEEDED' | 'FAILED', attempt = 1) {
  const ctx = {
    db: stage.db,
    client: stage.base.engine.client,
    settings: { stepTimeoutMs: 20_000 },
    logger: { warn: () => undefined },
  };
  return settleInstruction(ctx as never)({
    eventId: randomUUID(),
    instructionId: `${lineId}-${attempt}`,
    result,
    gatewayReference: `T-${attempt}`,
    failureCode: result === 'FAILED' ? 'ACCOUNT_CLOSED' : null,
  });
}

test('drawn up, submitted, approved, paid line by line: 1800, 1200, 700 yuan (BT-RWD-1 … BT-RWD-3)', async () => {
  const all = await people(['EXCELLENT', 'GOOD', 'PASS']);
  const before = await pool();
  const list = await stage.drawnUp(assessmentId, all);
  expect(await row(list.id)).toMatchObject({ status: 'DRAFT', totalFen: 370_000, payees: 3 });
  await list.act('submit', staff.organiser2, { noteId: null });
  await list.act('approve', staff.decider, { noteId: null });
  expect((await pool()).reservedFen - before.reservedFen).toBe(370_000);
  await list.act('pay', staff.finance, { lineIds: all.map(({ lineId }) => lineId) });
  for (const { lineId } of all) expect(await answer(lineId, 'SUCCEEDED')).toBe('RECORDED');
  expect(await list.handle.result()).toEqual({ status: 'CLOSED' });
  expect(await row(list.id)).toMatchObject({ status: 'CLOSED', paidFen: 370_000, failed: 0 });
  expect(await pool()).toMatchObject({
    balanceFen: before.balanceFen - 370_000,
    reservedFen: before.reservedFen,
  });
  expect(await list.limits()).toEqual({ 'REWARD_APPROVE-1': 'MET', 'REWARD_PAY-1': 'MET' });
});

test('every bar refuses with its reason; what is refused is on the list and not paid (BT-RWD-4)', async () => {
  const all = await people(['EXCELLENT', 'GOOD', 'PASS', 'FAIL', 'UNDETERMINED', 'PASS', 'PASS']);
  const year = ASSESSED;
  Object.assign(all[0]!, { fiscalPayroll: true });
  Object.assign(all[1]!, { served: { from: year.from, to: `${year.to.slice(0, 8)}30` } });
  Object.assign(all[2]!, { seriousBreach: true });
  Object.assign(all[5]!, { endState: 'DISMISSED' });
  Object.assign(all[6]!, { served: null, confirmedGrade: null });
  const list = await stage.drawnUp(assessmentId, all);
  const bars = new Map((await lines(list.id)).map((line) => [line.id, line.bars.map(({ code }) => code)]));
  expect(all.map(({ lineId }) => bars.get(lineId))).toEqual([
    ['FISCAL_PAYROLL'],
    ['UNDER_ONE_YEAR'],
    ['SERIOUS_BREACH'],
    ['FAILED'],
    ['UNDETERMINED'],
    ['SERIOUS_BREACH'],
    ['NOT_CONFIRMED', 'UNDER_ONE_YEAR'],
  ]);
  expect(await row(list.id)).toMatchObject({ totalFen: 0, payees: 0, refused: 7 });
  // Nothing to pay: approved and over at once.
  await list.act('submit', staff.organiser, { noteId: null });
  await list.act('approve', staff.decider, { noteId: null });
  expect(await list.handle.result()).toEqual({ status: 'CLOSED' });
});

test('three persons: who drew it up or submitted it does not approve, who approved does not pay, nobody his own', async () => {
  const [one] = await people(['GOOD']);
  const receiver = { ...one!, accountId: staff.decider2.accountId };
  const list = await stage.drawnUp(assessmentId, [receiver]);
  await list.act('submit', staff.organiser2, { noteId: null });
  for (const { accountId } of [staff.organiser, staff.organiser2])
    expect(await list.refused('approve', { ...staff.decider, accountId }, { noteId: null })).toMatchObject({
      code: 'FOUR_EYES',
    });
  expect(await list.refused('approve', staff.decider2, { noteId: null })).toMatchObject({ code: 'OWN_CASE' });
  await list.act('giveBack', staff.decider, { noteId: note() });
  await list.act('submit', staff.organiser2, { noteId: null });
  await list.act('approve', staff.decider, { noteId: null });
  const lineIds = [receiver.lineId];
  for (const { accountId } of [staff.organiser, staff.decider])
    expect(await list.refused('pay', { ...staff.finance, accountId }, { lineIds })).toMatchObject({
      code: 'FOUR_EYES',
    });
  expect(
    await list.refused('pay', { ...staff.finance, organisationId: 'GY-FINANCE' }, { lineIds }),
  ).toMatchObject({ code: 'NOT_YOUR_CASE' });
  expect(await list.limits()).toMatchObject({ 'REWARD_APPROVE-1': 'MET', 'REWARD_APPROVE-2': 'MET' });
});

test('a line that fails is tried again under a new instruction; given up, its money is free again', async () => {
  const before = await pool();
  const all = await people(['EXCELLENT', 'GOOD']);
  const [first, second] = all.map(({ lineId }) => lineId) as [string, string];
  const list = await stage.approved(assessmentId, all);
  await list.act('pay', staff.finance, { lineIds: [first, second] });
  await answer(first, 'FAILED');
  await answer(second, 'FAILED');
  expect(await row(list.id)).toMatchObject({ status: 'PAYING', failed: 2 });
  await list.act('pay', staff.finance, { lineIds: [first] });
  expect(await answer(first, 'SUCCEEDED')).toBe('ALREADY'); // the old instruction is over for good
  await answer(first, 'SUCCEEDED', 2);
  await list.act('giveUpLine', staff.finance, { lineId: second, noteId: note() });
  expect(await list.handle.result()).toEqual({ status: 'CLOSED' });
  const after = await pool();
  expect([before.balanceFen - after.balanceFen, after.reservedFen]).toEqual([180_000, before.reservedFen]);
  expect(await paidFor(all[0]!.termId)).toEqual([{ kind: 'PAY', amountFen: 180_000 }]);
  expect(await paidFor(all[1]!.termId)).toEqual([]);
});

test('one person and year is paid once, whatever lists there are and however often anything is repeated', async () => {
  const [person] = await people(['PASS']);
  const list = await stage.approved(assessmentId, [person!]);
  const again = { ...person!, lineId: randomUUID() };
  const other = await stage.drawnUp(assessmentId, [again]);
  expect((await lines(other.id))[0]).toMatchObject({ status: 'REFUSED', fen: 0 });
  expect((await lines(other.id))[0]?.bars).toEqual([{ code: 'ALREADY_LISTED', ruleId: 'BT-RWD-3' }]);
  await other.act('submit', staff.organiser, { noteId: null });
  expect(await row(other.id)).toMatchObject({ totalFen: 0 });

  const key = randomUUID();
  const fields = { lineIds: [person!.lineId] };
  const paid = await list.act('pay', staff.finance, fields, key);
  expect(await list.act('pay', staff.finance, fields, key)).toEqual(paid);
  expect(await list.refused('pay', staff.finance, fields)).toMatchObject({ code: 'LINE_NOT_PAYABLE' });
  const answers = [1, 2, 3].map(() => answer(person!.lineId, 'SUCCEEDED'));
  expect((await Promise.all(answers)).every((each) => each !== 'UNKNOWN')).toBe(true);
  expect(await answer(person!.lineId, 'FAILED')).toBe('ALREADY');
  await list.handle.result();
  expect(await paidFor(person!.termId)).toEqual([{ kind: 'PAY', amountFen: 70_000 }]);
});

test('the worker goes away while the bank has the money: back again, the bank is asked and pays nothing twice', async () => {
  const [person] = await people(['GOOD']);
  const list = await stage.approved(assessmentId, [person!]);
  await list.act('pay', staff.finance, { lineIds: [person!.lineId] });
  const instructionId = `${person!.lineId}-1`;
  await stage.base.stopWorker();
  stage.base.bank.standings.set(instructionId, {
    status: 'SUCCEEDED',
    gatewayReference: 'T-asked',
    failureCode: null,
  });
  await stage.base.startWorker();
  await list.to(new Date(Date.parse(await now(list)) + 10 * 60_000).toISOString(), { mayEnd: true });
  expect(await list.handle.result()).toEqual({ status: 'CLOSED' });
  expect(await paidFor(person!.termId)).toEqual([{ kind: 'PAY', amountFen: 120_000 }]);
  expect([...stage.base.bank.orders.keys()].filter((id) => id.startsWith(person!.lineId))).toEqual([
    instructionId,
  ]);
});

test('a worker that dies after every commit: each step stands once, each line is paid once', async () => {
  const all = await people(['GOOD', 'PASS']);
  const list = await stage.approved(assessmentId, all);
  await stage.base.stopWorker();
  const real = createActivities(stage.base.connection, stage.base.bank);
  const died = new Set<number>();
  const worker = await startWorker({
    taskQueue: stage.base.taskQueue,
    activities: {
      ...real,
      async recordRewardListStep(step: Parameters<typeof real.recordRewardListStep>[0]) {
        const recorded = await real.recordRewardListStep(step);
        if (died.has(step.seq)) return recorded;
        died.add(step.seq);
        throw new Error('died after the commit');
      },
    },
  });
  const lineIds = all.map(({ lineId }) => lineId);
  await list.act('pay', staff.finance, { lineIds });
  for (const lineId of lineIds) await answer(lineId, 'SUCCEEDED');
  expect(await list.handle.result()).toEqual({ status: 'CLOSED' });
  await worker.stop();
  await stage.base.startWorker();
  expect(died.size).toBe(3);
  expect(await paidFor(all[0]!.termId)).toEqual([{ kind: 'PAY', amountFen: 120_000 }]);
  expect(await paidFor(all[1]!.termId)).toEqual([{ kind: 'PAY', amountFen: 70_000 }]);
});

test('a pool that is too small: approved, not payable, payable after a top-up (GR-G2)', async () => {
  const { balanceFen, reservedFen } = await pool();
  const setFree = (fen: number) =>
    stage.db
      .updateTable('fundPool')
      .set({ balanceFen: reservedFen + fen })
      .where('id', '=', REWARD_POOL_BT)
      .execute();
  await setFree(60_000);
  const [person] = await people(['PASS']);
  const list = await stage.approved(assessmentId, [person!]);
  expect(await row(list.id)).toMatchObject({ status: 'APPROVED', fundStatus: 'SHORT' });
  const fields = { lineIds: [person!.lineId] };
  expect(await list.refused('pay', staff.finance, fields)).toMatchObject({
    code: 'POOL_SHORT',
    ruleId: 'GR-G2',
  });
  await setFree(balanceFen - reservedFen);
  await list.act('pay', staff.finance, fields);
  await answer(person!.lineId, 'SUCCEEDED');
  expect(await list.handle.result()).toEqual({ status: 'CLOSED' });
});

test('withdrawn before approval: its persons are free for another list; an unpaid scheme has no list', async () => {
  const [person] = await people(['PASS']);
  const list = await stage.drawnUp(assessmentId, [person!]);
  await list.act('withdraw', staff.organiser, { noteId: note() });
  expect(await list.handle.result()).toEqual({ status: 'WITHDRAWN' });
  const other = await stage.drawnUp(assessmentId, [{ ...person!, lineId: randomUUID() }]);
  expect(await row(other.id)).toMatchObject({ totalFen: 70_000 });
  await expect(stage.drawnUp(assessmentId, [person!], { parameters: la.parameters })).rejects.toMatchObject({
    cause: { details: [{ code: 'UNPAID' }] },
  });
});

async function now(list: StagedRewardList): Promise<string> {
  const { updatedAt } = await row(list.id);
  return updatedAt;
}
