import request from 'supertest';
import { DEFAULTS } from '../../api/env';
import type { PublicBulletinView, PublicEvaluationView } from '../../api/public-evaluation/schemas';
import { addPublishedRound, addRound, addVersion, listsEndingWith } from '../support/publishedRounds';
import { ApiStage, apiOn } from './support';

const YEAR = 2026;
let stage: ApiStage;
let published = '';
let unpublished = '';

beforeAll(async () => {
  stage = await ApiStage.open();
  const { db } = stage;
  published = await addPublishedRound(db, { year: YEAR, number: 1 }, await listsEndingWith(db, 'CX'));
  unpublished = await addRound(db, { year: YEAR, number: 2 });
  await addVersion(db, unpublished, { lists: await listsEndingWith(db, 'WC'), published: false });
});
afterAll(() => stage?.close());

const get = (path = '') => request(stage.app).get(`/api/public/evaluation${path}`);
const bulletin = async (): Promise<PublicBulletinView> =>
  (await get(`/bulletins/${published}`).expect(200)).body;

test('anybody reads what the evaluation is and the published bulletins (GE-WAY-1)', async () => {
  const answer = await get().expect(200);
  const view = answer.body as PublicEvaluationView;
  expect(answer.headers['cache-control']).toBe('public, max-age=60');
  expect(view).toMatchObject({ size: 300, perYear: 3, concentratedPercent: 80, realTimePercent: 20 });
  expect(view.groups.map(({ count }) => count)).toEqual([8, 40]);
  expect(view.bulletins.map(({ roundId, version }) => [roundId, version])).toEqual([[published, 1]]);
  expect(JSON.stringify(view)).not.toContain(unpublished);
});

test('of the current round only its period and whether it is open', async () => {
  const closed = (await get().expect(200)).body as PublicEvaluationView;
  expect(closed.current?.open ?? false).toBe(false);
  await addRound(stage.db, { year: YEAR, number: 3 }, { status: 'OPEN' });
  const { current } = (await get().expect(200)).body as PublicEvaluationView;
  expect(Object.keys(current!).sort()).toEqual([
    'closesAt',
    'number',
    'open',
    'periodFrom',
    'periodTo',
    'year',
  ]);
  expect(current).toMatchObject({ year: YEAR, number: 3, open: true });
});

test('a bulletin has both lists, figures and what deviates; nothing of answers or calculations (GE-USE-1)', async () => {
  const view = await bulletin();
  expect(view.lists.map(({ rows }) => rows.length)).toEqual([8, 40]);
  expect(view.lists[0]!.rows.at(-1)).toMatchObject({ objectId: 'CX', changed: false });
  expect(view).toMatchObject({ selected: 300 });
  expect(view.deviations.length).toBeGreaterThan(0);
  const whole = JSON.stringify(view);
  for (const hidden of ['91.11', '82.22', 'concentrated', 'organisationId', 'publishedBy'])
    expect(whole).not.toContain(hidden);
});

test('one address reads so many times a minute, then it is told to wait; others go on reading', async () => {
  const limits = { ...DEFAULTS.limits, bulletinRequestsPerMinute: 3, requestsPerMinute: 2 };
  const { app } = apiOn({ db: stage.db, settings: { limits } });
  const read = (address: string, path = '') =>
    request(app).get(`/api/public/evaluation${path}`).set('X-Forwarded-For', address);
  // The ceiling of everything else is not that of the bulletins.
  for (const path of ['', `/bulletins/${published}`, '']) await read('203.0.113.7', path).expect(200);
  const refused = await read('203.0.113.7', `/bulletins/${published}`);
  expect(refused.body).toMatchObject({
    status: 429,
    code: 'TOO_MANY_REQUESTS',
    detail: '访问的人较多，请一分钟后再打开。',
  });
  expect(refused.headers['retry-after']).toBe('60');
  expect(refused.headers['cache-control']).not.toContain('public');
  await read('203.0.113.8').expect(200);
});

test('what is not published does not exist', async () => {
  await get(`/bulletins/${unpublished}`).expect(404);
  await get('/bulletins/00000000-0000-4000-8000-000000000000').expect(404);
  await get('/bulletins/1').expect(422);
  await addVersion(stage.db, published, {
    version: 2,
    lists: await listsEndingWith(stage.db, 'QC'),
    published: false,
  });
  expect((await bulletin()).versions.map(({ version }) => version)).toEqual([1]);
});

test('a corrected version stands beside the first one, what changed is marked', async () => {
  const third = { version: 3, lists: await listsEndingWith(stage.db, 'LZ', 'CX') };
  await addVersion(stage.db, published, third);
  const view = await bulletin();
  expect(view.versions.map(({ version }) => version)).toEqual([1, 3]);
  const rows = view.lists[0]!.rows;
  const moved = rows.find(({ objectId }) => objectId === 'LZ')!;
  expect(moved.changed).toBe(true);
  expect(moved.cells.map((cell) => cell!.rank)).toEqual([4, 7]);
  expect(rows.find(({ objectId }) => objectId === 'CX')!.changed).toBe(false);
});
