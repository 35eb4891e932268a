import { workbook } from '../../api/spreadsheet';
import { addDemoLibrary } from '../../db/presets';
import { BrowserStage, type Person } from './support';

jest.setTimeout(180_000);

/** What a round is prepared from, as the organiser's two people and an auditor meet it. */
let stage: BrowserStage;
const findings: string[] = [];
beforeAll(async () => {
  stage = await BrowserStage.open();
  await addDemoLibrary(stage.connection.db, new Date().getUTCFullYear());
}, 180_000);
afterAll(() => stage?.close());

const look = async (person: Person, name: string) => {
  await person.shot(name);
  const where = new URL(person.page.url()).pathname;
  findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
};
const says = (person: Person, text: string | RegExp) => person.page.getByText(text).first().waitFor();

test('the library: numbers, what is due, a table with a faulty row, one in full with a reason', async () => {
  const office = await stage.person('ge-zuzhi1');
  const { page } = office;
  await office.open('/library');
  await says(office, /在库/);
  await says(office, '各层（45 层）');
  await look(office, 'library');

  const year = new Date().getUTCFullYear();
  const rows = [
    ['S6', '测试记者甲', '18800000001', '', '', `${year}-03-01`, '书面同意'],
    ['没有的层', '测试记者乙', '12', '', '', '', ''],
  ];
  const heads = ['样本层', '姓名或企业名称', '手机', '单位', '推荐单位', '同意日期', '同意依据'];
  const sheet = await workbook(
    '导入',
    heads.map((head, i) => ({ head, width: 10, value: (row: string[]) => row[i] ?? '' })),
    rows,
  );
  await office.open('/library/import');
  await page.getByLabel('作为哪一轮的样本').waitFor();
  await page.getByLabel('导入文件').setInputFiles({
    name: '样本.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: sheet,
  });
  await says(office, '共 2 行，1 行没有问题，1 行有问题。');
  await says(office, /样本库没有“没有的层”这一层/);
  await look(office, 'library-import');
  await office.press('导入这 1 名');
  await says(office, /已导入 1 名/);
  await office.open('/library');
  await says(office, /1 个层的人数与规定不符/);

  await office.open('/library/members?filter=%7B%22leafId%22%3A%22S6%22%2C%22serving%22%3Atrue%7D');
  await says(office, '共 21 条');
  await look(office, 'library-members');
  await page.getByLabel('手机（完整号码）').fill('18800000001');
  await office.press('查找');
  await says(office, '共 1 条');
  expect(page.url()).not.toContain('18800000001');
  await page.getByRole('button', { name: /查看第 1 行/ }).click();
  await page.getByLabel('理由').fill('核对联系方式');
  await office.press('查看');
  await page.getByLabel('姓名或企业名称').waitFor();
  await expect(page.getByLabel('姓名或企业名称').inputValue()).resolves.toBe('测试记者甲');
  await office.press('关闭');
  await page.getByLabel('选择第 1 行').check();
  await office.press('离库（已选 1）');
  await page.getByLabel('理由').fill('导入有误');
  await office.press('离库');
  await says(office, '1 人已离库');
  expect(office.errors).toEqual([]);
  await office.close();
});

test('a questionnaire is drafted by one and published by another; what is wrong is said with its rule', async () => {
  const office = await stage.person('ge-zuzhi1');
  await office.open('/questionnaires');
  await office.press('起草新版：集中评价问卷');
  await says(office, '内容符合要求。');
  await says(office, /须由另一人发布/);
  await office.page.getByLabel('标题').fill('营商环境集中评价问卷（修订）');
  await office.page.getByRole('button', { name: '删除题目 C1', exact: true }).click();
  await office.press('保存草稿');
  await says(office, /缺少“政策落实”方面的题目/);
  await look(office, 'questionnaire-draft');
  await office.press('增加一题');
  const added = office.page.getByRole('region', { name: '题目 C4' });
  await added.getByLabel('题目', { exact: true }).fill('您对该单位落实政策的情况是否满意？');
  await office.press('保存草稿');
  await says(office, '内容符合要求。');
  await office.close();

  const second = await stage.person('ge-zuzhi2');
  await second.open('/questionnaires/CONCENTRATED/2');
  await second.press('发布这一版');
  await second.press('发布');
  await says(second, '现行');
  await look(second, 'questionnaire-published');
  expect(second.errors).toEqual([]);
  await second.close();
});

test('objects change in versions, with a reason; the day decides', async () => {
  const office = await stage.person('ge-zuzhi1');
  const { page } = office;
  await office.open('/evaluation-objects');
  await says(office, '市级部门（单位）（40 个）');
  await look(office, 'evaluation-objects');
  await page.getByRole('button', { name: '变更 市金融工作局' }).click();
  await page.getByLabel('名称').fill('市委金融办');
  await page.getByLabel('生效日期').fill('2030-01-01');
  await office.press('保存');
  await says(office, '请说明理由');
  await expect(page.getByLabel('名称').inputValue()).resolves.toBe('市委金融办'); // what was typed stays
  await page.getByLabel('理由').fill('机构改革');
  await office.press('保存');
  await says(office, '全部 2 个版本');
  await page.getByLabel('生效于').fill('2030-06-01');
  await page.getByRole('link', { name: '市委金融办' }).waitFor();
  await office.close();
});

test('the scheme: every number with its rule; a unit signs for its paper; an auditor reads', async () => {
  const office = await stage.person('ge-zuzhi1');
  const { page } = office;
  await office.open('/evaluation-scheme');
  await says(office, '结果运用');
  await office.press('登记');
  await page.getByLabel('文件名称').fill('关于印发评价方案的通知');
  await page.getByRole('combobox', { name: '主送单位', exact: true }).fill('经济技术开发区');
  await page.getByRole('option', { name: '广元经济技术开发区管理委员会' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click();
  await says(office, '主送 1 个单位，已签收 0 个。');
  await look(office, 'evaluation-scheme');
  await office.close();
  const unit = await stage.person('ge-jkq');
  await unit.open('/evaluation-scheme');
  await unit.page.getByRole('button', { name: /^签收/ }).click();
  await says(unit, '主送 1 个单位，已签收 1 个。');
  await unit.close();
  const auditor = await stage.person('shenji');
  await auditor.open('/library');
  await says(auditor, '各层（45 层）');
  expect(await auditor.page.getByRole('link', { name: '批量导入' }).count()).toBe(0);
  await auditor.close();
});

test('nothing serious stands against these pages', () => {
  expect(findings).toEqual([]);
});
