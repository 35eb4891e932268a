import { demoEnterprises, policyItems } from '../../db/presets';
import { BrowserStage, type Person } from './support';

jest.setTimeout(120_000);

let stage: BrowserStage;
beforeAll(async () => {
  stage = await BrowserStage.open();
}, 180_000);
afterAll(() => stage?.close());

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
const ENTERPRISE = demoEnterprises[0]!;
const ITEM = policyItems.find((each) => each.id === 'GY-SPECIALISED-NEW')!;

const caseHeading = (person: Person, status: string) =>
  person.page.getByText(status, { exact: true }).first();

/** Opens the case from the person's own work list and takes one step there. */
async function step(person: Person, path: string, action: string, fill: () => Promise<void>, submit: string) {
  await person.open(path);
  await person.press(action);
  await person.page.getByRole('dialog').waitFor();
  await fill();
  await person.press(submit);
  await person.page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('a case in the browser', () => {
  let path = '';
  const findings: string[] = [];
  const note = async (person: Person) => {
    const where = new URL(person.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id');
    findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
  };

  test('the window opens, accepts and assigns it', async () => {
    const clerk = await stage.person('chuangkou');
    const { page } = clerk;
    await clerk.shot('window-workbench');
    await clerk.open('/redemptions/create');
    const enterprise = page.getByLabel('统一社会信用代码或企业名称');
    await enterprise.fill('91350100M000100Y44');
    await page.getByText(/校验/).first().waitFor(); // the check digit is wrong, and it says so
    await enterprise.fill(ENTERPRISE.creditCode);
    await page.getByText(ENTERPRISE.name).first().waitFor();
    await clerk.press('下一步');
    await page.getByRole('combobox', { name: '政策事项' }).fill('专精特新');
    await page.getByRole('option').first().click();
    await clerk.press('下一步');
    await page.getByRole('textbox', { name: '申请金额' }).fill('100000.5');
    for (const material of ITEM.guide.materials.filter((each) => each.required)) {
      const input = page.getByLabel(`上传${material.name}`, { exact: true });
      await input.setInputFiles({ name: `${material.key}.pdf`, mimeType: 'application/pdf', buffer: PDF });
      await page.getByText(`${material.key}.pdf`).first().waitFor();
    }
    await clerk.shot('new-case-materials');
    await note(clerk);
    await clerk.press('下一步');
    await clerk.press('提交并受理');
    await page.waitForURL(/\/redemptions\/[0-9a-f-]+\/show/);
    path = new URL(page.url()).pathname;
    await caseHeading(clerk, '待交办').waitFor();
    await step(clerk, path, '交办', async () => undefined, '交办并出具通知书');
    await caseHeading(clerk, '待签收').waitFor();
    await clerk.shot('case-assigned');
    await note(clerk);
    expect(clerk.errors).toEqual([]);
    await clerk.close();
  });

  test('the department signs, prepares and another person decides', async () => {
    const handler = await stage.person('jingban1');
    await handler.page.getByText(ENTERPRISE.name).first().waitFor();
    await handler.shot('handler-workbench');
    await step(handler, path, '签收并指定经办人', async () => undefined, '签收');
    await step(
      handler,
      path,
      '拟办',
      async () => {
        await handler.page.getByRole('textbox', { name: '拟兑现金额' }).fill('100000.50');
        await handler.page.getByLabel('审核意见').fill('材料齐全，符合办事指南的申报条件。');
      },
      '提交审批',
    );
    await caseHeading(handler, '待审批').waitFor();
    await handler.close();

    const approver = await stage.person('shenpi');
    const agree = approver.page.getByRole('radio', { name: '同意', exact: true });
    await step(approver, path, '审批', () => agree.check(), '提交审批结论');
    await caseHeading(approver, '待支付').waitFor();
    await approver.shot('case-approved');
    expect(approver.errors).toEqual([]);
    await approver.close();
  });

  test('finance pays, the bank answers, the window calls back and the case closes', async () => {
    const finance = await stage.person('caizheng');
    await step(finance, path, '执行支付', async () => undefined, '执行支付');
    await caseHeading(finance, '已兑现待回访').waitFor(); // the page follows without being reloaded
    await finance.open('/fund-pools');
    await finance.shot('fund-pools');
    await note(finance);
    await finance.close();

    const clerk = await stage.person('chuangkou');
    await step(
      clerk,
      path,
      '回访',
      async () => {
        await clerk.page.getByRole('dialog').getByLabel('已接通').check();
        await clerk.page
          .getByRole('dialog')
          .getByLabel(/非常满意/)
          .check();
      },
      '保存回访结果',
    );
    await caseHeading(clerk, '已办结').waitFor();
    await clerk.shot('case-closed');
    await clerk.close();
  });

  test('the auditor reads its history in business words and verifies the chain', async () => {
    const auditor = await stage.person('shenji');
    await auditor.open(path.replace('/show', '/history'));
    await auditor.page.getByText('提交申请').first().waitFor();
    await auditor.page.getByText(/GR-T1/).first().waitFor();
    await auditor.shot('auditor-history');
    await note(auditor);
    await auditor.open(path);
    expect(await auditor.page.getByRole('button', { name: '回访', exact: true }).count()).toBe(0);
    await auditor.close();
  });

  test('a clerk of another window does not get to see it', async () => {
    const stranger = await stage.person('lizhou');
    const response = await stranger.page.request.get(`${stage.url}/api${path.replace('/show', '')}`);
    expect(response.status()).toBe(404);
    await stranger.close();
  });

  test('axe has no serious findings on the pages that were walked through', () => {
    expect(findings).toEqual([]);
  });
});
