import { ge } from '../../db/presets/schemes/ge';
import { invitationToken } from '../../db/support/ballotSeal';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { roundOf } from '../../workflows/rules/evaluation/period';
import { libraryFor } from '../support/libraryRows';
import { EVALUATION_SECRET } from '../support/redemptionStage';
import { BrowserStage, type Person } from './support';

jest.setTimeout(180_000);

/** The round in whose period the test is run. */
const KEY = roundOf(ge.parameters, chinaDate(new Date().toISOString()))!;
let stage: BrowserStage;
let links: string[] = [];

/** One step of the organiser over the interface of the product. */
async function opened(): Promise<string[]> {
  const office = await stage.person('ge-zuzhi1');
  const send = (path: string, body: object) =>
    office.page.evaluate(
      async ([to, content]) => {
        const answer = await fetch(`/api${to}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify(content),
        });
        if (!answer.ok) throw new Error(`${to}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as { subjectId?: string; id?: string };
      },
      [path, body] as const,
    );
  const begun = await send('/evaluation-rounds', KEY);
  const id = (begun.subjectId ?? begun.id)!;
  await send(`/evaluation-rounds/${id}/prepare`, {});
  await send(`/evaluation-rounds/${id}/draw`, {});
  const closesAt = new Date(Date.now() + 20 * 86_400_000).toISOString();
  await send(`/evaluation-rounds/${id}/open`, { closesAt });
  await office.close();
  const rows = await stage.connection.db
    .selectFrom('invitation')
    .select('id')
    .where('roundId', '=', id)
    .where('leafId', 'like', 'S3-LZ%')
    .orderBy('id')
    .execute();
  return rows.map((row) => `/ballot#${invitationToken(EVALUATION_SECRET, row.id)}`);
}

beforeAll(async () => {
  stage = await BrowserStage.open();
  await libraryFor(stage.connection.db, KEY);
  links = await opened();
}, 180_000);
afterAll(() => stage?.close());

const choose = (person: Person, object: string, option: string, legend = '总体评价') =>
  person.page
    .getByRole('region', { name: object, exact: true })
    .getByRole('group', { name: new RegExp(`^${legend}`) })
    .getByRole('radio', { name: option, exact: true })
    .check({ force: true });

test('on a phone: one touch for an object, aspects apart, on after a reload, the rest unknown, once', async () => {
  const phone = await stage.visitor({ phone: true });
  const { page } = phone;
  await phone.open(links[0]!);
  await page.getByText('这份答卷不记名。').waitFor();
  expect(page.url()).not.toContain('#'); // the token stays in no history
  await phone.shot('ballot-begin');
  expect(await phone.accessibilityFindings()).toEqual([]);
  // The own county stands first.
  await expect(page.getByRole('heading', { level: 3 }).first().textContent()).resolves.toBe('利州区');

  await choose(phone, '利州区', '非常满意');
  await page.getByRole('button', { name: '分方面评价：市公安局' }).click();
  await choose(phone, '市公安局', '满意', '政策落实');
  await page.getByText('已答 1/3').waitFor();
  await phone.shot('ballot-apart');
  await page.reload();
  await page.getByText('已答 1 / 48').waitFor();
  await page.getByText('已答 1/3').waitFor();

  await page.getByRole('button', { name: /^其余 47 个都选/ }).click();
  await phone.press('确定');
  await page.getByText('可以提交').waitFor();
  await choose(phone, '苍溪县', '不满意');
  await phone.shot('ballot-complete');

  // The network goes while the sheet is on its way; nothing typed is lost, the second try counts once.
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交答卷' }).click();
  await page.getByText(/网络中断，答案仍保存在本机/).waitFor();
  await phone.shot('ballot-offline');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '提交答卷' }).click();
  await page.getByRole('heading', { name: '答卷已收到，谢谢您' }).waitFor();
  await phone.shot('ballot-received');
  expect(await phone.accessibilityFindings()).toEqual([]);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('ballot'))),
  ).toEqual([]);

  await phone.open(links[0]!);
  await page.reload();
  await page.getByText(/已经提交过问卷/).waitFor();
  expect(phone.errors).toEqual([]);
  await phone.close();
});

test('an answer that was lost on its way back: the device that was sending knows that it arrived', async () => {
  const phone = await stage.visitor({ phone: true });
  const { page } = phone;
  await phone.open(links[1]!);
  await page.getByText('这份答卷不记名。').waitFor();
  await choose(phone, '利州区', '满意');
  await page.getByRole('button', { name: /^其余 47 个都选/ }).click();
  await phone.press('确定');
  // The request reaches the server, the answer does not reach the phone.
  await page.route('**/api/public/ballot/submit', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: '提交答卷' }).click();
  await page.getByText(/网络中断，答案仍保存在本机/).waitFor();
  await page.unroute('**/api/public/ballot/submit');
  await page.getByRole('button', { name: '提交答卷' }).click();
  await page.getByRole('heading', { name: '答卷已收到，谢谢您' }).waitFor();
  const used = await stage.connection.db
    .selectFrom('ballot')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  expect(Number(used.n)).toBe(2);
  await phone.close();
});

test('by keyboard alone', async () => {
  const visitor = await stage.visitor();
  const { page } = visitor;
  await visitor.open(links[2]!);
  await page.getByText('这份答卷不记名。').waitFor();
  await page.getByRole('region', { name: '利州区', exact: true }).getByRole('radio').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.getByText('已答 1 / 48').waitFor();
  await visitor.shot('ballot-wide');
  await visitor.close();
});

test('a page without a link and a link that is none say what to do', async () => {
  const visitor = await stage.visitor({ phone: true });
  await visitor.open('/ballot');
  await visitor.page.getByText(/打开完整的链接/).waitFor();
  await visitor.open('/track');
  await visitor.page.getByRole('heading', { name: '惠企政策兑现进度查询' }).waitFor();
  await visitor.open('/ballot#nothing');
  await visitor.page.getByText(/邀请无效/).waitFor();
  await visitor.close();
});
