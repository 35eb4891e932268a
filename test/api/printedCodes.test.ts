import type { Agent } from 'supertest';
import type { RatingPointView } from '../../api/rating-point/schemas';
import { type Look, printedCodes } from '../support/printedCodes';
import { issueCode, printed } from '../support/ratingStage';
import { ApiStage, asBuffer, keyed, listed } from './support';

/** As long as a real address is: the longer the link, the finer its code. */
const PUBLIC_URL = 'https://yingshang.cngy.example.gov.cn';

let stage: ApiStage;
let organiser: Agent;
let siteId: string;
/** Links of all codes of the hall, those of its wall and those of its windows. */
const wall: string[] = [];
const windows: string[] = [];
let poster: { id: string; link: string };

beforeAll(async () => {
  stage = await ApiStage.open({ publicUrl: PUBLIC_URL });
  organiser = await stage.as('ge-zuzhi1');
  for (const objectId of ['GY-URBAN', 'CX', 'GY-AIR-DEFENCE', 'GY-INDUSTRY', 'JK'])
    siteId = (await issueCode(organiser, objectId, '综合1号窗口')).siteId;
  await organiser.post('/api/rating-points/fill').set(keyed()).send({ target: 'WALL', siteId });
  const { data } = (await organiser.get('/api/rating-points').query(listed({ siteId }))).body;
  for (const row of data as RatingPointView[]) {
    const link = `${PUBLIC_URL}/rate#${printed(row)}`;
    (row.windowName === '' ? wall : windows).push(link);
    // The longest id makes the finest code.
    if (row.objectId === 'GY-AIR-DEFENCE' && row.windowName !== '') poster = { id: row.id, link };
  }
});
afterAll(() => stage?.close());

async function pdf(path: string): Promise<Buffer> {
  const answer = await organiser.get(`/api/rating-points/${path}`).buffer().parse(asBuffer);
  expect([answer.status, answer.type]).toEqual([200, 'application/pdf']);
  return answer.body;
}

describe('printed codes, drawn as pixels and read by a decoder, are those of the points (GE-WAY-4)', () => {
  test.each<Look>(['SCANNED', 'ARM', 'CLOSE', 'STEP'])('a poster, looked at as %s', async (look) => {
    expect(await printedCodes(await pdf(`${poster.id}/poster.pdf`), look)).toEqual([[poster.link]]);
  });

  test.each<Look>([
    'SCANNED',
    'ARM',
    'CLOSE',
  ])('cards of windows on all pages, looked at as %s', async (look) => {
    const pages = await printedCodes(await pdf(`posters.pdf?siteId=${siteId}`), look);
    expect(pages.map((codes) => codes.length)).toEqual([...Array(13).fill(4), 1]);
    expect(pages.flat().sort()).toEqual([...wall, ...windows].sort());
  });

  // Codes of a wall are 35 mm wide so that many fit: people step up to it.
  test.each<['A4' | 'A3', number[], Look]>([
    ['A4', [20, 20, 8], 'SCANNED'],
    ['A4', [20, 20, 8], 'ARM'],
    ['A3', [48], 'SCANNED'],
    ['A3', [48], 'ARM'],
  ])('a wall on %s with %j codes a page, looked at as %s', async (paper, pages, look) => {
    const codes = await printedCodes(await pdf(`wall.pdf?siteId=${siteId}&paper=${paper}`), look);
    expect(codes.map((page) => page.length)).toEqual(pages);
    expect(codes.flat().sort()).toEqual([...wall].sort());
  });
});
