import { randomUUID } from 'node:crypto';
import { type Connection, connectDatabase } from '../../db/connect';
import { factsOfTerms } from '../../db/queries/officerFacts';
import { findTermLife } from '../../db/queries/officerLife';
import { listProcedures, proceduresOfTerms } from '../../db/queries/officerProcedure';
import {
  findOfficerScheme,
  listOfficerSchemes,
  organsHeldBy,
  organsWithNames,
  seatsTaken,
  standingOfSchemes,
  versionsOfScheme,
} from '../../db/queries/officerScheme';
import { findSubmissionView, listSubmissions } from '../../db/queries/officerSubmission';
import {
  findOfficer,
  findTerm,
  findTermByCode,
  listTerms,
  TERM_SORTS,
  type TermFilter,
  termsOfAccount,
} from '../../db/queries/officerTerm';
import {
  addSchemeRecord,
  answerSchemeRecord,
  findSchemeRecord,
  listSchemeRecords,
} from '../../db/queries/schemeRecord';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { addAccount, OFFICE, procedure, ROW, TermRows } from '../support/officerTermRows';

let database: TestDatabase;
let connection: Connection;
let clerk: string;
let first: TermRows;
let second: TermRows;
let ended: TermRows;

const MAY_10 = '2022-05-10T02:00:00.000Z';
const MAY_20 = '2022-05-20T02:00:00.000Z';

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 4 });
  clerk = await addAccount(connection, '办事员');
  first = await TermRows.appoint(connection, { name: '林体验' });
  second = await TermRows.appoint(connection, { name: '黄观察' });
  ended = await TermRows.appoint(connection, { name: '王离任' });
  await second.step('look', {
    projection: { row: { ...ROW, light: 'RED', openProcedures: 1, nextDueAt: MAY_20 } },
  });
  await ended.step('resign', {
    projection: { row: { ...ROW, status: 'RESIGNED', light: 'GREY', endedAt: MAY_10 } },
  });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const PAGE = { sort: { field: 'fromDate', descending: true }, limit: 20, offset: 0 };

describe('terms', () => {
  const names = async (filter: TermFilter, over: Partial<typeof PAGE> = {}) =>
    (await listTerms(connection.db, 'ALL', { ...PAGE, ...over, filter })).rows.map((row) => row.officerName);

  test.each([
    ['name, two characters', { q: '体验' }, ['林体验']],
    ['name, one character', { q: '黄' }, ['黄观察']],
    ['unit', { q: '槟榔合作社', serving: false }, ['王离任']],
    ['a text that is nowhere', { q: '没有这人' }, []],
    ['wildcards are letters', { q: '%' }, []],
    ['light', { light: ['RED' as const] }, ['黄观察']],
    ['status', { status: ['RESIGNED' as const] }, ['王离任']],
    ['serving', { serving: true, channel: 'SOCIAL' }, ['林体验', '黄观察']],
    ['another scheme', { schemeCode: 'HB' }, []],
    ['days in common', { within: { from: '2023-04-01', to: '2023-12-31' } }, []],
  ])('are found by %s', async (_what, filter, expected) => {
    expect((await names(filter)).sort()).toEqual([...expected].sort());
  });

  test('are found by the number of the certificate', async () => {
    const term = await findTerm(connection.db, first.id);
    expect(await names({ q: term?.certificateNo?.toLowerCase() })).toEqual(['林体验']);
  });

  test.each(TERM_SORTS)('sorted by %s, page by page, every term comes once', async (field) => {
    for (const descending of [true, false]) {
      const page = (offset: number) => names({}, { sort: { field, descending }, limit: 2, offset });
      expect([...(await page(0)), ...(await page(2))].sort()).toEqual(['林体验', '王离任', '黄观察']);
    }
  });

  test('only those inside the scope are listed and counted', async () => {
    const asked = { ...PAGE, filter: {} };
    const mine = await listTerms(connection.db, [{ officerAccountId: [first.accountId] }], asked);
    expect([mine.total, mine.rows.map((row) => row.id)]).toEqual([1, [first.id]]);
    expect(await listTerms(connection.db, [], asked)).toEqual({ rows: [], total: 0 });
  });

  test('by account, by code, and the officer behind them', async () => {
    const [own] = await termsOfAccount(connection.db, first.accountId);
    expect(own).toMatchObject({ id: first.id, unitName: '槟榔合作社', subject: 'PERSON' });
    expect(await findTermByCode(connection.db, own?.verificationCode ?? '')).toMatchObject({ id: first.id });
    expect(await findTermByCode(connection.db, 'nowhere')).toBeUndefined();
    expect(await findOfficer(connection.db, first.officerId)).toMatchObject({
      name: '林体验',
      accountDisabledAt: null,
    });
  });
});

test('facts of several terms are rebuilt from the rows as the rules take them', async () => {
  const { db } = connection;
  const by = clerk;
  const noteId = randomUUID();
  const report = await first.file({ at: MAY_10 });
  const suggestion = await first.file({ at: MAY_20, kind: 'SUGGESTION' });
  await first.draft();
  const gatheringId = randomUUID();
  const [granted, refused] = [randomUUID(), randomUUID()];
  const leave = { change: 'LEAVE_REQUESTED', from: '2022-06-01', to: '2022-06-30', by, noteId } as const;
  await first.step('many', {
    at: MAY_20,
    projection: {
      changes: [
        {
          change: 'SCREENED',
          id: suggestion,
          verdict: 'VALID',
          valuable: true,
          workable: true,
          classification: null,
          duplicateOf: null,
          by,
          noteId: null,
        },
        {
          change: 'ADOPTION',
          id: suggestion,
          adopted: true,
          byOrganisationId: OFFICE,
          byText: null,
          by,
          noteId,
        },
        { change: 'ACTIVITY', id: randomUUID(), kind: 'PUBLICITY', at: MAY_10, by, noteId: null },
        {
          change: 'ATTENDANCE',
          gatheringId,
          kind: 'MEETING',
          startsAt: MAY_10,
          present: false,
          recordedAt: MAY_20,
        },
        { ...leave, id: granted },
        { ...leave, id: refused },
        { change: 'LEAVE_DECIDED', id: granted, grant: true, by, noteId: null },
        { change: 'LEAVE_DECIDED', id: refused, grant: false, by, noteId: null },
        { change: 'SPECIAL_REASON', id: randomUUID(), from: '2022-07-01', to: null, by, noteId },
      ],
    },
  });
  const stay = {
    proposedBy: by,
    proposedAt: MAY_10,
    reasonId: noteId,
    factIds: ['2022-04', '2022-05'],
    until: null,
    confirmedBy: clerk,
    confirmedAt: MAY_20,
  };
  await first.step('answerStay', { projection: { procedures: [procedure({ status: 'STAYED', stay })] } });

  const span = { fromDate: '2022-04-01', toDate: '2023-03-31' };
  const found = await factsOfTerms(
    db,
    [first, second].map(({ id }) => ({ id, ...span })),
  );
  expect([...found.keys()].sort()).toEqual([first.id, second.id].sort());
  expect(found.get(first.id)?.facts).toEqual({
    start: '2022-04-01',
    end: '2023-03-31',
    submissions: [
      { id: report, at: MAY_10, kind: 'REPORT', nil: false, judgement: null, adoptedAt: null },
      {
        id: suggestion,
        at: MAY_20,
        kind: 'SUGGESTION',
        nil: false,
        judgement: { at: MAY_20, verdict: 'VALID', valuable: true },
        adoptedAt: MAY_20,
      },
    ],
    attendances: [
      { eventId: gatheringId, kind: 'MEETING', startsAt: MAY_10, present: false, recordedAt: MAY_20 },
    ],
    activities: [MAY_10],
    leaves: [{ from: '2022-06-01', to: '2022-06-30', grantedAt: MAY_20 }],
    specialReasons: [{ from: '2022-07-01', to: null, recordedAt: MAY_20 }],
    coverage: [{ at: MAY_20, factIds: ['2022-04', '2022-05'] }],
  });
  expect(found.get(first.id)?.procedures).toMatchObject([{ status: 'STAYED' }]);
  expect(found.get(second.id)?.facts.submissions).toEqual([]);
  expect(await factsOfTerms(db, [])).toEqual(new Map());

  const life = await findTermLife(db, first.id);
  expect(life.leaves.map(({ status }) => status).sort()).toEqual(['GRANTED', 'REFUSED']);
  expect(life.leaves[0]).toMatchObject({ decidedByName: '办事员' });
  expect([life.activities, life.attendance, life.specialReasons].map((rows) => rows.length)).toEqual([
    1, 1, 1,
  ]);
  expect([life.violations, life.measures, life.permissions, life.reviews, life.grades].flat()).toEqual([]);

  const asked = { ...PAGE, sort: { field: 'arrivedAt', descending: true } };
  const listed = async (filter: Parameters<typeof listSubmissions>[2]['filter']) =>
    (await listSubmissions(db, 'ALL', { ...asked, filter })).rows.map((row) => row.id);
  expect(await listed({ schemeCode: 'BT' })).toEqual([suggestion, report]);
  expect(await listed({ status: ['ADOPTED'], termId: first.id })).toEqual([suggestion]);
  expect(await listed({ q: '窗口', kind: 'REPORT' })).toEqual([report]);
  expect(await listed({ q: '林体验' })).toEqual([suggestion, report]);
  expect(await listed({ urgent: true })).toEqual([]);
  const one = await findSubmissionView(db, suggestion);
  expect(one).toMatchObject({ officerName: '林体验', screenedByName: '办事员', status: 'ADOPTED' });
  expect(one?.adoptedByOrganisationName).toBeTruthy();
  expect(await listed({ q: one?.number?.toLowerCase() })).toEqual([suggestion]);
});

test('procedures: open ones of a scheme, of terms, with their notice', async () => {
  const { db } = connection;
  const open = procedure({ id: 'P-OPEN', status: 'WINDOW', windowEndsAt: '2022-06-10T10:00:00.000Z' });
  const over = procedure({ id: 'P-OVER', status: 'KEPT', endedAt: MAY_20 });
  await second.step('look', {
    record: {
      documents: [{ kind: 'HEARING_NOTICE', series: '体听告', facts: { procedureId: open.id } }],
    },
    projection: { procedures: [open, over] },
  });
  const asked = { ...PAGE, sort: { field: 'windowEndsAt', descending: false } };
  const listed = await listProcedures(db, 'ALL', {
    ...asked,
    filter: { schemeCode: 'BT', open: true, termId: second.id },
  });
  expect(listed.total).toBe(1);
  expect(listed.rows).toMatchObject([{ id: 'P-OPEN', officerName: '黄观察' }]);
  expect(listed.rows[0]?.noticeDocumentId).toBeTruthy();
  expect((await listProcedures(db, 'ALL', { ...asked, filter: { status: ['KEPT'] } })).rows).toMatchObject([
    { id: 'P-OVER', noticeDocumentId: null },
  ]);
  expect((await listProcedures(db, 'ALL', { ...asked, filter: { q: '王离任' } })).total).toBe(0);
  expect(await proceduresOfTerms(db, [second.id])).toHaveLength(2);
});

test('schemes with their versions, organs, places and how they stand', async () => {
  const { db } = connection;
  const schemes = await listOfficerSchemes(db);
  expect(schemes.map(({ code }) => code)).toEqual(['BT', 'HB', 'LA', 'YY-P', 'YY-S']);
  expect(schemes.find(({ code }) => code === 'HB')?.status).toBe('DRAFT');
  expect(await findOfficerScheme(db, 'GR')).toBeUndefined();
  expect(await findOfficerScheme(db, 'BT')).toMatchObject({ status: 'PUBLISHED', version: 1 });
  expect((await versionsOfScheme(db, 'BT')).map(({ version }) => version)).toEqual([1]);
  const organs = await organsWithNames(db, 'BT');
  expect(organs.map(({ organCode }) => organCode)).toContain('OPERATOR');
  expect(await organsHeldBy(db, OFFICE)).toContainEqual({ schemeCode: 'BT', organCode: 'OPERATOR' });
  expect(await seatsTaken(db, 'BT')).toEqual({ SOCIAL: 2 });
  const standing = await standingOfSchemes(db, ['BT', 'LA']);
  expect(standing.get('BT')).toMatchObject({ serving: 2, ended: 1, awaitingTraining: 0 });
  expect(standing.get('LA')).toMatchObject({ serving: 0, ended: 0, lights: { GREEN: 0, YELLOW: 0, RED: 0 } });
});

test('a record of the daily work is added once, found, and answered once', async () => {
  const { db } = connection;
  const id = randomUUID();
  const record = {
    id,
    schemeCode: 'BT',
    officeOrganisationId: OFFICE,
    termId: first.id,
    kind: 'NEED',
    title: '希望了解退税流程',
    details: { topic: 'TAX' },
    heldOn: '2022-05-10',
    organisationId: null,
    createdBy: first.accountId,
    createdRole: 'OFFICER',
    createdAt: MAY_10,
  };
  expect(await addSchemeRecord(db, record)).toBe(true);
  expect(await addSchemeRecord(db, { ...record, title: '另一个' })).toBe(false);
  const asked = { ...PAGE, sort: { field: 'heldOn', descending: true } };
  const filter = { schemeCode: 'BT', q: '退税', answered: false, heldTo: '2022-05-10' };
  expect((await listSchemeRecords(db, 'ALL', { ...asked, filter })).rows).toMatchObject([
    { id, officerName: '林体验', createdByName: '林体验', details: { topic: 'TAX' } },
  ]);
  const answer = { answer: '见附件说明。', answeredBy: clerk, answeredAt: MAY_20 };
  expect(await answerSchemeRecord(db, id, answer)).toBe(true);
  expect(await answerSchemeRecord(db, id, { ...answer, answer: '再答' })).toBe(false);
  expect(await findSchemeRecord(db, id)).toMatchObject({ answer: '见附件说明。', answeredByName: '办事员' });
  expect((await listSchemeRecords(db, 'ALL', { ...asked, filter })).total).toBe(0);
});
