import request, { type Agent } from 'supertest';
import { accountId, addCase } from './cases';
import { ApiStage, keyed, listed, newKey } from './support';

let stage: ApiStage;
const agents: Record<string, Agent> = {};
const cases: Record<string, string> = {};

/** Everybody of whom the matrix speaks. */
const PEOPLE = [
  'chuangkou', // city window
  'lizhou', // county window
  'jingban1', // handler, industry
  'shenpi', // approver, industry
  'keji1', // handler, science
  'caizheng', // finance of the city
  'duban', // supervisor
  'shenji', // auditor
  'qiye', // the enterprise of the cases
  'qiye2', // another enterprise
  'guanli', // administrator
  'la-duban', // supervisor of another city
  'bt-shenji', // auditor of a county elsewhere
] as const;
type Person = (typeof PEOPLE)[number];

beforeAll(async () => {
  stage = await ApiStage.open();
  for (const person of PEOPLE) agents[person] = await stage.as(person);
  const { db } = stage;
  const industry = { departmentOrganisationId: 'GY-INDUSTRY' } as const;
  cases.submitted = await addCase(db);
  cases.county = await addCase(db, { windowOrganisationId: 'LZ-WINDOW', regionId: 'LZ' });
  cases.reviewing = await addCase(db, {
    ...industry,
    status: 'REVIEWING',
    handlerAccountId: accountId('jingban1'),
  });
  cases.approved = await addCase(db, { ...industry, status: 'APPROVED', approvedFen: 900_000 });
  cases.closedPaid = await addCase(db, {
    ...industry,
    status: 'CLOSED',
    outcome: 'PAID',
    closedAt: '2026-02-01T01:00:00.000Z',
  });
  cases.closedRefused = await addCase(db, {
    ...industry,
    status: 'CLOSED',
    outcome: 'REFUSED',
    closedAt: '2026-02-01T01:00:00.000Z',
  });
});
afterAll(() => stage?.close());

const agent = (person: Person): Agent => agents[person] as Agent;
const ALL = ['submitted', 'county', 'reviewing', 'approved', 'closedPaid', 'closedRefused'];
const INDUSTRY = ['reviewing', 'approved', 'closedPaid', 'closedRefused'];

/** Which cases each may see; nothing else may be known. */
const MAY_SEE: [Person, string[]][] = [
  ['chuangkou', ALL],
  ['lizhou', ['county']],
  ['jingban1', INDUSTRY],
  ['shenpi', INDUSTRY],
  ['keji1', []],
  ['caizheng', ['approved', 'closedPaid']],
  ['duban', ALL],
  ['shenji', ALL],
  ['qiye', ALL],
  ['qiye2', []],
  ['guanli', []],
  ['la-duban', []],
  ['bt-shenji', []],
];

describe.each(MAY_SEE)('%s', (person, visible) => {
  test('finds exactly his cases in the list', async () => {
    const { body, status } = await agent(person).get('/api/redemptions').query(listed());
    expect(status).toBe(200);
    const ids = body.data.map((row: { id: string }) => row.id).sort();
    expect(ids).toEqual(visible.map((name) => cases[name]).sort());
    expect(body.total).toBe(visible.length);
  });

  test.each(ALL)('detail and timeline of %s', async (name) => {
    for (const path of ['', '/timeline']) {
      const answer = await agent(person).get(`/api/redemptions/${cases[name]}${path}`);
      expect(answer.status).toBe(visible.includes(name) ? 200 : 404);
    }
  });

  test('search finds nothing more than the list', async () => {
    const { body } = await agent(person)
      .get('/api/redemptions')
      .query(listed({ q: '专精特新' }));
    expect(body.total).toBe(visible.length);
  });
});

describe('what is not one’s own', () => {
  test('a case that one may not know of answers as one that does not exist', async () => {
    const foreign = await agent('qiye2').get(`/api/redemptions/${cases.submitted}`);
    const missing = await agent('qiye2').get(`/api/redemptions/${newKey()}`);
    const { requestId: _a, ...first } = foreign.body;
    const { requestId: _b, ...second } = missing.body;
    expect(first).toEqual(second);
  });

  test.each([
    ['lizhou', 'accept', {}],
    ['keji1', 'sign-for', { handlerAccountId: accountId('keji1') }],
    ['qiye2', 'withdraw', { note: '不办了' }],
    ['guanli', 'accept', {}],
    ['caizheng', 'execute-payment', {}],
  ] as [
    Person,
    string,
    object,
  ][])('%s cannot %s it, nor learn that it exists', async (person, command, body) => {
    const answer = await agent(person)
      .post(`/api/redemptions/${cases.submitted}/${command}`)
      .set(keyed())
      .send(body);
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('NOT_FOUND');
  });

  test.each([
    ['shenji', 'accept', {}],
    ['shenji', 'urge', { obligationId: 'INTAKE-1' }],
    ['qiye', 'accept', {}],
    ['duban', 'decide', { decision: 'APPROVE' }],
  ] as [Person, string, object][])('%s may read the case but not %s it', async (person, command, body) => {
    const answer = await agent(person)
      .post(`/api/redemptions/${cases.submitted}/${command}`)
      .set(keyed())
      .send(body);
    expect(answer.status).toBe(403);
  });

  test('every command is shut for whoever is not logged in', async () => {
    const { body } = await agent('shenji').get('/api/openapi.json');
    const anonymous = request(stage.app);
    for (const [path, operations] of Object.entries(body.paths as Record<string, object>)) {
      if (/^\/api\/(session|public|policy-items|bank|demo)/.test(path)) continue;
      for (const method of Object.keys(operations) as ('get' | 'post')[]) {
        const url = path.replace('{id}', newKey());
        const answer = await anonymous[method](url).set(keyed());
        expect([path, method, answer.status]).toEqual([path, method, 401]);
      }
    }
  });
});

describe('personal data', () => {
  test('are masked in the case and in the list of enterprises', async () => {
    const { body } = await agent('chuangkou').get(`/api/redemptions/${cases.submitted}`);
    expect(body.enterprise.contactPhone).toMatch(/^\d{3}\*{4}\d{4}$/);
    expect(body.enterprise.bankAccount).toMatch(/^\*+\d{4}$/);
    const list = await agent('duban').get('/api/enterprises').query(listed());
    expect(list.text).not.toMatch(/"contactPhone":"\d{11}"/);
    expect(list.text).not.toMatch(/"bankAccount":"\d{8,}"/);
  });

  test.each([
    ['chuangkou', 'submitted', 200],
    ['chuangkou', 'county', 403],
    ['lizhou', 'county', 200],
    ['jingban1', 'reviewing', 200],
    ['caizheng', 'approved', 200],
    ['shenpi', 'reviewing', 403],
    ['duban', 'submitted', 403],
    ['qiye2', 'submitted', 403],
    ['keji1', 'reviewing', 404],
  ] as [Person, string, number][])('%s asks for the full data of %s', async (person, name, status) => {
    const answer = await agent(person).get(`/api/redemptions/${cases[name]}/payee`);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body.contactPhone).toMatch(/^\d{11}$|^[\d-]{8,}$/);
  });

  test('every reading in full is kept in an audit chain that can be verified', async () => {
    await agent('jingban1').get(`/api/redemptions/${cases.approved}/payee`);
    const events = await agent('shenji')
      .get('/api/audit-events')
      .query(listed({ subjectType: 'access', subjectId: cases.approved }));
    expect(events.body.data).toContainEqual(
      expect.objectContaining({ action: 'readPayee', actorName: '林知远', label: '查看联系和收款信息' }),
    );
    const verified = await agent('shenji')
      .get('/api/audit/verify')
      .query({ subjectType: 'access', subjectId: cases.approved });
    expect(verified.body).toMatchObject({ ok: true, problems: [] });
    expect(verified.body.length).toBeGreaterThan(0);
  });
});

describe('bodies of other places', () => {
  test.each([
    ['la-duban', []],
    ['bt-shenji', ['BT-REWARDS']],
    [
      'duban',
      ['CT-POOL', 'CX-POOL', 'GY-POOL', 'JG-POOL', 'JK-POOL', 'LZ-POOL', 'QC-POOL', 'WC-POOL', 'ZH-POOL'],
    ],
  ] as [
    Person,
    string[],
  ][])('%s sees the pools, enterprises and people of his own', async (person, pools) => {
    const found = await agent(person).get('/api/fund-pools').query(listed());
    expect(found.body.data.map((row: { id: string }) => row.id).sort()).toEqual(pools);
    const other = await agent(person).get('/api/fund-pools/GY-POOL');
    expect(other.status).toBe(pools.includes('GY-POOL') ? 200 : 404);
    const entries = await agent(person).get('/api/fund-entries').query(listed());
    for (const { poolId } of entries.body.data) expect(pools).toContain(poolId);
    expect(entries.body.total).toBe(pools.length);
    const enterprises = await agent(person).get('/api/enterprises').query(listed());
    expect(enterprises.body.total > 0).toBe(person === 'duban');
    const colleague = await agent(person).get(`/api/accounts/${accountId('chuangkou')}`);
    expect(colleague.status).toBe(person === 'duban' ? 200 : 404);
  });
});

describe('other resources', () => {
  const status = async (person: Person, path: string): Promise<number> =>
    (await agent(person).get(path)).status;

  test.each([
    ['/api/audit-events', ['shenji', 'bt-shenji']],
    ['/api/audit/subjects', ['duban', 'shenji', 'la-duban', 'bt-shenji']],
    ['/api/audit/verify?subjectType=redemption&subjectId=x', ['shenji', 'bt-shenji']],
    ['/api/fund-pools', ['caizheng', 'duban', 'shenji', 'la-duban', 'bt-shenji']],
    ['/api/fund-entries', ['caizheng', 'duban', 'shenji', 'la-duban', 'bt-shenji']],
    ['/api/overdue-board', PEOPLE.filter((each) => !['qiye', 'qiye2', 'guanli'].includes(each))],
    ['/api/obligations', PEOPLE.filter((each) => !['qiye', 'qiye2', 'guanli'].includes(each))],
    ['/api/workbench', PEOPLE],
    ['/api/notifications', PEOPLE],
    ['/api/organisations', PEOPLE],
    ['/api/calendar', PEOPLE],
  ] as [string, readonly Person[]][])('%s', async (path, allowed) => {
    for (const person of PEOPLE) {
      expect([person, await status(person, path)]).toEqual([person, allowed.includes(person) ? 200 : 403]);
    }
  });

  test('an enterprise sees itself only', async () => {
    const { body } = await agent('qiye').get('/api/enterprises').query(listed());
    expect(body.total).toBe(1);
    expect((await agent('qiye').get(`/api/enterprises/${body.data[0].id}`)).status).toBe(200);
    expect((await agent('qiye2').get(`/api/enterprises/${body.data[0].id}`)).status).toBe(404);
  });

  test('a finance body sees its own pool only', async () => {
    const { body } = await agent('caizheng').get('/api/fund-pools').query(listed());
    expect(body.data.map((row: { id: string }) => row.id)).toEqual(['GY-POOL']);
    expect((await agent('caizheng').get('/api/fund-pools/LZ-POOL')).status).toBe(404);
    expect((await agent('duban').get('/api/fund-pools/LZ-POOL')).status).toBe(200);
  });

  test('names of persons: colleagues, or all for who supervises', async () => {
    const colleagues = await agent('jingban1')
      .get('/api/accounts')
      .query(listed({ role: 'HANDLER' }));
    expect(colleagues.body.data.map((row: { displayName: string }) => row.displayName).sort()).toEqual(
      ['林知远', '崔晓岚'].sort(),
    );
    expect(Object.keys(colleagues.body.data[0]).sort()).toEqual(['displayName', 'id']);
    const foreign = await agent('jingban1')
      .get('/api/accounts')
      .query(listed({ organisationId: 'GY-SCIENCE' }));
    expect(foreign.body.total).toBe(0);
  });
});
