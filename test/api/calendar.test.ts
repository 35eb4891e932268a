import type { Agent } from 'supertest';
import { verifyChain } from '../../db/queries/audit';
import { findPublishedCalendar } from '../../db/queries/scheme';
import { calendarPublicationId } from '../../workflows/calendar-publication/messages';
import { connectEngine, type TestEngine, uniqueTaskQueue } from '../support/engine';
import { addCase, addObligation } from './cases';
import { ApiStage, apiOn, keyed, loggedIn, newKey } from './support';

let stage: ApiStage;
let engine: TestEngine;
let admin: Agent;
/** The first year that the presets do not announce. */
let year: number;
beforeAll(async () => {
  stage = await ApiStage.open();
  engine = await connectEngine();
  const { app } = apiOn({ db: stage.db, client: engine.client, settings: { taskQueue: uniqueTaskQueue() } });
  admin = await loggedIn(app, 'guanli');
  const published = await findPublishedCalendar(stage.db);
  year = Math.max(...(published?.announcedYears ?? [])) + 1;
});
afterAll(async () => {
  await engine?.connection.close();
  await stage?.close();
});

const text = () => `${year}-01-01..${year}-01-05 元旦\n# 其余待定\n${year}-10-01..${year}-10-07 国庆节`;
const draft = (body: object = {}, key = newKey()) =>
  admin
    .post('/api/calendars')
    .set(keyed(key))
    .send({ year, text: text(), ...body });
const publish = (version: string, key = newKey()) =>
  admin.post(`/api/calendars/${version}/publish`).set(keyed(key)).send({});

describe('versions of the calendar', () => {
  test.each([
    'chuangkou',
    'jingban1',
    'duban',
    'shenji',
    'qiye',
  ])('are no business of %s', async (username) => {
    const agent = await stage.as(username);
    const answers = await Promise.all([
      agent.get('/api/calendars'),
      agent.get('/api/calendars/CN-2026.1'),
      agent.get('/api/calendars/CN-2026.1/preview'),
      agent.post('/api/calendars').set(keyed()).send({ year, text: text() }),
      agent.post('/api/calendars/CN-2026.1/publish').set(keyed()).send({}),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
  });

  test('the presets bring one that is in force', async () => {
    const { body } = await admin.get('/api/calendars');
    expect(body).toMatchObject({ total: 1, data: [{ status: 'PUBLISHED' }] });
    const one = await admin.get(`/api/calendars/${body.data[0].version}`);
    expect(one.body).toMatchObject({ base: null, publication: null });
    expect(Object.keys(one.body.content.holidays).length).toBeGreaterThan(100);
    expect((await admin.get('/api/calendars/CN-1999.1')).status).toBe(404);
  });
});

describe('a notice that can not be taken', () => {
  test('tells what is wrong with each line', async () => {
    const pasted = `元旦放假\n${year}-01-01 元旦\n\n${year}-02-30 春节\n${year}-01-01 元旦`;
    const { status, body } = await draft({ text: pasted });
    expect([status, body.code]).toEqual([422, 'NOTICE_INVALID']);
    expect(body.errors.map(({ field, code }: { field: string; code: string }) => [field, code])).toEqual([
      ['text.1', 'LINE_NOT_UNDERSTOOD'],
      ['text.4', 'LINE_NOT_UNDERSTOOD'],
      ['text.5', 'DATE_TWICE'],
    ]);
    expect(body.detail).toContain('共3处');
  });

  test.each([
    ['both forms', () => ({ holidays: [] }), 'INVALID_REQUEST', 'text'],
    ['neither form', () => ({ text: undefined }), 'INVALID_REQUEST', 'text'],
    ['a year announced before', () => ({ year: year - 1 }), 'NOTICE_INVALID', 'correction'],
    ['a correction of nothing', () => ({ correction: true }), 'NOTICE_INVALID', 'correction'],
    ['no year', () => ({ year: 'next' }), 'INVALID_REQUEST', 'year'],
    [
      'a weekday worked in exchange',
      () => ({ text: undefined, holidays: [{ date: `${year}-01-01`, name: '元旦' }], makeUps: [monday()] }),
      'NOTICE_INVALID',
      'makeUps.0.date',
    ],
  ])('%s', async (_name, body, code, field) => {
    const answer = await draft(body());
    expect(answer.body).toMatchObject({ status: 422, code, field });
  });

  const monday = () => {
    const first = new Date(Date.UTC(year, 4, 10));
    const ahead = (8 - first.getUTCDay()) % 7;
    return {
      date: new Date(first.getTime() + ahead * 86_400_000).toISOString().slice(0, 10),
      name: '劳动节',
    };
  };
});

describe('from the notice to the version in force', () => {
  let version: string;

  test('a draft is made once for each key', async () => {
    const key = newKey();
    const first = await draft({ note: '国办发明电' }, key);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ version: `CN-${year}.1`, status: 'DRAFT', note: '国办发明电' });
    expect(first.body.rows).toHaveLength(2);
    expect(first.body.warnings.map(({ code }: { code: string }) => code)).toContain('STATUTORY_DAY_MISSING');
    version = first.body.version;
    const again = await draft({ note: '国办发明电' }, key);
    expect([again.status, again.body.version]).toEqual([201, version]);
    expect((await draft({ note: '另一件' }, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await admin.post('/api/calendars').send({ year, text: text() })).status).toBe(400);
    expect((await admin.get('/api/calendars')).body.total).toBe(2);
  });

  test('the preview names the limits that move, from when to when, and no others', async () => {
    const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();
    const clock = { origin: at(`${year - 1}-12-25`, '09:30'), provisional: true };
    const moving = await addCase(stage.db, { departmentOrganisationId: 'GY-INDUSTRY' });
    await addObligation(stage.db, moving, { ...clock, dueAt: at(`${year}-01-08`, '18:00') });
    const ended = await addCase(stage.db);
    await addObligation(stage.db, ended, { ...clock, dueAt: at(`${year}-01-08`, '18:00'), status: 'MET' });
    const before = await addCase(stage.db);
    await addObligation(stage.db, before);
    const { body } = await admin.get(`/api/calendars/${version}/preview`);
    expect(body).toMatchObject({
      firstDifference: `${year}-01-01`,
      counts: { checked: 1, subjects: 1, noLongerProvisional: 1 },
      isCapped: false,
      total: 1,
      data: [
        {
          subjectType: 'redemption',
          subjectId: moving,
          kind: 'T3_REVIEW',
          organisationName: expect.stringContaining('经济和信息化'),
          from: at(`${year}-01-08`, '18:00'),
          provisionalBefore: true,
          provisionalAfter: false,
        },
      ],
    });
    expect(body.data[0].to > body.data[0].from).toBe(true);
    const second = await admin.get(`/api/calendars/${version}/preview`).query({ page: 2, perPage: 1 });
    expect(second.body).toMatchObject({ total: 1, data: [] });
    expect((await admin.get('/api/calendars/CN-1999.1/preview')).status).toBe(404);
  });

  test('publishing puts it in force, on record, and starts telling the cases once', async () => {
    const key = newKey();
    const first = await publish(version, key);
    expect([first.status, first.body.detail]).toEqual([200, undefined]);
    expect(first.body).toMatchObject({ status: 'PUBLISHED', publication: { phase: 'RUNNING' } });
    const { runId } = await engine.client.workflow.getHandle(calendarPublicationId(version)).describe();
    for (const repeated of [key, newKey()]) expect((await publish(version, repeated)).status).toBe(200);
    const now = await engine.client.workflow.getHandle(calendarPublicationId(version)).describe();
    expect(now.runId).toBe(runId);
    expect((await findPublishedCalendar(stage.db))?.version).toBe(version);
    expect((await admin.get('/api/calendar')).body.calendar.version).toBe(version);
    expect(await verifyChain(stage.db, 'calendar', version)).toMatchObject({ ok: true, length: 2 });
    await engine.client.workflow.getHandle(calendarPublicationId(version)).terminate();
    const { body } = await admin.get(`/api/calendars/${version}`);
    expect(body.publication.phase).toBe('FAILED');
  });

  test('what was replaced, or stands on what was replaced, can not be published', async () => {
    const { body } = await admin.get('/api/calendars');
    const old = body.data.find((row: { status: string }) => row.status === 'SUPERSEDED').version;
    expect((await publish(old)).body).toMatchObject({ status: 409, code: 'CALENDAR_SUPERSEDED' });
    expect((await publish('CN-1999.1')).status).toBe(404);
    const one = await draft({ correction: true });
    const other = await draft({ correction: true });
    expect([one.body.version, other.body.version]).toEqual([`CN-${year}.2`, `CN-${year}.3`]);
    expect((await publish(other.body.version)).status).toBe(200);
    expect((await publish(one.body.version)).body).toMatchObject({
      status: 409,
      code: 'CALENDAR_BASE_CHANGED',
    });
    await engine.client.workflow.getHandle(calendarPublicationId(other.body.version)).terminate();
  });

  test('without an engine it is in force all the same, and repeating the request starts the telling', async () => {
    const { body } = await draft({ correction: true });
    const key = newKey();
    const { app } = apiOn({ db: stage.db, settings: { stepTimeoutMs: 500 } });
    const cutOff = await loggedIn(app, 'guanli');
    const answer = await cutOff.post(`/api/calendars/${body.version}/publish`).set(keyed(key)).send({});
    expect(answer.status).toBe(503);
    expect((await cutOff.get(`/api/calendars/${body.version}`)).body).toMatchObject({
      status: 'PUBLISHED',
      publication: { phase: 'UNKNOWN' },
    });
    expect((await admin.get(`/api/calendars/${body.version}`)).body.publication).toBeNull();
    expect((await publish(body.version, key)).body.publication.phase).toBe('RUNNING');
    await engine.client.workflow.getHandle(calendarPublicationId(body.version)).terminate();
  }, 20_000);
});
