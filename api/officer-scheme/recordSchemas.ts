import { z } from 'zod';
import { RECORD_KIND_NAMES } from '../../workflows/rules/officer-term/records';

const optionalId = (schema: z.ZodType<string>) => schema.nullish().transform((each) => each ?? null);

/** A small record; what its kind asks for is checked by the rules. */
export const RecordBody = z.strictObject({
  kind: z.enum(RECORD_KIND_NAMES),
  title: z.string().trim().min(1, '请填写标题').max(200, '标题不得超过200字'),
  body: z.string().trim().max(20_000, '内容不得超过20000字').default(''),
  details: z
    .record(z.string().min(1).max(64), z.union([z.string().max(2000), z.array(z.string().max(200)).max(100)]))
    .default({}),
  /** Day on which it took place or was received; today unless given. */
  heldOn: optionalId(z.iso.date('请填写日期')),
  organisationId: optionalId(z.string().min(1).max(64)),
  termId: optionalId(z.uuid()),
  files: z.array(z.uuid()).max(20, '一次最多附20个文件').default([]),
});
export type RecordBody = z.output<typeof RecordBody>;
export type RecordInput = z.input<typeof RecordBody>;

export const AnswerBody = z.strictObject({
  answer: z.string().trim().min(1, '请填写答复').max(20_000, '答复不得超过20000字'),
});

export const RecordAnswer = z.object({ id: z.string() });
