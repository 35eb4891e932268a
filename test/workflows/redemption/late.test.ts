import { addDays, chinaInstant } from '../../../workflows/rules/calendar/workingDays';
import { explainDeadline } from '../../../workflows/rules/deadlines/explain';
import { at, MONDAY, people, RedemptionStage, testCalendar, YEAR } from '../../support/redemptionStage';

let stage: RedemptionStage;
beforeAll(async () => {
  stage = await RedemptionStage.open();
});
afterAll(() => stage.close());

const acts = async (redemption: Awaited<ReturnType<RedemptionStage['submitted']>>, obligationId: string) =>
  (await redemption.acts()).filter((each) => each.obligationId === obligationId).map((each) => each.act);

describe('a limit that is missed', () => {
  test('GR-T1: no assignment within the office hour → warnings, reminder, overdue, order, proposal', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    await redemption.to(at(0, '10:19'));
    expect(await acts(redemption, 'T1_ASSIGN-1')).toEqual(['WARN', 'WARN']);
    await redemption.to(at(0, '10:35'));
    expect(await acts(redemption, 'T1_ASSIGN-1')).toEqual(['WARN', 'WARN', 'REMIND']);
    expect(await redemption.obligation('T1_ASSIGN-1')).toMatchObject({ status: 'BREACHED' });
    expect(await redemption.row()).toMatchObject({ overdueCount: 1, status: 'ACCEPTED' });

    await redemption.to(at(1, '17:30')); // closing of the first working day after due
    expect(await acts(redemption, 'T1_ASSIGN-1')).toContain('SUPERVISE');
    await redemption.to(at(7, '09:00')); // closing of the third: Tuesday, Wednesday, Thursday (Friday is off)
    expect(await acts(redemption, 'T1_ASSIGN-1')).toContain('PROPOSE_TRANSFER');

    await redemption.assign();
    expect(await redemption.obligation('T1_ASSIGN-1')).toMatchObject({ status: 'MET_LATE' });
    expect((await redemption.row()).overdueCount).toBe(0);
    const papers = (await redemption.acts()).filter((each) => each.number !== null);
    expect(papers.map((each) => each.act)).toEqual(expect.arrayContaining(['REMIND', 'SUPERVISE']));
    expect(papers[0]?.number).toMatch(/^广惠催〔\d{4}〕\d+号$/);
  });

  test('GR-T2: no response within the hour after receipt is the department’s', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    await redemption.assign();
    await redemption.to(at(0, '11:00'));
    const t2 = await redemption.obligation('T2_RESPOND-1');
    expect(t2).toMatchObject({ status: 'BREACHED', ownerOrganisationId: 'GY-INDUSTRY', ruleId: 'GR-T2' });
    await redemption.signFor();
    expect(await redemption.obligation('T2_RESPOND-1')).toMatchObject({ status: 'MET_LATE' });
  });

  test('GR-T3: ten working days gone → overdue in the department and in the overall limit', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    await redemption.assign();
    await redemption.signFor();
    await redemption.to(at(14, '17:59'));
    expect(await redemption.obligation('T3_REVIEW-1')).toMatchObject({ status: 'OPEN' });
    await redemption.to(at(14, '18:02'));
    expect(await redemption.obligation('T3_REVIEW-1')).toMatchObject({
      status: 'BREACHED',
      ownerAccountId: people.handler.accountId,
    });
    expect(await acts(redemption, 'T3_REVIEW-1')).toEqual(['WARN', 'WARN', 'REMIND']);
    await redemption.prepare();
    await redemption.approve();
    expect(await redemption.obligation('T3_REVIEW-1')).toMatchObject({ status: 'MET_LATE' });
  });

  test('GR-T4: not paid by the end of the next working day is finance’s', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    await redemption.assign();
    await redemption.signFor();
    await redemption.prepare();
    await redemption.approve();
    const { dueAt } = await redemption.obligation('T4_PAY-1');
    await redemption.to(at(2, '09:00'));
    expect(dueAt).not.toBeNull();
    expect(await redemption.obligation('T4_PAY-1')).toMatchObject({
      status: 'BREACHED',
      ownerOrganisationId: 'GY-FINANCE',
    });
    await redemption.pay();
    await redemption.settle('SUCCEEDED', 1);
    expect(await redemption.obligation('T4_PAY-1')).toMatchObject({ status: 'MET_LATE' });
  });

  test('a person urges and orders what is open, numbered and on record (GR-U7)', async () => {
    const redemption = await stage.submitted();
    await redemption.accept();
    const urged = await redemption.act('urge', people.supervisor, {
      obligationId: 'T1_ASSIGN-1',
      noteId: null,
    });
    expect(urged.numbers.REMINDER).toMatch(/^广惠催/);
    const ordered = await redemption.act('order', people.supervisor, {
      obligationId: 'T1_ASSIGN-1',
      noteId: null,
    });
    expect(ordered.numbers.SUPERVISION_ORDER).toMatch(/^广惠督/);
    const refusal = await redemption.refused('urge', people.supervisor, { obligationId: 'T9', noteId: null });
    expect(refusal).toMatchObject({ code: 'OBLIGATION_NOT_OPEN', ruleId: 'GR-U7', field: 'obligationId' });
  });
});

describe('the calendar decides', () => {
  test('a make-up Saturday counts: approved on Friday, due on Saturday (GR-T4)', async () => {
    const redemption = await stage.submitted({ at: at(11, '09:30') });
    await redemption.accept();
    await redemption.assign();
    await redemption.signFor();
    await redemption.prepare();
    await redemption.approve();
    const t4 = await redemption.obligation('T4_PAY-1');
    expect(t4.dueAt?.slice(0, 10)).toBe(addDays(MONDAY, 12));
  });

  test('accepted shortly before closing, the hour goes on next morning (AMB-GR-1)', async () => {
    const redemption = await stage.submitted({ at: at(0, '16:40') });
    await redemption.accept();
    expect(await redemption.obligation('T1_ASSIGN-1')).toMatchObject({ dueAt: at(1, '09:40') });
  });

  test('beyond the announced year the limit is provisional, and recomputed when the notice comes', async () => {
    const redemption = await stage.submitted({ at: chinaInstant(`${YEAR}-12-21`, '09:30') });
    await redemption.accept();
    await redemption.assign();
    const before = await redemption.obligation('T3_REVIEW-1');
    expect(before).toMatchObject({ provisional: true, calendarVersion: testCalendar.version });

    const announced = {
      ...testCalendar,
      version: `TEST-${YEAR + 1}`,
      announcedYears: [...testCalendar.announcedYears, YEAR + 1],
      holidays: {
        ...testCalendar.holidays,
        [`${YEAR + 1}-01-01`]: '元旦',
        [`${YEAR + 1}-01-02`]: '元旦',
        [`${YEAR + 1}-01-03`]: '元旦',
        [`${YEAR + 1}-01-04`]: '元旦',
        [`${YEAR + 1}-01-05`]: '元旦',
      },
    };
    const admin = { ...people.supervisor, role: 'ADMIN' as const };
    await redemption.act('recalculate', admin, { calendar: announced });
    const after = await redemption.obligation('T3_REVIEW-1');
    expect(after).toMatchObject({ provisional: false, calendarVersion: announced.version });
    expect(after.dueAt! > before.dueAt!).toBe(true);
    expect(after.origin).toBe(before.origin);
    const event = (await redemption.audit()).at(-1);
    expect(event).toMatchObject({ action: 'recalculate' });
    expect(event?.after?.moved).toContainEqual({ id: 'T3_REVIEW-1', from: before.dueAt, to: after.dueAt });
    const explanation = explainDeadline({
      origin: after.origin,
      clock: after.clock,
      calendar: announced,
      hours: after.hours,
      policy: after.policy,
      pauses: after.pauses,
    });
    expect(explanation.due).toBe(after.dueAt);
  });
});
