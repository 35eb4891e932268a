import { addPublishedRound, addVersion, book, listsEndingWith } from '../support/publishedRounds';
import { BrowserStage, type Person } from './support';

jest.setTimeout(180_000);

const OWN = 'GY-INDUSTRY';
const YEAR = 2025;
const findings: string[] = [];
let stage: BrowserStage;
let rounds: string[];

beforeAll(async () => {
  stage = await BrowserStage.open();
  const { db } = stage.connection;
  const lists = await listsEndingWith(db, 'CX', OWN);
  rounds = [await addPublishedRound(db, { year: YEAR - 1, number: 3 }, await listsEndingWith(db, 'WC'))];
  for (const number of [1, 2, 3]) rounds.push(await addPublishedRound(db, { year: YEAR, number }, lists));
  const booking = { year: YEAR, objectId: OWN };
  for (const [index, tenths] of [-2, -3, -3].entries()) {
    const roundId = rounds[index + 1]!;
    await book(db, { ...booking, roundId, sourceRoundId: roundId, tenths });
  }
  await addVersion(db, rounds[0]!, { version: 2, lists: await listsEndingWith(db, 'QC') });
}, 180_000);
afterAll(() => stage?.close());

const look = async (person: Person) => {
  const where = new URL(person.page.url()).pathname.replace(/[0-9a-f-]{36}/, ':id');
  findings.push(...(await person.accessibilityFindings()).map((each) => `${where} ${each}`));
};
const says = (person: Person, text: string | RegExp) => person.page.getByText(text).first().waitFor();
const done = async (person: Person) => {
  expect(person.errors).toEqual([]);
  await person.close();
};

test('a unit sees itself whole with the ladder drawn, and of others published placings', async () => {
  const unit = await stage.person('jingban1');
  await unit.open('/evaluation-units');
  await says(unit, '本单位');
  await unit.shot('evaluation-units');
  await look(unit);
  await unit.page.getByRole('link', { name: '市经济和信息化局' }).click();
  await says(unit, /已连续 3 次处于末位/);
  await says(unit, /全年已记/);
  await unit.shot('evaluation-unit-own');
  await look(unit);
  await unit.open('/evaluation-units/GY-EDUCATION');
  await says(unit, '连续末位次数、加减分和措施只供该单位自己和有关机关查看。');
  await look(unit);
  await done(unit);
  const phone = await stage.person('jingban1', { phone: true });
  await phone.open(`/evaluation-units/${OWN}`);
  await says(phone, /已连续 3 次处于末位/);
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await phone.shot('evaluation-unit-phone');
  await look(phone);
  await done(phone);
});

test('the award of a year: opened, recommended, confirmed by another person', async () => {
  const office = await stage.person('ge-zuzhi1');
  const { page } = office;
  await office.open('/awards');
  await office.press(`启动${YEAR}年评先`);
  await page.waitForURL(/\/awards\/[0-9a-f-]{36}/);
  const { pathname } = new URL(page.url());
  await says(office, '不得推荐评先');
  await office.press('推荐个人：市发展改革委');
  await page.getByRole('dialog').getByLabel(/姓名/).fill('欧阳评先');
  await page.getByRole('dialog').getByLabel(/职务/).fill('科长');
  await page.getByRole('dialog').getByLabel(/理由/).fill('工作突出');
  await office.press('推荐');
  await says(office, '增加的个人推荐名额数尚未确定');
  expect(await page.getByRole('dialog').getByLabel(/姓名/).inputValue()).toBe('欧阳评先');
  await office.shot('award-refused');
  await look(office);
  await office.press('取消');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await office.press('确定个人名额');
  await page
    .getByRole('dialog')
    .getByLabel(/增加的名额/)
    .fill('2');
  await page.getByRole('dialog').getByLabel(/理由/).fill('经研究确定');
  await office.press('确定');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await office.press('推荐单位：市发展改革委');
  await page.getByRole('dialog').getByLabel(/理由/).fill('连续三次前列');
  await office.press('推荐');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await says(office, '已推荐');
  await office.shot('award-open');
  await look(office);
  await done(office);

  const second = await stage.person('ge-zuzhi2');
  await second.open(pathname);
  await second.press('确认');
  await look(second);
  await second.press('确认');
  await says(second, /核对一致/);
  await second.shot('award-confirmed');
  await look(second);
  await done(second);
});

test('everybody reads the evaluation and its bulletins on a phone; corrected versions side by side', async () => {
  const visitor = await stage.visitor({ phone: true });
  await visitor.open('/login');
  await visitor.page.getByRole('link', { name: '营商我评' }).click();
  await says(visitor, '评价是怎样进行的');
  await visitor.shot('public-evaluation');
  await look(visitor);
  await visitor.page.getByRole('link', { name: `${YEAR}年第3轮排名通报` }).click();
  await says(visitor, '县（区）（8个）');
  await visitor.shot('public-bulletin-phone');
  await look(visitor);
  await done(visitor);
  const reader = await stage.visitor();
  await reader.open(`/evaluation/bulletins/${rounds[0]}`);
  await says(reader, '名次（第2版）');
  await reader.shot('public-bulletin-corrected');
  await look(reader);
  await done(reader);
  expect(findings).toEqual([]);
});
