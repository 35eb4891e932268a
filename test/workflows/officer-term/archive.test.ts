import { archiveClosed } from '../../../activities/archive';
import { hb } from '../../../db/presets/schemes/hb';
import { OfficerTermStage, on, type StagedTerm } from '../../support/officerTermStage';

let stage: OfficerTermStage;
beforeAll(async () => {
  stage = await OfficerTermStage.open();
});
afterAll(() => stage.close());

const kept = (term: StagedTerm) =>
  stage.db
    .selectFrom('historyArchive')
    .select(['subjectType', 'last'])
    .where('subjectId', '=', term.id)
    .execute();

/** Looks until the engine lists what has just ended. */
async function untilKept(term: StagedTerm): Promise<void> {
  for (let i = 0; i < 100 && (await kept(term)).length === 0; i += 1) {
    await archiveClosed({ db: stage.db, client: stage.client });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('the history of a term is kept when its process has ended, however long after the term that is', async () => {
  const [term, other] = await Promise.all([
    stage.appointed(hb, { start: '03-01' }),
    stage.appointed(hb, { start: '03-01' }),
  ]);
  for (const each of [term, other]) {
    await each.to(on('03-10'));
    await each.report({ kind: 'SUGGESTION' });
    await each.act('resign', each.officer, { applicationFileId: each.id, noteId: null });
  }
  // The row was left long before the retention began; the process still waits for what units say.
  await stage.db
    .updateTable('officerTerm')
    .set({ endedAt: '2020-01-01T00:00:00.000Z' })
    .where('id', '=', term.id)
    .execute();
  const [item] = await stage.db
    .selectFrom('officerSubmission')
    .select('id')
    .where('termId', '=', term.id)
    .execute();
  await term.to(on('05-20'));
  await term.act('decideAdoption', term.staff.clerk, {
    submissionId: item?.id ?? '',
    adopted: true,
    byOrganisationId: null,
    byText: '区市场监管局',
    noteId: null,
  });
  await expect(term.handle.result()).resolves.toMatchObject({ status: 'RESIGNED' });
  await untilKept(term);
  expect(await kept(term)).toEqual([{ subjectType: 'officerTerm', last: true }]);
  expect(await kept(other)).toEqual([]);
  expect(await archiveClosed({ db: stage.db, client: stage.client })).toBe(0);
});
