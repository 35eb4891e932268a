import type { Agent, Response } from 'supertest';
import type { DocumentView } from '../../api/documents/schemas';
import type { UnitsView, UnitView } from '../../api/evaluation-unit/schemas';
import { addPublishedRound, addRound, addVersion, book, listsEndingWith } from '../support/publishedRounds';
import { ApiStage, keyed, newKey } from './support';

const [OWN, OTHER, COUNTY] = ['GY-INDUSTRY', 'GY-EDUCATION', 'JK'];
const YEAR = 2026;

let stage: ApiStage;
let organiser: Agent;
let unit: Agent;
let county: Agent;
let committee: Agent;
let target: Agent;
let rounds: string[];

beforeAll(async () => {
  stage = await ApiStage.open();
  const { db } = stage;
  organiser = await stage.as('ge-zuzhi1');
  unit = await stage.as('jingban1');
  county = await stage.as('ge-jkq');
  committee = await stage.as('ge-changwei1');
  target = await stage.as('mubiao');
  const lists = await listsEndingWith(db, COUNTY, OWN);
  rounds = [
    await addPublishedRound(db, { year: YEAR - 1, number: 3 }, lists),
    await addPublishedRound(db, { year: YEAR, number: 1 }, lists),
    await addPublishedRound(db, { year: YEAR, number: 2 }, await listsEndingWith(db, 'CX', OWN)),
  ];
  const unpublished = await addRound(db, { year: YEAR, number: 3 });
  await addVersion(db, unpublished, { lists: await listsEndingWith(db, OTHER), published: false });
  const own = { year: YEAR, objectId: OWN };
  await book(db, { ...own, sourceRoundId: rounds[1]!, roundId: rounds[1]!, tenths: -2 });
  await book(db, { ...own, sourceRoundId: rounds[2]!, roundId: rounds[2]!, tenths: -3 });
});
afterAll(() => stage?.close());

const one = async (who: Agent, id: string, year?: number): Promise<UnitView> =>
  (
    await who
      .get(`/api/evaluation-units/${id}`)
      .query(year ? { year } : {})
      .expect(200)
  ).body;
const all = async (who: Agent): Promise<UnitsView> =>
  (await who.get('/api/evaluation-units').query({ year: YEAR }).expect(200)).body;

test('a unit reads itself whole: placings, ladder with what comes next, points with bookings, standing', async () => {
  const view = await one(unit, OWN);
  expect(view).toMatchObject({ own: true, year: YEAR, years: [YEAR, YEAR - 1] });
  expect(view.history.map(({ rank, bottom }) => [rank, bottom])).toEqual([
    [40, true],
    [40, true],
    [40, true],
  ]);
  const { detail } = view;
  // Across the years (AMB-GE-6); from the third on every rung (AMB-GE-7).
  expect(detail!.streak).toBe(3);
  expect(detail!.rungs.map(({ reached, ruleId }) => [reached, ruleId])).toEqual([
    [true, 'GE-USE-2'],
    [true, 'GE-USE-3'],
    [true, 'GE-USE-4'],
  ]);
  expect(detail!.ifBottomAgain).toEqual({
    streak: 4,
    measures: ['专项整改', '市政府约谈', '检视述职'],
    ruleIds: ['GE-USE-2', 'GE-USE-3', 'GE-USE-4'],
  });
  // The table by times in the year, booked as differences (GE-USE-6, AMB-GE-4).
  expect(detail!.points).toMatchObject({ total: '-0.5', byRules: '-0.5', inTargetAssessment: true });
  expect(detail!.points.lines.map(({ minus, booked, ruleIds }) => [minus, booked, ruleIds])).toEqual([
    ['-0.2', '-0.2', ['GE-USE-6']],
    ['-0.3', '-0.3', ['GE-USE-6']],
  ]);
  // Two in the year don't bar, the one of the year before does not count (AMB-GE-6).
  expect(detail!.award).toMatchObject({ standing: 'OPEN', ruleId: 'GE-USE-7' });
});

test('a round broken off ends the streak; another year has its own points', async () => {
  const { detail } = await one(county, COUNTY);
  expect(detail!.streak).toBe(0);
  expect(detail!.ifBottomAgain).toMatchObject({ streak: 1, ruleIds: ['GE-USE-2'] });
  const before = await one(unit, OWN, YEAR - 1);
  expect(before.detail!.points).toMatchObject({ total: '0', byRules: '-0.2' });
  expect(before.detail!.points.lines[0]).toMatchObject({ booked: null, bookings: [] });
});

test('of others a unit reads published placings and nothing else', async () => {
  const view = await one(unit, OTHER);
  expect(view.detail).toBeNull();
  expect(view.history).toHaveLength(3);
  await unit.get(`/api/evaluation-units/${OTHER}/statement.pdf`).expect(403);
  const refused = await unit.get(`/api/evaluation-units/${OTHER}/statement`).expect(403);
  expect(refused.body.detail).toBe('只有该单位和有关机关可以查看年度情况。');
  const { whole, data } = await all(unit);
  expect(whole).toBe(false);
  for (const row of data) {
    const open = row.id === OWN;
    expect([row.streak, row.points, row.standing, row.openMeasures].every((each) => each === null)).toBe(
      !open,
    );
  }
});

test('what is not published leaks nowhere, not even for the organiser', async () => {
  const view = await one(organiser, OTHER);
  expect(view.history.map(({ year, number }) => [year, number])).toEqual([
    [YEAR - 1, 3],
    [YEAR, 1],
    [YEAR, 2],
  ]);
  expect(view.detail!.streak).toBe(0);
  const { rounds: listed } = await all(unit);
  expect(listed.map(({ roundId }) => roundId)).toEqual(rounds.slice(1));
});

test('organs, organiser and the target office read every unit; who has no part gets nothing', async () => {
  for (const who of [organiser, committee, target]) {
    expect((await all(who)).whole).toBe(true);
    expect((await one(who, OWN)).detail).not.toBeNull();
  }
  const enterprise = await stage.as('qiye1').catch(() => null);
  if (enterprise) await enterprise.get('/api/evaluation-units').expect(404);
  await organiser.get('/api/evaluation-units/NOBODY').expect(404);
});

test('the statement of the year tells points with every booking, and what the award brought (GE-USE-6, GE-USE-7)', async () => {
  const read = async (who: Agent): Promise<DocumentView> =>
    (await who.get(`/api/evaluation-units/${OWN}/statement`).query({ year: YEAR }).expect(200)).body;
  const statement = await read(unit);
  expect(statement).toMatchObject({
    kind: 'YEAR_STATEMENT',
    number: `${YEAR}年度`,
    addressee: '市经济和信息化局',
  });
  const table = (title: string) => statement.tables!.find((each) => each.title === title)?.rows;
  expect(table('各轮名次')).toHaveLength(2);
  expect(table('记入记录')).toEqual([
    [`${YEAR}年第1轮通报第1版`, '第1轮', '-0.2'],
    [`${YEAR}年第2轮通报第1版`, '第2轮', '-0.3'],
  ]);
  const fact = ({ rows }: DocumentView, label: string) => rows.find((each) => each.label === label)?.value;
  expect(fact(statement, '全年加减分')).toBe('-0.5');
  expect(fact(statement, '未办结的措施')).toBe('无');
  expect(fact(statement, '评先结果')).toBe('当年评先尚未确认');
  await organiser.post('/api/awards').set(keyed(newKey())).send({ year: YEAR }).expect(201);
  // Before it is confirmed the organiser follows it, the unit does not know.
  expect(fact(await read(organiser), '评先结果')).toMatch(/^未推荐/);
  expect(fact(await read(unit), '评先结果')).toBe('当年评先尚未确认');
});

test('the statement of the year is a paper, all units are a workbook for the target assessment', async () => {
  const pdf = await unit
    .get(`/api/evaluation-units/${OWN}/statement.pdf`)
    .buffer(true)
    .parse(bytes)
    .expect(200);
  expect((pdf.body as Buffer).subarray(0, 4).toString()).toBe('%PDF');
  const sheet = await target
    .get('/api/evaluation-units/export.xlsx')
    .query({ year: YEAR })
    .buffer(true)
    .parse(bytes)
    .expect(200);
  const { readSheet } = await import('read-excel-file/node');
  const [head, ...lines] = await readSheet(sheet.body as Buffer);
  expect(lines).toHaveLength(48);
  const [name, points, target2] = ['评价对象', '加减分', '纳入目标考核'].map((each) => head!.indexOf(each));
  expect(lines.find((line) => line[name!] === '市经济和信息化局')![points!]).toBe(-0.5);
  // Central bodies and enterprises are placed, but not assessed (AMB-GE-8).
  expect(lines.some((line) => line[target2!] === '否')).toBe(true);
});

function bytes(answer: Response, done: (error: Error | null, body: unknown) => void): void {
  const response = answer as unknown as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
