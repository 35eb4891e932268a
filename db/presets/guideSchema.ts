import { z } from 'zod';
import type { Guide } from '../schema';

const text = (missing: string) => z.string().trim().min(1, missing);

const material = z.strictObject({
  key: z.string().regex(/^[a-z][a-zA-Z0-9]*$/, '材料标识只能用字母和数字'),
  name: text('请填写材料名称'),
  required: z.boolean(),
  copies: z.int().min(0),
  form: z.enum(['ORIGINAL', 'COPY', 'ELECTRONIC']),
  note: z.string().optional(),
});

const step = z.strictObject({
  name: text('请填写环节名称'),
  by: text('请填写办理单位'),
  workingDays: z.int().min(0).nullable(),
});

const reductions = z.strictObject({
  steps: text('请填写减环节情况'),
  materials: text('请填写减材料情况'),
  time: text('请填写减时限情况'),
  visits: text('请填写减跑动情况'),
  cost: text('请填写减成本情况'),
});

/**
 * A guide that may be published: conditions, materials, review steps and time limits are all there (GR-U2). An item
 * without application (免申即享) still lists what is compared or confirmed, so its checklist is not empty either.
 */
export const guideSchema = z
  .strictObject({
    conditions: z.array(text('申报条件不能为空')).min(1, '办事指南缺少申报条件'),
    materials: z.array(material).min(1, '办事指南缺少申报材料'),
    steps: z.array(step).min(1, '办事指南缺少审核流程'),
    reviewWorkingDays: z.int().min(1, '办事指南缺少审核时限'),
    longerLimitBasis: text('请填写延长审核时限的依据').nullable(),
    redemptionWorkingDays: z.int().min(1, '办事指南缺少政策兑现时限'),
    standard: text('请填写兑现标准'),
    payMethod: text('请填写兑现方式'),
    applicant: text('请填写申请对象'),
    region: text('请填写适用地区'),
    policyBasis: text('请填写政策依据'),
    windowPhone: text('请填写专窗咨询电话'),
    complaintPhone: text('请填写监督投诉电话'),
    validity: text('请填写有效期'),
    reductions,
    faq: z.array(z.strictObject({ q: text('请填写问题'), a: text('请填写回答') })).optional(),
  })
  .superRefine((guide, context) => {
    const keys = guide.materials.map((entry) => entry.key);
    if (new Set(keys).size !== keys.length)
      context.addIssue({ code: 'custom', path: ['materials'], message: '材料标识重复' });
    if (guide.redemptionWorkingDays <= guide.reviewWorkingDays)
      context.addIssue({
        code: 'custom',
        path: ['redemptionWorkingDays'],
        message: '政策兑现时限应长于审核时限',
      });
  }) satisfies z.ZodType<Guide>;

/**
 * True when a review limit may stand: not above the scheme's, or above it with a recorded basis. Items of province or
 * state level follow their own limit (AMB-GR-2).
 */
export function reviewLimitAllowed(
  guide: Pick<Guide, 'reviewWorkingDays' | 'longerLimitBasis'>,
  policyLevel: 'CITY' | 'PROVINCE' | 'STATE',
  schemeReviewWorkingDays: number,
): boolean {
  if (policyLevel !== 'CITY') return true;
  return guide.reviewWorkingDays <= schemeReviewWorkingDays || guide.longerLimitBasis !== null;
}
