import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { directoryFileStore } from '../../api/uploads/fileStore';
import { uploadsRouter } from '../../api/uploads/routes';
import { type Connection, connectDatabase } from '../../db/connect';
import { applyDemo } from '../../db/presets';
import { appWith, LOGIN } from '../documents/app';
import { addCase } from '../documents/rows';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { docx, ofd, pdf, png, zip } from './files';

const LIMIT = 64 * 1024;

let database: TestDatabase;
let connection: Connection;
let directory: string;
let app: ReturnType<typeof appWith>;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = connectDatabase(database.url, { max: 4 });
  await applyDemo(connection.db);
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'uploads-'));
  app = appWith({ db: connection.db, fileStoreDir: directory }, (ctx) =>
    uploadsRouter(ctx, { maxBytes: LIMIT }),
  );
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

function send(content: Buffer, fileName: string, { login = 'qiye', key = randomUUID() as string } = {}) {
  return request(app)
    .post('/api/uploads')
    .set(LOGIN, login)
    .set('Idempotency-Key', key)
    .attach('file', content, fileName);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Every file below the store, the ante-room included. */
async function stored(): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map((each) => each.name);
}

describe('what is taken', () => {
  test.each([
    ['PDF', pdf(), '申请表.pdf', 'application/pdf'],
    ['PNG', png(), 'scan.PNG', 'image/png'],
    ['DOCX', docx(), '情况说明.docx', expect.stringContaining('wordprocessingml')],
    ['OFD', ofd(), '营业执照.ofd', 'application/ofd'],
  ])('%s, by its content', async (_name, content, fileName, mediaType) => {
    const { body } = await send(content, fileName).expect(201);
    expect(body).toEqual({
      id: expect.any(String),
      fileName,
      sizeBytes: content.length,
      mediaType,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await stored()).toEqual([body.sha256]);
  });

  test('a file of exactly the limit', async () => {
    await send(pdf(LIMIT), 'full.pdf').expect(201);
  });

  test('a name with folders and marks that turn it around is cleaned', async () => {
    const { body } = await send(pdf(), '..\\..\\申请\u202efdp?.pdf').expect(201);
    expect(body.fileName).toBe('申请fdp_.pdf');
  });
});

describe('what is refused leaves nothing behind', () => {
  test.each([
    ['too large', pdf(LIMIT + 1), 'a.pdf', 413, 'UPLOAD_TOO_LARGE'],
    ['far too large', pdf(LIMIT * 4), 'a.pdf', 413, 'UPLOAD_TOO_LARGE'],
    ['empty', Buffer.alloc(0), 'a.pdf', 422, 'UPLOAD_EMPTY'],
    [
      'a program called PDF',
      Buffer.from('MZ\u0090\u0000 this program', 'latin1'),
      'a.pdf',
      415,
      'UPLOAD_TYPE',
    ],
    ['text called PDF', Buffer.from('hello'), 'a.pdf', 415, 'UPLOAD_TYPE'],
    ['a page of HTML', Buffer.from('<html><script>1</script></html>'), 'a.html', 415, 'UPLOAD_TYPE'],
    ['a PDF called PNG', pdf(), 'a.png', 415, 'UPLOAD_TYPE'],
    ['a PDF without an extension', pdf(), 'a', 415, 'UPLOAD_TYPE'],
    ['an archive that is no document', zip({ 'a.txt': 'x' }), 'a.ofd', 415, 'UPLOAD_TYPE'],
    ['an archive that breaks off', ofd().subarray(0, 60), 'a.ofd', 415, 'UPLOAD_TYPE'],
  ])('%s', async (_name, content, fileName, status, code) => {
    const { body } = await send(content, fileName).expect(status);
    expect(body).toMatchObject({ code, field: 'file', detail: expect.stringMatching(/[一-龥]/) });
    expect(await stored()).toEqual([]);
  });

  test('a form without a file, and something that is no form', async () => {
    const post = () =>
      request(app).post('/api/uploads').set(LOGIN, 'qiye').set('Idempotency-Key', randomUUID());
    expect((await post().field('other', 'x').expect(400)).body.code).toBe('UPLOAD_MALFORMED');
    expect((await post().send({ file: 'x' }).expect(400)).body.code).toBe('UPLOAD_MALFORMED');
    const cut = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7';
    const { body } = await post()
      .set('Content-Type', 'multipart/form-data; boundary=b')
      .send(cut)
      .expect(400);
    expect(body.code).toBe('UPLOAD_MALFORMED');
    expect(await stored()).toEqual([]);
  });

  test('a sender who goes away in the middle', async () => {
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sending = httpRequest({
      port: (server.address() as AddressInfo).port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/api/uploads',
      headers: {
        [LOGIN]: 'qiye',
        'Idempotency-Key': randomUUID(),
        'Content-Type': 'multipart/form-data; boundary=b',
        'Content-Length': 5000,
      },
    });
    sending.on('error', () => undefined);
    sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7');
    await until(async () => (await stored()).length === 1);
    sending.destroy();
    await until(async () => (await stored()).length === 0);
    server.close();
  });

  test('without a key, without a session, or in a role that hands nothing in', async () => {
    const post = () => request(app).post('/api/uploads').attach('file', pdf(), 'a.pdf');
    expect((await post().set(LOGIN, 'qiye').expect(400)).body.code).toBe('IDEMPOTENCY_KEY_REQUIRED');
    await send(pdf(), 'a.pdf', { login: 'shenji' }).expect(403);
    expect(await stored()).toEqual([]);
  });
});

describe('sent again with the same key', () => {
  test('the same file has the same id, also when both come at once; another file is a conflict', async () => {
    const key = randomUUID();
    const both = await Promise.all([send(pdf(), 'a.pdf', { key }), send(pdf(), 'a.pdf', { key })]);
    const [first, second] = both.map((each) => each.body);
    expect(both.map((each) => each.status)).toEqual([201, 201]);
    expect(second).toEqual(first);
    const { body } = await send(png(), 'a.png', { key }).expect(409);
    expect(body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await send(pdf(), 'a.pdf', { key }).expect(201)).body).toEqual(first);
  });

  test('the key of one account says nothing about another account', async () => {
    const key = randomUUID();
    const mine = await send(pdf(), 'a.pdf', { key }).expect(201);
    const theirs = await send(png(), 'b.png', { key, login: 'qiye2' }).expect(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });
});

describe('giving out', () => {
  const CONTENT = Buffer.concat([png(), Buffer.from('0123456789')]);
  const get = (id: string, headers: Record<string, string> = {}) =>
    request(app).get(`/api/uploads/${id}`).set(LOGIN, 'qiye').set(headers).buffer(true);

  test.each([
    ['bytes=0-1', 0, 1],
    ['bytes=-10', CONTENT.length - 10, CONTENT.length - 1],
    [`bytes=${CONTENT.length - 4}-`, CONTENT.length - 4, CONTENT.length - 1],
    ['bytes=5-99999', 5, CONTENT.length - 1],
  ])('a part of a file: %s', async (range, start, end) => {
    const { body } = await send(CONTENT, '大厅.png').expect(201);
    const answer = await get(body.id, { Range: range }).expect(206);
    expect(answer.headers).toMatchObject({
      'content-range': `bytes ${start}-${end}/${CONTENT.length}`,
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
    });
    expect(answer.body).toEqual(CONTENT.subarray(start, end + 1));
  });

  test('a part beyond the end is refused with the length; several parts give the whole', async () => {
    const { body } = await send(CONTENT, '大厅.png').expect(201);
    const beyond = await get(body.id, { Range: 'bytes=5000-' }).expect(416);
    expect(beyond.headers['content-range']).toBe(`bytes */${CONTENT.length}`);
    expect((await get(body.id, { Range: 'bytes=0-1,4-5' }).expect(200)).body).toEqual(CONTENT);
    expect((await get(body.id, { Range: 'lines=1-2' }).expect(200)).body).toEqual(CONTENT);
  });

  test('a part of the file that the reader began with, otherwise the whole', async () => {
    const { body } = await send(CONTENT, '大厅.png').expect(201);
    const { etag } = (await get(body.id)).headers;
    await get(body.id, { Range: 'bytes=0-1', 'If-Range': String(etag) }).expect(206);
    await get(body.id, { Range: 'bytes=0-1', 'If-Range': '"another"' }).expect(200);
  });

  test('pictures are shown in the page, papers are saved', async () => {
    const disposition = async (content: Buffer, name: string) => {
      const { body } = await send(content, name).expect(201);
      return (await get(body.id).expect(200)).headers['content-disposition'];
    };
    const named = encodeURIComponent('大厅');
    expect(await disposition(png(), '大厅.png')).toMatch(new RegExp(`^inline; .*${named}\\.png`));
    expect(await disposition(pdf(), '大厅.pdf')).toMatch(new RegExp(`^attachment; .*${named}\\.pdf`));
  });
});

describe('who may download', () => {
  const get = (id: string, login: string) => request(app).get(`/api/uploads/${id}`).set(LOGIN, login);

  test('the uploader, before it belongs to any case; as an attachment that no browser runs', async () => {
    const content = pdf();
    const { body } = await send(content, '申请表.pdf').expect(201);
    const answer = await get(body.id, 'qiye').buffer(true).expect(200);
    expect(Buffer.from(answer.body).equals(content)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E7%94%B3/),
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    await get(body.id, 'chuangkou').expect(404);
    await get(body.id, 'qiye2').expect(404);
  });

  test('whoever may read the case, and that is put on record', async () => {
    const { db } = connection;
    const { body } = await send(pdf(), 'a.pdf').expect(201);
    const redemptionId = await addCase(db);
    await db
      .insertInto('redemptionMaterial')
      .values({ redemptionId, materialKey: 'application', uploadId: body.id, stepSeq: 1 })
      .execute();
    await get(body.id, 'jingban1').expect(200);
    await get(body.id, 'keji1').expect(404);
    await get(body.id, 'qiye2').expect(404);
    const events = await db
      .selectFrom('auditEvent')
      .selectAll()
      .where('subjectType', '=', 'access')
      .where('subjectId', '=', redemptionId)
      .execute();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ action: 'readUpload', actorRole: 'HANDLER' });
    expect(events[0]?.after).toMatchObject({ uploadId: body.id });
  });
});

describe('file store', () => {
  test('a hash is the only address', async () => {
    const store = directoryFileStore(directory);
    await expect(store.read('../../etc/passwd')).rejects.toThrow(RangeError);
    await expect(store.read('0'.repeat(64))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('what is kept is never written again', async () => {
    const { body } = await send(pdf(), 'a.pdf').expect(201);
    const path = join(directory, body.sha256.slice(0, 2), body.sha256);
    await send(pdf(), 'b.pdf').expect(201);
    expect((await readFile(path)).equals(pdf())).toBe(true);
    expect(await stored()).toEqual([body.sha256]);
  });
});
