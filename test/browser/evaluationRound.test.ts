import { randomUUID } from 'node:crypto';
import { ge } from '../../db/presets/schemes/ge';
import { castBallot } from '../../db/queries/evaluationBallot';
import { invitationToken } from '../../db/support/ballotSeal';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { periodEnd, roundOf } from '../../workflows/rules/evaluation/period';
import { sheetOf } from '../support/evaluationStories';
import { libraryFor } from '../support/libraryRows';
import { EVALUATION_SECRET } from '../support/redemptionStage';
import { says, step } from './acts';
import { BrowserStage, type Person } from './support';

jest.setTimeout(180_000);

/** The round in whose period the test is run. */
const KEY = roundOf(ge.parameters, chinaDate(new Date().toISOString()))!;
const findings: string[] = [];

let stage: BrowserStage;
let path = '';
beforeAll(async () => {
  stage = await BrowserStage.open();
  await libraryFor(stage.connection.db, KEY);
}, 180_000);
afterAll(() => stage?.close());

const look = async (person: Person) => {
  const where = new URL(person.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id');
  findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
};

test('the organiser begins the round, freezes and draws', async () => {
  const office = await stage.person('ge-zuzhi1');
  const { page } = office;
  await office.open('/evaluation-rounds');
  await office.press('启动一轮评价');
  await page
    .getByRole('dialog')
    .getByText(/时段进行中/)
    .waitFor();
  await look(office);
  await office.shot('evaluation-round-begin');
  await office.press('启动');
  await page.waitForURL(/\/evaluation-rounds\/[0-9a-f-]{36}/);
  path = new URL(page.url()).pathname;
  await says(office, '尚未冻结');
  await office.shot('evaluation-round-preparing');
  await look(office);
  await step(office, '准备并冻结', '冻结');
  await says(office, '没有，各层人数和对象数与方案一致。');
  await step(office, '抽样', '抽样');
  await office.press('抽样记录').catch(() => page.getByRole('link', { name: '抽样记录' }).click());
  await office.press('重新计算并比较');
  await says(office, /结果与记录完全一致/);
  await office.shot('evaluation-draw-protocol');
  await look(office);
  await office.open(path);
  await step(office, '开始集中评价', '开始集中评价');
  await says(office, '答卷进度（自动更新）');
  expect(office.errors).toEqual([]);
  await office.close();
});

test('sheets come in: counts by stratum, nobody by name; one who declines is replaced', async () => {
  const { db } = stage.connection;
  const invited = await db
    .selectFrom('invitation')
    .select(['id', 'memberId'])
    .where('roundId', '=', path.split('/').pop()!)
    .orderBy('id')
    .execute();
  for (const [n, { id }] of invited.slice(0, 280).entries()) {
    const token = invitationToken(EVALUATION_SECRET, id);
    const decision = await castBallot(db, { token, sheet: sheetOf(n), at: new Date().toISOString() });
    expect(decision).toEqual({ allowed: true });
  }
  const office = await stage.person('ge-zuzhi1');
  const { page } = office;
  await office.open(path);
  await says(office, /^\d+～\d+ \/ 300$/);
  await says(office, /^合并显示：/);
  await office.shot('evaluation-round-open');
  await look(office);
  await office.press('替换评价人员');
  await page.getByRole('combobox', { name: '所在层' }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: '要替换的人员' }).click();
  await page.getByRole('option', { name: new RegExp(invited[0]!.memberId.slice(0, 8)) }).count();
  await page.getByRole('option').first().click();
  await page.getByRole('radio', { name: '无法联系' }).check();
  await office.shot('evaluation-round-replace');
  await look(office);
  await page.keyboard.press('Escape');
  expect(office.errors).toEqual([]);
  await office.close();
});

test('the collection ends, the period ends: the process closes, scores and ranks by itself', async () => {
  const office = await stage.person('ge-zuzhi1');
  const { page } = office;
  await office.open(path);
  await office.press('下一个到期时刻');
  await page
    .getByText(/^(待计分|待复核)$/)
    .first()
    .waitFor({ timeout: 60_000 });
  if (await page.getByText('待计分', { exact: true }).count()) await office.press('下一个到期时刻');
  await page.getByText('待复核', { exact: true }).first().waitFor({ timeout: 60_000 });
  await office.shot('evaluation-round-ranked');
  await look(office);
  expect(office.errors).toEqual([]);
  await office.close();

  const reviewer = await stage.person('ge-zuzhi2');
  await reviewer.open(`${path}/results`);
  await says(reviewer, /本版结果尚未通报/);
  await reviewer.press('市经济和信息化局的计算过程');
  await says(reviewer, /名次按精确得分排定/);
  await reviewer.shot('evaluation-results-unpublished');
  await look(reviewer);
  await reviewer.open(path);
  await step(reviewer, '复核', '提交复核意见', async () => {
    await reviewer.press('提交复核意见');
    await says(reviewer, '请选择复核意见');
    await reviewer.page.getByRole('radio', { name: '通过' }).check();
    await look(reviewer);
  });
  await says(reviewer, '待通报');
  await reviewer.close();
});

test('a unit sees nothing before, and rank and score after the bulletin', async () => {
  const unit = await stage.person('jingban1', { phone: true });
  await unit.open('/evaluation-rounds');
  await says(unit, '还没有已通报的评价');
  await look(unit);

  const office = await stage.person('ge-zuzhi1');
  await office.open(path);
  await step(office, '发布排名通报', '发布排名通报');
  await says(office, /广营评/);
  await office.page.getByText('已记入年度', { exact: true }).first().waitFor({ timeout: 60_000 });
  await office.shot('evaluation-round-booked');
  await look(office);
  const print = office.page.getByRole('link', { name: /^打印/ }).first();
  await office.open((await print.getAttribute('href'))!);
  await says(office, /县（区）（8个）/);
  await office.shot('evaluation-bulletin');
  await look(office);
  expect(office.errors).toEqual([]);
  await office.close();

  await unit.open(`${path}/results`);
  await unit.page.getByRole('link', { name: '市经济和信息化局' }).first().click();
  await says(unit, '分项情况');
  await unit.shot('evaluation-object-own');
  await look(unit);
  await unit.open(`${path}/results`);
  await unit.page.getByRole('link', { name: '市教育局' }).first().click();
  await says(unit, '计算过程和分项情况只供该单位自己查看。');
  expect(unit.errors).toEqual([]);
  await unit.close();
});

test('a correction is begun and withdrawn: the bulletin stands, the unit has seen nothing of it', async () => {
  const office = await stage.person('ge-zuzhi1', { phone: true });
  const { page } = office;
  const dialog = page.getByRole('dialog');
  await office.open(path);
  await office.press('更正已通报结果');
  await dialog.getByLabel(/更正原因/).fill('一份答卷疑似未计入');
  await office.press('开始更正');
  await dialog.waitFor({ state: 'detached' });
  await office.press('撤回更正');
  await dialog.waitFor();
  await dialog.getByRole('button', { name: '撤回更正' }).click();
  await says(office, '请说明撤回理由');
  await office.shot('evaluation-correction-withdraw');
  await look(office);
  await dialog.getByLabel(/撤回理由/).fill('经核对没有漏计');
  await dialog.getByRole('button', { name: '撤回更正' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('已记入年度', { exact: true }).first().waitFor({ timeout: 60_000 });
  await says(office, '撤回第2版更正，第1版结果继续有效');
  await page.getByRole('button', { name: '更正已通报结果' }).waitFor();
  await office.shot('evaluation-correction-withdrawn');
  await look(office);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(office.errors).toEqual([]);
  await office.close();
  const unit = await stage.person('jingban1');
  await unit.open(path);
  await says(unit, /已通报/);
  expect(await unit.page.getByText(/撤回更正|撤回第|疑似未计入|制作第/).count()).toBe(0);
  await unit.close();
});

test('the auditor reads the whole history', async () => {
  const auditor = await stage.person('shenji');
  await auditor.open(`${path}/history`);
  await says(auditor, '直接评价办理全程');
  await says(auditor, /发布第1版排名通报/);
  await auditor.shot('evaluation-round-history');
  await look(auditor);
  expect(auditor.errors).toEqual([]);
  await auditor.close();
});

describe('the round after', () => {
  const NEXT =
    KEY.number < 3 ? { year: KEY.year, number: KEY.number + 1 } : { year: KEY.year + 1, number: 1 };
  let id = '';

  /** Two counties come out equal at the bottom; almost nobody knows 市档案馆. */
  const sheetFor = (n: number) => {
    const whole = sheetOf(n + 10);
    const unknown = Object.fromEntries(Object.keys(whole['GY-ARCHIVES']!).map((each) => [each, 'UNKNOWN']));
    return { ...whole, JK: whole.CT!, ...(n >= 5 && { 'GY-ARCHIVES': unknown }) };
  };

  /** By the interface of the programs: what the pages do has been seen in the first round. */
  async function send(person: Person, where: string, data: object = {}) {
    const answer = await person.page.request.post(`${stage.url}/api${where}`, {
      data,
      headers: { 'Idempotency-Key': randomUUID() },
    });
    expect([200, 201]).toContain(answer.status());
    return answer.json();
  }

  test('a step that is held is explained, and taken by a person with a reason', async () => {
    const { db } = stage.connection;
    await libraryFor(db, NEXT);
    const office = await stage.person('ge-zuzhi1');
    const { page } = office;
    id = (await send(office, '/evaluation-rounds', NEXT)).subjectId;
    await send(office, `/evaluation-rounds/${id}/prepare`);
    await send(office, `/evaluation-rounds/${id}/draw`);
    const closesAt = new Date(Date.now() + 86_400_000).toISOString();
    await send(office, `/evaluation-rounds/${id}/open`, { closesAt });
    const invited = await db.selectFrom('invitation').select('id').where('roundId', '=', id).execute();
    for (const [n, each] of invited.slice(0, 270).entries()) {
      const token = invitationToken(EVALUATION_SECRET, each.id);
      await castBallot(db, { token, sheet: sheetFor(n), at: new Date().toISOString() });
    }
    await send(office, `/demo/evaluation-rounds/${id}/forward`, { to: 'NEXT_DUE' });
    await send(office, `/demo/evaluation-rounds/${id}/forward`, {
      to: periodEnd(ge.parameters, NEXT),
    });
    await office.open(`/evaluation-rounds/${id}`);
    await page
      .getByText(/系统不能自行计分/)
      .first()
      .waitFor({ timeout: 60_000 });
    await office.shot('evaluation-round-held');
    await look(office);
    await step(office, '计分', '计分', () => page.getByLabel('理由').fill('市档案馆有效评价不足'));
    await says(office, '待复核');
    expect(office.errors).toEqual([]);
    await office.close();
  });

  test('a tie at the bottom is decided in a form; movement stands in the lists', async () => {
    const office = await stage.person('ge-zuzhi1');
    const { page } = office;
    await office.open(`/evaluation-rounds/${id}`);
    await step(office, '裁定末位并列', '裁定', async () => {
      await page.getByRole('checkbox', { name: '广元经济技术开发区' }).check();
      await office.press('裁定');
      await says(office, '请说明理由');
      await page.getByLabel('理由').fill('按问题整改情况裁定');
      await look(office);
      await office.shot('evaluation-tie-form');
    });
    await says(office, /裁定列入末位/);
    const reviewer = await stage.person('ge-zuzhi2');
    await send(reviewer, `/evaluation-rounds/${id}/review`, { approve: true });
    await send(office, `/evaluation-rounds/${id}/publish`);
    await office.open(`/evaluation-rounds/${id}/results`);
    await page
      .getByText(/^升\d+位$/)
      .first()
      .waitFor();
    await page.getByRole('img', { name: /历轮名次变化/ }).waitFor();
    await look(office);
    await office.shot('evaluation-results');
    expect(office.errors).toEqual([]);
    await reviewer.close();
    await office.close();
  });

  test('a correction shows what it changes beside what was published', async () => {
    const office = await stage.person('ge-zuzhi1');
    const { page } = office;
    await office.open(`/evaluation-rounds/${id}`);
    await page.getByText('已记入年度', { exact: true }).first().waitFor({ timeout: 60_000 });
    await step(office, '更正已通报结果', '开始更正', () =>
      page.getByLabel('更正原因').fill('有答卷重复计算'),
    );
    await says(office, /正在更正，制作第 2 版/);
    await stage.connection.db
      .deleteFrom('ballotAnswer')
      .where('roundId', '=', id)
      .where('objectId', '=', 'CX')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('ballotAnswer')
          .select('id')
          .where('roundId', '=', id)
          .where('objectId', '=', 'CX')
          .orderBy('id')
          .limit(150),
      )
      .execute();
    await step(office, '计分', '计分', () => page.getByLabel('理由').fill('市档案馆有效评价不足'));
    await says(office, '待复核');
    await office.open(`/evaluation-rounds/${id}/results`);
    await says(office, '与第 1 版相比的变化');
    await look(office);
    await office.shot('evaluation-correction');
    await office.open('/evaluation-rounds');
    await says(office, '历轮名次');
    await page.getByRole('img', { name: /历轮名次变化/ }).waitFor();
    await look(office);
    await office.shot('evaluation-rounds');
    expect(office.errors).toEqual([]);
    await office.close();
  });
});

test('axe has no serious findings on the pages that were walked through', () => {
  expect(findings).toEqual([]);
});
