import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { httpGateway } from '../../activities/payment/httpGateway';
import { createActivities } from '../../activities/worker';
import { type Connection, connectDatabase } from '../../db/connect';
import { applyDemo, DEMO_PASSWORD } from '../../db/presets';
import { type BankSimulator, startBankSimulator } from '../../local-stack/bank/simulator';
import { logIn } from '../../local-stack/demo/client';
import { termStories } from '../../local-stack/demo/officerStories';
import { plainPdf } from '../../local-stack/demo/pdf';
import { hasDemoCases, makeDemoCases, seedDemoCases } from '../../local-stack/demo/seed';
import { stories } from '../../local-stack/demo/stories';
import { apiOn, SETTINGS } from '../api/support';
import { createTestDatabase, type TestDatabase } from '../support/database';
import {
  connectEngine,
  type RunningWorker,
  startWorker,
  type TestEngine,
  uniqueTaskQueue,
} from '../support/engine';

jest.setTimeout(240_000);

const TERMS = Object.values(termStories).flat().length;

describe('the cases of the demonstration', () => {
  let engine: TestEngine;
  let database: TestDatabase;
  let connection: Connection;
  let server: Server;
  let bank: BankSimulator;
  let worker: RunningWorker;
  let apiUrl: string;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'yingshang-demo-'));
    engine = await connectEngine();
    database = await createTestDatabase();
    connection = connectDatabase(database.url);
    await applyDemo(connection.db);
    const taskQueue = uniqueTaskQueue('demo');
    const secret = SETTINGS.bankCallbackSecret;
    const { app } = apiOn({
      db: connection.db,
      client: engine.client,
      fileStoreDir: join(folder, 'files'),
      settings: { demoMode: true, taskQueue, namespace: engine.namespace },
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    bank = await startBankSimulator({
      databaseUrl: database.url,
      port: 0,
      callbackUrl: `${apiUrl}/api/bank/callback`,
      secret,
      delayMs: 200,
      failureEvery: 0,
      mode: 'AUTO',
    });
    const gateway = httpGateway({ url: bank.url, secret });
    worker = await startWorker({ taskQueue, activities: createActivities(connection, gateway) });
  });
  afterAll(async () => {
    server?.closeAllConnections();
    server?.close();
    await bank?.close();
    await worker?.stop();
    await connection?.close();
    await engine?.connection.close();
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const statuses = async () => {
    const rows = await connection.db
      .selectFrom('redemption')
      .select(['status', 'outcome', 'overdueCount'])
      .orderBy('caseNo')
      .execute();
    return rows.map(({ status, outcome, overdueCount }) =>
      [status, outcome, overdueCount > 0 ? 'overdue' : null].filter(Boolean).join(' '),
    );
  };
  const steps = async () => (await connection.db.selectFrom('processStep').select('seq').execute()).length;

  test('stand in every stage of the life cycle, three of them overdue', async () => {
    const begun = Date.now();
    expect(await seedDemoCases({ apiUrl })).toEqual({
      cases: stories.length,
      terms: TERMS,
      rounds: 0,
      ratings: 0,
      complaints: 0,
      problems: [],
    });
    console.info(`${stories.length} demo cases, ${TERMS} terms in ${Date.now() - begun} ms`);
    expect(await statuses()).toEqual([
      'CLOSED PAID',
      'CLOSED PAID',
      'PAID PAID',
      'PAYMENT_FAILED',
      'APPROVED',
      'APPROVED overdue',
      'PREPARED',
      'REVIEWING',
      'REVIEWING overdue',
      'REVIEW_SUPPLEMENT',
      'ASSIGNED',
      'DELIVERING',
      'ACCEPTED',
      'ACCEPTED overdue',
      'RETURNED',
      'REFUSED REFUSED',
      'NOT_ACCEPTED NOT_ACCEPTED',
      'WITHDRAWN WITHDRAWN',
      'SUPPLEMENT',
      'SUBMITTED',
    ]);
  });

  test('officers of every scheme serve; some have left, one is heard, one is dismissed after his hearing', async () => {
    const terms = await connection.db
      .selectFrom('officerTerm')
      .select(['schemeCode', 'status', (eb) => eb.fn.countAll<number>().as('count')])
      .groupBy(['schemeCode', 'status'])
      .orderBy('schemeCode')
      .orderBy('status')
      .execute();
    expect(terms.map(({ schemeCode, status, count }) => `${schemeCode} ${status} ${count}`)).toEqual([
      'BT DISMISSED 1',
      'BT RESIGNED 1',
      'BT SERVING 10',
      'HB SERVING 4',
      'LA DISMISSED 1',
      'LA SERVING 19',
      'YY-P SERVING 6',
      'YY-S AWAITING_TRAINING 1',
      'YY-S SERVING 5',
    ]);
    const procedures = await connection.db
      .selectFrom('officerProcedure')
      .innerJoin('officerTerm', 'officerTerm.id', 'officerProcedure.termId')
      .select(['officerProcedure.schemeCode', 'ground', 'officerProcedure.status'])
      .orderBy('officerProcedure.schemeCode')
      .orderBy('ground')
      .orderBy('officerProcedure.status')
      .execute();
    expect(procedures.map((each) => Object.values(each).join(' '))).toEqual([
      'BT CONSECUTIVE_EMPTY_MONTHS CARRIED_OUT',
      'BT CONSECUTIVE_EMPTY_MONTHS WINDOW',
      'LA PROHIBITION CARRIED_OUT',
    ]);
  });

  test('what officers wrote stands in every state; a session and a meeting are planned', async () => {
    const { db } = connection;
    const written = await db.selectFrom('officerSubmission').select(['status', 'verdict']).execute();
    expect([...new Set(written.map(({ status }) => status))].sort()).toEqual([
      'ADOPTED',
      'DRAFT',
      'FILED',
      'NOT_ADOPTED',
      'SCREENED',
    ]);
    expect([...new Set(written.map(({ verdict }) => verdict))].sort()).toEqual([
      'DUPLICATE',
      'INVALID',
      'VALID',
      null,
    ]);
    const gatherings = await db.selectFrom('gathering').select(['schemeCode', 'kind', 'invited']).execute();
    expect(gatherings.map((each) => Object.values(each).join(' ')).sort()).toEqual([
      'HB MEETING 4',
      'LA SESSION 4',
    ]);
    const cases = await Promise.all(
      (['officerLeave', 'officerPermission', 'officerViolation', 'officerActivity'] as const).map(
        async (table) => (await db.selectFrom(table).select('id').execute()).length,
      ),
    );
    expect(cases).toEqual([2, 1, 2, 3]);
  });

  test('are not made again: a second time changes nothing', async () => {
    const before = [await statuses(), await steps()];
    expect(await seedDemoCases({ apiUrl })).toEqual({
      cases: stories.length,
      terms: TERMS,
      rounds: 0,
      ratings: 0,
      complaints: 0,
      problems: [],
    });
    expect([await statuses(), await steps()]).toEqual(before);
  });

  test('the payment that failed succeeds when finance tries again', async () => {
    const failed = await connection.db
      .selectFrom('redemption')
      .select('id')
      .where('status', '=', 'PAYMENT_FAILED')
      .executeTakeFirstOrThrow();
    const finance = await logIn(apiUrl, 'caizheng', DEMO_PASSWORD);
    const key = '3f0e8a52-7d1c-4b6f-9a34-5c2d1e0f9b87';
    await finance.post(`/redemptions/${failed.id}/execute-payment`, {}, key);
    for (let i = 0; i < 100; i += 1) {
      const { status } = await finance.get<{ status: string }>(`/redemptions/${failed.id}`);
      if (status === 'PAID') return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the second attempt was not paid');
  });

  test('the first start that makes them all leaves a mark', async () => {
    const said: string[] = [];
    expect(hasDemoCases(folder)).toBe(false);
    await makeDemoCases({ apiUrl, dataDir: folder, say: (line) => said.push(line) });
    expect(hasDemoCases(folder)).toBe(true);
    expect(said).toEqual([]);
  });

  test('an API that cannot be reached is told, the start goes on, and the next one tries again', async () => {
    const said: string[] = [];
    const dataDir = mkdtempSync(join(folder, 'other-'));
    const options = { apiUrl: 'http://127.0.0.1:9', dataDir, say: (line: string) => said.push(line) };
    expect(await makeDemoCases(options)).toMatchObject({ cases: 0, terms: 0 });
    expect(said).toHaveLength(stories.length + TERMS + 2);
    expect(hasDemoCases(dataDir)).toBe(false);
  });
});

describe('the files of the demonstration', () => {
  const text = Buffer.from(plainPdf(['完税证明', '演示材料'])).toString('latin1');

  test('are PDF whose table of objects is right', () => {
    expect(text.startsWith('%PDF-1.4\n')).toBe(true);
    const table = Number(/startxref\n(\d+)\n/.exec(text)?.[1]);
    expect(text.slice(table, table + 4)).toBe('xref');
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]));
    expect(offsets).toHaveLength(7);
    for (const [index, offset] of offsets.entries())
      expect(text.slice(offset, offset + 7)).toBe(`${index + 1} 0 obj`);
  });

  test('hold their Chinese lines, and are the same each time', () => {
    expect(text).toContain(`<${Buffer.from('完税证明', 'utf16le').swap16().toString('hex')}>`);
    expect(plainPdf(['甲'])).toEqual(plainPdf(['甲']));
  });
});
