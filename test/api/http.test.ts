import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { readConfig } from '../../api/env';
import { ApiStage, apiOn, keyed, newKey } from './support';

let stage: ApiStage;
let uiDir: string;

beforeAll(async () => {
  uiDir = await mkdtemp(join(tmpdir(), 'ui-'));
  await writeFile(join(uiDir, 'index.html'), '<!doctype html><title>首页</title>');
  stage = await ApiStage.open({ uiDir, publicUrl: 'https://duixian.example.gov.cn' });
});
afterAll(async () => {
  await stage?.close();
  await rm(uiDir, { recursive: true, force: true });
});

describe('problems', () => {
  test('are RFC 9457 documents with a code, a Chinese sentence and the id of the request', async () => {
    const answer = await request(stage.app).get('/api/nothing-here');
    expect(answer.status).toBe(404);
    expect(answer.get('Content-Type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toEqual({
      type: 'urn:yingshang:problem:not-found',
      title: '没有找到',
      status: 404,
      code: 'NOT_FOUND',
      detail: '没有找到这个接口，或者您无权查看。',
      requestId: answer.get('X-Request-Id'),
    });
  });

  test('malformed JSON', async () => {
    const answer = await request(stage.app)
      .post('/api/session')
      .set('Content-Type', 'application/json')
      .send('{"username":');
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('MALFORMED_JSON');
  });

  test('a body above 256 kB', async () => {
    const answer = await request(stage.app)
      .post('/api/session')
      .send({ username: 'x', password: 'y'.repeat(300_000) });
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'BODY_TOO_LARGE', title: '内容过大' });
  });

  test('what breaks inside is told to nobody', async () => {
    const broken = {
      db: new Proxy(
        {},
        {
          get: () => () => {
            throw new Error('secret detail');
          },
        },
      ),
    };
    const { app } = apiOn(broken as never);
    const answer = await request(app).get('/api/policy-items');
    expect(answer.status).toBe(500);
    expect(answer.body.code).toBe('INTERNAL');
    expect(answer.text).not.toMatch(/secret|\.ts|node_modules/);
  });

  test('an identifier that is none is refused, not looked up', async () => {
    const agent = await stage.as('shenji');
    const answer = await agent.get('/api/redemptions/not-a-uuid');
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ field: 'id' });
  });

  test('a step without Idempotency-Key', async () => {
    const agent = await stage.as('chuangkou');
    const path = `/api/redemptions/${newKey()}/accept`;
    expect((await agent.post(path).send({})).body.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
    expect((await agent.post(path).set(keyed('12345')).send({})).body.code).toBe('IDEMPOTENCY_KEY_INVALID');
  });

  test('fields that nobody asked for are refused', async () => {
    const agent = await stage.as('chuangkou');
    const answer = await agent
      .post(`/api/redemptions/${newKey()}/accept`)
      .set(keyed())
      .send({ actor: { role: 'ADMIN' } });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('INVALID_REQUEST');
  });
});

describe('the origin of writes', () => {
  const write = (headers: Record<string, string>) => request(stage.app).delete('/api/session').set(headers);

  test.each([
    ['no browser', {}, 204],
    ['the page itself', { Origin: 'http://127.0.0.1:8080', Host: '127.0.0.1:8080' }, 204],
    ['the public address', { Origin: 'https://duixian.example.gov.cn', Host: 'api:8080' }, 204],
    ['another site', { Origin: 'https://evil.example', Host: '127.0.0.1:8080' }, 403],
    ['a page without origin', { Origin: 'null' }, 403],
    ['another site by fetch metadata', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['the own site by fetch metadata', { 'Sec-Fetch-Site': 'same-origin' }, 204],
  ])('%s', async (_name, headers, status) => {
    const answer = await write(headers as Record<string, string>);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('FOREIGN_ORIGIN');
  });

  test('does not matter for reading', async () => {
    const answer = await request(stage.app).get('/api/policy-items').set('Origin', 'https://evil.example');
    expect(answer.status).toBe(200);
    expect(answer.get('Access-Control-Allow-Origin')).toBeUndefined();
  });
});

describe('headers and pages', () => {
  test('a strict content security policy, and nothing that names the software', async () => {
    const answer = await request(stage.app).get('/');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('首页');
    const policy = answer.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("img-src 'self' data: blob:");
    expect(answer.get('X-Powered-By')).toBeUndefined();
    expect(answer.get('X-Content-Type-Options')).toBe('nosniff');
  });

  test('pages of the interface are its first page, unknown files and interfaces are not', async () => {
    const page = await request(stage.app).get('/redemptions/1/show').set('Accept', 'text/html');
    expect(page.text).toContain('首页');
    const file = await request(stage.app).get('/missing.js').set('Accept', 'application/json');
    expect(file.status).toBe(404);
    expect((await request(stage.app).get('/api/unknown').set('Accept', 'text/html')).status).toBe(404);
  });

  test('answers of the interface are not kept by caches', async () => {
    expect((await request(stage.app).get('/api/policy-items')).get('Cache-Control')).toBe('no-store');
  });

  test('the explorer needs no inline script', async () => {
    const page = await request(stage.app).get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/<script>[^<]/);
    for (const path of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await request(stage.app).get(path[1] as string)).status).toBe(200);
    }
  });

  test('the interface description names every route, with problems', async () => {
    const { body } = await request(stage.app).get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const paths = Object.keys(body.paths);
    expect(paths).toEqual(
      expect.arrayContaining([
        '/api/session',
        '/api/redemptions',
        '/api/redemptions/{id}/sign-for',
        '/api/redemptions/bulk/accept',
        '/api/uploads/{id}',
        '/api/overdue-board',
      ]),
    );
    const submit = body.paths['/api/redemptions'].post;
    expect(submit.parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: true }),
    );
    expect(submit.responses.default.content['application/problem+json']).toBeDefined();
  });

  test('health answers by itself; readiness needs the engine', async () => {
    expect((await request(stage.app).get('/health')).body).toEqual({ ok: true });
    const ready = await request(stage.app).get('/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toEqual({ ok: false, database: true, engine: false });
  });
});

describe('the environment', () => {
  const good = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://db/yingshang',
    SESSION_SECRET: 'Qm3xV7pL9sT2wY5zA8bC1dE4fG6hJ0kN',
    RATING_SECRET: 'Wk8rB2nZ6vX9qH3mT7yL5cJ1pF4gD0sA',
    BANK_CALLBACK_SECRET: 'rW8uX2vB5nM7qP9sD3fG6hJ1kL4zC0aE',
    FILE_STORE_DIR: '/var/lib/yingshang/files',
    PUBLIC_URL: 'https://duixian.example.gov.cn',
  };

  test('is read once into settings', () => {
    expect(readConfig(good).settings).toMatchObject({
      production: true,
      demoMode: false,
      taskQueue: 'yingshang',
    });
  });

  test.each([
    ['the demo mode', { DEMO_MODE: 'true' }, 'DEMO_MODE'],
    ['a demo secret', { SESSION_SECRET: 'demo-secret-demo-secret-demo-secret' }, 'SESSION_SECRET'],
    ['a demo secret of ratings', { RATING_SECRET: 'demo-secret-demo-secret-demo-secret' }, 'RATING_SECRET'],
    [
      'a demo secret of the bank',
      { BANK_CALLBACK_SECRET: 'demo-secret-demo-secret' },
      'BANK_CALLBACK_SECRET',
    ],
    ['an address without encryption', { PUBLIC_URL: 'http://duixian.example.gov.cn' }, 'PUBLIC_URL'],
    ['a missing database', { DATABASE_URL: undefined }, 'DATABASE_URL'],
  ])('production refuses %s', (_name, change, variable) => {
    expect(() => readConfig({ ...good, ...change })).toThrow(variable);
  });
});
