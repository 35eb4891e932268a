import { Writable } from 'node:stream';
import { pino } from 'pino';
import { createApp } from '../../api/app';
import { DEMO_PASSWORD } from '../../db/presets';
import { ApiStage, loggedIn } from './support';

let stage: ApiStage;

beforeAll(async () => {
  stage = await ApiStage.open();
});
afterAll(() => stage?.close());

test('a line per request with who and how long, but no names, codes, cookies or bodies', async () => {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const app = createApp({ ...stage.ctx, logger: pino({ level: 'debug' }, stream) });
  const agent = await loggedIn(app, 'chuangkou');
  await agent.get('/api/enterprises/check').query({ creditCode: '91510800MADEM00111' });
  await agent.get('/api/redemptions').query({ filter: '{"q":"广元某公司"}' });
  const text = lines.join('');
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[2] as string)).toMatchObject({
    req: { method: 'GET', path: '/api/redemptions', id: expect.any(String) },
    res: { status: 200 },
    responseTime: expect.any(Number),
    account: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(text).not.toContain('91510800');
  expect(text).not.toContain('广元某公司');
  expect(text).not.toContain('ys_session');
  expect(text).not.toContain(DEMO_PASSWORD);
  expect(text).not.toContain(encodeURIComponent('广元某公司'));
});
