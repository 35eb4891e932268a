import type { Agent } from 'supertest';
import { readCode } from '../../api/rating/code';
import type { PointImportReport, RatingPointView } from '../../api/rating-point/schemas';
import { issueCode, RATING_SECRET } from '../support/ratingStage';
import { ApiStage, keyed, listed, newKey } from './support';

let stage: ApiStage;
let organiser: Agent;
beforeAll(async () => {
  stage = await ApiStage.open();
  organiser = await stage.as('ge-zuzhi1');
});
afterAll(() => stage?.close());

const site = (over: object) => ({ kind: 'CITY_HALL', regionId: 'GY', name: '测试大厅', ...over });
const events = (subjectId: string) =>
  stage.db
    .selectFrom('auditEvent')
    .select(['action', 'ruleId'])
    .where('subjectId', '=', subjectId)
    .orderBy('seq')
    .execute();

describe('sites and codes (GE-WAY-4)', () => {
  test.each([
    ['a hall of the city in a county', { regionId: 'LZ' }, 'REGION_UNFIT'],
    ['a hall of a county without the county', { kind: 'COUNTY_HALL' }, 'REGION_UNFIT'],
    ['a region of another city', { kind: 'ENTRANCE', regionId: 'BT' }, 'REGION_UNKNOWN'],
  ])('%s is refused', async (_what, over, code) => {
    const answer = await organiser.post('/api/rating-points/sites').set(keyed()).send(site(over));
    expect(answer.body).toMatchObject({ status: 409, code, ruleId: 'GE-WAY-4', field: 'regionId' });
  });

  test('a site is registered once, also when asked twice; no second one has its name', async () => {
    const key = newKey();
    const once = await organiser.post('/api/rating-points/sites').set(keyed(key)).send(site({}));
    const twice = await organiser.post('/api/rating-points/sites').set(keyed(key)).send(site({}));
    expect([once.status, twice.status]).toEqual([201, 201]);
    expect(twice.body).toEqual(once.body);
    expect(await events(once.body.id)).toEqual([{ action: 'addRatingSite', ruleId: 'GE-WAY-4' }]);
    const other = await organiser.post('/api/rating-points/sites').set(keyed()).send(site({}));
    expect(other.body).toMatchObject({ status: 409, code: 'SITE_EXISTS', field: 'name' });
    const reused = await organiser
      .post('/api/rating-points/sites')
      .set(keyed(key))
      .send(site({ name: '别的大厅' }));
    expect(reused.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('a window has one code of an object; its link is signed', async () => {
    const code = await issueCode(organiser);
    const { objectId, siteId } = code;
    const again = await organiser
      .post('/api/rating-points')
      .set(keyed())
      .send({ objectId, siteId, windowName: '1号窗口' });
    expect(again.body).toMatchObject({ status: 409, code: 'PLACE_TAKEN', ruleId: 'GE-WAY-4' });
    const detail = await organiser.get(`/api/rating-points/${code.id}`);
    expect(detail.body).toMatchObject({
      objectName: '市城管执法局',
      windowName: '1号窗口',
      status: 'ACTIVE',
    });
    const [address, signed] = (detail.body.link as string).split('#');
    expect(address).toMatch(/\/rate$/);
    expect(readCode(RATING_SECRET, signed!)).toEqual({ codeId: code.id, objectId, siteId });
  });

  test('withdrawn with a reason it is gone at once; reissued, another code hangs at the same window', async () => {
    const code = await issueCode(organiser, 'GY-URBAN', '2号窗口');
    const key = newKey();
    const ask = () =>
      organiser.post(`/api/rating-points/${code.id}/reissue`).set(keyed(key)).send({ reason: '二维码破损' });
    const first = await ask();
    const second = await ask();
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(first.body.id).not.toBe(code.id);
    const old = await organiser.get(`/api/rating-points/${code.id}`);
    expect(old.body).toMatchObject({ status: 'WITHDRAWN', withdrawnReason: '二维码破损', link: null });
    const next = await organiser.get(`/api/rating-points/${first.body.id}`);
    expect(next.body).toMatchObject({ status: 'ACTIVE', replaces: code.id, windowName: '2号窗口' });
    expect((await events(code.id)).map(({ action }) => action)).toEqual([
      'addRatingPoint',
      'reissueRatingPoint',
    ]);
    const late = await organiser
      .post(`/api/rating-points/${code.id}/withdraw`)
      .set(keyed())
      .send({ reason: '再停一次' });
    expect(late.body).toMatchObject({ status: 409, code: 'POINT_WITHDRAWN' });
    const poster = await organiser.get(`/api/rating-points/${code.id}/poster.pdf`);
    expect(poster.body.code).toBe('POINT_WITHDRAWN');
  });

  test('the wall has every object, entrances every department; filling again adds nothing', async () => {
    const wall = await organiser
      .post('/api/rating-points/sites')
      .set(keyed())
      .send(site({ name: '墙所在大厅' }));
    const fill = (body: object) => organiser.post('/api/rating-points/fill').set(keyed()).send(body);
    const body = { target: 'WALL', siteId: wall.body.id };
    expect((await fill(body)).body).toEqual({ added: 48, existing: 0 });
    expect((await fill(body)).body).toEqual({ added: 0, existing: 48 });
    expect((await fill({ target: 'ENTRANCES' })).body).toEqual({ added: 40, existing: 0 });
    const coverage = await organiser.get('/api/rating-points/coverage');
    expect(coverage.body.objects).toHaveLength(48);
    expect(coverage.body.objects.every(({ codes }: { codes: number }) => codes > 0)).toBe(true);
    expect(coverage.body.sites.at(-1)).toMatchObject({ kind: 'ENTRANCE', sites: 40, codes: 40 });
    const pdf = await organiser.get('/api/rating-points/wall.pdf').query({ siteId: wall.body.id });
    expect(pdf.status).toBe(200);
    expect(pdf.headers['content-type']).toContain('application/pdf');
  }, 60_000);

  test('lists by site kind and words, sorts, pages; the workbook holds the same', async () => {
    const found = await organiser
      .get('/api/rating-points')
      .query(listed({ siteKind: 'ENTRANCE', status: 'ACTIVE' }, ['siteName', 'ASC'], 10));
    expect(found.body.total).toBe(40);
    expect(found.body.data).toHaveLength(10);
    const police = await organiser.get('/api/rating-points').query(listed({ q: '公安' }));
    expect((police.body.data as RatingPointView[]).every(({ objectName }) => objectName === '市公安局')).toBe(
      true,
    );
    const book = await organiser.get('/api/rating-points/export.xlsx').query(listed({ q: '公安' }));
    expect(book.status).toBe(200);
  });
});

describe('import by a sheet', () => {
  const HEAD = '评价对象,点位,窗口,点位类型,所属地区,地址';
  const send = async (rows: string[], dryRun: boolean, key = newKey()): Promise<PointImportReport> => {
    const answer = await organiser
      .post(`/api/rating-points/import?dryRun=${dryRun}`)
      .set(keyed(key))
      .attach('file', Buffer.from([HEAD, ...rows].join('\n')), 'points.csv');
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const rows = [
    '苍溪县,苍溪县政务服务大厅,综合窗口,县（区）政务大厅,苍溪县,解放路1号',
    '苍溪县,陵江镇便民服务中心,社保窗口,乡镇政务大厅,苍溪县,',
    '没有这个局,苍溪县政务服务大厅,,,,',
    '旺苍县,没登记的大厅,,,,',
    '苍溪县,苍溪县政务服务大厅,综合窗口,县（区）政务大厅,苍溪县,解放路1号',
  ];

  test('a trial run says what is wrong with each row and changes nothing', async () => {
    const report = await send(rows, true);
    expect(report.rows.map(({ result }) => result)).toEqual([
      'READY',
      'READY',
      'REFUSED',
      'REFUSED',
      'REFUSED',
    ]);
    expect(report.problems).toContainEqual(
      expect.objectContaining({ row: 4, column: '评价对象', code: 'OBJECT_UNKNOWN' }),
    );
    expect(report.problems).toContainEqual(expect.objectContaining({ row: 5, column: '点位类型' }));
    expect(report.problems).toContainEqual(expect.objectContaining({ row: 6, code: 'ROW_TWICE' }));
    const list = await organiser.get('/api/rating-points').query(listed({ siteKind: 'COUNTY_HALL' }));
    expect(list.body.total).toBe(0);
  });

  test('the real one issues the good rows once, however often it is sent', async () => {
    const key = newKey();
    expect(await send(rows, false, key)).toMatchObject({ added: 2, refused: 3 });
    const again = await send(rows, false, key);
    expect(again).toMatchObject({ added: 2, refused: 3 });
    const list = await organiser.get('/api/rating-points').query(listed({ q: '苍溪' }));
    expect(list.body.data.filter((row: RatingPointView) => row.windowName !== '')).toHaveLength(2);
  });

  test('a sheet without its columns is refused as a whole', async () => {
    const answer = await organiser
      .post('/api/rating-points/import?dryRun=true')
      .set(keyed())
      .attach('file', Buffer.from('名称\n甲'), 'points.csv');
    expect(answer.body.problems.map(({ code }: { code: string }) => code)).toEqual([
      'COLUMN_MISSING',
      'COLUMN_MISSING',
    ]);
  });
});

describe('who may', () => {
  test('the evaluated see the codes of their own object and change nothing', async () => {
    const unit = await stage.as('ge-chengguan');
    const list = await unit.get('/api/rating-points').query(listed());
    const names = (list.body.data as RatingPointView[]).map(({ objectId }) => objectId);
    expect(new Set(names)).toEqual(new Set(['GY-URBAN']));
    const foreign = await organiser.get('/api/rating-points').query(listed({ objectId: 'GY-POLICE' }));
    const id = foreign.body.data[0].id;
    expect((await unit.get(`/api/rating-points/${id}`)).status).toBe(404);
    expect((await unit.get(`/api/rating-points/${id}/poster.pdf`)).status).toBe(404);
    const own = list.body.data.find((row: RatingPointView) => row.status === 'ACTIVE').id;
    const answer = await unit
      .post(`/api/rating-points/${own}/withdraw`)
      .set(keyed())
      .send({ reason: '不想被评' });
    expect(answer.status).toBe(403);
    expect((await organiser.get(`/api/rating-points/${own}`)).body.status).toBe('ACTIVE');
  });

  test('auditors read, nobody without a part in it does', async () => {
    const auditor = await stage.as('shenji');
    expect((await auditor.get('/api/rating-points').query(listed())).body.total).toBeGreaterThan(88);
    const outsider = await stage.as('bt-yunying1');
    expect((await outsider.get('/api/rating-points').query(listed())).body.total).toBe(0);
    expect((await outsider.get('/api/rating-points/sites')).status).toBe(403);
  });
});
