import { randomUUID } from 'node:crypto';
import { bt } from '../../../db/presets/schemes/bt';
import { factsOfTerms } from '../../../db/queries/officerFacts';
import type { CorrectScreeningCommand } from '../../../workflows/officer-term/messages';
import { OfficerTermStage, on, type StagedTerm } from '../../support/officerTermStage';

let stage: OfficerTermStage;
beforeAll(async () => {
  stage = await OfficerTermStage.open();
});
afterAll(() => stage.close());

const submission = (id: string) =>
  stage.db.selectFrom('officerSubmission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const correct = (
  term: StagedTerm,
  submissionId: string,
  over: Partial<CorrectScreeningCommand>,
  key = randomUUID(),
) =>
  term.act(
    'correctScreening',
    term.staff.clerk,
    {
      submissionId,
      verdict: 'VALID',
      valuable: false,
      workable: false,
      classification: null,
      duplicateOf: null,
      noteId: randomUUID(),
      ...over,
    },
    key,
  );

test('a wrong verdict is put right once; adoption falls; rows and trail say so', async () => {
  const term = await stage.appointed(bt);
  await term.to(on('04-10'));
  const id = await term.report();
  const adopted = {
    submissionId: id,
    adopted: true,
    byOrganisationId: null,
    byText: '县交通局',
    noteId: null,
  };
  await term.act('decideAdoption', term.staff.clerk, adopted);
  expect(await submission(id)).toMatchObject({ status: 'ADOPTED', verdict: 'VALID' });

  await term.to(on('04-20'));
  const key = randomUUID();
  const noteId = randomUUID();
  const answer = await correct(term, id, { verdict: 'FALSE', noteId }, key);
  expect(await correct(term, id, { verdict: 'FALSE', noteId }, key)).toEqual(answer);
  expect(await submission(id)).toMatchObject({
    status: 'SCREENED',
    verdict: 'FALSE',
    valuable: false,
    screenedAt: answer.at,
    screeningNoteId: noteId,
    adoptedByText: null,
    adoptionAt: null,
    adoptionBy: null,
  });
  const trail = (await term.audit()).filter(({ action }) => action === 'correctScreening');
  expect(trail).toMatchObject([
    {
      noteId,
      after: { verdict: 'FALSE', adoptionFell: true, earlier: { verdict: 'VALID', valuable: true } },
    },
  ]);

  const later = await correct(term, id, { verdict: 'INVALID' });
  expect(later.at > answer.at).toBe(true);
  expect(await submission(id)).toMatchObject({
    verdict: 'INVALID',
    screenedAt: answer.at,
    updatedAt: later.at,
  });
  const row = await term.row();
  const facts = await factsOfTerms(stage.db, [{ id: term.id, fromDate: row.fromDate, toDate: row.toDate }]);
  expect(facts.get(term.id)?.facts.submissions).toMatchObject([
    { id, adoptedAt: null, judgement: { at: answer.at, verdict: 'INVALID' } },
  ]);
});
