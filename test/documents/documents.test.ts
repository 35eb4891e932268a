import request from 'supertest';
import { documentsRouter } from '../../api/documents/routes';
import type { DocumentView } from '../../api/documents/schemas';
import { type Connection, connectDatabase } from '../../db/connect';
import { applyDemo } from '../../db/presets';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { appWith, LOGIN } from './app';
import { pdfText } from './pdfText';
import { account, addCase, addDocument, addNote, addObligation, applicant, item } from './rows';

let database: TestDatabase;
let connection: Connection;
let app: ReturnType<typeof appWith>;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 4 });
  await applyDemo(connection.db);
  app = appWith({ db: connection.db }, documentsRouter);
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

async function view(id: string, login = 'chuangkou'): Promise<DocumentView> {
  const answer = await request(app).get(`/api/documents/${id}`).set(LOGIN, login).expect(200);
  return answer.body;
}

const value = (document: DocumentView, label: string) =>
  document.rows.find((each) => each.label === label)?.value;

describe('what a document says', () => {
  test('the notice of assignment names department, kind, both limits and has a receipt (GR-U5, GR-T2, GR-T3)', async () => {
    const { db } = connection;
    const redemptionId = await addCase(db);
    await addObligation(db, redemptionId, 'T2_RESPOND', '2026-01-05T02:40:00.000Z');
    await addObligation(db, redemptionId, 'T3_REVIEW', '2026-01-19T10:00:00.000Z');
    const facts = { departmentOrganisationId: 'GY-INDUSTRY', channel: 'ONLINE' };
    const document = await view(await addDocument(db, redemptionId, 'ASSIGNMENT_NOTICE', facts));
    expect(document).toMatchObject({
      title: '惠企政策兑现交办通知书',
      issuer: expect.stringContaining('惠企政策兑现专窗'),
      addressee: '广元市经济和信息化局',
      issuedOn: '2026年1月5日',
    });
    expect(value(document, '签收响应时限')).toBe('2026年1月5日10:40前');
    expect(value(document, '审核报批时限')).toBe('2026年1月19日18:00前');
    expect(value(document, '申请金额')).toBe('123,456.00元（人民币壹拾贰万叁仟肆佰伍拾陆元整）');
    expect(document.paragraphs[0]).toContain('《广元市惠企政策“一站式”兑现工作方案》');
    expect(document.paragraphs[0]).toContain('即申即享类');
    expect(document.receipt?.text).toContain(document.number);
    expect(document.receipt?.rows.map((each) => each.label)).toContain('签收时间');
  });

  test('a paper notice has no instants yet: the clocks start with its delivery (AMB-GR-5)', async () => {
    const { db } = connection;
    const redemptionId = await addCase(db, { assignChannel: 'OFFLINE' });
    const later = { origin: '2026-01-05T06:00:00.000Z' };
    await addObligation(db, redemptionId, 'T2_RESPOND', '2026-01-05T07:00:00.000Z', later);
    const facts = { departmentOrganisationId: 'GY-INDUSTRY', channel: 'OFFLINE' };
    const document = await view(await addDocument(db, redemptionId, 'ASSIGNMENT_NOTICE', facts));
    expect(value(document, '签收响应时限')).toBe('收到本通知书后1小时内');
    expect(value(document, '审核报批时限')).toBe('收到本通知书后10个工作日内');
  });

  test('the notice of supplement lists everything at once and says that the clock stops (AMB-GR-4)', async () => {
    const { db } = connection;
    const redemptionId = await addCase(db);
    const noteId = await addNote(db, redemptionId, '请加盖公章。');
    const materialKeys = item.guide.materials.slice(0, 2).map((each) => each.key);
    const issued = { issuedBy: account('jingban1').id };
    const document = await view(
      await addDocument(db, redemptionId, 'SUPPLEMENT_NOTICE', { materialKeys, noteId }, issued),
    );
    expect(document.addressee).toBe(applicant.name);
    expect(document.issuer).toBe('广元市经济和信息化局');
    for (const material of item.guide.materials.slice(0, 2)) {
      expect(document.paragraphs.join()).toContain(material.name);
    }
    expect(document.paragraphs.join()).toContain('请加盖公章。');
    expect(document.closing[0]).toContain('审核时限停止计算');
  });

  test('a supplement before acceptance stops no clock (AMB-GR-4)', async () => {
    const redemptionId = await addCase(connection.db, { acceptedAt: null, departmentOrganisationId: null });
    const document = await view(await addDocument(connection.db, redemptionId, 'SUPPLEMENT_NOTICE'));
    expect(document.closing.join()).toContain('即予受理');
    expect(document.closing.join()).not.toContain('停止计算');
  });

  test.each([
    'NON_ACCEPTANCE_NOTICE',
    'REFUSAL_NOTICE',
  ])('%s gives the reason and the ways to object', async (kind) => {
    const { db } = connection;
    const redemptionId = await addCase(db);
    const noteId = await addNote(db, redemptionId, '企业注册地不在适用地区。');
    const document = await view(await addDocument(db, redemptionId, kind, { noteId }));
    expect(document.paragraphs.join()).toContain('企业注册地不在适用地区。');
    expect(document.closing.join()).toMatch(/行政复议.*行政诉讼.*监督投诉电话/);
    expect(document.closing.join()).toContain(item.guide.complaintPhone);
  });

  test('a reminder says what is owed, since when, and whether it is late (GR-U7)', async () => {
    const { db } = connection;
    const redemptionId = await addCase(db);
    const obligationId = await addObligation(db, redemptionId, 'T2_RESPOND', '2026-01-05T02:40:00.000Z');
    const dueAt = '2026-01-05T02:40:00.000Z';
    const facts = { obligationId, departmentOrganisationId: 'GY-INDUSTRY', dueAt };
    const early = await view(await addDocument(db, redemptionId, 'REMINDER', facts));
    expect(early.paragraphs[0]).toContain('应于2026年1月5日10:40前签收交办通知书并明确经办人');
    expect(early.paragraphs[0]).not.toContain('超过');
    const late = { issuedAt: '2026-01-05T02:41:00.000Z', issuedBy: null };
    const order = await view(await addDocument(db, redemptionId, 'SUPERVISION_ORDER', facts, late));
    expect(order.addressee).toBe('广元市经济和信息化局主要负责同志');
    expect(order.paragraphs[0]).toContain('已超过规定时限');
    expect(order.issuer).toContain('惠企政策兑现专窗');
  });

  test('the window is not reminded by itself but by the centre', async () => {
    const { db } = connection;
    const redemptionId = await addCase(db);
    const facts = { departmentOrganisationId: 'GY-WINDOW', dueAt: null };
    const document = await view(await addDocument(db, redemptionId, 'REMINDER', facts, { issuedBy: null }));
    expect(document.issuer).toBe('广元市政务服务和资源交易中心');
    expect(document.addressee).toContain('惠企政策兑现专窗');
  });
});

describe('who may read a document', () => {
  test('an enterprise reads what is addressed to it in its own case, nothing else', async () => {
    const { db } = connection;
    const redemptionId = await addCase(db);
    const notice = await addDocument(db, redemptionId, 'SUPPLEMENT_NOTICE');
    const internal = await addDocument(db, redemptionId, 'REMINDER');
    await request(app).get(`/api/documents/${notice}`).set(LOGIN, 'qiye').expect(200);
    await request(app).get(`/api/documents/${internal}`).set(LOGIN, 'qiye').expect(404);
    await request(app).get(`/api/documents/${internal}.pdf`).set(LOGIN, 'qiye').expect(404);
    await request(app).get(`/api/documents/${notice}`).set(LOGIN, 'qiye2').expect(404);
  });

  test('another department and people who are not logged in read nothing', async () => {
    const { db } = connection;
    const id = await addDocument(db, await addCase(db), 'ASSIGNMENT_NOTICE');
    await request(app).get(`/api/documents/${id}`).set(LOGIN, 'keji1').expect(404);
    await request(app).get(`/api/documents/${id}.pdf`).set(LOGIN, 'keji1').expect(404);
    await request(app).get(`/api/documents/${id}`).expect(401);
    await request(app).get(`/api/documents/${id}`).set(LOGIN, 'jingban1').expect(200);
  });
});

test('the PDF holds the whole text, rare characters of names and ligatures included, under a Chinese file name', async () => {
  const { db } = connection;
  const redemptionId = await addCase(db);
  const noteId = await addNote(db, redemptionId, '联系人沨骉，材料须补①份，□已√核对，见off-1及fi-2。');
  const facts = { departmentOrganisationId: 'GY-INDUSTRY', channel: 'ONLINE', noteId };
  const id = await addDocument(db, redemptionId, 'ASSIGNMENT_NOTICE', facts);
  const document = await view(id);
  const answer = await request(app)
    .get(`/api/documents/${id}.pdf`)
    .set(LOGIN, 'chuangkou')
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200)
    .expect('content-type', 'application/pdf');
  expect(answer.headers['content-disposition']).toContain(
    `filename*=UTF-8''${encodeURIComponent('惠企政策兑现交办通知书')}`,
  );
  const text = pdfText(answer.body);
  const parts = [
    document.issuer,
    document.number,
    document.title,
    ...document.paragraphs,
    ...document.rows.flatMap((each) => [each.label, each.value]),
    ...document.closing,
    document.issuedOn,
    document.receipt?.text ?? '',
  ];
  for (const part of parts) expect(text).toContain(part.replace(/\s+/g, ''));
});
