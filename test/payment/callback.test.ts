import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { bankRouter, type SettleInstruction } from '../../api/bank/routes';
import type { BankCallback } from '../../api/bank/schemas';
import { SIGNATURE_HEADER, signMessage } from '../../db/support/hmac';
import { appWith } from '../documents/app';

const secret = 'a shared secret of bank and government';
const news: BankCallback = {
  eventId: randomUUID(),
  instructionId: 'case-1',
  result: 'SUCCEEDED',
  gatewayReference: 'BK0000000001',
  failureCode: null,
};

function bankSays(settle: SettleInstruction, event: object, { signedBy = secret, changed = '' } = {}) {
  const app = appWith({ db: undefined as never, bankSecret: secret }, (ctx) => bankRouter(ctx, settle));
  const body = JSON.stringify(event);
  return request(app)
    .post('/api/bank/callback')
    .type('application/json')
    .set(SIGNATURE_HEADER, signMessage(signedBy, body))
    .send(changed || body);
}

const never: SettleInstruction = async () => {
  throw new Error('must not be reached');
};

test('a signed result is taken into the case, once', async () => {
  const heard: BankCallback[] = [];
  const settle: SettleInstruction = async (event) => (heard.push(event) === 1 ? 'RECORDED' : 'ALREADY');
  expect((await bankSays(settle, news).expect(200)).body).toEqual({ result: 'RECORDED' });
  expect((await bankSays(settle, news).expect(200)).body).toEqual({ result: 'ALREADY' });
  expect(heard).toEqual([news, news]);
});

test('an instruction that is not ours is told so', async () => {
  const { body } = await bankSays(async () => 'UNKNOWN', news).expect(404);
  expect(body.code).toBe('INSTRUCTION_UNKNOWN');
});

test('a result that could not be recorded is not confirmed, so that the bank tells it again', async () => {
  const broken: SettleInstruction = async () => {
    throw new Error('database is away');
  };
  await bankSays(broken, news).expect(500);
});

test('a changed body, another secret and no signature are all the same: 401', async () => {
  const changed = JSON.stringify({ ...news, result: 'FAILED', failureCode: 'X' });
  expect((await bankSays(never, news, { changed }).expect(401)).body.code).toBe('BANK_SIGNATURE');
  await bankSays(never, news, { signedBy: 'guessed' }).expect(401);
  const app = appWith({ db: undefined as never, bankSecret: secret }, (ctx) => bankRouter(ctx, never));
  await request(app).post('/api/bank/callback').send(news).expect(401);
});

test.each([
  ['no instruction', { ...news, instructionId: '' }],
  ['an unknown result', { ...news, result: 'MAYBE' }],
  ['a failure without a code', { ...news, result: 'FAILED' }],
  ['a success with a failure code', { ...news, failureCode: 'X' }],
])('%s is refused although signed', async (_name, event) => {
  await bankSays(never, event).expect(422);
});
