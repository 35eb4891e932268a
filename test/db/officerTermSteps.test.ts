import { randomUUID } from 'node:crypto';
import { submissionHash } from '../../db/audit/submission';
import { type Connection, connectDatabase } from '../../db/connect';
import type { TermChange } from '../../workflows/officer-term/projection';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { addAccount, OFFICE, procedure, ROW, TermRows } from '../support/officerTermRows';

let database: TestDatabase;
let connection: Connection;
let clerk: string;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 4 });
  clerk = await addAccount(connection, '办事员');
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const AT = '2022-05-10T02:00:00.000Z';
const termOf = (id: string) =>
  connection.db.selectFrom('officerTerm').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const submissionOf = (id: string) =>
  connection.db.selectFrom('officerSubmission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function addUpload(by: string): Promise<string> {
  const id = randomUUID();
  const file = { sha256: 'a'.repeat(64), sizeBytes: 10, mediaType: 'image/png', fileName: '现场.png' };
  await connection.db
    .insertInto('upload')
    .values({ id, ...file, uploadedBy: by })
    .execute();
  return id;
}

const attach = (ownerId: string, uploadId: string) =>
  connection.db
    .insertInto('officerFile')
    .values({ uploadId, ownerType: 'submission', ownerId, termId: null, kind: 'PICTURE' })
    .execute();

describe('a new term', () => {
  test('is inserted with the next number of its scheme and year', async () => {
    const first = await TermRows.appoint(connection);
    const second = await TermRows.appoint(connection);
    const [one, two] = [await termOf(first.id), await termOf(second.id)];
    expect(one).toMatchObject({
      officerId: first.officerId,
      category: 'PUBLIC',
      fromDate: '2022-04-01',
      toDate: '2023-03-31',
      status: 'SERVING',
      stepSeq: 1,
      appointedAt: '2022-03-31T16:00:00.000Z',
    });
    expect(one.candidate.industry).toBe('商贸');
    expect(one.certificateNo).toMatch(/^BT-2022-\d{6}$/);
    expect(Number(two.certificateNo?.slice(-6))).toBe(Number(one.certificateNo?.slice(-6)) + 1);
  });

  test('carries the number of the certificate that was issued with it', async () => {
    const documents = [{ kind: 'PLAQUE', series: '岳营监牌', facts: {} }];
    const term = await TermRows.appoint(connection, { options: { record: { documents } } });
    const document = await connection.db
      .selectFrom('document')
      .select('number')
      .where('subjectId', '=', term.id)
      .executeTakeFirstOrThrow();
    expect((await termOf(term.id)).certificateNo).toBe(document.number);
    expect(document.number).toContain('岳营监牌〔2022〕');
  });

  test('an officer never serves two terms at once', async () => {
    const term = await TermRows.appoint(connection);
    const { db } = connection;
    const again = await termOf(term.id);
    const copy = { ...again, id: randomUUID(), certificateNo: null, verificationCode: null };
    const insert = db
      .insertInto('officerTerm')
      .values({ ...copy, candidate: JSON.stringify(copy.candidate) as never, renewal: null });
    await expect(insert.execute()).rejects.toThrow('officer_term_one_running');
  });

  test('a later step moves the row on', async () => {
    const term = await TermRows.appoint(connection);
    const renewal = { at: AT, by: clerk, renew: true, reasonId: randomUUID() };
    await term.step('decideRenewal', {
      projection: { row: { ...ROW, light: 'YELLOW', renewal, openProcedures: 1 } },
    });
    expect(await termOf(term.id)).toMatchObject({
      light: 'YELLOW',
      openProcedures: 1,
      renewal,
      stepSeq: 2,
      updatedAt: AT,
    });
  });
});

describe('filing', () => {
  test('numbers the draft and seals words and files; the chain keeps the seal', async () => {
    const term = await TermRows.appoint(connection);
    const id = await term.draft({ details: JSON.stringify({ topic: 'WINDOW' }) as never });
    await attach(id, await addUpload(term.accountId));
    const answer = await term.step('file', {
      projection: {
        changes: [
          {
            change: 'FILED',
            id,
            kind: 'PROBLEM',
            nil: false,
            urgent: true,
            arrivedAt: AT,
            by: term.accountId,
          },
        ],
      },
    });
    const row = await submissionOf(id);
    expect(row).toMatchObject({
      status: 'FILED',
      kind: 'PROBLEM',
      urgent: true,
      arrivedAt: AT,
      filedAt: AT,
      filedBy: term.accountId,
      number: answer.numbers.SUBMISSION,
    });
    expect(row.number).toMatch(/^BT-2022-\d{6}$/);
    const files = await connection.db
      .selectFrom('officerFile')
      .innerJoin('upload', 'upload.id', 'officerFile.uploadId')
      .select(['uploadId', 'kind', 'sha256'])
      .where('ownerId', '=', id)
      .execute();
    expect(files).toHaveLength(1);
    expect(submissionHash(row, files)).toBe(row.contentSha256);
    expect(submissionHash({ ...row, body: '改过的内容' }, files)).not.toBe(row.contentSha256);
    expect(submissionHash(row, [])).not.toBe(row.contentSha256);
    expect(answer.data).toEqual({ contentSha256: { [id]: row.contentSha256 } });
    const event = await connection.db
      .selectFrom('auditEvent')
      .select('after')
      .where('subjectType', '=', 'officerTerm')
      .where('subjectId', '=', term.id)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow();
    expect(event.after).toMatchObject(answer.data);
  });

  test('what is filed can be neither changed, nor deleted, nor made a draft again, nor get other files', async () => {
    const term = await TermRows.appoint(connection);
    const id = await term.draft();
    const kept = await addUpload(term.accountId);
    await attach(id, kept);
    await term.file({ id });
    const { db } = connection;
    const update = db.updateTable('officerSubmission').where('id', '=', id);
    const refused = 'a filed submission is not changed';
    await expect(update.set({ body: '改' }).execute()).rejects.toThrow(refused);
    await expect(update.set({ urgent: true }).execute()).rejects.toThrow(refused);
    await expect(update.set({ status: 'DRAFT' }).execute()).rejects.toThrow(refused);
    await expect(db.deleteFrom('officerSubmission').where('id', '=', id).execute()).rejects.toThrow(
      'is not deleted',
    );
    const sealed = 'the files of a filed submission are not changed';
    await expect(attach(id, await addUpload(term.accountId))).rejects.toThrow(sealed);
    await expect(db.deleteFrom('officerFile').where('uploadId', '=', kept).execute()).rejects.toThrow(sealed);
    const draft = await term.draft();
    await expect(
      db.updateTable('officerFile').set({ ownerId: draft }).where('uploadId', '=', kept).execute(),
    ).rejects.toThrow(sealed);
    await db.deleteFrom('officerSubmission').where('id', '=', draft).execute();
  });

  test('filing twice, and filing what another term wrote, is refused and leaves nothing', async () => {
    const [term, other] = [await TermRows.appoint(connection), await TermRows.appoint(connection)];
    const id = await term.file();
    await expect(term.file({ id, at: '2022-05-11T02:00:00.000Z' })).rejects.toThrow(
      'refused by the database',
    );
    const foreign = await other.draft();
    await expect(term.file({ id: foreign })).rejects.toThrow('does not exist in this term');
    expect((await submissionOf(foreign)).status).toBe('DRAFT');
    expect((await termOf(term.id)).stepSeq).toBe(2);
  });
});

test('a repeated step changes nothing and answers the same', async () => {
  const term = await TermRows.appoint(connection);
  const id = await term.draft();
  const filed = { kind: 'REPORT', nil: false, urgent: false, arrivedAt: AT, by: term.accountId } as const;
  const step = term.envelope('file', { projection: { changes: [{ change: 'FILED', id, ...filed }] } });
  const answer = await term.record(step);
  const before = await submissionOf(id);
  expect(await term.record(step)).toEqual(answer);
  expect(await term.record({ ...step, at: '2022-06-10T02:00:00.000Z' })).toEqual(answer);
  expect(await submissionOf(id)).toEqual(before);
  const other = { ...step, updateId: randomUUID(), command: { name: 'urge', args: {} } };
  expect((await term.record(other)).other).toMatchObject({ name: 'file', updateId: step.updateId });
});

test('screening and adoption: the first adoption stays', async () => {
  const term = await TermRows.appoint(connection);
  const [id, original] = [await term.file(), await term.file()];
  const screened: TermChange = {
    change: 'SCREENED',
    id,
    verdict: 'DUPLICATE',
    valuable: false,
    workable: true,
    classification: 'SERVICE',
    duplicateOf: original,
    by: clerk,
    noteId: null,
  };
  await term.step('screen', { at: '2022-05-11T02:00:00.000Z', projection: { changes: [screened] } });
  expect(await submissionOf(id)).toMatchObject({
    status: 'SCREENED',
    verdict: 'DUPLICATE',
    workable: true,
    duplicateOf: original,
    screenedAt: '2022-05-11T02:00:00.000Z',
    screenedBy: clerk,
  });
  const decide = (at: string, adopted: boolean, byText: string) =>
    term.step('decideAdoption', {
      at,
      projection: {
        changes: [
          { change: 'ADOPTION', id, adopted, byOrganisationId: null, byText, by: clerk, noteId: null },
        ],
      },
    });
  await decide('2022-05-12T02:00:00.000Z', false, '县交通局');
  expect(await submissionOf(id)).toMatchObject({ status: 'NOT_ADOPTED', adoptedByText: '县交通局' });
  await decide('2022-05-13T02:00:00.000Z', true, '县营商局');
  await decide('2022-05-14T02:00:00.000Z', true, '县住建局');
  expect(await submissionOf(id)).toMatchObject({
    status: 'ADOPTED',
    adoptedByText: '县营商局',
    adoptionAt: '2022-05-13T02:00:00.000Z',
  });
});

test('everything else that happens in a term has its row', async () => {
  const term = await TermRows.appoint(connection);
  const ids = Object.fromEntries(
    [
      'activity',
      'gathering',
      'leave',
      'reason',
      'answer',
      'violation',
      'measure',
      'permission',
      'review',
    ].map((name) => [name, randomUUID()]),
  ) as Record<string, string>;
  const noteId = randomUUID();
  const by = clerk;
  const sheet = { ruleId: 'HB-MGT-2', from: '2022-04-01', to: '2022-06-30' } as never;
  const year = { from: '2022-04-01', to: '2023-03-31' };
  const attendance = {
    change: 'ATTENDANCE',
    gatheringId: ids.gathering!,
    kind: 'COLLECTIVE',
    startsAt: AT,
    recordedAt: AT,
  } as const;
  const grade = { change: 'GRADE', assessmentId: randomUUID(), year, computed: 'PASS', by, noteId } as const;
  await term.step('many', {
    projection: {
      changes: [
        { change: 'ACTIVITY', id: ids.activity!, kind: 'PUBLICITY', at: AT, by, noteId },
        { ...attendance, present: false },
        { change: 'LEAVE_REQUESTED', id: ids.leave!, from: '2022-06-01', to: '2022-06-30', by, noteId },
        { change: 'SPECIAL_REASON', id: ids.reason!, from: '2022-06-01', to: null, by, noteId },
        { change: 'ANSWER', id: ids.answer!, procedureId: 'P1', by, noteId },
        { change: 'VIOLATION_REPORTED', id: ids.violation!, code: 'LATE', by, noteId: null },
        {
          change: 'PERMISSION_REQUESTED',
          id: ids.permission!,
          acts: ['PUBLISH', 'INTERVIEW'],
          from: '2022-06-01',
          to: null,
          noteId,
        },
        { change: 'REVIEW', id: ids.review!, sheet, kind: 'MEASURED_ITEMS', by, noteId },
        { ...grade, grade: 'PASS', confirmedAt: AT },
      ],
    },
  });
  const LATER = '2022-05-12T02:00:00.000Z';
  await term.step('more', {
    at: LATER,
    projection: {
      changes: [
        { ...attendance, present: true, recordedAt: LATER },
        { change: 'LEAVE_DECIDED', id: ids.leave!, grant: true, by, noteId: null },
        { change: 'SPECIAL_REASON_ENDED', id: ids.reason!, to: '2022-06-15' },
        {
          change: 'VIOLATION_VERIFIED',
          id: ids.violation!,
          confirmed: true,
          kind: 'PROHIBITION',
          seriousness: 'SERIOUS',
          badSocialEffect: true,
          by,
          noteId,
        },
        {
          change: 'MEASURE',
          id: ids.measure!,
          violationId: ids.violation!,
          measure: 'WARN',
          ruleId: 'BT-DIS-1',
          ground: null,
          transferTo: null,
          by,
          noteId,
        },
        { change: 'PERMISSION_DECIDED', id: ids.permission!, grant: true, by, fileId: null, noteId },
        { ...grade, grade: 'GOOD', confirmedAt: LATER },
      ],
    },
  });
  await term.step('last', {
    at: LATER,
    projection: { changes: [{ change: 'PERMISSION_WITHDRAWN', id: ids.permission!, by }] },
  });
  const { db } = connection;
  const rows = async (table: 'officerActivity' | 'officerAttendance' | 'officerLeave' | 'officerGrade') =>
    db.selectFrom(table).selectAll().where('termId', '=', term.id).execute();
  expect(await rows('officerActivity')).toMatchObject([{ id: ids.activity, kind: 'PUBLICITY', at: AT }]);
  expect(await rows('officerAttendance')).toMatchObject([{ present: true, recordedAt: LATER }]);
  expect(await rows('officerLeave')).toMatchObject([
    { status: 'GRANTED', requestedAt: AT, decidedAt: LATER, decidedBy: clerk },
  ]);
  expect(await rows('officerGrade')).toMatchObject([
    { yearFrom: '2022-04-01', computed: 'PASS', grade: 'GOOD', confirmedAt: LATER },
  ]);
  const more = async (
    table: 'officerSpecialReason' | 'officerAnswer' | 'officerViolation' | 'officerMeasure',
  ) => db.selectFrom(table).selectAll().where('termId', '=', term.id).execute();
  expect(await more('officerSpecialReason')).toMatchObject([{ toDate: '2022-06-15', recordedAt: AT }]);
  expect(await more('officerAnswer')).toMatchObject([{ procedureId: 'P1', at: AT, answeredBy: clerk }]);
  expect(await more('officerViolation')).toMatchObject([
    { status: 'CONFIRMED', kind: 'PROHIBITION', reportedAt: AT, verifiedAt: LATER, badSocialEffect: true },
  ]);
  expect(await more('officerMeasure')).toMatchObject([{ violationId: ids.violation, takenAt: LATER }]);
  const last = async (table: 'officerPermission' | 'officerReview') =>
    db.selectFrom(table).selectAll().where('termId', '=', term.id).execute();
  expect(await last('officerPermission')).toMatchObject([
    { status: 'WITHDRAWN', acts: ['PUBLISH', 'INTERVIEW'], decidedBy: clerk, withdrawnAt: LATER },
  ]);
  expect(await last('officerReview')).toMatchObject([{ fromDate: '2022-04-01', toDate: '2022-06-30' }]);
});

test('procedures are kept whole, each with the number of its own notice', async () => {
  const term = await TermRows.appoint(connection);
  const [one, two] = [procedure(), procedure({ id: 'ABSENCE-1', ground: 'UNEXCUSED_ABSENCES' })];
  await term.step('look', { projection: { procedures: [one, two] } });
  const notice = (procedureId: string) => ({
    kind: 'HEARING_NOTICE',
    series: '体听告',
    facts: { procedureId },
  });
  const window = { status: 'WINDOW', windowEndsAt: '2022-06-10T10:00:00.000Z' } as const;
  await term.step('look', {
    record: { documents: [notice(two.id), notice(one.id)] },
    projection: {
      procedures: [
        { ...one, ...window },
        { ...two, ...window },
      ],
    },
  });
  const ended = { ...one, ...window, status: 'CARRIED_OUT', endedAt: '2022-06-10T10:00:00.000Z' } as const;
  await term.step('look', { projection: { procedures: [ended] } });
  const rows = await connection.db
    .selectFrom('officerProcedure')
    .selectAll()
    .where('termId', '=', term.id)
    .orderBy('id')
    .execute();
  const numbers = await connection.db
    .selectFrom('document')
    .select(['number', 'facts'])
    .where('subjectId', '=', term.id)
    .execute();
  const numberOf = (id: string) => numbers.find(({ facts }) => facts.procedureId === id)?.number;
  expect(rows).toMatchObject([
    { id: two.id, status: 'WINDOW', noticeNo: numberOf(two.id), endedAt: null },
    { id: one.id, status: 'CARRIED_OUT', noticeNo: numberOf(one.id), deciderOrganisationId: OFFICE },
  ]);
  expect(rows[1]?.content).toEqual(ended);
  expect(numberOf(one.id)).toBeDefined();
});

describe('an end against the officer', () => {
  const end = { row: { ...ROW, status: 'DISMISSED', endedAt: AT } as const, closeAccess: true };
  const accessOf = async (accountId: string) => {
    const { db } = connection;
    const account = await db
      .selectFrom('account')
      .select('disabledAt')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    const sessions = await db.selectFrom('session').selectAll().where('accountId', '=', accountId).execute();
    return { disabledAt: account.disabledAt, sessions: sessions.length };
  };

  test('closes the account and ends its sessions', async () => {
    const term = await TermRows.appoint(connection);
    expect(await accessOf(term.accountId)).toEqual({ disabledAt: null, sessions: 1 });
    await term.step('look', { projection: end });
    expect(await accessOf(term.accountId)).toEqual({ disabledAt: AT, sessions: 0 });
  });

  test('leaves an account open that serves elsewhere, until that ends too', async () => {
    const term = await TermRows.appoint(connection);
    const other = await TermRows.appoint(connection, { accountId: term.accountId });
    await term.step('look', { projection: end });
    expect(await accessOf(term.accountId)).toEqual({ disabledAt: null, sessions: 1 });
    await other.step('look', { projection: end });
    expect(await accessOf(term.accountId)).toEqual({ disabledAt: AT, sessions: 0 });
  });

  test('two terms of one account that end at the same instant close it', async () => {
    const term = await TermRows.appoint(connection);
    const other = await TermRows.appoint(connection, { accountId: term.accountId });
    await Promise.all([term, other].map((each) => each.step('look', { projection: end })));
    expect(await accessOf(term.accountId)).toEqual({ disabledAt: AT, sessions: 0 });
  });

  test('leaves an account open that has other work here', async () => {
    const accountId = await addAccount(connection, '兼任', ['OFFICER', 'WINDOW'] as never);
    const term = await TermRows.appoint(connection, { accountId });
    await term.step('look', { projection: end });
    expect(await accessOf(accountId)).toEqual({ disabledAt: null, sessions: 1 });
  });
});
