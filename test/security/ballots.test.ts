import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { pino } from 'pino';
import type { Message, MessageAnswer } from '../../activities/delivery/gateway';
import { createApp } from '../../api/app';
import { createContext } from '../../api/context';
import { directoryFileStore } from '../../api/uploads/fileStore';
import { SETTINGS } from '../api/support';
import { CLOSES, EvaluationStage, judges, PERIOD_OVER, type StagedRound } from '../support/evaluationStage';
import { sheetOf } from '../support/evaluationStories';

/** Attacks on a round of 300 over its own interface; links come from the gateway as they come to people. */
let stage: EvaluationStage;
let round: StagedRound;
let server: Server;
let url: string;
const sent: Message[] = [];
const logged: string[] = [];
/** The gateway's mood: numbers that it refuses, and whether it answers at all. */
let reachable = true;

const gateway = {
  async send(message: Message): Promise<MessageAnswer> {
    if (!reachable) throw new Error('connection refused');
    if (message.to === '13900009999') return { accepted: false, failureCode: 'INVALID_NUMBER' };
    sent.push(message);
    return { accepted: true };
  },
};

const post = async (path: string, body: unknown) => {
  const answer = await fetch(`${url}/api/public/ballot/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { code?: string; [field: string]: unknown },
  };
};
const tokenOf = ({ link }: Message) => link.split('#')[1]!;
const until = async (what: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 300 && !(await what()); i++) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await what()).toBe(true);
};
const states = async () => {
  const { rows } = await sql<{ kind: string; channel: string; state: string; n: number }>`
    select kind, channel, state, count(*)::int as n from delivery where round_id = ${round.id}
    group by 1, 2, 3 order by 1, 2, 3`.execute(stage.db);
  return rows;
};

beforeAll(async () => {
  stage = await EvaluationStage.open();
  // Everybody has a telephone but the journalists; one number of S2 is none.
  await sql`update library_person set phone = '139' || lpad((row_number)::text, 8, '0') from (
    select person_id, row_number() over () from library_member where leaf_id <> 'S6') as numbered
    where numbered.person_id = library_person.id`.execute(stage.db);
  await sql`update library_person set phone = null where id in (
    select person_id from library_member where leaf_id = 'S6')`.execute(stage.db);
  await stage.base.stopWorker();
  stage.base.delivery = { gateway, publicUrl: 'https://yingshang.example/' };
  await stage.base.startWorker();
  const stream = { write: (line: string) => void logged.push(line) };
  const ctx = createContext({
    db: stage.db,
    client: stage.base.engine.client,
    settings: { ...SETTINGS, taskQueue: stage.base.taskQueue, namespace: stage.base.engine.namespace },
    fileStore: directoryFileStore('/nonexistent'),
    logger: pino({ level: 'trace' }, stream),
  });
  server = createApp(ctx).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 120_000);
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await stage?.close();
});

test('GE-DRW-1: links go to the drawn alone, by telephone or by letter; a gateway that is away is tried again', async () => {
  reachable = false;
  round = await stage.begun();
  await round.act('prepare', judges.organiser, { noteId: null });
  await round.act('draw', judges.organiser, {});
  const [somebody] = await stage.db
    .selectFrom('roundMember')
    .innerJoin('libraryMember', 'libraryMember.id', 'roundMember.memberId')
    .innerJoin('roundDraw', 'roundDraw.roundId', 'roundMember.roundId')
    .select(['libraryMember.personId', 'roundDraw.protocol'])
    .where('roundMember.roundId', '=', round.id)
    .where('roundMember.leafId', '=', 'S2')
    .execute();
  const drawn = somebody!.protocol.leaves.find(({ leafId }) => leafId === 'S2')!.order[0]!;
  await sql`update library_person set phone = '13900009999' where id = (
    select person_id from library_member where id = ${drawn})`.execute(stage.db);
  await round.act('open', judges.organiser, { closesAt: CLOSES });
  await until(async () => (await states()).some(({ n }) => n > 0));
  await until(async () => {
    const { rows } = await sql`select 1 from delivery where attempts = 0`.execute(stage.db);
    return rows.length === 0;
  });
  expect(sent).toHaveLength(0);
  expect(await states()).toEqual([
    { kind: 'INVITE', channel: 'LETTER', state: 'QUEUED', n: 3 },
    { kind: 'INVITE', channel: 'SMS', state: 'QUEUED', n: 297 },
  ]);
  reachable = true;
  await round.to(new Date(Date.parse((await stage.row(round)).openedAt!) + 6 * 60_000).toISOString());
  await until(async () => (await states()).every(({ state }) => state !== 'QUEUED'));
  expect(await states()).toEqual([
    { kind: 'INVITE', channel: 'LETTER', state: 'SENT', n: 3 },
    { kind: 'INVITE', channel: 'SMS', state: 'FAILED', n: 1 },
    { kind: 'INVITE', channel: 'SMS', state: 'SENT', n: 296 },
  ]);
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(299);
  expect(new Set(sent.map(tokenOf)).size).toBe(299);
  for (const { link, channel, to } of sent) {
    expect(link).toMatch(/^https:\/\/yingshang\.example\/ballot#[\w-]+\.[\w-]+$/);
    expect(to).toMatch(channel === 'SMS' ? /^139\d{8}$/ : /^欧阳评价/);
  }
}, 120_000);

test('a place that can not be reached goes to a reserve, who is invited', async () => {
  const before = sent.length;
  const { memberId } = await stage.db
    .selectFrom('delivery')
    .select('memberId')
    .where('state', '=', 'FAILED')
    .executeTakeFirstOrThrow();
  await round.act('replace', judges.organiser, { memberId, ground: 'UNREACHABLE' });
  await until(() => sent.length === before + 1);
});

test.each([
  ['made up', () => `${randomUUID()}.${'x'.repeat(43)}`],
  ['altered in its id', () => `${randomUUID()}.${tokenOf(sent[0]!).split('.')[1]}`],
  ['altered in its signature', () => `${tokenOf(sent[0]!).slice(0, -2)}AA`],
  [
    'with the signature of another',
    () => `${tokenOf(sent[0]!).split('.')[0]}.${tokenOf(sent[1]!).split('.')[1]}`,
  ],
  ['cut off', () => tokenOf(sent[0]!).split('.')[0]!],
  ['that is the id of an invitation', () => tokenOf(sent[0]!).slice(0, 36)],
  ['that is SQL', () => "' or 1=1 --"],
])('a link %s opens nothing and takes nothing', async (_what, token) => {
  for (const [path, body] of [
    ['open', { token: token() }],
    ['submit', { token: token(), sheet: sheetOf(0) }],
  ] as const) {
    expect(await post(path, body)).toMatchObject({ status: 404, body: { code: 'INVITATION_INVALID' } });
  }
});

test('the page is told the questions and objects, no value of an option and nothing of the person', async () => {
  const { status, body } = await post('open', { token: tokenOf(sent[0]!) });
  expect(status).toBe(200);
  expect(body.objects).toHaveLength(48);
  const text = JSON.stringify(body);
  expect(text).not.toMatch(/points|memberId|leaf|phone|欧阳评价|139\d{8}/);
});

test('the own county comes first', async () => {
  const row = await stage.db
    .selectFrom('invitation')
    .select('id')
    .where('leafId', '=', 'S3-QC')
    .where('state', '=', 'INVITED')
    .executeTakeFirstOrThrow();
  const token = sent.map(tokenOf).find((each) => each.startsWith(row.id))!;
  const { body } = await post('open', { token });
  expect((body.objects as { id: string }[])[0]).toMatchObject({ id: 'QC' });
});

test('what does not fit is refused with its place and uses nothing up', async () => {
  const token = tokenOf(sent[0]!);
  const good = sheetOf(0);
  const { CX: _left, ...incomplete } = good;
  for (const [sheet, code] of [
    [incomplete, 'SHEET_INCOMPLETE'],
    [{ ...good, NOBODY: good.CX }, 'OBJECT_UNKNOWN'],
    [{ ...good, CX: { ...good.CX, C1: 'PERFECT' } }, 'OPTION_UNKNOWN'],
    [{ ...good, CX: { ...good.CX, C9: 'GOOD' } }, 'QUESTION_UNKNOWN'],
  ] as const) {
    expect(await post('submit', { token, sheet })).toMatchObject({ status: 422, body: { code } });
  }
  expect((await post('submit', { token, sheet: 'x'.repeat(300_000) })).status).toBe(413);
  expect((await post('submit', { token, sheet: good, by: 'me' })).status).toBe(422);
  expect((await post('open', { token })).status).toBe(200);
});

test('300 hand in at the same time, some of them twice: each sheet once, none lost', async () => {
  const invited = new Set((await stage.invited(round)).map(({ id }) => id));
  const tokens = sent.map(tokenOf).filter((token) => invited.has(token.split('.')[0]!));
  expect(tokens).toHaveLength(300);
  const begun = Date.now();
  const answers = await Promise.all(
    [...tokens, ...tokens.slice(0, 20)].map((token, n) => post('submit', { token, sheet: sheetOf(n % 300) })),
  );
  process.stdout.write(`300 ballots and 20 repetitions at once: ${Date.now() - begun} ms\n`);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(300);
  const others = answers.filter(({ status }) => status !== 200);
  expect(others).toHaveLength(20);
  for (const { body } of others) expect(body.code).toBe('INVITATION_USED');
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ballot`.execute(stage.db);
  expect(rows).toEqual([{ n: 300 }]);
}, 120_000);

test('a used link opens nothing more; nobody is reminded who has answered', async () => {
  expect(await post('open', { token: tokenOf(sent[1]!) })).toMatchObject({
    status: 409,
    body: { code: 'INVITATION_USED' },
  });
  const before = sent.length;
  await round.act('remind', judges.organiser, {});
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(sent).toHaveLength(before);
});

test('after the collection nothing is taken', async () => {
  await round.to(CLOSES);
  await stage.until(round, 'CLOSED');
  const replaced = sent.find((each) => each.to === '13900009999') ?? sent[2]!;
  expect((await post('submit', { token: tokenOf(replaced), sheet: sheetOf(0) })).status).toBe(409);
});

test('neither log nor history nor record holds a token, an answer or a person (GE-WAY-3)', async () => {
  const words = [...sent.map(tokenOf), ...sent.map(({ to }) => to)].slice(0, 300);
  const histories = JSON.stringify((await round.handle.fetchHistory()).events);
  const decoded = histories.replace(/"data":"([^"]*)"/g, (_whole, data: string) =>
    Buffer.from(data, 'base64').toString('utf8'),
  );
  const { rows: records } = await sql<{ text: string }>`
    select row_to_json(step)::text as text from process_step step
    union all select row_to_json(event)::text from audit_event event
    union all select row_to_json(note)::text from text_note note
    union all select row_to_json(entry)::text from delivery entry
    union all select row_to_json(entry)::text from invitation entry`.execute(stage.db);
  const places = {
    log: logged.join(''),
    history: decoded,
    records: records.map(({ text }) => text).join('\n'),
  };
  for (const [place, text] of Object.entries(places)) {
    for (const word of words) if (text.includes(word)) throw new Error(`${place} holds ${word}`);
    expect([place, /VERY_GOOD/.test(text)]).toEqual([place, false]);
  }
  expect(places.log).not.toContain('/public/ballot'); // no line tells when somebody answered
});

test('nothing joins invitations and opened pieces: no column, no instant, no order, no transaction', async () => {
  const { rows: columns } = await sql<{ table: string; column: string; type: string }>`
    select table_name as table, column_name as column, data_type as type from information_schema.columns
    where table_name in ('invitation','delivery','ballot','ballot_answer') order by 1, 2`.execute(stage.db);
  expect(columns.filter(({ type }) => /time|date/.test(type))).toEqual([]);
  const of = (table: string) => columns.filter((each) => each.table === table).map(({ column }) => column);
  const shared = of('ballot_answer').filter((each) =>
    [...of('invitation'), ...of('delivery')].includes(each),
  );
  expect(shared.sort()).toEqual(['id', 'round_id']); // ids of different things, drawn apart
  await round.act('score', judges.organiser, { noteId: randomUUID() }).catch(() => undefined); // the period runs
  await round.to(PERIOD_OVER).catch(() => undefined);
  await stage.until(round, 'RANKED');
  const { rows } = await sql<{ pieces: number; transactions: number; ids: number; common: number }>`
    select count(*)::int as pieces, count(distinct piece.xmin::text)::int as transactions,
      (select count(*)::int from ballot) as ids,
      (select count(*)::int from ballot_answer a join invitation i on a.id = i.id) as common
    from ballot_answer piece where round_id = ${round.id}`.execute(stage.db);
  expect(rows).toEqual([{ pieces: 300 * 48, transactions: 1, ids: 0, common: 0 }]);
}, 120_000);
