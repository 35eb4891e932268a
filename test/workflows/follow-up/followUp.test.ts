import { randomUUID } from 'node:crypto';
import { addDays } from '../../../workflows/rules/calendar/dates';
import { FollowUpStage, OBJECT, ORGANISER, staff } from '../../support/followUpStage';
import {
  acceptedFollowUp,
  answer,
  answerExtension,
  askExtension,
  callBack,
  dissatisfied,
  endedFollowUp,
  pass,
  review,
  reworkedFollowUp,
  signFor,
  straightFollowUp,
  windingFollowUp,
  withdrawnFollowUp,
} from '../../support/followUpStories';
import { at, MONDAY, testCalendar } from '../../support/redemptionStage';

let stage: FollowUpStage;
beforeAll(async () => {
  stage = await FollowUpStage.open();
});
afterAll(() => stage?.close());

test('a poor rating goes from the passing on to the acceptance; without a number nobody is called (GE-WAY-3)', async () => {
  const followUp = await straightFollowUp(stage.base);
  expect(await stage.row(followUp.id)).toMatchObject({
    status: 'CLOSED',
    outcome: 'HANDLED',
    passedOn: true,
    satisfaction: null,
    content: { callbackOutcome: 'NOT_LEFT' },
  });
  expect(await followUp.limits()).toEqual({
    'GE_FOLLOW_UP_VERIFY-1': 'MET',
    'GE_POOR_RATING-1': 'MET',
    'GE_FOLLOW_UP_ACCEPT-1': 'MET',
  });
  expect(new Set(await stage.told(followUp.id, OBJECT))).toEqual(
    new Set(['FOLLOW_UP_PASSED_ON', 'FOLLOW_UP_CLOSED']),
  );
});

test('a complaint passed on late, extended once, given back once, reached with the second call (GE-WAY-4)', async () => {
  const followUp = await windingFollowUp(stage.base);
  expect(await stage.row(followUp.id)).toMatchObject({
    status: 'CLOSED',
    outcome: 'HANDLED',
    satisfaction: 4,
    content: { callbackOutcome: 'REACHED', callbacks: [{ result: 'NO_CONTACT' }, { result: 'REACHED' }] },
  });
  expect(await followUp.limits()).toEqual({
    'GE_FOLLOW_UP_VERIFY-1': 'MET_LATE',
    'GE_COMPLAINT-1': 'CANCELLED',
    'GE_COMPLAINT-2': 'MET',
    'GE_FOLLOW_UP_EXTENSION-1': expect.stringMatching(/^MET/),
    'GE_FOLLOW_UP_ACCEPT-1': 'MET',
    'GE_FOLLOW_UP_REDO-1': 'MET',
    'GE_FOLLOW_UP_ACCEPT-2': 'MET',
    'GE_FOLLOW_UP_CALLBACK-1': 'MET',
  });
});

test('the object has fifteen working days from the passing on, and the ladder climbs when they are over; each order is a numbered paper', async () => {
  const followUp = await stage.started();
  await pass(followUp);
  const due = await stage.db
    .selectFrom('obligation')
    .select(['dueAt', 'ownerOrganisationId', 'ruleId'])
    .where('subjectId', '=', followUp.id)
    .where('kind', '=', 'GE_POOR_RATING')
    .executeTakeFirstOrThrow();
  expect(due).toMatchObject({ ownerOrganisationId: OBJECT, ruleId: 'GE-WAY-3' });
  expect(due.dueAt!.slice(0, 10)).toBe(addDays(MONDAY, 21));
  await signFor(followUp);
  await followUp.to(at(35, '10:00'));
  expect((await followUp.limits())['GE_POOR_RATING-1']).toBe('BREACHED');
  const acts = await stage.acts(followUp.id);
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['WARN', 'REMIND', 'SUPERVISE']));
  expect(new Set(acts.map(({ targetOrganisationId }) => targetOrganisationId))).toEqual(new Set([OBJECT]));
  expect(await stage.told(followUp.id, ORGANISER)).toContain('SUPERVISE');
  expect(
    await followUp.refused('urge', staff.organiser, { obligationId: 'GE_POOR_RATING-1', noteId: null }),
  ).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  const byLadder = acts.find(({ act }) => act === 'SUPERVISE')!;
  expect(byLadder.number).toMatch(/^广评督〔\d{4}〕\d+号$/);
  expect(acts.filter(({ act, number }) => act !== 'SUPERVISE' && number !== null)).toEqual([]);
  const ordered = { obligationId: 'GE_POOR_RATING-1', noteId: null };
  const { numbers } = await followUp.act('order', staff.supervisor, ordered);
  expect(numbers.FOLLOW_UP_ORDER).not.toBe(byLadder.number);
  expect((await stage.acts(followUp.id)).at(-1)).toMatchObject({
    issuedBy: staff.supervisor.accountId,
    number: numbers.FOLLOW_UP_ORDER,
  });
  await answer(followUp);
  expect((await followUp.limits())['GE_POOR_RATING-1']).toBe('MET_LATE');
});

test('an extension is asked for once, lies behind the limit, and moves it only when granted', async () => {
  const followUp = await stage.started();
  await pass(followUp);
  await signFor(followUp);
  const early = { noteId: null, reasonId: randomUUID(), until: addDays(MONDAY, 3) };
  expect(await followUp.refused('askExtension', staff.handler, early)).toMatchObject({
    code: 'EXTENSION_TOO_EARLY',
    field: 'until',
  });
  expect(
    await followUp.refused('answerExtension', staff.organiser, { noteId: null, accept: true, reasonId: '' }),
  ).toMatchObject({ code: 'NO_EXTENSION_ASKED' });
  await askExtension(followUp, 40);
  expect(
    await followUp.refused('answerExtension', staff.organiser, { noteId: null, accept: false, reasonId: '' }),
  ).toMatchObject({ code: 'REASON_REQUIRED' });
  await answerExtension(followUp, false);
  expect((await followUp.limits())['GE_POOR_RATING-1']).toBe('OPEN');
  expect(await stage.told(followUp.id, OBJECT)).toContain('FOLLOW_UP_EXTENSION_ANSWERED');
  const again = { noteId: null, reasonId: randomUUID(), until: addDays(MONDAY, 50) };
  expect(await followUp.refused('askExtension', staff.handler, again)).toMatchObject({
    code: 'EXTENSION_USED',
  });
});

test('an extension that nobody answered lapses with the answer', async () => {
  const followUp = await stage.started();
  await pass(followUp);
  await signFor(followUp);
  await askExtension(followUp, 40);
  await answer(followUp);
  expect(await followUp.limits()).toMatchObject({
    'GE_FOLLOW_UP_EXTENSION-1': 'CANCELLED',
    'GE_POOR_RATING-1': 'MET',
  });
  await review(followUp, false);
  expect(
    await followUp.refused('answerExtension', staff.organiser, { noteId: null, accept: true, reasonId: '' }),
  ).toMatchObject({ code: 'NO_EXTENSION_ASKED' });
});

test('three calls without contact count as attempted; more are not made', async () => {
  const followUp = await stage.started({ kind: 'COMPLAINT', contact: true });
  await pass(followUp);
  await signFor(followUp);
  await answer(followUp);
  await review(followUp, true);
  expect(
    await followUp.refused('callBack', staff.organiser, {
      noteId: null,
      result: 'REACHED',
      satisfaction: null,
    }),
  ).toMatchObject({ code: 'SATISFACTION_REQUIRED' });
  await callBack(followUp, null);
  await callBack(followUp, null);
  expect(await stage.row(followUp.id)).toMatchObject({ status: 'CALLBACK' });
  await callBack(followUp, null);
  expect(await stage.row(followUp.id)).toMatchObject({
    status: 'CLOSED',
    satisfaction: null,
    content: { callbackOutcome: 'ATTEMPTED' },
  });
});

test('a dissatisfied complainant has it handled once more, then it ends as still dissatisfied and the organiser is told (GE-WAY-4)', async () => {
  const followUp = await reworkedFollowUp(stage.base);
  expect(await stage.row(followUp.id)).toMatchObject({
    status: 'CLOSED',
    outcome: 'STILL_DISSATISFIED',
    satisfaction: 2,
    content: { callbackOutcome: 'REACHED', reworks: [{ by: { accountId: staff.organiser.accountId } }] },
  });
  expect(await followUp.limits()).toMatchObject({
    'GE_FOLLOW_UP_CALLBACK-1': 'MET',
    'GE_FOLLOW_UP_REWORK-1': 'MET',
    'GE_FOLLOW_UP_ACCEPT-2': 'MET',
    'GE_FOLLOW_UP_CALLBACK-2': 'MET',
  });
  expect((await stage.told(followUp.id, OBJECT)).filter((kind) => kind === 'FOLLOW_UP_REWORK')).toHaveLength(
    2,
  );
  expect(await stage.told(followUp.id, OBJECT)).not.toContain('FOLLOW_UP_STILL_DISSATISFIED');
  expect(await stage.told(followUp.id, ORGANISER)).toContain('FOLLOW_UP_STILL_DISSATISFIED');
});

test('what goes back is owed in ten working days; satisfied in the end, it is handled (GE-WAY-4)', async () => {
  const followUp = await acceptedFollowUp(stage.base);
  const fields = { noteId: null, result: 'REACHED' as const, satisfaction: 1 };
  expect(await followUp.refused('callBack', staff.organiser, { ...fields, reasonId: '' })).toMatchObject({
    code: 'REASON_REQUIRED',
    field: 'reason',
    ruleId: 'GE-WAY-4',
  });
  await dissatisfied(followUp, { back: true });
  expect(await stage.row(followUp.id)).toMatchObject({ status: 'HANDLING', outcome: null, endedAt: null });
  const { dueAt, ownerOrganisationId } = await stage.db
    .selectFrom('obligation')
    .select(['dueAt', 'ownerOrganisationId'])
    .where('subjectId', '=', followUp.id)
    .where('kind', '=', 'GE_FOLLOW_UP_REWORK')
    .executeTakeFirstOrThrow();
  expect(ownerOrganisationId).toBe(OBJECT);
  expect(dueAt!.slice(0, 10)).toBe(addDays(MONDAY, 14));
  await followUp.to(at(15, '10:00'));
  expect((await followUp.limits())['GE_FOLLOW_UP_REWORK-1']).toBe('BREACHED');
  await answer(followUp);
  await review(followUp, true);
  await callBack(followUp, 4);
  expect(await stage.row(followUp.id)).toMatchObject({ outcome: 'HANDLED', satisfaction: 4 });
});

test('a follow-up that began before a matter could go back has it go back once all the same', async () => {
  const { rework: _days, maxReworks: _times, ...parameters } = stage.input('').parameters;
  const followUp = await stage.started({ contact: true }, { parameters });
  await pass(followUp);
  await signFor(followUp);
  await answer(followUp);
  await review(followUp, true);
  await dissatisfied(followUp, { back: true });
  expect(await stage.row(followUp.id)).toMatchObject({ status: 'HANDLING' });
});

test('where the scheme says never, a dissatisfied callback ends it as such', async () => {
  const parameters = { ...stage.input('').parameters, maxReworks: 0 };
  const followUp = await stage.started({ contact: true }, { parameters });
  await pass(followUp);
  await signFor(followUp);
  await answer(followUp);
  await review(followUp, true);
  await dissatisfied(followUp, { back: false });
  expect(await stage.row(followUp.id)).toMatchObject({ status: 'CLOSED', outcome: 'STILL_DISSATISFIED' });
});

test('a callback recorded before a matter could go back ended it, and does so still', async () => {
  const followUp = await endedFollowUp(stage.base);
  expect(await stage.row(followUp.id)).toMatchObject({
    status: 'CLOSED',
    outcome: 'HANDLED',
    satisfaction: 1,
  });
});

test('dismissed with reason and answer; what is not of our competence names who is competent', async () => {
  const rating = await stage.started();
  const reasonId = randomUUID();
  const dismissal = { noteId: reasonId, reasonId, addresseeId: '', replyId: '' };
  expect(
    await rating.refused('dismiss', staff.organiser, { ...dismissal, ground: 'NOT_COMPETENT' }),
  ).toMatchObject({ code: 'GROUND_NOT_FITTING' });
  expect(
    await rating.refused('dismiss', staff.organiser, { ...dismissal, ground: 'NO_FACT', reasonId: '' }),
  ).toMatchObject({ code: 'REASON_REQUIRED' });
  await rating.act('dismiss', staff.organiser, { ...dismissal, ground: 'NO_FACT' });
  expect(await stage.row(rating.id)).toMatchObject({ outcome: 'DISMISSED', passedOn: false });
  expect(await stage.told(rating.id, OBJECT)).toEqual([]);

  const complaint = await stage.started({ kind: 'COMPLAINT' });
  const referral = { ...dismissal, ground: 'NOT_COMPETENT' as const };
  expect(await complaint.refused('dismiss', staff.organiser, referral)).toMatchObject({
    code: 'ADDRESSEE_REQUIRED',
  });
  const named = { ...referral, addresseeId: randomUUID() };
  expect(await complaint.refused('dismiss', staff.organiser, named)).toMatchObject({
    code: 'REPLY_REQUIRED',
  });
  await complaint.act('dismiss', staff.organiser, { ...named, replyId: randomUUID() });
  expect(await stage.row(complaint.id)).toMatchObject({ outcome: 'REFERRED', status: 'CLOSED' });
});

test('each side does its own, and nobody acts for both', async () => {
  const followUp = await stage.started();
  const textId = randomUUID();
  const passing = { noteId: textId, textId, tellPlace: false, ratingsAtPlace: null };
  expect(await followUp.refused('verifyAndPass', staff.handler, passing)).toMatchObject({
    code: 'WRONG_ORGAN',
  });
  expect(
    await followUp.refused('verifyAndPass', staff.organiser, {
      ...passing,
      tellPlace: true,
      ratingsAtPlace: 2,
    }),
  ).toMatchObject({ code: 'SMALL_CELL', ruleId: 'GE-WAY-3' });
  expect(await followUp.refused('signFor', staff.handler, { noteId: null })).toMatchObject({
    code: 'WRONG_STATUS',
  });
  await pass(followUp);
  expect(await followUp.refused('signFor', staff.stranger, { noteId: null })).toMatchObject({
    code: 'NOT_THE_OBJECT',
  });
});

test('for an object without an organisation the organiser registers, and another person looks at it', async () => {
  const object = { id: OBJECT, name: '某单位', group: 'DEPARTMENT' as const, organisation: null };
  const followUp = await stage.started({}, { object });
  await pass(followUp, staff.organiser2);
  expect(await followUp.refused('signFor', staff.organiser2, { noteId: null })).toMatchObject({
    code: 'FOUR_EYES',
  });
  await followUp.act('signFor', staff.organiser, { noteId: null });
  await answer(followUp, [], staff.organiser);
  const own = { noteId: null, accept: true, reasonId: '', replyId: '' };
  expect(await followUp.refused('reviewAnswer', staff.organiser, own)).toMatchObject({ code: 'FOUR_EYES' });
  await review(followUp, true);
  await followUp.handle.result();
});

test('a complaint that is taken back ends, whatever is owed falls away', async () => {
  const followUp = await withdrawnFollowUp(stage.base);
  expect(await stage.row(followUp.id)).toMatchObject({ outcome: 'WITHDRAWN', overdueCount: 0 });
  expect(await followUp.limits()).toEqual({ 'GE_FOLLOW_UP_VERIFY-1': 'MET', 'GE_COMPLAINT-1': 'CANCELLED' });
  expect(await stage.told(followUp.id, OBJECT)).toContain('FOLLOW_UP_WITHDRAWN');
});

test('a published calendar lays the limits out anew; only an administrator brings it', async () => {
  const followUp = await stage.started();
  await pass(followUp);
  const calendar = {
    ...testCalendar,
    version: `${testCalendar.version}-2`,
    holidays: { ...testCalendar.holidays, [addDays(MONDAY, 2)]: '试验假日' },
  };
  expect(await followUp.refused('recalculate', staff.organiser, { calendar })).toMatchObject({
    code: 'ROLE_NOT_ALLOWED',
  });
  const dueAt = async () => (await stage.row(followUp.id)).nextDueAt!;
  const before = await dueAt();
  await followUp.act('recalculate', staff.administrator, { calendar });
  expect(Date.parse(await dueAt()) - Date.parse(before)).toBe(86_400_000);
  expect(await followUp.refused('recalculate', staff.administrator, { calendar })).toMatchObject({
    code: 'CALENDAR_UNCHANGED',
  });
});

test('the same key is one step', async () => {
  const followUp = await stage.started();
  const textId = randomUUID();
  const fields = { noteId: textId, textId, tellPlace: false, ratingsAtPlace: null };
  const key = randomUUID();
  const first = await followUp.act('verifyAndPass', staff.organiser, fields, key);
  expect(await followUp.act('verifyAndPass', staff.organiser, fields, key)).toEqual(first);
  expect(await stage.row(followUp.id)).toMatchObject({ stepSeq: 2 });
});
