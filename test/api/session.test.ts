import request from 'supertest';
import { DEMO_PASSWORD } from '../../db/presets';
import { ApiStage } from './support';

let stage: ApiStage;

beforeAll(async () => {
  stage = await ApiStage.open();
});
afterAll(() => stage?.close());

const logIn = (username: string, password: string = DEMO_PASSWORD) =>
  request(stage.app).post('/api/session').send({ username, password });

describe('logging in', () => {
  test('gives a cookie that scripts cannot read and the account with its organisation', async () => {
    const answer = await logIn('chuangkou');
    expect(answer.status).toBe(200);
    const cookie = answer.get('Set-Cookie')?.[0] ?? '';
    expect(cookie).toMatch(/^ys_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(answer.body).toMatchObject({
      account: {
        username: 'chuangkou',
        roles: ['WINDOW'],
        organisation: { id: 'GY-WINDOW', kind: 'WINDOW' },
      },
      demoMode: false,
    });
    expect(answer.text).not.toContain('assword');
  });

  test('stores a hash only', async () => {
    const answer = await logIn('chuangkou2');
    const token = /ys_session=([^;]+)/.exec(answer.get('Set-Cookie')?.[0] ?? '')?.[1] ?? '';
    const rows = await stage.db.selectFrom('session').selectAll().execute();
    expect(rows.map((row) => row.idHash).join()).not.toContain(token);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.idHash))).toBe(true);
  });

  test('an unknown name and a wrong password get the same answer', async () => {
    const [unknown, wrong] = await Promise.all([logIn('nobody'), logIn('duban', 'wrong')]);
    expect(unknown.status).toBe(401);
    const { requestId: _a, ...first } = unknown.body;
    const { requestId: _b, ...second } = wrong.body;
    expect(first).toEqual(second);
    expect(first).toMatchObject({ code: 'LOGIN_FAILED', detail: '用户名或密码不正确。' });
  });

  test('a disabled account cannot log in, and its sessions end', async () => {
    const agent = await stage.as('lizhou');
    const disabledAt = new Date().toISOString();
    await stage.db.updateTable('account').set({ disabledAt }).where('username', '=', 'lizhou').execute();
    expect((await agent.get('/api/session')).status).toBe(401);
    expect((await logIn('lizhou')).body.code).toBe('LOGIN_FAILED');
  });

  test('is refused for a while after ten failures, for this name only', async () => {
    for (let i = 0; i < 10; i += 1) expect((await logIn('caizheng', 'wrong')).status).toBe(401);
    const refused = await logIn('caizheng');
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ code: 'TOO_MANY_LOGINS' });
    expect(refused.get('Retry-After')).toBeDefined();
    expect((await logIn('caizheng2')).status).toBe(200);
  });

  test('is refused for a while to a client that tries many names', async () => {
    const from = (client: string, username: string, password: string) =>
      request(stage.app).post('/api/session').set('X-Forwarded-For', client).send({ username, password });
    for (let i = 0; i < 100; i += 1) await from('203.0.113.7', `name-${i}`, 'wrong');
    expect((await from('203.0.113.7', 'duban', DEMO_PASSWORD)).body.code).toBe('TOO_MANY_LOGINS');
    expect((await from('203.0.113.8', 'duban', DEMO_PASSWORD)).status).toBe(200);
  });

  test('tells which fields are missing, in Chinese', async () => {
    const answer = await request(stage.app).post('/api/session').send({ password: '' });
    expect(answer.status).toBe(422);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body.errors.map((each: { field: string }) => each.field)).toEqual(['username', 'password']);
    expect(answer.body.errors[1].message).toBe('请输入密码');
  });
});

describe('a session', () => {
  test('answers 401 when nobody is logged in and after logging out', async () => {
    expect((await request(stage.app).get('/api/session')).body.code).toBe('NOT_LOGGED_IN');
    const agent = await stage.as('duban');
    expect((await agent.get('/api/session')).body.account.displayName).toBe('雷振华');
    expect((await agent.delete('/api/session')).status).toBe(204);
    expect((await agent.get('/api/session')).status).toBe(401);
  });

  test('a token that was used before logging out is worth nothing', async () => {
    const answer = await logIn('duban');
    const cookie = (answer.get('Set-Cookie')?.[0] ?? '').split(';')[0] as string;
    expect((await request(stage.app).get('/api/session').set('Cookie', cookie)).status).toBe(200);
    await request(stage.app).delete('/api/session').set('Cookie', cookie);
    expect((await request(stage.app).get('/api/session').set('Cookie', cookie)).status).toBe(401);
  });

  test('ends when idle, is moved on at most once a minute, and never beyond the absolute limit', async () => {
    const agent = await stage.as('shenji');
    const id = stage.db.selectFrom('account').select('id').where('username', '=', 'shenji');
    const read = () =>
      stage.db
        .selectFrom('session')
        .selectAll()
        .where('accountId', '=', id)
        .orderBy('createdAt', 'desc')
        .executeTakeFirstOrThrow();
    const fresh = await read();
    await agent.get('/api/session');
    expect(await read()).toEqual(fresh);

    const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
    await stage.db
      .updateTable('session')
      .set({ createdAt: hours(-11), lastSeenAt: hours(-2), expiresAt: hours(1) })
      .where('idHash', '=', fresh.idHash)
      .execute();
    expect((await agent.get('/api/session')).status).toBe(200);
    const moved = await read();
    expect(Date.parse(moved.lastSeenAt)).toBeGreaterThan(Date.parse(hours(-0.1)));
    expect(Math.abs(Date.parse(moved.expiresAt) - Date.parse(hours(1)))).toBeLessThan(60_000);

    await stage.db
      .updateTable('session')
      .set({ expiresAt: hours(-0.01) })
      .where('idHash', '=', fresh.idHash)
      .execute();
    expect((await agent.get('/api/session')).status).toBe(401);
  });
});
