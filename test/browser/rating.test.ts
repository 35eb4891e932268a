import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import { signCode } from '../../api/rating/code';
import { allSix } from '../support/ratingStage';
import { BrowserStage, type Person } from './support';

jest.setTimeout(120_000);

let stage: BrowserStage;
const findings: string[] = [];
beforeAll(async () => {
  stage = await BrowserStage.open();
}, 180_000);
afterAll(() => stage?.close());

const note = async (person: Person) => {
  const where = new URL(person.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id');
  findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
};

/** What a person scans: the path with the signed code of the newest one at this window. */
async function scanned(windowName: string): Promise<string> {
  const point = await stage.connection.db
    .selectFrom('ratingPoint')
    .selectAll()
    .where('windowName', '=', windowName)
    .where('status', '=', 'ACTIVE')
    .executeTakeFirstOrThrow();
  const { id: codeId, objectId, siteId } = point;
  return `/rate#${signCode(stage.context.settings.ratingSecret, { codeId, objectId, siteId })}`;
}

/** Chooses the same level in all six aspects, with exceptions by the number of the aspect. */
async function choose(person: Person, label: string, except: Record<number, string> = {}) {
  const groups = person.page.getByRole('group');
  await groups.first().waitFor();
  for (let nth = 0; nth < 6; nth += 1)
    await groups
      .nth(nth)
      .getByRole('radio', { name: except[nth + 1] ?? label, exact: true })
      .check();
}

/** Whether somebody sees it without scrolling. */
const inView = (place: Locator) =>
  place.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= globalThis.innerHeight;
  });

const ratings = () => stage.connection.db.selectFrom('rating').selectAll().orderBy('at').execute();

describe('codes and ratings in the browser', () => {
  test('the organiser registers a hall, fills its wall and the entrances, issues a code at a window', async () => {
    const organiser = await stage.person('ge-zuzhi1');
    const { page } = organiser;
    await organiser.open('/rating-points');
    await page.getByText('还没有登记点位').waitFor();
    await organiser.press('登记点位');
    await page.getByRole('combobox', { name: '点位类型' }).click();
    await page.getByRole('option', { name: '市级政务大厅' }).click();
    await page.getByRole('combobox', { name: '所属地区' }).click();
    await page.getByRole('option', { name: '广元市' }).click();
    await page.getByRole('textbox', { name: '点位名称' }).fill('市政务服务大厅');
    await organiser.press('登记');
    await page.getByRole('cell', { name: '市级政务大厅' }).waitFor();
    await organiser.press('补齐二维码墙');
    await page.getByText('已补发 48 个评价码').waitFor();
    await organiser.press('补齐市级部门门口');
    await page.getByText('已补发 40 个评价码').waitFor();
    await organiser.press('发放评价码');
    await page.getByRole('combobox', { name: '评价对象' }).fill('城管');
    await page.getByRole('option', { name: '市城管执法局' }).click();
    await page.getByRole('combobox', { name: '点位' }).fill('市政务服务大厅');
    await page.getByRole('option', { name: '市政务服务大厅' }).click();
    await page.getByRole('textbox', { name: '窗口' }).fill('3号窗口');
    await organiser.press('发放');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '3号窗口', exact: true }).waitFor();
    await organiser.shot('rating-points');
    await note(organiser);
    const poster = await page.request.get(
      `${stage.url}${await page.getByRole('link', { name: /打印海报：市城管执法局 市政务服务大厅 · 3号窗口/ }).getAttribute('href')}`,
    );
    expect((await poster.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await organiser.close();
  });

  test('a visitor scans, is asked for a reason where it is poor, and rates a visit once', async () => {
    const visitor = await stage.visitor({ phone: true });
    const { page } = visitor;
    await visitor.open(await scanned('3号窗口'));
    await page.getByText('市城管执法局').waitFor();
    await visitor.press('提交评价');
    await page.getByText('请选择一项').first().waitFor();
    expect(await inView(page.getByRole('group').first())).toBe(true);
    await visitor.shot('rate-open');
    await choose(visitor, '非常满意', { 3: '非常不满意' });
    await visitor.press('提交评价');
    await page.getByText(/请写明具体情况，以便核实整改/).waitFor();
    await page.getByRole('textbox', { name: /请写明具体情况/ }).fill('问了三遍都不理人');
    await page.getByRole('checkbox', { name: /同意评价组织单位回访/ }).check();
    await page.getByRole('textbox', { name: '怎么称呼您' }).fill('罗女士');
    await page.getByRole('textbox', { name: '联系电话' }).fill('138');
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    await page
      .getByRole('button', { name: '提交评价' })
      .evaluate((button) => (button as HTMLElement).click());
    await page.getByText('联系电话格式不正确').waitFor();
    expect(await inView(page.getByRole('textbox', { name: '联系电话' }))).toBe(true);
    await page.getByRole('textbox', { name: '联系电话' }).fill('13800138000');
    await visitor.shot('rate-filled');
    await note(visitor);
    await visitor.press('提交评价');
    await page.getByText('评价已收到，谢谢。').waitFor();
    await visitor.shot('rate-thanks');
    await note(visitor);
    const complaint = await page.getByRole('link', { name: /我要投诉/ }).getAttribute('href');
    expect(complaint).toMatch(/^\/complaint#RATE1~/);
    await page.reload();
    await page.getByText(/这台手机今天已在这里评价过/).waitFor();
    await choose(visitor, '非常满意');
    await visitor.press('提交评价');
    await page.getByText(/办的是另一件事的，请填写办件编号/).waitFor();
    await visitor.shot('rate-again');
    await page.getByRole('textbox', { name: /办件编号/ }).fill('GY-2026-00017');
    await visitor.press('提交评价');
    await page.getByText('评价已收到，谢谢。').waitFor();
    expect(await ratings()).toHaveLength(2);
    expect(visitor.errors).toEqual([]);
    await visitor.close();
  });

  test('hall and window get other names; the printed code leads there, what was rated stays with it', async () => {
    const code = await scanned('3号窗口');
    const organiser = await stage.person('ge-zuzhi1');
    const { page } = organiser;
    await organiser.open('/rating-points');
    await organiser.press('更正点位：市政务服务大厅');
    await page.getByRole('textbox', { name: '点位名称' }).fill('市政务服务中心大厅');
    await page.getByRole('textbox', { name: '地址' }).fill('利州东路一段');
    await organiser.shot('rating-site-rename');
    await organiser.press('更正');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('利州东路一段').waitFor();
    await organiser.press('更正窗口名称：市城管执法局 市政务服务中心大厅 · 3号窗口');
    await page.getByRole('textbox', { name: '窗口名称' }).fill('');
    await organiser.press('更正');
    await page.getByText('请填写窗口名称').first().waitFor();
    await page.getByRole('textbox', { name: '窗口名称' }).fill('市容环卫窗口');
    await note(organiser);
    await organiser.press('更正');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '市容环卫窗口', exact: true }).waitFor();
    await organiser.shot('rating-points-renamed');
    await note(organiser);
    await organiser.open('/ratings');
    await page.getByText('市容环卫窗口').first().waitFor();
    expect(await page.getByText('3号窗口').count()).toBe(0);
    await organiser.close();
    const visitor = await stage.visitor({ phone: true });
    await visitor.open(code);
    await visitor.page.getByText('市政务服务中心大厅 · 市容环卫窗口').waitFor();
    await visitor.close();
  });

  test('without a network the rating waits on the device, says so, and arrives once', async () => {
    const visitor = await stage.visitor({ phone: true });
    const { page } = visitor;
    await visitor.open(await scanned('市容环卫窗口'));
    await choose(visitor, '满意');
    await page.context().setOffline(true);
    await visitor.press('提交评价');
    await page.getByText('评价尚未送达。').waitFor();
    await page.getByText(/有 1 条评价还没有送达/).waitFor();
    await visitor.shot('rate-offline');
    await note(visitor);
    expect(await ratings()).toHaveLength(2);
    await page.context().setOffline(false);
    await page.getByText(/的评价已送达/).waitFor();
    expect(await ratings()).toHaveLength(3);
    await page.reload();
    await page.getByText(/这台手机今天已在这里评价过/).waitFor();
    expect(await ratings()).toHaveLength(3);
    await visitor.close();
  });

  test('a forged code is refused in words', async () => {
    const visitor = await stage.visitor({ phone: true });
    const path = await scanned('市容环卫窗口');
    await visitor.open(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`);
    await visitor.page.getByText(/评价码无效或已停用/).waitFor();
    await note(visitor);
    await visitor.close();
  });

  test('what was set aside is decided on with a reason', async () => {
    const code = (await scanned('市容环卫窗口')).split('#')[1]!;
    for (let nth = 0; nth < 9; nth += 1) await rateByCall(code);
    const organiser = await stage.person('ge-zuzhi1');
    const { page } = organiser;
    await organiser.open('/ratings');
    await page.getByText(/条评价因短时间内集中出现而存疑/).waitFor();
    await organiser.press('去甄别');
    await page.getByText('同一网络地址1小时内评价超过10次').first().waitFor();
    await organiser.shot('ratings-set-aside');
    await note(organiser);
    const phone = await stage.person('ge-zuzhi1', { phone: true });
    await phone.open('/ratings');
    await phone.press('去甄别');
    await phone.page.getByRole('checkbox', { name: '选择本页全部存疑评价' }).check();
    await phone.page.getByText(/已选 \d+ 条存疑评价/).waitFor();
    await phone.shot('ratings-set-aside-phone');
    await note(phone);
    await phone.close();
    await page.getByRole('checkbox', { name: '选择本页全部存疑评价' }).check();
    await organiser.press('批量甄别');
    await organiser.press('提交');
    await page.getByText('请选择计入或不计入').waitFor();
    await page.getByRole('radio', { name: '计入', exact: true }).check();
    await page.getByRole('textbox', { name: '甄别理由' }).fill('大厅共用一个出口地址，逐条核实属实');
    await organiser.press('提交');
    await page
      .getByText(/✓ 已甄别/)
      .first()
      .waitFor();
    await organiser.shot('ratings-screened');
    await organiser.press('完成');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await organiser.open('/ratings');
    await page.getByRole('region', { name: '实时评价列表' }).waitFor();
    await organiser.shot('ratings');
    await page.getByText(/差评、有情况说明、愿意回访/).waitFor();
    const poor = page.getByRole('row').filter({ hasText: '愿意回访' });
    await poor.getByRole('link').click();
    await page.getByText('问了三遍都不理人').waitFor();
    await page.getByText('138****8000').waitFor();
    await organiser.press('查看完整联系方式（留痕）');
    await page.getByText('13800138000').waitFor();
    await organiser.shot('rating');
    await note(organiser);
    await organiser.close();
  });

  test('figures by day, aspect, object and window', async () => {
    const organiser = await stage.person('ge-zuzhi1');
    await organiser.open('/ratings/dashboard');
    await organiser.page.getByRole('region', { name: '按评价对象的表' }).waitFor();
    await organiser.shot('rating-dashboard');
    await note(organiser);
    await organiser.close();
  });

  test('the evaluated unit finds its codes to print, and of its ratings nothing before the bulletin', async () => {
    const unit = await stage.person('ge-chengguan');
    await unit.open('/ratings/own');
    await unit.page.getByText('还没有可以查看的结果').waitFor();
    await note(unit);
    await unit.open('/rating-points');
    await unit.page.getByRole('cell', { name: '市容环卫窗口', exact: true }).waitFor();
    expect(await unit.page.getByRole('button', { name: '停用' }).count()).toBe(0);
    await unit.shot('rating-points-unit');
    await note(unit);
    await unit.close();
  });

  test('pages are usable without a mouse and with a screen reader: axe has no serious findings', () => {
    expect(findings).toEqual([]);
  });
});

/** A rating of a device of its own, from the address of this machine. */
async function rateByCall(code: string): Promise<void> {
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${stage.url}/api/public/rating/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json() as Promise<{ visitToken: string }>;
  };
  const deviceToken = randomUUID();
  const { visitToken } = await post('open', { code, deviceToken });
  const answers = allSix('VERY_GOOD', { R4: 'GOOD' });
  await post('submit', {
    id: randomUUID(),
    code,
    deviceToken,
    visitToken,
    questionnaireVersion: 1,
    answers,
  });
}
