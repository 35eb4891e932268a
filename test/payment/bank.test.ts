import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpGateway } from '../../activities/payment/httpGateway';
import { isSignedBy, SIGNATURE_HEADER, signMessage } from '../../db/support/hmac';
import { type BankSimulator, startBankSimulator } from '../../local-stack/bank/simulator';
import { createEmptyDatabase, type TestDatabase } from '../support/database';
import { freePort } from '../support/ports';

const secret = 'a shared secret of bank and government';
const order = {
  instructionId: 'case-1',
  amountFen: 123_456,
  payeeName: '广元市甲企业',
  payeeAccount: '6200000000001234',
  payeeBank: '广元市商业银行',
  purpose: '惠企政策兑现资金 GY-1',
};

interface Heard {
  eventId: string;
  instructionId: string;
  result: string;
  gatewayReference: string;
  failureCode: string | null;
  signed: boolean;
}

/** The government's side: hears callbacks and answers with the given status. */
class Listener {
  readonly heard: Heard[] = [];
  status = 200;
  private server: Server | undefined;

  async start(port = 0): Promise<string> {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const signature = request.headers[SIGNATURE_HEADER] as string;
      this.heard.push({ ...JSON.parse(body.toString()), signed: isSignedBy(secret, body, signature) });
      response.writeHead(this.status).end();
    }).listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/callback`;
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('bank simulator', () => {
  let database: TestDatabase;
  let listener: Listener;
  let bank: BankSimulator | undefined;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    listener = new Listener();
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    await bank?.close();
    bank = undefined;
    listener.stop();
    await database.drop();
  });

  async function start(options: Partial<Parameters<typeof startBankSimulator>[0]> = {}) {
    bank = await startBankSimulator({
      databaseUrl: database.url,
      port: 0,
      callbackUrl: options.callbackUrl ?? (await listener.start()),
      secret,
      delayMs: 0,
      failureEvery: 0,
      mode: 'AUTO',
      retryMs: 50,
      ...options,
    });
    return { bank, gateway: httpGateway({ url: bank.url, secret }) };
  }

  test('an instruction sent many times, also at once, is paid once and told once settled', async () => {
    const { bank, gateway } = await start();
    const answers = await Promise.all(Array.from({ length: 8 }, () => gateway.instruct(order)));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]).toMatchObject({ accepted: true });
    await until(() => listener.heard.length > 0);
    expect(await gateway.instruct(order)).toEqual(answers[0]);
    expect(await gateway.query(order.instructionId)).toMatchObject({
      status: 'SUCCEEDED',
      failureCode: null,
    });
    expect(listener.heard[0]).toMatchObject({ instructionId: 'case-1', result: 'SUCCEEDED', signed: true });
    expect(await bank.books()).toEqual({ succeededFen: 123_456, transferredFen: 123_456 });
  });

  test('the same id with another amount is refused without an answer that could pass for a failure', async () => {
    const { gateway } = await start({ mode: 'MANUAL' });
    await gateway.instruct(order);
    await expect(gateway.instruct({ ...order, amountFen: 1 })).rejects.toThrow('409');
    expect((await gateway.query(order.instructionId)).status).toBe('PENDING');
  });

  test('what the bank never received is UNKNOWN; no connection and a wrong secret are errors', async () => {
    const { bank, gateway } = await start();
    expect(await gateway.query('never/sent')).toEqual({
      status: 'UNKNOWN',
      gatewayReference: null,
      failureCode: null,
    });
    const stranger = httpGateway({ url: bank.url, secret: 'another secret' });
    await expect(stranger.instruct(order)).rejects.toThrow('401');
    await expect(stranger.query(order.instructionId)).rejects.toThrow('401');
    const nowhere = httpGateway({ url: `http://127.0.0.1:${await freePort()}`, secret, timeoutMs: 500 });
    await expect(nowhere.instruct(order)).rejects.toThrow();
    expect((await gateway.query(order.instructionId)).status).toBe('UNKNOWN');
  });

  test('a payee account ending 9902 fails twice and then succeeds, each attempt with an id of its own', async () => {
    const { bank, gateway } = await start();
    const payee = { ...order, payeeAccount: '6200000000009902' };
    for (const attempt of ['case-1/1', 'case-1/2', 'case-1/3']) {
      await gateway.instruct({ ...payee, instructionId: attempt });
    }
    await until(() => listener.heard.length >= 3);
    const results = Object.fromEntries(listener.heard.map((each) => [each.instructionId, each.result]));
    expect(results).toEqual({ 'case-1/1': 'FAILED', 'case-1/2': 'FAILED', 'case-1/3': 'SUCCEEDED' });
    expect(await gateway.query('case-1/1')).toMatchObject({ status: 'FAILED', failureCode: 'NAME_MISMATCH' });
    expect(await bank.books()).toEqual({ succeededFen: 123_456, transferredFen: 123_456 });
  });

  test('an account that the bank does not take is refused, the same each time', async () => {
    const { gateway } = await start();
    const payee = { ...order, payeeAccount: '6200000000009999' };
    const refusal = { accepted: false, failureCode: 'ACCOUNT_INVALID' };
    expect(await gateway.instruct(payee)).toEqual(refusal);
    expect(await gateway.instruct(payee)).toEqual(refusal);
    expect(await gateway.query(order.instructionId)).toEqual({
      status: 'FAILED',
      gatewayReference: null,
      failureCode: 'ACCOUNT_INVALID',
    });
  });

  test('news are repeated with the same event id until they are confirmed', async () => {
    listener.status = 503;
    await start().then(({ gateway }) => gateway.instruct(order));
    await until(() => listener.heard.length >= 2);
    listener.status = 200;
    const before = listener.heard.length;
    await until(() => listener.heard.length > before);
    expect(new Set(listener.heard.map((each) => each.eventId)).size).toBe(1);
  });

  test('by hand: nothing is settled until it is told to, and then only once', async () => {
    const { bank, gateway } = await start({ mode: 'MANUAL' });
    await gateway.instruct(order);
    expect(await bank.settle('case-1', 'FAILED')).toBe(true);
    expect(await bank.settle('case-1', 'SUCCEEDED')).toBe(false);
    await until(() => listener.heard.length > 0);
    expect(listener.heard[0]).toMatchObject({ result: 'FAILED', failureCode: 'REJECTED' });
    expect(await bank.books()).toEqual({ succeededFen: 0, transferredFen: 0 });
  });

  test('killed between settling and telling, the bank tells it after its next start', async () => {
    const callbackPort = await freePort();
    const port = await freePort();
    const run = async () => {
      child = spawn(process.execPath, ['--import', 'tsx', 'local-stack/bank/server.ts'], {
        env: {
          ...process.env,
          BANK_PORT: String(port),
          BANK_DATABASE_URL: database.url,
          BANK_CALLBACK_URL: `http://127.0.0.1:${callbackPort}/callback`,
          BANK_CALLBACK_SECRET: secret,
          BANK_DELAY_MS: '0',
          LOG_LEVEL: 'silent',
        },
        stdio: 'ignore',
      });
      await until(() =>
        fetch(`http://127.0.0.1:${port}/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
      );
    };
    await run();
    const gateway = httpGateway({ url: `http://127.0.0.1:${port}`, secret });
    await gateway.instruct(order);
    await until(async () => (await gateway.query('case-1')).status === 'SUCCEEDED');
    child?.kill('SIGKILL');
    await listener.start(callbackPort);
    await run();
    await until(() => listener.heard.length > 0);
    expect(listener.heard[0]).toMatchObject({ instructionId: 'case-1', result: 'SUCCEEDED', signed: true });
    const books = await fetch(`http://127.0.0.1:${port}/books`).then((response) => response.json());
    expect(books).toEqual({ succeededFen: 123_456, transferredFen: 123_456, balanced: true });
  });

  test('a signature fits one body only', () => {
    const signature = signMessage(secret, '{"amountFen":1}');
    expect(isSignedBy(secret, '{"amountFen":1}', signature)).toBe(true);
    expect(isSignedBy(secret, '{"amountFen":2}', signature)).toBe(false);
    expect(isSignedBy('other', '{"amountFen":1}', signature)).toBe(false);
    expect(isSignedBy(secret, '{"amountFen":1}', undefined)).toBe(false);
    expect(isSignedBy(secret, '{"amountFen":1}', signature.slice(2))).toBe(false);
  });
});
