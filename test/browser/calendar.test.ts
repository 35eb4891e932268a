import { findPublishedCalendar } from '../../db/queries/scheme';
import { addCase, addObligation } from '../api/cases';
import { BrowserStage, type Person } from './support';

let stage: BrowserStage;
let admin: Person;
/** The first year that is not announced yet. */
let year: number;
beforeAll(async () => {
  stage = await BrowserStage.open();
  const published = await findPublishedCalendar(stage.connection.db);
  year = Math.max(...(published?.announcedYears ?? [])) + 1;
  const running = await addCase(stage.connection.db, { caseNo: 'HD-GY-2026-000042' });
  await addObligation(stage.connection.db, running, {
    origin: `${year - 1}-12-25T01:30:00.000Z`,
    dueAt: `${year}-01-08T10:00:00.000Z`,
    provisional: true,
  });
  admin = await stage.person('guanli');
}, 180_000);
afterAll(() => stage?.close());

test('an administrator loads next year, sees what moves and publishes it', async () => {
  const { page } = admin;
  await page.getByRole('menuitem', { name: '工作日历' }).click();
  await page.getByRole('heading', { name: `CN-${year - 1}.1 的 ${year - 1} 年` }).waitFor();
  expect(await page.getByText('班', { exact: true }).count()).toBeGreaterThan(3);
  await admin.shot('calendar-year');
  expect(await admin.accessibilityFindings()).toEqual([]);

  await admin.press('录入年度放假安排');
  const notice = page.getByLabel('放假安排，每行一段');
  await notice.fill(`${year}-01-01..${year}-01-05 元旦\n春节待定`);
  await page.getByText('读出2行，1行有误').waitFor();
  await page.getByText('每行以日期开头').waitFor();
  expect(await page.getByRole('button', { name: '保存为草稿' }).isDisabled()).toBe(true);
  await admin.shot('calendar-notice');
  expect(await admin.accessibilityFindings()).toEqual([]);
  await notice.fill(`${year}-01-01..${year}-01-05 元旦\n${year}-01-05 春节`);
  await page.getByText(`${year}-01-05重复列出`).waitFor();
  await notice.fill(`${year}-01-01..${year}-01-05 元旦`);
  await page.getByText('中秋的法定假日应不少于1天').waitFor();
  await admin.press('保存为草稿');

  const moved = page.getByRole('table', { name: '变动的时限' });
  await moved.getByText('HD-GY-2026-000042').waitFor();
  expect(await moved.getByText('暂定').count()).toBe(1);
  await admin.shot('calendar-preview');
  expect(await admin.accessibilityFindings()).toEqual([]);

  await admin.press('发布本版日历');
  await admin.press('确认发布');
  // The case of this test has a record but no process, so it can not be told, and the page says so.
  await page.getByText('共1件，已处理0件，1件暂未通知到').waitFor({ timeout: 60_000 });
  await admin.shot('calendar-published');
  expect((await findPublishedCalendar(stage.connection.db))?.version).toBe(`CN-${year}.1`);
  expect(admin.errors).toEqual([]);
}, 90_000);
