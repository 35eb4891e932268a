import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import request, { type Agent } from 'supertest';
import { sweepFollowUps } from '../../activities/follow-up/sweeper';
import type { FollowUpRowView, FollowUpView } from '../../api/follow-up/schemas';
import { followUpIdOfRating } from '../../db/queries/followUpDue';
import { apiOn, keyed, listed, loggedIn } from '../api/support';
import { FollowUpStage, staff } from '../support/followUpStage';
import { historyText } from '../support/historyText';
import { allSix, issueCode, printed, Rater } from '../support/ratingStage';

/** What the evaluated may never get to read (GE-WAY-3). */
const WORDS = '窗口只有一个人在办，等了两小时没人解释';
const NAME = '赵明辉';
const PHONE = '13911112222';
const INNER = '评价人说当天下午就来过';
const REPLY = '已请单位整改，感谢反映';
const SECRETS = [WORDS, NAME, PHONE, INNER, REPLY, '保密窗口'];

let stage: FollowUpStage;
let app: ReturnType<typeof apiOn>['app'];
let organiser: Agent;
let organiser2: Agent;
let unit: Agent;
/** The same matter twice: somebody left a number, nobody did. */
let withContact: string;
let without: string;
/** Registered and never passed on. */
let held: string;

const post = (who: Agent, id: string, command: string, body: object) =>
  who.post(`/api/follow-ups/${id}/${command}`).set(keyed()).send(body).expect(200);

async function rated(windowName: string, contact: object | null): Promise<string> {
  const code = await issueCode(organiser, 'GY-URBAN', windowName);
  const id = randomUUID();
  const over = { id, answers: allSix('VERY_POOR'), reason: WORDS, contact };
  expect((await new Rater(app).rate(printed(code), over)).status).toBe(200);
  return followUpIdOfRating(id);
}

async function handled(id: string): Promise<void> {
  await post(organiser, id, 'verify-and-pass', { note: '有群众反映等候时间长。' });
  await post(unit, id, 'sign-for', {});
  await post(unit, id, 'answer', { note: '已增开窗口。' });
  await post(organiser2, id, 'review-answer', { accept: true, note: INNER, reply: REPLY });
}

beforeAll(async () => {
  stage = await FollowUpStage.open();
  const { engine, connection, taskQueue } = stage.base;
  ({ app } = apiOn({
    db: stage.db,
    pool: connection.pool,
    client: engine.client,
    settings: { taskQueue, namespace: engine.namespace },
  }));
  organiser = await loggedIn(app, 'ge-zuzhi1');
  organiser2 = await loggedIn(app, 'ge-zuzhi2');
  unit = await loggedIn(app, 'ge-chengguan');
  const contact = { name: NAME, phone: PHONE, consent: true };
  withContact = await rated('保密窗口一', contact);
  without = await rated('保密窗口二', null);
  held = await rated('保密窗口三', contact);
  await sweepFollowUps({ db: stage.db, client: engine.client, taskQueue });
  for (const id of [withContact, without, held]) await stage.begun(id);
  await handled(withContact);
  await handled(without);
}, 60_000);
afterAll(() => stage?.close());

const rows = async (filter: object = {}, sort?: [string, 'ASC' | 'DESC']) =>
  (await unit.get('/api/follow-ups').query(listed(filter, sort)).expect(200)).body.data as FollowUpRowView[];
const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id).sort();
const both = () => [withContact, without].sort();

test("no answer of the interface gives the evaluated's people words, contact, place or what the organiser noted", async () => {
  const answers = await Promise.all([
    unit.get('/api/follow-ups').query(listed()),
    unit.get('/api/follow-ups').query(listed({ q: '城管' })),
    ...[withContact, without].flatMap((id) => [
      unit.get(`/api/follow-ups/${id}`),
      unit.get(`/api/follow-ups/${id}/timeline`),
      unit.get(`/api/follow-ups/${id}/original`),
      unit.get(`/api/follow-ups/${id}/history`),
    ]),
    unit.get('/api/notifications'),
    unit.get('/api/obligations').query(listed()),
    unit.get('/api/workbench'),
    unit.get('/api/ratings').query(listed()),
    unit.get('/api/audit-events').query(listed()),
  ]);
  for (const { text, status } of answers) {
    expect(status).toBeLessThan(500);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  }
  for (const path of ['original', 'history'])
    expect((await unit.get(`/api/follow-ups/${withContact}/${path}`)).status).toBe(403);
});

test('the workbook gives them no more than the list', async () => {
  const file = await unit
    .get('/api/follow-ups/export.xlsx')
    .query(listed())
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    })
    .expect(200);
  const { readSheet } = await import('read-excel-file/node');
  const lines = await readSheet(file.body as Buffer);
  expect(lines).toHaveLength(3);
  const text = JSON.stringify(lines);
  for (const secret of [...SECRETS, '市政务服务大厅', '待回访', '回访评价人'])
    expect(text).not.toContain(secret);
});

test('what was not passed on does not exist for them', async () => {
  expect(idsOf(await rows())).toEqual(both());
  for (const path of ['', '/timeline']) await unit.get(`/api/follow-ups/${held}${path}`).expect(404);
  const command = unit.post(`/api/follow-ups/${held}/sign-for`).set(keyed()).send({});
  expect((await command).status).toBe(404);
  expect(await rows({ status: 'REGISTERED' })).toEqual([]);
});

test('one that is called back and one that is not look the same to them', async () => {
  expect((await stage.row(withContact)).status).toBe('CALLBACK');
  expect((await stage.row(without)).status).toBe('CLOSED');
  const shape = async (id: string) => {
    const { data } = (await unit.get(`/api/follow-ups/${id}/timeline`).expect(200)).body as {
      data: {
        action: string;
        summary: string;
        note: string | null;
        clocks: { kind: string; event: string }[];
      }[];
    };
    const whole: FollowUpView = (await unit.get(`/api/follow-ups/${id}`).expect(200)).body;
    const line = (await rows()).find((row) => row.id === id);
    return {
      steps: data.map(({ action, summary, note, clocks }) => ({
        action,
        summary,
        note,
        clocks: clocks.map(({ kind, event }) => `${kind} ${event}`),
      })),
      whole: withoutInstants(whole),
      line: withoutInstants(line),
    };
  };
  expect(await shape(withContact)).toEqual(await shape(without));
  const refused = async (id: string) => {
    const answer = await unit.post(`/api/follow-ups/${id}/sign-for`).set(keyed()).send({});
    const { requestId: _differs, instance: _too, ...problem } = answer.body;
    return { status: answer.status, problem: withoutInstants(problem) };
  };
  expect(await refused(withContact)).toEqual(await refused(without));
  const told = await stage.db
    .selectFrom('notification')
    .select(['subjectId', 'kind', 'role'])
    .where('organisationId', '=', 'GY-URBAN')
    .where('subjectId', 'in', [withContact, without])
    .execute();
  const of = (id: string) =>
    told
      .filter(({ subjectId }) => subjectId === id)
      .map(({ kind, role }) => `${kind} ${role}`)
      .sort();
  expect(of(withContact)).toEqual(of(without));
});

/** Ids, instants and versions differ between any two; everything else must not. */
const withoutInstants = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, 'ID')
      .replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'INSTANT')
      .replace(/\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}(:\d{2})?/g, 'TIME')
      .replace(/"(officeMinutesLeft|fractionElapsed)":[\d.]+/g, '"$1":0'),
  );

test('no condition and no order tells the two apart', async () => {
  for (const filter of [
    { status: 'CLOSED' },
    { status: 'CALLBACK' },
    { status: ['CALLBACK', 'ANSWERED'] },
    { open: true },
    { open: true, status: 'CLOSED' },
    { overdue: true },
    { outcome: 'HANDLED' },
    { outcome: 'WITHDRAWN' },
    { kind: 'RATING' },
  ]) {
    const found = idsOf(await rows(filter));
    expect([filter, found.length === 0 || found.length === 2]).toEqual([filter, true]);
  }
  for (const field of ['nextDueAt', 'endedAt', 'startedAt', 'passedOnAt'])
    expect((await rows({}, [field, 'ASC'])).map(({ id }) => id)).toEqual([withContact, without]);
});

test('instants before the passing on are dates only', async () => {
  const view: FollowUpView = (await unit.get(`/api/follow-ups/${withContact}`).expect(200)).body;
  const { startedAt } = await stage.row(withContact);
  expect(view).toMatchObject({ startedAt: null, registeredOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) });
  const timeline = (await unit.get(`/api/follow-ups/${withContact}/timeline`)).text;
  expect(JSON.stringify(view) + timeline).not.toContain(startedAt);
  expect(view.obligations.map(({ kind }) => kind)).toEqual(['GE_POOR_RATING']);
});

test('a file of another follow-up and of one not passed on are out of reach', async () => {
  const id = await stage.upload(staff.organiser.accountId);
  await stage.db.insertInto('followUpFile').values({ followUpId: held, uploadId: id, stepSeq: 1 }).execute();
  await unit.get(`/api/uploads/${id}`).expect(404);
});

test('nothing of it reaches the payloads of the process, the audit trail, or any other table', async () => {
  const history = await historyText(stage.base.engine.client, `follow-up/${withContact}`);
  for (const secret of [...SECRETS, '有群众反映等候时间长', '已增开窗口'])
    expect(history).not.toContain(secret);
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(stage.db);
  for (const secret of [WORDS, NAME, PHONE]) {
    const holding: string[] = [];
    for (const { name } of tables) {
      const { rows: found } = await sql`
        select 1 from ${sql.table(name)} as t where t::text like ${`%${secret}%`} limit 1`.execute(stage.db);
      if (found.length > 0) holding.push(name);
    }
    expect([secret, holding]).toEqual([secret, ['rating_text']]);
  }
});

test('one that comes back after a dissatisfied callback tells the object what to do, not who was called or what he said', async () => {
  const reason = '请核实增开的窗口是否一直有人。';
  const call = { result: 'REACHED', satisfaction: 1, note: INNER, reason };
  await post(organiser, withContact, 'call-back', call);
  const whole = await unit.get(`/api/follow-ups/${withContact}`).expect(200);
  expect(whole.body.reworks).toMatchObject([{ reason }]);
  const answers = await Promise.all([
    unit.get(`/api/follow-ups/${withContact}/timeline`),
    unit.get('/api/follow-ups').query(listed()),
    unit.get('/api/notifications'),
    unit.get('/api/obligations').query(listed()),
    unit.get('/api/workbench'),
  ]);
  for (const { text } of [whole, ...answers])
    for (const secret of [...SECRETS, '回访评价人', '接通', '不满意', '"satisfaction":1'])
      expect(text).not.toContain(secret);
});

test('a tracking code can neither be computed from the database nor guessed at leisure', async () => {
  const body = { id: randomUUID(), objectId: 'GY-URBAN', kinds: ['DELAY'], text: WORDS };
  const { trackingCode } = (await request(app).post('/api/public/complaints').send(body).expect(200)).body;
  const { rows: found } = await sql`
    select 1 from complaint where complaint::text like ${`%${trackingCode}%`}
      or complaint::text like ${`%${trackingCode.replaceAll('-', '')}%`}`.execute(stage.db);
  expect(found).toEqual([]);
  const guess = () =>
    request(app)
      .post('/api/public/complaints/track')
      .send({ trackingCode: randomUUID().slice(0, 16) });
  const answers = await Promise.all(Array.from({ length: 140 }, guess));
  const statuses = new Set(answers.map(({ status }) => status));
  expect(statuses).toEqual(new Set([404, 429]));
  for (const { text } of answers) expect(text).not.toContain('市城管执法局');
});
