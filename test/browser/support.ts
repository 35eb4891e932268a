import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { pino } from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createGradeActivities } from '../../activities/assessment/grades';
import { createCalendarActivities } from '../../activities/calendar/activities';
import { createEvaluationActivities } from '../../activities/evaluation-round/activities';
import { httpGateway } from '../../activities/payment/httpGateway';
import { createActivities } from '../../activities/worker';
import { createApp } from '../../api/app';
import { type AppContext, createContext } from '../../api/context';
import { DEFAULTS } from '../../api/env';
import { directoryFileStore } from '../../api/uploads/fileStore';
import { type Connection, connectDatabase } from '../../db/connect';
import { applyDemo, DEMO_PASSWORD } from '../../db/presets';
import { type BankSimulator, startBankSimulator } from '../../local-stack/bank/simulator';
import { build } from '../../scripts/build';
import { type BrowserBinary, browserEnvironment } from '../support/browserBinary';
import { createTestDatabase, type TestDatabase } from '../support/database';
import {
  connectEngine,
  type RunningWorker,
  startWorker,
  type TestEngine,
  uniqueTaskQueue,
} from '../support/engine';
import { testVariable } from '../support/environment';
import { EVALUATION_SECRET } from '../support/redemptionStage';

const ROOT = path.resolve(__dirname, '../..');
const SECRET = 'b'.repeat(40);
const SHOTS = path.join(ROOT, 'test-results/screenshots');

/** No sandbox: test machines run as root. */
function launchBrowser(): Promise<Browser> {
  const binary = JSON.parse(testVariable('browser')) as BrowserBinary;
  return chromium.launch({
    executablePath: binary.executablePath,
    env: browserEnvironment(binary),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** The whole product on a database of its own, with a real browser in front of it. */
export class BrowserStage {
  private constructor(
    readonly url: string,
    readonly connection: Connection,
    readonly context: AppContext,
    private readonly parts: {
      browser: Browser;
      server: Server;
      bank: BankSimulator;
      worker: RunningWorker;
      engine: TestEngine;
      database: TestDatabase;
      files: string;
    },
  ) {}

  static async open(): Promise<BrowserStage> {
    await build({ skip: ['server', 'workflows'] });
    const engine = await connectEngine(testVariable('browserNamespace'));
    const database = await createTestDatabase();
    const connection = connectDatabase(database.url);
    await applyDemo(connection.db);
    const files = mkdtempSync(path.join(tmpdir(), 'yingshang-files-'));
    const taskQueue = uniqueTaskQueue('browser');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const context = createContext({
      db: connection.db,
      pool: connection.pool,
      client: engine.client,
      logger: pino({ level: 'silent' }),
      fileStore: directoryFileStore(files),
      settings: {
        ...DEFAULTS,
        production: false,
        demoMode: true,
        publicUrl: null,
        sessionSecret: 's'.repeat(40),
        bankCallbackSecret: SECRET,
        ratingSecret: 'r'.repeat(40),
        taskQueue,
        namespace: engine.namespace,
        uiDir: path.join(ROOT, 'dist/ui'),
      },
    });
    const app = createApp(context);
    server.on('request', app);
    const bank = await startBankSimulator({
      databaseUrl: database.url,
      port: 0,
      callbackUrl: `${url}/api/bank/callback`,
      secret: SECRET,
      delayMs: 200,
      failureEvery: 0,
      mode: 'AUTO',
    });
    const gateway = httpGateway({ url: bank.url, secret: SECRET });
    const activities = {
      ...createActivities(connection, gateway),
      ...createCalendarActivities({ db: connection.db, client: engine.client }),
      ...createGradeActivities({ db: connection.db, client: engine.client }),
      ...createEvaluationActivities({ db: connection.db, secret: EVALUATION_SECRET }),
    };
    const worker = await startWorker({ taskQueue, activities, options: { namespace: engine.namespace } });
    const browser = await launchBrowser();
    mkdirSync(SHOTS, { recursive: true });
    return new BrowserStage(url, connection, context, {
      browser,
      server,
      bank,
      worker,
      engine,
      database,
      files,
    });
  }

  async close(): Promise<void> {
    const { browser, server, bank, worker, engine, database, files } = this.parts;
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await worker.stop();
    await bank.close();
    await this.connection.close();
    await engine.connection.close();
    await database.drop();
    rmSync(files, { recursive: true, force: true });
  }

  /** A browser of its own for one person, logged in; a phone when asked. */
  async person(
    username: string,
    { password = DEMO_PASSWORD, ...options }: { phone?: boolean; password?: string } = {},
  ): Promise<Person> {
    const person = await this.visitor(options);
    await person.page.goto(`${this.url}/login`);
    await person.page.getByLabel('用户名').fill(username);
    await person.page.getByLabel('密码').first().fill(password);
    await person.page.keyboard.press('Enter');
    await person.page.waitForURL((url) => !url.pathname.startsWith('/login'));
    return person;
  }

  /** Somebody without an account. */
  async visitor(options: { phone?: boolean } = {}): Promise<Person> {
    const context = await this.parts.browser.newContext({
      viewport: options.phone ? { width: 390, height: 844 } : { width: 1360, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    return new Person(page, this.url);
  }
}

/** One person at a browser. */
export class Person {
  readonly errors: string[] = [];

  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('pageerror', (error) => this.errors.push(error.message));
  }

  async open(pathname: string): Promise<void> {
    await this.page.goto(this.url + pathname);
  }

  /** Presses a button by its name, in a dialog if one is open. */
  async press(name: string | RegExp): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    const within = (await dialog.count()) > 0 ? dialog : this.page;
    await within
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  async shot(name: string): Promise<void> {
    await this.page.screenshot({ path: path.join(SHOTS, `${name}.png`), fullPage: true });
  }

  /** Serious and critical findings of axe on the page as it stands; must be empty. */
  async accessibilityFindings(): Promise<string[]> {
    await this.page.waitForLoadState('networkidle');
    await this.settled();
    await this.page.evaluate(axe.source);
    const found = await this.page.evaluate(async () => {
      // biome-ignore lint/suspicious/noExplicitAny: put there by the line above
      const result = await (globalThis as any).axe.run();
      return result.violations as { id: string; impact: string; nodes: { html: string }[] }[];
    });
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }

  /** Waits until nothing fades or slides any more: half-transparent words are not what people read. */
  private settled(): Promise<void> {
    return this.page.evaluate(async () => {
      const finite = (each: Animation) =>
        each.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
      const running = document.getAnimations().filter(finite);
      await Promise.allSettled(running.map((each) => each.finished));
    });
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
