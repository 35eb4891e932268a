import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Agent, Response } from 'supertest';
import type { DocumentView } from '../../api/documents/schemas';
import type { MeasureRowView, MeasureView } from '../../api/measure/schemas';
import { nationalCalendar } from '../../db/presets/calendars';
import { day, MeasureStage, OBJECT, type StagedMeasure, staff } from '../support/measureStage';
import { at } from '../support/redemptionStage';
import { apiOn, keyed, listed, loggedIn, newKey } from './support';

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const fileStoreDir = mkdtempSync(join(tmpdir(), 'measures-'));

let stage: MeasureStage;
let app: ReturnType<typeof apiOn>['app'];
let organiser: Agent;
let organiser2: Agent;
let government: Agent;
let committee: Agent;
let handler: Agent;
let stranger: Agent;
let supervisor: Agent;
let auditor: Agent;
let rectification: StagedMeasure;
let interview: StagedMeasure;
let review: StagedMeasure;

beforeAll(async () => {
  stage = await MeasureStage.open();
  ({ app } = apiOn({
    db: stage.db,
    client: stage.base.engine.client,
    fileStoreDir,
    settings: { taskQueue: stage.base.taskQueue, namespace: stage.base.engine.namespace },
  }));
  organiser = await loggedIn(app, staff.organiser.username);
  organiser2 = await loggedIn(app, staff.organiser2.username);
  government = await loggedIn(app, staff.government.username);
  committee = await loggedIn(app, staff.committee.username);
  handler = await loggedIn(app, 'jingban1');
  stranger = await loggedIn(app, 'keji1');
  supervisor = await loggedIn(app, 'duban');
  auditor = await loggedIn(app, 'shenji');
  rectification = await stage.started('RECTIFY', { calendar: nationalCalendar });
  interview = await stage.started('INTERVIEW', { calendar: nationalCalendar });
  review = await stage.started('REVIEW', { calendar: nationalCalendar });
});
afterAll(async () => {
  await stage?.close();
  rmSync(fileStoreDir, { recursive: true, force: true });
});

const post = (who: Agent, id: string, command: string, body: object, key = newKey()) =>
  who.post(`/api/measures/${id}/${command}`).set(keyed(key)).send(body);
const view = async (who: Agent, id: string): Promise<MeasureView> =>
  (await who.get(`/api/measures/${id}`).expect(200)).body;
const kindsSeenBy = async (who: Agent, filter: object = {}) => {
  const { body } = await who.get('/api/measures').query(listed(filter)).expect(200);
  return (body.data as MeasureRowView[]).map(({ kind }) => kind).sort();
};

test('the organiser sees all, an organ its kind, the evaluated their own, others nothing', async () => {
  expect(await kindsSeenBy(organiser)).toEqual(['INTERVIEW', 'RECTIFY', 'REVIEW']);
  expect(await kindsSeenBy(government)).toEqual(['INTERVIEW']);
  expect(await kindsSeenBy(committee)).toEqual(['REVIEW']);
  expect(await kindsSeenBy(handler)).toEqual(['INTERVIEW', 'RECTIFY', 'REVIEW']);
  expect(await kindsSeenBy(stranger)).toEqual([]);
  expect(await kindsSeenBy(supervisor, { kind: 'REVIEW', open: true })).toEqual(['REVIEW']);
  expect(await kindsSeenBy(auditor, { q: '经济', objectId: OBJECT })).toHaveLength(3);
  expect(await kindsSeenBy(auditor, { overdue: true })).toEqual([]);
  await stranger.get(`/api/measures/${rectification.id}`).expect(404);
  await government.get(`/api/measures/${rectification.id}`).expect(404);
  await stranger.get(`/api/measures/${rectification.id}/timeline`).expect(404);
  await post(stranger, rectification.id, 'notify', { dueOn: day(60), note: '请整改' }).expect(404);
});

test('the yearly statement of the evaluated body names its measures (GE-USE-2, GE-USE-3, GE-USE-4)', async () => {
  const { body } = await handler.get(`/api/evaluation-units/${OBJECT}/statement`).expect(200);
  const { rows } = (body as DocumentView).tables!.find(({ title }) => title === '整改、约谈、述职')!;
  expect(rows.map(([name, , streak, status, , ended]) => [name, streak, status, ended]).sort()).toEqual([
    ['专项整改', '1次', '待发整改通知', '未办结'],
    ['市政府约谈', '2次', '待召集', '未办结'],
    ['检视述职', '3次', '待通知', '未办结'],
  ]);
  await stranger.get(`/api/evaluation-units/${OBJECT}/statement`).expect(403);
});

test('a rectification by the interface, with texts, files, explanation, timeline and history', async () => {
  const { id } = rectification;
  const first = await view(organiser, id);
  expect(first).toMatchObject({ statusLabel: '待发整改通知', kindLabel: '专项整改', ruleId: 'GE-USE-2' });
  expect(first.actions.filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
    'notify',
    'cancel',
  ]);
  expect(first.obligations[0]).toMatchObject({ label: '发出整改通知', status: 'OPEN' });
  expect(first.obligations[0]!.explanation.lines.length).toBeGreaterThan(2);

  const key = newKey();
  const notice = { dueOn: day(60), note: '服务质效得分偏低，请制定整改方案。' };
  const answer = await post(organiser, id, 'notify', notice, key).expect(200);
  expect(answer.body.numbers.RECTIFICATION_NOTICE).toMatch(/^广评整〔/);
  expect((await post(organiser, id, 'notify', notice, key).expect(200)).body).toEqual(answer.body);
  await post(organiser, id, 'notify', { ...notice, dueOn: day(61) }, key).expect(409);
  const again = await post(organiser, id, 'notify', notice).expect(409);
  expect(again.body).toMatchObject({ code: 'WRONG_STATUS', ruleId: 'GE-USE-2' });

  await post(organiser, id, 'submit-plan', {
    note: '代报',
    items: [{ text: '代报', dueOn: day(30) }],
  }).expect(403);
  const late = await post(handler, id, 'submit-plan', {
    note: '整改方案',
    items: [{ text: '压缩办理时限', dueOn: day(61) }],
  }).expect(409);
  expect(late.body).toMatchObject({ code: 'ITEM_TOO_LATE', field: 'items' });
  const items = [
    { text: '压缩办理时限', dueOn: day(30) },
    { text: '公开办事指南', dueOn: day(40) },
  ];
  await post(handler, id, 'submit-plan', { note: '整改方案', items }).expect(200);
  await post(organiser, id, 'answer-plan', { accept: true }).expect(200);
  const sent = await handler
    .post('/api/uploads')
    .set(keyed())
    .attach('file', PDF, { filename: '佐证材料.pdf', contentType: 'application/pdf' })
    .expect(201);
  const uploadId = sent.body.id as string;
  const foreign = await stage.upload(staff.organiser.accountId);
  const unknown = await post(handler, id, 'add-evidence', { itemId: 'P1', files: [foreign] }).expect(422);
  expect(unknown.body.code).toBe('FILE_UNKNOWN');
  await post(handler, id, 'add-evidence', { itemId: 'P1', files: [uploadId] }).expect(200);
  const bare = await post(handler, id, 'report', { note: '整改报告' }).expect(409);
  expect(bare.body.code).toBe('EVIDENCE_REQUIRED');
  await post(handler, id, 'add-evidence', { itemId: 'P2', files: [uploadId] }).expect(200);
  await post(handler, id, 'report', { note: '整改报告：两项均已完成。' }).expect(200);
  const own = await post(organiser, id, 'answer-report', { accept: true }).expect(409);
  expect(own.body.code).toBe('FOUR_EYES');

  const whole = await view(organiser2, id);
  expect(whole.files.map(({ itemId, fileName }) => [itemId, fileName])).toEqual([
    ['P1', '佐证材料.pdf'],
    ['P2', '佐证材料.pdf'],
  ]);
  expect(Object.values(whole.texts)).toEqual(expect.arrayContaining([notice.note, '公开办事指南']));
  expect(Object.values(whole.texts)).toHaveLength(5);
  expect(whole.people[staff.handler.accountId]).toBeTruthy();

  await post(organiser2, id, 'answer-report', { accept: true }).expect(200);
  await rectification.handle.result();
  const over = await post(handler, id, 'report', { note: '再报一次' }).expect(409);
  expect(over.body.code).toBe('MEASURE_OVER');
  const { body: timeline } = await handler.get(`/api/measures/${id}/timeline`).expect(200);
  expect(timeline.data.map(({ summary }: { summary: string }) => summary)).toEqual(
    expect.arrayContaining(['整改方案：同意', '为事项P1提交佐证材料1份', '报告：通过']),
  );
  const papers = timeline.data.flatMap(({ documents }: { documents: { id: string }[] }) => documents);
  const { body: paper } = await handler.get(`/api/documents/${papers[0].id}`).expect(200);
  expect(paper).toMatchObject({
    title: '专项整改通知书',
    number: answer.body.numbers.RECTIFICATION_NOTICE,
    addressee: '市经济和信息化局',
    paragraphs: expect.arrayContaining([notice.note]),
    rows: expect.arrayContaining([{ label: '期限', value: day(60) }]),
  });
  await stranger.get(`/api/documents/${papers[0].id}`).expect(404);
  const pdf = await handler.get(`/api/documents/${papers[0].id}.pdf`).buffer(true).parse(bytes).expect(200);
  expect((pdf.body as Buffer).subarray(0, 4).toString()).toBe('%PDF');
  await handler.get(`/api/measures/${id}/history`).expect(403);
  const { body: history } = await auditor.get(`/api/measures/${id}/history`).expect(200);
  expect(history).toMatchObject({ chain: { ok: true }, reconciliation: { ok: true, differences: [] } });
});

test('who may read a measure may read its files, which is put on record', async () => {
  const [file] = (await view(auditor, rectification.id)).files;
  await stranger.get(`/api/uploads/${file!.uploadId}`).expect(404);
  const { body } = await auditor.get(`/api/uploads/${file!.uploadId}`).buffer(true).parse(bytes).expect(200);
  expect(body).toEqual(PDF);
  const seen = await stage.db
    .selectFrom('auditEvent')
    .select(['action', 'actorAccountId'])
    .where('subjectId', '=', rectification.id)
    .where('subjectType', '=', 'access')
    .execute();
  expect(seen).toEqual([expect.objectContaining({ action: 'readUpload' })]);
});

test('an interview and a review by the interface', async () => {
  const { id } = interview;
  await post(government, id, 'convene', { meetsAt: at(7, '09:00'), note: '请主要负责人到会。' }).expect(200);
  const missing = await post(government, id, 'convene', { meetsAt: at(8, '09:00'), note: '改期' }).expect(
    409,
  );
  expect(missing.body.code).toBe('REASON_REQUIRED');
  await interview.to(at(7, '12:00'));
  const posts = { heldAt: at(7, '09:00'), leaderPost: '副市长', attendedPosts: ['局长'] };
  await post(government, id, 'hold', posts).expect(200);
  const files = [await stage.upload(staff.government.accountId)];
  await post(government, id, 'write-minutes', { files }).expect(200);
  const own = await post(government, id, 'confirm-minutes', { accept: true }).expect(409);
  expect(own.body.code).toBe('FOUR_EYES');
  const second = await loggedIn(app, staff.government2.username);
  await post(second, id, 'confirm-minutes', { accept: true }).expect(200);
  await post(handler, id, 'commit', { items: [{ text: '每月通报一次', dueOn: day(30) }] }).expect(200);
  expect((await view(handler, id)).obligations.map(({ id: limit }) => limit)).toContain(
    'GE_INTERVIEW_KEEP-C1-1',
  );

  await post(committee, review.id, 'notify', { dueOn: day(14), note: '请报送述职材料。' }).expect(200);
  await post(handler, review.id, 'report', { note: '述职材料' }).expect(200);
  await post(committee, review.id, 'answer-report', { accept: true }).expect(200);
  await post(committee, review.id, 'schedule', { meetsAt: at(21, '15:00'), note: '常委会会议' }).expect(200);
  await review.to(at(21, '18:00'));
  const held = {
    heldAt: at(21, '15:00'),
    attendedPosts: ['局长'],
    absent: [{ post: '副局长', reason: '公务出差' }],
  };
  await post(committee, review.id, 'hold', held).expect(200);
  expect(await view(committee, review.id)).toMatchObject({
    status: 'HELD',
    results: [{ code: 'NOTED' }, { code: 'FURTHER_WORK' }],
  });
});

test('the measure tells the published placings it stands on, and which papers it issued', async () => {
  const whole = await view(organiser, rectification.id);
  expect(whole.ground).toEqual([]); // its round is none of this database
  expect(whole.documents.map(({ kind }) => kind)).toEqual(['RECTIFICATION_NOTICE']);
});

test('in a demonstration the clock of one measure is moved, by whoever may read it, until it has ended', async () => {
  const demo = apiOn({
    db: stage.db,
    client: stage.base.engine.client,
    settings: {
      taskQueue: stage.base.taskQueue,
      namespace: stage.base.engine.namespace,
      demoMode: true,
    },
  }).app;
  const moved = await stage.started('RECTIFY', { calendar: nationalCalendar });
  const forward = (who: Agent, id: string) =>
    who.post(`/api/demo/measures/${id}/forward`).send({ to: 'NEXT_DUE' });
  expect((await forward(organiser, moved.id).expect(404)).body.code).toBe('DEMO_OFF');
  await forward(await loggedIn(demo, 'keji1'), moved.id).expect(404);
  const mover = await loggedIn(demo, staff.organiser.username);
  const before = await view(organiser, moved.id);
  expect(before.overdueCount).toBe(0);
  const { body } = await forward(mover, moved.id).expect(200);
  expect(Date.parse(body.now)).toBeGreaterThan(Date.parse(before.nextDueAt!));
  const after = await view(organiser, moved.id);
  expect(after.overdueCount).toBe(1);
  expect((await forward(mover, rectification.id).expect(409)).body.code).toBe('MEASURE_OVER');
});

test('an auditor finds measures by the object, each with the name of its kind and status', async () => {
  const auditor = await loggedIn(app, 'shenji');
  const { body } = await auditor
    .get('/api/audit/subjects')
    .query(listed({ subjectType: 'measure' }))
    .expect(200);
  expect(body.data).toContainEqual(
    expect.objectContaining({
      subjectId: interview.id,
      label: '整改约谈措施',
      name: expect.stringMatching(/ 市政府约谈$/),
      statusLabel: (await view(organiser, interview.id)).statusLabel,
    }),
  );
});

test('a supervisor urges; wrong forms and unknown measures are refused', async () => {
  const obligationId = 'GE_INTERVIEW_KEEP-C1-1';
  await post(supervisor, interview.id, 'urge', { obligationId, note: '请按期落实' }).expect(200);
  const ordered = await post(supervisor, interview.id, 'order', { obligationId, note: '请立即落实' }).expect(
    200,
  );
  const { body: steps } = await supervisor.get(`/api/measures/${interview.id}/timeline`).expect(200);
  const [order] = steps.data.at(-1).documents;
  const { body: paper } = await supervisor.get(`/api/documents/${order.id}`).expect(200);
  expect(paper).toMatchObject({ title: '督办通知单', number: ordered.body.numbers.MEASURE_ORDER });
  expect(paper.paragraphs).toEqual([
    '“落实约谈承诺”尚未完成，现予督办，请抓紧办理并报告情况。',
    '请立即落实',
  ]);
  await post(handler, interview.id, 'urge', { obligationId }).expect(403);
  await post(organiser, interview.id, 'notify', { dueOn: day(30), note: '无此步骤' }).expect(403);
  await post(handler, interview.id, 'commit', { items: [] }).expect(422);
  await post(handler, randomUUID(), 'report', { note: '没有这项' }).expect(404);
  const { body } = await organiser.get('/api/measures/export.xlsx').buffer(true).parse(bytes).expect(200);
  expect((body as Buffer).subarray(0, 2).toString()).toBe('PK');
});

function bytes(answer: Response, done: (error: Error | null, body: unknown) => void): void {
  const response = answer as unknown as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
