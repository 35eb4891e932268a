import { type RawBuilder, sql } from 'kysely';
import type { Agent } from 'supertest';
import { viewObligation } from '../../api/obligation/view';
import { appendAudit } from '../../db/audit/append';
import { verifyChain } from '../../db/queries/audit';
import { type ObligationRow, obligationsOf } from '../../db/queries/obligation';
import { toJson } from '../../db/schema';
import { accountId, addCase, addObligation } from './cases';
import { ApiStage, keyed, listed, newKey } from './support';

let stage: ApiStage;
let window: Agent;
let supervisor: Agent;
let finance: Agent;
let handler: Agent;

beforeAll(async () => {
  stage = await ApiStage.open();
  [window, supervisor, finance, handler] = (await Promise.all(
    ['chuangkou', 'duban', 'caizheng', 'jingban1'].map((each) => stage.as(each)),
  )) as [Agent, Agent, Agent, Agent];
});
afterAll(() => stage?.close());

describe('the list of cases', () => {
  beforeAll(async () => {
    const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T02:00:00.000Z`;
    const at = (n: number) => ({ submittedAt: day(n), updatedAt: day(n) });
    await addCase(stage.db, { caseNo: 'HD-GY-2026-000001', ...at(1), requestedFen: 300, nextDueAt: day(9) });
    await addCase(stage.db, { caseNo: 'HD-GY-2026-000002', ...at(2), requestedFen: 100, overdueCount: 1 });
    await addCase(stage.db, {
      caseNo: 'HD-GY-2026-000003',
      ...at(3),
      requestedFen: 200,
      status: 'CLOSED',
      outcome: 'WITHDRAWN',
      closedAt: day(5),
      search: 'HD-GY-2026-000003 百分之50%公司',
    });
  });

  const numbers = async (filter: object, sort?: [string, 'ASC' | 'DESC']) => {
    const { body, status } = await window.get('/api/redemptions').query(listed(filter, sort));
    expect([status, body.detail]).toEqual([200, undefined]);
    return body.data.map((row: { caseNo: string }) => Number(row.caseNo.slice(-1)));
  };

  test.each([
    ['newest first by default', {}, undefined, [3, 2, 1]],
    ['by amount', {}, ['requestedFen', 'ASC'], [2, 3, 1]],
    ['by due instant, without one last', {}, ['nextDueAt', 'DESC'], [1]],
    ['one status', { status: 'CLOSED' }, undefined, [3]],
    ['several statuses', { status: ['SUBMITTED', 'CLOSED'] }, undefined, [3, 2, 1]],
    ['outcome', { outcome: 'WITHDRAWN' }, undefined, [3]],
    ['overdue', { overdue: true }, undefined, [2]],
    ['open', { open: true }, undefined, [2, 1]],
    ['not open', { open: false }, undefined, [3]],
    ['handed in from', { submittedFrom: '2026-03-02T00:00:00+08:00' }, undefined, [3, 2]],
    ['handed in until', { submittedTo: '2026-03-02T02:00:00.000Z' }, undefined, [2, 1]],
    ['search by number', { q: '000002' }, undefined, [2]],
    ['search with a wildcard sign as text', { q: '50%' }, undefined, [3]],
    ['search without a hit', { q: '_' }, undefined, []],
    ['item', { itemId: 'GY-PATENT-PLEDGE' }, undefined, []],
  ] as [
    string,
    object,
    [string, 'ASC' | 'DESC'] | undefined,
    number[],
  ][])('%s', async (_name, filter, sort, expected) => {
    const found = await numbers(filter, sort);
    expect(expected.length === 1 && sort ? found.slice(0, 1) : found).toEqual(expected);
  });

  test('pages', async () => {
    const second = await window
      .get('/api/redemptions')
      .query({ sort: '["requestedFen","ASC"]', page: 2, perPage: 2 });
    expect(second.body.total).toBe(3);
    expect(second.body.data.map((row: { requestedFen: number }) => row.requestedFen)).toEqual([300]);
  });

  test.each([
    ['a field by which nothing is sorted', { sort: '["search","ASC"]' }, 422],
    ['a filter that is not known', { filter: '{"secret":1}' }, 422],
    ['a filter of a wrong kind', { filter: '{"overdue":"yes"}' }, 422],
    ['no JSON', { filter: '{' }, 422],
    ['page zero', { page: 0 }, 422],
    ['a page as large as the table', { perPage: 100_000 }, 422],
    ['a page too deep', { page: 500, perPage: 100 }, 400],
  ])('refuses %s', async (_name, query, status) => {
    const answer = await window.get('/api/redemptions').query(query);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe('work and time limits', () => {
  let mine: string;
  let late: string;

  beforeAll(async () => {
    const industry = { departmentOrganisationId: 'GY-INDUSTRY', status: 'REVIEWING' } as const;
    mine = await addCase(stage.db, {
      ...industry,
      handlerAccountId: accountId('jingban1'),
      nextDueAt: '2026-01-19T10:00:00.000Z',
    });
    await addObligation(stage.db, mine);
    late = await addCase(stage.db, {
      ...industry,
      handlerAccountId: accountId('jingban2'),
      overdueCount: 1,
    });
    await addObligation(stage.db, late, {
      status: 'BREACHED',
      breachedAt: '2026-01-19T10:01:00.000Z',
      firedRungs: 3,
    });
  });

  test('the workbench shows what waits for me, with the explained limit and the next steps', async () => {
    const { body } = await handler.get('/api/workbench');
    expect(body.counts).toEqual([
      { key: 'SIGN_FOR', label: '待签收', total: 0 },
      { key: 'HANDLE', label: '待审核', total: 1 },
      { key: 'OVERDUE', label: '有逾期', total: 1 },
    ]);
    expect(body.tasks).toHaveLength(1);
    const [task] = body.tasks;
    expect(task).toMatchObject({ redemptionId: mine, status: 'REVIEWING' });
    expect(task.actions).toEqual(expect.arrayContaining(['prepare', 'requestReviewSupplement']));
    expect(task.actions).not.toContain('decide');
    expect(task.obligation).toMatchObject({
      kind: 'T3_REVIEW',
      dueAt: '2026-01-19T10:00:00.000Z',
      explanation: { due: '2026-01-19T10:00:00.000Z' },
    });
    expect(
      task.obligation.explanation.lines.filter((line: { counted: boolean }) => line.counted),
    ).toHaveLength(10);
  });

  test('a stopped clock tells what is left of it', async () => {
    const id = await addCase(stage.db, {
      departmentOrganisationId: 'GY-INDUSTRY',
      status: 'REVIEW_SUPPLEMENT',
    });
    const pause = { from: '2026-01-08T02:00:00.000Z', to: null, ground: 'SUPPLEMENT' };
    await addObligation(stage.db, id, { status: 'PAUSED', dueAt: null, pauses: toJson([pause]) });
    const { body } = await window.get(`/api/redemptions/${id}`);
    expect(body.obligations[0]).toMatchObject({
      status: 'PAUSED',
      dueAt: null,
      pausedSince: pause.from,
      remaining: { unit: 'WORKING_DAYS', n: 7 },
      officeMinutesLeft: null,
    });
  });

  test.each([
    ['four of ten days', '2026-01-09T10:00:00.000Z', [], '2026-01-19T10:00:00.000Z', 0.4],
    ['the event’s own day', '2026-01-05T09:00:00.000Z', [], '2026-01-19T10:00:00.000Z', 0],
    ['half a day more', '2026-01-12T04:00:00.000Z', [], '2026-01-19T10:00:00.000Z', 0.443],
    ['late', '2026-02-09T10:00:00.000Z', [], '2026-01-19T10:00:00.000Z', 1],
    [
      'three days before a stop from the 8th to the 13th, none in it',
      '2026-01-14T00:30:00.000Z',
      [{ from: '2026-01-08T02:00:00.000Z', to: '2026-01-13T02:00:00.000Z', ground: 'SUPPLEMENT' }],
      '2026-01-22T10:00:00.000Z',
      0.3,
    ],
  ])('the bar of a day clock counts days as the clock does: %s', async (_name, now, pauses, dueAt, share) => {
    const id = await addCase(stage.db, { closedAt: '2026-03-01T01:00:00.000Z' });
    await addObligation(stage.db, id, { pauses: toJson(pauses), dueAt });
    const [row] = await obligationsOf(stage.db, 'redemption', [id]);
    const view = await viewObligation(stage.ctx, row as ObligationRow, now);
    expect(view.fractionElapsed).toBeCloseTo(share, 3);
    await stage.db.deleteFrom('obligation').where('subjectId', '=', id).execute();
  });

  test.each([
    [{ level: 'OVERDUE' }, 1],
    [{ level: 'OPEN' }, 3],
    [{ kind: 'T1_ASSIGN' }, 0],
    [{ organisationId: 'GY-INDUSTRY' }, 3],
    [{ organisationId: 'GY-SCIENCE' }, 0],
  ])('limits by %j', async (filter, total) => {
    const { body } = await supervisor.get('/api/obligations').query(listed(filter));
    expect(body.total).toBe(total);
  });

  test('a limit on the board comes with its case, its ladder and the instants of its rungs', async () => {
    const { body } = await supervisor.get('/api/obligations').query(listed({ level: 'OVERDUE' }));
    expect(body.data[0]).toMatchObject({ redemptionId: late, firedRungs: 3, status: 'BREACHED' });
    expect(body.data[0].rungs.map((rung: { act: string; fired: boolean }) => [rung.act, rung.fired])).toEqual(
      [
        ['WARN', true],
        ['WARN', true],
        ['REMIND', true],
        ['SUPERVISE', false],
        ['PROPOSE_TRANSFER', false],
      ],
    );
    expect(body.data[0].rungs[3].at).toBe('2026-01-20T10:00:00.000Z');
  });

  test('the board counts by unit', async () => {
    const { body } = await supervisor.get('/api/overdue-board');
    expect(body.groups).toEqual([
      {
        organisationId: 'GY-INDUSTRY',
        name: '广元市经济和信息化局',
        open: 3,
        dueSoon: 0,
        overdue: 1,
        metOnTime: 0,
        metLate: 0,
        onTimeRate: 0,
      },
    ]);
  });
});

describe('the fund pool', () => {
  const topUp = (body: object, key = newKey(), pool = 'GY-POOL') =>
    finance.post(`/api/fund-pools/${pool}/top-ups`).set(keyed(key)).send(body);

  test('is topped up once for each key and each reference', async () => {
    const before = (await finance.get('/api/fund-pools/GY-POOL')).body;
    const key = newKey();
    const body = { amountFen: 5_000_000, reference: '川财建〔2026〕8号' };
    const [first, second] = await Promise.all([topUp(body, key), topUp(body, key)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.entryId).toBe(first.body.entryId);
    const after = (await finance.get('/api/fund-pools/GY-POOL')).body;
    expect(after.balanceFen - before.balanceFen).toBe(5_000_000);
    expect(after.availableFen).toBe(after.balanceFen - after.reservedFen);
    expect((await topUp(body)).body).toMatchObject({ code: 'REFERENCE_USED', field: 'reference' });
    expect((await topUp({ ...body, amountFen: 1 }, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    const ledger = await finance
      .get('/api/fund-entries')
      .query(listed({ poolId: 'GY-POOL', kind: 'TOP_UP' }));
    expect(ledger.body.data).toEqual([
      expect.objectContaining({
        amountFen: 5_000_000,
        balanceAfterFen: after.balanceFen,
        actorName: '方静怡',
      }),
    ]);
  });

  test('takes whole positive fen, and only into the own pool', async () => {
    expect((await topUp({ amountFen: 0, reference: 'x' })).status).toBe(422);
    expect((await topUp({ amountFen: 1.5, reference: 'x' })).status).toBe(422);
    expect((await topUp({ amountFen: 1, reference: 'x' }, newKey(), 'LZ-POOL')).status).toBe(404);
    expect(
      (
        await supervisor
          .post('/api/fund-pools/GY-POOL/top-ups')
          .set(keyed())
          .send({ amountFen: 1, reference: 'x' })
      ).status,
    ).toBe(403);
  });
});

describe('policies', () => {
  test('are found by words of name or keywords, with their guide', async () => {
    const list = await window.get('/api/policy-items').query(listed({ q: '专精特新' }));
    expect(list.body.data.map((row: { id: string }) => row.id)).toContain('GY-SPECIALISED-NEW');
    expect(list.body.data[0]).not.toHaveProperty('guide');
    const { body } = await window.get('/api/policy-items/GY-SPECIALISED-NEW');
    expect(body.guide.conditions.length).toBeGreaterThan(0);
    expect(body.versions).toEqual([expect.objectContaining({ version: 1, status: 'PUBLISHED' })]);
    expect((await window.get('/api/policy-items/NONE')).status).toBe(404);
  });

  test.each([
    [{ kind: 'NO_APPLICATION' }, 3],
    [{ policyLevel: 'PROVINCE' }, 1],
    [{ departmentOrganisationId: 'GY-TAX' }, 0],
  ])('filter %j', async (filter, total) => {
    expect((await window.get('/api/policy-items').query(listed(filter))).body.total).toBe(total);
  });
});

describe('audit chains', () => {
  test('a changed, a missing and a moved event are found and named', async () => {
    const subject = { subjectType: 'trial', subjectId: newKey() };
    for (const action of ['first', 'second', 'third', 'fourth']) {
      await stage.db.transaction().execute((tx) =>
        appendAudit(tx, {
          ...subject,
          at: '2026-01-05T01:00:00.000Z',
          actorAccountId: null,
          actorRole: null,
          actorOrganisationId: null,
          onBehalfOf: null,
          action,
          ruleId: 'TRIAL',
          before: null,
          after: { n: 1, nested: { b: [1, null], a: '中' } },
          noteId: null,
          workflowId: null,
          runId: null,
          updateId: null,
        }),
      );
    }
    const verify = () => verifyChain(stage.db, subject.subjectType, subject.subjectId);
    expect(await verify()).toEqual({ ok: true, length: 4, problems: [] });
    const tampered = async (statement: RawBuilder<unknown>) => {
      let problems: string[] = [];
      await stage.db
        .transaction()
        .execute(async (tx) => {
          await sql`set local session_replication_role = replica`.execute(tx);
          await statement.execute(tx);
          problems = (await verifyChain(tx, subject.subjectType, subject.subjectId)).problems;
          throw new Error('undo');
        })
        .catch((error: Error) => expect(error.message).toBe('undo'));
      return problems;
    };
    const of = sql`subject_id = ${subject.subjectId}`;
    expect(await tampered(sql`update audit_event set action = 'other' where seq = 2 and ${of}`)).toEqual([
      '第2条内容与其校验值不符',
    ]);
    expect(await tampered(sql`delete from audit_event where seq = 2 and ${of}`)).toEqual([
      '第2条缺失，其后是第3条',
      '第3条与前一条不相连',
    ]);
    expect(await tampered(sql`delete from audit_event where seq = 4 and ${of}`)).toEqual([
      '链尾记录与最后一条（第3条）不符',
    ]);
    expect(await tampered(sql`update audit_event set seq = 9 where seq = 3 and ${of}`)).toContain(
      '第9条内容与其校验值不符',
    );
  });
});
