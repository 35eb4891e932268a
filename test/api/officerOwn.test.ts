import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import type { Agent } from 'supertest';
import { addDays } from '../../workflows/rules/calendar/dates';
import { RedemptionStage } from '../support/redemptionStage';
import { png } from './files';
import { type Appointed, appointed, form, loggedInWith, TODAY } from './officers';
import { apiOn, keyed, loggedIn, newKey } from './support';

let stage: RedemptionStage;
let app: Express;
let directory: string;
let office: Agent;
let head: Agent;
let auditor: Agent;
let elsewhere: Agent;
let term: Appointed;
let officer: Agent;
let other: Agent;

beforeAll(async () => {
  stage = await RedemptionStage.open();
  directory = await mkdtemp(join(tmpdir(), 'officer-files-'));
  ({ app } = apiOn({
    db: stage.connection.db,
    client: stage.engine.client,
    settings: { taskQueue: stage.taskQueue, namespace: stage.engine.namespace },
    fileStoreDir: directory,
  }));
  const names = ['bt-yunying1', 'bt-jueding1', 'bt-shenji', 'la-yunying1'];
  [office, head, auditor, elsewhere] = (await Promise.all(names.map((name) => loggedIn(app, name)))) as [
    Agent,
    Agent,
    Agent,
    Agent,
  ];
  term = await appointed(office, 'BT', form('李桐花'));
  officer = await loggedInWith(app, term.access);
  const second = await appointed(office, 'BT', form('吉椰子'));
  other = await loggedInWith(app, second.access);
});
afterAll(async () => {
  await stage?.close();
  await rm(directory, { recursive: true, force: true });
});

const post = (agent: Agent, path: string, body: object = {}, key = newKey()) =>
  agent.post(`/api${path}`).set(keyed(key)).send(body);

/** A minute of sound as browsers record it: the head of a WebM file is enough to tell its kind. */
const webm = () =>
  Buffer.concat([
    Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
    Buffer.alloc(64),
  ]);

async function upload(agent: Agent, content: Buffer, name: string) {
  return agent.post('/api/uploads').set(keyed()).attach('file', content, name);
}

describe('files', () => {
  test('a draft carries pictures and a spoken note; staff read them once it is filed', async () => {
    const picture = await upload(officer, png(), '大厅.png');
    const voice = await upload(officer, webm(), '口述.webm');
    expect([picture.status, voice.status, voice.body.mediaType]).toEqual([201, 201, 'video/webm']);
    const body = { kind: 'REPORT', title: '大厅见闻', files: [picture.body.id, voice.body.id] };
    const draft = await post(officer, `/officer-terms/${term.termId}/drafts`, body);
    expect(draft.body.files.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['PICTURE', 'VOICE']);
    const played = await officer.get(`/api/uploads/${voice.body.id}`).set('Range', 'bytes=0-1');
    expect(played.status).toBe(206);
    expect(played.headers).toMatchObject({
      'content-type': 'video/webm',
      'content-length': '2',
      'content-disposition': expect.stringMatching(/^inline;/),
    });
    const read = (agent: Agent) => agent.get(`/api/uploads/${voice.body.id}`).then(({ status }) => status);
    expect(await read(office)).toBe(404);
    const filed = await post(officer, `/officer-terms/${term.termId}/file`, { submissionId: draft.body.id });
    expect(filed.status).toBe(200);
    expect(await Promise.all([office, head, auditor, elsewhere, other].map(read))).toEqual([
      200, 200, 200, 404, 404,
    ]);
  });

  test('a foreign file, and a spoken note of a window, are refused', async () => {
    const foreign = await upload(other, png(), '别人的.png');
    const body = { kind: 'REPORT', title: '别人的图', files: [foreign.body.id] };
    const draft = await post(officer, `/officer-terms/${term.termId}/drafts`, body);
    expect(draft.body).toMatchObject({ code: 'FILE_UNKNOWN', field: 'files.0' });
    const window = await loggedIn(app, 'chuangkou');
    expect((await upload(window, webm(), '口述.webm')).body.code).toBe('UPLOAD_TYPE');
  });
});

describe('who reads a term', () => {
  test('the organs of the scheme, its supervisors, the officer himself; nobody else learns of it', async () => {
    const read = (agent: Agent) =>
      agent.get(`/api/officer-terms/${term.termId}`).then(({ status }) => status);
    expect(await Promise.all([office, head, auditor, officer, elsewhere, other].map(read))).toEqual([
      200, 200, 200, 200, 404, 404,
    ]);
    const city = await loggedIn(app, 'duban');
    expect(await read(city)).toBe(404);
  });

  test('personal data are masked, and what may be done is listed with reasons', async () => {
    const { body } = await head.get(`/api/officer-terms/${term.termId}`);
    expect(JSON.stringify(body)).not.toMatch(/13800138000|6222000011112222|1985-03-04/);
    expect(body.officer).toMatchObject({ phone: '138****8000', birthYear: 1985, mayUnmask: false });
    const renewal = body.actions.find(({ command }: { command: string }) => command === 'decideRenewal');
    expect(renewal).toBeDefined();
    expect((await office.get(`/api/officer-terms/${term.termId}`)).body.officer.mayUnmask).toBe(true);
  });

  test('the officer finds what he owes, until when, and his drafts on his own page', async () => {
    await post(officer, `/officer-terms/${term.termId}/drafts`, { kind: 'SUGGESTION', title: '未完' });
    const { status, body } = await officer.get('/api/my-terms');
    expect(status).toBe(200);
    expect(body.current).toHaveLength(1);
    const [own] = body.current;
    expect(own.drafts.map(({ title }: { title: string }) => title)).toEqual(['未完']);
    expect(own.submissions.map(({ title }: { title: string }) => title)).toEqual(['大厅见闻']);
    for (const { explanation, to, ruleId } of own.owed) {
      expect(to).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(explanation).toContain(ruleId);
    }
    expect((await office.get('/api/my-terms')).status).toBe(403);
  });
});

describe('the next term', () => {
  test('continues a term that ended as renewed, under the same person and account', async () => {
    const early = await post(office, `/officer-terms/${term.termId}/renew`);
    expect(early.body).toMatchObject({ code: 'NOT_RENEWED', ruleId: 'BT-TRM-2' });
    const toDate = addDays(TODAY, -1);
    await stage.connection.db
      .updateTable('officerTerm')
      .set({ status: 'RENEWED', endedAt: new Date().toISOString(), toDate })
      .where('id', '=', term.termId)
      .execute();
    const wrong = await post(office, `/officer-terms/${term.termId}/renew`, { start: toDate });
    expect(wrong.body).toMatchObject({ code: 'START_TOO_EARLY', field: 'start' });
    const key = newKey();
    const renewed = await post(office, `/officer-terms/${term.termId}/renew`, {}, key);
    expect(renewed.body).toMatchObject({ officerId: term.officerId, status: 'SERVING', access: null });
    expect((await post(office, `/officer-terms/${term.termId}/renew`, {}, key)).body.termId).toBe(
      renewed.body.termId,
    );
    const { body } = await officer.get(`/api/officer-terms/${renewed.body.termId}`);
    expect(body).toMatchObject({ from: TODAY, servedTerms: 2, previousTermId: term.termId, channel: 'ORG' });
    const twice = await post(office, `/officer-terms/${term.termId}/renew`);
    expect(twice.body.code).toBe('STILL_SERVING');
    const mine = await officer.get('/api/my-terms');
    expect(mine.body.earlier.map(({ id }: { id: string }) => id)).toEqual([term.termId]);
  });
});
