import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Agent } from 'supertest';
import { oneWay, signVisit } from '../../api/rating/code';
import { findRatingText } from '../../db/queries/ratingList';
import { toJson } from '../../db/schema';
import { addDays, chinaDate } from '../../workflows/rules/calendar/dates';
import { allSix, issueCode, printed, Rater } from '../support/ratingStage';
import { ApiStage, keyed, listed, newKey } from './support';

let stage: ApiStage;
let organiser: Agent;
let codes = 0;
beforeAll(async () => {
  stage = await ApiStage.open();
  organiser = await stage.as('ge-zuzhi1');
});
afterAll(() => stage?.close());

const freshCode = (objectId = 'GY-URBAN') => {
  codes += 1;
  return issueCode(organiser, objectId, `窗口${codes}`);
};
const rater = () => new Rater(stage.app);
const row = (id: string) =>
  stage.db.selectFrom('rating').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const followUps = (ratingId: string) =>
  stage.db.selectFrom('followUpDue').selectAll().where('ratingId', '=', ratingId).execute();

/** Ratings from one device beyond its limit of three a day; the last one is set aside. */
async function setAside(objectId = 'GY-URBAN', answers = allSix('VERY_GOOD'), reason = '') {
  const person = rater();
  let id = '';
  for (let nth = 0; nth < 4; nth += 1) {
    id = randomUUID();
    const code = await freshCode(objectId);
    expect((await person.rate(printed(code), { id, answers, reason })).status).toBe(200);
  }
  return id;
}

describe('a rating by code (GE-WAY-3, GE-WAY-4, GE-PER-2)', () => {
  test('who scans sees place and questionnaire, and not what an option is worth', async () => {
    const code = await freshCode();
    const opened = await rater().open(printed(code));
    expect(opened).toMatchObject({ objectName: '市城管执法局', siteName: '市政务服务大厅' });
    expect(opened.questionnaire.questions).toHaveLength(6);
    expect(JSON.stringify(opened)).not.toContain('points');
  });

  test('counts, and is kept with one-way values only', async () => {
    const code = await freshCode();
    const person = rater();
    const id = randomUUID();
    const answer = await person.rate(printed(code), { id, answers: allSix('GOOD', { R1: 'UNKNOWN' }) });
    expect(answer.body).toEqual({ id, poor: false });
    const kept = await row(id);
    expect(kept).toMatchObject({
      status: 'COUNTED',
      objectId: 'GY-URBAN',
      scored: 5,
      points: 400,
      worst: 80,
    });
    const whole = JSON.stringify(kept);
    expect(whole).not.toContain(person.deviceToken);
    expect(whole).not.toContain(person.address);
  });

  test('one rating for a visit: the same device at the same code on the same day', async () => {
    const code = await freshCode();
    const person = rater();
    expect((await person.rate(printed(code))).status).toBe(200);
    const again = await person.rate(printed(code));
    expect(again.body).toMatchObject({ status: 409, code: 'ALREADY_RATED', ruleId: 'GE-PER-2' });
    expect((await person.open(printed(code))).rated).toBe(true);
    expect((await rater().open(printed(code))).rated).toBe(false);
    expect((await rater().rate(printed(code))).status).toBe(200);
  });

  test('one rating for a matter, however its number is written, from whatever device and code', async () => {
    const matterNo = `GY-2026-${Math.floor(Math.random() * 1e6)}`;
    expect((await rater().rate(printed(await freshCode()), { matterNo })).status).toBe(200);
    const again = await rater().rate(printed(await freshCode()), {
      matterNo: ` ${matterNo.toLowerCase().replaceAll('-', ' ')}`,
    });
    expect(again.body).toMatchObject({ status: 409, code: 'ALREADY_RATED', ruleId: 'GE-PER-2' });
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from rating where rating::text like ${`%${matterNo.slice(3)}%`}`.execute(
      stage.db,
    );
    expect(rows[0]!.n).toBe(0);
    const strange = await rater().rate(printed(await freshCode()), { matterNo: '<x>' });
    expect(strange.body).toMatchObject({ code: 'MATTER_NO_INVALID', field: 'matterNo' });
  });

  test('sent again it has the first answer, also after the code is gone; other content under the id is refused', async () => {
    const code = await freshCode();
    const person = rater();
    const signed = printed(code);
    const { visitToken } = await person.open(signed);
    const form = person.form(signed, visitToken, {
      answers: allSix('VERY_POOR'),
      reason: '等了一上午没人管',
    });
    const first = await person.post('submit', form);
    expect(first.body).toEqual({ id: form.id, poor: true });
    await organiser.post(`/api/rating-points/${code.id}/withdraw`).set(keyed()).send({ reason: '窗口撤销' });
    expect((await person.post('submit', form)).body).toEqual(first.body);
    expect(await followUps(form.id)).toHaveLength(1);
    const changed = await person.post('submit', { ...form, reason: '另一段话' });
    expect(changed.body).toMatchObject({ status: 409, code: 'RATING_ID_REUSED' });
    const fresh = await person.post('submit', { ...form, id: randomUUID() });
    expect(fresh.body).toMatchObject({ status: 409, code: 'CODE_INVALID', ruleId: 'GE-WAY-3' });
  });

  test('twenty sends of one rating at once leave one', async () => {
    const signed = printed(await freshCode());
    const person = rater();
    const { visitToken } = await person.open(signed);
    const form = person.form(signed, visitToken);
    const answers = await Promise.all(Array.from({ length: 20 }, () => person.post('submit', form)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const others = await Promise.all(
      Array.from({ length: 10 }, () => person.post('submit', { ...form, id: randomUUID() })),
    );
    expect(new Set(others.map(({ body }) => body.code))).toEqual(new Set(['ALREADY_RATED']));
  });

  test('a poor answer needs words; then it is put down for follow-up with its aspects', async () => {
    const signed = printed(await freshCode());
    const person = rater();
    const answers = allSix('VERY_GOOD', { R3: 'POOR', R6: 'VERY_POOR' });
    const bare = await person.rate(signed, { answers });
    expect(bare.body).toMatchObject({ code: 'REASON_REQUIRED', field: 'reason', ruleId: 'GE-WAY-3' });
    const id = randomUUID();
    const contact = { name: '李春梅', phone: '13800138000', consent: true };
    const said = await person.rate(signed, { id, answers, reason: '态度冷淡，材料清单贴错了', contact });
    expect(said.body).toEqual({ id, poor: true });
    expect(await followUps(id)).toEqual([
      expect.objectContaining({ kind: 'RATING', objectId: 'GY-URBAN', aspects: ['ATTITUDE', 'OPENNESS'] }),
    ]);
    expect(await findRatingText(stage.db, id)).toMatchObject({ contactName: '李春梅' });
  });

  test('a telephone number is kept only of who agrees to be called', async () => {
    const contact = { name: '王', phone: '13800138000', consent: false };
    const answer = await rater().rate(printed(await freshCode()), { contact });
    expect(answer.status).toBe(422);
  });

  test.each([
    ['an answer missing', { R1: 'VERY_GOOD' }, 'ANSWERS_INCOMPLETE'],
    ['an option that does not exist', allSix('SPLENDID'), 'OPTION_UNKNOWN'],
    ['a question that does not exist', { ...allSix('VERY_GOOD'), R9: 'VERY_GOOD' }, 'QUESTION_UNKNOWN'],
  ])('%s is refused', async (_what, answers, code) => {
    expect((await rater().rate(printed(await freshCode()), { answers })).body.code).toBe(code);
  });

  test('a questionnaire that was replaced meanwhile is to be answered anew', async () => {
    const answer = await rater().rate(printed(await freshCode()), { questionnaireVersion: 7 });
    expect(answer.body).toMatchObject({ code: 'QUESTIONNAIRE_CHANGED', ruleId: 'GE-CON-2' });
  });

  test('a visit is open for three days, for a rating that waited for a network', async () => {
    const { ratingSecret } = stage.ctx.settings;
    const today = chinaDate(new Date().toISOString());
    for (const [days, wanted] of [
      [-2, 200],
      [-3, 409],
      [1, 409],
    ] as const) {
      const code = await freshCode();
      const person = rater();
      const deviceKey = oneWay(ratingSecret, 'DEVICE', person.deviceToken);
      const visit = signVisit(ratingSecret, { codeId: code.id, deviceKey, date: addDays(today, days) });
      const answer = await person.post('submit', person.form(printed(code), visit));
      expect([days, answer.status]).toEqual([days, wanted]);
    }
  });
});

describe('limits against stuffing', () => {
  test('the fourth from one device in a day is kept and set aside, and asks for no follow-up yet', async () => {
    const id = await setAside('GY-URBAN', allSix('VERY_POOR'), '不办');
    const kept = await row(id);
    expect(kept.status).toBe('SUSPICIOUS');
    expect(kept.suspicions).toEqual([{ key: 'DEVICE', count: 4, max: 3, minutes: 1440 }]);
    expect(await followUps(id)).toEqual([]);
  });

  test('thirty at one moment from one address: ten count, whatever the order', async () => {
    const code = await freshCode('GY-POLICE');
    const people = Array.from({ length: 30 }, rater);
    for (const person of people) person.address = '192.0.2.7';
    const tokens = await Promise.all(people.map((person) => person.open(printed(code))));
    const forms = people.map((person, nth) => person.form(printed(code), tokens[nth]!.visitToken));
    const answers = await Promise.all(people.map((person, nth) => person.post('submit', forms[nth]!)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const kept = await stage.db
      .selectFrom('rating')
      .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
      .where('pointId', '=', code.id)
      .groupBy('status')
      .execute();
    expect(Object.fromEntries(kept.map(({ status, n }) => [status, n]))).toEqual({
      COUNTED: 10,
      SUSPICIOUS: 20,
    });
  });
});

describe('screening', () => {
  const screen = (agent: Agent, id: string, body: object, key = newKey()) =>
    agent.post(`/api/ratings/${id}/screen`).set(keyed(key)).send(body);

  test('counts with a reason, once; a poor one asks for a follow-up from then on', async () => {
    const id = await setAside('GY-URBAN', allSix('VERY_POOR'), '推来推去');
    expect((await screen(organiser, id, { count: true, reason: ' ' })).body).toMatchObject({
      status: 422,
      field: 'reason',
    });
    const key = newKey();
    const body = { count: true, reason: '同一家人先后办事，核实属实' };
    const first = await screen(organiser, id, body, key);
    expect(first.body).toEqual({ id, late: false });
    expect((await screen(organiser, id, body, key)).body).toEqual(first.body);
    expect((await row(id)).status).toBe('COUNTED');
    expect(await followUps(id)).toHaveLength(1);
    const again = await screen(await stage.as('ge-zuzhi2'), id, { count: false, reason: '再想想' });
    expect(again.body).toMatchObject({ status: 409, code: 'NOT_SET_ASIDE' });
    const detail = await organiser.get(`/api/ratings/${id}`);
    expect(detail.body).toMatchObject({ screenNote: body.reason, mayScreen: false, status: 'COUNTED' });
    const audit = await stage.db
      .selectFrom('auditEvent')
      .select(['action', 'ruleId'])
      .where('subjectId', '=', id)
      .execute();
    expect(audit).toEqual([{ action: 'screenRating', ruleId: 'GE-WAY-3' }]);
  });

  test('in bulk each has its own result', async () => {
    const ids = [await setAside(), await setAside(), randomUUID()];
    const answer = await organiser
      .post('/api/ratings/bulk/screen')
      .set(keyed())
      .send({ ids, count: false, reason: '同一设备反复评价' });
    expect(answer.body.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, true, false]);
    expect(answer.body.results[2].problem.code).toBe('NOT_FOUND');
    expect((await row(ids[0]!)).status).toBe('REJECTED');
  });

  test('of a scored round only by who knows it, and marked (GE-SCO-1)', async () => {
    const id = await setAside();
    const round = await addRound('SCORED');
    const blind = await screen(organiser, id, { count: true, reason: '核实属实' });
    expect(blind.body).toMatchObject({
      status: 409,
      code: 'ROUND_SCORED',
      ruleId: 'GE-SCO-1',
      field: 'afterScoring',
    });
    expect((await row(id)).status).toBe('SUSPICIOUS');
    const detail = await organiser.get(`/api/ratings/${id}`);
    expect(detail.body.round).toMatchObject({ id: round, scored: true });
    const knowing = await screen(organiser, id, { count: true, reason: '核实属实', afterScoring: true });
    expect(knowing.body).toEqual({ id, late: true });
    const list = await organiser.get('/api/ratings').query(listed({ screenedLate: true }));
    expect(list.body.data.map((each: { id: string }) => each.id)).toEqual([id]);
    await stage.db.deleteFrom('evaluationRound').where('id', '=', round).execute();
  });

  test('supervisors and auditors look and do not decide', async () => {
    const id = await setAside();
    for (const name of ['duban', 'shenji']) {
      const agent = await stage.as(name);
      expect((await agent.get(`/api/ratings/${id}`)).status).toBe(200);
      expect((await screen(agent, id, { count: true, reason: '可以' })).status).toBe(403);
    }
  });
});

/** A round of this year over the whole of it. */
async function addRound(status: 'SCORED' | 'PUBLISHED'): Promise<string> {
  const id = randomUUID();
  const year = new Date().getFullYear();
  await stage.db
    .insertInto('evaluationRound')
    .values({
      id,
      schemeCode: 'GE',
      schemeVersion: 1,
      year,
      number: 3,
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
      organiserOrganisationId: 'GY-EVALUATION',
      regionId: 'GY',
      status,
      version: 1,
      begunBy: randomUUID(),
      begunAt: new Date().toISOString(),
      ties: toJson([]),
      publishedVersion: status === 'PUBLISHED' ? 1 : null,
      publishedAt: status === 'PUBLISHED' ? new Date().toISOString() : null,
      stepSeq: 1,
      updatedAt: new Date().toISOString(),
    } as never)
    .execute();
  return id;
}

describe('list, contact, figures', () => {
  test('filters by object, status, suspicion, poor and day', async () => {
    const rows = async (filter: object) =>
      (await organiser.get('/api/ratings').query(listed(filter, ['at', 'DESC']))).body;
    const all = await rows({});
    const police = await rows({ objectId: 'GY-POLICE' });
    expect(police.total).toBe(30);
    expect((await rows({ objectId: 'GY-POLICE', suspicion: 'ADDRESS' })).total).toBe(20);
    expect((await rows({ objectId: 'GY-POLICE', suspicion: 'DEVICE' })).total).toBe(0);
    expect((await rows({ poor: true })).data.every(({ poor }: { poor: boolean }) => poor)).toBe(true);
    expect((await rows({ from: '2020-01-01', to: '2020-12-31' })).total).toBe(0);
    expect(all.total).toBeGreaterThan(30);
    const words = police.data.flatMap(({ suspicions }: { suspicions: { words: string }[] }) =>
      suspicions.map((each) => each.words),
    );
    expect(new Set(words)).toEqual(
      new Set(['同一网络地址1小时内评价超过10次', '同一评价码10分钟内评价超过20次']),
    );
  });

  test('a telephone number is masked for everybody; reading it in full leaves a trace', async () => {
    const id = randomUUID();
    const contact = { name: '李春梅', phone: '13800138000', consent: true };
    await rater().rate(printed(await freshCode()), { id, contact });
    const detail = await organiser.get(`/api/ratings/${id}`);
    expect(detail.body).toMatchObject({
      contactName: '李**',
      contactPhone: '138****8000',
      mayReadContact: true,
    });
    const auditor = await stage.as('shenji');
    expect((await auditor.get(`/api/ratings/${id}`)).body.mayReadContact).toBe(false);
    expect((await auditor.get(`/api/ratings/${id}/contact`)).status).toBe(403);
    const whole = await organiser.get(`/api/ratings/${id}/contact`);
    expect(whole.body).toEqual({ contactName: '李春梅', contactPhone: '13800138000' });
    const trace = await stage.db
      .selectFrom('auditEvent')
      .select(['subjectType', 'action'])
      .where('subjectId', '=', id)
      .execute();
    expect(trace).toEqual([{ subjectType: 'access', action: 'readRatingContact' }]);
  });

  test('the board adds up to the list, with exact means', async () => {
    const objectId = 'GY-EDUCATION';
    for (const answers of [
      allSix('VERY_GOOD'),
      allSix('GOOD'),
      allSix('UNKNOWN', { R1: 'GOOD', R2: 'VERY_GOOD' }),
    ])
      await rater().rate(printed(await freshCode(objectId)), { answers });
    const year = new Date().getFullYear();
    const board = await organiser
      .get('/api/ratings/dashboard')
      .query({ from: `${year}-01-01`, to: `${year}-12-31`, objectId });
    // (100 + 80 + 90) / 3
    expect(board.body.summary).toEqual({ counted: 3, mean: '90.00', poor: 0, setAside: 0, rejected: 0 });
    expect(board.body.objects).toEqual([
      expect.objectContaining({ id: objectId, counted: 3, mean: '90.00' }),
    ]);
    expect(board.body.points).toHaveLength(3);
    expect(board.body).toMatchObject({ step: 'WEEK', trend: [{ counted: 3, mean: '90.00', poor: 0 }] });
    const [efficiency] = board.body.aspects;
    expect(efficiency).toMatchObject({ code: 'EFFICIENCY', count: 3, mean: '86.67' });
    expect(efficiency.levels.map(({ count }: { count: number }) => count)).toEqual([1, 2, 0, 0, 0, 0]);
    const whole = await organiser
      .get('/api/ratings/dashboard')
      .query({ from: `${year}-01-01`, to: `${year}-12-31` });
    const { counted, setAside, rejected } = whole.body.summary;
    const list = await organiser.get('/api/ratings').query(listed());
    expect(counted + setAside + rejected).toBe(list.body.total);
    const book = await organiser
      .get('/api/ratings/dashboard.xlsx')
      .query({ from: `${year}-01-01`, to: `${year}-12-31` });
    expect(book.status).toBe(200);
    expect((await organiser.get('/api/ratings/export.xlsx').query(listed())).status).toBe(200);
    const taken = await stage.db
      .selectFrom('auditEvent')
      .select('after')
      .where('action', '=', 'exportList')
      .execute();
    expect(taken).toEqual([{ after: { list: 'ratings', rows: list.body.total } }]);
  });

  test('ratings that come by another way are worth what the questionnaire says', async () => {
    const code = await freshCode();
    const id = randomUUID();
    await stage.db
      .insertInto('rating')
      .values({
        id,
        schemeCode: 'GE',
        pointId: code.id,
        objectId: code.objectId,
        at: new Date().toISOString(),
        occasionKey: id,
        questionnaireVersion: 1,
        answers: toJson(allSix('POOR', { R1: 'UNKNOWN', R2: 'VERY_POOR' })),
        status: 'COUNTED',
        suspicions: toJson([]),
      })
      .execute();
    expect(await row(id)).toMatchObject({ scored: 5, points: 120, worst: 0 });
  });
});
