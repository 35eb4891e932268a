import type { Express } from 'express';
import type { Agent } from 'supertest';
import { RedemptionStage } from '../support/redemptionStage';
import { type Appointed, appointed, form, loggedInWith, TODAY } from './officers';
import { apiOn, keyed, listed, loggedIn, newKey } from './support';

let stage: RedemptionStage;
let app: Express;
let office: Agent;
let head: Agent;
let elsewhere: Agent;
let auditor: Agent;
let officer: Agent;
let first: Appointed;
let second: Appointed;
let submissionId: string;

const post = (agent: Agent, path: string, body: object = {}) =>
  agent.post(`/api${path}`).set(keyed(newKey())).send(body);

beforeAll(async () => {
  stage = await RedemptionStage.open();
  ({ app } = apiOn({
    db: stage.connection.db,
    client: stage.engine.client,
    settings: {
      taskQueue: stage.taskQueue,
      namespace: stage.engine.namespace,
      publicUrl: 'https://ys.example',
    },
  }));
  const names = ['bt-yunying1', 'bt-jueding1', 'la-yunying1', 'bt-shenji'];
  [office, head, elsewhere, auditor] = (await Promise.all(names.map((name) => loggedIn(app, name)))) as [
    Agent,
    Agent,
    Agent,
    Agent,
  ];
  first = await appointed(office, 'BT', form('符山兰'));
  second = await appointed(office, 'BT', form('黎木棉'));
  officer = await loggedInWith(app, first.access);
  const draft = {
    kind: 'SUGGESTION',
    title: '增设自助终端',
    body: '大厅等候时间长，建议增设自助终端。',
    details: { topic: 'OPENING_BUSINESS' },
  };
  submissionId = (await post(officer, `/officer-terms/${first.termId}/drafts`, draft)).body.id;
  const filed = await post(officer, `/officer-terms/${first.termId}/file`, { submissionId });
  if (filed.status !== 200) throw new Error(filed.text);
});
afterAll(() => stage?.close());

const list = async (agent: Agent, path: string, filter = {}) => {
  const answer = await agent.get(`/api/officer-schemes/BT/${path}`).query(listed(filter));
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};

describe('a scheme', () => {
  test('shows seats, free places, lights and how far the running periods are fulfilled (BT-QUO-1)', async () => {
    const { body, status } = await office.get('/api/officer-schemes/BT');
    expect(status).toBe(200);
    expect(body).toMatchObject({ code: 'BT', serving: 2, seats: 30, vacancies: 28, unscreened: 1 });
    expect(body.lights.green + body.lights.yellow + body.lights.red).toBe(2);
    expect(body.channels[0]).toMatchObject({ code: 'ORG', serving: 2, vacancies: 13 });
    expect(body.organs.map((each: { organisationName: string }) => each.organisationName)).not.toContain(
      null,
    );
  });

  test('is seen by its organs, its officers and the auditors of the region, by nobody else', async () => {
    const codes = async (agent: Agent) =>
      (await agent.get('/api/officer-schemes')).body.data.map(({ code }: { code: string }) => code);
    expect(await codes(office)).toEqual(['BT']);
    expect(await codes(officer)).toEqual(['BT']);
    expect(await codes(auditor)).toContain('BT');
    expect(await codes(elsewhere)).not.toContain('BT');
    for (const path of ['', '/terms', '/matrix', '/checks', '/hearings', '/submissions', '/records'])
      expect([path, (await elsewhere.get(`/api/officer-schemes/BT${path}`)).status]).toEqual([path, 404]);
    expect((await elsewhere.get('/api/officer-schemes/BT/export/people.xlsx')).status).toBe(404);
  });

  test('names its versions, the newest first', async () => {
    const { body } = await office.get('/api/officer-schemes/BT/versions');
    expect(body.data.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });
});

describe('lists of a scheme', () => {
  test('people, by name, channel and light; an officer finds himself only', async () => {
    const people = await list(office, 'terms', { serving: true, q: '山兰' });
    expect(people).toMatchObject({ total: 1, data: [{ id: first.termId, channelLabel: '组织推荐' }] });
    expect((await list(office, 'terms', { channel: 'SOCIAL' })).total).toBe(0);
    expect((await list(officer, 'terms')).data.map(({ id }: { id: string }) => id)).toEqual([first.termId]);
  });

  test('the table of months counts what was filed; months cut by the term bind nobody (AMB-BT-5)', async () => {
    const { data, months } = await list(office, 'matrix');
    expect(months).toHaveLength(12);
    const row = data.find(({ id }: { id: string }) => id === first.termId);
    const month = row.months.find((each: { month: string }) => each.month === TODAY.slice(0, 7));
    expect(month.count).toBe(1);
    expect(month.state).toBe(TODAY.endsWith('-01') ? 'RUNNING' : 'OUTSIDE');
    expect(row.periods.every((each: { required: number }) => [2, 8].includes(each.required))).toBe(true);
  });

  test('the calendar of checks shows the next closes with who has still to report', async () => {
    const { data, from } = await list(office, 'checks');
    expect(from).toBe(TODAY);
    const close = data.find(({ kind }: { kind: string }) => kind === 'PERIOD_CLOSE');
    expect(close).toMatchObject({
      total: 2,
      owing: TODAY.endsWith('-01') ? 1 : 2,
      ruleId: expect.stringMatching(/BT/),
    });
    expect(data.map(({ at }: { at: string }) => at)).toEqual(data.map(({ at }: { at: string }) => at).sort());
    const wrong = await office.get('/api/officer-schemes/BT/checks?from=2026-01-01&to=2029-01-01');
    expect(wrong.body.code).toBe('SPAN_WRONG');
  });

  test('submissions wait for their screening; the whole text is read one by one', async () => {
    const waiting = await list(office, 'submissions', { status: 'FILED' });
    expect(waiting).toMatchObject({
      total: 1,
      data: [{ id: submissionId, officerName: '符山兰', statusLabel: '待核验', kindLabel: '工作建议' }],
    });
    const whole = await head.get(`/api/officer-submissions/${submissionId}`);
    expect(whole.body).toMatchObject({ body: expect.stringContaining('自助终端'), files: [] });
    expect((await elsewhere.get(`/api/officer-submissions/${submissionId}`)).status).toBe(404);
  });

  test('as many queries for many as for few', async () => {
    const few = await queriesOf(() => list(office, 'matrix', { q: '符山兰' }));
    const many = await queriesOf(() => list(office, 'matrix'));
    expect(many).toBe(few);
  });

  async function queriesOf(act: () => Promise<unknown>): Promise<number> {
    const spy = jest.spyOn(stage.connection.pool, 'connect');
    try {
      await act();
      return spy.mock.calls.length;
    } finally {
      spy.mockRestore();
    }
  }
});

describe('a list as a workbook', () => {
  test.each(['people', 'matrix', 'checks', 'hearings', 'submissions', 'records'])('%s', async (name) => {
    const { default: readSheet } = await import('read-excel-file/node');
    const answer = await office.get(`/api/officer-schemes/BT/export/${name}.xlsx`).responseType('blob');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const sheets = (await readSheet(answer.body as Buffer)) as unknown as { data?: unknown[][] }[];
    const rows = (sheets[0]?.data ?? sheets) as unknown[][];
    expect(rows[0]?.length).toBeGreaterThan(4);
    if (name === 'people') expect(rows).toHaveLength(3);
  });

  test('who took it away is on record, without the search text', async () => {
    await office.get('/api/officer-schemes/BT/export/people.xlsx').query(listed({ q: '黎木棉' }));
    const { body } = await auditor.get('/api/audit-events').query(listed({ action: 'exportList' }));
    expect(body.data[0]).toMatchObject({ label: '下载列表', actorName: expect.any(String) });
    const event = await stage.connection.db
      .selectFrom('auditEvent')
      .select('after')
      .where('action', '=', 'exportList')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(event.after).toEqual({ list: 'people', rows: 1 });
  });
});

describe('a term', () => {
  test('is shown whole to its office; personal data are masked', async () => {
    const { body, status } = await office.get(`/api/officer-terms/${first.termId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: '符山兰',
      schemeCode: 'BT',
      officer: { phone: '138****8000', mayUnmask: true, birthYear: 1985 },
      submissions: { total: 1 },
    });
    expect(JSON.stringify(body)).not.toContain('6222000011112222');
    expect(body.months.length).toBeGreaterThanOrEqual(12);
    expect(body.documents[0]).toMatchObject({ kind: 'CERTIFICATE' });
    expect(body.obligations.map(({ label }: { label: string }) => label)).toContain('核验上报内容');
    expect((await elsewhere.get(`/api/officer-terms/${first.termId}`)).status).toBe(404);
  });

  test('tells an officer of another nothing, and of his own not the limits of the office', async () => {
    expect((await officer.get(`/api/officer-terms/${second.termId}`)).status).toBe(404);
    const { body } = await officer.get(`/api/officer-terms/${first.termId}`);
    expect(body.obligations.every(({ ownerRole }: { ownerRole: string }) => ownerRole === 'OFFICER')).toBe(
      true,
    );
  });

  test('has a timeline in sentences and a history that agrees with the engine', async () => {
    const { body } = await office.get(`/api/officer-terms/${first.termId}/timeline`);
    expect(body.data[0]).toMatchObject({ action: 'appoint', label: '聘任' });
    expect(body.data.at(-1).summary).toContain('报送工作建议');
    const history = await auditor.get(`/api/officer-terms/${first.termId}/history`);
    expect(history.body).toMatchObject({
      chain: { ok: true },
      reconciliation: { ok: true, differences: [] },
    });
    expect((await office.get(`/api/officer-terms/${first.termId}/history`)).status).toBe(403);
  });

  test('has a certificate that anybody can check, without the full name', async () => {
    const { body: papers } = await officer.get(`/api/officer-terms/${first.termId}/documents`);
    const { body: paper } = await officer.get(`/api/documents/${papers.data[0].id}`);
    expect(paper).toMatchObject({ addressee: '符山兰', termId: first.termId, redemptionId: null });
    const code = /https:\/\/ys\.example\/certificates\/(.+)$/.exec(paper.verification.url)?.[1];
    const { body: checked } = await elsewhere.get(`/api/public/certificates/${code}`);
    expect(checked).toMatchObject({ valid: true, name: '符**', statusLabel: '履职中' });
    const pdf = await officer.get(`/api/documents/${papers.data[0].id}.pdf`).responseType('blob');
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await elsewhere.get(`/api/documents/${papers.data[0].id}`)).status).toBe(404);
    expect((await elsewhere.get('/api/public/certificates/nothing-like-it')).status).toBe(404);
  });
});

describe('what waits', () => {
  test('the office screens, the officer owes his periods', async () => {
    const desk = (await office.get('/api/workbench')).body;
    expect(desk.counts).toContainEqual({ key: 'SCREENING', label: '核验上报内容', total: 1 });
    expect(desk.duties[0]).toMatchObject({ subjectType: 'officerTerm', name: expect.any(String) });
    const own = (await officer.get('/api/workbench')).body;
    expect(own.duties.every((each: { termId: string }) => each.termId === first.termId)).toBe(true);
    expect(own.hearings).toEqual([]);
  });

  test('limits of terms stand beside those of cases, with their explanation', async () => {
    const { body } = await office
      .get('/api/obligations')
      .query(listed({ subjectType: 'officerTerm', kind: 'SCREENING' }));
    expect(body.data[0]).toMatchObject({
      termId: first.termId,
      redemptionId: null,
      enterpriseName: '符山兰',
      label: '核验上报内容',
      explanation: { due: expect.any(String) },
    });
    const board = (await office.get('/api/overdue-board')).body.groups;
    expect(board).toHaveLength(1);
  });

  test('the office is told of what was filed', async () => {
    const { body } = await office.get('/api/notifications').query(listed());
    expect(body.data.map(({ title }: { title: string }) => title)).toContain('收到新的报送内容，请核验');
    expect(body.data[0]).toMatchObject({ subjectType: 'officerTerm' });
  });
});

test('an auditor finds terms by certificate, name or scheme; one of another region does not', async () => {
  const find = async (agent: Agent, filter: object) => {
    const answer = await agent.get('/api/audit/subjects').query(listed(filter));
    return answer.status === 200 ? answer.body.data : answer.status;
  };
  const [found, ...others] = await find(auditor, { q: '黎木棉' });
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    subjectType: 'officerTerm',
    subjectId: second.termId,
    label: '聘期',
    name: '黎木棉',
    number: expect.stringContaining('〔'),
    schemeCode: 'BT',
    statusLabel: expect.stringMatching(/[\u4e00-\u9fff]/),
  });
  expect(await find(auditor, { q: found.number })).toHaveLength(1);
  expect(await find(auditor, { q: '黎木棉', subjectType: 'gathering' })).toEqual([]);
  expect(await find(await loggedIn(app, 'la-shenji'), { q: '黎木棉' })).toEqual([]);
  expect(await find(office, {})).toBe(403);
});
