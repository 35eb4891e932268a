import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import request, { type Agent, type Response } from 'supertest';
import { SIGNATURE_HEADER, signMessage } from '../../db/support/hmac';
import { makeCreditCode } from '../../workflows/rules/identifiers/creditCode';
import { RedemptionStage } from '../support/redemptionStage';
import { accountId } from './cases';
import { apiOn, keyed, listed, loggedIn, newKey, SETTINGS } from './support';

let stage: RedemptionStage;
let app: Express;
let window: Agent;
let enterprise: Agent;
let handler: Agent;
let approver: Agent;
let finance: Agent;
let auditor: Agent;
let supervisor: Agent;

const ITEM = 'GY-SPECIALISED-NEW';
let required: string[];
let enterpriseId: string;

beforeAll(async () => {
  stage = await RedemptionStage.open();
  ({ app } = apiOn({
    db: stage.connection.db,
    client: stage.engine.client,
    settings: { taskQueue: stage.taskQueue, namespace: stage.engine.namespace, demoMode: true },
  }));
  const as = (username: string) => loggedIn(app, username);
  [window, enterprise, handler, approver, finance, auditor, supervisor] = (await Promise.all(
    ['chuangkou', 'qiye', 'jingban1', 'shenpi', 'caizheng', 'shenji', 'duban'].map(as),
  )) as [Agent, Agent, Agent, Agent, Agent, Agent, Agent];
  const item = await window.get(`/api/policy-items/${ITEM}`);
  required = item.body.guide.materials
    .filter((each: { required: boolean }) => each.required)
    .map((each: { key: string }) => each.key);
  enterpriseId = (await enterprise.get('/api/session')).body.account.enterprise.id;
});
afterAll(() => stage?.close());

/** Uploads of an account, one for each key. */
async function files(username: string, keys: readonly string[] = required) {
  const materials = keys.map((materialKey) => ({ materialKey, uploadId: randomUUID() }));
  for (const { uploadId } of materials) {
    await stage.connection.db
      .insertInto('upload')
      .values({
        id: uploadId,
        sha256: '0'.repeat(64),
        sizeBytes: 1,
        mediaType: 'application/pdf',
        fileName: '材料.pdf',
        uploadedBy: accountId(username),
        redemptionId: null,
      })
      .execute();
  }
  return materials;
}

const application = async (changes: object = {}) => ({
  enterpriseId,
  itemId: ITEM,
  channel: 'WINDOW',
  requestedFen: 1_000_000,
  materials: await files('chuangkou'),
  ...changes,
});

async function submitted(): Promise<string> {
  const answer = await window
    .post('/api/redemptions')
    .set(keyed())
    .send(await application());
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return answer.body.redemptionId;
}

const step = (who: Agent, id: string, command: string, body: object = {}, key = newKey()) =>
  who.post(`/api/redemptions/${id}/${command}`).set(keyed(key)).send(body);

async function done(answer: Promise<Response> | ReturnType<typeof step>): Promise<Response> {
  const response = await answer;
  expect([response.status, response.body.detail]).toEqual([200, undefined]);
  return response;
}

const ASSIGN = { departmentOrganisationId: 'GY-INDUSTRY', kind: 'INSTANT', channel: 'ONLINE' };
const me = { handlerAccountId: accountId('jingban1') };

async function reviewing(): Promise<string> {
  const id = await submitted();
  await done(step(window, id, 'accept'));
  await done(step(window, id, 'assign', ASSIGN));
  await done(step(handler, id, 'sign-for', me));
  return id;
}

function bankSays(event: object, secret = SETTINGS.bankCallbackSecret) {
  const body = JSON.stringify(event);
  return request(app)
    .post('/api/bank/callback')
    .set('Content-Type', 'application/json')
    .set(SIGNATURE_HEADER, signMessage(secret, body))
    .send(body);
}

describe('a case from the window to the callback', () => {
  let id: string;
  const callKey = newKey();

  test('is submitted, reviewed by two persons, paid and called back', async () => {
    id = await reviewing();
    await done(step(handler, id, 'prepare', { proposal: 'APPROVE', amountFen: 900_000, note: '符合条件' }));
    await done(step(approver, id, 'decide', { decision: 'APPROVE' }));
    await done(step(finance, id, 'execute-payment'));
    const paid = await bankSays({
      eventId: randomUUID(),
      instructionId: `${id}-1`,
      result: 'SUCCEEDED',
      gatewayReference: 'BANK-1',
      failureCode: null,
    });
    expect(paid.body).toEqual({ result: 'RECORDED' });
    const closed = await done(step(window, id, 'call-back', { result: 'REACHED', satisfaction: 5 }, callKey));
    expect(closed.body.status).toBe('CLOSED');
  });

  test('shows all of it to the window, with explained time limits and masked data', async () => {
    const { body } = await window.get(`/api/redemptions/${id}`);
    expect(body).toMatchObject({
      status: 'CLOSED',
      outcome: 'PAID',
      approvedFen: 900_000,
      satisfaction: 5,
      people: { handler: { displayName: '林知远' }, preparer: { displayName: '林知远' } },
      payments: [{ attempt: 1, status: 'SUCCEEDED', gatewayReference: 'BANK-1' }],
      callbacks: [{ attempt: 1, result: 'REACHED', satisfaction: 5, by: { displayName: '罗晓雯' } }],
    });
    expect(body.people.approver.displayName).toBe('程立行');
    expect(body.materials.map((each: { materialKey: string }) => each.materialKey).sort()).toEqual(
      [...required].sort(),
    );
    const review = body.obligations.find((each: { kind: string }) => each.kind === 'T3_REVIEW');
    expect(review).toMatchObject({ label: '审核报批', status: 'MET', ruleId: 'GR-T3' });
    expect(review.explanation.summary).toContain('10个工作日');
    expect(review.explanation.lines.length).toBeGreaterThan(9);
    expect(body.actions.every((each: { allowed: boolean }) => !each.allowed)).toBe(true);
  });

  test('tells its story step by step', async () => {
    const { body } = await window.get(`/api/redemptions/${id}/timeline`);
    const actions = body.data.map((each: { action: string }) => each.action);
    expect(actions).toEqual([
      'submit',
      'accept',
      'assign',
      'signFor',
      'prepare',
      'decide',
      'executePayment',
      'settlePayment',
      'callBack',
    ]);
    const assign = body.data[2];
    expect(assign.summary).toMatch(
      /^交办给广元市经济和信息化局（广惠交〔\d{4}〕\d+号），按即申即享办理，线上送达$/,
    );
    expect(assign.documents).toEqual([expect.objectContaining({ kind: 'ASSIGNMENT_NOTICE' })]);
    expect(
      assign.clocks.map((each: { event: string; kind: string }) => `${each.kind} ${each.event}`),
    ).toEqual(['T1_ASSIGN MET', 'T2_RESPOND STARTED', 'T3_REVIEW STARTED']);
    expect(body.data[4]).toMatchObject({
      note: '符合条件',
      summary: '拟办意见：同意兑现9,000.00元',
      actor: { displayName: '林知远', organisationName: '广元市经济和信息化局', role: 'HANDLER' },
    });
    expect(body.data[7].actor).toBeNull();
  });

  test('keeps the offices’ deliberation from the enterprise', async () => {
    const { body } = await enterprise.get(`/api/redemptions/${id}/timeline`);
    const actions = body.data.map((each: { action: string }) => each.action);
    expect(actions).not.toContain('prepare');
    expect(actions).toContain('decide');
  });

  test('is whole to the auditor: chain intact, records and engine agree', async () => {
    const { body } = await auditor.get(`/api/redemptions/${id}/history`);
    expect(body.chain).toEqual({ ok: true, length: 9, problems: [] });
    expect(body.reconciliation).toEqual({ ok: true, differences: [] });
    expect(body.status).toBe('COMPLETED');
    expect(body.steps[0]).toMatchObject({ action: 'submit', updateId: expect.any(String) });
    const raw = await auditor.get(`/api/redemptions/${id}/history/raw`);
    expect(raw.body.events[0].eventType).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_STARTED');
    expect(raw.text).not.toContain('符合条件');
  });

  test('a change of the records afterwards is found', async () => {
    const { db } = stage.connection;
    await db
      .transaction()
      .execute(async (tx) => {
        await tx
          .deleteFrom('processStep')
          .where('workflowId', '=', `redemption/${id}`)
          .where('seq', '=', 4)
          .execute();
        const { reconciliation } = (await historyWithin(tx as never)).body;
        expect(reconciliation.ok).toBe(false);
        expect(reconciliation.differences).toContain('第4条审计事件没有对应的步骤记录');
        throw new Error('undo');
      })
      .catch((error: Error) => expect(error.message).toBe('undo'));

    async function historyWithin(tx: typeof db): Promise<Response> {
      const inside = apiOn({
        db: tx,
        client: stage.engine.client,
        settings: { taskQueue: stage.taskQueue, namespace: stage.engine.namespace },
      });
      return (await loggedIn(inside.app, 'shenji')).get(`/api/redemptions/${id}/history`);
    }
  });

  test('gives the first answer again for the same key, though the case is closed', async () => {
    const again = await step(window, id, 'call-back', { result: 'REACHED', satisfaction: 5 }, callKey);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ status: 'CLOSED', seq: 9 });
    const other = await step(window, id, 'call-back', { result: 'REACHED', satisfaction: 1 }, callKey);
    expect(other.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const late = await step(window, id, 'call-back', { result: 'REACHED', satisfaction: 5 });
    expect(late.status).toBe(409);
    expect(late.body.code).toBe('CASE_CLOSED');
  });
});

describe('submitting', () => {
  test('names every missing material at once', async () => {
    const answer = await window
      .post('/api/redemptions')
      .set(keyed())
      .send(await application({ materials: [] }));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'MATERIAL_MISSING', ruleId: 'GR-U2', field: 'materials' });
    expect(answer.body.errors).toHaveLength(required.length);
    expect(answer.body.detail).toMatch(/^还缺少必需的申报材料：.+、.+。$/);
  });

  test('does not take files of somebody else, or for lines that the guide does not have', async () => {
    const foreign = await files('qiye2');
    const answer = await window
      .post('/api/redemptions')
      .set(keyed())
      .send(
        await application({ materials: [...foreign, { materialKey: 'nonsense', uploadId: randomUUID() }] }),
      );
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('MATERIAL_INVALID');
    expect(answer.body.errors).toHaveLength(foreign.length + 1);
  });

  test('the same key makes one case, also when sent twice at once', async () => {
    const body = await application();
    const key = newKey();
    const send = () => window.post('/api/redemptions').set(keyed(key)).send(body);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const third = await send();
    expect(third.body).toEqual(first.body);
    const changed = await window
      .post('/api/redemptions')
      .set(keyed(key))
      .send({ ...body, requestedFen: 2_000_000 });
    expect(changed.status).toBe(409);
    expect(changed.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('an enterprise applies online for itself only; its window is the one of the item’s region', async () => {
    const materials = await files('qiye');
    const online = { ...(await application({ materials })), channel: 'ONLINE' };
    const answer = await enterprise.post('/api/redemptions').set(keyed()).send(online);
    expect(answer.status).toBe(201);
    const { body } = await enterprise.get(`/api/redemptions/${answer.body.redemptionId}`);
    expect(body).toMatchObject({ channel: 'ONLINE', windowOrganisationId: 'GY-WINDOW', status: 'SUBMITTED' });
    expect(body.caseNo).toMatch(/^HD-GY-\d{4}-\d{6}$/);
    const other = await (await loggedIn(app, 'qiye2')).post('/api/redemptions').set(keyed()).send(online);
    expect(other.status).toBe(403);
    const asWindow = await enterprise
      .post('/api/redemptions')
      .set(keyed())
      .send({ ...online, channel: 'WINDOW' });
    expect(asWindow.status).toBe(403);
  });

  test('refuses what the item does not allow', async () => {
    const send = async (changes: object) =>
      (
        await window
          .post('/api/redemptions')
          .set(keyed())
          .send(await application(changes))
      ).body;
    expect(await send({ requestedFen: 10_000_000_000 })).toMatchObject({
      code: 'AMOUNT_OVER_CEILING',
      field: 'requestedFen',
    });
    expect(await send({ itemId: 'NO-SUCH-ITEM' })).toMatchObject({ code: 'ITEM_NOT_OPEN', field: 'itemId' });
    expect(await send({ enterpriseId: randomUUID() })).toMatchObject({ code: 'ENTERPRISE_UNKNOWN' });
    expect(await send({ requestedFen: 0.5 })).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  test('registers a new enterprise on the way, once', async () => {
    const fresh = {
      creditCode: '91510800MA62YK1X0T',
      name: '广元新星机械有限公司',
      regionId: 'GY',
      industry: '通用设备制造业',
      size: 'SMALL',
      establishedOn: '2020-05-06',
      legalRepresentative: '赵一',
      contactName: '钱二',
      contactPhone: '13800138000',
      bankName: '广元银行营业部',
      bankAccount: '6222000012345678',
    };
    const enterpriseData = { ...fresh, creditCode: makeCreditCode(fresh.creditCode.slice(0, 17)) };
    const body = await application({ enterpriseId: undefined, enterprise: enterpriseData });
    const key = newKey();
    const first = await window.post('/api/redemptions').set(keyed(key)).send(body);
    expect([first.status, first.body.detail]).toEqual([201, undefined]);
    expect((await window.post('/api/redemptions').set(keyed(key)).send(body)).body).toEqual(first.body);
    const found = await window
      .get('/api/enterprises')
      .query(listed({ creditCode: enterpriseData.creditCode }));
    expect(found.body.data).toEqual([
      expect.objectContaining({ name: fresh.name, contactPhone: '138****8000' }),
    ]);
    const renamed = await window
      .post('/api/enterprises')
      .set(keyed())
      .send({ ...enterpriseData, name: '另一家公司' });
    expect(renamed.body).toMatchObject({ code: 'ENTERPRISE_EXISTS' });
    const wrong = await window
      .post('/api/enterprises')
      .set(keyed())
      .send({ ...enterpriseData, creditCode: `${enterpriseData.creditCode.slice(0, 17)}?` });
    expect(wrong.body).toMatchObject({ field: 'creditCode', code: expect.stringMatching(/^CREDIT_CODE/) });
  });
});

describe('refusals', () => {
  test('carry code, Chinese sentence and rule, and change nothing', async () => {
    const id = await submitted();
    const early = await step(window, id, 'assign', ASSIGN);
    expect(early.status).toBe(409);
    expect(early.body).toMatchObject({
      code: 'WRONG_STATUS',
      ruleId: 'GR-U5',
      detail: '本件当前为“待受理”，不能交办',
    });
    const { body } = await window.get(`/api/redemptions/${id}/timeline`);
    expect(body.data).toHaveLength(1);
  });

  test('the handler must be a handler of the department', async () => {
    const id = await submitted();
    await done(step(window, id, 'accept'));
    await done(step(window, id, 'assign', ASSIGN));
    for (const username of ['keji1', 'shenpi']) {
      const answer = await step(handler, id, 'sign-for', { handlerAccountId: accountId(username) });
      expect(answer.body).toMatchObject({ code: 'HANDLER_NOT_OF_DEPARTMENT', field: 'handlerAccountId' });
    }
  });

  test('only a department can be assigned, and another kind than published needs a reason', async () => {
    const id = await submitted();
    await done(step(window, id, 'accept'));
    const wrong = await step(window, id, 'assign', { ...ASSIGN, departmentOrganisationId: 'GY-FINANCE' });
    expect(wrong.body).toMatchObject({ code: 'NOT_A_DEPARTMENT', field: 'departmentOrganisationId' });
    const silent = await step(window, id, 'assign', { ...ASSIGN, kind: 'COMPREHENSIVE' });
    expect(silent.body).toMatchObject({ code: 'NOTE_REQUIRED', field: 'note', ruleId: 'GR-U5' });
    await done(step(window, id, 'assign', { ...ASSIGN, kind: 'COMPREHENSIVE', note: '需要现场核查' }));
  });

  test('actions of the case say the same beforehand', async () => {
    const id = await submitted();
    const { body } = await window.get(`/api/redemptions/${id}`);
    const actions = new Map(body.actions.map((each: { command: string }) => [each.command, each]));
    expect(actions.get('accept')).toEqual({ command: 'accept', label: '受理', allowed: true });
    expect(actions.get('assign')).toMatchObject({ allowed: false, code: 'WRONG_STATUS', ruleId: 'GR-U5' });
    expect(actions.has('decide')).toBe(false);
  });
});

describe('several cases at once', () => {
  test('each is done or refused by itself, and again the same for the same key', async () => {
    const [first, second] = [await submitted(), await submitted()];
    await done(step(window, second, 'accept'));
    const missing = randomUUID();
    const key = newKey();
    const send = () =>
      window
        .post('/api/redemptions/bulk/accept')
        .set(keyed(key))
        .send({ ids: [first, second, missing] });
    const { body } = await send();
    expect(body.results).toEqual([
      { id: first, ok: true, answer: expect.objectContaining({ status: 'ACCEPTED' }) },
      { id: second, ok: false, problem: expect.objectContaining({ code: 'WRONG_STATUS', status: 409 }) },
      { id: missing, ok: false, problem: expect.objectContaining({ code: 'NOT_FOUND', status: 404 }) },
    ]);
    expect((await send()).body.results[0]).toEqual(body.results[0]);
  });
});

describe('the bank', () => {
  const event = (instructionId: string) => ({
    eventId: randomUUID(),
    instructionId,
    result: 'SUCCEEDED',
    gatewayReference: 'X',
    failureCode: null,
  });

  test('must sign', async () => {
    expect((await bankSays(event('x-1'), 'wrong')).status).toBe(401);
  });

  test('may not speak of an instruction that is not ours', async () => {
    const answer = await bankSays(event(`${randomUUID()}-1`));
    expect([answer.status, answer.body.code]).toEqual([404, 'INSTRUCTION_UNKNOWN']);
  });

  test('may repeat itself without effect', async () => {
    const id = await reviewing();
    await done(step(handler, id, 'prepare', { proposal: 'APPROVE', amountFen: 500_000, note: '可以' }));
    await done(step(approver, id, 'decide', { decision: 'APPROVE' }));
    await done(step(finance, id, 'execute-payment'));
    const paid = event(`${id}-1`);
    expect((await bankSays(paid)).body.result).toBe('RECORDED');
    const again = await bankSays(paid);
    expect(again.status).toBe(200);
    const { body } = await window.get(`/api/redemptions/${id}`);
    expect(body.payments).toHaveLength(1);
    expect(body.status).toBe('PAID');
  });
});

describe('the demonstration clock', () => {
  test('moves one case past its next due instant; the board and the case show it', async () => {
    const id = await submitted();
    const before = (await window.get(`/api/redemptions/${id}`)).body;
    const moved = await window.post(`/api/demo/redemptions/${id}/forward`).send({ to: 'NEXT_DUE' });
    expect([moved.status, moved.body.detail]).toEqual([200, undefined]);
    expect(moved.body.now > before.nextDueAt).toBe(true);
    const after = (await window.get(`/api/redemptions/${id}`)).body;
    expect(after.now > before.nextDueAt).toBe(true);
    expect(after.obligations[0]).toMatchObject({ kind: 'INTAKE', status: 'BREACHED' });
    expect(after.obligations[0].officeMinutesLeft).toBeLessThanOrEqual(0);
    expect(after.overdueCount).toBe(1);
    const board = await supervisor.get('/api/obligations').query(listed({ level: 'OVERDUE' }));
    expect(board.body.data).toContainEqual(
      expect.objectContaining({
        redemptionId: id,
        kind: 'INTAKE',
        rungs: expect.arrayContaining([expect.objectContaining({ act: 'REMIND', fired: true })]),
      }),
    );
    const unit = (await supervisor.get('/api/overdue-board')).body.groups.find(
      (each: { organisationId: string }) => each.organisationId === 'GY-WINDOW',
    );
    expect(unit.overdue).toBeGreaterThan(0);
    const urged = await step(supervisor, id, 'urge', { obligationId: 'INTAKE-1', note: '请尽快受理' });
    expect(urged.body.numbers.REMINDER).toMatch(/^广惠催〔\d{4}〕\d+号$/);
    const told = await window.get('/api/notifications').query({ perPage: 5 });
    expect(told.body.data[0]).toMatchObject({ redemptionId: id, readAt: null });
    expect((await window.post(`/api/notifications/${told.body.data[0].id}/read`).send({})).status).toBe(200);
  });

  test('goes to the next working day, not back, and not in another system', async () => {
    const id = await submitted();
    const forward = (body: object) => window.post(`/api/demo/redemptions/${id}/forward`).send(body);
    const first = await forward({ to: 'NEXT_WORKING_DAY' });
    expect([first.status, first.body.now?.slice(11, 16)]).toEqual([200, '01:00']);
    expect((await forward({ to: '2020-01-01T00:00:00Z' })).body.code).toBe('NOT_FORWARD');
    expect((await forward({ seconds: -5 })).status).toBe(422);
    const off = apiOn({ db: stage.connection.db, client: stage.engine.client });
    const answer = await (await loggedIn(off.app, 'chuangkou'))
      .post(`/api/demo/redemptions/${id}/forward`)
      .send({ seconds: 60 });
    expect([answer.status, answer.body.code]).toEqual([404, 'DEMO_OFF']);
    expect((await request(off.app).get('/api/demo/accounts')).body.code).toBe('DEMO_OFF');
    const accounts = await request(app).get('/api/demo/accounts');
    expect(accounts.body.data).toContainEqual(
      expect.objectContaining({ username: 'chuangkou', roles: ['WINDOW'] }),
    );
  });
});

describe('an engine that does not answer', () => {
  test('is a 503 that says that the same key is safe', async () => {
    const id = await submitted();
    const dead = apiOn({ db: stage.connection.db, settings: { stepTimeoutMs: 500 } });
    const agent = await loggedIn(dead.app, 'chuangkou');
    const key = newKey();
    const answer = await step(agent, id, 'accept', {}, key);
    expect(answer.status).toBe(503);
    expect(answer.body).toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
      detail: expect.stringContaining('同一编号'),
    });
    expect(answer.get('Retry-After')).toBe('5');
    expect((await step(window, id, 'accept', {}, key)).status).toBe(200);
  });
});

describe('tracking without login', () => {
  test('tells the status to whoever knows number and credit code', async () => {
    const id = await submitted();
    await done(step(window, id, 'accept'));
    const { body } = await window.get(`/api/redemptions/${id}`);
    const query = { caseNo: body.caseNo, creditCode: body.creditCode.toLowerCase() };
    const found = await request(app).get('/api/public/track').query(query);
    expect(found.body).toMatchObject({
      caseNo: body.caseNo,
      status: 'ACCEPTED',
      clock: { label: '全程兑现时限' },
    });
    expect(Object.keys(found.body)).not.toContain('enterpriseName');
    const wrong = await request(app)
      .get('/api/public/track')
      .query({ ...query, creditCode: '9151' });
    expect(wrong.status).toBe(404);
  });
});
