import { sweepFollowUps } from '../../activities/follow-up/sweeper';
import { BrowserStage, type Person } from './support';

jest.setTimeout(120_000);

let stage: BrowserStage;
let trackingCode = '';
const findings: string[] = [];
beforeAll(async () => {
  stage = await BrowserStage.open();
}, 180_000);
afterAll(() => stage?.close());

const note = async (person: Person) => {
  const where = new URL(person.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id');
  findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
};

/** What the worker does every few seconds; answers the id of the one complaint. */
async function registered(): Promise<string> {
  const { client, settings } = stage.context;
  await sweepFollowUps({ db: stage.connection.db, client, taskQueue: settings.taskQueue });
  for (;;) {
    const row = await stage.connection.db.selectFrom('followUp').select('id').executeTakeFirst();
    if (row) return row.id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const idOf = async () =>
  (await stage.connection.db.selectFrom('followUp').select('id').executeTakeFirstOrThrow()).id;

/** The second person accepts the answer of the object and writes to whoever complained. */
async function acceptAnswer(organiser: Person): Promise<void> {
  const { page } = organiser;
  await organiser.press('审核办理结果');
  await page.getByRole('radio', { name: '通过' }).check();
  await page
    .getByRole('textbox', { name: /给投诉人的答复/ })
    .fill('经核实，该窗口未一次性告知，现已公示材料清单。');
  await organiser.press('提交审核');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('待回访').first().waitFor();
}

describe('a complaint from the page of the public to the callback, in the browser', () => {
  test('a visitor complains on a phone without a code, and is shown the tracking code once', async () => {
    const visitor = await stage.visitor({ phone: true });
    const { page } = visitor;
    await visitor.open('/complaint');
    await page.getByText(/不用登录/).waitFor();
    await visitor.shot('complaint-open');
    await note(visitor);
    await visitor.press('提交投诉');
    await page.getByText('请至少选择一项').waitFor();
    await page.getByRole('combobox', { name: /要投诉的单位/ }).click();
    await page.getByRole('option', { name: '市城管执法局' }).click();
    await page.getByRole('checkbox', { name: '拖延推诿' }).check();
    await page.getByRole('textbox', { name: /具体情况/ }).fill('申请材料交了三次，每次都说缺一份。');
    await page.getByRole('checkbox', { name: /同意评价组织单位回访/ }).check();
    await page.getByRole('textbox', { name: '怎么称呼您' }).fill('罗女士');
    await page.getByRole('textbox', { name: '联系电话' }).fill('1');
    await visitor.press('提交投诉');
    await page.getByText('联系电话格式不正确').waitFor();
    await page.getByRole('textbox', { name: '联系电话' }).fill('13800138000');
    await visitor.shot('complaint-filled');
    await note(visitor);
    await page.context().setOffline(true);
    await visitor.press('提交投诉');
    await page.getByRole('button', { name: '重新提交' }).waitFor();
    await page.context().setOffline(false);
    await visitor.press('重新提交');
    await page.getByText('投诉已收到。').waitFor();
    trackingCode = (await page.getByLabel('查询码').first().innerText()).trim();
    expect(trackingCode).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    await visitor.shot('complaint-receipt');
    await note(visitor);
    expect(page.url()).not.toContain(trackingCode);
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  test('the organiser reads the original, and passes on a text of his own', async () => {
    const id = await registered();
    const organiser = await stage.person('ge-zuzhi1');
    const { page } = organiser;
    await organiser.open('/follow-ups');
    await page.getByRole('link', { name: '市城管执法局' }).waitFor();
    await organiser.shot('follow-ups');
    await note(organiser);
    await organiser.open(`/follow-ups/${id}`);
    await page.getByText('留了联系方式，办理后须回访。').waitFor();
    expect(await page.content()).not.toContain('13800138000');
    await organiser.press('查看原文和联系方式（留痕）');
    await page.getByText('13800138000').waitFor();
    await organiser.shot('follow-up-registered');
    await note(organiser);
    await organiser.press('核实并转办');
    await organiser.press('转办');
    await page.getByText('请写明转办内容').waitFor();
    await page
      .getByRole('textbox', { name: /转办内容/ })
      .fill('有群众反映申请材料未一次性告知，请核实整改。');
    await organiser.shot('follow-up-pass-on');
    await organiser.press('转办');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('待签收').first().waitFor();
    expect(organiser.errors).toEqual([]);
    await organiser.close();
  });

  test('the unit reads that text only, signs and answers', async () => {
    const unit = await stage.person('ge-chengguan');
    const { page } = unit;
    await unit.open('/');
    await page
      .getByText(/市城管执法局（投诉）/)
      .first()
      .waitFor();
    await unit.shot('follow-up-workbench');
    await unit.open(`/follow-ups/${await idOf()}`);
    await page.getByText('有群众反映申请材料未一次性告知，请核实整改。').first().waitFor();
    const content = await page.content();
    for (const secret of ['交了三次', '13800138000', '罗女士']) expect(content).not.toContain(secret);
    await unit.press('签收');
    await page.getByRole('dialog').waitFor();
    await unit.press('签收');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await unit.press('报送办理结果');
    await page
      .getByRole('textbox', { name: /办理情况/ })
      .fill('已在窗口公示材料清单，并对经办人员进行了提醒。');
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({
        name: '公示照片.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4\n'),
      });
    await page.getByText('公示照片.pdf').waitFor();
    await unit.shot('follow-up-answer');
    await note(unit);
    await unit.press('报送');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('待审核').first().waitFor();
    await unit.shot('follow-up-unit');
    await note(unit);
    expect(unit.errors).toEqual([]);
    await unit.close();
  });

  test('another person of the organiser accepts, writes the answer, and calls back', async () => {
    const organiser = await stage.person('ge-zuzhi2');
    const { page } = organiser;
    await organiser.open(`/follow-ups/${await idOf()}`);
    await acceptAnswer(organiser);
    await organiser.press('回访');
    await page.getByRole('radio', { name: '未接通' }).check();
    await organiser.press('记录回访');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('再有 2 次未接通，即按“多次联系未果”办结。').waitFor();
    await organiser.press('回访');
    await page.getByRole('radio', { name: '已接通' }).check();
    await page.getByRole('radio', { name: '不满意', exact: true }).check();
    await organiser.press('记录回访');
    await page.getByText('请写明还需要单位办理什么').waitFor();
    await page.getByRole('textbox', { name: /再次办理要求/ }).fill('请核实各窗口是否都已公示材料清单。');
    await organiser.shot('follow-up-callback-back');
    await note(organiser);
    await organiser.press('记录回访');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('回访不满意，交单位再次办理').waitFor();
    await organiser.shot('follow-up-back');
    await note(organiser);
    expect(organiser.errors).toEqual([]);
    await organiser.close();
  });

  test('a supervisor orders it; the unit prints the paper and answers once more, on a phone', async () => {
    const supervisor = await stage.person('duban');
    await supervisor.open(`/follow-ups/${await idOf()}`);
    await supervisor.press('督办');
    await supervisor.page.getByRole('textbox', { name: '督促内容' }).fill('请逐个窗口核对。');
    await supervisor.shot('follow-up-order');
    await supervisor.press('发出督办');
    await supervisor.page.getByRole('dialog').waitFor({ state: 'detached' });
    await supervisor.page
      .getByText(/督办通知单 广评督〔/)
      .first()
      .waitFor();
    await supervisor.shot('follow-up-ordered');
    await note(supervisor);
    await supervisor.close();

    const unit = await stage.person('ge-chengguan', { phone: true });
    const { page } = unit;
    await unit.open(`/follow-ups/${await idOf()}`);
    await page.getByText('组织单位要求再次办理').first().waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/回访|不满意/);
    await unit.shot('follow-up-back-unit');
    await note(unit);
    const paper = await page.getByRole('link', { name: /^打印：广评督/ }).getAttribute('href');
    await unit.open(new URL(paper!, page.url()).pathname);
    await page.getByText('请逐个窗口核对。').waitFor();
    await unit.shot('follow-up-order-paper');
    await note(unit);
    await unit.open(`/follow-ups/${await idOf()}`);
    await unit.press('报送办理结果');
    await page.getByRole('textbox', { name: /办理情况/ }).fill('六个窗口均已公示。');
    await unit.press('报送');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('待审核').first().waitFor();
    expect(unit.errors).toEqual([]);
    await unit.close();
  });

  test('accepted and called again, it is closed', async () => {
    const organiser = await stage.person('ge-zuzhi2');
    const { page } = organiser;
    await organiser.open(`/follow-ups/${await idOf()}`);
    await acceptAnswer(organiser);
    await organiser.press('回访');
    await page.getByRole('radio', { name: '已接通' }).check();
    await page.getByRole('radio', { name: '很不满意', exact: true }).check();
    await page.getByText('已经再次办理过，记录后按“回访仍不满意”办结。').waitFor();
    await page.getByRole('radio', { name: '满意', exact: true }).check();
    await organiser.shot('follow-up-callback');
    await organiser.press('记录回访');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('已办理').first().waitFor();
    await organiser.shot('follow-up-closed');
    await note(organiser);
    expect(organiser.errors).toEqual([]);
    await organiser.close();
  });

  test('the complainant reads the answer by the tracking code', async () => {
    const visitor = await stage.visitor({ phone: true });
    const { page } = visitor;
    await visitor.open('/complaint');
    await page.getByRole('tab', { name: '查询和撤回' }).click();
    await page.getByRole('textbox', { name: '查询码' }).fill('AAAA-BBBB-CCCC-DDDD');
    await visitor.press('查询');
    await page.getByText('没有找到对应的投诉，请核对查询码。').waitFor();
    await page.getByRole('textbox', { name: '查询码' }).fill(trackingCode.toLowerCase());
    await visitor.press('查询');
    await page.getByText('经核实，该窗口未一次性告知，现已公示材料清单。').waitFor();
    await visitor.shot('complaint-tracked');
    await note(visitor);
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  test('an auditor finds it by the unit and reads the whole history', async () => {
    const auditor = await stage.person('shenji');
    const { page } = auditor;
    await auditor.open('/history');
    await page.getByRole('textbox', { name: /评价对象或方案/ }).fill('城管');
    await page.getByText('市城管执法局 投诉').waitFor();
    await auditor.shot('follow-up-audit-search');
    await note(auditor);
    await page.getByText('市城管执法局 投诉').click();
    await page.getByText('差评和投诉办理全程').first().waitFor();
    await page.getByText('核实并转办').first().waitFor();
    await auditor.shot('follow-up-history');
    await note(auditor);
    await auditor.close();
  });

  test('none of the pages has serious findings of accessibility', () => {
    expect(findings).toEqual([]);
  });
});
