import type { Agent } from 'supertest';
import { readCode } from '../../api/rating/code';
import type { PointImportReport, RatingPointView, RatingSiteView } from '../../api/rating-point/schemas';
import { pdfText } from '../documents/pdfText';
import { issueCode, printed, RATING_SECRET, Rater } from '../support/ratingStage';
import { ApiStage, asBuffer, keyed, listed, newKey } from './support';

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

  describe('renaming (GE-WAY-4)', () => {
    const renameSite = (id: string, body: object, key = newKey()) =>
      organiser.post(`/api/rating-points/sites/${id}/rename`).set(keyed(key)).send(body);
    const renameWindow = (id: string, body: object, key = newKey()) =>
      organiser.post(`/api/rating-points/${id}/rename-window`).set(keyed(key)).send(body);

    test('of a site: once for each key, audited, by who knows the name it has; codes carry the new one', async () => {
      const code = await issueCode(organiser, 'GY-POLICE', '户籍窗口', '旧名大厅');
      const rater = new Rater(stage.app);
      const rated = await rater.rate(printed(code));
      expect(rated.status).toBe(200);
      const body = { name: '新名大厅', address: '人民路1号', revision: 1 };
      const key = newKey();
      const [first, second] = [
        await renameSite(code.siteId, body, key),
        await renameSite(code.siteId, body, key),
      ];
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(await events(code.siteId)).toEqual([
        { action: 'addRatingSite', ruleId: 'GE-WAY-4' },
        { action: 'renameRatingSite', ruleId: 'GE-WAY-4' },
      ]);
      const reused = await renameSite(code.siteId, { ...body, name: '另一个' }, key);
      expect(reused.body.code).toBe('IDEMPOTENCY_KEY_REUSED');
      const late = await renameSite(code.siteId, { ...body, name: '另一个' });
      expect(late.body).toMatchObject({
        status: 409,
        code: 'CHANGED_MEANWHILE',
        field: 'revision',
        ruleId: 'GE-WAY-4',
      });
      const point = await organiser.get(`/api/rating-points/${code.id}`);
      expect(point.body).toMatchObject({ siteName: '新名大厅', windowName: '户籍窗口', status: 'ACTIVE' });
      // The code that was printed before opens, and shows the new name.
      expect(await rater.open(printed(code))).toMatchObject({ siteName: '新名大厅', rated: true });
      const list = await organiser.get('/api/ratings').query(listed({ pointId: code.id }));
      expect(list.body.data).toMatchObject([{ id: rated.body.id, siteName: '新名大厅' }]);
      const poster = await organiser.get(`/api/rating-points/${code.id}/poster.pdf`).buffer().parse(asBuffer);
      expect(pdfText(poster.body)).toContain('新名大厅·户籍窗口');
    });

    test('of a site: no two have one name, also when asked at one moment; an unknown one is not found', async () => {
      const ids = await Promise.all(
        ['甲', '乙'].map(async (name) => (await issueCode(organiser, 'CX', '', `${name}大厅`)).siteId),
      );
      const answers = await Promise.all(
        ids.map((id) => renameSite(id, { name: '同名大厅', address: '', revision: 1 })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
        code: 'SITE_EXISTS',
        field: 'name',
      });
      const unknown = await renameSite('S-nowhere', { name: '大厅', address: '', revision: 1 });
      expect(unknown.body).toMatchObject({ status: 404, code: 'SITE_UNKNOWN' });
    });

    test('of a window: the code stays the same; reissued, the next one hangs under the new name', async () => {
      const code = await issueCode(organiser, 'GY-POLICE', '5号窗口');
      const key = newKey();
      const body = { windowName: '出入境窗口', revision: 1 };
      expect((await renameWindow(code.id, body, key)).body).toEqual({ id: code.id });
      expect((await renameWindow(code.id, body, key)).body).toEqual({ id: code.id });
      expect((await events(code.id)).map(({ action }) => action)).toEqual([
        'addRatingPoint',
        'renameRatingWindow',
      ]);
      expect((await renameWindow(code.id, { ...body, windowName: '别的' })).body.code).toBe(
        'CHANGED_MEANWHILE',
      );
      const detail = (await organiser.get(`/api/rating-points/${code.id}`)).body;
      expect(detail).toMatchObject({ windowName: '出入境窗口', revision: 2 });
      expect(detail.link.split('#')[1]).toBe(printed(code));
      const next = await organiser
        .post(`/api/rating-points/${code.id}/reissue`)
        .set(keyed())
        .send({ reason: '破损' });
      expect((await organiser.get(`/api/rating-points/${next.body.id}`)).body.windowName).toBe('出入境窗口');
      expect((await renameWindow(code.id, { ...body, revision: 2 })).body).toMatchObject({
        status: 409,
        code: 'POINT_WITHDRAWN',
      });
    });

    test('of a window: refused where another code hangs, on a wall, and without a name', async () => {
      const one = await issueCode(organiser, 'GY-POLICE', '6号窗口');
      await issueCode(organiser, 'GY-POLICE', '7号窗口');
      const taken = await renameWindow(one.id, { windowName: '7号窗口', revision: 1 });
      expect(taken.body).toMatchObject({
        status: 409,
        code: 'PLACE_TAKEN',
        ruleId: 'GE-WAY-4',
        field: 'windowName',
      });
      const onWall = await issueCode(organiser, 'GY-POLICE', '');
      const wall = await renameWindow(onWall.id, { windowName: '7号窗口', revision: 1 });
      expect(wall.body).toMatchObject({ status: 409, code: 'NO_WINDOW', field: 'windowName' });
      const empty = await renameWindow(one.id, { windowName: ' ', revision: 1 });
      expect(empty.body.errors).toMatchObject([{ field: 'windowName', message: '请填写窗口名称' }]);
    });

    test('is for the organiser only', async () => {
      const code = await issueCode(organiser, 'GY-URBAN', '8号窗口');
      const unit = await stage.as('ge-chengguan');
      const answer = await unit
        .post(`/api/rating-points/${code.id}/rename-window`)
        .set(keyed())
        .send({ windowName: '别的', revision: 1 });
      expect(answer.status).toBe(403);
      const supervisor = await stage.as('shenji');
      const other = await supervisor
        .post(`/api/rating-points/sites/${code.siteId}/rename`)
        .set(keyed())
        .send({ name: '别的', address: '', revision: 1 });
      expect(other.status).toBe(403);
    });
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
    // An entrance that is called otherwise by now is still that of its department.
    const sites = (await organiser.get('/api/rating-points/sites')).body.data as RatingSiteView[];
    const entrance = sites.find(({ name }) => name === '市公安局门口')!;
    await organiser
      .post(`/api/rating-points/sites/${entrance.id}/rename`)
      .set(keyed())
      .send({ name: '市公安局一楼大厅', address: '', revision: entrance.revision });
    expect((await fill({ target: 'ENTRANCES' })).body).toEqual({ added: 0, existing: 40 });
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
