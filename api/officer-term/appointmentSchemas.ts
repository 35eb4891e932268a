import { z } from 'zod';
import { TermAnswerView } from './schemas';

const date = z.iso.date('请填写日期');
const code = z.string().min(1).max(64);
const codes = z.array(code).max(50);
const words = (most: number, message?: string) => {
  const text = z.string().trim();
  return message ? text.min(1, message).max(most) : text.max(most);
};
const optional = <S extends z.ZodType>(schema: S) =>
  z
    .union([schema, z.literal('').transform(() => null)])
    .nullish()
    .transform((value) => value ?? null);

const phone = z
  .string()
  .trim()
  .regex(/^[0-9+\- ]{7,20}$/, '联系电话格式不正确');
const bankAccount = z
  .string()
  .trim()
  .regex(/^[0-9]{8,32}$/, '银行账号应为8至32位数字');

/** The person or organisation put forward. Which fields the scheme asks for is checked by its rules. */
export const OfficerBody = z.strictObject({
  name: words(100, '请填写姓名或单位名称'),
  birthDate: optional(date),
  gender: optional(z.enum(['MALE', 'FEMALE'])),
  phone: optional(phone),
  unitName: optional(words(200)),
  homeOrganisationId: optional(code),
  post: optional(words(100)),
  industry: optional(words(100)),
  creditCode: optional(words(32)),
  liaisonName: optional(words(100)),
  liaisonPhone: optional(phone),
  fiscalPayroll: z.boolean().default(false),
  bankName: optional(words(200)),
  bankAccount: optional(bankAccount),
});
export type OfficerBody = z.output<typeof OfficerBody>;

const terms = {
  channel: code,
  category: optional(z.strictObject({ code, text: words(100).default('') })),
  /** First day of the term. */
  start: date,
  /** Only where the scheme allows another length, with `lengthReason`. */
  years: optional(z.number().int().min(1).max(10)),
  lengthReason: optional(words(1000)),
  attestations: codes.default([]),
  conditions: codes.default([]),
  bars: codes.default([]),
  /** Upload of the signed letter, and the commitments that it holds. */
  commitmentLetter: optional(z.strictObject({ fileId: z.uuid(), items: codes.default([]) })),
  /** More papers: application form, recommendation … */
  files: z.array(z.uuid()).max(20, '一次最多附20个文件').default([]),
  /** Figures of the open call, where there was one (BT-QUO-4). */
  call: optional(
    z.strictObject({
      applicants: z.number().int().min(0).max(100_000),
      passed: optional(z.number().int().min(0).max(100_000)),
    }),
  ),
  /** Places moved to the other channel by a decision (AMB-BT-1). */
  moved: z.number().int().min(0).max(1000).default(0),
  note: optional(words(4000)),
};

/** Appoints one: a new person by `officer`, or somebody who served before by `officerId`. */
export const AppointBody = z
  .strictObject({ officerId: z.uuid().optional(), officer: OfficerBody.optional(), ...terms })
  .refine(({ officerId, officer }) => (officerId === undefined) !== (officer === undefined), {
    path: ['officer'],
    message: '请填写新的人员，或选择曾经任职的人员（二者择一）',
  });
export type AppointBody = z.output<typeof AppointBody>;
export type AppointInput = z.input<typeof AppointBody>;

/** A further term of the same officer. What is left out stands as it did for the term before. */
export const RenewBody = z.strictObject({
  ...terms,
  /** The day after the last term unless given. */
  start: optional(date),
  channel: optional(code),
  attestations: optional(codes),
  conditions: optional(codes),
  bars: optional(codes),
});
export type RenewBody = z.output<typeof RenewBody>;

/** Shown once, to be handed to the person; nobody can read it again. */
export const OneTimeAccess = z.object({ username: z.string(), password: z.string() });

export const AppointAnswer = TermAnswerView.extend({
  officerId: z.string(),
  certificateNo: z.string().nullable(),
  /** Null when the officer has an account already, or the same request is repeated. */
  access: OneTimeAccess.nullable(),
});
export type AppointAnswer = z.output<typeof AppointAnswer>;

export const ImportProblem = z.object({
  /** Row of the sheet, the header being row 1. */
  row: z.number().int(),
  /** Heading of the column; null: the row as a whole. */
  column: z.string().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  ruleId: z.string().optional(),
});
export const ImportRow = z.object({
  row: z.number().int(),
  name: z.string(),
  /**
   * READY: would be appointed. READY_WITHOUT_LETTER: nothing but the signed letter is missing, which no sheet can carry;
   * not appointed, to be appointed singly. DONE: appointed now or by an earlier run with the same key.
   */
  result: z.enum(['READY', 'READY_WITHOUT_LETTER', 'DONE', 'REFUSED']),
  termId: z.string().nullable(),
  certificateNo: z.string().nullable(),
  access: OneTimeAccess.nullable(),
});
export const ImportReport = z.object({
  dryRun: z.boolean(),
  rows: z.array(ImportRow),
  problems: z.array(ImportProblem),
  appointed: z.number().int(),
  refused: z.number().int(),
});
export type ImportReport = z.output<typeof ImportReport>;
