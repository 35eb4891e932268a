import type { Express } from 'express';
import type { Agent } from 'supertest';
import { parseCsv } from '../../api/officer-term/sheet';
import { workbook } from '../../api/spreadsheet';
import { RedemptionStage } from '../support/redemptionStage';
import { loggedInWith, TODAY } from './officers';
import { apiOn, keyed, loggedIn, newKey } from './support';

let stage: RedemptionStage;
let app: Express;
let office: Agent;

beforeAll(async () => {
  stage = await RedemptionStage.open();
  ({ app } = apiOn({
    db: stage.connection.db,
    client: stage.engine.client,
    settings: { taskQueue: stage.taskQueue, namespace: stage.engine.namespace },
    fileStoreDir: `${process.env.TMPDIR ?? '/tmp'}/import-${newKey()}`,
  }));
  office = await loggedIn(app, 'bt-yunying1');
});
afterAll(() => stage?.close());

const HEAD = ['姓名', '联系电话', '出生日期', '行业类别', '选聘渠道', '人员类别', '聘期起始日'];
const GOOD = ['符一', '13800138001', '1980-01-02', '旅游', '组织推荐', '县政协委员', TODAY];

const csv = (...rows: string[][]) => Buffer.from(rows.map((row) => row.join(',')).join('\r\n'));

const send = (content: Buffer, name: string, dryRun: boolean, key = newKey()) =>
  office
    .post(`/api/officer-schemes/BT/import?dryRun=${dryRun}`)
    .set(keyed(key))
    .attach('file', content, name);

const terms = () =>
  stage.connection.db
    .selectFrom('officerTerm')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();

test('a dry run names every row, column and reason, and changes nothing', async () => {
  const before = await terms();
  const wrong = ['符二', '', '2026年', '', '别的渠道', '县政协委员', '2019-01-01'];
  const barred = ['符三', '13800138003', '1980-01-02', '', '别的渠道', '县政协委员', '2019-01-01'];
  const answer = await send(csv(HEAD, GOOD, wrong, barred, GOOD), '名单.csv', true);
  expect(answer.status).toBe(200);
  expect(answer.body.rows.map(({ row, result }: { row: number; result: string }) => [row, result])).toEqual([
    [2, 'READY'],
    [3, 'REFUSED'],
    [4, 'REFUSED'],
    [5, 'REFUSED'],
  ]);
  const reasons = answer.body.problems.map((each: { row: number; column: string; code: string }) => [
    each.row,
    each.column,
    each.code,
  ]);
  expect(reasons).toEqual([
    [3, '出生日期', expect.any(String)],
    [4, '选聘渠道', 'CHANNEL_UNKNOWN'],
    [4, '行业类别', 'INDUSTRY_MISSING'],
    [4, '聘期起始日', 'SCHEME_NOT_YET'],
    [5, null, 'ROW_TWICE'],
  ]);
  expect(await terms()).toEqual(before);
});

test('a run appoints row by row; repeated with the same key it appoints nobody twice', async () => {
  const other = ['符四', '13800138004', '1990-01-02', '餐饮', '社会招募', '社会热心人士', TODAY];
  const bad = ['符五', '13800138005', '1990-01-02', '', '社会招募', '社会热心人士', TODAY];
  const columns = HEAD.map((head, i) => ({ head, width: 12, value: (row: string[]) => row[i] ?? null }));
  const content = await workbook('名单', columns, [GOOD, other, bad]);
  const key = newKey();
  const first = await send(content, '名单.xlsx', false, key);
  expect(first.body).toMatchObject({ appointed: 2, refused: 1, dryRun: false });
  const [one, two] = first.body.rows;
  await loggedInWith(app, one.access);
  expect(one.certificateNo).not.toBe(two.certificateNo);

  const again = await send(content, '名单.xlsx', false, key);
  expect(again.body.rows.map(({ termId }: { termId: string }) => termId)).toEqual([
    one.termId,
    two.termId,
    null,
  ]);
  expect(again.body.rows[0].access).toBeNull();
  expect((await terms()).n).toBe(2);
});

test('HB-ELI-4: a sheet carries no letters; whoever lacks nothing else is named and told how', async () => {
  const hb = await loggedIn(app, 'hb-yunying1');
  const head = ['姓名', '联系电话', '人员类别', '已确认的条件', '聘期起始日'];
  const fit = ['宋一', '13800138011', '媒体记者', '全部', TODAY];
  const unfit = ['宋二', '13800138012', '没有的类别', '全部', TODAY];
  const before = await terms();
  for (const dryRun of [true, false]) {
    const { body } = await hb
      .post(`/api/officer-schemes/HB/import?dryRun=${dryRun}`)
      .set(keyed())
      .attach('file', csv(head, fit, unfit), '名单.csv');
    expect(body).toMatchObject({ dryRun, appointed: 0, refused: 1 });
    expect(body.rows.map(({ result }: { result: string }) => result)).toEqual([
      'READY_WITHOUT_LETTER',
      'REFUSED',
    ]);
    const [letter, ...others] = body.problems;
    expect(letter).toMatchObject({
      row: 2,
      code: 'COMMITMENT_LETTER_MISSING',
      ruleId: 'HB-ELI-4',
      message: expect.stringMatching(/待补承诺书.*逐人.*上传本人签署的承诺书/),
    });
    expect(others.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
      [3, 'COMMITMENT_LETTER_MISSING'],
      [3, 'CATEGORY_UNKNOWN'],
    ]);
  }
  expect(await terms()).toEqual(before);
});

test('refuses what is no table, and gives a template that it takes', async () => {
  expect((await send(Buffer.from('%PDF-1.7'), '名单.pdf', true)).body.code).toBe('SHEET_UNREADABLE');
  expect((await send(Buffer.from('nothing'), '名单.xlsx', true)).body.code).toBe('SHEET_UNREADABLE');
  const lost = await send(csv(['姓名'], ['符六']), '名单.csv', true);
  expect(lost.body).toMatchObject({ rows: [], problems: [{ code: 'COLUMN_MISSING', column: '聘期起始日' }] });
  const template = await office.get('/api/officer-schemes/BT/import-template.xlsx').buffer().parse(binary);
  expect(template.status).toBe(200);
  const tried = await send(template.body, '模板.xlsx', true);
  expect(tried.body.rows).toHaveLength(1);
  expect(tried.body.problems.map(({ code }: { code: string }) => code)).not.toContain('COLUMN_UNKNOWN');
  const { status } = await (await loggedIn(app, 'la-yunying1')).get(
    '/api/officer-schemes/BT/import-template.xlsx',
  );
  expect(status).toBe(404);
});

test('a CSV table is read with quotes, line ends of any kind and both encodings', async () => {
  expect(parseCsv('\uFEFFa,"b,""c"""\r\nd,\n')).toEqual([
    ['a', 'b,"c"'],
    ['d', ''],
  ]);
  // 姓名,聘期起始日 / 张三,2019-01-01 in GB 18030
  const gbk = Buffer.from('d0d5c3fb2cc6b8c6dac6f0cabcc8d50ad5c5c8fd2c323031392d30312d3031', 'hex');
  const answer = await send(gbk, '名单.csv', true);
  expect(answer.body.rows[0]).toMatchObject({ name: '张三', result: 'REFUSED' });
});

function binary(res: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = res as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
