import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import { signCode } from '../../api/rating/code';
import { toJson } from '../../db/schema';
import { ApiStage, keyed, listed } from '../api/support';
import { allSix, issueCode, printed, Rater } from '../support/ratingStage';

let stage: ApiStage;
let organiser: Agent;
let code: Awaited<ReturnType<typeof issueCode>>;
let other: Awaited<ReturnType<typeof issueCode>>;
beforeAll(async () => {
  stage = await ApiStage.open();
  organiser = await stage.as('ge-zuzhi1');
  code = await issueCode(organiser, 'GY-URBAN', '甲');
  other = await issueCode(organiser, 'GY-POLICE', '乙');
});
afterAll(() => stage?.close());

const rater = () => new Rater(stage.app);
const countAll = async () =>
  (
    await stage.db
      .selectFrom('rating')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

describe('codes that are not ours', () => {
  const forgeries: [string, (signed: string) => string][] = [
    ['another object under the same signature', (signed) => signed.replace('GY-URBAN', 'GY-POLICE')],
    ['another code under the same signature', (signed) => signed.replace(code.id, other.id)],
    [
      'the signature of another code',
      (signed) => signed.replace(/[^~]+$/, printed(other).split('~').at(-1)!),
    ],
    ['no signature', (signed) => signed.replace(/~[^~]+$/, '')],
    ['an empty signature', (signed) => signed.replace(/[^~]+$/, '')],
    [
      'a letter of the signature changed',
      (signed) => signed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    ],
    ['a signature with more behind it', (signed) => `${signed}A`],
    ['nonsense', () => 'RATE1~~~~~~~~~~'],
    ['words of SQL', () => "RATE1~' or 1=1 --~x~y~zzzzzzzzzzzzzzzzzzzzzz"],
  ];

  test.each(forgeries)('%s neither opens nor takes a rating', async (_what, forge) => {
    const forged = forge(printed(code));
    const person = rater();
    const opened = await person.post('open', { code: forged, deviceToken: person.deviceToken });
    expect(opened.body).toMatchObject({ status: 409, code: 'CODE_INVALID' });
    expect(opened.text).not.toContain('市');
    const { visitToken } = await person.open(printed(code));
    const before = await countAll();
    expect((await person.post('submit', person.form(forged, visitToken))).body.code).toBe('CODE_INVALID');
    expect(await countAll()).toBe(before);
  });

  test('a code signed with another secret, and one for a point that was never issued', async () => {
    const foreign = signCode('x'.repeat(32), {
      codeId: code.id,
      objectId: code.objectId,
      siteId: code.siteId,
    });
    const person = rater();
    const open = (text: string) => person.post('open', { code: text, deviceToken: person.deviceToken });
    expect((await open(foreign)).body.code).toBe('CODE_INVALID');
    expect((await open(printed({ ...code, id: randomUUID() }))).body.code).toBe('CODE_INVALID');
  });

  test('a withdrawn code takes nothing from the next moment on, also of who had it open', async () => {
    const gone = await issueCode(organiser, 'GY-URBAN', '丙');
    const person = rater();
    const { visitToken } = await person.open(printed(gone));
    await organiser.post(`/api/rating-points/${gone.id}/withdraw`).set(keyed()).send({ reason: '被人调换' });
    const answer = await person.post('submit', person.form(printed(gone), visitToken));
    expect(answer.body).toMatchObject({ status: 409, code: 'CODE_INVALID' });
    const opened = await person.post('open', { code: printed(gone), deviceToken: person.deviceToken });
    expect(opened.body.code).toBe('CODE_INVALID');
  });
});

describe('tokens of visits', () => {
  test('used a second time, by another device, at another code, or altered: refused', async () => {
    const person = rater();
    const { visitToken } = await person.open(printed(code));
    const send = (who: Rater, signed: string, token: string) => who.post('submit', who.form(signed, token));
    expect((await send(rater(), printed(code), visitToken)).body.code).toBe('VISIT_INVALID');
    expect((await send(person, printed(other), visitToken)).body.code).toBe('VISIT_INVALID');
    const tomorrow = visitToken.replace(/^\d{4}/, (year) => String(Number(year) + 1));
    expect((await send(person, printed(code), tomorrow)).body.code).toBe('VISIT_INVALID');
    expect((await send(person, printed(code), `${visitToken}~x`)).body.code).toBe('VISIT_INVALID');
    expect((await send(person, printed(code), '')).body.code).toBe('VISIT_INVALID');
    expect((await send(person, printed(code), visitToken)).status).toBe(200);
    expect((await send(person, printed(code), visitToken)).body).toMatchObject({
      code: 'ALREADY_RATED',
      ruleId: 'GE-PER-2',
    });
  });
});

describe('stuffing', () => {
  test('a hundred ratings of one machine under new names are kept, ten count', async () => {
    const flooded = await issueCode(organiser, 'GY-TAX', '丁');
    for (let nth = 0; nth < 100; nth += 1) {
      const person = rater();
      person.address = '203.0.113.9';
      expect((await person.rate(printed(flooded))).status).toBe(200);
    }
    const rows = await stage.db
      .selectFrom('rating')
      .select('status')
      .where('pointId', '=', flooded.id)
      .execute();
    expect(rows).toHaveLength(100);
    expect(rows.filter(({ status }) => status === 'COUNTED')).toHaveLength(10);
    expect(rows.filter(({ status }) => status === 'SUSPICIOUS')).toHaveLength(90);
  }, 60_000);

  test('raters have a limit of their own and do not use up that of the others', async () => {
    const tight = await ApiStage.open({
      limits: {
        requestsPerMinute: 5,
        failedLogins: 5,
        failedLoginsPerClient: 50,
        ratingRequestsPerMinute: 20,
        bulletinRequestsPerMinute: 5,
      },
    });
    try {
      const person = new Rater(tight.app);
      const statuses = [];
      for (let nth = 0; nth < 22; nth += 1)
        statuses.push(
          (await person.post('open', { code: 'RATE1~nothing', deviceToken: person.deviceToken })).status,
        );
      expect(statuses.slice(0, 20).every((status) => status === 409)).toBe(true);
      expect(statuses.slice(20)).toEqual([429, 429]);
    } finally {
      await tight.close();
    }
  });
});

describe('the evaluated find out nothing (GE-WAY-3)', () => {
  const unitAccounts = ['ge-chengguan', 'ge-renfang', 'ge-jkq', 'jingban1'];
  const secretWords = '窗口的人把材料退了三次';

  test('no list, no search, no page, no figures, no workbook of ratings', async () => {
    const id = randomUUID();
    const contact = { name: '罗大勇', phone: '13900001111', consent: true };
    const rated = await rater().rate(printed(code), {
      id,
      answers: allSix('VERY_POOR'),
      reason: secretWords,
      contact,
      matterNo: 'GY20260001',
    });
    expect(rated.status).toBe(200);
    const year = new Date().getFullYear();
    const span = { from: `${year}-01-01`, to: `${year}-12-31` };
    for (const name of unitAccounts) {
      const unit = await stage.as(name);
      const list = await unit.get('/api/ratings').query(listed());
      expect([name, list.body.total ?? 0, list.body.data ?? []]).toEqual([name, 0, []]);
      expect((await unit.get('/api/ratings').query(listed({ objectId: 'GY-URBAN' }))).body.total).toBe(0);
      expect((await unit.get(`/api/ratings/${id}`)).status).toBe(404);
      expect([403, 404]).toContain((await unit.get(`/api/ratings/${id}/contact`)).status);
      for (const path of ['export.xlsx', 'set-aside', 'dashboard', 'dashboard.xlsx']) {
        const answer = await unit.get(`/api/ratings/${path}`).query(span);
        expect([403, 422]).toContain(answer.status);
      }
      const own = await unit.get('/api/ratings/own-dashboard');
      expect(own.text).not.toContain(secretWords);
      expect(own.body.rounds).toEqual([]);
      const screened = await unit
        .post(`/api/ratings/${id}/screen`)
        .set(keyed())
        .send({ count: false, reason: '不实' });
      expect([403, 404]).toContain(screened.status);
    }
  });

  test('a supervisor who works for an evaluated body sees those of the others only', async () => {
    const own = await issueCode(organiser, 'GY-CENTRE', '戊');
    const id = randomUUID();
    await rater().rate(printed(own), { id, answers: allSix('VERY_POOR'), reason: secretWords });
    const supervisor = await stage.as('duban');
    const list = await supervisor.get('/api/ratings').query(listed());
    const objects = new Set(list.body.data.map(({ objectId }: { objectId: string }) => objectId));
    expect(objects.has('GY-URBAN')).toBe(true);
    expect(objects.has('GY-CENTRE')).toBe(false);
    expect((await supervisor.get(`/api/ratings/${id}`)).status).toBe(404);
    const year = new Date().getFullYear();
    const board = await supervisor
      .get('/api/ratings/dashboard')
      .query({ from: `${year}-01-01`, to: `${year}-12-31` });
    expect(board.body.objects.map((each: { id: string }) => each.id)).not.toContain('GY-CENTRE');
    expect((await organiser.get(`/api/ratings/${id}`)).status).toBe(200);
  });

  test('guessed ids of ratings and codes answer as what does not exist', async () => {
    const unit = await stage.as('ge-chengguan');
    const unknown = await unit.get(`/api/ratings/${randomUUID()}`);
    const [known] = await stage.db.selectFrom('rating').select('id').execute();
    const foreign = await unit.get(`/api/ratings/${known!.id}`);
    const shape = ({ status, body }: { status: number; body: Record<string, unknown> }) => ({
      status,
      body: { ...body, requestId: '' },
    });
    expect(shape(foreign)).toEqual(shape(unknown));
    const point = await unit.get(`/api/rating-points/${other.id}`);
    expect(shape(point)).toEqual(shape(await unit.get(`/api/rating-points/${randomUUID()}`)));
  });

  test('own figures: published rounds only, small cells hidden, nothing that comes later shows by a difference', async () => {
    const unit = await stage.as('ge-renfang');
    const windows = [
      await issueCode(organiser, 'GY-AIR-DEFENCE', '一'),
      await issueCode(organiser, 'GY-AIR-DEFENCE', '二'),
    ];
    for (let nth = 0; nth < 8; nth += 1) await rater().rate(printed(windows[0]!));
    for (let nth = 0; nth < 3; nth += 1) await rater().rate(printed(windows[1]!));
    const read = async () => (await unit.get('/api/ratings/own-dashboard')).body;
    expect((await read()).rounds).toEqual([]);
    const year = new Date().getFullYear();
    const at = new Date().toISOString();
    await stage.db
      .insertInto('evaluationRound')
      .values({
        id: randomUUID(),
        schemeCode: 'GE',
        schemeVersion: 1,
        year,
        number: 1,
        periodFrom: `${year}-01-01`,
        periodTo: `${year}-12-31`,
        organiserOrganisationId: 'GY-EVALUATION',
        regionId: 'GY',
        status: 'PUBLISHED',
        version: 1,
        begunBy: randomUUID(),
        begunAt: at,
        ties: toJson([]),
        publishedVersion: 1,
        publishedAt: at,
        stepSeq: 1,
        updatedAt: at,
      } as never)
      .execute();
    const { rounds } = await read();
    expect(rounds).toHaveLength(1);
    expect(rounds[0]).toMatchObject({ objectName: '市人防办', total: { count: 11, hidden: false } });
    // The window with three is hidden, and the other one with it: the difference would tell.
    expect(rounds[0].windows.map(({ count }: { count: number | null }) => count)).toEqual([null, null]);
    expect(rounds[0].aspects).toHaveLength(6);
    const [late] = await stage.db
      .selectFrom('rating')
      .select('id')
      .where('pointId', '=', windows[0]!.id)
      .limit(1)
      .execute();
    await stage.db
      .updateTable('rating')
      .set({ screenedAt: new Date(Date.parse(at) + 60_000).toISOString() })
      .where('id', '=', late!.id)
      .execute();
    expect((await read()).rounds[0].total.count).toBe(10);
    const foreign = await (await stage.as('ge-chengguan')).get('/api/ratings/own-dashboard');
    expect(
      foreign.body.rounds.every(({ objectName }: { objectName: string }) => objectName === '市城管执法局'),
    ).toBe(true);
  });
});

test('neither telephone, words nor number of a matter stand outside of the table of texts', async () => {
  const { rows } = await stage.connection.pool.query(
    `select coalesce(string_agg(r::text, ''), '') as everything from rating r`,
  );
  const audit = await stage.connection.pool.query(
    `select coalesce(string_agg(e::text, ''), '') as everything from audit_event e`,
  );
  const due = await stage.connection.pool.query(
    `select coalesce(string_agg(d::text, ''), '') as everything from follow_up_due d`,
  );
  for (const { everything } of [rows[0], audit.rows[0], due.rows[0]]) {
    for (const word of ['13900001111', '罗大勇', '退了三次', 'GY20260001', '203.0.113.9'])
      expect(everything).not.toContain(word);
  }
});
