import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { testVariable } from '../support/environment';

const ROOT = path.resolve(__dirname, '../..');
const HISTORIES = path.join(__dirname, 'histories');
const names = readdirSync(HISTORIES).filter((file) => file.endsWith('.json'));

/** Ids, and hashes and seeds, whose digits mean nothing. */
const OPAQUE = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{64}\b/g;

beforeAll(() => Runtime.install({ logger: new DefaultLogger('ERROR') }));

const historyOf = (file: string) => JSON.parse(readFileSync(path.join(HISTORIES, file), 'utf8'));

const replay = (file: string, bundle: { codePath: string } | { code: string }) =>
  Worker.runReplayHistory({ workflowBundle: bundle }, historyOf(file), path.parse(file).name);

describe('histories of cases in operation', () => {
  test.each([
    'redemption',
    'calendar-publication',
    'gathering',
    'officer-term',
    'scheme-watch',
    'assessment',
    'reward-list',
    'measure',
    'follow-up',
    'evaluation-round',
  ])('of %s at least two are kept', (process) => {
    expect(names.filter((name) => name.startsWith(`${process}-`)).length).toBeGreaterThanOrEqual(2);
  });

  test.each(names)('%s is replayed by the present code', async (file) => {
    await expect(replay(file, { codePath: testVariable('workflowBundle') })).resolves.toBeUndefined();
  });

  test('hold no names, phone numbers, accounts or free texts', () => {
    for (const file of names) {
      const payloads = readFileSync(path.join(HISTORIES, file), 'utf8').match(/"data": "[^"]+"/g) ?? [];
      const texts = payloads.map((each) => Buffer.from(each.slice(9, -1), 'base64').toString('utf8'));
      expect(payloads.length).toBeGreaterThan(0);
      for (const text of texts.map((each) => each.replace(OPAQUE, '')))
        expect(text).not.toMatch(/罗晓雯|林知远|有限公司|1[3-9]\d{9}|\b\d{16,19}\b/);
    }
  });
});

describe('the check itself', () => {
  let copy: string;
  beforeAll(() => {
    mkdirSync(path.join(ROOT, '.data'), { recursive: true });
    copy = mkdtempSync(path.join(ROOT, '.data', 'broken-workflows-'));
    cpSync(path.join(ROOT, 'workflows'), path.join(copy, 'workflows'), { recursive: true });
    cpSync(path.join(ROOT, 'activities/interfaces.ts'), path.join(copy, 'activities/interfaces.ts'));
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('fails on a copy of the process that waits before it pays', async () => {
    const file = path.join(copy, 'workflows/shared/instruction.ts');
    const source = readFileSync(file, 'utf8');
    const broken = source.replace(
      'const sent = await bank.instructPayment',
      'await condition(() => false, 1000);\n  const sent = await bank.instructPayment',
    );
    expect(broken).not.toBe(source);
    writeFileSync(file, broken);
    const bundle = await bundleWorkflowCode({
      workflowsPath: path.join(copy, 'workflows/index.ts'),
      logger: new DefaultLogger('ERROR'),
    });
    const cases = names.filter((name) => name.startsWith('redemption-'));
    for (const name of cases) await expect(replay(name, bundle)).rejects.toThrow(DeterminismViolationError);
  });
});
