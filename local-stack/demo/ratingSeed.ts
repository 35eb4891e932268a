import { chance } from '../../db/presets/chance';
import { DEMO_HALL } from '../../db/presets/demo/ratings';
import { presetId } from '../../db/presets/uuid';
import { ApiProblem, type Person } from './client';
import type { Login } from './demoCase';

interface Opened {
  visitToken: string;
  questionnaire: {
    version: number;
    questions: { id: string; options: { code: string; poor: boolean }[] }[];
  };
}

const RATINGS = 120;
const COUNTY_HALL = '利州区政务服务中心';
const REASONS = ['等了两个多小时还没有叫到号，没有人解释原因。', '材料清单和网上公布的不一致，跑了两趟。'];

/** Halls, entrances and codes; then people who rate by them, some of them poorly. Tells how many ratings there are. */
export async function seedDemoRatings(login: Login, apiUrl: string): Promise<number> {
  const office = await login('ge-zuzhi1');
  const hall = await site(office, 'CITY_HALL', 'GY', DEMO_HALL);
  await site(office, 'COUNTY_HALL', 'LZ', COUNTY_HALL);
  await office.post('/rating-points/fill', { target: 'WALL', siteId: hall }, presetId('demo-rating/wall'));
  await office.post('/rating-points/fill', { target: 'ENTRANCES' }, presetId('demo-rating/entrances'));
  const { data } = await office.get<{ data: { id: string; objectId: string }[] }>(
    '/rating-points?perPage=200',
  );
  const points = data
    .filter(({ objectId }) => chance('busy', objectId) < 0.35 || objectId === 'GY-INDUSTRY')
    .slice(0, 24);
  const codes: { code: string; objectId: string }[] = [];
  for (const { id, objectId } of points) {
    const { link } = await office.get<{ link: string | null }>(`/rating-points/${id}`);
    if (link) codes.push({ code: link.split('#')[1]!, objectId });
  }
  let taken = 0;
  for (let n = 0; n < RATINGS; n += 1) if (await rate(apiUrl, codes[n % codes.length]!, n)) taken += 1;
  return taken;
}

async function site(office: Person, kind: string, regionId: string, name: string): Promise<string> {
  try {
    const { id } = await office.post<{ id: string }>(
      '/rating-points/sites',
      { kind, regionId, name, address: '' },
      presetId(`demo-rating/site/${name}`),
    );
    return id;
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === 'SITE_EXISTS')) throw error;
    const { data } = await office.get<{ data: { id: string; name: string }[] }>('/rating-points/sites');
    return data.find((each) => each.name === name)!.id;
  }
}

/** One visitor with a device and an address of his own; false when the visit has been rated before. */
async function rate(
  apiUrl: string,
  { code, objectId }: { code: string; objectId: string },
  n: number,
): Promise<boolean> {
  const deviceToken = presetId(`demo-rating/device/${n}`);
  const send = async <T>(path: string, body: object): Promise<T | undefined> => {
    const answer = await fetch(`${apiUrl}/api/public/rating/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${n % 250}` },
      body: JSON.stringify(body),
    });
    if (answer.ok) return (await answer.json()) as T;
    if (answer.status === 409) return undefined;
    throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  const opened = await send<Opened>('open', { code, deviceToken });
  if (!opened) return false;
  const { questions, version } = opened.questionnaire;
  const bad = objectId === 'GY-INDUSTRY' ? n % 5 === 0 : chance('bad', String(n)) < 0.08;
  const answers = Object.fromEntries(
    questions.map(({ id, options }, i) => {
      const fine = options.filter(({ poor }) => !poor).slice(0, 3);
      const poor = options.filter((option) => option.poor);
      const list = bad && i === n % questions.length && poor.length > 0 ? poor : fine;
      return [id, list[Math.floor(chance(String(n), id) * list.length)]!.code];
    }),
  );
  const done = await send('submit', {
    id: presetId(`demo-rating/${n}`),
    code,
    deviceToken,
    visitToken: opened.visitToken,
    questionnaireVersion: version,
    answers,
    reason: bad ? REASONS[n % REASONS.length] : '',
    contact: bad && n % 2 === 0 ? { name: '演示办事人', phone: '19900009999', consent: true } : null,
  });
  return done !== undefined;
}
