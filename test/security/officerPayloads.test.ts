import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { Express } from 'express';
import { pino } from 'pino';
import type { Agent } from 'supertest';
import { createApp } from '../../api/app';
import { createContext } from '../../api/context';
import { directoryFileStore } from '../../api/uploads/fileStore';
import { officerTermWorkflowId } from '../../workflows/officer-term/messages';
import { appointed, form, loggedInWith, TODAY } from '../api/officers';
import { keyed, loggedIn, newKey, SETTINGS } from '../api/support';
import { historyText } from '../support/historyText';
import { RedemptionStage } from '../support/redemptionStage';

/** Whatever somebody writes or is called carries one of these; none may be found outside of the tables meant for it. */
const WORD = '私语';
const PHONE = '13977665544';
const ACCOUNT = '6222998877665544';
const BIRTH = '1971-09-23';
const MARKERS = [WORD, encodeURIComponent(WORD), PHONE, ACCOUNT, BIRTH, BIRTH.replaceAll('-', '')];

let stage: RedemptionStage;
let app: Express;
let directory: string;
let office: Agent;
let head: Agent;
let deputy: Agent;
const logged: string[] = [];
const passwords: string[] = [];

beforeAll(async () => {
  stage = await RedemptionStage.open();
  directory = await mkdtemp(join(tmpdir(), 'officer-payloads-'));
  const stream = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  app = createApp(
    createContext({
      db: stage.connection.db,
      client: stage.engine.client,
      settings: { ...SETTINGS, taskQueue: stage.taskQueue, namespace: stage.engine.namespace },
      fileStore: directoryFileStore(directory),
      logger: pino({ level: 'trace' }, stream),
    }),
  );
  const names = ['bt-yunying1', 'bt-jueding1', 'bt-jueding2'];
  [office, head, deputy] = (await Promise.all(names.map((name) => loggedIn(app, name)))) as [
    Agent,
    Agent,
    Agent,
  ];
});
afterAll(async () => {
  await stage?.close();
  if (directory) await rm(directory, { recursive: true, force: true });
});

const post = async (agent: Agent, path: string, body: object = {}) => {
  const answer = await agent.post(`/api${path}`).set(keyed(newKey())).send(body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
};
const db = () => stage.connection.db;

const officer = {
  name: `${WORD}人`,
  birthDate: BIRTH,
  phone: PHONE,
  unitName: `${WORD}合作社`,
  post: `${WORD}职务`,
  industry: '农业',
  bankName: `${WORD}银行`,
  bankAccount: ACCOUNT,
};

test('what is personal stays in its tables: none of it in histories, steps, audit trail or log', async () => {
  const term = await appointed(office, 'BT', form('', { officer, note: `${WORD}备注` }));
  passwords.push(term.access.password);
  const person = await loggedInWith(app, term.access);
  const path = `/officer-terms/${term.termId}`;

  await fileSomething(person, path);
  const leave = await post(person, `${path}/request-leave`, { from: TODAY, to: TODAY, note: `${WORD}就医` });
  expect(leave.status).toBe('SERVING');
  await post(person, '/officer-schemes/BT/records', {
    kind: 'NEED',
    title: `${WORD}需要`,
    body: `${WORD}详情`,
  });
  await beHeard(person, path);
  await importSomebody();
  await office.get('/api/officer-schemes/BT/terms').query({ filter: JSON.stringify({ q: officer.name }) });
  await office.get(`/api${path}/contact`);
  await post(office, `/officers/${term.officerId}/reset-password`).then(({ password }) =>
    passwords.push(password),
  );

  const workflows = await db().selectFrom('officerTerm').select('id').execute();
  expect(workflows.length).toBeGreaterThanOrEqual(2);
  const histories = await Promise.all(
    workflows.map(({ id }) => historyText(stage.engine.client, officerTermWorkflowId(id)).catch(() => '')), // rows of the demonstration have none
  );
  expect(histories.filter((text) => text.includes('"age":'))).toHaveLength(2);
  expect(found(histories.join('\n'))).toEqual([]);

  for (const table of ['processStep', 'auditEvent', 'obligation', 'notification', 'document'] as const) {
    const rows = await db().selectFrom(table).selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect({ table, found: found(JSON.stringify(rows)) }).toEqual({ table, found: [] });
  }
  expect(logged.length).toBeGreaterThan(20);
  expect(found(logged.join(''))).toEqual([]);
});

const found = (text: string) => [...MARKERS, ...passwords].filter((each) => text.includes(each));

async function fileSomething(person: Agent, path: string): Promise<void> {
  const { id: submissionId } = await post(person, `${path}/drafts`, {
    kind: 'SUGGESTION',
    title: `${WORD}标题`,
    body: `${WORD}正文`,
    remedy: `${WORD}办法`,
    place: `${WORD}地点`,
    targetText: `${WORD}单位`,
    details: { topic: `${WORD}主题` },
  });
  await post(person, `${path}/file`, { submissionId });
  await post(office, `${path}/screen`, {
    submissionId,
    verdict: 'VALID',
    valuable: true,
    note: `${WORD}核验`,
  });
}

/** A report of a violation, found true, opens a hearing that the officer reads and answers. */
async function beHeard(person: Agent, path: string): Promise<void> {
  await post(office, `${path}/report-violation`, { code: 'TIP_OFF', note: `${WORD}举报` });
  const { violations } = (await office.get(`/api${path}`)).body;
  const [{ id: violationId }] = violations;
  await post(head, `${path}/verify-violation`, {
    violationId,
    confirmed: true,
    kind: 'PROHIBITION',
    seriousness: 'SERIOUS',
    badSocialEffect: false,
    note: `${WORD}核实`,
  });
  await post(deputy, `${path}/take-measure`, { violationId, measure: 'DISMISS', note: `${WORD}措施` });
  const [procedure] = (await person.get(`/api${path}`)).body.procedures;
  await post(person, `${path}/read-notice`, { procedureId: procedure.id });
  await post(person, `${path}/answer-hearing`, { procedureId: procedure.id, note: `${WORD}陈述` });
  const notes = await db().selectFrom('textNote').select('body').execute();
  expect(notes.filter(({ body }) => body.startsWith(WORD)).length).toBeGreaterThanOrEqual(6);
}

async function importSomebody(): Promise<void> {
  const head = ['姓名', '联系电话', '出生日期', '行业类别', '选聘渠道', '人员类别', '聘期起始日', '备注'];
  const row = [`${WORD}二`, PHONE, BIRTH, '旅游', '组织推荐', '县政协委员', TODAY, `${WORD}说明`];
  const answer = await office
    .post('/api/officer-schemes/BT/import?dryRun=false')
    .set(keyed(newKey()))
    .attach('file', Buffer.from([head, row].map((each) => each.join(',')).join('\r\n')), `${WORD}.csv`);
  expect(answer.body).toMatchObject({ appointed: 1, refused: 0 });
  passwords.push(answer.body.rows[0].access.password);
}
