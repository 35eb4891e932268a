import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStackConfig } from '../../local-stack/config';
import { errorReporter, isPostgresError, isProcessError, isTemporalError } from '../../local-stack/console';
import { loadSecrets } from '../../local-stack/secrets';
import { box, displayWidth, summaryLines } from '../../local-stack/summary';

describe('the environment of npm start', () => {
  test('has working defaults and a data folder in the checkout', () => {
    expect(readStackConfig({ PORT: '' }, '/checkout')).toMatchObject({
      dataDir: '/checkout/.data',
      TEMPORAL_NAMESPACE: 'yingshang',
      DEMO_MODE: true,
    });
  });

  test('every variable that cannot be used is named', () => {
    expect(() => readStackConfig({ PORT: 'http', TEMPORAL_TLS: 'yes' }, '/checkout')).toThrow(
      /PORT.*TEMPORAL_TLS/,
    );
  });

  test('production is refused: demo data has no place there', () => {
    expect(() => readStackConfig({ NODE_ENV: 'production' }, '/checkout')).toThrow(/not for production/);
  });
});

describe('secrets of the local stack', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yingshang-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('are made once and readable by the owner only', () => {
    const file = join(folder, 'data/secrets.json');
    const secrets = loadSecrets(file);
    expect(secrets.sessionSecret).toHaveLength(64);
    expect(secrets.bankCallbackSecret).not.toBe(secrets.sessionSecret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(loadSecrets(file)).toEqual(secrets);
  });

  test('a damaged file is an error, not a reason to lock the owner out with new ones', () => {
    const file = join(folder, 'secrets.json');
    writeFileSync(file, '{');
    expect(() => loadSecrets(file)).toThrow(/cannot be read/);
  });
});

describe('the console of npm start', () => {
  test.each([
    ['pino error', isProcessError, '{"level":50,"msg":"no database"}', true],
    ['pino error by name', isProcessError, '{"level":"error","msg":"no database"}', true],
    ['pino info', isProcessError, '{"level":30,"msg":"ready"}', false],
    ['stack of a crash', isProcessError, 'TypeError: x is not a function', true],
    ['engine ends', isTemporalError, '{"level":"fatal","msg":"x"}', true],
    ['engine retries', isTemporalError, '{"level":"error","msg":"x"}', false],
    ['database ends', isPostgresError, '2027-01-01 00:00:00 UTC [1] PANIC:  x', true],
    ['a refused row', isPostgresError, '2027-01-01 00:00:00 UTC [1] ERROR:  duplicate key', false],
  ])('%s', (_name, isError, line, expected) => {
    expect(isError(line)).toBe(expected);
  });

  test('a flood of errors is cut short with the name of the log', () => {
    const said: string[] = [];
    const report = errorReporter('api', isProcessError, 'api.log', (line) => said.push(line));
    for (let index = 0; index < 20; index += 1) report(`{"level":50,"msg":"failure ${index}"}`);
    expect(said).toEqual([
      ...[0, 1, 2, 3, 4].map((index) => `[api] failure ${index}`),
      '[api] … more in api.log',
    ]);
  });

  test('the closing box shows one account per set of roles and stays straight with Chinese text', () => {
    const account = (username: string, roles: string[]) => ({
      username,
      password: 'x',
      title: '专窗',
      roles,
    });
    const lines = summaryLines(
      [['系统界面', 'http://127.0.0.1:8080']],
      [
        account('chuangkou', ['WINDOW']),
        account('chuangkou2', ['WINDOW']),
        account('caizheng', ['FINANCE']),
        account('bt-yunying1', ['ORGANISER']),
        account('bt-jueding1', ['DECISION_BODY']),
      ],
    );
    expect(lines.filter((line) => line.includes('专窗'))).toHaveLength(2);
    expect(lines.at(-1)).toContain('共 5 个');
    expect(lines).toContain('  bt-yunying1 bt-jueding1');
    const widths = box(lines).split('\n').map(displayWidth);
    expect(new Set(widths.slice(1, -1)).size).toBe(1);
  });
});
