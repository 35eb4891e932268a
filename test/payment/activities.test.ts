import { createPaymentActivities } from '../../activities/payment/activities';
import type { PaymentGateway } from '../../activities/payment/gateway';
import { httpGateway } from '../../activities/payment/httpGateway';
import { type Connection, connectDatabase } from '../../db/connect';
import { applyDemo } from '../../db/presets';
import { findSubjectOfInstruction } from '../../db/queries/payment';
import { type BankSimulator, startBankSimulator } from '../../local-stack/bank/simulator';
import { account, addCase, applicant } from '../documents/rows';
import { createTestDatabase, type TestDatabase } from '../support/database';

const secret = 'a shared secret of bank and government';
let database: TestDatabase;
let connection: Connection;
let bank: BankSimulator;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 4 });
  await applyDemo(connection.db);
  bank = await startBankSimulator({
    databaseUrl: database.url,
    port: 0,
    callbackUrl: 'http://127.0.0.1:9/none',
    secret,
    delayMs: 0,
    failureEvery: 0,
    mode: 'MANUAL',
  });
});
afterAll(async () => {
  await bank?.close();
  await connection?.close();
  await database?.drop();
});

async function addInstruction(attempt = 1): Promise<{ redemptionId: string; instructionId: string }> {
  const redemptionId = await addCase(connection.db);
  const instructionId = `${redemptionId}-${attempt}`;
  await connection.db
    .insertInto('paymentInstruction')
    .values({
      id: instructionId,
      redemptionId,
      poolId: 'GY-POOL',
      attempt,
      amountFen: 500_000,
      status: 'CREATED',
      executedBy: account('caizheng').id,
      createdAt: '2026-01-06T01:00:00.000Z',
    })
    .execute();
  return { redemptionId, instructionId };
}

/** Sends, but loses the answer the first time. */
function losingTheFirstAnswer(gateway: PaymentGateway): PaymentGateway {
  let lost = false;
  return {
    ...gateway,
    async instruct(order) {
      const answer = await gateway.instruct(order);
      if (lost) return answer;
      lost = true;
      throw new Error('connection reset');
    },
  };
}

test('an instruction whose answer was lost is sent again and paid once', async () => {
  const { instructionId } = await addInstruction();
  const gateway = losingTheFirstAnswer(httpGateway({ url: bank.url, secret }));
  const activities = createPaymentActivities({ db: connection.db, gateway });
  const before = (await bank.books()).transferredFen;
  await expect(activities.instructPayment({ instructionId })).rejects.toThrow('connection reset');
  const answer = await activities.instructPayment({ instructionId });
  expect(answer).toEqual({ accepted: true, gatewayReference: expect.any(String), failureCode: null });
  expect(await activities.queryPayment({ instructionId })).toMatchObject({ status: 'PENDING' });
  await bank.settle(instructionId, 'SUCCEEDED');
  expect(await activities.instructPayment({ instructionId })).toEqual(answer);
  expect(await activities.queryPayment({ instructionId })).toEqual({
    status: 'SUCCEEDED',
    gatewayReference: answer.gatewayReference,
    failureCode: null,
  });
  const books = await bank.books();
  expect(books.transferredFen - before).toBe(500_000);
  expect(books.succeededFen).toBe(books.transferredFen);
});

test('amount and payee come from the records, the purpose is the same at each attempt', async () => {
  const { instructionId } = await addInstruction(2);
  const orders: object[] = [];
  const gateway: PaymentGateway = {
    async instruct(order) {
      orders.push(order);
      return { accepted: false, failureCode: 'ACCOUNT_INVALID' };
    },
    query: async () => ({ status: 'UNKNOWN', gatewayReference: null, failureCode: null }),
  };
  const activities = createPaymentActivities({ db: connection.db, gateway });
  expect(await activities.instructPayment({ instructionId })).toEqual({
    accepted: false,
    gatewayReference: null,
    failureCode: 'ACCOUNT_INVALID',
  });
  expect(orders).toEqual([
    {
      instructionId,
      amountFen: 500_000,
      payeeName: applicant.name,
      payeeAccount: applicant.bankAccount,
      payeeBank: applicant.bankName,
      purpose: expect.stringMatching(/^惠企政策兑现资金 GY-[0-9a-f]{8}$/),
    },
  ]);
});

test('an instruction that is not recorded is never sent', async () => {
  const activities = createPaymentActivities({
    db: connection.db,
    gateway: httpGateway({ url: bank.url, secret }),
  });
  await expect(activities.instructPayment({ instructionId: 'nobody' })).rejects.toThrow('not recorded');
  expect(await activities.queryPayment({ instructionId: 'nobody' })).toMatchObject({ status: 'UNKNOWN' });
});

test('the case of an instruction is found by its id', async () => {
  const { redemptionId, instructionId } = await addInstruction();
  expect(await findSubjectOfInstruction(connection.db, instructionId)).toEqual({
    type: 'redemption',
    id: redemptionId,
  });
  expect(await findSubjectOfInstruction(connection.db, 'nobody')).toBeNull();
});
