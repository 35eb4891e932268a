import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { Pool } from 'pg';
import { z } from 'zod';
import { isSignedBy, MESSAGE_SIGNATURE_HEADER } from '../../db/support/hmac';
import { inboxPage } from './page';
import { inbox, prepare, receive } from './store';

const message = z.object({
  messageId: z.string().min(1).max(100),
  channel: z.enum(['SMS', 'LETTER']),
  to: z.string().min(1).max(200),
  careOf: z.string().max(200).nullable(),
  text: z.string().min(1).max(2000),
  link: z.url(),
});

export interface MessageSimulator {
  url: string;
  close(): Promise<void>;
}

/** A message gateway for one machine: nothing is sent, everything can be looked at. Numbers that are none are refused. */
export async function startMessageSimulator(options: {
  databaseUrl: string;
  host?: string;
  port: number;
  secret: string;
}): Promise<MessageSimulator> {
  const pool = new Pool({ connectionString: options.databaseUrl, max: 4 });
  await prepare(pool);
  const server = createServer(createMessageApp(pool, options.secret));
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}

function createMessageApp(pool: Pool, secret: string): Express {
  const app = express().disable('x-powered-by');
  app.get('/ready', async (_request, response) => {
    await pool.query('select 1');
    response.json({ ready: true });
  });
  app.post('/messages', express.raw({ type: () => true, limit: '16kb' }), async (request, response) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isSignedBy(secret, body, request.get(MESSAGE_SIGNATURE_HEADER))) {
      return void response.status(401).json({ code: 'SIGNATURE' });
    }
    const parsed = message.safeParse(parse(body));
    if (!parsed.success) return void response.status(400).json({ code: 'MALFORMED' });
    const reception = await receive(pool, parsed.data);
    if (reception === 'INVALID_NUMBER') {
      return void response.status(422).json({ accepted: false, failureCode: reception });
    }
    if (reception === 'CONFLICT') return void response.status(409).json({ code: 'CONTENT_DIFFERS' });
    response.json({ accepted: true });
  });
  const asked = (query: unknown) =>
    z
      .object({
        q: z.string().max(100).default(''),
        limit: z.coerce.number().int().min(1).max(5000).default(100),
      })
      .parse(query);
  app.get('/messages', async (request, response) => {
    response.json({ data: await inbox(pool, asked(request.query)) });
  });
  app.get('/', async (request, response) => {
    const query = asked(request.query);
    response.type('html').send(inboxPage(await inbox(pool, query), query.q));
  });
  return app;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
