import { z } from 'zod';

export const ComplaintBody = z.strictObject({
  /** Made on the device; the same complaint sent again is the same complaint. */
  id: z.uuid(),
  /** What stands in a printed code, after `#`; then the place is known. */
  code: z.string().min(10).max(200).optional(),
  /** Chosen without a code. */
  objectId: z.string().min(1).max(64).optional(),
  kinds: z.array(z.string().min(1).max(32)).min(1, '请选择投诉的问题').max(10),
  text: z.string().trim().min(1, '请写明具体情况').max(2000, '不得超过2000字'),
  contact: z
    .strictObject({
      name: z.string().trim().min(1, '请填写称呼').max(50, '称呼不得超过50字'),
      phone: z
        .string()
        .trim()
        .regex(/^[0-9+\- ]{7,20}$/, '联系电话格式不正确'),
      /** Telephone numbers are kept only of whoever agrees to be called. */
      consent: z.literal(true, { error: '留下联系方式须同意回访' }),
    })
    .nullish()
    .transform((given) => given ?? null),
});
export type ComplaintBody = z.output<typeof ComplaintBody>;

export const ComplaintReceiptView = z.object({ trackingCode: z.string() });
export type ComplaintReceiptView = z.output<typeof ComplaintReceiptView>;

export const ComplaintPlaceBody = z.strictObject({ code: z.string().min(10).max(200).optional() });

/** What the page of the complaint needs: the place behind the code, or everybody who can be chosen. */
export const ComplaintPlaceView = z.object({
  place: z.object({ objectName: z.string(), siteName: z.string(), windowName: z.string() }).nullable(),
  objects: z.array(z.object({ id: z.string(), name: z.string(), group: z.string() })),
  kinds: z.array(z.object({ code: z.string(), label: z.string() })),
});
export type ComplaintPlaceView = z.output<typeof ComplaintPlaceView>;

export const TrackBody = z.strictObject({
  trackingCode: z.string().trim().min(1, '请填写查询码').max(64),
});

export const TrackedView = z.object({
  objectName: z.string(),
  kinds: z.array(z.string()),
  /** China date. */
  receivedOn: z.string(),
  statusLabel: z.string(),
  /** The answer meant for the complainant; null as long as there is none. */
  reply: z.string().nullable(),
  /** Who is competent, where the organiser is not. */
  addressee: z.string().nullable(),
  endedOn: z.string().nullable(),
  mayWithdraw: z.boolean(),
});
export type TrackedView = z.output<typeof TrackedView>;
