import { randomUUID } from 'node:crypto';
import request, { type Agent } from 'supertest';
import type { RewardLineView, RewardListView } from '../../api/reward-list/schemas';
import { toJson } from '../../db/schema';
import { SIGNATURE_HEADER, signMessage } from '../../db/support/hmac';
import { AssessmentStage, candidate } from '../support/assessmentStage';
import { apiOn, keyed, loggedIn, newKey, SETTINGS } from './support';

const YEAR = { from: '2022-04-01', to: '2023-03-31' };

let stage: AssessmentStage;
let app: ReturnType<typeof apiOn>['app'];
let office: Agent;
let decider: Agent;
let finance: Agent;
let stranger: Agent;
let terms: string[];

/** Items of a person in the year; the first `adopted` of them are adopted. */
async function submissions(termId: string, provided: number, adopted: number, unscreened = 0) {
  const createdBy = randomUUID();
  const rows = Array.from({ length: provided + unscreened }, (_, i) => ({
    id: randomUUID(),
    termId,
    schemeCode: 'BT',
    officeOrganisationId: 'BT-OFFICE',
    status: i < adopted ? ('ADOPTED' as const) : i < provided ? ('SCREENED' as const) : ('FILED' as const),
    kind: 'REPORT' as const,
    title: '窗口排队过长',
    details: toJson({}),
    arrivedAt: `2022-${String((i % 8) + 4).padStart(2, '0')}-10T02:00:00.000Z`,
    filedAt: `2022-${String((i % 8) + 4).padStart(2, '0')}-10T02:00:00.000Z`,
    verdict: i < provided ? ('VALID' as const) : null,
    valuable: i < provided ? true : null,
    screenedAt: i < provided ? '2022-12-01T02:00:00.000Z' : null,
    adoptionAt: i < adopted ? '2022-12-02T02:00:00.000Z' : null,
    createdBy,
  }));
  if (rows.length > 0) await stage.db.insertInto('officerSubmission').values(rows).execute();
}

const change = (termId: string, columns: object) =>
  stage.db.updateTable('officerTerm').set(columns).where('id', '=', termId).execute();

beforeAll(async () => {
  stage = await AssessmentStage.open();
  ({ app } = apiOn({
    db: stage.db,
    client: stage.base.engine.client,
    settings: { taskQueue: stage.base.taskQueue, namespace: stage.base.engine.namespace },
  }));
  terms = await stage.terms(6);
  for (const id of terms)
    await change(id, { fromDate: YEAR.from, toDate: YEAR.to, endedAt: '2023-03-31T16:00:00.000Z' });
  const [excellent, fiscal, none, failed, left, unscreened] = terms as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  await submissions(excellent, 14, 11);
  await submissions(fiscal, 8, 6);
  await submissions(none, 5, 4);
  await submissions(failed, 12, 12);
  await submissions(unscreened, 8, 5, 2);
  await stage.db
    .updateTable('officer')
    .set({ fiscalPayroll: true })
    .where('id', '=', stage.db.selectFrom('officerTerm').select('officerId').where('id', '=', fiscal))
    .execute();
  await stage.db
    .insertInto('officerAttendance')
    .values({
      termId: failed,
      gatheringId: randomUUID(),
      kind: 'EVALUATION',
      startsAt: '2022-09-01T01:00:00.000Z',
      present: false,
      recordedAt: '2022-09-01T04:00:00.000Z',
    })
    .execute();
  await change(left, { status: 'DISMISSED', endedAt: '2022-09-10T04:00:00.000Z' });
  [office, decider, finance, stranger] = (await Promise.all(
    ['bt-yunying1', 'bt-jueding1', 'bt-caizheng', 'la-yunying1'].map((name) => loggedIn(app, name)),
  )) as [Agent, Agent, Agent, Agent];
});
afterAll(() => stage?.close());

const year = { schemeCode: 'BT', schemeVersion: 1, yearFrom: YEAR.from, yearTo: YEAR.to };
const open = (agent: Agent, body: object, key = newKey()) =>
  agent.post('/api/assessments').set(keyed(key)).send(body);
const act = (agent: Agent, path: string, body: object = {}, key = newKey()) =>
  agent.post(`/api/${path}`).set(keyed(key)).send(body);

async function until<T>(look: () => Promise<T>, done: (seen: T) => boolean): Promise<T> {
  for (let i = 0; ; i += 1) {
    const seen = await look();
    if (done(seen) || i > 100) return seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

let assessmentId: string;

test('a closed year without an assessment is due, and its figures can be looked at (BT-ASM-1)', async () => {
  const due = await office.get('/api/assessments/due');
  expect(due.body.data).toEqual([
    expect.objectContaining({ schemeCode: 'BT', yearFrom: YEAR.from, people: 5, closed: true }),
  ]);
  const preview = await office.get('/api/assessments/preview').query(year);
  expect(preview.body).toMatchObject({ people: 5, unscreened: 2, base: 4, mayOpen: true });
  expect((await stranger.get('/api/assessments/due')).body.data).toEqual([]);
  expect((await stranger.get('/api/assessments/preview').query(year)).status).toBe(404);
});

test('opened once with a reason for what is not screened; the same key gives the same assessment', async () => {
  expect((await open(stranger, { ...year, note: '年末考核' })).status).toBe(404);
  expect((await open(decider, { ...year, note: '年末考核' })).status).toBe(403);
  const without = await open(office, year);
  expect([without.status, without.body.code]).toEqual([409, 'UNSCREENED_LEFT']);
  expect((await open(office, { ...year, schemeCode: 'LA', note: '考核' })).status).toBe(404);

  const keys = [newKey(), newKey()];
  const body = { ...year, note: '两条信息尚待部门答复，先行统计' };
  const both = await Promise.all(keys.map((each) => open(office, body, each)));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const taken = both.findIndex(({ status }) => status === 201);
  expect(both[1 - taken]?.body.code).toBe('ASSESSMENT_EXISTS');
  const first = both[taken]!;
  expect((await open(office, body, keys[taken])).body).toEqual(first.body);
  expect((await open(office, body)).body.code).toBe('ASSESSMENT_EXISTS');
  assessmentId = first.body.subjectId;
  expect((await office.get('/api/assessments/due')).body.data).toEqual([]);
  expect((await stranger.get(`/api/assessments/${assessmentId}`)).status).toBe(404);
});

test('counted from the records, proposed, adjusted, confirmed by another person; the sheet shows the calculation', async () => {
  const path = `assessments/${assessmentId}`;
  const early = await act(decider, `${path}/confirm`);
  expect([early.status, early.body.code]).toEqual([409, 'WRONG_STATUS']);
  await act(office, `${path}/decide-mode`, { mode: 'ADOPTION', note: '采纳数量正常' });
  const view = (await decider.get(`/api/${path}`)).body;
  const computed = new Map<string, { computed: string; adopted: number; choices: string[]; steps: object[] }>(
    view.persons.map((each: { termId: string }) => [each.termId, each]),
  );
  const expected = ['EXCELLENT', 'GOOD', 'UNDETERMINED', 'FAIL', undefined, 'PASS'];
  expect(terms.map((id) => computed.get(id)?.computed)).toEqual(expected);
  expect(computed.get(terms[0]!)?.choices).toEqual(['EXCELLENT', 'GOOD', 'PASS']);
  expect(computed.get(terms[3]!)?.steps).toEqual([expect.objectContaining({ ruleId: 'BT-ASM-6' })]);
  expect(view).toMatchObject({ status: 'PROPOSED', people: 5, figuresFinal: true });
  expect(view.left).toEqual([expect.objectContaining({ termId: terms[4], endedOn: '2022-09-10' })]);

  const without = await act(office, `${path}/adjust`, { termId: terms[2], grade: 'PASS' });
  expect([without.status, without.body.code, without.body.field]).toEqual([409, 'REASON_REQUIRED', 'note']);
  await act(office, `${path}/adjust`, { termId: terms[2], grade: 'PASS', note: '会议研究决定为合格' });
  const confirmed = await act(decider, `${path}/confirm`);
  expect(confirmed.status).toBe(200);
  const closed = await until(
    async () => (await office.get(`/api/${path}`)).body,
    ({ status }) => status === 'CLOSED',
  );
  expect(closed).toMatchObject({ status: 'CLOSED', told: 5 });

  const sheet = await office.get(`/api/${path}/sheet.xlsx`).buffer().parse(binary);
  const { default: readXlsxFile } = await import('read-excel-file/node');
  const rows = await readXlsxFile(sheet.body as Buffer);
  expect(JSON.stringify(rows)).toContain('BT-ASM-3');
  const timeline = (await office.get(`/api/${path}/timeline`)).body.data;
  expect(timeline.map(({ action }: { action: string }) => action)).toEqual([
    'open',
    'decideMode',
    'adjust',
    'confirm',
    'close',
  ]);
});

test('rewards: every bar with its reason, approved by another, paid through the bank, never the account in full', async () => {
  expect((await act(office, 'reward-lists', { assessmentId: randomUUID() })).status).toBe(404);
  const drawn = await act(office, 'reward-lists', { assessmentId });
  expect(drawn.status).toBe(201);
  const path = `reward-lists/${drawn.body.subjectId}`;
  const view: RewardListView = (await office.get(`/api/${path}`)).body;
  const lines = new Map<string, RewardLineView>(view.lines.map((each) => [each.termId, each]));
  expect(terms.map((id) => [lines.get(id)?.fen, lines.get(id)?.bars.map(({ code }) => code)])).toEqual([
    [180_000, []],
    [0, ['FISCAL_PAYROLL']],
    [70_000, []],
    [0, ['FAILED']],
    [0, ['NOT_CONFIRMED', 'UNDER_ONE_YEAR', 'SERIOUS_BREACH']],
    [70_000, []],
  ]);
  expect(view).toMatchObject({ totalFen: 320_000, payees: 3, refused: 3, status: 'DRAFT' });
  expect(view.lines[0]?.bankAccountMasked).toMatch(/^\*+\d{4}$/);
  expect(JSON.stringify(view)).not.toMatch(/62220000/);

  const self = await act(office, `${path}/approve`);
  expect([self.status, self.body.code]).toEqual([403, 'FORBIDDEN']);
  await act(office, `${path}/submit`);
  const seen = async () => {
    const { data } = (await finance.get('/api/reward-lists')).body as { data: { id: string }[] };
    return [(await finance.get(`/api/${path}`)).status, data.some(({ id }) => id === view.id)];
  };
  expect(await seen()).toEqual([404, false]);
  await act(decider, `${path}/approve`);
  expect(await seen()).toEqual([200, true]);
  const key = newKey();
  const paid = await act(finance, `${path}/pay`, {}, key);
  expect(paid.status).toBe(200);
  const lineIds = view.lines.filter(({ fen }) => fen > 0).map(({ id }) => id);
  for (const id of lineIds) expect((await bankSays(id)).body).toEqual({ result: 'RECORDED' });
  expect((await act(finance, `${path}/pay`, {}, key)).body).toEqual(paid.body);
  const done = (await finance.get(`/api/${path}`)).body;
  expect(done).toMatchObject({ status: 'CLOSED', paidFen: 320_000, failed: 0 });

  const again = await act(office, 'reward-lists', { assessmentId });
  const second: RewardListView = (await office.get(`/api/reward-lists/${again.body.subjectId}`)).body;
  expect(second).toMatchObject({ totalFen: 0, payees: 0 });
  expect(second.lines.flatMap(({ bars }) => bars.map(({ code }) => code))).toEqual(
    expect.arrayContaining(['ALREADY_LISTED']),
  );
  const file = await finance.get(`/api/${path}/list.xlsx`).buffer().parse(binary);
  expect((file.body as Buffer).subarray(0, 2).toString()).toBe('PK');
  expect((await stranger.get(`/api/${path}`)).status).toBe(404);
});

test('a payee without an account is named before anything is sent to the bank', async () => {
  const [termId] = (await stage.terms(1)) as [string];
  const officer = stage.db.selectFrom('officerTerm').select('officerId').where('id', '=', termId);
  await stage.db.updateTable('officer').set({ bankAccount: null }).where('id', '=', officer).execute();
  const { id } = await stage.approved(assessmentId, [candidate(termId)]);
  const refused = await act(finance, `reward-lists/${id}/pay`);
  expect([refused.status, refused.body.code, refused.body.ruleId]).toEqual([
    422,
    'PAYEE_INCOMPLETE',
    'BT-RWD-5',
  ]);
  const sent = await stage.db
    .selectFrom('paymentInstruction')
    .innerJoin('rewardLine', 'rewardLine.id', 'paymentInstruction.rewardLineId')
    .select('paymentInstruction.id')
    .where('rewardLine.listId', '=', id)
    .execute();
  expect(sent).toEqual([]);
});

test('schemes without grades are measured only (HB-MGT-2, LA-TRM-1)', async () => {
  const reviews = await stranger
    .get('/api/officer-schemes/LA/reviews')
    .query({ from: '2026-01-01', to: '2026-06-30' });
  expect([reviews.status, reviews.body.kind]).toEqual([200, 'YEARLY_REVIEW']);
  const bt = await office.get('/api/officer-schemes/BT/reviews').query(YEAR);
  expect(bt.body.data).toHaveLength(6);
  const first = bt.body.data.find(({ termId }: { termId: string }) => termId === terms[0]);
  expect(first).toMatchObject({ performance: { submissions: 14 }, reports: { filed: 14, valid: 14 } });
  const la = { schemeCode: 'LA', yearFrom: '2026-01-01', yearTo: '2026-12-31' };
  expect((await open(stranger, la)).body.code).toBe('NO_GRADES');
});

function bankSays(lineId: string) {
  const event = {
    eventId: randomUUID(),
    instructionId: `${lineId}-1`,
    result: 'SUCCEEDED',
    gatewayReference: 'T-1',
    failureCode: null,
  };
  const body = JSON.stringify(event);
  return request(app)
    .post('/api/bank/callback')
    .set('Content-Type', 'application/json')
    .set(SIGNATURE_HEADER, signMessage(SETTINGS.bankCallbackSecret, body))
    .send(body);
}

function binary(res: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = res as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
