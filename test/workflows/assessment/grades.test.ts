import { bt } from '../../../db/presets/schemes/bt';
import { GRADE_SIGNAL } from '../../../workflows/officer-term/messages';
import { ASSESSED, AssessmentStage, figures, staff } from '../../support/assessmentStage';
import { OfficerTermStage, on, type StagedTerm } from '../../support/officerTermStage';

let stage: AssessmentStage;
let terms: OfficerTermStage;
beforeAll(async () => {
  stage = await AssessmentStage.open();
  terms = OfficerTermStage.on(stage.base);
});
afterAll(() => stage.close());

/** Somebody who goes on serving after the assessed year, with a report in its only full month. */
async function serving(): Promise<StagedTerm> {
  const term = await terms.appointed(bt, { start: '02-15' });
  await term.to(on('03-10'));
  await term.report();
  await term.to(on('04-12', '09:00'));
  return term;
}

const gradeOf = async ({ id }: StagedTerm) =>
  (await stage.db.selectFrom('officerGrade').select('grade').where('termId', '=', id).execute()).map(
    ({ grade }) => grade,
  );

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100 && !(await done()); i += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
}

test('confirmed grades reach the terms once; a FAIL opens the hearing of BT-DSM-1', async () => {
  const [good, bad] = [await serving(), await serving()];
  const people = [
    figures(good.id, { adopted: 11 }),
    figures(bad.id, { adopted: 15, specialDutyMissed: ['x'] }),
  ];
  const assessment = await stage.confirmed(people, { year: ASSESSED });
  await until(async () => (await gradeOf(bad)).length > 0 && (await gradeOf(good)).length > 0);

  expect([await gradeOf(good), await gradeOf(bad)]).toEqual([['EXCELLENT'], ['FAIL']]);
  expect(await good.procedures()).toEqual([]);
  expect(await bad.procedure()).toMatchObject({ ground: 'FAILED_ASSESSMENT', ruleId: 'BT-DSM-1' });

  // The message again, as after a worker's death: nothing happens twice.
  const message = { key: assessment.id, actor: staff.decider, assessmentId: assessment.id };
  const graded = { year: ASSESSED, computed: 'FAIL', grade: 'FAIL', noteId: null };
  await bad.handle.signal(GRADE_SIGNAL, { ...message, ...graded, confirmedAt: on('04-12') });
  await bad.report(); // a later step, so that the message has been looked at
  expect((await bad.audit()).filter(({ action }) => action === 'confirmGrade')).toHaveLength(1);
  expect(await bad.procedures()).toHaveLength(1);
});
