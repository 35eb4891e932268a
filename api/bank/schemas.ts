import { z } from 'zod';

/** News of one instruction as the bank sends it; the event's id is the same in every repetition. */
export const bankCallback = z
  .object({
    eventId: z.uuid(),
    instructionId: z.string().min(1).max(200),
    result: z.enum(['SUCCEEDED', 'FAILED']),
    gatewayReference: z.string().min(1).max(100),
    failureCode: z.string().min(1).max(100).nullable(),
  })
  .refine((event) => (event.result === 'FAILED') === (event.failureCode !== null), {
    path: ['failureCode'],
    message: '支付失败时应当且仅当给出失败代码',
  });

export type BankCallback = z.infer<typeof bankCallback>;
