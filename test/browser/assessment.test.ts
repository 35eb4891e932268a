import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { ensureSchemeWatches } from '../../api/gathering/watch';
import { DEMO_PASSWORD } from '../../db/presets';
import { toJson } from '../../db/schema';
import { addServingOfficer, type OfficerRow } from '../support/officerRows';
import { BrowserStage, type Person } from './support';
import { appointAs } from './terms';

jest.setTimeout(120_000);

const YEAR = { from: '2022-04-01', to: '2023-03-31' };
const findings: string[] = [];

let stage: BrowserStage;
let luan: OfficerRow[];
beforeAll(async () => {
  stage = await BrowserStage.open();
  const passwordHash = await hash(DEMO_PASSWORD);
  luan = [];
  for (const [i, name] of ['叶皖青', '储大川', '汪明河', '余霍英'].entries())
    luan.push(
      await addServingOfficer(stage.connection.db, {
        name,
        passwordHash,
        unitId: i === 0 ? 'LA-TAX' : null,
      }),
    );
}, 180_000);
afterAll(() => stage?.close());

const look = async (person: Person) => {
  const where = new URL(person.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id');
  findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
};

/** Opens a step's form, fills it, sends it, and waits until it is gone. */
async function step(person: Person, action: string, fill: () => Promise<unknown>, submit: string) {
  await person.press(action);
  await person.page.getByRole('dialog').waitFor();
  await fill();
  await person.press(submit);
  await person.page.getByRole('dialog').waitFor({ state: 'detached' });
}

const says = (person: Person, text: string | RegExp) => person.page.getByText(text).first().waitFor();

/** `YYYY-MM-DDTHH:mm` in China time, some days from now. */
function localIn(days: number): string {
  return new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 16);
}

describe('a session of the scheme LA', () => {
  let path = '';

  test('is planned for those whose turn it is', async () => {
    const office = await stage.person('la-yunying1');
    const { page } = office;
    await office.open('/gatherings');
    await says(office, '还没有活动');
    await page.getByRole('link', { name: '计划活动' }).click();
    await office.press('计划并发出邀请');
    await says(office, '请填写主题'); // refused in the page, nothing is lost
    await page.getByRole('textbox', { name: '主题' }).fill('不动产登记全流程体验');
    await page.getByRole('textbox', { name: '活动内容' }).fill('取号与排队\n提交申请材料\n领取证件');
    await page.getByLabel('开始时间').fill(localIn(2));
    await page.getByRole('textbox', { name: '地点' }).fill('市政务服务中心二楼');
    await page.getByRole('combobox', { name: '对象单位' }).fill('税务');
    await page
      .getByRole('option', { name: /六安.*税务/ })
      .first()
      .click();
    await page.getByText('为什么是他们').click();
    await office.press('采用建议');
    await says(office, '已选 2 人');
    await office.shot('gathering-plan');
    await look(office);
    await office.press('计划并发出邀请');
    await page.waitForURL(/\/gatherings\/[0-9a-f-]{36}/);
    path = new URL(page.url()).pathname;
    await says(office, '距开始');
    expect(await page.getByRole('button', { name: '登记到会情况' }).count()).toBe(0); // not begun
    await office.shot('gathering-planned');
    await look(office);
    await office.open('/gatherings?view=month');
    await page
      .getByRole('link', { name: /不动产登记全流程体验/ })
      .first()
      .waitFor();
    await office.shot('gatherings-month');
    await look(office);
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('is answered by an officer on the phone', async () => {
    const invited = await stage.connection.db
      .selectFrom('gatheringInvitation')
      .select('termId')
      .where('gatheringId', '=', path.split('/').pop()!)
      .execute();
    const ids = invited.map(({ termId }) => termId);
    expect(ids).not.toContain(luan[0]!.termId); // employed by the unit that is visited
    const officer = await stage.person(luan.find(({ termId }) => ids.includes(termId))!.username, {
      phone: true,
    });
    await officer.open('/my/gatherings');
    await officer.press('参加');
    await says(officer, '我的答复：参加');
    await officer.shot('gathering-officer');
    await officer.close();
  });

  test('is held: attendance in one sheet, then closed', async () => {
    const office = await stage.person('la-yunying1');
    await office.open(path);
    await says(office, '参加 1，不能参加 0，未回复 1');
    await office.press('下一个到期时刻');
    await says(office, '开始计时');
    await step(
      office,
      '登记到会情况',
      async () => {
        await office.press('全部到会');
        await look(office);
        await office.shot('gathering-attendance');
      },
      '保存到会情况',
    );
    await says(office, '已举行');
    await step(office, '归档', async () => undefined, '归档');
    await says(office, '已归档');
    await office.shot('gathering-closed');
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('counts for what the organiser owes in the month', async () => {
    await ensureSchemeWatches(stage.context);
    const office = await stage.person('la-yunying1');
    await office.open('/gatherings');
    await says(office, '主办单位按期应举行的活动');
    await office.shot('gatherings-organiser');
    await look(office);
    await office.close();
  });

  test('a special evaluation is marked as done as required, or not, person by person (BT-ASM-6)', async () => {
    for (const name of ['黎春燕', '符海波'])
      await addServingOfficer(stage.connection.db, {
        name,
        schemeCode: 'BT',
        officeOrganisationId: 'BT-OFFICE',
      });
    const office = await stage.person('bt-yunying1');
    const { page } = office;
    await office.open('/gatherings/new?scheme=BT');
    await page.getByRole('combobox', { name: '活动种类' }).click();
    await page.getByRole('option', { name: '专项评价' }).click();
    await page.getByRole('textbox', { name: '主题' }).fill('工程建设审批专项评价');
    await page.getByRole('textbox', { name: '活动内容' }).fill('逐项评价');
    await page.getByLabel('开始时间').fill(localIn(1));
    await page.getByRole('textbox', { name: '地点' }).fill('县政务服务中心');
    await office.press(/^全选所列/);
    await office.press('计划并发出邀请');
    await says(office, '距开始');
    await office.press('下一个到期时刻');
    await step(
      office,
      '登记到会情况',
      async () => {
        await office.press('全部到会');
        await page.getByRole('checkbox', { name: '符海波按要求完成评价' }).uncheck();
        await look(office);
        await office.shot('evaluation-attendance');
      },
      '保存到会情况',
    );
    const row = page.getByRole('row', { name: /符海波/ });
    await row.getByRole('cell', { name: '否', exact: true }).waitFor();
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('another scheme draws a visit by lot, and the draw can be repeated (BT-DUT-2)', async () => {
    const office = await stage.person('bt-yunying1');
    const { page } = office;
    await office.open('/gatherings');
    await step(
      office,
      '随机抽取',
      async () => {
        await page.getByRole('combobox', { name: '参与抽取的单位' }).fill('局');
        for (let i = 0; i < 2; i += 1) await page.getByRole('option', { selected: false }).first().click();
        await page.getByRole('dialog').getByText('从所列单位').click(); // away from the list
        await page.getByRole('listbox').waitFor({ state: 'detached' });
        await look(office);
      },
      '抽取',
    );
    await office.press(/^复核抽取/);
    await says(office, '结果一致');
    await look(office);
    await office.shot('random-visit-proof');
    expect(office.errors).toEqual([]);
    await office.close();
  });
});

describe('a year of the scheme BT', () => {
  let path = '';
  let listPath = '';

  beforeAll(async () => {
    await assessed('吴清溪', 14, 11);
    await assessed('高文豪', 8, 6, { account: '6222000000009901' }); // the bank fails it once
    await assessed('董丽华', 5, 4);
    await assessed('梁国栋', 8, 5, { fiscalPayroll: true });
  });

  test('is assessed: figures, proposal with its calculation, one grade lowered', async () => {
    const office = await stage.person('bt-yunying1');
    const { page } = office;
    await office.open('/assessments');
    await office.press(/^试算并启动/);
    await page.getByRole('dialog').getByText('吴清溪').waitFor();
    await look(office);
    await office.shot('assessment-preview');
    await office.press('启动考核');
    await page.waitForURL(/\/assessments\/[0-9a-f-]{36}/);
    path = new URL(page.url()).pathname;
    await page.getByRole('heading', { name: '等次分布' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await step(
      office,
      '决定考核方式',
      () => page.getByLabel('理由').fill('采纳数正常，按采纳数考核'),
      '决定考核方式',
    );
    await says(office, '待确认等次');
    await office.press('吴清溪的计算过程');
    await says(office, /依据 BT-ASM-3/);
    await step(
      office,
      '调整高文豪的等次',
      async () => {
        await page.getByRole('dialog').getByRole('radio', { name: '合格', exact: true }).check();
        await office.press('保存等次');
        await says(office, '评定与测算不一致的，须说明理由');
        await page.getByRole('dialog').getByLabel('理由').fill('会议研究决定');
        await look(office);
      },
      '保存等次',
    );
    await says(office, '（已调整）');
    await office.shot('assessment-sheet');
    await look(office);
    expect(await page.getByRole('button', { name: '确认考核结果' }).count()).toBe(0);
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('is confirmed by another person, and its rewards are drawn up', async () => {
    const decider = await stage.person('bt-jueding1');
    await decider.open(path);
    await step(decider, '确认考核结果', async () => undefined, '确认考核结果');
    await says(decider, '考核完成');
    await decider.close();

    const office = await stage.person('bt-yunying1');
    await office.open(path);
    await office.press('编制奖励清单');
    await office.page.waitForURL(/\/reward-lists\/[0-9a-f-]{36}/);
    listPath = new URL(office.page.url()).pathname;
    await says(office, /财政供养人员（FISCAL_PAYROLL/);
    await step(office, '提交审批', async () => undefined, '提交审批');
    await says(office, '待审批');
    await office.shot('reward-list-submitted');
    await look(office);
    await office.close();
  });

  test('is approved by a second person, paid by the bank, the failed line paid again', async () => {
    const decider = await stage.person('bt-jueding1');
    await decider.open(listPath);
    await step(decider, '批准发放', async () => undefined, '批准发放');
    await says(decider, '待支付');
    await decider.close();

    const finance = await stage.person('bt-caizheng');
    await finance.open('/reward-lists');
    await finance.page.getByRole('link', { name: /BT|奖/ }).first().waitFor();
    await finance.open(listPath);
    await step(finance, '执行支付', async () => undefined, '发出支付指令');
    await finance.page.getByRole('button', { name: '重新支付 高文豪' }).waitFor({ timeout: 20_000 });
    await finance.shot('reward-list-failed');
    await look(finance);
    await step(finance, '重新支付 高文豪', async () => undefined, '重新发出支付指令');
    await finance.page.getByText('已办结', { exact: true }).first().waitFor({ timeout: 20_000 });
    await finance.shot('reward-list-closed');
    await look(finance);
    expect(finance.errors).toEqual([]);
    await finance.close();
  });
});

describe('schemes without grades', () => {
  test('measured items stand side by side, neither weighed nor added up (LA-TRM-1)', async () => {
    const office = await stage.person('la-yunying1');
    const appointment = {
      officer: { name: '江以宁', birthDate: '1978-05-06', phone: '13800138000' },
      channel: 'OPEN',
      category: { code: 'CITIZEN' },
      attestations: ['LAWFUL_HEALTHY', 'KNOWLEDGE', 'WILLING', 'PRINCIPLED'],
      start: localIn(0).slice(0, 10),
    };
    await appointAs(office, 'LA', appointment);
    await office.close();
    const decider = await stage.person('la-jueding1');
    await decider.open('/reviews');
    await says(decider, '叶皖青');
    await step(
      decider,
      '确认评议：江以宁',
      async () => {
        await decider.press('确认评议');
        await says(decider, '请写明评议意见');
        await decider.page.getByLabel('评议意见').fill('履职情况良好，予以确认。');
        await look(decider);
      },
      '确认评议',
    );
    await says(decider, '履职情况良好，予以确认。');
    await decider.shot('reviews');
    await look(decider);
    expect(decider.errors).toEqual([]);
    await decider.close();
  });
});

test('axe has no serious findings on the pages that were walked through', () => {
  expect(findings).toEqual([]);
});

/** An officer whose year is over, with what was provided and adopted in it; rows only. */
async function assessed(
  name: string,
  provided: number,
  adopted: number,
  { account = '6222000000000001', fiscalPayroll = false } = {},
) {
  const { db } = stage.connection;
  const { termId } = await addServingOfficer(db, {
    name,
    schemeCode: 'BT',
    officeOrganisationId: 'BT-OFFICE',
  });
  await db
    .updateTable('officerTerm')
    .set({ schemeVersion: 1, fromDate: YEAR.from, toDate: YEAR.to, status: 'EXPIRED', light: 'GREY' })
    .set({ endedAt: '2023-03-31T16:00:00.000Z' })
    .where('id', '=', termId)
    .execute();
  await db
    .updateTable('officer')
    .set({ bankName: '保亭农信社', bankAccount: account, fiscalPayroll })
    .where('id', '=', db.selectFrom('officerTerm').select('officerId').where('id', '=', termId))
    .execute();
  const createdBy = randomUUID();
  const items = Array.from({ length: provided }, (_, i) => ({
    id: randomUUID(),
    termId,
    schemeCode: 'BT',
    officeOrganisationId: 'BT-OFFICE',
    status: i < adopted ? ('ADOPTED' as const) : ('SCREENED' as const),
    kind: 'REPORT' as const,
    title: '窗口排队过长',
    details: toJson({}),
    arrivedAt: `2022-${String((i % 8) + 4).padStart(2, '0')}-10T02:00:00.000Z`,
    filedAt: `2022-${String((i % 8) + 4).padStart(2, '0')}-10T02:00:00.000Z`,
    verdict: 'VALID' as const,
    valuable: true,
    screenedAt: '2022-12-01T02:00:00.000Z',
    adoptionAt: i < adopted ? '2022-12-02T02:00:00.000Z' : null,
    createdBy,
  }));
  await db.insertInto('officerSubmission').values(items).execute();
}
