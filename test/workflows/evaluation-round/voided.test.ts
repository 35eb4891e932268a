import { randomUUID } from 'node:crypto';
import { CLOSES, EvaluationStage, judges, PERIOD_OVER } from '../../support/evaluationStage';
import { windingRound } from '../../support/evaluationStories';

let stage: EvaluationStage;
beforeAll(async () => {
  stage = await EvaluationStage.open();
}, 60_000);
afterAll(() => stage?.close());

test('GE-RND-1: voided before publishing with a reason, the year has room for the round again', async () => {
  const round = await stage.begun();
  expect(await round.refused('voidRound', judges.organiser, { noteId: null })).toMatchObject({
    code: 'REASON_REQUIRED',
  });
  await round.act('prepare', judges.organiser, { noteId: null });
  await round.act('voidRound', judges.organiser, { noteId: randomUUID() });
  expect(await round.handle.result()).toEqual({ status: 'VOIDED' });
  expect(await round.limits()).toEqual({ 'GE_ROUND_DRAW-1': 'CANCELLED' });
  expect(await stage.row(round)).toMatchObject({ status: 'VOIDED', closedAt: expect.any(String) });

  const second = await stage.begun();
  await expect(stage.begun()).rejects.toThrow(); // the same round is not held twice
  await second.act('voidRound', judges.organiser, { noteId: randomUUID() });
});

test('AMB-GE-2: with too few answers scoring is left to a person, who must give a reason', async () => {
  const round = await stage.opened();
  await round.to(CLOSES);
  await stage.until(round, 'CLOSED');
  await round.to(PERIOD_OVER);
  expect(await stage.held(round)).toEqual({ heldStep: 'SCORE', heldCode: 'REASON_REQUIRED' });
  expect(await round.refused('score', judges.organiser, { noteId: null })).toMatchObject({
    code: 'REASON_REQUIRED',
    ruleId: 'AMB-GE-2',
  });
  await round.act('score', judges.organiser, { noteId: randomUUID() });
  await stage.until(round, 'RANKED');
  const ranked = await stage.db
    .selectFrom('roundRank')
    .select('rank')
    .where('roundId', '=', round.id)
    .where('rank', 'is not', null)
    .execute();
  expect(ranked).toEqual([]);
  const due = await round.limits();
  expect(due).toMatchObject({ 'GE_ROUND_SCORE-1': 'MET', 'GE_ROUND_REVIEW-1': 'OPEN' });
  await round.act('voidRound', judges.organiser, { noteId: randomUUID() });
}, 60_000);

test('a library that misses its numbers is frozen only with a reason', async () => {
  await stage.db
    .updateTable('libraryMember')
    .set({ leftAt: '2026-12-01T00:00:00.000Z' })
    .where('leafId', '=', 'S6')
    .execute();
  const round = await stage.begun();
  expect(await round.refused('prepare', judges.organiser, { noteId: null })).toMatchObject({
    code: 'REASON_REQUIRED',
    ruleId: 'GE-LIB-1',
  });
  await round.act('prepare', judges.organiser, { noteId: randomUUID() });
  expect(await stage.row(round)).toMatchObject({ members: 1980, deviatingLeaves: 1 });
  await round.act('voidRound', judges.organiser, { noteId: randomUUID() });
  await stage.db.updateTable('libraryMember').set({ leftAt: null }).where('leafId', '=', 'S6').execute();
});

test('a story with everything that can go another way ends voided', async () => {
  await stage.db.updateTable('libraryMember').set({ leftAt: '2026-12-01T00:00:00.000Z' }).execute();
  const round = await windingRound(stage.base);
  expect(await stage.row(round)).toMatchObject({ status: 'VOIDED', replaced: 1, answered: 0 });
}, 60_000);
