import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request, { type Agent } from 'supertest';
import { sweepFollowUps } from '../../activities/follow-up/sweeper';
import type { FollowUpRowView, FollowUpView } from '../../api/follow-up/schemas';
import { followUpIdOfRating } from '../../db/queries/followUpDue';
import { FollowUpStage } from '../support/followUpStage';
import { allSix, issueCode, printed, Rater } from '../support/ratingStage';
import { apiOn, keyed, listed, loggedIn, newKey } from './support';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const fileStoreDir = mkdtempSync(join(tmpdir(), 'follow-ups-'));
const WORDS = '排队两小时后被告知系统故障，没有人解释。';
const NAME = '赵明辉';
const PHONE = '13911112222';
const contact = { name: NAME, phone: PHONE, consent: true };

let stage: FollowUpStage;
let app: ReturnType<typeof apiOn>['app'];
let organiser: Agent;
let organiser2: Agent;
let urban: Agent;
let stranger: Agent;
let supervisor: Agent;
let auditor: Agent;
let codes = 0;

beforeAll(async () => {
  stage = await FollowUpStage.open();
  ({ app } = apiOn({
    db: stage.db,
    pool: stage.base.connection.pool,
    client: stage.base.engine.client,
    fileStoreDir,
    settings: { taskQueue: stage.base.taskQueue, namespace: stage.base.engine.namespace },
  }));
  organiser = await loggedIn(app, 'ge-zuzhi1');
  organiser2 = await loggedIn(app, 'ge-zuzhi2');
  urban = await loggedIn(app, 'ge-chengguan');
  stranger = await loggedIn(app, 'ge-renfang');
  supervisor = await loggedIn(app, 'duban');
  auditor = await loggedIn(app, 'shenji');
});
afterAll(async () => {
  await stage?.close();
  rmSync(fileStoreDir, { recursive: true, force: true });
});

const post = (who: Agent, id: string, command: string, body: object, key = newKey()) =>
  who.post(`/api/follow-ups/${id}/${command}`).set(keyed(key)).send(body);
const view = async (who: Agent, id: string): Promise<FollowUpView> =>
  (await who.get(`/api/follow-ups/${id}`).expect(200)).body;
const rowsOf = async (who: Agent, filter: object = {}, sort?: [string, 'ASC' | 'DESC']) =>
  (await who.get('/api/follow-ups').query(listed(filter, sort)).expect(200)).body.data as FollowUpRowView[];
const publicly = (path: string, body: object) =>
  request(app).post(`/api/public/complaints${path}`).send(body);
const sweep = () =>
  sweepFollowUps({ db: stage.db, client: stage.base.engine.client, taskQueue: stage.base.taskQueue });

/** A poor rating at a window of the urban administration, whose follow-up has begun. */
async function poorRating(over: object = {}): Promise<string> {
  codes += 1;
  const code = await issueCode(organiser, 'GY-URBAN', `窗口${codes}`);
  const id = randomUUID();
  const rating = { id, answers: allSix('GOOD', { R3: 'VERY_POOR' }), reason: WORDS, contact, ...over };
  const answer = await new Rater(app).rate(printed(code), rating);
  if (answer.status !== 200) throw new Error(answer.text);
  await sweep();
  const followUpId = followUpIdOfRating(id);
  await stage.begun(followUpId);
  return followUpId;
}

const complaint = (over: object = {}) => ({
  id: randomUUID(),
  objectId: 'GY-URBAN',
  kinds: ['DELAY', 'ATTITUDE'],
  text: WORDS,
  contact,
  ...over,
});

async function filed(over: object = {}): Promise<{ id: string; trackingCode: string }> {
  const body = complaint(over);
  const { trackingCode } = (await publicly('', body).expect(200)).body;
  await sweep();
  await stage.begun(body.id);
  return { id: body.id, trackingCode };
}

async function handled(id: string): Promise<void> {
  await post(organiser, id, 'verify-and-pass', { note: '有群众反映等候时间长，请核实整改。' }).expect(200);
  await post(urban, id, 'sign-for', {}).expect(200);
  await post(urban, id, 'answer', { note: '已增开窗口并公开故障告知。' }).expect(200);
}

describe('a poor rating is followed up (GE-WAY-3)', () => {
  test('from the rating by the code to the callback, with files, explanation, timeline and history', async () => {
    const id = await poorRating();
    const first = await view(organiser, id);
    expect(first).toMatchObject({
      kindLabel: '差评',
      statusLabel: '待核实',
      hasContact: true,
      mayReadOriginal: true,
      siteName: '市政务服务大厅',
      placeTellable: false,
    });
    expect(first.aspects).toHaveLength(1);
    expect(first.actions.filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
      'verifyAndPass',
      'dismiss',
    ]);
    expect(first.obligations[0]).toMatchObject({ label: '核实并转办', status: 'OPEN' });
    expect(first.obligations[0]!.explanation.lines.length).toBeGreaterThan(2);
    await urban.get(`/api/follow-ups/${id}`).expect(404);
    await post(urban, id, 'sign-for', {}).expect(404);

    const text = { note: '有群众反映等候时间长，请核实整改。' };
    const small = await post(organiser, id, 'verify-and-pass', { ...text, tellPlace: true }).expect(409);
    expect(small.body).toMatchObject({ code: 'SMALL_CELL', ruleId: 'GE-WAY-3', field: 'tellPlace' });
    const key = newKey();
    const answer = await post(organiser, id, 'verify-and-pass', text, key).expect(200);
    expect((await post(organiser, id, 'verify-and-pass', text, key).expect(200)).body).toEqual(answer.body);
    await post(organiser, id, 'verify-and-pass', { note: '另一段文字' }, key).expect(409);

    await post(urban, id, 'sign-for', {}).expect(200);
    const sent = await urban
      .post('/api/uploads')
      .set(keyed())
      .attach('file', PDF, { filename: '整改照片.pdf', contentType: 'application/pdf' })
      .expect(201);
    const files = [sent.body.id as string];
    await post(urban, id, 'answer', { note: '已增开窗口。', files: [randomUUID()] }).expect(422);
    await post(urban, id, 'answer', { note: '已增开窗口。', files }).expect(200);
    await organiser.get(`/api/uploads/${files[0]}`).expect(200);
    await stranger.get(`/api/uploads/${files[0]}`).expect(404);
    const back = await post(organiser2, id, 'review-answer', { accept: false }).expect(409);
    expect(back.body).toMatchObject({ code: 'REASON_REQUIRED', field: 'note' });
    await post(organiser2, id, 'review-answer', { accept: true }).expect(200);
    await post(organiser, id, 'call-back', { result: 'REACHED' }).expect(409);
    await post(organiser, id, 'call-back', { result: 'REACHED', satisfaction: 4 }).expect(200);
    expect(await view(organiser, id)).toMatchObject({
      status: 'CLOSED',
      outcomeLabel: '已办理',
      callbackLabel: '已回访',
      satisfaction: 4,
      answers: [{ text: '已增开窗口。', files: [{ fileName: '整改照片.pdf' }], review: { accepted: true } }],
    });
    const steps = (await organiser.get(`/api/follow-ups/${id}/timeline`).expect(200)).body.data;
    expect(steps.map(({ action }: { action: string }) => action)).toEqual([
      'begin',
      'verifyAndPass',
      'signFor',
      'answer',
      'reviewAnswer',
      'callBack',
    ]);
    const history = (await auditor.get(`/api/follow-ups/${id}/history`).expect(200)).body;
    expect(history).toMatchObject({ chain: { ok: true, length: 6 }, reconciliation: { ok: true } });
    await organiser.get(`/api/follow-ups/${id}/history`).expect(403);
  });

  test('a supervision order is a numbered paper, printed and as PDF; the object reads those on its own limits', async () => {
    const id = await poorRating();
    const order = async (obligationId: string) =>
      (await post(supervisor, id, 'order', { obligationId, note: '请尽快落实。' }).expect(200)).body.numbers
        .FOLLOW_UP_ORDER as string;
    const onVerifying = await order('GE_FOLLOW_UP_VERIFY-1');
    await post(organiser, id, 'verify-and-pass', { note: '请核实整改。' }).expect(200);
    const onHandling = await order('GE_POOR_RATING-1');
    const whole = await view(organiser, id);
    expect(whole.documents.map(({ number }) => number)).toEqual([onVerifying, onHandling]);
    const own = (await view(urban, id)).documents;
    expect(own.map(({ number }) => number)).toEqual([onHandling]);
    const { body: paper } = await urban.get(`/api/documents/${own[0]!.id}`).expect(200);
    expect(paper).toMatchObject({
      title: '督办通知单',
      number: onHandling,
      addressee: '广元市城市管理行政执法局',
      paragraphs: ['“差评回访整改”尚未完成，现予督办，请抓紧办理并报告情况。', '请尽快落实。'],
    });
    expect(JSON.stringify(paper)).not.toContain('市政务服务大厅');
    const pdf = await urban.get(`/api/documents/${own[0]!.id}.pdf`).expect(200);
    expect(pdf.headers['content-type']).toContain('application/pdf');
    const hidden = whole.documents[0]!.id;
    for (const path of [hidden, `${hidden}.pdf`]) {
      await urban.get(`/api/documents/${path}`).expect(404);
      await organiser.get(`/api/documents/${path}`).expect(200);
    }
    await stranger.get(`/api/documents/${own[0]!.id}`).expect(404);
    const steps = (await organiser.get(`/api/follow-ups/${id}/timeline`).expect(200)).body.data;
    expect(steps.at(-1)).toMatchObject({
      summary: `发出督办通知（${onHandling}）`,
      documents: [{ number: onHandling }],
    });
  });

  test('the original is read by the organiser only, and that is on record', async () => {
    const id = await poorRating();
    const original = (await organiser.get(`/api/follow-ups/${id}/original`).expect(200)).body;
    expect(original).toMatchObject({ words: WORDS, contactName: NAME, contactPhone: PHONE });
    const reads = await stage.db
      .selectFrom('auditEvent')
      .select(['action', 'actorAccountId', 'after'])
      .where('subjectType', '=', 'access')
      .where('subjectId', '=', id)
      .execute();
    expect(reads).toMatchObject([{ action: 'readOriginal' }]);
    expect(JSON.stringify(reads)).not.toContain(PHONE);
    for (const who of [supervisor, auditor, stranger, urban])
      expect((await who.get(`/api/follow-ups/${id}/original`)).status).toBeGreaterThanOrEqual(403);
    for (const who of [organiser, supervisor, auditor]) {
      const whole = JSON.stringify([await view(who, id), await rowsOf(who)]);
      for (const secret of [WORDS, NAME, PHONE]) expect(whole).not.toContain(secret);
    }
  });

  test('what waits stands on the workbench of its owner', async () => {
    const id = await poorRating();
    const waits = async (who: Agent) =>
      (
        (await who.get('/api/workbench').expect(200)).body.duties as { subjectId: string; matter: string }[]
      ).filter(({ subjectId }) => subjectId === id);
    expect(await waits(organiser)).toMatchObject([{ matter: '市城管执法局（差评）' }]);
    expect(await waits(urban)).toEqual([]);
    await post(organiser, id, 'verify-and-pass', { note: '请核实整改。' }).expect(200);
    expect(await waits(organiser)).toEqual([]);
    expect(await waits(urban)).toMatchObject([{ subjectType: 'followUp' }]);
    const told = (await urban.get('/api/notifications').expect(200)).body.data as { title: string }[];
    expect(told.map(({ title }) => title)).toContain('收到转办的差评或投诉，请签收办理');
  });

  test('auditor and supervisor find it by the object, and its history from there', async () => {
    const id = await poorRating();
    const find = async (who: Agent, filter: object = {}) =>
      (
        await who
          .get('/api/audit/subjects')
          .query(listed({ subjectType: 'followUp', ...filter }))
          .expect(200)
      ).body.data as { subjectId: string }[];
    for (const who of [auditor, supervisor]) {
      expect(await find(who, { q: '城管' })).toContainEqual(
        expect.objectContaining({
          id: `followUp/${id}`,
          subjectId: id,
          label: '差评和投诉办理',
          name: '市城管执法局 差评',
          statusLabel: '待核实',
          number: null,
        }),
      );
      expect(await find(who, { q: '不存在的单位' })).toEqual([]);
    }
    await auditor.get(`/api/follow-ups/${id}/history`).expect(200);
    expect(await find(await loggedIn(app, 'la-shenji'))).toEqual([]);
    await organiser.get('/api/audit/subjects').query(listed()).expect(403);
  });

  test('a supervisor does not find one about his own organisation', async () => {
    const own = await filed({ objectId: 'GY-CENTRE', contact: null });
    const found = (
      await supervisor
        .get('/api/audit/subjects')
        .query(listed({ subjectType: 'followUp' }))
        .expect(200)
    ).body.data as { subjectId: string }[];
    expect(found.map(({ subjectId }) => subjectId)).not.toContain(own.id);
    await supervisor.get(`/api/follow-ups/${own.id}/history`).expect(404);
  });

  test('lists by conditions, with a workbook of what they show', async () => {
    const id = await poorRating();
    expect(
      (await rowsOf(organiser, { status: 'REGISTERED', kind: 'RATING' })).map((row) => row.id),
    ).toContain(id);
    expect((await rowsOf(organiser, { q: '城管' })).length).toBeGreaterThan(0);
    expect(await rowsOf(organiser, { q: '不存在的单位' })).toEqual([]);
    expect(await rowsOf(organiser, { overdue: true })).toEqual([]);
    const file = await organiser
      .get('/api/follow-ups/export.xlsx')
      .query(listed({ open: true }))
      .expect(200);
    expect(file.headers['content-type']).toContain('spreadsheet');
    expect(await rowsOf(stranger)).toEqual([]);
  });
});

describe('a complaint of the public (GE-WAY-4)', () => {
  test('is taken once, tracked by its code, answered and closed', async () => {
    const body = complaint();
    const { trackingCode } = (await publicly('', body).expect(200)).body;
    expect(trackingCode).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    expect((await publicly('', body).expect(200)).body).toEqual({ trackingCode });
    const other = await publicly('', { ...body, text: '另一件事' }).expect(409);
    expect(other.body).toMatchObject({ code: 'COMPLAINT_ID_REUSED' });
    const typed = trackingCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
    expect((await publicly('/track', { trackingCode: typed }).expect(200)).body).toEqual({
      objectName: '市城管执法局',
      kinds: expect.arrayContaining(['服务态度', '拖延推诿']),
      receivedOn: expect.any(String),
      statusLabel: '已收到，等待登记',
      reply: null,
      addressee: null,
      endedOn: null,
      mayWithdraw: true,
    });
    await sweep();
    await stage.begun(body.id);
    const status = async () => (await publicly('/track', { trackingCode }).expect(200)).body.statusLabel;
    expect(await status()).toBe('已登记，正在核实');
    await handled(body.id);
    expect(await status()).toBe('办理结果正在审核');
    const silent = await post(organiser2, body.id, 'review-answer', { accept: true }).expect(409);
    expect(silent.body).toMatchObject({ code: 'REPLY_REQUIRED', field: 'reply' });
    const reply = '您反映的问题已核实，已增开窗口。';
    await post(organiser2, body.id, 'review-answer', { accept: true, reply }).expect(200);
    for (let nth = 0; nth < 3; nth += 1)
      await post(organiser, body.id, 'call-back', { result: 'NO_CONTACT' }).expect(200);
    expect((await publicly('/track', { trackingCode }).expect(200)).body).toMatchObject({
      statusLabel: '已办理',
      reply,
      mayWithdraw: false,
    });
    await publicly('/withdraw', { trackingCode }).expect(409);
  });

  test('dissatisfied at the callback it goes back to the object, once; both sides and the complainant see how it stands', async () => {
    const { id, trackingCode } = await filed();
    await handled(id);
    const reply = '已增开窗口。';
    await post(organiser2, id, 'review-answer', { accept: true, reply }).expect(200);
    expect(await view(urban, id)).toMatchObject({ status: 'CLOSED', reworks: [], reworksLeft: null });
    expect(await view(organiser, id)).toMatchObject({ status: 'CALLBACK', reworksLeft: 1, callbacksLeft: 3 });
    const call = { result: 'REACHED', satisfaction: 1, note: '王先生说窗口仍只有一人' };
    expect((await post(organiser, id, 'call-back', call).expect(409)).body).toMatchObject({
      code: 'REASON_REQUIRED',
      field: 'reason',
      ruleId: 'GE-WAY-4',
    });
    const reason = '请核实增开的窗口是否一直有人。';
    const key = newKey();
    const answer = await post(organiser, id, 'call-back', { ...call, reason }, key).expect(200);
    expect(answer.body.status).toBe('HANDLING');
    expect((await post(organiser, id, 'call-back', { ...call, reason }, key).expect(200)).body).toEqual(
      answer.body,
    );
    const own = await view(urban, id);
    expect(own).toMatchObject({
      status: 'HANDLING',
      outcome: null,
      endedAt: null,
      nextDueLabel: '再次办理',
      reworks: [{ reason }],
      callbacks: [],
      satisfaction: null,
    });
    expect(own.actions.filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
      'answer',
      'askExtension',
    ]);
    const steps = (await urban.get(`/api/follow-ups/${id}/timeline`).expect(200)).body.data;
    expect(steps.at(-1)).toMatchObject({ action: 'rework', label: '要求再次办理', note: null });
    expect(JSON.stringify([own, steps])).not.toMatch(/回访|不满意|王先生/);
    const tracked = async () => (await publicly('/track', { trackingCode }).expect(200)).body;
    expect(await tracked()).toMatchObject({ statusLabel: '回访后，单位正在再次办理', mayWithdraw: true });
    const told = (await urban.get('/api/notifications').expect(200)).body.data as { title: string }[];
    expect(told.map(({ title }) => title)).toContain('办结的转办事项需要再次办理');

    await post(urban, id, 'answer', { note: '已排班，保证两人在岗。' }).expect(200);
    await post(organiser2, id, 'review-answer', { accept: true, reply }).expect(200);
    expect(await view(urban, id)).toMatchObject({ status: 'CLOSED', outcomeLabel: '已办理' });
    const again = await post(organiser, id, 'call-back', { ...call, reason }).expect(409);
    expect(again.body).toMatchObject({ code: 'REASON_NOT_EXPECTED', field: 'reason' });
    await post(organiser, id, 'call-back', call).expect(200);
    expect(await view(organiser, id)).toMatchObject({
      outcomeLabel: '已办理，回访仍不满意',
      reworksLeft: null,
    });
    expect(await view(urban, id)).toMatchObject({ outcomeLabel: '已办理' });
    expect(await tracked()).toMatchObject({ statusLabel: '已办理，回访仍不满意', mayWithdraw: false });
    expect((await rowsOf(organiser, { outcome: 'STILL_DISSATISFIED' })).map((row) => row.id)).toEqual([id]);
    expect(await rowsOf(urban, { outcome: 'STILL_DISSATISFIED' })).not.toEqual([]);
    const messages = (await organiser.get('/api/notifications').expect(200)).body.data as { title: string }[];
    expect(messages.map(({ title }) => title)).toContain('回访仍不满意，事项已办结');
  });

  test('by a code it is about the place; a code that was made up or withdrawn is no dead end', async () => {
    const code = await issueCode(organiser, 'GY-URBAN', '投诉窗口');
    const place = (await publicly('/place', { code: printed(code) }).expect(200)).body;
    expect(place).toMatchObject({
      place: { objectName: '市城管执法局', windowName: '投诉窗口' },
      objects: [],
    });
    const body = complaint({ code: printed(code), objectId: undefined });
    await publicly('', body).expect(200);
    const kept = await stage.db
      .selectFrom('followUpDue')
      .selectAll()
      .where('id', '=', body.id)
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ pointId: code.id, objectId: 'GY-URBAN', kind: 'COMPLAINT' });
    const forged = printed(code).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect((await publicly('/place', { code: forged }).expect(422)).body.code).toBe('CODE_INVALID');
    await publicly('', complaint({ code: forged })).expect(422);
    await organiser
      .post(`/api/rating-points/${code.id}/withdraw`)
      .set(keyed())
      .send({ reason: '窗口撤销' })
      .expect((answer) => expect(answer.status).toBeLessThan(300));
    await publicly('', complaint({ code: printed(code) })).expect(422);
    expect((await publicly('/place', {}).expect(200)).body.objects).toHaveLength(48);
  });

  test('bad input is refused with its field and leaves nothing', async () => {
    const count = () =>
      stage.db
        .selectFrom('followUpDue')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
    const before = await count();
    for (const [over, status] of [
      [{ objectId: 'NOBODY' }, 422],
      [{ objectId: undefined }, 422],
      [{ kinds: ['NOTHING'] }, 422],
      [{ kinds: [] }, 400],
      [{ text: '  ' }, 400],
      [{ contact: { name: NAME, phone: PHONE, consent: false } }, 400],
      [{ contact: { name: NAME, phone: '没有' } }, 400],
    ] as const) {
      const answer = await publicly('', complaint(over));
      expect([over, answer.status < 500 && answer.status >= 400]).toEqual([over, true]);
      if (status === 422) expect(answer.status).toBe(422);
    }
    expect(await count()).toEqual(before);
    expect((await publicly('/track', { trackingCode: 'AAAA-BBBB-CCCC-DDDD' }).expect(404)).body.code).toBe(
      'NOT_FOUND',
    );
  });

  test('taken back, it ends at once where its process runs', async () => {
    const { id, trackingCode } = await filed();
    const answer = (await publicly('/withdraw', { trackingCode }).expect(200)).body;
    expect(answer).toMatchObject({ statusLabel: '已撤回', mayWithdraw: false });
    expect((await publicly('/withdraw', { trackingCode }).expect(200)).body.statusLabel).toBe('已撤回');
    await stage.base.engine.client.workflow.getHandle(`follow-up/${id}`).result();
    expect(await view(organiser, id)).toMatchObject({ status: 'CLOSED', outcomeLabel: '投诉人撤回' });
  });

  test('what is not of our competence names who is competent', async () => {
    const { id, trackingCode } = await filed({ contact: null });
    const dismissal = { ground: 'NOT_COMPETENT', note: '属价格争议', reply: '此事由市场监管部门受理。' };
    expect((await post(organiser, id, 'dismiss', dismissal).expect(409)).body).toMatchObject({
      code: 'ADDRESSEE_REQUIRED',
    });
    await post(organiser, id, 'dismiss', { ...dismissal, addressee: '市市场监管局' }).expect(200);
    expect((await publicly('/track', { trackingCode }).expect(200)).body).toMatchObject({
      statusLabel: '不属本单位职责，已告知',
      addressee: '市市场监管局',
      reply: '此事由市场监管部门受理。',
    });
    expect(await rowsOf(urban, { kind: 'COMPLAINT', status: 'CLOSED' })).not.toContainEqual(
      expect.objectContaining({ id }),
    );
  });
});
