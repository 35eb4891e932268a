import { randomUUID } from 'node:crypto';
import { verifyChain } from '../../../db/queries/audit';
import { LAPSE_SIGNAL } from '../../../workflows/measure/messages';
import { day, MeasureStage, measureInput, ORGANS, staff } from '../../support/measureStage';
import {
  answerReport,
  notify,
  rectifiedUpToReport,
  report,
  straightRectification,
  submitPlan,
  windingRectification,
} from '../../support/measureStories';
import { actor, at, testCalendar } from '../../support/redemptionStage';

let stage: MeasureStage;
beforeAll(async () => {
  stage = await MeasureStage.open();
});
afterAll(() => stage?.close());

test('a rectification goes from the notice to acceptance, every limit kept', async () => {
  const measure = await straightRectification(stage);
  const row = await stage.row(measure.id);
  expect(row).toMatchObject({ kind: 'RECTIFY', status: 'ACCEPTED', overdueCount: 0, dueOn: day(60) });
  expect(row.endedAt).not.toBeNull();
  expect(await measure.limits()).toEqual({
    'GE_RECTIFY_NOTIFY-1': 'MET',
    'GE_RECTIFY_PLAN-1': 'MET',
    'GE_RECTIFY_APPROVE-1': 'MET',
    'GE_RECTIFY_ACT-1': 'MET',
    'GE_RECTIFY_ACCEPT-1': 'MET',
  });
  const papers = await stage.db
    .selectFrom('document')
    .select(['kind', 'number'])
    .where('subjectId', '=', measure.id)
    .execute();
  expect(papers).toEqual([
    { kind: 'RECTIFICATION_NOTICE', number: expect.stringMatching(/^广评整〔\d{4}〕\d+号$/) },
  ]);
  const files = await stage.db
    .selectFrom('measureFile')
    .select(['event', 'itemId'])
    .where('measureId', '=', measure.id)
    .execute();
  expect(files).toEqual([{ event: 'ADD_EVIDENCE', itemId: 'P1' }]);
  expect(await stage.told(measure.id, ORGANS.ORGANISER)).toEqual([
    'MEASURE_STARTED',
    'MEASURE_PASSED_ON',
    'MEASURE_PASSED_ON',
    'MEASURE_PASSED_ON',
    'MEASURE_ENDED',
  ]);
  expect(await verifyChain(stage.db, 'measure', measure.id)).toMatchObject({ ok: true, length: 7 });
});

test('a late notice climbs the ladder up to the report upwards; returns and an extension begin limits anew', async () => {
  const measure = await windingRectification(stage);
  expect(await stage.row(measure.id)).toMatchObject({ status: 'ACCEPTED', dueOn: day(90) });
  expect(await measure.limits()).toMatchObject({
    'GE_RECTIFY_NOTIFY-1': 'MET_LATE',
    'GE_RECTIFY_PLAN-1': 'MET',
    'GE_RECTIFY_PLAN-2': 'MET',
    'GE_RECTIFY_EXTENSION-1': 'MET',
    'GE_RECTIFY_ACT-1': 'CANCELLED',
    'GE_RECTIFY_ACT-2': 'MET',
    'GE_RECTIFY_ACT-3': 'MET',
    'GE_RECTIFY_ACCEPT-2': 'MET',
  });
  const acts = await stage.acts(measure.id);
  expect(acts.slice(0, 5).map(({ act }) => act)).toEqual([
    'WARN',
    'WARN',
    'REMIND',
    'SUPERVISE',
    'PROPOSE_TRANSFER',
  ]);
  expect(acts.filter(({ act }) => act === 'SUPERVISE')).toEqual([
    expect.objectContaining({
      number: expect.stringMatching(/^广评督〔/),
      obligationId: 'GE_RECTIFY_NOTIFY-1',
    }),
  ]);
  for (const higher of [ORGANS.CITY_GOVERNMENT, ORGANS.STANDING_COMMITTEE]) {
    expect(await stage.told(measure.id, higher)).toEqual(['MEASURE_OVERDUE_REPORT']);
  }
});

test('who may do what, and in which order', async () => {
  const measure = await stage.started('RECTIFY');
  const plan = { noteId: null, fileIds: [], fields: { planId: randomUUID(), items: [] } };
  expect(await measure.refused('submitPlan', staff.handler, plan)).toMatchObject({ code: 'WRONG_STATUS' });
  expect(await measure.refused('submitPlan', staff.organiser, plan)).toMatchObject({
    code: 'NOT_THE_OBJECT',
    ruleId: 'GE-USE-2',
  });
  const notice = { noteId: null, fileIds: [], fields: { documentId: randomUUID(), dueOn: day(60) } };
  for (const who of [staff.government, staff.handler]) {
    expect(await measure.refused('notify', who, notice)).toMatchObject({ code: 'WRONG_ORGAN' });
  }
  const hold = { noteId: null, fileIds: [], fields: { heldAt: '', leaderPost: '', attendedPosts: [] } };
  expect(await measure.refused('hold', staff.organiser, hold)).toMatchObject({ code: 'UNKNOWN_COMMAND' });
  await rectifiedUpToReport(stage, measure);
  const answer = { noteId: null, fileIds: [], fields: { accept: true, reasonId: '', dueOn: null } };
  expect(await measure.refused('answerReport', staff.organiser, answer)).toMatchObject({ code: 'FOUR_EYES' });
  await answerReport(measure, true);
  await measure.handle.result();
});

test('an object without an organisation is served by the organ, by another person than the one who decides', async () => {
  const object = { name: '剑阁县', group: 'COUNTY' as const, organisation: null };
  const measure = await stage.started('RECTIFY', { object });
  await notify(measure);
  const items = [{ id: 'P1', textId: randomUUID(), dueOn: day(30) }];
  const plan = { noteId: null, fileIds: [], fields: { planId: randomUUID(), items } };
  expect(await measure.refused('submitPlan', staff.organiser, plan)).toMatchObject({ code: 'FOUR_EYES' });
  await measure.act('submitPlan', staff.organiser2, plan);
  const answer = { noteId: null, fileIds: [], fields: { accept: true, reasonId: '' } };
  expect(await measure.refused('answerPlan', staff.organiser2, answer)).toMatchObject({ code: 'FOUR_EYES' });
  await measure.act('answerPlan', staff.organiser, answer);
  expect(await stage.row(measure.id)).toMatchObject({ status: 'ACTING', objectOrganisationId: null });
});

test('a supervisor urges and orders; work that is late stays owed until it is reported', async () => {
  const measure = await stage.started('RECTIFY');
  await notify(measure);
  await submitPlan(measure);
  const obligationId = 'GE_RECTIFY_APPROVE-1';
  expect(await measure.refused('order', staff.organiser, { obligationId, noteId: null })).toMatchObject({
    code: 'ROLE_NOT_ALLOWED',
  });
  await measure.act('urge', staff.supervisor, { obligationId, noteId: null });
  await measure.act('order', staff.supervisor, { obligationId, noteId: randomUUID() });
  expect(await stage.acts(measure.id)).toEqual([
    expect.objectContaining({ act: 'REMIND', number: null, issuedBy: staff.supervisor.accountId }),
    expect.objectContaining({ act: 'SUPERVISE', number: expect.stringMatching(/^广评督/) }),
  ]);
  await measure.to(at(70, '10:00'));
  expect(await stage.row(measure.id)).toMatchObject({ status: 'PLANNED', overdueCount: 2 });
  expect(
    await measure.refused('urge', staff.supervisor, { obligationId: 'none', noteId: null }),
  ).toMatchObject({
    code: 'OBLIGATION_NOT_OPEN',
  });
});

test('a correction of the round ends the measure; an ended one takes no more steps', async () => {
  const measure = await stage.started('RECTIFY');
  await notify(measure);
  await measure.handle.signal(LAPSE_SIGNAL, { roundVersion: 2 });
  expect(await measure.handle.result()).toEqual({ status: 'CANCELLED' });
  expect(await measure.limits()).toEqual({
    'GE_RECTIFY_NOTIFY-1': 'MET',
    'GE_RECTIFY_PLAN-1': 'CANCELLED',
    'GE_RECTIFY_ACT-1': 'CANCELLED',
  });
  await expect(report(measure)).rejects.toThrow();
});

test('one measure for one object, round and rung', async () => {
  const first = await stage.started('RECTIFY');
  const { dueKey: key } = await stage.row(first.id);
  const input = measureInput('RECTIFY');
  await expect(stage.started('RECTIFY', { due: { ...input.due, key } })).rejects.toThrow('has not begun');
});

test('a published calendar lays the limits out anew; only an administrator brings it', async () => {
  const measure = await stage.started('RECTIFY');
  const before = (await stage.row(measure.id)).nextDueAt;
  const calendar = {
    ...testCalendar,
    version: `${testCalendar.version}-2`,
    holidays: { ...testCalendar.holidays, [day(1)]: '试验假日' },
  };
  expect(await measure.refused('recalculate', staff.organiser, { calendar })).toMatchObject({
    code: 'ROLE_NOT_ALLOWED',
  });
  const admin = actor('guanli', 'ADMIN');
  await measure.act('recalculate', admin, { calendar });
  const after = (await stage.row(measure.id)).nextDueAt;
  expect(Date.parse(after!)).toBeGreaterThan(Date.parse(before!));
  expect(await measure.refused('recalculate', admin, { calendar })).toMatchObject({
    code: 'CALENDAR_UNCHANGED',
  });
});
