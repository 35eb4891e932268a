import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { evaluatedObjects } from '../../../db/presets/evaluation/objects';
import { ge } from '../../../db/presets/schemes/ge';
import {
  publicationsOfRound,
  publishedPlacings,
  ranksOfVersion,
  scoresOfResult,
} from '../../../db/queries/evaluationRound';
import { sameDraw } from '../../../workflows/rules/evaluation/draw/sample';
import { dieDuring } from '../../faults/support/lastAct';
import {
  BEGIN,
  CLOSES,
  EvaluationStage,
  judges,
  PERIOD_OVER,
  type StagedRound,
} from '../../support/evaluationStage';
import { sheetOf } from '../../support/evaluationStories';

/** One round from its beginning to a corrected second version (GE-RND-1); the tests go on from each other. */
let stage: EvaluationStage;
let round: StagedRound;

beforeAll(async () => {
  stage = await EvaluationStage.open();
}, 60_000);
afterAll(() => stage?.close());

const { organiser, organiser2, government, evaluated } = judges;
const note = () => randomUUID();
/** Processes of measures that have begun; a started one needs a moment. */
const measures = async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return stage.db.selectFrom('measure').select(['objectId', 'kind', 'status']).execute();
};
const ofGroup = (group: string) =>
  evaluatedObjects.filter((each) => each.group === group).map(({ id }) => id);

test('GE-LIB-1, GE-OBJ-1: prepared, the library and the objects are frozen', async () => {
  round = await stage.begun();
  expect(await round.refused('draw', organiser, {})).toMatchObject({
    code: 'WRONG_STATUS',
    ruleId: 'GE-RND-1',
  });
  expect(await round.refused('prepare', evaluated, { noteId: null })).toMatchObject({ code: 'WRONG_ORGAN' });
  await round.act('prepare', organiser, { noteId: null });
  expect(await stage.row(round)).toMatchObject({
    status: 'PREPARED',
    members: 2000,
    deviatingLeaves: 0,
    objects: 48,
    concentratedVersion: 1,
    realTimeVersion: 1,
    frameHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(await round.limits()).toEqual({ 'GE_ROUND_DRAW-1': 'OPEN' });
});

test('GE-DRW-1: 300 are drawn, once, and anybody can compute it again', async () => {
  await stage.db.updateTable('libraryMember').set({ leftAt: BEGIN }).where('leafId', '=', 'S6').execute(); // what happens to the library now is no matter of this round
  await round.act('draw', organiser, {});
  const draw = await stage.db
    .selectFrom('roundDraw')
    .selectAll()
    .where('roundId', '=', round.id)
    .executeTakeFirstOrThrow();
  const members = await stage.db
    .selectFrom('roundMember')
    .select(['memberId as id', 'leafId'])
    .where('roundId', '=', round.id)
    .execute();
  expect(draw.selected).toBe(300);
  expect(sameDraw(ge.parameters, draw.protocol, { members, tieLosses: draw.tieLossesBefore })).toBe(true);
  expect(await round.refused('draw', organiser, {})).toMatchObject({ code: 'WRONG_STATUS' });
});

test('GE-WAY-2: opened, everybody drawn is invited', async () => {
  await round.act('open', organiser, { closesAt: CLOSES });
  expect(await stage.invited(round)).toHaveLength(300);
  expect(await round.limits()).toMatchObject({ 'GE_ROUND_DRAW-1': 'MET', 'GE_ROUND_OPEN-1': 'MET' });
  expect(await round.refused('close', organiser, {})).toMatchObject({ code: 'STILL_OPEN' });
});

test('GE-DRW-1: a place goes to the next reserve of the same leaf, never once the sheet is in', async () => {
  const [gone, answered] = await stage.invited(round);
  await round.act('replace', organiser, { memberId: gone!.memberId, ground: 'UNREACHABLE' });
  const replaced = await stage.db
    .selectFrom('replacement')
    .innerJoin('roundMember', (join) =>
      join
        .onRef('roundMember.memberId', '=', 'replacement.replacedBy')
        .onRef('roundMember.roundId', '=', 'replacement.roundId'),
    )
    .select(['replacement.leafId', 'roundMember.leafId as of', 'replacement.replacedBy'])
    .where('replacement.roundId', '=', round.id)
    .executeTakeFirstOrThrow();
  expect(replaced).toMatchObject({ leafId: gone!.leafId, of: gone!.leafId });
  expect(await stage.cast(gone!.id, sheetOf(0))).toMatchObject({ code: 'INVITATION_REPLACED' });
  expect(await stage.invited(round)).toHaveLength(300);

  expect(await stage.cast(answered!.id, sheetOf(299))).toEqual({ allowed: true });
  const again = { memberId: answered!.memberId, ground: 'NO_ANSWER' as const };
  await round.act('replace', organiser, again); // taken like the other, and without effect (GE-WAY-3)
  expect(await stage.row(round)).toMatchObject({ replaced: 1 });
  expect(await stage.db.selectFrom('replacement').select('memberId').execute()).toHaveLength(2);
  expect(await stage.invited(round)).toHaveLength(299);
});

test('reminders go to those who have not answered, at their time and by hand', async () => {
  await round.act('remind', organiser, {});
  await round.to(new Date(Date.parse(CLOSES) - 6 * 86_400_000).toISOString());
  const { rows } = await sql<{ state: string; reminders: number; n: number }>`
    select state, reminders, count(*)::int as n from invitation group by state, reminders order by state`.execute(
    stage.db,
  );
  expect(rows).toEqual([
    { state: 'INVITED', reminders: 2, n: 299 },
    { state: 'REPLACED', reminders: 0, n: 1 },
    { state: 'USED', reminders: 0, n: 1 },
  ]);
});

test('AMB-GE-9: it closes by itself; what comes later is refused', async () => {
  const [late, ...others] = await stage.invited(round);
  for (const [n, { id }] of others.entries()) {
    expect(await stage.cast(id, sheetOf(n))).toEqual({ allowed: true });
  }
  expect(await stage.cast(late!.id, sheetOf(298))).toEqual({ allowed: true });
  await round.to(CLOSES);
  await stage.until(round, 'CLOSED');
  expect(await stage.row(round)).toMatchObject({ answered: 300 });
  expect(await round.refused('score', organiser, { noteId: null })).toMatchObject({ code: 'PERIOD_RUNNING' });
}, 120_000);

test('GE-SCO-1, GE-USE-1: after the period it is scored and ranked by itself', async () => {
  await round.to(PERIOD_OVER);
  await stage.until(round, 'RANKED');
  const { resultHash } = await stage.row(round);
  const scores = await scoresOfResult(stage.db, resultHash!);
  expect(scores).toHaveLength(48);
  const first = scores.find(({ objectId }) => objectId === 'CX')!;
  // 285 × 100 + 15 × 80 over 300; no real-time rating, so the concentrated part alone (AMB-GE-3)
  expect(first).toMatchObject({ score: '99', shown: '99.00', marks: ['REAL_TIME_MISSING'] });
  expect(first.concentrated).toMatchObject({ valid: 300, given: 300 });

  const ranks = await ranksOfVersion(stage.db, round.id, 1);
  const departments = ranks.filter(({ groupCode }) => groupCode === 'DEPARTMENT');
  const ids = ofGroup('DEPARTMENT');
  const at = (place: number) => departments.find(({ objectId }) => objectId === ids[place - 1])!;
  expect(departments.filter(({ top }) => top)).toHaveLength(6);
  expect([at(5).rank, at(6).rank, at(7).rank]).toEqual([5, 5, 7]);
  expect([at(35).rank, at(36).rank]).toEqual([35, 35]);
  expect(departments.filter(({ bottom }) => bottom).map(({ objectId }) => objectId)).toEqual(
    ids.slice(36), // 37–40: the doubt favours the two that are tied over the boundary (AMB-GE-5)
  );
  expect((await stage.row(round)).ties).toMatchObject([{ group: 'DEPARTMENT', mustDecide: false }]);
  const counties = ranks.filter(({ groupCode }) => groupCode === 'COUNTY');
  expect(counties.map(({ objectId }) => objectId)).toEqual(ofGroup('COUNTY'));
});

test('GE-USE-1: reviewed by another person, published, measures due, points booked', async () => {
  expect(await round.refused('publish', organiser, {})).toMatchObject({ code: 'WRONG_STATUS' });
  expect(await round.refused('review', government, { approve: true, noteId: null })).toMatchObject({
    code: 'WRONG_ORGAN',
  });
  await round.act('review', organiser2, { approve: true, noteId: null });
  const { numbers } = await round.act('publish', organiser, {});
  expect(numbers.EVALUATION_BULLETIN).toMatch(/^广营评〔\d{4}〕\d+号$/);
  await stage.until(round, 'BOOKED');

  const due = await stage.db.selectFrom('measureDue').selectAll().orderBy('key').execute();
  expect(due.map(({ objectId }) => objectId).sort()).toEqual(
    ['JK', ...ofGroup('DEPARTMENT').slice(36)].sort(),
  );
  for (const each of due) expect(each).toMatchObject({ measure: 'RECTIFY', streak: 1, status: 'DUE' });
  expect(await measures()).toEqual(
    expect.arrayContaining([{ objectId: 'JK', kind: 'RECTIFY', status: 'DUE' }]),
  );
  expect(await measures()).toHaveLength(5);
  const points = await stage.db.selectFrom('pointsEntry').select(['objectId', 'tenths']).execute();
  const booked = Object.fromEntries(points.map(({ objectId, tenths }) => [objectId, tenths]));
  // The last four departments are outside the target assessment (AMB-GE-8).
  expect(booked).toEqual({
    CX: 2,
    WC: 2,
    JK: -2,
    ...Object.fromEntries(
      ofGroup('DEPARTMENT')
        .slice(0, 6)
        .map((id) => [id, 2]),
    ),
  });
  expect(await round.refused('voidRound', organiser, { noteId: note() })).toMatchObject({
    code: 'ALREADY_PUBLISHED',
  });
});

test('a correction is a new version; a worker killed while scoring changes nothing; both versions stay', async () => {
  expect(await round.refused('correct', organiser, { noteId: null })).toMatchObject({
    code: 'REASON_REQUIRED',
  });
  await round.act('correct', organiser, { noteId: note() });
  expect(await stage.row(round)).toMatchObject({ status: 'CLOSED', version: 2, publishedVersion: 1 });

  // Somebody's pieces about the last county turn out to be worth less than nothing: others count now.
  await sql`delete from ballot_answer where round_id = ${round.id} and object_id = 'CX'
    and answers->>'C1' = 'VERY_GOOD'`.execute(stage.db);
  const key = randomUUID();
  await dieDuring(stage.base, round.handle.workflowId, 'scoreRound', (handle) =>
    handle.executeUpdate('score', {
      args: [{ actor: organiser, fingerprint: 'score', noteId: null }],
      updateId: key,
    }),
  );
  const written = await stage.db
    .selectFrom('roundScore')
    .select('resultHash')
    .distinct()
    .where('version', '=', 2)
    .execute();
  expect(written).toHaveLength(1);
  await stage.base.startWorker();
  await round.act('score', organiser, { noteId: null }, key);
  await stage.until(round, 'RANKED');
  expect((await stage.row(round)).resultHash).toBe(written[0]!.resultHash);
  expect(await scoresOfResult(stage.db, written[0]!.resultHash)).toHaveLength(48);

  expect(await round.refused('review', organiser, { approve: true, noteId: null })).toMatchObject({
    code: 'FOUR_EYES',
  });
  await round.act('review', organiser2, { approve: true, noteId: null });
  await round.act('publish', organiser, {});
  await stage.until(round, 'BOOKED');
  expect(await publicationsOfRound(stage.db, round.id)).toMatchObject([
    { version: 1, correctionNoteId: null },
    { version: 2, correctionNoteId: expect.any(String) },
  ]);
  expect(await ranksOfVersion(stage.db, round.id, 1)).toHaveLength(48);
  const { placings } = await publishedPlacings(stage.db, 'GE');
  expect(placings.find(({ objectId }) => objectId === 'CX')).toMatchObject({ rank: 8, bottom: true });

  const due = await stage.db.selectFrom('measureDue').select(['objectId', 'status']).execute();
  expect(due).toEqual(
    expect.arrayContaining([
      { objectId: 'CX', status: 'DUE' },
      { objectId: 'JK', status: 'CANCELLED' },
    ]),
  );
  expect(await measures()).toEqual(
    expect.arrayContaining([
      { objectId: 'CX', kind: 'RECTIFY', status: 'DUE' },
      { objectId: 'JK', kind: 'RECTIFY', status: 'CANCELLED' },
    ]),
  );
  const { rows } = await sql<{ object: string; tenths: number }>`
    select object_id as object, sum(tenths)::int as tenths from points_entry
    where object_id in ('CX','WC','JG','JK') group by object_id order by 1`.execute(stage.db);
  expect(rows).toEqual([
    { object: 'CX', tenths: -2 },
    { object: 'JG', tenths: 2 },
    { object: 'JK', tenths: 0 },
    { object: 'WC', tenths: 2 },
  ]);
}, 120_000);

test('a correction withdrawn before it is published leaves everything as it was', async () => {
  const standing = await stage.row(round);
  const followed = async () => ({
    due: await stage.db.selectFrom('measureDue').selectAll().orderBy('key').execute(),
    points: await stage.db.selectFrom('pointsEntry').selectAll().execute(),
    measures: await stage.db.selectFrom('measure').selectAll().orderBy('id').execute(),
  });
  const before = await followed();
  expect(await round.refused('withdrawCorrection', organiser, { noteId: note() })).toMatchObject({
    code: 'WRONG_STATUS',
  });
  await round.act('correct', organiser, { noteId: note() });
  await sql`delete from ballot_answer where round_id = ${round.id} and object_id = 'WC'
    and answers->>'C1' = 'VERY_GOOD'`.execute(stage.db);
  await round.act('score', organiser, { noteId: null });
  await stage.until(round, 'RANKED');
  await round.act('withdrawCorrection', organiser2, { noteId: note() });
  await stage.until(round, 'BOOKED');
  const { resultHash, publishedVersion, publishedAt, ties } = standing;
  expect(await stage.row(round)).toMatchObject({
    status: 'BOOKED',
    version: 2,
    resultHash,
    publishedVersion,
    publishedAt,
    ties,
  });
  expect(await followed()).toEqual(before);
  expect(await publicationsOfRound(stage.db, round.id)).toHaveLength(2);
  const { placings } = await publishedPlacings(stage.db, 'GE');
  expect(placings.find(({ objectId }) => objectId === 'CX')).toMatchObject({ rank: 8, bottom: true });
}, 60_000);

test('the audit chain of the round is whole', async () => {
  const events = await stage.db
    .selectFrom('auditEvent')
    .select('action')
    .where('subjectId', '=', round.id)
    .orderBy('seq')
    .execute();
  expect(events.map(({ action }) => action).slice(0, 5)).toEqual([
    'begin',
    'prepare',
    'draw',
    'open',
    'replace',
  ]);
});
