import { addDays, chinaDate } from '../../workflows/rules/calendar/dates';
import type { LadderMeasure } from '../../workflows/rules/evaluation/parameters';
import { OBJECT } from '../support/measureStage';
import { addPublishedRound, listsEndingWith } from '../support/publishedRounds';
import { says, step } from './acts';
import { startMeasure } from './measures';
import { BrowserStage, type Person } from './support';

jest.setTimeout(240_000);

const PDF = { name: '佐证材料.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') };
const TODAY = chinaDate(new Date().toISOString());
const day = (days: number) => addDays(TODAY, days);

const findings: string[] = [];
let stage: BrowserStage;
const ids: Partial<Record<LadderMeasure, string>> = {};

beforeAll(async () => {
  stage = await BrowserStage.open();
  const { db } = stage.connection;
  const lists = await listsEndingWith(db, OBJECT);
  let roundId = '';
  for (const number of [1, 2, 3]) roundId = await addPublishedRound(db, { year: 2025, number }, lists);
  for (const kind of ['RECTIFY', 'INTERVIEW', 'REVIEW'] as const)
    ids[kind] = await startMeasure(stage, kind, roundId);
}, 240_000);
afterAll(() => stage?.close());

/** Three minutes from now in China time, as a form takes it. */
const soon = () => new Date(Date.now() + 8 * 3_600_000 + 180_000).toISOString().slice(0, 16);

const look = async (person: Person) => {
  const where = new URL(person.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id');
  findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
};

const fill = (person: Person, label: string | RegExp, value: string) =>
  person.page.getByRole('dialog').getByLabel(label).first().fill(value);
const choose = (person: Person, name: string) => person.page.getByRole('radio', { name }).check();
const attach = async (person: Person) => {
  await person.page.getByRole('dialog').locator('input[type=file]').last().setInputFiles(PDF);
  await person.page.getByRole('dialog').getByRole('link', { name: PDF.name }).waitFor();
};

/** Does something as somebody on the page of a measure. */
async function as(
  username: string,
  kind: LadderMeasure,
  work: (person: Person) => Promise<void>,
  phone = false,
) {
  const person = await stage.person(username, { phone });
  await person.open(`/measures/${ids[kind]}`);
  await work(person);
  expect(person.errors).toEqual([]);
  await person.close();
}

test('a rectification from the notice to the acceptance, with evidence; what was typed stays after a refusal (GE-USE-2)', async () => {
  await as('ge-zuzhi1', 'RECTIFY', async (office) => {
    await says(office, /连续第 3 次处于末位 → 专项整改/);
    await office.shot('measure-rectification-due');
    await look(office);
    await office.page.getByRole('button', { name: '发出通知', exact: true }).first().click();
    await fill(office, /整改期限/, day(-1));
    await fill(office, /通知内容/, '服务质效得分偏低，请整改。');
    await look(office);
    await office.press('发出通知');
    await says(office, '整改期限须晚于今天');
    const kept = await office.page
      .getByRole('dialog')
      .getByLabel(/通知内容/)
      .inputValue();
    expect(kept).toContain('服务质效');
    await office.shot('measure-refused');
    await fill(office, /整改期限/, day(40));
    await office.press('重新提交');
    await office.page.getByRole('dialog').waitFor({ state: 'detached' });
    await says(office, /广评整/);
  });
  await as(
    'jingban1',
    'RECTIFY',
    async (unit) => {
      await step(unit, '报送整改方案', '报送方案', async () => {
        await unit.page
          .getByRole('dialog')
          .getByRole('textbox', { name: '第 1 项', exact: true })
          .fill('压缩办理时限');
        await fill(unit, '第 1 项完成日期', day(20));
        await fill(unit, /方案说明/, '成立专班，逐项整改。');
        await unit.shot('measure-plan-phone');
        await look(unit);
      });
      await says(unit, '方案待审');
    },
    true,
  );
  await as('ge-zuzhi1', 'RECTIFY', (office) =>
    step(office, '审核整改方案', '提交审核意见', () => choose(office, '同意方案')),
  );
  await as('jingban1', 'RECTIFY', async (unit) => {
    await step(unit, '提交佐证材料', '提交材料', async () => {
      await attach(unit);
      await look(unit);
    });
    await unit.page.getByRole('link', { name: PDF.name }).first().waitFor();
    await step(unit, '报送报告', '报送报告', () => fill(unit, /整改报告/, '已全部完成。'));
    await says(unit, '待验收');
  });
  await as('ge-zuzhi2', 'RECTIFY', async (office) => {
    await step(office, '审核报告', '提交验收意见', () => choose(office, '验收通过'));
    await says(office, '已销号');
    await office.shot('measure-rectification-accepted');
    await look(office);
  });
});

test('an interview from convening to a commitment kept (GE-USE-3)', async () => {
  const meets = soon();
  await as('ge-zhengfu1', 'INTERVIEW', async (government) => {
    await step(government, '召集约谈', '发出约谈通知', async () => {
      await fill(government, /约谈时间/, meets);
      await fill(government, /通知内容/, '请主要负责人到会。');
      await look(government);
    });
    await says(government, /广/);
    await government.press('+1 天');
    await says(government, '已向前推进，时限和提醒按新的时刻更新');
    await step(government, '登记举行情况', '登记', async () => {
      await fill(government, /主持人职务/, '副市长');
      await fill(government, /被约谈人职务/, '局长');
    });
    await step(government, '提交约谈纪要', '提交纪要', () => attach(government));
  });
  await as('ge-zhengfu2', 'INTERVIEW', (government) =>
    step(government, '确认约谈纪要', '提交意见', () => choose(government, '确认纪要')),
  );
  await as('jingban1', 'INTERVIEW', async (unit) => {
    await step(unit, '作出承诺', '作出承诺', async () => {
      await unit.page
        .getByRole('dialog')
        .getByRole('textbox', { name: '第 1 项', exact: true })
        .fill('每月通报一次');
      await fill(unit, '第 1 项完成日期', day(30));
    });
    await step(unit, '报告承诺落实情况', '报告落实情况', () => attach(unit));
    await unit.shot('measure-interview-commitment');
    await look(unit);
  });
  await as('ge-zhengfu1', 'INTERVIEW', async (government) => {
    await step(government, '核验承诺落实情况', '提交核验意见', () => choose(government, '已落实'));
    await says(government, '已办结');
    await look(government);
  });
});

test('a review from the notice to its result (GE-USE-4)', async () => {
  const meets = soon();
  await as('ge-changwei1', 'REVIEW', (committee) =>
    step(committee, '发出通知', '发出通知', async () => {
      await fill(committee, /报送述职材料的期限/, day(10));
      await fill(committee, /通知内容/, '请班子成员集体述职。');
    }),
  );
  await as('jingban1', 'REVIEW', (unit) =>
    step(unit, '报送报告', '报送材料', () => fill(unit, /述职材料/, '述职材料全文。')),
  );
  await as('ge-changwei1', 'REVIEW', async (committee) => {
    await step(committee, '审核报告', '提交审核意见', () => choose(committee, '通过'));
    await step(committee, '安排述职会议', '安排会议', async () => {
      await fill(committee, /会议时间/, meets);
      await fill(committee, /会议安排/, '常委会会议第三项议程。');
    });
    await committee.press('+1 天');
    await says(committee, '已向前推进，时限和提醒按新的时刻更新');
    await step(committee, '登记举行情况', '登记', async () => {
      await fill(committee, /到会成员职务/, '局长\n副局长');
      await fill(committee, /缺席成员/, '总工程师：公务出差');
      await look(committee);
    });
    await committee.shot('measure-review-held');
  });
  await as('ge-changwei2', 'REVIEW', async (committee) => {
    await step(committee, '登记述职结果', '登记结果', async () => {
      await choose(committee, '听取述职');
      await attach(committee);
    });
    await says(committee, '已办结');
    await committee.shot('measure-review-closed');
    await look(committee);
  });
});

test('the list shows the measures and is filtered; the auditor reads a history', async () => {
  const office = await stage.person('ge-zuzhi1');
  await office.open('/measures');
  await office.page.getByRole('link', { name: '专项整改' }).first().waitFor();
  await office.shot('measure-list');
  await look(office);
  await office.page.getByLabel('只看未办结').check();
  await says(office, '没有符合条件的措施');
  expect(office.errors).toEqual([]);
  await office.close();
  const auditor = await stage.person('shenji');
  await auditor.open(`/measures/${ids.RECTIFY}/history`);
  await says(auditor, '措施办理全程');
  await look(auditor);
  expect(auditor.errors).toEqual([]);
  await auditor.close();
  expect(findings).toEqual([]);
});
