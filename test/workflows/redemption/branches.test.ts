import { randomUUID } from 'node:crypto';
import { WorkflowFailedError, WorkflowUpdateFailedError } from '@temporalio/client';
import { REDEMPTION, redemptionWorkflowId } from '../../../workflows/redemption/messages';
import { at, organisation, people, RedemptionStage } from '../../support/redemptionStage';
import { fastForward, startAt } from '../../support/virtualTime';

let stage: RedemptionStage;
beforeAll(async () => {
  stage = await RedemptionStage.open();
});
afterAll(() => stage.close());

const note = () => randomUUID();

async function inReview() {
  const redemption = await stage.submitted();
  await redemption.accept();
  await redemption.assign();
  await redemption.signFor();
  return redemption;
}

describe('supplements (AMB-GR-4)', () => {
  test('before acceptance: one notice, no clock runs, a second one is refused', async () => {
    const redemption = await stage.submitted();
    const asked = await redemption.act('requestSupplement', people.clerk, {
      materialKeys: ['application'],
      noteId: note(),
    });
    expect(asked.numbers.SUPPLEMENT_NOTICE).toMatch(/^广惠补/);
    expect((await redemption.obligations()).filter((each) => each.status === 'OPEN')).toEqual([]);
    await redemption.to(at(3, '10:00'));
    const materials = await stage.uploads(['application']);
    await redemption.act('supplySupplement', people.enterprise, { materials, noteId: null });
    const refusal = await redemption.refused('requestSupplement', people.clerk, {
      materialKeys: [],
      noteId: note(),
    });
    expect(refusal).toMatchObject({ code: 'GR_SUPPLEMENT_ONCE', ruleId: 'AMB-GR-4' });
    await redemption.accept();
    expect(await redemption.row()).toMatchObject({ status: 'ACCEPTED', supplementsBefore: 1 });
  });

  test('in review: stops GR-T3 and the overall limit, lays the rest out again, allowed once', async () => {
    const redemption = await inReview();
    const before = await redemption.obligation('T3_REVIEW-1');
    await redemption.to(at(1, '10:00'));
    await redemption.act('requestReviewSupplement', people.handler, { materialKeys: [], noteId: note() });
    expect(await redemption.obligation('T3_REVIEW-1')).toMatchObject({ status: 'PAUSED', dueAt: null });
    expect(await redemption.obligation('OVERALL-1')).toMatchObject({ status: 'PAUSED' });
    await redemption.to(at(8, '10:00'));
    expect((await redemption.acts()).filter((each) => each.obligationId === 'T3_REVIEW-1')).toEqual([]);
    await redemption.act('supplyReviewSupplement', people.clerk, { materials: [], noteId: null });
    const after = await redemption.obligation('T3_REVIEW-1');
    expect(after).toMatchObject({ status: 'OPEN', firstDueAt: before.dueAt });
    // one day was used before; nine are laid out from day 9: Wed, Thu, Fri, Sat (make-up), Mon–Fri
    expect(after.dueAt).toBe(at(18, '18:00'));
    const refusal = await redemption.refused('requestReviewSupplement', people.handler, {
      materialKeys: [],
      noteId: note(),
    });
    expect(refusal.code).toBe('GR_SUPPLEMENT_ONCE');
  });
});

describe('the department is not the right one (GR-U5)', () => {
  test('sent back with reason, its clocks end, the window assigns anew within an hour', async () => {
    const redemption = await inReview();
    await redemption.act('sendBack', people.handler, { noteId: note() });
    expect(await redemption.obligation('T3_REVIEW-1')).toMatchObject({
      status: 'CANCELLED',
      cancelGround: 'SENT_BACK',
    });
    expect(await redemption.obligation('T1_ASSIGN-2')).toMatchObject({ status: 'OPEN', ruleId: 'GR-T1' });
    expect(await redemption.row()).toMatchObject({
      status: 'RETURNED',
      returns: 1,
      departmentOrganisationId: null,
      handlerAccountId: null,
    });
    const unexplained = await redemption.refused('assign', people.clerk, {
      department: organisation('GY-SCIENCE'),
      kind: 'INSTANT',
      channel: 'ONLINE',
      noteId: null,
    });
    expect(unexplained).toMatchObject({ code: 'NOTE_REQUIRED', field: 'note' });
    await redemption.assign('GY-SCIENCE', note());
    expect(await redemption.obligation('T3_REVIEW-2')).toMatchObject({ ownerOrganisationId: 'GY-SCIENCE' });
    const stranger = await redemption.refused('signFor', people.handler, {
      handlerAccountId: people.handler.accountId,
    });
    expect(stranger.code).toBe('NOT_YOUR_CASE');
  });

  test('a paper notice starts GR-T2 and GR-T3 when its delivery is recorded (AMB-GR-5)', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    const issued = await redemption.act('assign', people.clerk, {
      department: organisation('GY-INDUSTRY'),
      kind: 'INSTANT',
      channel: 'OFFLINE',
      noteId: null,
    });
    expect(issued.status).toBe('DELIVERING');
    await redemption.to(at(0, '15:00'));
    await redemption.act('recordDelivery', people.clerk, {});
    expect(await redemption.obligation('T2_RESPOND-1')).toMatchObject({ dueAt: at(0, '16:00') });
  });
});

describe('decisions', () => {
  test('nobody decides on his own proposal; refusal gives a numbered decision and a callback', async () => {
    const redemption = await inReview();
    const other = await redemption.refused('prepare', people.otherHandler, {
      proposal: 'REFUSE',
      amountFen: null,
      noteId: note(),
    });
    expect(other.code).toBe('GR_NOT_NAMED_HANDLER');
    await redemption.act('prepare', people.handler, { proposal: 'REFUSE', amountFen: null, noteId: note() });
    const own = await redemption.refused(
      'decide',
      { ...people.approver, accountId: people.handler.accountId },
      { decision: 'REFUSE', noteId: null },
    );
    expect(own).toMatchObject({ code: 'GR_FOUR_EYES', ruleId: 'GR-T3' });
    const refused = await redemption.act('decide', people.approver, { decision: 'REFUSE', noteId: null });
    expect(refused.numbers.REFUSAL_NOTICE).toMatch(/^广惠不兑/);
    expect(await redemption.row()).toMatchObject({ status: 'REFUSED', outcome: 'REFUSED' });
    await redemption.callBack(2);
    await expect(redemption.handle.result()).resolves.toEqual({ outcome: 'REFUSED' });
  });

  test('the approver may send the proposal back to the handler, with a reason', async () => {
    const redemption = await inReview();
    await redemption.prepare();
    expect(
      (await redemption.refused('decide', people.approver, { decision: 'REWORK', noteId: null })).code,
    ).toBe('NOTE_REQUIRED');
    await redemption.act('decide', people.approver, { decision: 'REWORK', noteId: note() });
    expect(await redemption.row()).toMatchObject({ status: 'REVIEWING', proposal: null });
    expect(await redemption.obligation('T3_REVIEW-1')).toMatchObject({ status: 'OPEN' });
  });

  test('amounts above the ceiling are refused at submission and at preparation (GR-U2)', async () => {
    const redemption = await inReview();
    const refusal = await redemption.refused('prepare', people.handler, {
      proposal: 'APPROVE',
      amountFen: 10 ** 12,
      noteId: note(),
    });
    expect(refusal).toMatchObject({ code: 'AMOUNT_OVER_CEILING', field: 'amountFen' });
  });

  test('not accepted: with notice, callback, and no review clock', async () => {
    const redemption = await stage.submitted();
    const answer = await redemption.act('declineAcceptance', people.clerk, { noteId: note() });
    expect(answer.numbers.NON_ACCEPTANCE_NOTICE).toMatch(/^广惠不受/);
    for (let call = 1; call <= 3; call += 1)
      await redemption.act('callBack', people.clerk, {
        result: 'NO_CONTACT',
        satisfaction: null,
        noteId: null,
      });
    expect(await redemption.row()).toMatchObject({
      status: 'CLOSED',
      callbackResult: 'ATTEMPTED', // three calls without contact are attempted, not done (AMB-GR-6)
      callbackAttempts: 3,
      satisfaction: null,
    });
  });
});

describe('withdrawal', () => {
  test('after approval the reservation goes back to the pool', async () => {
    const pool = () =>
      stage.connection.db
        .selectFrom('fundPool')
        .selectAll()
        .where('id', '=', 'GY-POOL')
        .executeTakeFirstOrThrow();
    const before = await pool();
    const redemption = await inReview();
    await redemption.prepare();
    await redemption.approve();
    expect((await pool()).reservedFen).toBe(before.reservedFen + 1_000_000);
    await redemption.act('withdraw', people.enterprise, { noteId: note() });
    expect(await pool()).toEqual(before);
    expect(await redemption.row()).toMatchObject({ status: 'WITHDRAWN', fundStatus: 'RELEASED' });
    expect(await redemption.obligation('T4_PAY-1')).toMatchObject({ cancelGround: 'WITHDRAWN' });
  });

  test('is refused once the instruction is at the bank', async () => {
    const redemption = await inReview();
    await redemption.prepare();
    await redemption.approve();
    await redemption.pay();
    const refusal = await redemption.refused('withdraw', people.enterprise, { noteId: note() });
    expect(refusal.code).toBe('GR_PAYMENT_UNDERWAY');
    await redemption.settle('SUCCEEDED', 1);
    expect((await redemption.refused('withdraw', people.enterprise, { noteId: note() })).code).toBe(
      'GR_PAYMENT_UNDERWAY',
    );
  });

  test('of another enterprise’s case is refused', async () => {
    const redemption = await inReview();
    const stranger = { ...people.enterprise, enterpriseId: randomUUID() };
    expect((await redemption.refused('withdraw', stranger, { noteId: note() })).code).toBe('NOT_YOUR_CASE');
  });
});

test('a process whose submission was refused ends by itself and leaves no record', async () => {
  const id = randomUUID();
  const handle = await startAt(stage.engine.client, REDEMPTION, {
    at: at(0, '09:30'),
    workflowId: redemptionWorkflowId(id),
    taskQueue: stage.taskQueue,
    args: [stage.input(id)],
  });
  const submission = {
    actor: people.clerk,
    fingerprint: 'x',
    channel: 'WINDOW',
    requestedFen: 0,
    materials: [],
  };
  await expect(handle.executeUpdate('submit', { args: [submission] })).rejects.toThrow(
    WorkflowUpdateFailedError,
  );
  await fastForward(stage.engine.client, handle.workflowId, { to: at(0, '09:41') }, { mayEnd: true });
  await expect(handle.result()).rejects.toThrow(WorkflowFailedError);
  const rows = await stage.connection.db.selectFrom('redemption').select('id').where('id', '=', id).execute();
  expect(rows).toEqual([]);
});
