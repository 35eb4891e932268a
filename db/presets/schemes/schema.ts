import { z } from 'zod';
import type { RedemptionParameters } from '../../../workflows/rules/redemption/types';

const count = z.int().min(1);

const rung = z.strictObject({
  at: z.union([
    z.strictObject({ percent: z.int().min(1).max(100) }),
    z.strictObject({ workingDaysAfterDue: count }),
  ]),
  act: z.enum(['WARN', 'REMIND', 'SUPERVISE', 'PROPOSE_TRANSFER']),
});

/** Checks the parameters of a redemption scheme before they are stored or frozen into a case. */
export const redemptionParametersSchema = z.strictObject({
  clocks: z.strictObject({
    intakeWorkingDays: count,
    assignMinutes: count,
    respondMinutes: count,
    reviewWorkingDays: count,
    payWorkingDays: count,
    callbackWorkingDays: count,
  }),
  policy: z.strictObject({
    hourClock: z.enum(['OFFICE', 'WALL']),
    lastWorkingDayEndsAt: z.enum(['OFFICE_CLOSE', 'MIDNIGHT']),
  }),
  supplement: z.strictObject({
    maxBeforeAcceptance: z.int().min(0),
    maxAfterAcceptance: z.int().min(0),
  }),
  callback: z.strictObject({ maxAttempts: count }),
  ladder: z.strictObject({ rungs: z.array(rung), thenRemindEveryWorkingDays: count.nullable() }),
  paymentQueryMinutes: z.array(count).min(1),
}) satisfies z.ZodType<RedemptionParameters>;
