import type { Agent } from 'supertest';
import { ApiStage, keyed, listed, newKey } from './support';

/** The scheme of direct evaluation as its page shows it, and who signed for it. */
let stage: ApiStage;
let organiser: Agent;
let county: Agent;
let handler: Agent;
let auditor: Agent;
let officer: Agent;

beforeAll(async () => {
  stage = await ApiStage.open();
  organiser = await stage.as('ge-zuzhi1');
  county = await stage.as('ge-jkq');
  handler = await stage.as('jingban1');
  auditor = await stage.as('shenji');
  officer = await stage.as('bt-yunying1');
}, 60_000);
afterAll(() => stage?.close());

const paper = {
  kind: 'ADDRESSEE',
  title: '关于印发“背靠背”直接评价工作方案的通知',
  heldOn: '2022-09-06',
  organisationIds: ['JK-GOVERNMENT', 'GY-INDUSTRY'],
};
const records = async (who: Agent, filter: object = {}) =>
  (await who.get('/api/evaluation-scheme/records').query(listed(filter)).expect(200)).body;
const add = (who: Agent, body: object, key = newKey()) =>
  who.post('/api/evaluation-scheme/records').set(keyed(key)).send(body);
const sign = (who: Agent, id: string, key = newKey()) =>
  who.post(`/api/evaluation-scheme/records/${id}/receipt`).set(keyed(key)).send({});

test('GE-WAY-1: the scheme with its basis, for everybody in the city where it is held and for nobody else', async () => {
  for (const who of [organiser, county, handler, auditor]) {
    const { body } = await who.get('/api/evaluation-scheme').expect(200);
    expect(body).toMatchObject({ code: 'GE', version: 1, basis: { issuedOn: '2022-09-06' } });
    expect(body.parameters.library.total).toBe(2000);
    expect(body.keepsRecords).toBe(who === organiser);
  }
  await officer.get('/api/evaluation-scheme').expect(404);
});

test('GE-OBJ-1: a paper goes to several, each sees and signs its own, once', async () => {
  const key = newKey();
  const { body } = await add(organiser, paper, key).expect(201);
  expect(body.ids).toHaveLength(2);
  expect((await add(organiser, paper, key).expect(201)).body).toEqual(body);
  expect((await add(organiser, { ...paper, title: '另一份' }, key).expect(409)).body).toMatchObject({
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
  expect((await records(organiser)).total).toBe(2);

  const mine = await records(county);
  expect(mine.data).toMatchObject([{ organisationId: 'JK-GOVERNMENT', answeredAt: null }]);
  const other = body.ids.find((id: string) => id !== mine.data[0].id);
  await sign(county, other).expect(404);
  const signing = newKey();
  await sign(county, mine.data[0].id, signing).expect(200);
  await sign(county, mine.data[0].id, signing).expect(200);
  expect((await sign(county, mine.data[0].id).expect(409)).body).toMatchObject({ code: 'RECORD_ANSWERED' });
  await sign(organiser, other).expect(200);
  expect((await records(auditor, { answered: true })).total).toBe(2);
});

test('who may write, and what is wrong is said with its field', async () => {
  await add(handler, paper).expect(403);
  await add(officer, paper).expect(403);
  const unknown = await add(organiser, { ...paper, organisationIds: ['NOBODY'] }).expect(422);
  expect(unknown.body).toMatchObject({ code: 'ORGANISATION_UNKNOWN', field: 'organisationIds' });
  const empty = await add(organiser, { ...paper, organisationIds: [] });
  expect(empty.status).toBe(422);
  expect((await records(organiser)).total).toBe(2);
});

test('a reading is dated, signed for by nobody, and read by the evaluated', async () => {
  const reading = {
    kind: 'INTERPRETATION',
    title: '末位并列如何认定',
    body: '界上并列的不计入末位。',
    heldOn: '2026-03-01',
  };
  const { body } = await add(organiser, reading).expect(201);
  expect((await records(county, { kind: 'INTERPRETATION' })).data).toMatchObject([{ title: reading.title }]);
  expect((await sign(organiser, body.ids[0]).expect(409)).body.code).toBe('RECORD_NOT_ANSWERED');
});
