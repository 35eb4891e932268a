import { randomUUID } from 'node:crypto';
import { addMonthsClipped, chinaDate } from '../../workflows/rules/calendar/dates';
import { BrowserStage, type Person } from './support';

jest.setTimeout(120_000);

let stage: BrowserStage;
beforeAll(async () => {
  stage = await BrowserStage.open();
}, 180_000);
afterAll(() => stage?.close());

const TODAY = chinaDate(new Date().toISOString());

/** One call of the interface with the session of somebody's browser. */
async function call(person: Person, path: string, data: object): Promise<Record<string, string>> {
  const headers = { 'Idempotency-Key': randomUUID() };
  const answer = await person.page.request.post(`${stage.url}/api${path}`, {
    data,
    headers,
    timeout: 60_000,
  });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** `YYYY-MM` of the month after a day. */
const monthAfter = (date: string): string => addMonthsClipped(`${date.slice(0, 7)}-01`, 1).slice(0, 7);

/** Takes one step in the actions of the page that is open. */
async function step(person: Person, action: string, fill: () => Promise<void>, submit: string) {
  await person.press(action);
  await person.page.getByRole('dialog').waitFor();
  await fill();
  await person.press(submit);
  await person.page.getByRole('dialog').waitFor({ state: 'detached' });
}

describe('the organiser in the browser', () => {
  let termPath = '';
  let access = { username: '', password: '' };
  const findings: string[] = [];
  const note = async (person: Person) => {
    const where = new URL(person.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id');
    findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
  };

  test('appoints: refused with every reason at its field, then done with a password shown once', async () => {
    const office = await stage.person('bt-yunying1');
    const { page } = office;
    await office.open('/officer-schemes');
    await page.getByRole('link', { name: /保亭/ }).click();
    await page.getByText('没有符合条件的人员').waitFor();
    await page.getByRole('link', { name: '新聘任' }).click();
    await page.getByRole('textbox', { name: '姓名' }).fill('符山兰');
    await page.getByRole('textbox', { name: '联系电话' }).fill('13800138000');
    await office.press('聘任');
    await page.getByRole('alert').first().waitFor();
    await office.shot('organiser-appoint-incomplete');
    await page.getByRole('combobox', { name: '选聘渠道' }).click();
    await page.getByRole('option', { name: /组织推荐/ }).click();
    await office.press('聘任');
    await page
      .getByText(/须填写行业类别（依据 BT-SEL-1）/)
      .first()
      .waitFor();
    await page
      .getByText(/须从本方案的类别中选择（依据 BT-QUO-2）/)
      .first()
      .waitFor();
    await office.shot('organiser-appoint-refused');
    await note(office);
    await page.getByRole('textbox', { name: '行业类别' }).fill('农业');
    await page.getByRole('combobox', { name: '人员类别' }).click();
    await page.getByRole('option', { name: '县政协委员' }).click();
    await office.press('聘任');
    await page.getByText(/符山兰已聘任为/).waitFor();
    const [username = '', password = ''] = await page.locator('.access-slips code').allTextContents();
    access = { username, password };
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    await office.shot('organiser-appointed');
    await page.getByRole('link', { name: '查看聘期' }).click();
    await page.getByRole('heading', { name: '符山兰' }).waitFor();
    termPath = new URL(page.url()).pathname;
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('imports a sheet: the wrong row is told, the good ones are appointed', async () => {
    const office = await stage.person('bt-yunying1');
    const { page } = office;
    await office.open('/officer-schemes/BT/import');
    const rows = [
      '姓名*,联系电话,行业类别,选聘渠道,人员类别,聘期起始日*',
      `王木棉,13800138001,农业,组织推荐,县政协委员,${TODAY}`,
      `李无业,13800138002,,组织推荐,县政协委员,${TODAY}`,
      `陈槟榔,13800138003,商贸,社会招募,社会热心人士,${TODAY}`,
    ];
    await page.locator('input[type=file]').setInputFiles({
      name: '聘任.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${rows.join('\r\n')}`),
    });
    const report = page.getByRole('table', { name: '检查结果' });
    await report.getByRole('row', { name: /李无业.*不能聘任.*行业类别/ }).waitFor();
    await office.shot('organiser-import-checked');
    await note(office);
    await office.press('聘任这 2 人');
    await page.getByText('已聘任 2 人，1 行未能聘任。').waitFor();
    expect(await page.locator('.access-slips > *').count()).toBe(2);
    await office.shot('organiser-imported');
    await office.open('/officer-schemes/BT/people');
    await page.getByRole('link', { name: '王木棉' }).waitFor();
    await page.getByText(/在任 3 \/ 名额 30（空缺 27）/).waitFor();
    await office.shot('organiser-people');
    await note(office);
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('screens what was filed, one by one and several at once, and sees it in the table', async () => {
    const officer = await stage.visitor();
    await call(officer, '/session', access);
    const term = `/officer-terms/${termPath.split('/').at(-1)}`;
    for (const title of ['增设自助终端', '窗口指引不清', '增设终端']) {
      const draft = await call(officer, `${term}/drafts`, {
        kind: 'SUGGESTION',
        title,
        body: '大厅等候时间长。',
        details: { subject: '1', topic: '1', way: '1' },
      });
      await call(officer, `${term}/file`, { submissionId: draft.id });
    }
    await officer.close();

    const office = await stage.person('bt-yunying1');
    const { page } = office;
    await office.open('/officer-schemes/BT/submissions');
    await page.getByRole('link', { name: '增设自助终端' }).click();
    const form = page.getByRole('form', { name: '核验' });
    await form.getByRole('radio', { name: '无效' }).check();
    await form.getByRole('button', { name: '提交核验结论' }).click();
    await form.getByText('请写明理由').waitFor();
    await form.getByRole('radio', { name: '有效', exact: true }).check();
    await form.getByRole('checkbox', { name: '有价值' }).check();
    await office.shot('organiser-screening');
    await note(office);
    await form.getByRole('button', { name: '提交核验结论' }).click();
    await page.getByRole('form', { name: '采纳情况' }).waitFor();
    for (const title of ['窗口指引不清', '增设终端']) {
      const row = page.getByRole('row', { name: new RegExp(title) });
      await row.getByRole('checkbox').check();
    }
    await office.press('批量核验（2）');
    await page.getByRole('dialog').getByRole('radio', { name: '有效', exact: true }).check();
    await office.press('提交');
    await page.getByRole('list', { name: '办理结果' }).getByText('✓ 已办理').first().waitFor();
    await office.shot('organiser-bulk-screened');
    await office.press('完成');
    await office.open('/officer-schemes/BT/matrix');
    await page.getByRole('row', { name: /符山兰/ }).waitFor();
    await office.shot('organiser-matrix');
    await note(office);
    for (const tab of ['checks', 'records', 'parameters']) {
      await office.open(`/officer-schemes/BT/${tab}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      await office.shot(`organiser-${tab}`);
      await note(office);
    }
    await office.open('/officer-schemes/BT/matrix?filter=%7B%22serving%22%3Atrue%7D');
    const download = await page.getByRole('link', { name: '导出表格' }).getAttribute('href');
    const workbook = await page.request.get(stage.url + download);
    expect(workbook.headers()['content-type']).toMatch(/spreadsheetml/);
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('a hearing: delivered by the office, stayed by two persons', async () => {
    const office = await stage.person('bt-yunying1');
    const { page } = office;
    await office.open(termPath);
    await step(
      office,
      '提出处理建议',
      async () => {
        await page.getByRole('dialog').getByRole('combobox', { name: '事由' }).click();
        await page.getByRole('option', { name: /其他违规违纪/ }).click();
        await page.getByRole('dialog').getByLabel('事实和理由').fill('多次迟到且不听劝告。');
      },
      '提出处理建议',
    );
    await page.getByText('等待本人阅读或运营单位登记送达').first().waitFor();
    await step(office, '登记告知书送达', async () => undefined, '登记送达');
    await page.getByText('陈述申辩期内').first().waitFor();
    await step(
      office,
      '提出暂缓',
      async () => {
        await page.getByRole('dialog').getByRole('checkbox').first().check();
        await page.getByRole('dialog').getByLabel('理由').fill('本人因病住院，情有可原。');
      },
      '提出暂缓建议',
    );
    await page.getByText('待另一人确认').first().waitFor();
    await office.shot('organiser-term-hearing');
    await note(office);
    await office.open('/officer-schemes/BT/hearings');
    await page.getByText('有暂缓建议，待另一人确认').waitFor();
    await office.shot('organiser-hearings');
    await note(office);
    expect(office.errors).toEqual([]);
    await office.close();

    const decider = await stage.person('bt-jueding1');
    await decider.open(termPath);
    const confirm = decider.page.getByRole('dialog').getByRole('radio', { name: '确认暂缓' });
    await step(decider, '确认或否决暂缓', () => confirm.check(), '提交意见');
    await decider.page.getByText(/已暂缓：本人因病住院/).waitFor();
    await decider.shot('decider-term-stayed');
    expect(decider.errors).toEqual([]);
    await decider.close();
  });

  test('the decision body decides after the officer was heard; the term is over', async () => {
    const office = await stage.person('bt-yunying2');
    const [person] = (
      await (await office.page.request.get(`${stage.url}/api/officer-schemes/BT/terms`)).json()
    ).data.filter(({ officerName }: { officerName: string }) => officerName === '王木棉');
    const path = `/officer-terms/${person.id}`;
    await call(office, `${path}/propose-ground`, { ground: 'VIOLATION', note: '私下收取好处。' });
    const term = await (await office.page.request.get(`${stage.url}/api${path}`)).json();
    const procedureId = term.procedures[0].id;
    const given = await call(office, `/officers/${person.officerId}/reset-password`, {});
    const officer = await stage.visitor();
    await call(officer, '/session', { username: given.username, password: given.password });
    await call(officer, `${path}/read-notice`, { procedureId });
    await call(officer, `${path}/answer-hearing`, { procedureId, note: '情况属实，愿意承担后果。' });
    await officer.close();
    await office.close();

    const decider = await stage.person('bt-jueding2');
    const { page } = decider;
    await decider.open(path);
    await step(
      decider,
      '作出处理决定',
      async () => {
        await page.getByRole('dialog').getByText('情况属实，愿意承担后果。').waitFor();
        await page.getByRole('dialog').getByRole('radio', { name: '予以处理' }).check();
        await page.getByRole('dialog').getByLabel('理由').fill('事实清楚，本人承认。');
        await decider.shot('decider-decision');
      },
      '提交处理决定',
    );
    await page.getByText(/已于.*结束/).waitFor();
    await page.getByText('解聘通知书').first().waitFor();
    await decider.shot('decider-term-ended');
    await note(decider);
    expect(decider.errors).toEqual([]);
    await decider.close();
  });

  test('an officer who files nothing: empty months in the table, a hearing begins by itself', async () => {
    const office = await stage.person('bt-yunying1');
    const { page } = office;
    const { data } = await (await page.request.get(`${stage.url}/api/officer-schemes/BT/terms`)).json();
    const id = data.find(({ officerName }: { officerName: string }) => officerName === '陈槟榔').id;
    await office.open(`/officer-terms/${id}`);
    for (let moved = 0; moved < 12; moved += 1) {
      const term = await (await page.request.get(`${stage.url}/api/officer-terms/${id}`)).json();
      if (term.procedures.length > 0) break;
      await call(office, `/demo/officer-terms/${id}/forward`, { seconds: 16 * 86_400 });
    }
    await page.reload();
    await page.getByRole('article', { name: '连续未上报' }).waitFor();
    await office.shot('organiser-term-empty-months');
    await note(office);
    const month = monthAfter(TODAY);
    await office.open(`/officer-schemes/BT/matrix?year=${month.slice(0, 4)}`);
    const row = page.getByRole('row', { name: /陈槟榔/ });
    await row.getByText(`${Number(month.slice(5))}月：未报送`).waitFor();
    await office.shot('organiser-matrix-empty');
    await office.open(`/officer-schemes/BT/checks?month=${month}`);
    await page.getByText('履职期截止').first().waitFor();
    await office.shot('organiser-checks-month');
    await note(office);
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('each scheme asks by its own conditions', async () => {
    for (const [who, code, reason] of [
      ['hb-yunying1', 'HB', /须提交本人签署的承诺书（依据 HB-ELI-4）/],
      ['la-yunying1', 'LA', /聘任日年满\d+周岁，须年满18周岁（依据 LA-ELI-1）/],
    ] as const) {
      const office = await stage.person(who);
      const { page } = office;
      await office.open(`/officer-schemes/${code}/appoint`);
      await page.getByRole('textbox', { name: '姓名' }).fill('纪未满');
      await page.getByRole('textbox', { name: '联系电话' }).fill('13800138009');
      await page.getByLabel('出生日期').fill('2015-05-05');
      await office.press('聘任');
      await page.getByText(reason).first().waitFor();
      await office.shot(`organiser-appoint-${code.toLowerCase()}`);
      await note(office);
      await office.close();
    }
  });

  test('supervisor and auditor read; the auditor verifies the history', async () => {
    const supervisor = await stage.person('bt-duban');
    await supervisor.open('/officer-schemes/BT');
    await supervisor.page.getByRole('link', { name: '符山兰' }).waitFor();
    expect(await supervisor.page.getByRole('link', { name: '新聘任' }).count()).toBe(0);
    await supervisor.close();
    const auditor = await stage.person('bt-shenji');
    await auditor.open(termPath);
    await auditor.page.getByRole('link', { name: '查看全过程记录' }).click();
    await auditor.page.getByRole('heading', { name: /办理步骤/ }).waitFor();
    await auditor.shot('auditor-term-history');
    await note(auditor);
    expect(auditor.errors).toEqual([]);
    await auditor.close();
  });

  test('axe has no serious findings on the pages that were walked through', () => {
    expect(findings).toEqual([]);
  });
});
