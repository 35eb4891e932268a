import { z } from 'zod';
import { oneOrMany } from '../list';

const count = z.number().int();
const text = z.string().nullable();
const round = z.strictObject({ year: count.min(2022).max(2100), number: count.min(1).max(12) });
const reason = z.string().trim().min(1, '请说明理由').max(1000, '理由不得超过1000字');
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `不得超过${max}字`)
    .nullish()
    .transform((value) => value || null);

/** A mainland mobile number; it is where an invitation goes. */
const phone = z
  .string()
  .trim()
  .regex(/^1\d{10}$/, '手机号码应为11位数字')
  .nullish()
  .or(z.literal('').transform(() => null))
  .transform((value) => value ?? null);

export const MemberFields = {
  name: z.string().trim().min(1, '请填写姓名或企业名称').max(100, '不得超过100字'),
  phone,
  employer: optional(100),
};

/** A person, or an enterprise by whoever answers for it. */
export const AddMemberBody = z.strictObject({
  ...MemberFields,
  leafId: z.string().min(1, '请选择样本层').max(40),
  recommendedBy: optional(64),
  /** China date of the consent to being in the library. */
  consentedOn: z.iso.date('请填写同意日期'),
  consentBasis: z.string().trim().min(1, '请说明同意的依据').max(200, '不得超过200字'),
  round,
});
export type AddMemberBody = z.output<typeof AddMemberBody>;

export const CorrectMemberBody = z.strictObject({ ...MemberFields, reason });
export const RevealBody = z.strictObject({ reason });
export const ConfirmBody = z.strictObject({
  leafIds: z.array(z.string().min(1).max(40)).min(1, '请选择样本层').max(100),
  round,
});
export const LeaveBody = z.strictObject({
  memberIds: z.array(z.uuid()).min(1, '请选择人员').max(2000, '一次最多2000人'),
  reason,
});

export const RoundQuery = z.object({
  year: z.coerce.number().int().min(2022).max(2100).optional(),
  number: z.coerce.number().int().min(1).max(12).optional(),
});

const Leaf = z.object({
  leafId: z.string(),
  stratum: z.string(),
  label: z.string(),
  required: count,
  actual: count,
  difference: count,
  /** Members to be confirmed or replaced before the round. */
  stale: count,
  /** Members who get a letter, having no telephone. */
  letters: count,
  refresh: z.enum(['ROUND', 'YEAR']),
});

/** The library against the scheme, for a round (GE-LIB-1, GE-LIB-2). */
export const LibraryView = z.object({
  round,
  /** Rounds for which it can be looked at. */
  rounds: z.array(round.extend({ frozen: z.boolean() })),
  total: count,
  required: count,
  strata: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      required: count,
      actual: count,
      stale: count,
      refresh: z.enum(['ROUND', 'YEAR']),
      ruleId: z.string(),
    }),
  ),
  leaves: z.array(Leaf),
  deviations: z.enum(['REFUSE', 'WITH_REASON']),
  ruleId: z.string(),
  refreshRuleId: z.string(),
  mayEdit: z.boolean(),
});
export type LibraryView = z.output<typeof LibraryView>;

export const MemberFilter = z.strictObject({
  leafId: oneOrMany(z.string().min(1).max(40)).optional(),
  serving: z.boolean().optional(),
  hasPhone: z.boolean().optional(),
});

/** Search by what is personal goes in a body, so that it stands in no address and no log. */
export const MemberSearchBody = z.strictObject({
  name: optional(50),
  phone: optional(11),
  filter: MemberFilter.default({}),
  page: count.min(1).max(400).default(1),
  perPage: count.min(1).max(100).default(25),
});

/** A member, masked. */
export const MemberView = z.object({
  id: z.string(),
  leafId: z.string(),
  leafLabel: z.string(),
  name: z.string(),
  phone: text,
  hasEmployer: z.boolean(),
  recommendedByName: text,
  consentedAt: z.string(),
  consentBasis: z.string(),
  refreshedYear: count,
  refreshedNumber: count,
  leftAt: text,
});
export type MemberView = z.output<typeof MemberView>;

/** A member in full; whoever reads it is on record. */
export const MemberPersonView = z.object({ id: z.string(), name: z.string(), phone: text, employer: text });

export const LibraryImportReport = z.object({
  dryRun: z.boolean(),
  rows: z.array(
    z.object({ row: count, name: z.string(), leafLabel: text, result: z.enum(['READY', 'DONE', 'REFUSED']) }),
  ),
  problems: z.array(
    z.object({
      row: count,
      column: text,
      field: text,
      code: z.string(),
      message: z.string(),
      ruleId: z.string().optional(),
    }),
  ),
  added: count,
  refused: count,
});
export type LibraryImportReport = z.output<typeof LibraryImportReport>;
