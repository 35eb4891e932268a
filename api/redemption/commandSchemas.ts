import { z } from 'zod';
import { ITEM_KINDS } from '../../workflows/rules/redemption/types';
import { optionalNote as optionalNoteOf, writtenNote } from '../process/bodies';

const note = writtenNote(2000);
const optionalNote = optionalNoteOf(2000);
const organisationId = z.string().min(1).max(64);
const amountFen = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const materialKeys = z.array(z.string().min(1).max(64)).max(100);

export const Materials = z
  .array(z.object({ materialKey: z.string().min(1).max(64), uploadId: z.uuid() }))
  .max(100, '一次最多提交100份材料');

const nothing = z.strictObject({});
const onlyNote = z.strictObject({ note });
const supplement = z.strictObject({ materialKeys: materialKeys.default([]), note });
const supplied = z.strictObject({
  materials: Materials.min(1, '请上传补交的材料'),
  note: optionalNote,
});
const onObligation = z.strictObject({ obligationId: z.string().min(1).max(64), note: optionalNote });
const handler = z.strictObject({ handlerAccountId: z.uuid() });

/** Body of each human step on a case that exists, by the name of its Update. */
export const COMMAND_BODIES = {
  accept: nothing,
  declineAcceptance: onlyNote,
  requestSupplement: supplement,
  supplySupplement: supplied,
  assign: z.strictObject({
    departmentOrganisationId: organisationId,
    kind: z.enum(ITEM_KINDS),
    channel: z.enum(['ONLINE', 'OFFLINE']),
    note: optionalNote,
  }),
  recordDelivery: nothing,
  signFor: handler,
  changeHandler: handler.extend({ note }),
  sendBack: onlyNote,
  requestReviewSupplement: supplement,
  supplyReviewSupplement: supplied,
  prepare: z.strictObject({ proposal: z.enum(['APPROVE', 'REFUSE']), amountFen: amountFen.nullish(), note }),
  decide: z.strictObject({ decision: z.enum(['APPROVE', 'REFUSE', 'REWORK']), note: optionalNote }),
  executePayment: nothing,
  withdraw: onlyNote,
  callBack: z.strictObject({
    result: z.enum(['REACHED', 'NO_CONTACT']),
    satisfaction: z.number().int().min(1).max(5).nullish(),
    note: optionalNote,
  }),
  urge: onObligation,
  order: onObligation,
} as const;

export type HumanCommandName = keyof typeof COMMAND_BODIES;
export const HUMAN_COMMAND_NAMES = Object.keys(COMMAND_BODIES) as HumanCommandName[];

/** Name of a step in an address: `recordDelivery` is `record-delivery`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export const NewEnterprise = z.strictObject({
  creditCode: z.string().trim().min(1, '请填写统一社会信用代码').max(32),
  name: z.string().trim().min(2, '请填写企业名称').max(200),
  regionId: z.string().min(1).max(16),
  industry: z.string().trim().min(1, '请填写所属行业').max(100),
  size: z.enum(['LARGE', 'MEDIUM', 'SMALL', 'MICRO']),
  establishedOn: z.iso.date('请填写成立日期'),
  legalRepresentative: z.string().trim().min(1, '请填写法定代表人').max(100),
  contactName: z.string().trim().min(1, '请填写联系人').max(100),
  contactPhone: z
    .string()
    .trim()
    .regex(/^[0-9+\- ]{7,20}$/, '联系电话格式不正确'),
  bankName: z.string().trim().min(2, '请填写开户银行').max(200),
  bankAccount: z
    .string()
    .trim()
    .regex(/^[0-9]{8,32}$/, '银行账号应为8至32位数字'),
});
export type NewEnterprise = z.output<typeof NewEnterprise>;

export const SubmitBody = z
  .strictObject({
    enterpriseId: z.uuid().optional(),
    enterprise: NewEnterprise.optional(),
    itemId: z.string().min(1, '请选择政策事项').max(64),
    channel: z.enum(['WINDOW', 'ONLINE']),
    requestedFen: amountFen,
    materials: Materials.default([]),
  })
  .refine((body) => (body.enterpriseId === undefined) !== (body.enterprise === undefined), {
    path: ['enterpriseId'],
    message: '请选择企业，或填写新企业的信息（二者择一）',
  });
export type SubmitBody = z.output<typeof SubmitBody>;
