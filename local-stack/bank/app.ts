import express, { type Express, type Request, type Response } from 'express';
import type { Pool } from 'pg';
import { z } from 'zod';
import { isSignedBy, SIGNATURE_HEADER } from '../../db/support/hmac';
import { findStanding, readBooks, receiveInstruction } from './store';

const instruction = z.object({
  instructionId: z.string().min(1).max(200),
  amountFen: z.int().positive(),
  payeeName: z.string().min(1),
  payeeAccount: z.string().min(1),
  payeeBank: z.string().min(1),
  purpose: z.string().min(1),
});

export interface BankAppOptions {
  secret: string;
  failureEvery: number;
  /** Null: instructions wait for a settlement by hand. */
  settleAfterMs: number | null;
}

/** The bank's interface. Bodies are signed as they are; a GET signs `GET <path>`. */
export function createBankApp(pool: Pool, options: BankAppOptions): Express {
  const app = express().disable('x-powered-by');

  app.get('/ready', async (_request, response) => {
    await pool.query('select 1');
    response.json({ ready: true });
  });

  app.get('/books', async (_request, response) => {
    const books = await readBooks(pool);
    response.json({ ...books, balanced: books.succeededFen === books.transferredFen });
  });

  app.post('/instructions', express.raw({ type: () => true, limit: '64kb' }), async (request, response) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!signed(request, body, options.secret)) return void unsigned(response);
    const parsed = instruction.safeParse(parseJson(body));
    if (!parsed.success) return void response.status(400).json({ code: 'MALFORMED' });
    const reception = await receiveInstruction(pool, parsed.data, options);
    if (reception.kind === 'CONFLICT') return void response.status(409).json({ code: 'AMOUNT_DIFFERS' });
    if (reception.kind === 'REFUSED') {
      return void response.status(422).json({ accepted: false, failureCode: reception.failureCode });
    }
    response.json({ accepted: true, gatewayReference: reception.gatewayReference });
  });

  app.get('/instructions/:id', async (request, response) => {
    if (!signed(request, `GET ${request.originalUrl}`, options.secret)) return void unsigned(response);
    const standing = await findStanding(pool, request.params.id);
    if (standing === null) return void response.status(404).json({ code: 'UNKNOWN' });
    response.json(standing);
  });

  return app;
}

function signed(request: Request, message: string | Buffer, secret: string): boolean {
  return isSignedBy(secret, message, request.get(SIGNATURE_HEADER));
}

function unsigned(response: Response): void {
  response.status(401).json({ code: 'SIGNATURE' });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
