import type { Express } from 'express';
import type { Agent } from 'supertest';
import { derivedId } from '../../api/process/keys';
import { bt } from '../../db/presets/schemes/bt';
import { dropPrepared } from '../../db/queries/officerAppointment';
import { toJson } from '../../db/schema';
import { OFFICER_TERM, officerTermWorkflowId } from '../../workflows/officer-term/messages';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import { inputOf } from '../support/officerTermPlayer';
import { organisation, RedemptionStage } from '../support/redemptionStage';
import { type Appointed, appointed, form, loggedInWith, TODAY } from './officers';
import { apiOn, keyed, loggedIn, newKey } from './support';

let stage: RedemptionStage;
let app: Express;
let office: Agent;
let colleague: Agent;
let head: Agent;
let deputy: Agent;
let elsewhere: Agent;

beforeAll(async () => {
  stage = await RedemptionStage.open();
  ({ app } = apiOn({
    db: stage.connection.db,
    client: stage.engine.client,
    settings: { taskQueue: stage.taskQueue, namespace: stage.engine.namespace },
  }));
  const names = ['bt-yunying1', 'bt-yunying2', 'bt-jueding1', 'bt-jueding2', 'la-yunying1'];
  [office, colleague, head, deputy, elsewhere] = (await Promise.all(
    names.map((name) => loggedIn(app, name)),
  )) as [Agent, Agent, Agent, Agent, Agent];
});
afterAll(() => stage?.close());

const db = () => stage.connection.db;
const post = (agent: Agent, path: string, body: object = {}, key = newKey()) =>
  agent.post(`/api${path}`).set(keyed(key)).send(body);

describe('appointment', () => {
  test('gives a term, a numbered certificate and an account whose password is told once', async () => {
    const key = newKey();
    const body = form('符山兰');
    const first = await post(office, '/officer-schemes/BT/terms', body, key);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      status: 'SERVING',
      certificateNo: expect.stringMatching(/^保营商聘〔\d{4}〕\d+号$/),
    });
    expect(first.body.access.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);

    const officer = await loggedInWith(app, first.body.access);
    const { account } = (await officer.get('/api/session')).body;
    expect(account).toMatchObject({
      roles: ['OFFICER'],
      terms: [{ id: first.body.termId, schemeCode: 'BT' }],
    });

    const again = await post(office, '/officer-schemes/BT/terms', body, key);
    expect(again.body).toMatchObject({ termId: first.body.termId, access: null });
    const other = await post(office, '/officer-schemes/BT/terms', form('黎木棉'), key);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('tells every reason against it at once and leaves nobody behind', async () => {
    const before = await counts();
    const body = form('许可不得', {
      officer: { ...form('').officer, name: '许可不得', industry: null },
      category: { code: 'NOBODY' },
      channel: 'NOWHERE',
      start: '2020-01-01',
      years: 3,
    });
    const answer = await post(office, '/officer-schemes/BT/terms', body);
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe('APPOINTMENT_REFUSED');
    expect(
      answer.body.errors.map((each: { code: string; field: string }) => [each.code, each.field]),
    ).toEqual([
      ['CHANNEL_UNKNOWN', 'channel'],
      ['CATEGORY_UNKNOWN', 'category'],
      ['INDUSTRY_MISSING', 'officer.industry'],
      ['SCHEME_NOT_YET', 'start'],
      ['TERM_LENGTH_FIXED', 'years'],
    ]);
    expect(await counts()).toEqual(before);
  });

  test('is a matter of the scheme’s own office', async () => {
    expect((await post(elsewhere, '/officer-schemes/BT/terms', form('外人'))).status).toBe(404);
    expect((await post(head, '/officer-schemes/BT/terms', form('外人'))).status).toBe(403);
    const nothing = await post(office, '/officer-schemes/BT/terms', {
      ...form('无名'),
      officer: { name: '' },
    });
    expect(nothing.body).toMatchObject({ status: 422, field: 'officer.name' });
  });

  test('refused by the process itself, it leaves the data of nobody and an account that never opens', async () => {
    const key = newKey();
    const clerk = (await office.get('/api/session')).body.account.id;
    const termId = derivedId('officerTerm', clerk, key);
    const officerId = derivedId('officer', termId);
    const accountId = derivedId('officerAccount', officerId);
    // A process of this id that was begun with another candidate: it refuses what the interface would let pass.
    const ids = { termId, officerId, officerAccountId: accountId };
    const parameters = { ...bt.parameters, validity: { ...bt.parameters.validity, from: TODAY, to: null } };
    const input = inputOf({ ...bt, parameters }, TODAY, { ...ids, office: organisation('BT-OFFICE') });
    const unfit = { ...input, candidate: { ...input.candidate, category: null } };
    const workflowId = officerTermWorkflowId(termId);
    const { taskQueue } = stage;
    await stage.engine.client.workflow.start(OFFICER_TERM, { workflowId, taskQueue, args: [unfit] });

    const refused = await post(office, '/officer-schemes/BT/terms', form('未成'), key);
    expect(refused.body).toMatchObject({ status: 409, code: 'CATEGORY_UNKNOWN', ruleId: 'BT-QUO-2' });
    const named = await db().selectFrom('officer').select('id').where('name', '=', '未成').execute();
    expect(named).toEqual([]);
    const account = await db()
      .selectFrom('account')
      .select(['displayName', 'disabledAt'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    expect(account).toEqual({ displayName: '未聘任人员', disabledAt: expect.any(String) });
    await stage.engine.client.workflow.getHandle(workflowId).terminate('the test is over');
  });

  test('a person on whom a term stands is not taken back', async () => {
    const { officerId } = await appointed(office, 'BT', form('留任'));
    const rows = () =>
      db()
        .selectFrom('officer')
        .innerJoin('account', 'account.id', 'officer.accountId')
        .select(['officer.name', 'account.id', 'account.displayName'])
        .where('officer.id', '=', officerId)
        .execute();
    const before = await rows();
    expect(before).toMatchObject([{ name: '留任', displayName: '留任' }]);
    await dropPrepared(db(), officerId, before[0]!.id);
    expect(await rows()).toEqual(before);
  });

  async function counts() {
    const of = (table: 'officer' | 'account' | 'officerTerm') =>
      db()
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
    return Promise.all([of('officer'), of('account'), of('officerTerm')]);
  }
});

describe('an officer at work', () => {
  let term: Appointed;
  let officer: Agent;
  beforeAll(async () => {
    term = await appointed(office, 'BT', form('王海燕'));
    officer = await loggedInWith(app, term.access);
  });

  const draft = (changes: object = {}) => ({
    kind: 'SUGGESTION',
    title: '增设自助终端',
    body: '大厅等候时间长，建议增设自助终端。',
    details: { topic: 'OPENING_BUSINESS' },
    ...changes,
  });

  test('writes a draft that nobody else sees, and files it once', async () => {
    const begun = await post(officer, `/officer-terms/${term.termId}/drafts`, draft({ title: '' }));
    expect(begun.status).toBe(201);
    const path = `/officer-terms/${term.termId}/drafts`;
    const early = await post(officer, `/officer-terms/${term.termId}/file`, { submissionId: begun.body.id });
    expect(early.body).toMatchObject({ code: 'SUBMISSION_INCOMPLETE', field: 'title' });
    expect((await office.get(`/api${path}`)).body.data).toEqual([]);
    const foreign = await office.put(`/api${path}/${begun.body.id}`).send(draft());
    expect(foreign.status).toBe(404);

    const saved = await officer.put(`/api${path}/${begun.body.id}`).send(draft());
    expect(saved.body).toMatchObject({ title: '增设自助终端', status: 'DRAFT' });
    const filed = await post(officer, `/officer-terms/${term.termId}/file`, { submissionId: begun.body.id });
    expect(filed.status).toBe(200);
    expect(filed.body.numbers.SUBMISSION).toMatch(/^BT-/);
    const late = await officer.put(`/api${path}/${begun.body.id}`).send(draft({ title: '改写' }));
    expect(late.body.code).toBe('ALREADY_FILED');
  });

  test('is screened one by one and several at once, with a result for each', async () => {
    const ids: string[] = [];
    for (const title of ['甲', '乙', '丙']) {
      const { body } = await post(officer, `/officer-terms/${term.termId}/drafts`, draft({ title }));
      await post(officer, `/officer-terms/${term.termId}/file`, { submissionId: body.id });
      ids.push(body.id);
    }
    const own = await post(officer, `/officer-terms/${term.termId}/screen`, {
      submissionId: ids[0],
      verdict: 'VALID',
    });
    expect(own.status).toBe(403);
    const [first, second, third] = ids;
    const repeated = await post(office, `/officer-terms/${term.termId}/screen`, {
      submissionId: third,
      verdict: 'DUPLICATE',
      duplicateOf: first,
      note: '与甲重复',
    });
    expect(repeated.status).toBe(200);
    const bulk = await post(office, '/officer-submissions/bulk/screen', {
      ids: [first, second, third, '00000000-0000-4000-8000-000000000000'],
      verdict: 'VALID',
      valuable: true,
    });
    expect(bulk.status).toBe(200);
    const results = bulk.body.results as { ok: boolean; problem?: { status: number } }[];
    expect(results.map(({ ok }) => ok).slice(0, 2)).toEqual([true, true]);
    expect(results[3]?.problem?.status).toBe(404);
    const correction = { submissionId: first, verdict: 'DUPLICATE', duplicateOf: second };
    const wrong = (fields: object) => post(office, `/officer-terms/${term.termId}/correct-screening`, fields);
    expect((await wrong(correction)).body.errors).toMatchObject([{ field: 'note' }]);
    const stranger = '00000000-0000-4000-8000-000000000000';
    const note = '与乙重复';
    expect((await wrong({ ...correction, duplicateOf: stranger, note })).body.code).toBe('DUPLICATE_UNKNOWN');
    expect((await wrong({ ...correction, note })).status).toBe(200);
    const { body: row } = await office.get(`/api/officer-submissions/${first}`);
    expect(row).toMatchObject({ verdict: 'DUPLICATE', valuable: false, screeningNote: note });
  });

  test.each([
    ['the one known now', 'BT-FINANCE'],
    ['the one known when the term began, whatever is written since', null],
  ])('reports on any unit but the own: %s', async (_case, homeNow) => {
    const own = { ...form('').officer, name: `林沉香${homeNow ?? ''}`, homeOrganisationId: 'BT-FINANCE' };
    const { termId, officerId, access } = await appointed(office, 'BT', form('', { officer: own }));
    const person = await loggedInWith(app, access);
    await db()
      .updateTable('officer')
      .set({ homeOrganisationId: homeNow })
      .where('id', '=', officerId)
      .execute();
    const file = async (targetOrganisationId: string) => {
      const { body } = await post(person, `/officer-terms/${termId}/drafts`, draft({ targetOrganisationId }));
      return post(person, `/officer-terms/${termId}/file`, { submissionId: body.id });
    };
    expect((await file('BT-FINANCE')).body).toMatchObject({
      status: 409,
      code: 'OWN_UNIT',
      ruleId: 'BT-DUT-2',
      field: 'targetOrganisationId',
    });
    expect((await file('BT-TAX')).status).toBe(200);
  });

  test('asks for leave with words that stay outside of the process, and a decision by the office', async () => {
    const key = newKey();
    const body = { from: TODAY, to: TODAY, note: '就医' };
    const asked = await post(officer, `/officer-terms/${term.termId}/request-leave`, body, key);
    expect(asked.status).toBe(200);
    expect((await post(officer, `/officer-terms/${term.termId}/request-leave`, body, key)).body).toEqual(
      asked.body,
    );
    const leave = await db()
      .selectFrom('officerLeave')
      .innerJoin('textNote', 'textNote.id', 'officerLeave.noteId')
      .where('termId', '=', term.termId)
      .select(['officerLeave.id', 'textNote.body'])
      .execute();
    expect(leave.map((each) => each.body)).toEqual(['就医']);
    const granted = await post(office, `/officer-terms/${term.termId}/decide-leave`, {
      leaveId: leave[0]?.id,
      grant: true,
    });
    expect(granted.status).toBe(200);
    const step = await db()
      .selectFrom('processStep')
      .select('command')
      .where('workflowId', '=', `officer-term/${term.termId}`)
      .execute();
    expect(JSON.stringify(step)).not.toMatch(/就医|王海燕|13800138000|6222000011112222/);
  });

  test('raises what concerns him; a complaint passes the office by', async () => {
    const need = await post(officer, '/officer-schemes/BT/records', {
      kind: 'NEED',
      title: '希望体验开办企业',
    });
    expect(need.status).toBe(201);
    const complaint = await post(officer, '/officer-schemes/BT/records', {
      kind: 'PROTECTION',
      title: '受到刁难',
    });
    expect(complaint.status).toBe(201);
    const answer = { answer: '已转办' };
    expect((await post(office, `/scheme-records/${complaint.body.id}/answer`, answer)).status).toBe(404);
    expect((await post(deputy, `/scheme-records/${complaint.body.id}/answer`, answer)).status).toBe(200);
    expect((await post(head, `/scheme-records/${need.body.id}/answer`, answer)).body.code).toBe(
      'RECORD_NOT_YOURS',
    );
    expect((await post(colleague, `/scheme-records/${need.body.id}/answer`, answer)).status).toBe(200);
    const twice = await post(office, `/scheme-records/${need.body.id}/answer`, { answer: '又答' });
    expect(twice.body.code).toBe('RECORD_ANSWERED');
    const guidance = await post(officer, '/officer-schemes/BT/records', { kind: 'GUIDANCE', title: '指导' });
    expect(guidance.body).toMatchObject({ status: 409, code: 'RECORD_NOT_YOURS', field: 'kind' });
  });

  test('shows telephone and account in full to his office only, on record', async () => {
    const contact = await office.get(`/api/officer-terms/${term.termId}/contact`);
    expect(contact.body).toMatchObject({ phone: '13800138000', bankAccount: '6222000011112222' });
    expect((await head.get(`/api/officer-terms/${term.termId}/contact`)).status).toBe(403);
    expect((await elsewhere.get(`/api/officer-terms/${term.termId}/contact`)).status).toBe(404);
    const kept = await db()
      .selectFrom('auditEvent')
      .select('action')
      .where('subjectType', '=', 'access')
      .where('subjectId', '=', term.termId)
      .execute();
    expect(kept).toEqual([{ action: 'readOfficer' }]);
  });

  test('resigns with a written application, and can be appointed anew', async () => {
    const refused = await post(officer, `/officer-terms/${term.termId}/resign`, {
      applicationFileId: '00000000-0000-4000-8000-000000000000',
    });
    expect(refused.body).toMatchObject({ code: 'FILE_UNKNOWN', field: 'applicationFileId.0' });
    const fileId = await upload((await officer.get('/api/session')).body.account.id);
    const key = newKey();
    const body = { applicationFileId: fileId };
    const resigned = await post(officer, `/officer-terms/${term.termId}/resign`, body, key);
    expect(resigned.body).toMatchObject({ status: 'RESIGNED' });
    expect((await post(officer, `/officer-terms/${term.termId}/resign`, body, key)).body).toEqual(
      resigned.body,
    );
    const over = await post(office, `/officer-terms/${term.termId}/record-training`);
    expect(over.body.code).toBe('TERM_OVER');
    const back = await post(office, '/officer-schemes/BT/terms', {
      ...form('', { officer: undefined }),
      officerId: term.officerId,
    });
    expect(back.body).toMatchObject({ status: 'SERVING', officerId: term.officerId });
  });

  async function upload(accountId: string): Promise<string> {
    const id = newKey();
    await db()
      .insertInto('upload')
      .values({
        id,
        sha256: '1'.repeat(64),
        sizeBytes: 1,
        mediaType: 'application/pdf',
        fileName: '申请.pdf',
        uploadedBy: accountId,
        redemptionId: null,
      })
      .execute();
    return id;
  }
});

test('a new one-time password ends the sessions that were open', async () => {
  const term = await appointed(office, 'BT', form('陈木瓜'));
  const officer = await loggedInWith(app, term.access);
  expect((await elsewhere.post(`/api/officers/${term.officerId}/reset-password`).send({})).status).toBe(404);
  const fresh = await office.post(`/api/officers/${term.officerId}/reset-password`).send({});
  expect(fresh.body.password).not.toBe(term.access.password);
  expect((await officer.get('/api/session')).status).toBe(401);
  await loggedInWith(app, fresh.body);
});

test('the last place goes to one of three who are appointed at the same moment', async () => {
  const scheme = await db()
    .selectFrom('scheme')
    .selectAll()
    .where('code', '=', 'LA')
    .where('status', '=', 'PUBLISHED')
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow();
  const parameters = scheme.parameters as OfficerSchemeParameters;
  const version = scheme.version + 1;
  const quota = { ...parameters.quota, total: 1 };
  await db()
    .insertInto('scheme')
    .values({ ...scheme, version, parameters: toJson({ ...parameters, quota }) })
    .execute();
  const body = (name: string) => ({
    officer: { name, birthDate: '1985-03-04', phone: '13800138000' },
    channel: 'OPEN',
    category: { code: 'CITIZEN' },
    attestations: parameters.eligibility.attestations.map(({ code }) => code),
    start: TODAY,
  });
  const answers = await Promise.all(
    ['方一', '方二', '方三'].map((name) => post(elsewhere, '/officer-schemes/LA/terms', body(name))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.errors).toMatchObject([{ code: 'SEATS_FULL' }]);
});

test('nobody is appointed under a scheme that is a draft', async () => {
  await db().updateTable('scheme').set({ status: 'DRAFT' }).where('code', '=', 'HB').execute();
  const hb = await loggedIn(app, 'hb-yunying1');
  const answer = await post(hb, '/officer-schemes/HB/terms', form('早来'));
  expect(answer.body).toMatchObject({ status: 409, code: 'SCHEME_NOT_IN_FORCE', ruleId: 'HB-ORG-2' });
});
