import { z } from 'zod';
import type { EvaluationSchemeParameters } from '../../workflows/rules/evaluation/parameters';

const text = z.string().nullable();
const Parameters = z.looseObject({}) as unknown as z.ZodType<EvaluationSchemeParameters>;

/** Records of the scheme that are kept beside its rounds. */
export const EVALUATION_RECORD_KINDS = ['ADDRESSEE', 'BASIS', 'INTERPRETATION'] as const;
export type EvaluationRecordKind = (typeof EVALUATION_RECORD_KINDS)[number];

const title = z.string().trim().min(1, '请填写标题').max(200, '标题不得超过200字');

export const RecordBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ADDRESSEE'),
    title,
    /** Organisations to which the paper was sent; each signs for itself. */
    organisationIds: z
      .array(z.string().min(1).max(64))
      .min(1, '请选择主送单位')
      .max(200, '一次最多200个单位'),
    heldOn: z.iso.date('请填写日期'),
  }),
  z.strictObject({
    kind: z.enum(['BASIS', 'INTERPRETATION']),
    title,
    body: z.string().trim().min(1, '请填写内容').max(20_000, '内容不得超过20000字'),
    heldOn: z.iso.date('请填写日期'),
  }),
]);
export type RecordBody = z.output<typeof RecordBody>;

export const ReceiptBody = z.strictObject({
  note: z
    .string()
    .trim()
    .max(500, '说明不得超过500字')
    .nullish()
    .transform((value) => value || '已收到'),
});

export const RecordFilter = z.strictObject({
  kind: z.enum(EVALUATION_RECORD_KINDS).optional(),
  answered: z.boolean().optional(),
});

export const EvaluationRecordView = z.object({
  id: z.string(),
  kind: z.enum(EVALUATION_RECORD_KINDS),
  title: z.string(),
  body: z.string(),
  heldOn: z.string(),
  organisationId: text,
  organisationName: text,
  createdByName: text,
  answer: text,
  answeredAt: text,
  answeredByName: text,
});

export const EvaluationSchemeView = z.object({
  code: z.string(),
  version: z.number().int(),
  name: z.string(),
  parameters: Parameters,
  organs: z.array(
    z.object({ code: z.string(), label: z.string(), ruleId: z.string(), organisationName: text }),
  ),
  basis: z
    .object({
      issuedOn: z.string(),
      issuers: z.array(z.string()),
      agreedBy: z.array(z.string()),
      companions: z.array(z.string()),
    })
    .nullable(),
  /** The viewer keeps its records. */
  keepsRecords: z.boolean(),
});
export type EvaluationSchemeView = z.output<typeof EvaluationSchemeView>;
