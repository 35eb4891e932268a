import { z } from 'zod';
import { GROUPS } from '../../workflows/rules/evaluation/parameters';

const text = z.string().nullable();
const date = z.iso.date('请填写日期');
const name = z.string().trim().min(1, '请填写名称').max(100, '名称不得超过100字');
const reason = z.string().trim().min(1, '请说明理由').max(1000, '理由不得超过1000字');
const organisationId = z
  .string()
  .max(64)
  .nullish()
  .transform((value) => value || null);

export const AddObjectBody = z.strictObject({
  id: z
    .string()
    .trim()
    .regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/, '代码由大写字母、数字和连字符组成，2至32位'),
  group: z.enum(GROUPS),
  order: z.number().int().min(1).max(999),
  name,
  inTargetAssessment: z.boolean(),
  organisationId,
  validFrom: date,
  reason,
});
export const ChangeObjectBody = z.strictObject({
  name,
  inTargetAssessment: z.boolean(),
  organisationId,
  validFrom: date,
  reason,
});
export const EndObjectBody = z.strictObject({ validTo: date, reason });

const Version = z.object({
  name: z.string(),
  inTargetAssessment: z.boolean(),
  organisationId: text,
  organisationName: text,
  validFrom: z.string(),
  validTo: text,
});

/** An evaluated object with all of its versions, the latest one last. */
export const EvaluationObjectView = z.object({
  id: z.string(),
  group: z.enum(GROUPS),
  order: z.number().int(),
  /** The version in force on the day that was asked for; null on a day on which there is none. */
  inForce: Version.nullable(),
  versions: z.array(Version),
});
export type EvaluationObjectView = z.output<typeof EvaluationObjectView>;

export const EvaluationObjectsView = z.object({
  on: z.string(),
  data: z.array(EvaluationObjectView),
  deviations: z.array(
    z.object({
      group: z.enum(GROUPS),
      required: z.number().int(),
      actual: z.number().int(),
      ruleId: z.string(),
    }),
  ),
  mayEdit: z.boolean(),
});
export type EvaluationObjectsView = z.output<typeof EvaluationObjectsView>;
