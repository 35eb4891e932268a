import { says } from './acts';
import { BrowserStage, type Person } from './support';

jest.setTimeout(180_000);

const PATH = '/evaluation-scheme/parameters';
const findings: string[] = [];
let stage: BrowserStage;

beforeAll(async () => {
  stage = await BrowserStage.open();
}, 180_000);
afterAll(() => stage?.close());

const look = async (person: Person, shot: string) => {
  await person.shot(shot);
  findings.push(...(await person.accessibilityFindings()).map((each) => `${shot} ${each}`));
};
const narrow = async ({ page }: Person) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

test('AMB-GE-9: parameters are set by one with a reason and published by another', async () => {
  const office = await stage.person('ge-zuzhi1');
  const { page } = office;
  await office.open(PATH);
  await says(office, '评价参数（现行第 1 版）');
  await says(office, '集中评价最少有效份数');
  await look(office, 'evaluation-parameters');
  await office.press('调整参数');
  await page.getByLabel(/^集中评价权重/).fill('70');
  await says(office, '两项权重之和须为100%，现为90%');
  await office.press('保存草稿');
  await says(office, '请说明调整理由');
  expect(await page.getByLabel(/^集中评价权重/).inputValue()).toBe('70');
  await look(office, 'evaluation-parameters-refused');
  await page.getByLabel(/^理由/).fill('实时评价已普及');
  await page.getByLabel(/^实时评价权重/).fill('30');
  await page.getByLabel('末位界上的并列').click();
  await page.getByRole('option', { name: '由组织单位裁定' }).click();
  await says(office, '已调整 3 项');
  await office.press('保存草稿');
  await says(office, '您起草或修改过这份调整，须由另一人发布。');
  expect(await page.getByRole('button', { name: '发布这一版' }).count()).toBe(0);
  await look(office, 'evaluation-parameters-draft');
  expect(office.errors.filter((each) => !/422/.test(each))).toEqual([]);
  await office.close();

  const second = await stage.person('ge-zuzhi2', { phone: true });
  await second.open(PATH);
  await second.press('发布这一版');
  await look(second, 'evaluation-parameters-publish-phone');
  await second.page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await says(second, '评价参数（现行第 2 版）');
  await narrow(second);
  await second.press('调整参数');
  await second.page.getByLabel(/^理由/).waitFor();
  await narrow(second);
  await look(second, 'evaluation-parameters-phone');
  expect(second.errors).toEqual([]);
  await second.close();
  const auditor = await stage.person('shenji');
  await auditor.open(PATH);
  await says(auditor, '实时评价已普及');
  expect(await auditor.page.getByRole('button', { name: '调整参数' }).count()).toBe(0);
  await auditor.close();
  expect(findings).toEqual([]);
});
