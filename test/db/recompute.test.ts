import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { rankRound, scoreRound } from '../../activities/evaluation-round/results';
import { type Connection, connectDatabase } from '../../db/connect';
import { exportLines, exportRound, parseExport } from '../../db/recompute/export';
import { differences } from '../../db/recompute/recompute';
import { toJson } from '../../db/schema';
import type { TieDecision } from '../../workflows/rules/evaluation/rank/rank';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { addCollectedRound, SPAN } from '../support/evaluationRows';
import { addRatings } from '../support/ratingRows';
import { EVALUATION_SECRET } from '../support/redemptionStage';

/** An auditor computes results again, without the product's rules and without changing anything (GE-SCO-4). */
jest.setTimeout(60_000);

let database: TestDatabase;
let connection: Connection;
let auditor: Client;
let roundId: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yingshang-recompute-'));
  database = await createTestDatabase();
  connection = connectDatabase(database.url);
  auditor = new Client({
    connectionString: database.url,
    options: '-c default_transaction_read_only=on -c TimeZone=UTC',
  });
  await auditor.connect();
  roundId = await addCollectedRound(connection.db, 4_800);
});
afterAll(async () => {
  await auditor.end();
  await connection.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

let seq = 0;
async function step(name: string, args: object): Promise<void> {
  seq += 1;
  await connection.db
    .insertInto('processStep')
    .values({
      workflowId: `evaluation-round/${roundId}`,
      seq,
      runId: 'run',
      updateId: null,
      command: toJson({ name, args }),
      at: SPAN.to,
      result: toJson({}),
    })
    .execute();
}

/** Scored and ranked as the process does it, and written down as its steps do. */
async function result(version: number, decisions: TieDecision[] = []): Promise<string> {
  const { db } = connection;
  const { resultHash } = await scoreRound(db, EVALUATION_SECRET, { roundId, version });
  await db.updateTable('evaluationRound').set({ version, resultHash }).where('id', '=', roundId).execute();
  await step('score', { facts: { resultHash } });
  for (const { reasonId: noteId, ...decision } of decisions) await step('decideTie', { ...decision, noteId });
  const { rows } = await rankRound(db, { roundId, version, resultHash, decisions });
  await db
    .insertInto('roundRank')
    .values(rows.map((row) => ({ ...row, roundId, version, tiedWith: toJson(row.tiedWith) })))
    .execute();
  return resultHash;
}

const publish = (version: number, resultHash: string) =>
  connection.db
    .insertInto('roundPublication')
    .values({
      roundId,
      version,
      bulletinNumber: `广营评〔2027〕${version}号`,
      resultHash,
      publishedBy: randomUUID(),
      publishedAt: SPAN.to,
      correctionNoteId: null,
    })
    .execute();

const found = async (version: number | null = null) =>
  differences(auditor, await exportRound(auditor, roundId, version));
const ranksOf = async (version: number) =>
  new Map(
    (
      await connection.db
        .selectFrom('roundRank')
        .select(['objectId', 'rank'])
        .where('version', '=', version)
        .execute()
    ).map(({ objectId, rank }) => [objectId, rank]),
  );

test('GE-SCO-1: the result of a round is the same', async () => {
  await result(1);
  expect(await found()).toEqual([]);
});

test('AMB-GE-2, AMB-GE-3, AMB-GE-5: ties, a missing real-time part, too few answers, two versions', async () => {
  const copy = (from: string, to: string) => sql`
    with gone as (delete from ballot_answer where object_id = ${to})
    insert into ballot_answer (id, round_id, object_id, answers)
    select gen_random_uuid(), round_id, ${to}, answers from ballot_answer where object_id = ${from}`;
  const { db } = connection;
  for (const silent of ['GY-TAX', 'GY-POST', 'GY-GAS', 'CX', 'WC'])
    await sql`delete from rating where object_id = ${silent}`.execute(db);
  await copy('GY-TAX', 'GY-POST').execute(db);
  await copy('CX', 'WC').execute(db);
  await sql`delete from ballot_answer where object_id = 'GY-GAS' and id not in
    (select id from ballot_answer where object_id = 'GY-GAS' order by id limit 9)`.execute(db);
  await sql`insert into questionnaire (scheme_code, kind, version, content, status)
    select scheme_code, kind, 2, jsonb_set(content, '{questions,0,options,0,points}', '90'), 'SUPERSEDED'
    from questionnaire where kind = 'REAL_TIME'`.execute(db);
  await addRatings(db, [{ objectId: 'LZ', count: 40, poor: 10 }], { ...SPAN, version: 2, seed: 3 });

  const resultHash = await result(2);
  await publish(2, resultHash);
  expect(await found(2)).toEqual([]);
  const ranks = await ranksOf(2);
  expect(ranks.get('GY-POST')).toBe(ranks.get('GY-TAX'));
  expect(ranks.get('CX')).toBe(ranks.get('WC'));
  expect(ranks.get('GY-GAS')).toBeNull();
});

test('GE-SCO-1: what is decided later about a rating set aside changes no earlier version', async () => {
  await addRatings(connection.db, [{ objectId: 'LZ', count: 5, poor: 90 }], {
    ...SPAN,
    status: 'SUSPICIOUS',
    seed: 4,
  });
  await connection.db
    .updateTable('rating')
    .set({ status: 'COUNTED', screenedAt: new Date(Date.now() + 1_000).toISOString() })
    .where('status', '=', 'SUSPICIOUS')
    .execute();
  expect(await found(2)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await result(3);
  expect(await found(3)).toEqual([]);
});

test('an export tells nothing of who, where or when, in an order of its own', async () => {
  const [first, second] = [
    await exportRound(auditor, roundId, null),
    await exportRound(auditor, roundId, null),
  ];
  expect(first.answers).toHaveLength(second.answers.length);
  expect(first.answers).not.toEqual(second.answers);
  expect([...first.answers].sort()).toEqual([...second.answers].sort());
  for (const line of first.answers)
    expect(Object.keys(JSON.parse(line)).sort()).toEqual(['answers', 'kind', 'objectId', 'version']);
  const text = exportLines(first).join('\n');
  const ids = text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g);
  expect(new Set(ids)).toEqual(new Set([roundId]));
  expect(text).not.toMatch(/\d{2}:\d{2}/);
});

test('a changed score, a changed rank and a changed answer are found', async () => {
  const { db } = connection;
  const exported = await exportRound(auditor, roundId, null);
  const { score } = exported.objects.find(({ objectId }) => objectId === 'JK')!;
  const store = (value: string | null) =>
    db
      .updateTable('roundScore')
      .set({ score: value })
      .where('objectId', '=', 'JK')
      .where('version', '=', 3)
      .execute();
  await store('99');
  expect(await found()).toEqual([`JK: score stored 99, computed ${score}`]);
  await store(score);

  await sql`update round_rank set rank = 1, top = true where object_id = 'JK' and version = 3`.execute(db);
  expect(await found()).toEqual([
    expect.stringMatching(/^JK: rank stored 1, /),
    expect.stringMatching(/first group/),
  ]);
  const gone = exported.answers.find((line) => line.includes('VERY_GOOD'));
  const vanished = { ...exported, answers: exported.answers.filter((line) => line !== gone) };
  expect((await differences(auditor, vanished)).length).toBeGreaterThan(0);
  const strange = [
    ...exported.answers.slice(1),
    exported.answers[0]!.replace(/"(C1|R1)": ?"\w+"/, '"$1":"SUPERB"'),
  ];
  expect(await differences(auditor, { ...exported, answers: strange })).toContainEqual(
    expect.stringMatching(/questionnaire lacks/),
  );
});

describe('the command', () => {
  const run = (...words: string[]) =>
    spawnSync(
      process.execPath,
      ['--import', 'tsx', resolve(__dirname, '../../db/recompute/cli.ts'), ...words],
      {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: database.url },
      },
    );

  test('compares with the database, writes an export for nobody else to read, and compares with that alone', async () => {
    const file = join(folder, 'round.jsonl');
    const done = run(roundId, '--version', '2', '--export', file);
    expect(done.stderr).toBe('');
    expect(done).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^round 2027\/1, version 2: 48 objects, \d+ answers\nequal\n$/),
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(exportLines(parseExport(lines))).toHaveLength(lines.length);

    await connection.db.deleteFrom('ballotAnswer').execute(); // the file is enough
    expect(run('--file', file)).toMatchObject({ status: 0, stdout: expect.stringMatching(/equal\n$/) });
    writeFileSync(file, lines.join('\n').replace('"score":"', '"score":"9'));
    expect(run('--file', file)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/1 differences\n$/),
    });
  }, 60_000);

  test.each([
    ['without a round', [], /usage/],
    ['a round that is not there', ['00000000-0000-4000-8000-000000000000'], /has no result/],
    ['a version that is not there', ['ROUND', '--version', '9'], /has no result of version 9/],
    ['a file that is no export', ['--file', __filename], /line 1 is no line of an export/],
  ])('%s: says so and ends with 2', (_name, words, message) => {
    const { status, stderr } = run(...words.map((word) => (word === 'ROUND' ? roundId : word)));
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(message) });
  });
});

describe('AMB-GE-5: ties over the lower boundary, decided by the organiser', () => {
  /** The last two of each list are equal in everything: each would have nobody in its last group. */
  const [COUNTY, DEPARTMENT] = [
    ['CX', 'WC'],
    ['GY-TAX', 'GY-POST'],
  ];
  const decided = (group: 'COUNTY' | 'DEPARTMENT', objectIds: string[]): TieDecision => ({
    group,
    objectIds,
    reasonId: randomUUID(),
  });
  const published = async (version: number, decisions: TieDecision[] = []) =>
    publish(version, await result(version, decisions));
  const exported = (version: number) => exportRound(auditor, roundId, version);
  /** From an export alone, as `--file` reads it. */
  const fromFile = async (version: number, change = (line: string) => line) =>
    differences(auditor, parseExport(exportLines(await exported(version)).map(change)));
  const bottomTie = (mode: string) =>
    sql`update scheme set parameters = jsonb_set(parameters::jsonb, '{rank,bottomTie}', ${JSON.stringify(mode)}::jsonb)
      where code = 'GE'`.execute(connection.db);
  const lastOf = async (version: number) =>
    (await exported(version)).objects
      .filter(({ objectId, place }) => place!.bottom && [...COUNTY!, ...DEPARTMENT!].includes(objectId))
      .map(({ objectId }) => objectId)
      .sort();

  beforeAll(async () => {
    const { db } = connection;
    await sql`delete from rating where object_id in ('CX', 'WC', 'GY-TAX', 'GY-POST')`.execute(db);
    for (const id of [...COUNTY!, ...DEPARTMENT!]) {
      await sql`delete from ballot_answer where object_id = ${id}`.execute(db);
      await sql`insert into ballot_answer (id, round_id, object_id, answers)
        select gen_random_uuid(), ${roundId}, ${id}, '{"C1":"VERY_POOR","C2":"VERY_POOR","C3":"VERY_POOR"}'
        from generate_series(1, 12)`.execute(db);
    }
    // Departments: one place of the last group for two of them.
    await sql`update scheme set parameters = jsonb_set(parameters::jsonb, '{rank,bottom,DEPARTMENT}', '1')
      where code = 'GE'`.execute(db);
  });
  afterAll(async () => {
    await bottomTie('FAVOUR_UNIT');
  });

  test('one of the tied, both, and none where nothing is decided yet: compared exactly, in both modes', async () => {
    for (const [version, decisions, last] of [
      [11, [decided('COUNTY', ['CX']), decided('DEPARTMENT', DEPARTMENT!)], ['CX', 'GY-POST', 'GY-TAX']],
      [12, [], []],
    ] as const) {
      await published(version, [...decisions]);
      expect(await lastOf(version)).toEqual(last);
      expect(await found(version)).toEqual([]);
      expect(await fromFile(version)).toEqual([]);
    }
  });

  test('DECIDE and INCLUDE_ALL are compared as the scheme has them', async () => {
    await bottomTie('DECIDE');
    await published(13, [decided('COUNTY', ['WC']), decided('DEPARTMENT', ['GY-POST'])]);
    expect([await lastOf(13), await found(13), await fromFile(13)]).toEqual([['GY-POST', 'WC'], [], []]);
    await bottomTie('INCLUDE_ALL');
    await published(14);
    expect(await lastOf(14)).toEqual(['CX', 'GY-POST', 'GY-TAX', 'WC']);
    expect([await found(14), await fromFile(14)]).toEqual([[], []]);
    await bottomTie('FAVOUR_UNIT');
  });

  test('a last group that was written otherwise than decided is found, in both modes', async () => {
    const swap = (version: number) =>
      sql`update round_rank set bottom = not bottom where object_id in ('CX', 'WC') and version = ${version}`.execute(
        connection.db,
      );
    await swap(11);
    const swapped = [
      'CX: last group stored false, computed true',
      'WC: last group stored true, computed false',
    ];
    expect(await found(11)).toEqual(swapped);
    expect(await fromFile(11)).toEqual(swapped);
    await swap(11);
    expect(await fromFile(11, (line) => line.replace('"objectIds":["CX"]', '"objectIds":["WC"]'))).toEqual([
      'CX: last group stored true, computed false',
      'WC: last group stored false, computed true',
    ]);
  });

  test('a decision about others than the tied, or without a tie, is found', async () => {
    const wrong = (objectIds: string) => (line: string) => line.replace('"objectIds":["CX"]', objectIds);
    expect(await fromFile(11, wrong('"objectIds":["CX","LZ"]'))).toEqual([
      'decision about COUNTY: names LZ, not among the tied',
    ]);
    expect(await fromFile(11, wrong('"objectIds":[]'))).toContain(
      'decision about COUNTY: leaves the last group empty',
    );
    await bottomTie('INCLUDE_ALL');
    expect(
      await fromFile(14, (line) =>
        line.replace('"decisions":[]', '"decisions":[{"group":"COUNTY","objectIds":["CX"]}]'),
      ),
    ).toEqual(['decision about COUNTY: there was no tie to decide']);
    await bottomTie('FAVOUR_UNIT');
  });

  test('a decision made before a rejected review, or about another version, does not count', async () => {
    const { resultHash } = (await exported(12)).round;
    await step('score', { facts: { resultHash } });
    await step('decideTie', { group: 'COUNTY', objectIds: ['WC'] });
    await step('decideTie', { group: 'COUNTY', objectIds: ['CX'] });
    expect((await exported(12)).round.decisions).toEqual([{ group: 'COUNTY', objectIds: ['CX'] }]);
    await step('score', { facts: { resultHash } });
    expect((await exported(12)).round.decisions).toEqual([]);
    expect((await exported(11)).round.decisions).toHaveLength(2);
  });

  test('an export without decisions is not taken for one in which nothing was decided', async () => {
    const lines = exportLines(await exported(11)).map((line) => line.replace('"decisions"', '"others"'));
    expect(() => parseExport(lines)).toThrow(/lacks the decisions/);
  });
});
