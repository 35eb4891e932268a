import { at, people, RedemptionStage } from '../../support/redemptionStage';

let stage: RedemptionStage;
beforeAll(async () => {
  stage = await RedemptionStage.open();
});
afterAll(() => stage.close());

async function approved(options: Parameters<RedemptionStage['submitted']>[0] = {}) {
  const redemption = await stage.submitted(options);
  await redemption.accept();
  await redemption.assign();
  await redemption.signFor();
  await redemption.prepare();
  await redemption.approve();
  return redemption;
}

const pool = (id: string) =>
  stage.connection.db.selectFrom('fundPool').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const ledger = (redemptionId: string) =>
  stage.connection.db
    .selectFrom('fundEntry')
    .select(['kind', 'amountFen'])
    .where('redemptionId', '=', redemptionId)
    .orderBy('id')
    .execute();

test('payment fails twice, then succeeds: three instructions, one payment, GR-T4 runs on (AMB-GR-3)', async () => {
  const redemption = await approved();
  for (const attempt of [1, 2]) {
    await redemption.pay();
    await redemption.settle('FAILED', attempt);
    expect(await redemption.row()).toMatchObject({ status: 'PAYMENT_FAILED', paymentAttempts: attempt });
    expect(await redemption.obligation('T4_PAY-1')).toMatchObject({ status: 'OPEN' });
  }
  await redemption.pay();
  await redemption.settle('SUCCEEDED', 3);
  expect(await ledger(redemption.id)).toEqual([
    { kind: 'RESERVE', amountFen: 1_000_000 },
    { kind: 'PAY', amountFen: 1_000_000 },
  ]);
  const instructions = await stage.connection.db
    .selectFrom('paymentInstruction')
    .select(['attempt', 'status', 'failureCode'])
    .where('redemptionId', '=', redemption.id)
    .orderBy('attempt')
    .execute();
  expect(instructions).toEqual([
    { attempt: 1, status: 'FAILED', failureCode: 'ACCOUNT_CLOSED' },
    { attempt: 2, status: 'FAILED', failureCode: 'ACCOUNT_CLOSED' },
    { attempt: 3, status: 'SUCCEEDED', failureCode: null },
  ]);
});

test('the same answer of the bank twice, or for an old instruction, pays once', async () => {
  const redemption = await approved();
  await redemption.pay();
  const first = await redemption.settle('SUCCEEDED', 1);
  expect(await redemption.settle('SUCCEEDED', 1)).toEqual(first);
  await expect(redemption.settle('FAILED', 1)).rejects.toThrow();
  expect((await ledger(redemption.id)).filter((each) => each.kind === 'PAY')).toHaveLength(1);
});

test('a bank that never calls back is asked; the answer settles the case', async () => {
  const redemption = await approved();
  await redemption.pay();
  stage.bank.standings.set(`${redemption.id}-1`, {
    status: 'SUCCEEDED',
    gatewayReference: 'T-asked',
    failureCode: null,
  });
  await redemption.to(at(0, '10:30'));
  expect(await redemption.row()).toMatchObject({ status: 'PAID' });
});

test('a pool that is too small: approved, not payable, payable after a top-up; never below zero (GR-G2)', async () => {
  const { db } = stage.connection;
  const small = await pool('ZH-POOL');
  await db
    .updateTable('fundPool')
    .set({ balanceFen: small.reservedFen + 900_000 })
    .where('id', '=', 'ZH-POOL')
    .execute();
  const redemption = await approved({ poolId: 'ZH-POOL' });
  expect(await redemption.row()).toMatchObject({ status: 'APPROVED', fundStatus: 'SHORT' });
  const refusal = await redemption.refused('executePayment', people.finance, {});
  expect(refusal).toMatchObject({ code: 'GR_POOL_SHORT', ruleId: 'GR-G2' });
  expect((await redemption.audit()).at(-1)).toMatchObject({ action: 'reserveFund' });
  expect((await redemption.audit()).at(-1)?.after).toMatchObject({ fund: 'SHORT' });

  await db
    .updateTable('fundPool')
    .set({ balanceFen: small.reservedFen + 1_000_000 })
    .where('id', '=', 'ZH-POOL')
    .execute();
  await redemption.pay();
  await redemption.settle('SUCCEEDED', 1);
  expect(await pool('ZH-POOL')).toMatchObject({
    balanceFen: small.reservedFen,
    reservedFen: small.reservedFen,
  });
});

test('who approved does not pay (four eyes)', async () => {
  const redemption = await approved();
  const refusal = await redemption.refused(
    'executePayment',
    { ...people.finance, accountId: people.approver.accountId },
    {},
  );
  expect(refusal.code).toBe('GR_FOUR_EYES');
});
