import { at, people, RedemptionStage } from '../../support/redemptionStage';

let stage: RedemptionStage;
beforeAll(async () => {
  stage = await RedemptionStage.open();
});
afterAll(() => stage.close());

describe('a case that is on time at every step', () => {
  test('goes from the window to the paid and called-back enterprise (GR-T1…T4, GR-U7)', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    expect(await redemption.obligation('T1_ASSIGN-1')).toMatchObject({
      dueAt: at(0, '10:30'),
      status: 'OPEN',
    });

    await redemption.to(at(0, '09:50'));
    const assigned = await redemption.assign();
    expect(assigned.status).toBe('ASSIGNED');
    expect(assigned.numbers.ASSIGNMENT_NOTICE).toMatch(/^广惠交〔\d{4}〕\d+号$/);
    expect(await redemption.obligation('T1_ASSIGN-1')).toMatchObject({ status: 'MET' });
    expect(await redemption.obligation('T2_RESPOND-1')).toMatchObject({ dueAt: at(0, '10:50') });
    // ten working days; the Friday is a holiday and the second Saturday a make-up day (GR-T3)
    expect(await redemption.obligation('T3_REVIEW-1')).toMatchObject({ dueAt: at(14, '18:00') });

    await redemption.to(at(0, '10:25'));
    await redemption.signFor();
    await redemption.to(at(2, '15:00'));
    await redemption.prepare();
    const approved = await redemption.approve();
    expect(approved.status).toBe('APPROVED');
    const t4 = await redemption.obligation('T4_PAY-1');
    expect(t4).toMatchObject({ status: 'OPEN', ownerOrganisationId: 'GY-FINANCE' });
    expect(t4.dueAt?.slice(0, 10)).toBe(at(3, '18:00').slice(0, 10));

    await redemption.pay();
    await redemption.settle('SUCCEEDED', 1);
    expect(await redemption.obligation('T4_PAY-1')).toMatchObject({ status: 'MET' });
    const closed = await redemption.callBack(5);
    expect(closed.status).toBe('CLOSED');
    await expect(redemption.handle.result()).resolves.toEqual({ outcome: 'PAID' });

    const row = await redemption.row();
    expect(row).toMatchObject({
      outcome: 'PAID',
      satisfaction: 5,
      callbackResult: 'REACHED',
      overdueCount: 0,
    });
    expect(row.caseNo).toMatch(/^HD-GY-\d{4}-\d{6}$/);
    expect((await redemption.obligations()).map((each) => each.status)).not.toContain('BREACHED');
    expect((await redemption.audit()).map((each) => each.action)).toEqual([
      'submit',
      'accept',
      'assign',
      'fireRungs', // half of the hour had gone when the department signed
      'signFor',
      'prepare',
      'decide',
      'executePayment',
      'settlePayment',
      'callBack',
    ]);
    expect(stage.bank.orders.get(`${redemption.id}-1`)).toEqual({ amountFen: 1_000_000, times: 1 });
  });

  test('writes at most 20 transitions', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    await redemption.assign();
    await redemption.signFor();
    await redemption.prepare();
    await redemption.approve();
    await redemption.pay();
    await redemption.settle('SUCCEEDED', 1);
    await redemption.callBack();
    await redemption.handle.result();
    const { raw } = await redemption.handle.describe();
    const { stateTransitionCount, historyLength } = raw.workflowExecutionInfo ?? {};
    console.info(`happy path: ${stateTransitionCount} transitions, ${historyLength} events`);
    expect(Number(stateTransitionCount)).toBeLessThanOrEqual(20);
  });

  test('answers a repeated key with the first answer, also after the end', async () => {
    const redemption = await stage.submitted();
    const first = await redemption.act('accept', people.clerk, {}, 'key-1');
    const again = await redemption.act('accept', people.clerk, {}, 'key-1');
    expect(again).toEqual(first);
    expect((await redemption.audit()).length).toBe(2);
  });
});
