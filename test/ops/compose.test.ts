import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { readWorkerEnv } from '../../activities/env';
import { readConfig } from '../../api/env';

const ROOT = resolve(__dirname, '../..');
const TEXT = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');

interface Service {
  image: string;
  restart?: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  volumes?: string[];
  ports?: string[];
  command?: string[];
  entrypoint?: string[];
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

/** What an operator has to set; nothing of it has a value of ours. */
const REQUIRED: Record<string, string> = {
  POSTGRES_PASSWORD: 'a'.repeat(32),
  DB_OWNER_PASSWORD: 'b'.repeat(32),
  DB_APP_PASSWORD: 'c'.repeat(32),
  TEMPORAL_DB_PASSWORD: 'd'.repeat(32),
  BANK_CALLBACK_SECRET: 'e'.repeat(32),
  EVALUATION_SECRET: 'v'.repeat(32),
  MESSAGE_SECRET: 'm'.repeat(32),
  MESSAGE_URL: 'https://messages.example',
  BANK_URL: 'https://bank.example.cn/pay',
  SESSION_SECRET: 'f'.repeat(32),
  RATING_SECRET: 'r'.repeat(32),
  PUBLIC_URL: 'https://dx.example.gov.cn',
};

/** Compose's own rule for `${NAME:-default}` and `${NAME:?message}`; `$$` is a dollar sign. */
function interpolate(text: string, values: Record<string, string>): string {
  return text.replace(
    /\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (whole, name?: string, sign?: string, rest?: string) => {
      if (name === undefined) return '$';
      const value = values[name];
      if (value) return value;
      if (sign === '?') throw new Error(`${name}: ${rest}`);
      if (sign === '-') return rest ?? '';
      throw new Error(`${whole} has neither a default nor a message`);
    },
  );
}

function parseYaml(text: string): unknown {
  return parse(text, { merge: true });
}

function compose(values: Record<string, string> = REQUIRED): Compose {
  return parseYaml(interpolate(TEXT, values)) as Compose;
}

const { services, volumes } = compose();
const service = (name: string): Service => {
  const found = services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};
const ONE_SHOT = ['roles', 'temporal-schema', 'temporal-namespace', 'migrate', 'grants'];
const LASTING = ['postgres', 'temporal', 'temporal-ui', 'worker', 'api'];

describe('docker-compose.yml', () => {
  test('has exactly these services', () => {
    expect(Object.keys(services).sort()).toEqual([...ONE_SHOT, ...LASTING].sort());
  });

  test.each(Object.keys(REQUIRED))('nothing starts without %s', (name) => {
    const { [name]: _left, ...rest } = REQUIRED;
    expect(() => compose(rest)).toThrow(name);
  });

  test('no password or secret stands in the file', () => {
    for (const [name, value] of Object.entries({ ...REQUIRED }))
      expect(`${name} ${TEXT.includes(value)}`).toBe(`${name} false`);
    const secrets = TEXT.split('\n').filter((line) => /(PASSWORD|SECRET|PWD): /.test(line));
    expect(secrets.length).toBeGreaterThan(0);
    for (const line of secrets) expect(line).toMatch(/\$\{\w+:\?/);
  });

  test('images carry a version, the product its own name', () => {
    for (const { image } of Object.values(services)) expect(image).toMatch(/^[a-z/-]+:[\w.]+$/);
    expect(Object.values(services).filter(({ image }) => /^(postgres|temporalio)/.test(image))).toHaveLength(
      7,
    );
    const latest = Object.keys(services).filter((name) => service(name).image.endsWith(':latest'));
    expect(latest.sort()).toEqual(['api', 'migrate', 'worker']);
  });

  test('what lasts is restarted and watched; what runs once is not restarted when done', () => {
    for (const name of LASTING) expect([name, service(name).restart]).toEqual([name, 'unless-stopped']);
    for (const name of ONE_SHOT) expect(service(name).restart).toMatch(/^on-failure:\d$/);
    for (const name of ['postgres', 'temporal', 'worker', 'api'])
      expect([name, service(name).healthcheck?.test?.length]).toEqual([name, expect.any(Number)]);
  });

  test('the order: database, roles, engine with namespace, migration, rights, worker and API', () => {
    const waitsFor = (name: string) =>
      Object.entries(service(name).depends_on ?? {}).map(([other, { condition }]) => {
        const expected = ONE_SHOT.includes(other) ? 'service_completed_successfully' : 'service_healthy';
        expect(condition).toBe(expected);
        return other;
      });
    expect(waitsFor('roles')).toEqual(['postgres']);
    expect(waitsFor('temporal-schema')).toEqual(['roles']);
    expect(waitsFor('temporal')).toEqual(['temporal-schema']);
    expect(waitsFor('temporal-namespace')).toEqual(['temporal']);
    expect(waitsFor('migrate')).toEqual(['roles']);
    expect(waitsFor('grants')).toEqual(['migrate']);
    expect(waitsFor('worker')).toEqual(['grants', 'temporal-namespace']);
    expect(waitsFor('api')).toEqual(['grants', 'temporal-namespace']);
  });

  test('database and files outlive their containers; only the web addresses are published, on this machine', () => {
    expect(Object.keys(volumes)).toEqual(['database', 'files']);
    expect(service('postgres').volumes).toEqual(['database:/var/lib/postgresql']);
    expect(service('api').volumes).toEqual(['files:/data/files']);
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port}`),
    );
    expect(published).toEqual(['temporal-ui 127.0.0.1:8233:8080', 'api 127.0.0.1:8080:8080']);
  });

  test('the processes accept the environment they are given, in production', () => {
    const image = environmentOfImage();
    const worker = readWorkerEnv({ ...image, ...service('worker').environment });
    const api = readConfig({ ...image, ...service('api').environment });
    expect(worker).toMatchObject({ NODE_ENV: 'production', BANK_URL: REQUIRED.BANK_URL });
    expect(api).toMatchObject({ host: '0.0.0.0', port: 8080, fileStoreDir: '/data/files' });
    expect(api.settings).toMatchObject({ production: true, demoMode: false });
    expect(api.temporal.namespace).toBe(worker.TEMPORAL_NAMESPACE);
    expect(api.databaseUrl).toBe(worker.DATABASE_URL);
  });

  test('API and worker use the application role, only the migration the owner; no demo data', () => {
    expect(service('api').environment?.DATABASE_URL).toContain('//yingshang_app:');
    expect(service('worker').environment?.DATABASE_URL).toContain('//yingshang_app:');
    expect(service('migrate').environment?.DATABASE_URL).toContain('//yingshang_owner:');
    expect(service('migrate').command).toEqual(['node', 'dist/db/migrate.js', '--presets']);
    expect(JSON.stringify(services)).not.toContain('--demo');
  });

  test('docker-compose itself reads the file the same way, where it is installed', () => {
    const known = spawnSync('docker-compose', ['version', '--short'], { encoding: 'utf8' });
    // Without the program the tests above have read the file by compose's own rules; with it, it must agree.
    const names = known.error
      ? Object.keys(services)
      : execFileSync('docker-compose', ['--project-directory', ROOT, 'config', '--services'], {
          cwd: ROOT,
          env: { PATH: process.env.PATH, HOME: process.env.HOME, ...REQUIRED },
          encoding: 'utf8',
        })
          .trim()
          .split('\n');
    expect(names.sort()).toEqual(Object.keys(services).sort());
  });
});

/** The ENV lines of the image's last stage. */
function environmentOfImage(): Record<string, string> {
  const last =
    readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
      .split(/^FROM /m)
      .at(-1) ?? '';
  const lines = /^ENV ((?:.*\\\n)*.*)$/m.exec(last)?.[1] ?? '';
  return Object.fromEntries([...lines.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));
}

describe('Dockerfile', () => {
  const stages = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    .split(/^FROM /m)
    .slice(1);
  const last = stages.at(-1) ?? '';

  test('builds in stages on Node 20; the image runs as an ordinary user and is watched', () => {
    expect(stages.map((stage) => stage.split(/\s/)[0])).toEqual(Array(3).fill('node:20-slim'));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(last.indexOf('USER node')).toBeGreaterThan(last.indexOf('apt-get'));
  });

  test('the image has no development packages, no simulator and no tests', () => {
    expect(stages[1]).toContain('npm ci --omit=dev');
    expect(stages[0]).toContain('rm -rf dist/local-stack');
    expect(last).not.toMatch(/COPY .*(test|local-stack|scripts)/);
  });

  test('what the stages copy is let through by .dockerignore, and nothing else', () => {
    const copied = stages
      .flatMap((stage) => [...stage.matchAll(/^COPY (?!--from)(.+) \S+$/gm)])
      .flatMap(([, sources]) => (sources ?? '').split(' '));
    const ignore = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
    const allowed = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(ignore).toContain('*');
    expect([...new Set(copied)].sort()).toEqual(allowed.sort());
  });
});
