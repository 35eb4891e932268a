import { z } from 'zod';

const longest = (max: number) => `文字不得超过${max}字`;

/** A text that has to be written; `missing` is said when it is not. */
export const writtenNote = (max: number, missing = '请填写理由或说明') =>
  z.string().trim().min(1, missing).max(max, longest(max));

/** A text that may be left out; an empty one is none. */
export const optionalNote = (max: number) =>
  z
    .string()
    .trim()
    .max(max, longest(max))
    .nullish()
    .transform((value) => value || undefined);

const TOO_MANY = '一次最多提交20份文件';

/** Ids of uploads that go with a step. */
export const fileIds = z.array(z.uuid()).max(20, TOO_MANY).default([]);
export const someFileIds = z.array(z.uuid()).min(1, '请上传佐证材料').max(20, TOO_MANY);

/** Urging or ordering what is still owed. */
export const supervisionBody = (max: number) =>
  z.strictObject({ obligationId: z.string().min(1).max(64), note: optionalNote(max) });
