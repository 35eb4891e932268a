import { addMonthsClipped, chinaDate } from '../../workflows/rules/calendar/dates';
import { BrowserStage, type Person } from './support';
import { appointAs, forward, writeAs } from './terms';

/** A person on a phone: pictures of the page at hand, a few bytes that are a real PNG. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

let stage: BrowserStage;
let office: Person;
let officer: Person;
let termId: string;
const findings: string[] = [];

beforeAll(async () => {
  stage = await BrowserStage.open();
  office = await stage.person('bt-yunying1');
  const firstOfMonth = `${chinaDate(new Date().toISOString()).slice(0, 8)}01`;
  const appointed = await appointAs(office, 'BT', {
    officer: { name: '符小雅', phone: '13800138000', industry: '餐饮', unitName: '保亭山城餐饮店' },
    channel: 'SOCIAL',
    category: { code: 'PUBLIC' },
    start: firstOfMonth,
  });
  termId = appointed.termId;
  officer = await stage.person(appointed.access.username, {
    phone: true,
    password: appointed.access.password,
  });
}, 180_000);
afterAll(() => stage?.close());

const look = async (name: string) => {
  await officer.shot(`officer-${name}`);
  findings.push(...(await officer.accessibilityFindings()).map((each) => `${name}: ${each}`));
};

test('after signing in the officer sees what is owed and until when', async () => {
  const { page } = officer;
  await page.getByRole('heading', { name: '我的履职', level: 2 }).waitFor();
  await page.getByRole('heading', { name: /累计体验报告和工作建议/ }).waitFor();
  await page.getByText('还没有报送').waitFor();
  expect(await page.getByText(/还剩 \d+天/).count()).toBeGreaterThan(0);
  await look('home');
}, 60_000);

test('a report with a picture is written, survives a reload as a draft, and is filed', async () => {
  const { page } = officer;
  await page.getByRole('link', { name: '报送', exact: true }).first().click();
  await page.getByLabel('标题').fill('办税厅排队体验');
  await page.getByLabel('具体情况').fill('上午十时取号，等候四十分钟，叫号屏不显示等候人数。');
  await page.locator('input[type=file]').first().setInputFiles({
    name: '叫号屏.png',
    mimeType: 'image/png',
    buffer: PICTURE,
  });
  await page.getByRole('img', { name: '叫号屏.png' }).waitFor();
  await page.getByText('草稿已保存').waitFor();
  await page.goto(`${stage.url}/my`);
  await page.getByRole('link', { name: /有1件草稿/ }).waitFor();
  await page.goto(`${stage.url}/my/submissions`);
  await page.getByRole('link', { name: '办税厅排队体验' }).click();
  await page.getByRole('img', { name: '叫号屏.png' }).waitFor();

  await officer.press('报送');
  await page.getByText('还有3处需要补填').waitFor();
  await look('file-mistakes');
  for (const [label, choice] of [
    ['体验内容', '政务服务'],
    ['体验领域', '纳税便利化'],
    ['体验方式', '体验式'],
  ] as const) {
    await page.getByLabel(label, { exact: false }).first().click();
    await page.getByRole('option', { name: choice }).click();
  }
  await officer.press('报送');
  await page.getByRole('heading', { name: '已报送（1）' }).waitFor();
  await look('submissions');
}, 90_000);

test('what became of it is seen, with the reason', async () => {
  const { page } = officer;
  const [filed] = await stage.connection.db
    .selectFrom('officerSubmission')
    .select(['id', 'status'])
    .where('termId', '=', termId)
    .execute();
  expect(filed?.status).toBe('FILED');
  const on = (command: string, body: object) =>
    writeAs(office, 'POST', `/api/officer-terms/${termId}/${command}`, body);
  await on('screen', { submissionId: filed?.id, verdict: 'VALID', valuable: true });
  await on('decide-adoption', {
    submissionId: filed?.id,
    adopted: false,
    byText: '县税务局',
    note: '叫号系统年内整体更换，届时一并解决。',
  });
  await page.goto(`${stage.url}/my/submissions`);
  await page.getByRole('link', { name: '办税厅排队体验' }).click();
  await page.getByText('叫号系统年内整体更换').waitFor();
  await look('submission');
}, 60_000);

test('leave is asked for and granted', async () => {
  const { page } = officer;
  await page.goto(`${stage.url}/my/leave`);
  await officer.press('请假');
  const dialog = page.getByRole('dialog');
  const today = chinaDate(new Date().toISOString());
  await dialog.getByLabel('开始日期').fill(today);
  await dialog.getByLabel('结束日期').fill(addMonthsClipped(today, 1));
  await officer.press('提交请假');
  await dialog.getByText('请写明请假事由').waitFor();
  await dialog.getByLabel('请假事由').fill('陪护家人手术');
  await officer.press('提交请假');
  await page.getByText('待审批').waitFor();
  const leave = await stage.connection.db.selectFrom('officerLeave').select('id').executeTakeFirstOrThrow();
  await writeAs(office, 'POST', `/api/officer-terms/${termId}/decide-leave`, {
    leaveId: leave.id,
    grant: true,
  });
  await page.reload();
  await page.getByText('已准假').waitFor();
  await look('leave');
}, 60_000);

test('two silent months later the officer reads the notice and answers', async () => {
  const { page } = officer;
  const nextMonth = addMonthsClipped(chinaDate(new Date().toISOString()), 3).slice(0, 8);
  await forward(office, termId, `${nextMonth}01T01:00:00.000Z`);
  await page.goto(`${stage.url}/my`);
  await page.getByText('请阅读').first().waitFor();
  await look('hearing-banner');
  await page.getByRole('link', { name: '查看' }).first().click();
  await page.getByRole('table', { name: '所依据的事实' }).waitFor();
  await officer.press('我已阅读告知书');
  await page.getByText(/期限至/).waitFor();
  await page.getByLabel('我的陈述').fill('期间因陪护家人未能报送，已请假，恳请暂缓。');
  await officer.press('提交陈述');
  await page.getByRole('heading', { name: '我已提交的陈述' }).waitFor();
  await look('hearing');
}, 90_000);

test('certificate, file and public check', async () => {
  const { page } = officer;
  for (const [path, heading] of [
    ['/my/certificate', '我的证书'],
    ['/my/record', '我的档案'],
    ['/my/matters', '申请与确认'],
    ['/my/gatherings', '活动邀请'],
  ] as const) {
    await page.goto(stage.url + path);
    await page.getByRole('heading', { name: heading, level: 2, exact: true }).waitFor();
    await look(path.slice(4));
  }
  await page.goto(`${stage.url}/my/certificate`);
  await page.getByRole('link', { name: /certificates\// }).click();
  await page.getByText('证书有效').waitFor();
  await page.getByText('符**').waitFor();
  await look('public-certificate');
}, 90_000);

test('no page has thrown, axe has no serious findings', () => {
  expect(officer.errors).toEqual([]);
  expect(findings).toEqual([]);
});
