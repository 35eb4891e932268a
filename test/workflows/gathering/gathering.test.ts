import { randomUUID } from 'node:crypto';
import { archiveClosed } from '../../../activities/archive';
import { asOfficer, GatheringStage, office, strangers, supervisor } from '../../support/gatheringStage';
import { at } from '../../support/redemptionStage';

let stage: GatheringStage;
beforeAll(async () => {
  stage = await GatheringStage.open();
});
afterAll(() => stage?.close());

const note = () => randomUUID();

describe('a session from the plan to the closed record (LA-EXP-2)', () => {
  test('invites, reminds, records who was there, tells the terms and ends', async () => {
    const officers = await stage.officers(2);
    const [first, second] = officers as [(typeof officers)[0], (typeof officers)[0]];
    const session = await stage.planned({ officers });
    expect(await session.row()).toMatchObject({ status: 'PLANNED', invited: 2, present: null });
    await session.act('answer', asOfficer(first), { answer: 'TAKES_PART', noteId: null });
    await session.act('answer', asOfficer(second), { answer: 'DECLINES', noteId: note() });
    expect(await session.invitation(second)).toMatchObject({ answer: 'DECLINES', present: null });

    await session.to(at(7, '08:30'));
    expect(await session.told(first.accountId)).toEqual([
      'GATHERING_INVITED',
      'GATHERING_REMINDER',
      'GATHERING_REMINDER',
    ]);
    expect(await session.told(second.accountId)).toEqual(['GATHERING_INVITED']);
    expect(await session.limits()).toEqual({});

    await session.to(at(7, '12:00'));
    expect(await session.limits()).toEqual({ RECORD_ATTENDANCE: 'OPEN' });
    expect((await session.row()).nextDueAt).toBe(at(10, '18:00')); // three working days

    const answer = await session.attend([true, false]);
    expect(answer).toMatchObject({ subjectId: session.id, status: 'HELD' });
    expect(await session.limits()).toEqual({ RECORD_ATTENDANCE: 'MET' });
    expect(await session.row()).toMatchObject({ status: 'HELD', present: 1, revision: 1, heldAt: answer.at });
    expect(await session.told(second.accountId)).toContain('GATHERING_ABSENT');

    await session.act('close', office, { noteId: null });
    expect(await session.handle.result()).toEqual({ status: 'CLOSED' });
    const sent = await session.sent();
    expect(sent.map(({ to }) => to)).toEqual([
      `officer-term/${first.termId}`,
      `officer-term/${second.termId}`,
      'scheme-watch/LA',
    ]);
    expect(sent[1]?.message).toMatchObject({
      key: `${session.id}#1`,
      kind: 'SESSION',
      startsAt: at(7, '09:00'),
      present: false,
      special: false,
      recordedAt: answer.at,
    });
  });

  test('attendance is corrected with a reason, and only whoever it concerns is told anew', async () => {
    const officers = await stage.officers(2);
    const session = await stage.planned({ officers });
    await session.to(at(7, '12:00'));
    await session.attend([true, false]);
    expect(
      await session.refused('recordAttendance', office, {
        entries: officers.map(({ termId }) => ({ termId, present: true, doneAsRequired: null })),
        noteId: null,
      }),
    ).toMatchObject({ code: 'REASON_REQUIRED', field: 'note' });
    await session.attend([true, true], { noteId: note() });
    expect(await session.row()).toMatchObject({ present: 2, revision: 2 });
    await session.act('close', office, { noteId: null });
    await session.handle.result();
    const keys = (await session.sent()).map(({ to, message }) => [to, message.key]);
    expect(keys.slice(3)).toEqual([
      [`officer-term/${officers[1]?.termId}`, `${session.id}#2`],
      ['scheme-watch/LA', undefined],
    ]);
  });

  test('who owes the record of attendance and is late is reminded and ordered; a supervisor may urge', async () => {
    const session = await stage.planned({ officers: await stage.officers(2) });
    await session.to(at(7, '12:00'));
    await session.act('urge', supervisor, { obligationId: 'RECORD_ATTENDANCE', noteId: null });
    await session.to(at(15, '18:30'));
    expect(await session.limits()).toEqual({ RECORD_ATTENDANCE: 'BREACHED' });
    expect((await session.row()).overdueCount).toBe(1);
    const acts = await stage.db
      .selectFrom('supervisionAct')
      .select('act')
      .where('subjectId', '=', session.id)
      .orderBy('stepSeq')
      .orderBy('ordinal')
      .execute();
    expect(acts.map(({ act }) => act)).toEqual([
      'REMIND',
      'WARN',
      'WARN',
      'REMIND',
      'SUPERVISE',
      'PROPOSE_TRANSFER',
    ]);
    await session.attend([true, true]);
    expect(await session.limits()).toEqual({ RECORD_ATTENDANCE: 'MET_LATE' });
  });
});

describe('what is refused', () => {
  test('own unit, single officers, a start in the past, and strangers', async () => {
    const here = await stage.officers(2, { unitId: 'LA-TAX' });
    const session = await stage.started({ officers: here });
    const plan = async (change: object, who = office) =>
      session.refused('plan', who, {
        ...(await stage.arrangement(session.id, { officers: here })),
        pairs: null,
        ...change,
      });
    expect(await plan({ targetOrganisationId: 'LA-TAX' })).toMatchObject({
      code: 'OWN_UNIT',
      ruleId: 'AMB-LA-3',
      field: 'termIds',
    });
    const [one] = here.map(({ termId, accountId, unitId }) => ({ termId, accountId, unitId }));
    expect(await plan({ invitees: [one] })).toMatchObject({ code: 'GROUP_SIZE' });
    expect(await plan({ invitees: [one, one] })).toMatchObject({ code: 'INVITED_TWICE' });
    expect(await plan({ startsAt: at(0, '09:00') })).toMatchObject({ code: 'START_PAST', field: 'startsAt' });
    expect(await plan({}, strangers)).toMatchObject({ code: 'NOT_YOUR_SCHEME' });
  });

  test('attendance before the start, of some only, by an officer; an answer of somebody not invited', async () => {
    const officers = await stage.officers(2);
    const [stranger] = await stage.officers(1);
    const session = await stage.planned({ officers });
    const entries = officers.map(({ termId }) => ({ termId, present: true, doneAsRequired: null }));
    const record = { entries, noteId: null };
    expect(await session.refused('recordAttendance', office, record)).toMatchObject({ code: 'NOT_BEGUN' });
    expect(
      await session.refused('answer', asOfficer(stranger!), { answer: 'TAKES_PART', noteId: null }),
    ).toMatchObject({ code: 'NOT_INVITED' });
    expect(
      await session.refused('answer', asOfficer(officers[0]!), { answer: 'DECLINES', noteId: null }),
    ).toMatchObject({ code: 'REASON_REQUIRED' });
    await session.to(at(7, '12:00'));
    expect(
      await session.refused('recordAttendance', office, { entries: entries.slice(1), noteId: null }),
    ).toMatchObject({ code: 'ATTENDANCE_INCOMPLETE' });
    expect(await session.refused('recordAttendance', asOfficer(officers[0]!), record)).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    expect(
      await session.refused('answer', asOfficer(officers[0]!), { answer: 'TAKES_PART', noteId: null }),
    ).toMatchObject({ code: 'ALREADY_BEGUN' });
  });
});

describe('changes', () => {
  test('another time asks everybody anew; whoever is left out is told and owes nothing', async () => {
    const officers = await stage.officers(4);
    const [first, second, third, fourth] = officers as [
      (typeof officers)[0],
      (typeof officers)[0],
      (typeof officers)[0],
      (typeof officers)[0],
    ];
    const session = await stage.planned({ officers: [first, second] });
    await session.act('answer', asOfficer(first), { answer: 'TAKES_PART', noteId: null });
    const startsAt = at(9, '09:00');
    const changed = await stage.arrangement(session.id, { officers: [first, third], startsAt });
    await session.act('change', office, { ...changed, noteId: note() });
    expect(await session.row()).toMatchObject({ invited: 2, startsAt, planId: changed.planId });
    expect(await session.invitation(first)).toMatchObject({ answer: 'OPEN' });
    expect((await session.invitation(second)).withdrawnAt).not.toBeNull();
    expect(await session.told(first.accountId)).toEqual(['GATHERING_INVITED', 'GATHERING_CHANGED']);
    expect(await session.told(second.accountId)).toEqual(['GATHERING_INVITED', 'GATHERING_UNINVITED']);
    expect(await session.told(third.accountId)).toEqual(['GATHERING_INVITED']);
    const again = await stage.arrangement(session.id, { officers: [second, fourth], startsAt });
    await session.act('change', office, { ...again, noteId: note() });
    expect((await session.invitation(second)).withdrawnAt).toBeNull();
  });

  test('what is cancelled ends without absences', async () => {
    const officers = await stage.officers(2);
    const session = await stage.planned({ officers });
    await session.to(at(7, '12:00'));
    await session.act('cancel', office, { noteId: note() });
    expect(await session.handle.result()).toEqual({ status: 'CANCELLED' });
    expect(await session.limits()).toEqual({ RECORD_ATTENDANCE: 'CANCELLED' });
    expect(await session.sent()).toEqual([]);
    expect(await session.told(officers[0]!.accountId)).toContain('GATHERING_CANCELLED');
  });
});

describe('kinds with a duty of their own', () => {
  test('a meeting is closed only with minutes (HB-MEC-4)', async () => {
    const meeting = await stage.planned({ kind: 'MEETING', officers: await stage.officers(1) });
    await meeting.to(at(7, '12:00'));
    await meeting.attend([true]);
    expect(await meeting.limits()).toEqual({ RECORD_ATTENDANCE: 'MET', RECORD_MINUTES: 'OPEN' });
    expect(await meeting.refused('close', office, { noteId: null })).toMatchObject({
      code: 'MINUTES_REQUIRED',
    });
    await meeting.act('recordMinutes', office, { noteId: note() });
    expect(await meeting.limits()).toMatchObject({ RECORD_MINUTES: 'MET' });
    await meeting.act('close', office, { noteId: null });
    expect(await meeting.handle.result()).toEqual({ status: 'CLOSED' });
  });

  test('a special evaluation says of everybody whether it was done as required (BT-ASM-6)', async () => {
    const officers = await stage.officers(2);
    const evaluation = await stage.planned({ kind: 'EVALUATION', schemeCode: 'BT', officers });
    await evaluation.to(at(7, '12:00'));
    const entries = (done: boolean | null, present = true) =>
      officers.map(({ termId }) => ({ termId, present, doneAsRequired: done }));
    expect(
      await evaluation.refused('recordAttendance', office, { entries: entries(null), noteId: null }),
    ).toMatchObject({ code: 'SPECIAL_DUTY', ruleId: 'BT-ASM-6' });
    expect(
      await evaluation.refused('recordAttendance', office, { entries: entries(true, false), noteId: null }),
    ).toMatchObject({ code: 'SPECIAL_DUTY' });
    await evaluation.attend([true, true], { done: [true, false] });
    await evaluation.act('close', office, { noteId: null });
    await evaluation.handle.result();
    expect((await evaluation.sent()).map(({ message }) => message.special)).toEqual([true, false, undefined]);
  });
});

test('the history of what is over is kept, closed or cancelled', async () => {
  const session = await stage.planned({ officers: await stage.officers(2) });
  await session.act('cancel', office, { noteId: note() });
  await session.handle.result();
  // The archive looks back from the real now; the session was cancelled in virtual time.
  const { db } = stage;
  while ((await archiveClosed({ db, client: stage.base.engine.client })) > 0);
  const kept = await db
    .selectFrom('historyArchive')
    .select(['subjectType', 'last'])
    .where('subjectId', '=', session.id)
    .execute();
  expect(kept).toEqual([{ subjectType: 'gathering', last: true }]);
});
