import type { Router } from 'express';
import { z } from 'zod';
import { isSignedBy, SIGNATURE_HEADER } from '../../db/support/hmac';
import type { AppContext } from '../context';
import { ProblemError } from '../errors';
import { resource } from '../http';
import { type BankCallback, bankCallback } from './schemas';

/** Takes the result into the case: RECORDED now, ALREADY before, UNKNOWN when the instruction is not ours. */
export type SettleInstruction = (event: BankCallback) => Promise<'RECORDED' | 'ALREADY' | 'UNKNOWN'>;

/**
 * POST /bank/callback for the bank, which has no session: the signature covers the bytes of the body. 200 only after
 * the result is recorded; the bank repeats everything else, so a lost answer does no harm.
 */
export function bankRouter(ctx: AppContext, settle: SettleInstruction): Router {
  const { router, route } = resource(ctx, '/bank', '银行');
  route(
    'post',
    '/callback',
    {
      summary: '银行回执（X-Bank-Signature 签名）',
      access: 'PUBLIC',
      consumes: 'application/json',
      answers: z.object({ result: z.enum(['RECORDED', 'ALREADY']) }),
    },
    async ({ req }) => {
      const signature = req.get(SIGNATURE_HEADER);
      if (!req.rawBody || !isSignedBy(ctx.settings.bankCallbackSecret, req.rawBody, signature)) {
        throw new ProblemError(401, 'BANK_SIGNATURE', '银行回执的签名不正确。');
      }
      const result = await settle(bankCallback.parse(req.body));
      if (result === 'UNKNOWN') throw new ProblemError(404, 'INSTRUCTION_UNKNOWN', '没有这笔支付指令。');
      return { result };
    },
  );
  return router;
}
