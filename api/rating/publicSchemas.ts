import { z } from 'zod';

/** What stands in the code, after `#` of its address. */
const code = z.string().min(10).max(200);
/** What the browser calls itself: random, kept on the device only. */
const deviceToken = z.string().min(16, '设备标识无效').max(100);

export const OpenRatingBody = z.strictObject({ code, deviceToken });

export const OpenedRatingView = z.object({
  objectName: z.string(),
  siteName: z.string(),
  windowName: z.string(),
  /** Of the visit that begins here (GE-PER-2). */
  visitToken: z.string(),
  visitDays: z.number().int(),
  /** This visit has been rated; another matter may still be, by its number. */
  rated: z.boolean(),
  questionnaire: z.object({
    version: z.number().int(),
    title: z.string(),
    introduction: z.string(),
    questions: z.array(
      z.object({
        id: z.string(),
        aspectLabel: z.string(),
        text: z.string(),
        /** What an option is worth is not told; `poor` asks for a reason. */
        options: z.array(z.object({ code: z.string(), label: z.string(), poor: z.boolean() })),
      }),
    ),
  }),
});
export type OpenedRatingView = z.output<typeof OpenedRatingView>;

const Contact = z.strictObject({
  name: z.string().trim().min(1, '请填写称呼').max(50, '称呼不得超过50字'),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+\- ]{7,20}$/, '联系电话格式不正确'),
  /** Telephone numbers are kept only of whoever agrees to be called. */
  consent: z.literal(true, { error: '留下联系方式须同意回访' }),
});

export const SubmitRatingBody = z.strictObject({
  /** Made on the device; the same rating sent again is the same rating. */
  id: z.uuid(),
  code,
  deviceToken,
  visitToken: z.string().max(100),
  /** Number of the matter, where there is one; then the matter is rated, not the visit. */
  matterNo: z.string().trim().max(100).default(''),
  questionnaireVersion: z.number().int(),
  answers: z.record(z.string().max(32), z.string().max(32)),
  reason: z.string().trim().max(1000, '情况说明不得超过1000字').default(''),
  contact: Contact.nullish().transform((given) => given ?? null),
});
export type SubmitRatingBody = z.output<typeof SubmitRatingBody>;

export const RatingReceiptView = z.object({
  id: z.string(),
  /** The rating is poor and will be looked into once it counts. */
  poor: z.boolean(),
});
export type RatingReceiptView = z.output<typeof RatingReceiptView>;
