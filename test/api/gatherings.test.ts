import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { Express } from 'express';
import type { Agent, Response } from 'supertest';
import { ensureSchemeWatches } from '../../api/gathering/watch';
import { DEMO_PASSWORD } from '../../db/presets';
import { gatheringWorkflowId } from '../../workflows/gathering/messages';
import { schemeWatchId } from '../../workflows/scheme-watch/messages';
import { GatheringStage, inOwnNamespace } from '../support/gatheringStage';
import { historyText } from '../support/historyText';
import { addServingOfficer, type OfficerRow } from '../support/officerRows';
import { fastForward } from '../support/virtualTime';
import { apiOn, keyed, listed, loggedIn, newKey } from './support';

let stage: GatheringStage;
let app: Express;
let ctx: ReturnType<typeof apiOn>['ctx'];
let office: Agent;
let supervisor: Agent;
let auditor: Agent;
let otherOffice: Agent;
let officers: OfficerRow[];
let officer: Agent;
let outsider: Agent;

const CONTENTS = ['取号与排队', '提交申请材料', '领取证件'];
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();

beforeAll(async () => {
  await inOwnNamespace();
  stage = await GatheringStage.open();
  ({ app, ctx } = apiOn({
    db: stage.db,
    client: stage.base.engine.client,
    settings: { taskQueue: stage.base.taskQueue, namespace: stage.base.engine.namespace },
  }));
  const passwordHash = await hash(DEMO_PASSWORD);
  const units = ['LA-TAX', 'LA-TAX', 'LA-POLICE', 'LA-MARKET', null, null];
  officers = [];
  for (const [i, unitId] of units.entries())
    officers.push(await addServingOfficer(stage.db, { unitId, passwordHash, name: `体验官${i + 1}` }));
  const as = (username: string) => loggedIn(app, username);
  [office, supervisor, auditor, otherOffice, officer, outsider] = (await Promise.all(
    ['la-yunying1', 'la-duban', 'la-shenji', 'yy-yunying1', officers[4]!.username, officers[5]!.username].map(
      as,
    ),
  )) as [Agent, Agent, Agent, Agent, Agent, Agent];
});
afterAll(() => stage?.close());

const plan = (changes: object = {}) => ({
  schemeCode: 'LA',
  kind: 'SESSION',
  theme: '不动产登记全流程体验',
  contents: CONTENTS,
  place: '市政务服务中心二楼',
  convener: '市政务服务管理局负责人',
  startsAt: hours(48),
  targetOrganisationId: 'LA-REAL-ESTATE',
  termIds: [officers[3]!.termId, officers[4]!.termId],
  ...changes,
});

const post = (who: Agent, body: object, key = newKey()) =>
  who.post('/api/gatherings').set(keyed(key)).send(body);
const step = (who: Agent, id: string, command: string, body: object = {}, key = newKey()) =>
  who.post(`/api/gatherings/${id}/${command}`).set(keyed(key)).send(body);

async function done(answer: PromiseLike<Response>, status = 200): Promise<Response> {
  const response = await answer;
  expect([response.status, response.body.detail]).toEqual([status, undefined]);
  return response;
}

const planned = async (changes: object = {}): Promise<string> =>
  (await done(post(office, plan(changes)), 201)).body.subjectId;

const forward = (id: string, seconds: number) =>
  fastForward(stage.base.engine.client, gatheringWorkflowId(id), { seconds });

const kinds = (row: { actions: { command: string; allowed: boolean }[] }) =>
  row.actions.filter(({ allowed }) => allowed).map(({ command }) => command);

describe('a session by the interface', () => {
  let id: string;
  const key = newKey();

  test('is planned once for each key; its words stay out of the process', async () => {
    const body = plan();
    id = (await done(post(office, body, key), 201)).body.subjectId;
    const again = await done(post(office, body, key), 201);
    expect(again.body).toMatchObject({ subjectId: id, status: 'PLANNED', seq: 1 });
    expect((await post(office, plan({ theme: '另一主题' }), key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const payloads = await historyText(stage.base.engine.client, gatheringWorkflowId(id));
    expect(payloads).toContain('"kind":');
    expect(payloads).not.toContain('不动产');
    expect(payloads).not.toContain('负责人');
  });

  test('is shown to the office, supervisors and auditors; to an officer with his own line only', async () => {
    const whole = await done(office.get(`/api/gatherings/${id}`));
    expect(whole.body).toMatchObject({
      kindLabel: '集中体验',
      statusLabel: '已计划',
      contents: CONTENTS,
      convener: '市政务服务管理局负责人',
      target: '六安市不动产登记中心',
      ruleId: 'LA-EXP-2',
      invited: 2,
    });
    expect(whole.body.invitations).toHaveLength(2);
    expect(kinds(whole.body)).toEqual(['change', 'cancel', 'recordAttendance']);
    const own = await done(officer.get(`/api/gatherings/${id}`));
    expect(own.body.invitations.map((each: { termId: string }) => each.termId)).toEqual([
      officers[4]!.termId,
    ]);
    expect(kinds(own.body)).toEqual(['answer']);
    expect((await outsider.get(`/api/gatherings/${id}`)).status).toBe(404);
    expect((await otherOffice.get(`/api/gatherings/${id}`)).status).toBe(404);
    await done(supervisor.get(`/api/gatherings/${id}`));
    const list = await done(auditor.get('/api/gatherings').query(listed({ schemeCode: 'LA', q: '不动产' })));
    expect(list.body.data.map((each: { id: string }) => each.id)).toContain(id);
    expect((await done(otherOffice.get('/api/gatherings'))).body.total).toBe(0);
    expect((await done(officer.get('/api/gatherings'))).body.total).toBe(0);
  });

  test('is answered by the officer himself, with a reason when he can not come', async () => {
    const mine = await done(officer.get('/api/my-gatherings'));
    expect(mine.body.data[0]).toMatchObject({ id, answer: 'OPEN', mayAnswer: true, contents: CONTENTS });
    expect((await step(officer, id, 'answer', { answer: 'DECLINES' })).body).toMatchObject({
      code: 'REASON_REQUIRED',
      field: 'note',
    });
    await done(step(officer, id, 'answer', { answer: 'DECLINES', note: '当日在外地出差' }));
    expect((await step(outsider, id, 'answer', { answer: 'TAKES_PART' })).status).toBe(404);
    const seen = await done(office.get(`/api/gatherings/${id}`));
    const [line] = seen.body.invitations.filter((each: { answer: string }) => each.answer === 'DECLINES');
    expect(line).toMatchObject({ answerNote: '当日在外地出差', answerLabel: '不能参加' });
  });

  test('is held: attendance, correction with reason, close; the timeline tells it', async () => {
    await forward(id, 50 * 3_600);
    const entries = [officers[3]!, officers[4]!].map(({ termId }, i) => ({ termId, present: i === 0 }));
    await done(step(office, id, 'record-attendance', { entries }));
    expect((await step(supervisor, id, 'record-attendance', { entries })).status).toBe(403);
    await done(
      step(office, id, 'record-attendance', {
        entries: entries.map((each) => ({ ...each, present: true })),
        note: '签到表遗漏一人',
      }),
    );
    const closing = newKey();
    await done(step(office, id, 'close', {}, closing));
    expect((await done(step(office, id, 'close', {}, closing))).body.status).toBe('CLOSED');
    expect((await step(office, id, 'cancel', { note: '撤销' })).body.code).toMatch(
      /GATHERING_OVER|WRONG_STATUS/,
    );
    const whole = await done(auditor.get(`/api/gatherings/${id}`));
    expect(whole.body).toMatchObject({ status: 'CLOSED', present: 2, revision: 2 });
    const { data } = (await done(auditor.get(`/api/gatherings/${id}/timeline`))).body;
    expect(data.map(({ action }: { action: string }) => action)).toEqual([
      'plan',
      'answer',
      'passTime',
      'passTime',
      'recordAttendance',
      'recordAttendance',
      'close',
    ]);
    const found = await done(auditor.get('/api/audit/subjects').query(listed({ subjectType: 'gathering' })));
    expect(found.body.data).toContainEqual(
      expect.objectContaining({ subjectId: id, name: whole.body.theme, schemeCode: 'LA' }),
    );
    const history = await done(auditor.get(`/api/gatherings/${id}/history`));
    expect(history.body).toMatchObject({ chain: { ok: true }, reconciliation: { ok: true } });
  });
});

describe('what the interface refuses', () => {
  test('another office, own unit, strangers to the scheme, kinds that it does not know, past dates', async () => {
    expect((await post(otherOffice, plan())).body).toMatchObject({ code: 'NOT_YOUR_SCHEME' });
    expect((await post(officer, plan())).status).toBe(403);
    expect((await post(office, plan({ kind: 'EVALUATION' }))).body).toMatchObject({
      code: 'KIND_UNKNOWN',
      field: 'kind',
    });
    const taxmen = officers.slice(0, 2).map(({ termId }) => termId);
    expect(
      (await post(office, plan({ termIds: taxmen, targetOrganisationId: 'LA-TAX' }))).body,
    ).toMatchObject({
      status: 409,
      code: 'OWN_UNIT',
      ruleId: 'AMB-LA-3',
    });
    expect((await post(office, plan({ startsAt: hours(-1) }))).body).toMatchObject({ code: 'START_PAST' });
    expect((await post(office, plan({ termIds: [randomUUID(), randomUUID()] }))).body).toMatchObject({
      code: 'NOT_SERVING',
      field: 'termIds.0',
    });
    expect((await post(office, plan({ targetOrganisationId: 'NOBODY' }))).body).toMatchObject({
      code: 'ORGANISATION_UNKNOWN',
    });
    expect((await post(office, plan({ contents: [] }))).status).toBe(422);
  });

  test('whoever still awaits training is called to training only (YY-S-5)', async () => {
    const fresh = await addServingOfficer(stage.db, {
      schemeCode: 'YY-S',
      officeOrganisationId: 'YY-OFFICE',
    });
    await stage.db
      .updateTable('officerTerm')
      .set({ status: 'AWAITING_TRAINING' })
      .where('id', '=', fresh.termId)
      .execute();
    const call = (kind: string) =>
      post(
        otherOffice,
        plan({ schemeCode: 'YY-S', kind, termIds: [fresh.termId], targetOrganisationId: null }),
      );
    expect((await call('MEETING')).body).toMatchObject({
      code: 'NOT_TRAINED',
      ruleId: 'YY-S-5',
      field: 'termIds.0',
    });
    const { subjectId } = (await done(call('TRAINING'), 201)).body;
    await done(step(otherOffice, subjectId, 'cancel', { note: '改期' }));
  });
});

describe('changes', () => {
  test('earlier arrangements stay readable for the office', async () => {
    const id = await planned();
    const { schemeCode: _s, kind: _k, ...arrangement } = plan({ theme: '企业开办体验', startsAt: hours(72) });
    await done(step(office, id, 'change', { ...arrangement, note: '改期' }));
    const whole = await done(office.get(`/api/gatherings/${id}`));
    expect(whole.body).toMatchObject({ theme: '企业开办体验' });
    expect(whole.body.earlierPlans).toMatchObject([{ theme: '不动产登记全流程体验', contents: CONTENTS }]);
    await done(step(office, id, 'cancel', { note: '场地检修' }));
    expect((await done(officer.get(`/api/gatherings/${id}`))).body).toMatchObject({
      status: 'CANCELLED',
      cancelReason: '场地检修',
    });
  });
});

describe('pairs in turn (LA-EXP-2, AMB-LA-1, AMB-LA-3)', () => {
  test('whoever has waited longest is proposed, never two of one unit, never at the own unit', async () => {
    const ask = async (query: object) =>
      (await done(office.get('/api/gatherings/pairs').query({ schemeCode: 'LA', ...query }))).body;
    const members = (pair: { members: { termId: string }[] }) => pair.members.map(({ termId }) => termId);
    const before = await ask({ targetOrganisationId: 'LA-TAX' });
    expect(before).toMatchObject({ ruleId: 'AMB-LA-1', groupSize: 2 });
    expect(before.round).toHaveLength(3);
    const unitOf = new Map(officers.map(({ termId, unitId }) => [termId, unitId]));
    for (const pair of before.round) expect(pair.sameUnit).toBe(false);
    for (const pair of before.proposed)
      expect(members(pair).map((id) => unitOf.get(id))).not.toContain('LA-TAX');

    const first = members((await ask({ groups: 1 })).proposed[0]);
    const id = await planned({ termIds: first, targetOrganisationId: null });
    const next = await ask({ groups: 1 });
    expect(members(next.proposed[0]).some((each) => first.includes(each))).toBe(false);
    expect(next.round.map(members).map((pair: string[]) => pair.sort())).toContainEqual([...first].sort());
    await done(step(office, id, 'cancel', { note: '改期' }));
    expect(members((await ask({ groups: 1 })).proposed[0])).toEqual(first);
  });
});

describe('what the organiser owes', () => {
  test('published schemes with sessions or meetings are watched, each once', async () => {
    const noOffice = { schemeCode: 'YY-P', organCode: 'OPERATOR' }; // a scheme that is not set up holds up no other
    await stage.db
      .deleteFrom('schemeOrgan')
      .where('schemeCode', '=', noOffice.schemeCode)
      .where('organCode', '=', noOffice.organCode)
      .execute();
    const watched = await ensureSchemeWatches(ctx);
    expect(watched).toEqual(expect.arrayContaining(['LA', 'YY-S']));
    expect(watched).not.toContain('BT');
    expect(await ensureSchemeWatches(ctx)).toEqual(watched);
    const handle = stage.base.engine.client.workflow.getHandle(schemeWatchId('LA'));
    for (let look = 0; (await handle.query<number>('seq')) < 1 && look < 50; look += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const watch = await done(office.get('/api/scheme-watches/LA'));
    expect(watch.body).toMatchObject({ watched: true });
    expect(watch.body.periods[0]).toMatchObject({
      kind: 'SESSION',
      required: 1,
      strict: true,
      mayExplain: false,
    });
    expect((await otherOffice.get('/api/scheme-watches/LA')).status).toBe(404);

    await fastForward(stage.base.engine.client, schemeWatchId('LA'), { seconds: 70 * 86_400 });
    const missed = (await done(office.get('/api/scheme-watches/LA'))).body.periods.find(
      (each: { mayExplain: boolean }) => each.mayExplain,
    );
    expect(missed).toMatchObject({ status: 'MISSED', statusLabel: '未按期举行' });
    const explain = { obligationId: missed.obligationId, note: '因疫情防控暂停集中活动' };
    await done(office.post('/api/scheme-watches/LA/explain-missed').set(keyed()).send(explain));
    const after = (await done(supervisor.get('/api/scheme-watches/LA'))).body.periods.find(
      (each: { obligationId: string }) => each.obligationId === missed.obligationId,
    );
    expect(after).toMatchObject({ status: 'EXPLAINED', note: explain.note });
    for (const code of watched)
      await stage.base.engine.client.workflow.getHandle(schemeWatchId(code)).terminate();
  });
});

describe('visits by lot (BT-DUT-2)', () => {
  test('are drawn with a seed that anybody can check, kept from other units, told to the officer only', async () => {
    const passwordHash = await hash(DEMO_PASSWORD);
    const bt = { schemeCode: 'BT', officeOrganisationId: 'BT-OFFICE', passwordHash };
    const employed = await addServingOfficer(stage.db, { ...bt, unitId: 'BT-FINANCE' });
    const free = await addServingOfficer(stage.db, { ...bt, unitId: null });
    const [btOffice, decider, btAuditor, sent] = (await Promise.all(
      ['bt-yunying1', 'bt-jueding1', 'bt-shenji', free.username].map((each) => loggedIn(app, each)),
    )) as [Agent, Agent, Agent, Agent];
    const draw = (body: object, key = newKey(), who = btOffice) =>
      who
        .post('/api/random-visits')
        .set(keyed(key))
        .send({ schemeCode: 'BT', targetOrganisationIds: ['BT-FINANCE'], visitBy: '2099-12-31', ...body });
    const key = newKey();
    const drawn = await done(draw({}, key), 201);
    expect(drawn.body).toMatchObject({
      termId: free.termId,
      targetOrganisationId: 'BT-FINANCE',
      excluded: 1,
    });
    expect(drawn.body.seed).toMatch(/^[0-9a-f]{64}$/);
    expect((await done(draw({}, key), 201)).body).toEqual(drawn.body);
    expect((await draw({ visitBy: '2099-12-30' }, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await draw({ termIds: [employed.termId] })).body).toMatchObject({ code: 'NOBODY_TO_SEND' });
    expect((await draw({ visitBy: '2020-01-01' })).body).toMatchObject({
      code: 'DATE_PAST',
      field: 'visitBy',
    });
    expect((await draw({ schemeCode: 'LA' }, newKey(), office)).body).toMatchObject({
      code: 'NO_RANDOM_VISITS',
    });

    const checked = await done(btAuditor.get(`/api/random-visits/${drawn.body.id}`));
    expect(checked.body).toMatchObject({ reproduced: true, targetList: [{ id: 'BT-FINANCE' }] });
    expect(checked.body.officerList).toHaveLength(2);
    const own = await done(sent.get('/api/random-visits'));
    expect(own.body).toMatchObject({ total: 1, data: [{ id: drawn.body.id, seed: null, officers: null }] });
    expect((await done(decider.get('/api/random-visits'))).body.total).toBe(0);
    expect((await decider.get(`/api/random-visits/${drawn.body.id}`)).status).toBe(404);
  });
});

test('the demo clock brings a gathering to its start; the screens count from there', async () => {
  const demo = apiOn({
    db: stage.db,
    client: stage.base.engine.client,
    settings: {
      taskQueue: stage.base.taskQueue,
      namespace: stage.base.engine.namespace,
      demoMode: true,
    },
  });
  const clerk = await loggedIn(demo.app, 'la-yunying1');
  const id = await planned();
  const moved = await clerk.post(`/api/demo/gatherings/${id}/forward`).send({ to: 'NEXT_DUE' });
  expect([moved.status, moved.body.detail]).toEqual([200, undefined]);
  const whole = (await done(clerk.get(`/api/gatherings/${id}`))).body;
  expect(whole.clockOffsetMs).toBeGreaterThan(47 * 3_600_000);
  expect(whole.limits).toMatchObject([{ kind: 'RECORD_ATTENDANCE', status: 'OPEN' }]);
  const { data } = (await done(clerk.get('/api/obligations').query(listed({ subjectType: 'gathering' }))))
    .body;
  const due = data.find(({ subjectId }: { subjectId: string }) => subjectId === id);
  expect(Date.parse(due.now) - Date.now()).toBeGreaterThan(47 * 3_600_000);
  await done(step(office, id, 'cancel', { note: '演示结束' }));
});

test('the list can be taken along as a workbook, within the same reach', async () => {
  const file = await office
    .get('/api/gatherings/export.xlsx')
    .buffer(true)
    .parse((res, callback) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => callback(null, Buffer.concat(chunks)));
    });
  expect(file.status).toBe(200);
  const { readSheet } = await import('read-excel-file/node');
  const rows = await readSheet(file.body as Buffer);
  expect(rows[0]?.[0]).toBe('方案');
  expect(rows.length).toBe((await office.get('/api/gatherings').query({ perPage: 1000 })).body.total + 1);
});
