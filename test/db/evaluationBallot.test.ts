import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import { type Connection, connectDatabase } from '../../db/connect';
import { evaluatedObjects } from '../../db/presets/evaluation/objects';
import { castBallot, openBallots } from '../../db/queries/evaluationBallot';
import { type InvitationTable, toJson } from '../../db/schema';
import {
  invitationToken,
  openSheet,
  publicSealKey,
  sealKeyOf,
  sealSheet,
  tokenHash,
} from '../../db/support/ballotSeal';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { sheet } from '../support/evaluationStage';

const SECRET = 'a secret of the installation, not of the database';
const NOW = '2027-03-02T02:00:00.000Z';
const CLOSES = '2027-04-15T10:00:00.000Z';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 6 });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

/** An open round with so many invited members of one leaf. */
async function openRound(invited: number): Promise<{ roundId: string; tokens: string[] }> {
  const { db } = connection;
  const roundId = randomUUID();
  await db
    .insertInto('evaluationRound')
    .values({
      id: roundId,
      schemeCode: 'GE',
      schemeVersion: 1,
      year: 2027,
      number: 1,
      periodFrom: '2027-01-01',
      periodTo: '2027-04-30',
      organiserOrganisationId: 'GY-EVALUATION',
      regionId: 'GY',
      status: 'OPEN',
      version: 1,
      begunBy: randomUUID(),
      begunAt: NOW,
      concentratedVersion: 1,
      realTimeVersion: 1,
      openedAt: NOW,
      closesAt: CLOSES,
      sealPublicKey: publicSealKey(SECRET, roundId),
      ties: toJson([]),
      stepSeq: 1,
      updatedAt: NOW,
    })
    .execute();
  await db
    .insertInto('roundObject')
    .values(
      evaluatedObjects.map(({ id, group, order, name, inTargetAssessment, organisationId }) => ({
        roundId,
        objectId: id,
        groupCode: group,
        orderNo: order,
        name,
        inTargetAssessment,
        organisationId,
      })),
    )
    .execute();
  const ids = Array.from({ length: invited }, () => randomUUID());
  for (const id of ids) {
    const [personId, memberId] = [randomUUID(), randomUUID()];
    await db
      .insertInto('libraryPerson')
      .values({ id: personId, name: '评价员', phone: null, employer: null })
      .execute();
    await db
      .insertInto('libraryMember')
      .values({
        id: memberId,
        schemeCode: 'GE',
        leafId: 'S1',
        personId,
        refreshedYear: 2027,
        refreshedNumber: 1,
        recommendedBy: null,
        consentedAt: NOW,
        leftAt: null,
        leftNoteId: null,
      })
      .execute();
    await db.insertInto('roundMember').values({ roundId, memberId, leafId: 'S1' }).execute();
    const hash = tokenHash(invitationToken(SECRET, id));
    await db
      .insertInto('invitation')
      .values({ id, roundId, memberId, leafId: 'S1', fromReserve: false, tokenHash: hash, state: 'INVITED' })
      .execute();
  }
  return { roundId, tokens: ids.map((id) => invitationToken(SECRET, id)) };
}

const answers = (code: string) => sheet(Object.fromEntries(evaluatedObjects.map(({ id }) => [id, code])));
const end = (roundId: string) =>
  connection.db.updateTable('evaluationRound').set({ status: 'VOIDED' }).where('id', '=', roundId).execute();
const cast = (token: string, code: string, at = NOW) =>
  castBallot(connection.db, { token, sheet: answers(code), at });

describe('handing in a sheet', () => {
  let round: Awaited<ReturnType<typeof openRound>>;
  beforeAll(async () => {
    round = await openRound(4);
  });
  afterAll(() => end(round.roundId));

  test('a link serves once, also when it is used twice at the same time', async () => {
    const [token] = round.tokens as [string];
    const both = await Promise.all([cast(token, 'GOOD'), cast(token, 'GOOD')]);
    expect(both.filter(({ allowed }) => allowed)).toHaveLength(1);
    expect(both.find(({ allowed }) => !allowed)).toMatchObject({ code: 'INVITATION_USED', field: 'token' });
    const ballots = await connection.db.selectFrom('ballot').select('id').execute();
    expect(ballots).toHaveLength(1);
  });

  test.each([
    ['made up', () => `${randomUUID()}.${'x'.repeat(43)}`],
    ['of another installation', () => invitationToken('another secret', round.tokens[1]!.split('.')[0]!)],
    ['with its signature cut off', () => round.tokens[1]!.split('.')[0]!],
  ])('a link %s is refused', async (_what, token) => {
    expect(await cast(token(), 'GOOD')).toMatchObject({ code: 'INVITATION_INVALID', ruleId: 'GE-DRW-1' });
  });

  test('a sheet that is refused uses nothing up: the same link goes on', async () => {
    const token = round.tokens[1]!;
    const { CX: _left, ...incomplete } = answers('GOOD');
    expect(await castBallot(connection.db, { token, sheet: incomplete, at: NOW })).toMatchObject({
      code: 'SHEET_INCOMPLETE',
      field: 'CX',
    });
    expect(await cast(token, 'UNKNOWN')).toMatchObject({ code: 'SHEET_EMPTY' });
    expect(await cast(token, 'NO_SUCH_OPTION')).toMatchObject({ code: 'OPTION_UNKNOWN' });
    expect(await cast(token, 'POOR')).toEqual({ allowed: true });
  });

  test('nothing is taken from the instant at which the collection ends', async () => {
    const token = round.tokens[2]!;
    expect(await cast(token, 'GOOD', CLOSES)).toMatchObject({ code: 'COLLECTION_NOT_OPEN' });
  });

  test('nothing is opened before the collection is over', async () => {
    const open = openBallots(connection.db, round.roundId, sealKeyOf(SECRET, round.roundId));
    await expect(open).rejects.toThrow('the collection is not over');
  });
});

describe('who answered what (GE-WAY-3)', () => {
  let round: Awaited<ReturnType<typeof openRound>>;
  const CODES = ['VERY_GOOD', 'GOOD', 'FAIR', 'POOR', 'VERY_POOR'];
  beforeAll(async () => {
    round = await openRound(5);
    for (const [i, token] of round.tokens.entries()) await cast(token, CODES[i]!);
  });

  test('no column of a ballot says who, when or what, and all are of one length', async () => {
    const rows = await connection.db
      .selectFrom('ballot')
      .selectAll()
      .where('roundId', '=', round.roundId)
      .execute();
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map(({ sealed }) => sealed.length)).size).toBe(1);
    for (const row of rows) {
      expect(Object.keys(row).sort()).toEqual(['id', 'roundId', 'sealed']);
      expect(Buffer.from(row.sealed, 'base64').toString('latin1')).not.toMatch(/GOOD|POOR|FAIR/);
    }
  });

  test('the database alone can not open a ballot, nor one of another round', async () => {
    const { sealed } = await connection.db
      .selectFrom('ballot')
      .select('sealed')
      .where('roundId', '=', round.roundId)
      .executeTakeFirstOrThrow();
    expect(openSheet(sealKeyOf(SECRET, round.roundId), round.roundId, sealed)).toHaveProperty('CX');
    expect(() => openSheet(sealKeyOf('guessed', round.roundId), round.roundId, sealed)).toThrow();
    expect(() => openSheet(sealKeyOf(SECRET, randomUUID()), round.roundId, sealed)).toThrow();
  });

  test('an invitation holds no instant and no id that is on a ballot', async () => {
    const rows = await connection.db
      .selectFrom('invitation')
      .selectAll()
      .where('roundId', '=', round.roundId)
      .execute();
    const ballots = await connection.db.selectFrom('ballot').select('id').execute();
    for (const row of rows) {
      const columns: (keyof Selectable<InvitationTable>)[] = [
        'fromReserve',
        'id',
        'leafId',
        'memberId',
        'reminders',
        'roundId',
        'state',
        'tokenHash',
      ];
      expect(Object.keys(row).sort()).toEqual(columns);
      expect(row.state).toBe('USED');
    }
    const ids = new Set(rows.flatMap(({ id, memberId }) => [id, memberId]));
    for (const { id } of ballots) expect(ids.has(id)).toBe(false);
  });

  test('opened, the sheets are in pieces whose place in the table follows ids drawn at random', async () => {
    await connection.db
      .updateTable('evaluationRound')
      .set({ status: 'CLOSED' })
      .where('id', '=', round.roundId)
      .execute();
    const open = () => openBallots(connection.db, round.roundId, sealKeyOf(SECRET, round.roundId));
    await open();
    await open(); // finds nothing left
    const { rows } = await sql<{ id: string; object: string; code: string; xmin: string }>`
      select id, object_id as object, answers->>'C1' as code, xmin::text from ballot_answer
      where round_id = ${round.roundId} order by ctid`.execute(connection.db);
    expect(rows).toHaveLength(5 * 48);
    // In the order of their ids but for a few that filled a gap of an earlier page; sheets are mixed all over.
    const descents = rows.filter(({ id }, i) => i > 0 && id < rows[i - 1]!.id).length;
    expect(descents).toBeLessThanOrEqual(5);
    const sameSheet = rows.filter(({ code }, i) => i > 0 && code === rows[i - 1]!.code).length;
    expect(sameSheet).toBeLessThan(rows.length / 2);
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1); // all of one transaction
    const ofOne = rows.filter(({ object }) => object === 'CX').map(({ code }) => code);
    expect(ofOne.sort()).toEqual([...CODES].sort());
    const left = await connection.db
      .selectFrom('ballot')
      .select('id')
      .where('roundId', '=', round.roundId)
      .execute();
    expect(left).toEqual([]);
  });

  test('a sheet changed on its way is not opened', () => {
    const roundId = randomUUID();
    const sealed = Buffer.from(sealSheet(publicSealKey(SECRET, roundId), roundId, {}), 'base64');
    sealed[sealed.length - 1]! ^= 1;
    expect(() => openSheet(sealKeyOf(SECRET, roundId), roundId, sealed.toString('base64'))).toThrow();
  });
});

test('GE-CON-3: a questionnaire is not published by the one who drafted it', async () => {
  const by = randomUUID();
  const publish = (publishedBy: string) =>
    connection.db
      .insertInto('questionnaire')
      .values({
        schemeCode: 'OTHER',
        kind: 'CONCENTRATED',
        version: 2,
        content: sql`'{}'::jsonb` as never,
        status: 'PUBLISHED',
        draftedBy: by,
        publishedBy,
        publishedAt: NOW,
      })
      .execute();
  await expect(publish(by)).rejects.toThrow('questionnaire_two_persons');
  await expect(publish(randomUUID())).resolves.toBeDefined();
});
