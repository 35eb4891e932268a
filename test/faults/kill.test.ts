import { Client, Connection as EngineConnection } from '@temporalio/client';
import { type Connection, connectDatabase } from '../../db/connect';
import { DEMO_PASSWORD } from '../../db/presets';
import { logIn, type Person } from '../../local-stack/demo/client';
import { redemptionWorkflowId, type StepAnswer } from '../../workflows/redemption/messages';
import { Chaos, schedule } from './support/chaos';
import { Patience, type People, requestsOf, STEPS, type StepRequest, untilPaid } from './support/clients';
import { violations } from './support/invariants';
import { Machine } from './support/machine';
import { addProduct, NAMESPACE, type Product } from './support/product';

/**
 * The whole system as processes, killed with SIGKILL again and again while people work: worker, API, Temporal server
 * and PostgreSQL. The people repeat unanswered requests with the same key. The schedule is the same in
 * every run; FAULTS_SEED=<number> tries another one.
 */
const CASES = 8;
const AT_ONCE = 4;
const KILLS_PER_PART = 2;
const SEED = Number(process.env.FAULTS_SEED ?? 20_220_906);

let machine: Machine;
let product: Product;
let records: Connection;
beforeAll(async () => {
  machine = Machine.make();
  product = await addProduct(machine);
}, 120_000);
afterAll(async () => {
  await records?.close();
  await machine?.close();
}, 60_000);

test('every case is closed and paid exactly once, whatever is killed', async () => {
  const begun = Date.now();
  const login = (username: string) => logIn(product.apiUrl, username, DEMO_PASSWORD);
  const people: People = {
    clerk: await login('chuangkou'),
    handler: await login('jingban1'),
    approver: await login('shenpi'),
    finance: await login('caizheng'),
  };
  const auditor = await login('shenji');
  const patience = new Patience();
  const chaos = new Chaos(machine, schedule(SEED, CASES, STEPS, KILLS_PER_PART));

  const cases = await inLanes(CASES, (n) =>
    carryThrough(requestsOf(n, people, patience), people, patience, chaos),
  );
  await chaos.settled();

  records = connectDatabase(product.databaseUrl);
  const kills = [...chaos.kills].map(([part, times]) => `${part} ${times}`).join(', ');
  const repeated = [...patience.repeated].map(([reason, times]) => `${reason} ${times}`).join(', ');
  console.info(
    `${CASES} cases in ${Math.round((Date.now() - begun) / 1000)} s; killed: ${kills}; repeated requests: ${repeated}`,
  );

  expect(await violations(records.db)).toEqual([]);
  await expectEachStepOnce(cases);
  await expectMoney();
  await expectSameAnswers(cases);
  await expectEngineAgrees(cases, auditor);
}, 180_000);

interface CarriedCase {
  id: string;
  requests: StepRequest[];
  answers: StepAnswer[];
}

async function carryThrough(
  requests: StepRequest[],
  people: People,
  patience: Patience,
  chaos: Chaos,
): Promise<CarriedCase> {
  const answers: StepAnswer[] = [];
  for (const { place, send } of requests) {
    if (place.endsWith('/call-back'))
      await untilPaid(people.clerk, answers[0]?.redemptionId as string, patience);
    answers.push(await chaos.around(place, () => patience.until(send)));
  }
  return { id: answers[0]?.redemptionId as string, requests, answers };
}

/** Carries out the work for 0 … count-1, a few at a time. */
async function inLanes<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lanes = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = next++; n < count; n = next++) results[n] = await work(n);
    }),
  );
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  return results;
}

async function expectEachStepOnce(cases: CarriedCase[]): Promise<void> {
  const rows = await records.db.selectFrom('redemption').select(['id', 'status', 'outcome']).execute();
  expect(rows.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual(cases.map(() => 'CLOSED PAID'));
  for (const { id, answers } of cases) {
    const events = await records.db
      .selectFrom('auditEvent')
      .select(['action', 'seq'])
      .where('subjectType', '=', 'redemption')
      .where('subjectId', '=', id)
      .where('workflowId', 'is not', null)
      .orderBy('seq')
      .execute();
    expect(events.map((each) => each.action)).toEqual([
      ...['submit', 'accept', 'assign', 'signFor', 'prepare', 'decide'],
      ...['executePayment', 'settlePayment', 'callBack'],
    ]);
    expect(answers.map((each) => each.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 9]);
  }
}

/** The pool has lost what was paid, nothing is reserved, and the bank has booked each instruction once. */
async function expectMoney(): Promise<void> {
  const { db, pool: connections } = records;
  const approved = await db.selectFrom('redemption').select('approvedFen').execute();
  const paid = approved.reduce((sum, each) => sum + (each.approvedFen ?? 0), 0);
  const pool = await db
    .selectFrom('fundPool')
    .selectAll()
    .where('id', '=', 'GY-POOL')
    .executeTakeFirstOrThrow();
  const opening = await db
    .selectFrom('fundEntry')
    .select('amountFen')
    .where('poolId', '=', 'GY-POOL')
    .where('kind', '=', 'OPENING')
    .executeTakeFirstOrThrow();
  expect(pool).toMatchObject({ balanceFen: opening.amountFen - paid, reservedFen: 0 });

  const books = (await (await fetch(`${product.bankUrl}/books`)).json()) as { transferredFen: number };
  expect(books).toMatchObject({ balanced: true, transferredFen: paid });
  const transfers = await connections.query('select instruction_id from bank.transfer order by 1');
  const instructions = await db.selectFrom('paymentInstruction').select('id').orderBy('id').execute();
  expect(transfers.rows.map((row) => row.instruction_id)).toEqual(instructions.map((each) => each.id));
  expect(instructions).toHaveLength(CASES);
}

/** Every request once more: the answer is the first one, and nothing happens. */
async function expectSameAnswers(cases: CarriedCase[]): Promise<void> {
  for (const { requests, answers } of cases)
    for (const [i, { send }] of requests.entries()) expect(await send()).toEqual(answers[i]);
  expect(await violations(records.db)).toEqual([]);
}

/** The engine's own history of each case has ended and agrees with the records. */
async function expectEngineAgrees(cases: CarriedCase[], auditor: Person): Promise<void> {
  const connection = await EngineConnection.connect({ address: product.engine.address });
  const client = new Client({ connection, namespace: NAMESPACE });
  try {
    for (const { id } of cases) {
      await client.workflow.getHandle(redemptionWorkflowId(id)).result();
      expect(await auditor.get(`/redemptions/${id}/history`)).toMatchObject({
        status: 'COMPLETED',
        chain: { ok: true, problems: [] },
        reconciliation: { ok: true, differences: [] },
      });
    }
  } finally {
    await connection.close();
  }
}
