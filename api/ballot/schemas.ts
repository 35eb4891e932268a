import { z } from 'zod';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';

/** In the body only: addresses are kept by browsers, proxies and logs. */
const token = z.string().min(1, '请使用收到的完整链接').max(200);

export const OpenBallotBody = z.strictObject({ token });

const code = z.string().min(1).max(64);
export const SubmitBallotBody = z.strictObject({
  token,
  /** Option code by question, by object. */
  sheet: z.record(code, z.record(code, code)),
});

/** What a respondent sees; the values of options are left out, so that nobody answers to a number. */
export const BallotView = z.object({
  year: z.number().int(),
  number: z.number().int(),
  closesAt: z.string(),
  now: z.string(),
  questionnaire: z.object({
    title: z.string(),
    introduction: z.string(),
    questions: z.array(
      z.object({
        id: z.string(),
        aspectLabel: z.string(),
        text: z.string(),
        options: z.array(z.object({ code: z.string(), label: z.string(), scored: z.boolean() })),
      }),
    ),
  }),
  /** In the order to be shown: the respondent's own county first. */
  objects: z.array(z.object({ id: z.string(), name: z.string(), group: z.enum(GROUPS) })),
});
export type BallotView = z.output<typeof BallotView>;

export const BallotReceiptView = z.object({ received: z.literal(true) });

export const DeliveriesView = z.object({
  /** Invitations of those drawn; reminders and reserves are not counted, they would tell who has answered. */
  counts: z.array(z.object({ state: z.enum(['QUEUED', 'SENT', 'FAILED']), count: z.number().int() })),
  /** Who can't be reached at all and still holds a place. */
  undeliverable: z.array(
    z.object({
      memberId: z.string(),
      leafId: z.string(),
      name: z.string(),
      phone: z.string().nullable(),
      failureCode: z.string().nullable(),
    }),
  ),
});
export type DeliveriesView = z.output<typeof DeliveriesView>;
