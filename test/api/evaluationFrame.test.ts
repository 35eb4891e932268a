import type { Agent } from 'supertest';
import type { EvaluationObjectsView } from '../../api/evaluation-object/schemas';
import type { LibraryImportReport, LibraryView } from '../../api/library/schemas';
import type { QuestionnaireView } from '../../api/questionnaire/schemas';
import { workbook, XLSX } from '../../api/spreadsheet';
import { addDemoLibrary } from '../../db/presets';
import { ApiStage, keyed, listed, newKey } from './support';

/** What a round is prepared from: objects, library, questionnaires; who may touch them, and what is refused. */
let stage: ApiStage;
let organiser: Agent;
let other: Agent;
let auditor: Agent;
let evaluated: Agent;

beforeAll(async () => {
  stage = await ApiStage.open();
  await addDemoLibrary(stage.db, 2026);
  organiser = await stage.as('ge-zuzhi1');
  other = await stage.as('ge-zuzhi2');
  auditor = await stage.as('shenji');
  evaluated = await stage.as('jingban1');
}, 60_000);
afterAll(() => stage?.close());

const post = (who: Agent, path: string, body: object = {}, key = newKey()) =>
  who.post(`/api${path}`).set(keyed(key)).send(body);

describe('objects (GE-OBJ-1, AMB-GE-8)', () => {
  const read = async (who: Agent, on?: string): Promise<EvaluationObjectsView> =>
    (
      await who
        .get('/api/evaluation-objects')
        .query(on ? { on } : {})
        .expect(200)
    ).body;
  const change = {
    name: '市金融工作委员会办公室',
    inTargetAssessment: true,
    organisationId: 'GY-MONEY',
    validFrom: '2027-01-01',
    reason: '机构改革',
  };

  test('8 and 40, read by everybody in the city, edited by the organiser', async () => {
    for (const who of [organiser, auditor, evaluated]) {
      const { data, deviations, mayEdit } = await read(who);
      expect(data.filter(({ group }) => group === 'COUNTY')).toHaveLength(8);
      expect(data.filter(({ group }) => group === 'DEPARTMENT')).toHaveLength(40);
      expect(deviations).toEqual([]);
      expect(mayEdit).toBe(who === organiser);
    }
    await post(evaluated, '/evaluation-objects/GY-MONEY/change', change).expect(403);
    await post(auditor, '/evaluation-objects/GY-MONEY/change', change).expect(403);
  });

  test('a reform ends one version and begins another; the day decides; once for each key', async () => {
    const key = newKey();
    await post(organiser, '/evaluation-objects/GY-MONEY/change', change, key).expect(204);
    await post(organiser, '/evaluation-objects/GY-MONEY/change', change, key).expect(204);
    const other = { ...change, name: '别的名称' };
    expect((await post(organiser, '/evaluation-objects/GY-MONEY/change', other, key)).body.code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    const of = async (on: string) => (await read(organiser, on)).data.find(({ id }) => id === 'GY-MONEY')!;
    expect((await of('2026-12-31')).inForce).toMatchObject({ name: '市金融工作局', validTo: '2026-12-31' });
    expect((await of('2027-01-01')).inForce).toMatchObject({ name: change.name, validTo: null });
    expect((await of('2027-01-01')).versions).toHaveLength(2);
    expect((await post(organiser, '/evaluation-objects/GY-MONEY/change', change)).body).toMatchObject({
      code: 'NOT_LATER',
      field: 'validFrom',
    });
  });

  test('ended, the numbers deviate and it is said; added again under a code of its own', async () => {
    const end = { validTo: '2026-12-31', reason: '撤销' };
    await post(organiser, '/evaluation-objects/GY-AIR-DEFENCE/end', end).expect(204);
    expect((await post(organiser, '/evaluation-objects/GY-AIR-DEFENCE/end', end)).body.code).toBe(
      'OBJECT_ENDED',
    );
    expect((await read(auditor, '2027-02-01')).deviations).toEqual([
      { group: 'DEPARTMENT', required: 40, actual: 39, ruleId: 'GE-OBJ-1' },
    ]);
    const added = {
      id: 'GY-DATA',
      group: 'DEPARTMENT',
      order: 41,
      name: '市数据局',
      inTargetAssessment: true,
      organisationId: null,
      validFrom: '2027-01-01',
      reason: '新设',
    };
    await post(organiser, '/evaluation-objects', added).expect(204);
    expect((await read(auditor, '2027-02-01')).deviations).toEqual([]);
    expect((await post(organiser, '/evaluation-objects', added)).body.code).toBe('OBJECT_EXISTS');
    const wrong = await post(organiser, '/evaluation-objects', { ...added, id: '数据', organisationId: 'X' });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ field: 'id' }] });
    await organiser.get('/api/evaluation-objects/export.xlsx').expect(200).expect('Content-Type', XLSX);
  });
});

describe('library (GE-LIB-1, GE-LIB-2)', () => {
  const read = async (year: number, number: number): Promise<LibraryView> =>
    (await organiser.get('/api/library').query({ year, number }).expect(200)).body;
  const stale = (view: LibraryView) =>
    Object.fromEntries(view.strata.filter((each) => each.stale > 0).map(({ code, stale: n }) => [code, n]));
  const member = {
    name: '测试人员',
    phone: '18800001111',
    leafId: 'S6',
    consentedOn: '2026-03-01',
    consentBasis: '书面同意书',
    round: { year: 2026, number: 2 },
  };

  test('2000 in six strata and 45 leaves; what has to be chosen anew before a round is counted', async () => {
    const first = await read(2026, 1);
    expect(first).toMatchObject({ total: 2000, required: 2000 });
    expect(first.leaves).toHaveLength(45);
    expect(first.leaves.filter(({ difference }) => difference !== 0)).toEqual([]);
    expect(stale(first)).toEqual({});
    expect(stale(await read(2026, 2))).toEqual({ S3: 300 });
    expect(stale(await read(2027, 1))).toEqual({ S1: 1000, S2: 300, S3: 300, S4: 50, S5: 330, S6: 20 });
  });

  test('confirmed for the round, leaf by leaf', async () => {
    const leafIds = (await read(2026, 2)).leaves
      .filter(({ stratum }) => stratum === 'S3')
      .map(({ leafId }) => leafId);
    await post(organiser, '/library/confirm', { leafIds, round: { year: 2026, number: 2 } }).expect(204);
    expect(stale(await read(2026, 2))).toEqual({});
    expect(
      (await post(organiser, '/library/confirm', { leafIds: ['S9'], round: { year: 2026, number: 2 } })).body
        .code,
    ).toBe('LEAF_UNKNOWN');
  });

  test('nobody is seen in full but by the organiser, who says why and is on record', async () => {
    for (const who of [organiser, auditor]) {
      const { body } = await who
        .get('/api/library/members')
        .query(listed({ leafId: 'S4-CITY' }))
        .expect(200);
      expect(body.total).toBe(10);
      for (const each of body.data) {
        expect(each.name).toMatch(/^.\*+$/);
        expect(each.phone).toMatch(/^199\*\*\*\*\d{4}$/);
        expect(each.employer).toBeUndefined();
      }
    }
    const { body } = await organiser.get('/api/library/members').query(listed({ leafId: 'S4-CITY' }));
    const [{ id }] = body.data;
    await evaluated.get('/api/library').expect(403);
    await evaluated.get('/api/library/members').expect(403);
    await (await stage.as('bt-yunying1')).get('/api/library').expect(404);
    await post(auditor, `/library/members/${id}/reveal`, { reason: '核对' }).expect(403);
    expect((await post(organiser, `/library/members/${id}/reveal`, {})).status).toBe(422);
    const { body: person } = await post(organiser, `/library/members/${id}/reveal`, {
      reason: '联系补录',
    }).expect(200);
    expect(person.phone).toMatch(/^199\d{8}$/);
    const trail = await stage.db
      .selectFrom('auditEvent')
      .select(['after', 'noteId'])
      .where('action', '=', 'readLibraryMember')
      .executeTakeFirstOrThrow();
    expect(trail).toMatchObject({ after: { memberId: id }, noteId: expect.any(String) });
    expect(JSON.stringify(trail)).not.toContain(person.phone);

    const found = await organiser
      .post('/api/library/members/search')
      .send({ phone: person.phone })
      .expect(200);
    expect(found.body.data.map((each: { id: string }) => each.id)).toEqual([id]);
  });

  test('one comes in, once; the same person not twice; one leaves with a reason', async () => {
    const key = newKey();
    const { body } = await post(organiser, '/library/members', member, key).expect(201);
    expect((await post(organiser, '/library/members', member, key).expect(201)).body).toEqual(body);
    expect((await post(organiser, '/library/members', { ...member, leafId: 'S1' })).body).toMatchObject({
      code: 'MEMBER_TWICE',
      field: 'phone',
    });
    expect((await read(2026, 2)).leaves.find(({ leafId }) => leafId === 'S6')).toMatchObject({
      difference: 1,
    });
    const bad = { ...member, phone: '12', consentedOn: '昨天', leafId: '' };
    const { body: refused } = await post(organiser, '/library/members', bad).expect(422);
    expect(refused.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'consentedOn',
      'leafId',
      'phone',
    ]);

    await post(organiser, `/library/members/${body.id}/correct`, {
      name: '改名',
      phone: null,
      employer: '报社',
      reason: '本人更正',
    }).expect(204);
    expect(
      (await post(organiser, '/library/members/leave', { memberIds: [body.id], reason: '' })).status,
    ).toBe(422);
    await post(organiser, '/library/members/leave', { memberIds: [body.id], reason: '调离' }).expect(204);
    expect(
      (await post(organiser, '/library/members/leave', { memberIds: [body.id], reason: '调离' })).body.code,
    ).toBe('MEMBER_GONE');
    expect((await read(2026, 2)).leaves.find(({ leafId }) => leafId === 'S6')).toMatchObject({
      difference: 0,
    });
  });

  const sheet = (rows: string[][]) =>
    workbook(
      '导入',
      ['样本层', '姓名或企业名称', '手机', '单位', '推荐单位', '同意日期', '同意依据'].map((head, i) => ({
        head,
        width: 10,
        value: (row: string[]) => row[i] ?? '',
      })),
      rows,
    );
  const send = (file: Buffer, dryRun: boolean, key = newKey()) =>
    organiser
      .post('/api/library/import')
      .query({ dryRun: String(dryRun), year: 2026, number: 2 })
      .set(keyed(key))
      .attach('file', file, '样本.xlsx');

  test('a table: each faulty row with every fault, the good ones in, nobody twice however often it is sent', async () => {
    const line = (leaf: string, name: string, phone: string, rest = ['', '', '2026-03-01', '书面同意']) => [
      leaf,
      name,
      phone,
      ...rest,
    ];
    const known = await organiser.get('/api/library/members').query(listed({ leafId: 'S6' }));
    const { body: person } = await post(organiser, `/library/members/${known.body.data[0].id}/reveal`, {
      reason: '测试',
    });
    const file = await sheet([
      line('S6', '甲', '18811110001'),
      line('办事群众代表 / 利州区', '乙', '18811110002'),
      line('没有的层', '丙', '18811110003'),
      line('S6', '', '123', ['', '没有的单位', '', '']),
      line('S2', '甲', '18811110001'),
      line('S6', '重复', person.phone),
      line('S6', '', '', ['', '', '', '']),
    ]);
    const dry = (await send(file, true).expect(200)).body as LibraryImportReport;
    expect(dry.rows.map(({ result }) => result)).toEqual([
      'READY',
      'READY',
      'REFUSED',
      'REFUSED',
      'REFUSED',
      'REFUSED',
    ]);
    const faults = (row: number) =>
      dry.problems.filter((each) => each.row === row).map(({ column, code }) => `${column} ${code}`);
    expect(faults(4)).toEqual(['样本层 LEAF_UNKNOWN']);
    expect(faults(5).sort()).toEqual(
      [
        '姓名或企业名称 INVALID',
        '手机 INVALID',
        '同意日期 INVALID',
        '同意依据 INVALID',
        '推荐单位 ORGANISATION_UNKNOWN',
      ].sort(),
    );
    expect(faults(6)).toEqual(['null ROW_TWICE']);
    expect(faults(7)).toEqual(['手机 MEMBER_TWICE']);
    expect((await read(2026, 2)).total).toBe(2000);

    const key = newKey();
    const done = (await send(file, false, key).expect(200)).body as LibraryImportReport;
    expect(done).toMatchObject({ added: 2, refused: 4 });
    expect(((await send(file, false, key).expect(200)).body as LibraryImportReport).added).toBe(2);
    expect((await read(2026, 2)).total).toBe(2002);
  });

  test('two thousand rows come in at once', async () => {
    const rows = Array.from({ length: 2_000 }, (_, i) => [
      'S1',
      `企业${i}`,
      `177${String(i).padStart(8, '0')}`,
      '某公司',
      '',
      '2026-03-01',
      '书面同意',
    ]);
    const begun = Date.now();
    const { body } = await send(await sheet(rows), false).expect(200);
    process.stdout.write(`import of 2000 members: ${Date.now() - begun} ms\n`);
    expect(body).toMatchObject({ added: 2000, refused: 0 });
  }, 60_000);
});

describe('questionnaires (GE-CON-1, GE-CON-2, GE-CON-3)', () => {
  const view = async (who: Agent, version: number): Promise<QuestionnaireView> =>
    (await who.get(`/api/questionnaires/CONCENTRATED/${version}`).expect(200)).body;
  const path = '/questionnaires/CONCENTRATED/2';

  test('the published version can be looked at and never changed', async () => {
    const { body } = await auditor.get('/api/questionnaires').expect(200);
    expect(
      body.data.map(({ kind, version, status }: QuestionnaireView) => `${kind} ${version} ${status}`),
    ).toEqual(['CONCENTRATED 1 PUBLISHED', 'REAL_TIME 1 PUBLISHED']);
    await evaluated.get('/api/questionnaires').expect(403);
    const first = await view(organiser, 1);
    const save = { revision: 1, content: first.content };
    expect((await post(organiser, '/questionnaires/CONCENTRATED/1/save', save)).body.code).toBe('NOT_DRAFT');
    const realTime = (await organiser.get('/api/questionnaires/REAL_TIME/1').expect(200))
      .body as QuestionnaireView;
    for (const { options } of realTime.content.questions) {
      expect(options.map(({ points }) => points)).toEqual([100, 80, 60, 30, 0, null]); // five levels, and what was not met
    }
  });

  test('drafted by one, saved at its revision, faults named with their rule, published by another', async () => {
    await post(auditor, '/questionnaires/CONCENTRATED/draft').expect(403);
    expect((await post(organiser, '/questionnaires/CONCENTRATED/draft').expect(200)).body).toEqual({
      version: 2,
    });
    expect((await post(other, '/questionnaires/CONCENTRATED/draft')).body.code).toBe('DRAFT_EXISTS');
    const draft = await view(organiser, 2);
    const { content } = draft;
    const unfinished = { ...content, questions: content.questions.slice(1) };
    await post(organiser, `${path}/save`, { revision: 1, content: unfinished }).expect(204);
    // Somebody else still has the first revision on his screen.
    expect((await post(other, `${path}/save`, { revision: 1, content })).body).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      field: 'revision',
    });
    expect((await view(organiser, 2)).problems).toMatchObject([
      { code: 'ASPECT_MISSING', ruleId: 'GE-CON-1' },
    ]);
    expect((await post(other, `${path}/publish`, { revision: 2 })).body).toMatchObject({
      code: 'ASPECT_MISSING',
      ruleId: 'GE-CON-1',
    });
    await post(organiser, `${path}/save`, { revision: 2, content: { ...content, title: '第二版' } }).expect(
      204,
    );
    expect((await post(organiser, `${path}/publish`, { revision: 3 })).body).toMatchObject({
      code: 'FOUR_EYES',
      ruleId: 'GE-CON-3',
    });
    expect(await view(other, 2)).toMatchObject({ mayPublish: true, inForce: { version: 1 } });
    const key = newKey();
    await post(other, `${path}/publish`, { revision: 3 }, key).expect(204);
    await post(other, `${path}/publish`, { revision: 3 }, key).expect(204);
    const { body } = await auditor.get('/api/questionnaires');
    expect(
      body.data.map(({ kind, version, status }: QuestionnaireView) => `${kind} ${version} ${status}`),
    ).toEqual(['CONCENTRATED 2 PUBLISHED', 'CONCENTRATED 1 SUPERSEDED', 'REAL_TIME 1 PUBLISHED']);
  });

  test('whoever saved a draft of another does not publish it; a draft can be given up', async () => {
    await post(organiser, '/questionnaires/REAL_TIME/draft').expect(200);
    const { body } = await organiser.get('/api/questionnaires/REAL_TIME/2').expect(200);
    const save = { revision: 1, content: { ...body.content, title: '改' } };
    await post(other, '/questionnaires/REAL_TIME/2/save', save).expect(204);
    expect((await post(other, '/questionnaires/REAL_TIME/2/publish', { revision: 2 })).body.code).toBe(
      'FOUR_EYES',
    );
    const wrong = {
      ...body.content,
      questions: [{ ...body.content.questions[0], options: [{ code: 'A', label: '好', points: 101 }] }],
    };
    const refused = await post(organiser, '/questionnaires/REAL_TIME/2/save', {
      revision: 2,
      content: wrong,
    }).expect(422);
    expect(refused.body.errors[0].field).toBe('content.questions.0.options.0.points');
    await post(organiser, '/questionnaires/REAL_TIME/2/discard').expect(204);
    expect((await post(organiser, '/questionnaires/REAL_TIME/draft').expect(200)).body).toEqual({
      version: 3,
    });
  });
});
