import { randomUUID } from 'node:crypto';
import {
  AFTER,
  ASSESSED,
  AssessmentStage,
  figures,
  graded,
  LAST_MONTH,
  staff,
} from '../../support/assessmentStage';

let stage: AssessmentStage;
beforeAll(async () => {
  stage = await AssessmentStage.open();
});
afterAll(() => stage.close());

const note = () => randomUUID();
const row = (id: string) =>
  stage.db.selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const gradesIn = async (id: string) => {
  const rows = await stage.db
    .selectFrom('assessmentPerson')
    .select(['termId', 'computed', 'grade'])
    .where('assessmentId', '=', id)
    .execute();
  return Object.fromEntries(rows.map(({ termId, computed, grade }) => [termId, [computed, grade]]));
};

test('by adopted items: 11, 10, 6, 5, 4 and a missed special duty give the grades of the plan (BT-ASM-3 … BT-ASM-6)', async () => {
  const ids = await stage.terms(6);
  const adopted = [11, 10, 6, 5, 4, 15];
  const people = ids.map((id, i) =>
    figures(id, { adopted: adopted[i]!, specialDutyMissed: i === 5 ? ['special'] : [] }),
  );
  const assessment = await stage.opened(people);
  expect(await row(assessment.id)).toMatchObject({ status: 'OPEN', people: 6, base: 5, doubleMedian: 12 });

  await assessment.act('decideMode', staff.organiser, { mode: 'ADOPTION', noteId: note() });
  await assessment.act('confirm', staff.decider, { noteId: null });
  expect(await assessment.handle.result()).toEqual({ status: 'CLOSED' });
  expect(Object.values(await gradesIn(assessment.id)).length).toBe(6);
  const expected = ['EXCELLENT', 'GOOD', 'GOOD', 'PASS', 'UNDETERMINED', 'FAIL'];
  const grades = await gradesIn(assessment.id);
  expect(ids.map((id) => grades[id]?.[0])).toEqual(expected);

  // The processes of these terms have long ended: the grades stand in their records.
  const told = await stage.db
    .selectFrom('officerGrade')
    .select(['termId', 'grade'])
    .where('assessmentId', '=', assessment.id)
    .execute();
  expect(new Map(told.map(({ termId, grade }) => [termId, grade]))).toEqual(
    new Map(ids.map((id, i) => [id, expected[i]])),
  );
  expect(await assessment.limits()).toEqual({ 'ASSESSMENT_CONFIRM-1': 'MET' });
});

test('by items provided: seats rounded down, nobody falls below what was earned (BT-ASM-7, AMB-BT-3)', async () => {
  const ids = await stage.terms(5);
  const people = ids.map((id, i) =>
    figures(id, {
      adopted: i === 4 ? 6 : 1,
      provided: 10 - i,
      lastCountedAt: `2026-0${i + 1}-01T00:00:00.000Z`,
    }),
  );
  const assessment = await stage.opened(people);
  expect(await row(assessment.id)).toMatchObject({ fallbackAdvised: true, mode: null });
  await assessment.act('decideMode', staff.organiser, { mode: 'FALLBACK', noteId: note() });
  const grades = await gradesIn(assessment.id);
  // 1 excellent, 2 good; the one who earned GOOD by adoption takes a seat of it first.
  expect(ids.map((id) => grades[id]?.[0])).toEqual(['EXCELLENT', 'GOOD', 'PASS', 'PASS', 'GOOD']);
  expect(await row(assessment.id)).toMatchObject({ seats: { excellent: 1, good: 2 }, mode: 'FALLBACK' });
});

test('a lower grade needs a reason, a higher one and a FAIL are refused (BT-ASM-8); who decided does not confirm', async () => {
  const [high, low] = (await stage.terms(2)) as [string, string];
  const assessment = await stage.opened([figures(high, { adopted: 11 }), figures(low, { adopted: 4 })]);
  await assessment.act('decideMode', staff.decider, { mode: 'ADOPTION', noteId: note() });
  const refusals = [
    [high, 'GOOD', null, 'REASON_REQUIRED'],
    [high, 'FAIL', note(), 'FAIL_ONLY_BY_DUTY'],
    [low, 'GOOD', note(), 'GRADE_TOO_HIGH'],
    [randomUUID(), 'GOOD', note(), 'PERSON_UNKNOWN'],
  ] as const;
  for (const [termId, grade, noteId, code] of refusals)
    expect(await assessment.refused('adjust', staff.decider2, { termId, grade, noteId })).toMatchObject({
      code,
    });
  await assessment.act('adjust', staff.decider2, { termId: high, grade: 'GOOD', noteId: note() });
  await assessment.act('adjust', staff.decider2, { termId: low, grade: 'PASS', noteId: note() });

  for (const who of [staff.decider, staff.decider2])
    expect(await assessment.refused('confirm', who, { noteId: null })).toMatchObject({
      code: 'FOUR_EYES',
      ruleId: 'BT-ASM-8',
    });
  expect(await assessment.refused('confirm', staff.organiser, { noteId: null })).toMatchObject({
    code: 'ROLE_NOT_ALLOWED',
  });
  const third = { ...staff.decider, accountId: staff.organiser2.accountId };
  await assessment.act('confirm', third, { noteId: null });
  await assessment.handle.result();
  expect(await gradesIn(assessment.id)).toEqual({
    [high]: ['EXCELLENT', 'GOOD'],
    [low]: ['UNDETERMINED', 'PASS'],
  });
  expect(
    await assessment
      .refused('adjust', staff.decider2, { termId: low, grade: 'PASS', noteId: null })
      .catch((error: Error) => error.name),
  ).toMatch(/NotFound/);
});

test('in the last month the work begins, but grades are confirmed on figures of the whole year only (AMB-BT-2)', async () => {
  const [id] = (await stage.terms(1)) as [string];
  const year = { year: ASSESSED };
  const early = await stage.started(`${ASSESSED.to.slice(0, 4)}-02-10T02:00:00.000Z`, year);
  expect(
    await early.refused('open', staff.organiser, { people: [figures(id)], left: [], noteId: null }),
  ).toMatchObject({ code: 'YEAR_NOT_ENDING' });

  const graded11 = [figures(id, { adopted: 11 })];
  const assessment = await stage.opened([figures(id, { adopted: 10 })], { at: LAST_MONTH, over: year });
  await assessment.act('decideMode', staff.organiser, { mode: 'ADOPTION', noteId: note() });
  expect(await assessment.refused('confirm', staff.decider, { noteId: null })).toMatchObject({
    code: 'FIGURES_NOT_FINAL',
  });
  await assessment.to(AFTER);
  await assessment.act('recount', staff.organiser, { people: graded11, left: [], noteId: null });
  expect(await row(assessment.id)).toMatchObject({
    status: 'PROPOSED',
    mode: 'ADOPTION',
    countedAt: expect.any(String),
  });
  await assessment.act('confirm', staff.decider, { noteId: null });
  await assessment.handle.result();
  expect(await gradesIn(assessment.id)).toEqual({ [id]: ['EXCELLENT', 'EXCELLENT'] });
});

test('items that nobody has screened are passed over only with a reason; strangers open nothing', async () => {
  const [id] = (await stage.terms(1)) as [string];
  const assessment = await stage.started();
  const people = [figures(id, { unscreened: 2 })];
  expect(await assessment.refused('open', staff.organiser, { people, left: [], noteId: null })).toMatchObject(
    {
      code: 'UNSCREENED_LEFT',
    },
  );
  expect(
    await assessment.refused('open', staff.stranger, { people, left: [], noteId: note() }),
  ).toMatchObject({
    code: 'NOT_YOUR_CASE',
  });
  await assessment.act('open', staff.organiser, { people, left: [], noteId: note() });
  expect(await row(assessment.id)).toMatchObject({ unscreened: 2, openNoteId: expect.any(String) });
  await assessment.act('withdraw', staff.organiser, { noteId: note() });
  expect(await assessment.handle.result()).toEqual({ status: 'WITHDRAWN' });
});

test('late: the ladder reminds and orders; a person urges', async () => {
  const [id] = (await stage.terms(1)) as [string];
  const assessment = await stage.opened([figures(id)]);
  const obligationId = 'ASSESSMENT_CONFIRM-1';
  await assessment.act('urge', staff.supervisor, { obligationId, noteId: null });
  await assessment.to(new Date(Date.parse(AFTER) + 40 * 86_400_000).toISOString());
  const acts = await stage.db
    .selectFrom('supervisionAct')
    .select(['act', 'issuedBy'])
    .where('subjectId', '=', assessment.id)
    .orderBy('stepSeq')
    .orderBy('ordinal')
    .execute();
  expect(acts[0]).toEqual({ act: 'REMIND', issuedBy: staff.supervisor.accountId });
  expect(acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['WARN', 'REMIND', 'SUPERVISE']));
  expect(await row(assessment.id)).toMatchObject({ overdueCount: 1 });
});

test('a correction keeps both: the earlier assessment names the one that replaced it (BT-ASM-8)', async () => {
  const [id] = (await stage.terms(1)) as [string];
  const first = await stage.confirmed([figures(id, { adopted: 5 })]);
  const { yearFrom, yearTo } = await row(first.id);
  const second = await stage.confirmed([figures(id, { adopted: 6 })], {
    replacesId: first.id,
    year: { from: yearFrom, to: yearTo },
  });
  expect(await row(first.id)).toMatchObject({ status: 'CLOSED', replacedBy: second.id });
  expect(await gradesIn(first.id)).toEqual({ [id]: ['PASS', 'PASS'] });
  expect(await gradesIn(second.id)).toEqual({ [id]: ['GOOD', 'GOOD'] });
  const grade = await stage.db.selectFrom('officerGrade').selectAll().where('termId', '=', id).execute();
  expect(grade).toEqual([expect.objectContaining({ grade: 'GOOD', assessmentId: second.id })]);
});

test('one year is not assessed twice: the database refuses the second', async () => {
  const [id] = (await stage.terms(1)) as [string];
  const first = await stage.opened([figures(id)]);
  const { yearFrom, yearTo } = await row(first.id);
  const second = await stage.started(AFTER, { year: { from: yearFrom, to: yearTo } });
  await expect(
    second.act('open', staff.organiser, { people: [figures(id)], left: [], noteId: null }),
  ).rejects.toThrow();
  expect(await stage.db.selectFrom('assessment').select('id').where('id', '=', second.id).execute()).toEqual(
    [],
  );
});

test('the parameters of the plan are those of the specification', () => {
  expect(graded.bands.map(({ min, max, grade }) => [min, max, grade])).toEqual([
    [11, null, 'EXCELLENT'],
    [6, 10, 'GOOD'],
    [5, 5, 'PASS'],
  ]);
});
