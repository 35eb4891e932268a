import type { Agent, Response } from 'supertest';
import type { AwardsView, AwardView } from '../../api/award/schemas';
import { addPublishedRound, addVersion, listsEndingWith } from '../support/publishedRounds';
import { ApiStage, keyed, newKey } from './support';

const YEAR = 2026;
const [BARRED, LUCKY, OPEN] = ['GY-INDUSTRY', 'GY-DEVELOPMENT', 'GY-TOURISM'];

let stage: ApiStage;
let organiser: Agent;
let second: Agent;
let unit: Agent;
let decision: Agent;
let auditor: Agent;
let id = '';
let rounds: string[];

beforeAll(async () => {
  stage = await ApiStage.open();
  const lists = await listsEndingWith(stage.db, BARRED);
  rounds = [];
  for (const number of [1, 2, 3])
    rounds.push(await addPublishedRound(stage.db, { year: YEAR, number }, lists));
  organiser = await stage.as('ge-zuzhi1');
  second = await stage.as('ge-zuzhi2');
  unit = await stage.as('jingban1');
  decision = await stage.as('ge-zhengfu1');
  auditor = await stage.as('shenji');
});
afterAll(() => stage?.close());

const post = (who: Agent, path: string, body: object, key = newKey()) =>
  who.post(`/api/awards${path}`).set(keyed(key)).send(body);
const view = async (who: Agent): Promise<AwardView> => (await who.get(`/api/awards/${id}`).expect(200)).body;
const line = (award: AwardView, objectId: string) => award.lines.find((each) => each.objectId === objectId)!;

test('opened once for a year with published rounds, by the organiser only', async () => {
  expect(((await organiser.get('/api/awards').expect(200)).body as AwardsView).toOpen).toEqual([YEAR]);
  await post(unit, '', { year: YEAR }).expect(403);
  const none = await post(organiser, '', { year: YEAR - 1 }).expect(409);
  expect(none.body).toMatchObject({ code: 'NO_PUBLISHED_ROUND', ruleId: 'GE-USE-7', field: 'year' });
  const key = newKey();
  const opened = await post(organiser, '', { year: YEAR }, key).expect(201);
  expect((await post(organiser, '', { year: YEAR }, key).expect(201)).body).toEqual(opened.body);
  expect((await post(second, '', { year: YEAR }).expect(409)).body.code).toBe('AWARD_EXISTS');
  id = opened.body.id;
});

test('standing of every object with its placings as basis (GE-USE-7, GE-USE-8, GE-USE-9)', async () => {
  const award = await view(organiser);
  expect(award.lines).toHaveLength(48);
  expect(line(award, BARRED)).toMatchObject({ standing: 'BARRED', ruleId: 'GE-USE-9', extraPlaces: 0 });
  expect(line(award, LUCKY)).toMatchObject({
    standing: 'RECOMMENDED',
    ruleId: 'GE-USE-8',
    extraPlaces: null,
  });
  expect(line(award, OPEN)).toMatchObject({ standing: 'OPEN', ruleId: 'GE-USE-7' });
  expect(line(award, BARRED).placings.map(({ rank, bottom }) => [rank, bottom])).toEqual([
    [40, true],
    [40, true],
    [40, true],
  ]);
  // Nothing of an award in work for those outside.
  await unit.get(`/api/awards/${id}`).expect(404);
  await decision.get(`/api/awards/${id}`).expect(404);
  expect((await unit.get('/api/awards').expect(200)).body.data).toEqual([]);
});

test('the bar is absolute; added places only for those in front, and only so many as were fixed', async () => {
  const reason = '工作实绩突出';
  const barred = await post(organiser, `/${id}/units`, { objectId: BARRED, reason }).expect(409);
  expect(barred.body).toMatchObject({ code: 'AWARD_BARRED', ruleId: 'GE-USE-9' });
  const person = { objectId: LUCKY, name: '欧阳评先', post: '科长', reason };
  expect(
    (await post(organiser, `/${id}/persons`, { ...person, objectId: BARRED }).expect(409)).body.code,
  ).toBe('AWARD_BARRED');
  expect((await post(organiser, `/${id}/persons`, person).expect(409)).body).toMatchObject({
    code: 'EXTRA_PLACES_NOT_FIXED',
    ruleId: 'GE-USE-8',
  });
  expect((await post(organiser, `/${id}/persons`, { ...person, objectId: OPEN }).expect(409)).body.code).toBe(
    'NO_EXTRA_PLACES',
  );
  await post(organiser, `/${id}/places`, { places: 1 }).expect(422);
  await post(organiser, `/${id}/places`, { places: 1, reason: '经研究确定' }).expect(204);
  const key = newKey();
  await post(organiser, `/${id}/persons`, person, key).expect(204);
  await post(organiser, `/${id}/persons`, person, key).expect(204);
  await post(organiser, `/${id}/persons`, { ...person, name: '别人' }, key).expect(409);
  expect(
    (await post(organiser, `/${id}/persons`, { ...person, name: '司马评先' }).expect(409)).body.code,
  ).toBe('TOO_MANY_PLACES');
  expect(
    (await post(organiser, `/${id}/places`, { places: 0, reason: '改' }).expect(409)).body,
  ).toMatchObject({
    code: 'PLACES_IN_USE',
    field: 'places',
  });
  await post(organiser, `/${id}/units`, { objectId: LUCKY, reason }).expect(204);
  await post(organiser, `/${id}/units`, { objectId: OPEN, reason }).expect(204);
  expect((await post(organiser, `/${id}/units`, { objectId: OPEN, reason }).expect(409)).body.code).toBe(
    'ALREADY_RECOMMENDED',
  );
  expect((await post(organiser, `/${id}/units`, { objectId: 'NOBODY', reason }).expect(409)).body.code).toBe(
    'OBJECT_NOT_PLACED',
  );
  const open = (await view(organiser)).recommendations.find(({ objectId }) => objectId === OPEN)!;
  await post(organiser, `/${id}/recommendations/${open.id}/withdraw`, { reason: '另行研究' }).expect(204);
  expect(line(await view(organiser), OPEN).recommended).toBe(false);
  expect(line(await view(organiser), LUCKY)).toMatchObject({ recommended: true, persons: 1, extraPlaces: 1 });
});

test('names are masked, read by those who decide, and each reading is on record; the trail names nobody', async () => {
  const masked = (await view(auditor)).recommendations.find(({ kind }) => kind === 'PERSON')!;
  expect(masked).toMatchObject({ maskedName: '欧***' });
  await auditor.get(`/api/awards/${id}/persons`).expect(403);
  const { body } = await organiser.get(`/api/awards/${id}/persons`).expect(200);
  expect(body.data).toMatchObject([{ name: '欧阳评先', post: '科长' }]);
  const trail = await stage.db.selectFrom('auditEvent').selectAll().where('subjectId', '=', id).execute();
  expect(trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['openAward', 'fixPlaces', 'recommendPerson', 'readAwardPersons']),
  );
  expect(JSON.stringify(trail)).not.toContain('欧阳');
});

test('confirmed by somebody who had no hand in it, frozen with its hash', async () => {
  expect((await view(organiser)).mayConfirm).toBe(false);
  const own = await post(organiser, `/${id}/confirm`, {}).expect(409);
  expect(own.body).toMatchObject({ code: 'FOUR_EYES', ruleId: 'GE-USE-7' });
  const key = newKey();
  await post(second, `/${id}/confirm`, {}, key).expect(204);
  await post(second, `/${id}/confirm`, {}, key).expect(204);
  expect((await post(second, `/${id}/confirm`, {}).expect(409)).body.code).toBe('AWARD_CONFIRMED');
  const late = await post(organiser, `/${id}/units`, { objectId: OPEN, reason: '补' }).expect(409);
  expect(late.body.code).toBe('AWARD_CONFIRMED');
  expect(await view(auditor)).toMatchObject({ status: 'CONFIRMED', hashHolds: true });
});

test('confirmed, others read recommended units and their own line, nobody else', async () => {
  const award = await view(unit);
  expect(award.lines.map(({ objectId }) => objectId).sort()).toEqual([LUCKY, BARRED].sort());
  expect(award.inside).toBe(false);
  expect(award.recommendations.map(({ kind, objectId }) => [kind, objectId])).toEqual([['UNIT', LUCKY]]);
  await unit.get(`/api/awards/${id}/persons`).expect(403);
  expect((await decision.get(`/api/awards/${id}/persons`).expect(200)).body.data).toHaveLength(1);
  const sheet = await unit.get(`/api/awards/${id}/export.xlsx`).buffer(true).parse(bytes).expect(200);
  const { readSheet } = await import('read-excel-file/node');
  expect(await readSheet(sheet.body as Buffer)).toHaveLength(3);
});

test('a correction after the confirmation changes nothing that was confirmed, and is shown', async () => {
  await addVersion(stage.db, rounds[2]!, {
    version: 2,
    lists: await listsEndingWith(stage.db, 'GY-EDUCATION', LUCKY),
  });
  const award = await view(organiser);
  expect(line(award, LUCKY)).toMatchObject({
    standing: 'RECOMMENDED',
    recommended: true,
    changedTo: '可以申报',
  });
  expect(award.hashHolds).toBe(true);
});

test('a year with fewer rounds is confirmed with a reason only; a recommendation that fell away stops it', async () => {
  const lists = await listsEndingWith(stage.db, BARRED);
  for (const number of [1, 2]) await addPublishedRound(stage.db, { year: YEAR + 1, number }, lists);
  const { body } = await post(organiser, '', { year: YEAR + 1 }).expect(201);
  const bare = await post(second, `/${body.id}/confirm`, {}).expect(409);
  expect(bare.body).toMatchObject({ code: 'REASON_REQUIRED', field: 'reason' });
  await post(organiser, `/${body.id}/units`, { objectId: BARRED, reason: '两次末位，未满三次' }).expect(204);
  await addPublishedRound(stage.db, { year: YEAR + 1, number: 3 }, lists);
  const fallen = await post(second, `/${body.id}/confirm`, { reason: '确认' }).expect(409);
  expect(fallen.body).toMatchObject({ code: 'AWARD_BARRED', ruleId: 'GE-USE-9' });
});

function bytes(answer: Response, done: (error: Error | null, body: unknown) => void): void {
  const response = answer as unknown as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
