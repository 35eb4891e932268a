import { z } from 'zod';

const count = z.number().int();

export const DrawProtocolView = z.object({
  roundId: z.string(),
  year: count,
  number: count,
  method: z.string(),
  seed: z.string(),
  frameHash: z.string(),
  drawHash: z.string(),
  drawnAt: z.string(),
  members: count,
  selected: count,
  /** Every division of seats, from the whole library down to the cells. */
  divisions: z.array(
    z.object({
      of: z.string(),
      label: z.string(),
      seats: count,
      shares: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          size: count,
          /** Quota: whole + remainder / divisor. */
          whole: count,
          remainder: count,
          divisor: count,
          seats: count,
          tie: z.enum(['NONE', 'WON', 'LOST']),
        }),
      ),
    }),
  ),
  leaves: z.array(
    z.object({ leafId: z.string(), label: z.string(), size: count, seats: count, reserves: count }),
  ),
  tieRuleId: z.string(),
  ruleId: z.string(),
  /** In words, for whoever wants to compute it again. */
  recompute: z.array(z.string()),
});
export type DrawProtocolView = z.output<typeof DrawProtocolView>;

export const DrawCheckView = z.object({
  frame: z.boolean(),
  hash: z.boolean(),
  draw: z.boolean(),
  equal: z.boolean(),
});
export type DrawCheckView = z.output<typeof DrawCheckView>;
