import { randomUUID } from 'node:crypto';
import { hb } from '../../../db/presets/schemes/hb';
import { la } from '../../../db/presets/schemes/la';
import { yyPoints } from '../../../db/presets/schemes/yyPoints';
import { yySupervisors } from '../../../db/presets/schemes/yySupervisors';
import { OfficerTermStage, on } from '../../support/officerTermStage';
import { threeYearsOfHb, yearOfBt } from '../../support/officerTermStories';
import { RedemptionStage, YEAR } from '../../support/redemptionStage';

let base: RedemptionStage;
let stage: OfficerTermStage;
beforeAll(async () => {
  base = await RedemptionStage.open();
  stage = OfficerTermStage.on(base);
});
afterAll(() => base.close());

const note = () => randomUUID();

/** Steps of the term stand without gap or repetition. */
async function stepsOf(workflowId: string): Promise<number[]> {
  const rows = await stage.db
    .selectFrom('processStep')
    .select('seq')
    .where('workflowId', '=', workflowId)
    .orderBy('seq')
    .execute();
  return rows.map(({ seq }) => seq);
}

describe('BT: a whole year', () => {
  test('months, a stayed hearing, expiry, and the grade that closes it', async () => {
    const term = await yearOfBt(base);
    expect(await term.row()).toMatchObject({
      status: 'EXPIRED',
      endRuleId: 'BT-TRM-1',
      light: 'GREY',
      unscreened: 0,
    });
    const owed = await term.obligations();
    const monthly = owed.filter(({ kind }) => kind === 'MONTHLY_REPORT');
    expect(monthly).toHaveLength(12);
    expect(monthly.filter(({ status }) => status === 'CANCELLED').map(({ id }) => id)).toEqual([
      `MONTHLY_REPORT-${YEAR}-07`,
      `MONTHLY_REPORT-${YEAR}-08`,
    ]);
    expect(owed.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    const seqs = await stepsOf(term.handle.workflowId);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  });
});

describe('HB: three years', () => {
  test('each year is a run; nothing is lost between them; renewed at the end', async () => {
    const term = await threeYearsOfHb(base);
    expect(await term.row()).toMatchObject({ status: 'RENEWED', endRuleId: 'HB-TRM-1' });
    expect((await term.procedures()).map(({ ground, status }) => [ground, status])).toEqual([
      ['INACTIVITY', 'KEPT'],
    ]);
    const runs = await stage.db
      .selectFrom('processStep')
      .select('runId')
      .distinct()
      .where('workflowId', '=', term.handle.workflowId)
      .execute();
    expect(runs).toHaveLength(3);
    const seqs = await stepsOf(term.handle.workflowId);
    expect(seqs).toEqual(seqs.map((_, i) => i + 1));
  });

  test('a key of an earlier run is not taken a second time; messages around the seam count once', async () => {
    const term = await stage.appointed(hb, { start: '03-01' });
    await term.to(on('06-01'));
    const activity = {
      activityId: note(),
      kind: 'RESEARCH',
      takenPlaceAt: on('05-30'),
      noteId: null,
    };
    await term.act('recordActivity', term.staff.clerk, activity, 'key-1');
    const { runId: first } = await term.handle.describe();
    await term.to(on('02-28', '23:00', 1));
    const absent = on('02-28', '09:00', 1);
    const g1 = note();
    await Promise.all([
      term.attend(g1, absent, true, { kind: 'MEETING' }),
      term.to(on('03-01', '08:00', 1)),
      term.attend(g1, absent, true, { kind: 'MEETING' }),
    ]);
    await term.to(on('03-02', '10:00', 1));
    const { runId } = await term.handle.describe();
    expect(runId).not.toBe(first);
    await term.attend(g1, absent, true, { kind: 'MEETING' });
    await expect(
      term.act('recordActivity', term.staff.clerk, { ...activity, activityId: note() }, 'key-1'),
    ).rejects.toThrow();
    await term.act('recordActivity', term.staff.clerk, { ...activity, activityId: note() }, 'key-2');
    const rows = await stage.db
      .selectFrom('processStep')
      .select('command')
      .where('workflowId', '=', term.handle.workflowId)
      .execute();
    const names = rows.map(({ command }) => (command as { name: string }).name);
    expect(names.filter((name) => name === 'recordAttendance')).toHaveLength(1);
    expect(names.filter((name) => name === 'recordActivity')).toHaveLength(2);
  });

  test('resigned in writing; the account stays open', async () => {
    const term = await stage.appointed(hb, { start: '03-01' });
    await term.to(on('04-10'));
    await term.act('resign', term.officer, { applicationFileId: note(), noteId: null });
    await expect(term.handle.result()).resolves.toMatchObject({ status: 'RESIGNED' });
    expect((await term.documents()).map(({ kind }) => kind)).toContain('RESIGNATION_NOTICE');
  });
});

describe('LA', () => {
  test('a verified prohibition ends the term at once (LA-DIS-7)', async () => {
    const term = await stage.appointed(la, { input: { homeOrganisationId: 'LA-TAX' } });
    await term.to(on('05-10'));
    const violationId = note();
    await term.act('reportViolation', term.staff.clerk, { violationId, code: 'BENEFITS', noteId: null });
    await term.act('verifyViolation', term.staff.head, {
      violationId,
      confirmed: true,
      kind: 'PROHIBITION',
      seriousness: 'SERIOUS',
      badSocialEffect: false,
      noteId: note(),
    });
    await expect(term.handle.result()).resolves.toMatchObject({ status: 'DISMISSED' });
    const letters = (await term.documents()).filter(({ kind }) => kind === 'INFORMATION_LETTER');
    expect(letters.map(({ facts }) => facts.addressee).sort()).toEqual([
      'DISCIPLINE_ORGAN',
      'HOME_UNIT',
      'ORGANISATION_DEPARTMENT',
    ]);
  });

  test('a year with its review, renewed', async () => {
    const term = await stage.appointed(la);
    await term.to(on('03-10', '10:00', 1));
    const owed = (await term.obligations()).filter(({ kind }) => kind === 'RENEWAL_DECISION');
    expect(owed).toMatchObject([{ status: 'OPEN', ownerRole: 'DECISION_BODY' }]);
    const span = { from: `${YEAR}-04-01`, to: `${YEAR + 1}-03-09` };
    await term.act('confirmReview', term.staff.head, { reviewId: note(), span, noteId: note() });
    await term.act('decideRenewal', term.staff.head, { renew: true, noteId: note() });
    await term.to(on('04-01', '09:00', 1), true);
    await expect(term.handle.result()).resolves.toMatchObject({ status: 'RENEWED' });
  });
});

describe('YY', () => {
  test('a point: two unexcused absences, each message counted once, decided against it', async () => {
    const term = await stage.appointed(yyPoints);
    for (const [gathering, day] of [
      [note(), '05-12'],
      [note(), '06-09'],
    ] as const) {
      await term.to(on(day, '18:00'));
      await term.attend(gathering, on(day, '09:00'), false, { recordedAt: on(day, '18:00') });
      await term.attend(gathering, on(day, '09:00'), false, { recordedAt: on(day, '18:00') });
    }
    await term.attend('no id at all', on('06-09', '09:00'), false); // can't be recorded and ends nothing
    await term.to(on('06-10', '09:00'));
    const { id: procedureId, ground } = await term.procedure();
    expect(ground).toBe('UNEXCUSED_ABSENCES');
    await term.act('readNotice', term.officer, { procedureId });
    await term.to(on('06-25'));
    expect(await term.procedure()).toMatchObject({ status: 'DECIDING' });
    const decision = { procedureId, keep: false, noteId: note() };
    expect(await term.refused('decideProcedure', term.staff.clerk, decision)).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    await term.act('decideProcedure', term.staff.head, decision);
    await expect(term.handle.result()).resolves.toMatchObject({ status: 'DISMISSED' });
    const attendances = await stage.db
      .selectFrom('officerAttendance')
      .selectAll()
      .where('termId', '=', term.id)
      .execute();
    expect(attendances).toHaveLength(2);
  });

  test('a supervisor serves after training; cancelled for a bad social effect', async () => {
    const term = await stage.appointed(yySupervisors);
    const filing = { submissionId: note(), nil: false, urgent: false, arrivedOn: null };
    expect(await term.refused('file', term.officer, { ...filing, kind: 'PROBLEM' })).toMatchObject({
      code: 'TRAINING_REQUIRED',
      ruleId: 'YY-S-5',
    });
    await term.act('recordTraining', term.staff.clerk, { noteId: null });
    await term.report({ kind: 'PROBLEM' });
    await term.to(on('05-10'));
    const violationId = note();
    await term.act('reportViolation', term.staff.clerk, { violationId, code: 'OTHER', noteId: note() });
    await term.act('verifyViolation', term.staff.head, {
      violationId,
      confirmed: true,
      kind: 'INTERNAL',
      seriousness: 'VERY_SERIOUS',
      badSocialEffect: true,
      noteId: note(),
    });
    await term.act('takeMeasure', term.staff.head, {
      measureId: note(),
      violationId,
      measure: 'CANCEL',
      transferTo: null,
      noteId: note(),
    });
    const { id: procedureId } = await term.procedure();
    await term.act('decideProcedure', term.staff.deputy, { procedureId, keep: false, noteId: note() });
    await expect(term.handle.result()).resolves.toMatchObject({ status: 'CANCELLED' });
  });
});
