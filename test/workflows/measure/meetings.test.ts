import { randomUUID } from 'node:crypto';
import { day, MeasureStage, OBJECT, ORGANS, type StagedMeasure, staff } from '../../support/measureStage';
import {
  commit,
  confirmMinutes,
  convene,
  holdInterview,
  holdReview,
  keep,
  notifyReview,
  recordResult,
  report,
  schedule,
  straightReview,
  windingInterview,
  writeMinutes,
} from '../../support/measureStories';
import { at } from '../../support/redemptionStage';

let stage: MeasureStage;
beforeAll(async () => {
  stage = await MeasureStage.open();
});
afterAll(() => stage?.close());

const answered = (measure: StagedMeasure, accept = true) => {
  const reasonId = accept ? '' : randomUUID();
  return measure.act('answerReport', staff.committee, {
    noteId: reasonId || null,
    fileIds: [],
    fields: { accept, reasonId, dueOn: null },
  });
};

test('an interview is convened, held, minuted and its commitments are kept (GE-USE-3)', async () => {
  const measure = await stage.started('INTERVIEW');
  await convene(measure, at(7, '09:00'), '');
  await measure.to(at(7, '11:30'));
  await holdInterview(measure, at(7, '09:00'));
  await writeMinutes(stage, measure);
  await confirmMinutes(measure);
  await commit(measure, [day(30)]);
  await keep(stage, measure, 'C1', true);
  expect(await measure.handle.result()).toEqual({ status: 'CLOSED' });
  expect(await measure.limits()).toEqual({
    'GE_INTERVIEW_CONVENE-1': 'MET',
    'GE_INTERVIEW_HOLD-1': 'MET',
    'GE_INTERVIEW_MINUTES-1': 'MET',
    'GE_INTERVIEW_COMMIT-1': 'MET',
    'GE_INTERVIEW_KEEP-C1-1': 'MET',
  });
  expect(await stage.row(measure.id)).toMatchObject({
    kind: 'INTERVIEW',
    organOrganisationId: ORGANS.CITY_GOVERNMENT,
    organiserOrganisationId: ORGANS.ORGANISER,
    meetsAt: at(7, '09:00'),
  });
});

test('an interview put off, with minutes given back and a commitment shown twice', async () => {
  const measure = await windingInterview(stage);
  expect(await stage.row(measure.id)).toMatchObject({ status: 'CLOSED', meetsAt: at(8, '09:00') });
  expect(await measure.limits()).toMatchObject({
    'GE_INTERVIEW_HOLD-1': 'CANCELLED',
    'GE_INTERVIEW_HOLD-2': 'MET',
    'GE_INTERVIEW_KEEP-C1-1': 'MET',
    'GE_INTERVIEW_KEEP-C2-1': 'MET',
  });
  expect(await stage.told(measure.id, OBJECT)).toContain('MEASURE_GIVEN_BACK');
});

test('minutes are confirmed by another person; an interview that nobody registers is overdue and goes up', async () => {
  const measure = await stage.started('INTERVIEW');
  await convene(measure, at(7, '09:00'), '');
  await measure.to(at(20, '10:00'));
  expect(await stage.row(measure.id)).toMatchObject({ overdueCount: 1, nextDueKind: 'GE_INTERVIEW_HOLD' });
  expect(await stage.told(measure.id, ORGANS.STANDING_COMMITTEE)).toEqual(['MEASURE_OVERDUE_REPORT']);
  await holdInterview(measure, at(7, '09:00'));
  await writeMinutes(stage, measure);
  const yes = { noteId: null, fileIds: [], fields: { accept: true, reasonId: '' } };
  expect(await measure.refused('confirmMinutes', staff.government, yes)).toMatchObject({ code: 'FOUR_EYES' });
  expect(await measure.refused('confirmMinutes', staff.organiser, yes)).toMatchObject({
    code: 'WRONG_ORGAN',
  });
  await confirmMinutes(measure);
  const past = {
    noteId: null,
    fileIds: [],
    fields: { commitments: [{ id: 'C1', textId: 'x', dueOn: day(1) }] },
  };
  expect(await measure.refused('commit', staff.handler, past)).toMatchObject({ code: 'DUE_DATE_PAST' });
});

test('a commitment that is not kept climbs the ladder; the body is told', async () => {
  const measure = await stage.started('INTERVIEW');
  await convene(measure, at(1, '09:00'), '');
  await measure.to(at(1, '12:00'));
  await holdInterview(measure, at(1, '09:00'));
  await writeMinutes(stage, measure);
  await confirmMinutes(measure);
  await commit(measure, [day(10)]);
  await measure.to(at(20, '10:00'));
  expect((await measure.limits())['GE_INTERVIEW_KEEP-C1-1']).toBe('BREACHED');
  const acts = (await stage.acts(measure.id)).filter((each) =>
    each.obligationId.startsWith('GE_INTERVIEW_KEEP'),
  );
  expect(acts.map(({ act }) => act)).toContain('SUPERVISE');
  expect(new Set(acts.map(({ targetOrganisationId }) => targetOrganisationId))).toEqual(new Set([OBJECT]));
  await keep(stage, measure, 'C1', true);
  await measure.handle.result();
  expect((await measure.limits())['GE_INTERVIEW_KEEP-C1-1']).toBe('MET_LATE');
});

test('a review goes from the notice to the result (GE-USE-4)', async () => {
  const measure = await straightReview(stage);
  expect(await stage.row(measure.id)).toMatchObject({ kind: 'REVIEW', status: 'CLOSED', streak: 3 });
  expect(await measure.limits()).toEqual({
    'GE_REVIEW_NOTIFY-1': 'MET',
    'GE_REVIEW_REPORT-1': 'MET',
    'GE_REVIEW_SCHEDULE-1': 'MET',
    'GE_REVIEW_HOLD-1': 'MET',
    'GE_REVIEW_RESULT-1': 'MET',
  });
});

test('material of a review given back, the session put off, the result by another person', async () => {
  const measure = await stage.started('REVIEW');
  await notifyReview(measure);
  await report(measure);
  await answered(measure, false);
  await report(measure, staff.handler2);
  await answered(measure);
  await schedule(measure, at(21, '15:00'), '');
  const again = {
    noteId: null,
    fileIds: [],
    fields: { sessionId: 's', meetsAt: at(22, '15:00'), reasonId: '' },
  };
  expect(await measure.refused('schedule', staff.committee, again)).toMatchObject({
    code: 'REASON_REQUIRED',
  });
  await schedule(measure, at(22, '15:00'), randomUUID());
  await measure.to(at(22, '18:00'));
  await holdReview(measure, at(22, '15:00'));
  const own = { noteId: null, fileIds: [], fields: { code: 'NOTED', documentId: randomUUID() } };
  expect(await measure.refused('recordResult', staff.committee, own)).toMatchObject({ code: 'FOUR_EYES' });
  const unknown = { noteId: null, fileIds: [], fields: { code: 'PRAISED', documentId: randomUUID() } };
  expect(await measure.refused('recordResult', staff.committee2, unknown)).toMatchObject({
    code: 'RESULT_UNKNOWN',
  });
  await recordResult(stage, measure);
  expect(await measure.handle.result()).toEqual({ status: 'CLOSED' });
  expect(await measure.limits()).toMatchObject({
    'GE_REVIEW_REPORT-2': 'MET',
    'GE_REVIEW_HOLD-1': 'CANCELLED',
    'GE_REVIEW_HOLD-2': 'MET',
  });
});

test('the organ ends a measure whose body no longer exists', async () => {
  const measure = await stage.started('REVIEW');
  const reasonId = randomUUID();
  const cancel = { noteId: reasonId, fileIds: [], fields: { ground: 'ABOLISHED' as const, reasonId } };
  expect(await measure.refused('cancel', staff.organiser, cancel)).toMatchObject({ code: 'WRONG_ORGAN' });
  await measure.act('cancel', staff.committee, cancel);
  expect(await measure.handle.result()).toEqual({ status: 'CANCELLED' });
  expect(await measure.limits()).toEqual({ 'GE_REVIEW_NOTIFY-1': 'CANCELLED' });
});
