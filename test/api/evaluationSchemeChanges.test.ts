import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import type { AppContext } from '../../api/context';
import { roundInput } from '../../api/evaluation-round/input';
import { addRound } from '../support/publishedRounds';
import { ApiStage, keyed, newKey } from './support';

/** Parameters of the direct evaluation in versions: set by one, put in force by another. */
let stage: ApiStage;
let organiser: Agent;
let organiser2: Agent;
let unit: Agent;
let auditor: Agent;

beforeAll(async () => {
  stage = await ApiStage.open();
  [organiser, organiser2, unit, auditor] = (await Promise.all(
    ['ge-zuzhi1', 'ge-zuzhi2', 'jingban1', 'shenji'].map((name) => stage.as(name)),
  )) as [Agent, Agent, Agent, Agent];
}, 60_000);
afterAll(() => stage?.close());

const CHANGES = '/api/evaluation-scheme/changes';
const send = (who: Agent, path: string, body: object = {}, key = newKey()) =>
  who.post(`${CHANGES}${path}`).set(keyed(key)).send(body);
const changes = async (who: Agent) => (await who.get(CHANGES).expect(200)).body;
const scheme = async () => (await organiser.get('/api/evaluation-scheme').expect(200)).body;
const WEIGHTS = { 'score.concentratedPercent': 70, 'score.realTimePercent': 30 };
const standingKey = newKey();
const draft = { reason: '实时评价已普及', values: { ...WEIGHTS, 'score.hideBelow': 6 } };

test('AMB-GE-9: only the organiser sets parameters; supervision and audit read', async () => {
  expect(await changes(organiser)).toEqual({ mayDraft: true, data: [] });
  expect(await changes(auditor)).toEqual({ mayDraft: false, data: [] });
  await unit.get(CHANGES).expect(403);
  await send(unit, '', draft).expect(403);
  await send(auditor, '', draft).expect(403);
});

test('GE-SCO-1: values are refused by their fields, in Chinese and with their rules', async () => {
  const half = await send(organiser, '', {
    reason: '试',
    values: { 'score.concentratedPercent': 70 },
  }).expect(422);
  expect(half.body).toMatchObject({
    code: 'WEIGHTS',
    ruleId: 'GE-SCO-1',
    errors: [
      {
        field: 'values.score.concentratedPercent',
        message: '两项权重之和须为100%，现为90%',
        ruleId: 'GE-SCO-1',
      },
      { field: 'values.score.realTimePercent', ruleId: 'GE-SCO-1' },
    ],
  });
  const none = await send(organiser, '', { reason: '', values: WEIGHTS }).expect(422);
  expect(none.body.errors).toMatchObject([{ field: 'reason', message: '请说明调整理由' }]);
  const same = await send(organiser, '', { reason: '试', values: { 'draw.size': 300 } }).expect(422);
  expect(same.body.code).toBe('NOTHING_CHANGED');
  const strange = await send(organiser, '', { reason: '试', values: { 'library.total': 1 } }).expect(422);
  expect(strange.body.code).toBe('FIELD_UNKNOWN');
});

test('AMB-GE-9: drafted once, saved at its revision, given up; its number is not used again', async () => {
  const key = newKey();
  const { body } = await send(organiser, '', draft, key).expect(201);
  expect(body).toEqual({ version: 2 });
  expect((await send(organiser, '', draft, key).expect(201)).body).toEqual(body);
  expect((await send(organiser, '', { ...draft, reason: '别的' }, key).expect(409)).body.code).toBe(
    'IDEMPOTENCY_KEY_REUSED',
  );
  expect((await send(organiser2, '', draft).expect(409)).body.code).toBe('DRAFT_EXISTS');
  await send(organiser, '/2/save', { ...draft, revision: 1, reason: '实时评价已经普及' }).expect(204);
  const late = await send(organiser2, '/2/save', { ...draft, revision: 1 }).expect(409);
  expect(late.body).toMatchObject({ code: 'CHANGED_MEANWHILE', field: 'revision' });
  expect((await changes(organiser)).data).toMatchObject([
    {
      version: 2,
      fromVersion: 1,
      status: 'DRAFT',
      revision: 2,
      reason: '实时评价已经普及',
      mayPublish: false,
      publishHint: expect.stringContaining('另一人'),
    },
  ]);
  await send(organiser, '/2/discard').expect(204);
  expect((await send(organiser, '/2/publish', { revision: 2 }).expect(409)).body.code).toBe('NOT_DRAFT');
  expect((await changes(organiser)).data).toEqual([]);
  expect((await send(organiser, '', draft, key).expect(201)).body).toEqual(body);
  expect((await send(organiser, '', draft, standingKey).expect(201)).body).toEqual({ version: 3 });
});

test('AMB-GE-9: published by another person, audited, for rounds begun afterwards only', async () => {
  const { db } = stage.connection;
  const running = await addRound(db, { year: 2025, number: 1 }, { status: 'OPEN' });
  await db
    .updateTable('evaluationRound')
    .set({ openedAt: '2025-04-01T02:00:00.000Z' })
    .where('id', '=', running)
    .execute();
  const hideBelow = async () =>
    (await organiser.get(`/api/evaluation-rounds/${running}`).expect(200)).body.progress.hideBelow;
  expect(await hideBelow()).toBe(5);

  const own = await send(organiser, '/3/publish', { revision: 1 }).expect(409);
  expect(own.body).toMatchObject({ code: 'FOUR_EYES', ruleId: 'AMB-GE-9' });
  expect((await changes(organiser2)).data[0]).toMatchObject({ mayPublish: true, publishHint: null });
  const key = newKey();
  await send(organiser2, '/3/publish', { revision: 1 }, key).expect(204);
  await send(organiser2, '/3/publish', { revision: 1 }, key).expect(204);
  const again = await send(organiser, '', draft, standingKey).expect(201); // its values are in force by now
  expect(again.body).toEqual({ version: 3 });
  const { version, parameters, basis } = await scheme();
  expect([version, parameters.score.concentratedPercent, parameters.score.hideBelow]).toEqual([3, 70, 6]);
  expect(basis).toMatchObject({ issuedOn: '2022-09-06' });
  expect(await hideBelow()).toBe(5); // frozen when it was begun
  const next = await roundInput({ db } as AppContext, randomUUID(), { year: 2025, number: 2 });
  expect(next).toMatchObject({ schemeVersion: 3, parameters: { score: { realTimePercent: 30 } } });
  expect((await changes(auditor)).data).toMatchObject([
    {
      version: 3,
      status: 'PUBLISHED',
      reason: draft.reason,
      differences: [
        { label: '集中评价权重', before: '80 %', after: '70 %', ruleId: 'GE-SCO-1' },
        { label: '实时评价权重', before: '20 %', after: '30 %' },
        { field: 'score.hideBelow', before: '5 份', after: '6 份', ruleId: 'GE-WAY-3' },
      ],
    },
  ]);
  expect((await send(organiser2, '/3/save', { ...draft, revision: 1 }).expect(422)).body.code).toBe(
    'NOTHING_CHANGED',
  );
  const { body: trail } = await auditor
    .get('/api/audit-events')
    .query({ filter: JSON.stringify({ subjectType: 'schemeChange' }) })
    .expect(200);
  expect(trail.data.map(({ label }: { label: string }) => label)).toEqual([
    '发布参数调整',
    '起草参数调整',
    '放弃参数调整草稿',
    '修改参数调整草稿',
    '起草参数调整',
  ]);
  const { body: chain } = await auditor
    .get('/api/audit/verify')
    .query({ subjectType: 'schemeChange', subjectId: 'GE' })
    .expect(200);
  expect(chain).toMatchObject({ ok: true, length: 5 });
});

test('AMB-GE-9: the next change starts from the version in force', async () => {
  const back = { reason: '恢复', values: { 'score.concentratedPercent': 80, 'score.realTimePercent': 20 } };
  expect((await send(organiser2, '', back).expect(201)).body).toEqual({ version: 4 });
  await send(organiser, '/4/publish', { revision: 1 }).expect(204);
  const [newest, before] = (await changes(organiser)).data;
  expect(newest).toMatchObject({
    version: 4,
    fromVersion: 3,
    differences: [{ after: '80 %' }, { after: '20 %' }],
  });
  expect(before).toMatchObject({ version: 3, status: 'PUBLISHED' });
  expect((await scheme()).version).toBe(4);
});
