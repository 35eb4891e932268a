import { randomUUID } from 'node:crypto';
import { sweepFollowUps } from '../../activities/follow-up/sweeper';
import { ge } from '../../db/presets/schemes/ge';
import { castBallot } from '../../db/queries/evaluationBallot';
import { invitationToken } from '../../db/support/ballotSeal';
import { chinaDate } from '../../workflows/rules/calendar/dates';
import { roundOf } from '../../workflows/rules/evaluation/period';
import { sheetOf } from '../support/evaluationStories';
import { libraryFor } from '../support/libraryRows';
import { OBJECT } from '../support/measureStage';
import { addPublishedRound, book, listsEndingWith } from '../support/publishedRounds';
import { addRatings } from '../support/ratingRows';
import { EVALUATION_SECRET } from '../support/redemptionStage';
import { startMeasure } from './measures';
import { BrowserStage, type Person } from './support';

jest.setTimeout(300_000);

const YEAR = 2025;
/** The round in whose period the test is run. */
const KEY = roundOf(ge.parameters, chinaDate(new Date().toISOString()))!;
/** Pages of the direct evaluation, by a name and a path, with what is awaited on each. */
const pages: { name: string; path: string; shows: string | RegExp }[] = [];
let stage: BrowserStage;

beforeAll(async () => {
  stage = await BrowserStage.open();
  const { db } = stage.connection;
  const lists = await listsEndingWith(db, 'CX', OBJECT);
  const rounds: string[] = [];
  for (const number of [1, 2, 3]) rounds.push(await addPublishedRound(db, { year: YEAR, number }, lists));
  for (const [index, tenths] of [-2, -3, -3].entries()) {
    const roundId = rounds[index]!;
    await book(db, { year: YEAR, objectId: OBJECT, roundId, sourceRoundId: roundId, tenths });
  }
  const roundId = rounds[2]!;
  const measures = {
    RECTIFY: await startMeasure(stage, 'RECTIFY', roundId),
    INTERVIEW: await startMeasure(stage, 'INTERVIEW', roundId),
    REVIEW: await startMeasure(stage, 'REVIEW', roundId),
  };
  const office = await stage.person('ge-zuzhi1');
  const award = (await send(office, '/awards', { year: YEAR })).id;
  const running = await openRound(office);
  await office.close();
  const followUp = await complained();
  const to = new Date(Date.now() - 3_600_000);
  const from = new Date(to.getTime() - 20 * 86_400_000);
  const rated = ['GY-INDUSTRY', 'GY-EDUCATION', 'JK', 'CX'].map((objectId, n) => ({
    objectId,
    count: 40,
    poor: 5 * n,
  }));
  await addRatings(db, rated, { from: from.toISOString(), to: to.toISOString() });
  pages.push(
    { name: 'measures', path: '/measures', shows: '专项整改' },
    { name: 'measure-rectify', path: `/measures/${measures.RECTIFY}`, shows: '办到哪一步' },
    { name: 'measure-interview', path: `/measures/${measures.INTERVIEW}`, shows: '办到哪一步' },
    { name: 'measure-review', path: `/measures/${measures.REVIEW}`, shows: '办到哪一步' },
    { name: 'units', path: '/evaluation-units', shows: '市经济和信息化局' },
    { name: 'unit', path: `/evaluation-units/${OBJECT}`, shows: /已连续 3 次处于末位/ },
    { name: 'statement', path: `/evaluation-units/${OBJECT}/statement`, shows: '记入记录' },
    { name: 'awards', path: '/awards', shows: `${YEAR}年` },
    { name: 'award', path: `/awards/${award}`, shows: '依据和办理情况' },
    { name: 'rounds', path: '/evaluation-rounds', shows: `${YEAR}年第3轮` },
    { name: 'cockpit', path: `/evaluation-rounds/${running}`, shows: '答卷进度（自动更新）' },
    { name: 'draw', path: `/evaluation-rounds/${running}/draw-protocol`, shows: '重新计算并比较' },
    { name: 'ranking', path: `/evaluation-rounds/${roundId}/results`, shows: '市经济和信息化局' },
    { name: 'object', path: `/evaluation-rounds/${roundId}/objects/${OBJECT}`, shows: '分项情况' },
    { name: 'follow-ups', path: '/follow-ups', shows: '市经济和信息化局' },
    { name: 'follow-up', path: `/follow-ups/${followUp}`, shows: '市经济和信息化局' },
    { name: 'dashboard', path: '/ratings/dashboard', shows: '市教育局' },
    { name: 'ratings', path: '/ratings', shows: '市教育局' },
    { name: 'rating-points', path: '/rating-points', shows: '市教育局' },
    { name: 'parameters', path: '/evaluation-scheme/parameters', shows: '集中评价最少有效份数' },
    { name: 'library', path: '/library', shows: '各层（45 层）' },
    { name: 'members', path: '/library/members', shows: /共 \d+/ },
    { name: 'library-import', path: '/library/import', shows: '作为哪一轮的样本' },
    { name: 'questionnaires', path: '/questionnaires', shows: '集中评价问卷' },
    { name: 'questionnaire', path: '/questionnaires/CONCENTRATED/1', shows: 'C3' },
    { name: 'objects', path: '/evaluation-objects', shows: '市级部门（单位）（40 个）' },
  );
}, 300_000);
afterAll(() => stage?.close());

async function send(person: Person, where: string, data: object = {}) {
  const answer = await person.page.request.post(`${stage.url}/api${where}`, {
    data,
    headers: { 'Idempotency-Key': randomUUID() },
  });
  expect([200, 201]).toContain(answer.status());
  return answer.json();
}

/** A round that collects, with nine sheets of ten in; answers its id. */
async function openRound(office: Person): Promise<string> {
  const { db } = stage.connection;
  await libraryFor(db, KEY);
  const { subjectId } = await send(office, '/evaluation-rounds', KEY);
  await send(office, `/evaluation-rounds/${subjectId}/prepare`);
  await send(office, `/evaluation-rounds/${subjectId}/draw`);
  const closesAt = new Date(Date.now() + 86_400_000).toISOString();
  await send(office, `/evaluation-rounds/${subjectId}/open`, { closesAt });
  const invited = await db.selectFrom('invitation').select('id').where('roundId', '=', subjectId).execute();
  for (const [n, { id }] of invited.slice(0, 270).entries()) {
    const token = invitationToken(EVALUATION_SECRET, id);
    await castBallot(db, { token, sheet: sheetOf(n), at: new Date().toISOString() });
  }
  return subjectId;
}

/** A complaint that has been registered; answers the id of its follow-up. */
async function complained(): Promise<string> {
  const visitor = await stage.visitor();
  await send(visitor, '/public/complaints', {
    id: randomUUID(),
    objectId: OBJECT,
    kinds: ['DELAY'],
    text: '申请材料交了三次，每次都说缺一份。',
  });
  await visitor.close();
  const { client, settings } = stage.context;
  await sweepFollowUps({ db: stage.connection.db, client, taskQueue: settings.taskQueue });
  for (;;) {
    const row = await stage.connection.db.selectFrom('followUp').select('id').executeTakeFirst();
    if (row) return row.id;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test.each([
  ['a phone', true],
  ['a desk', false],
])('no page of the evaluation is wider than %s, and none has a serious finding', async (_, phone) => {
  const office = await stage.person('ge-zuzhi1', { phone });
  const found: string[] = [];
  for (const { name, path, shows } of pages) {
    await office.open(path);
    await office.page.locator('main').getByText(shows).first().waitFor();
    found.push(...(await office.accessibilityFindings()).map((each) => `${name} ${each}`));
    const [needs, has] = await office.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.scrollingElement!;
      return [scrollWidth, clientWidth];
    });
    if (needs! > has!) found.push(`${name} is ${needs} wide on ${has}`);
    await office.shot(`width-${phone ? 'phone' : 'desk'}-${name}`);
  }
  expect(found).toEqual([]);
  expect(office.errors).toEqual([]);
  await office.close();
});
