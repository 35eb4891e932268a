import { z } from 'zod';
import { QUESTIONNAIRE_KINDS } from '../../workflows/rules/evaluation/questionnaire/types';

const text = z.string().nullable();
const code = z
  .string()
  .trim()
  .regex(/^[A-Z0-9_]{1,32}$/i, '代码由字母、数字和下划线组成，最多32位');

/** Loose on purpose: what stands against publishing is told by the rules, and a draft may be put aside unfinished. */
export const QuestionnaireContent = z.strictObject({
  title: z.string().trim().min(1, '请填写标题').max(100, '标题不得超过100字'),
  introduction: z.string().trim().max(2000, '说明不得超过2000字'),
  questions: z
    .array(
      z.strictObject({
        id: code,
        aspect: z.string().max(32),
        text: z.string().trim().max(300, '题目不得超过300字'),
        options: z
          .array(
            z.strictObject({
              code,
              label: z.string().trim().max(40, '选项不得超过40字'),
              points: z
                .number()
                .int('赋值须为整数')
                .min(0, '赋值不得小于0')
                .max(100, '赋值不得大于100')
                .nullable(),
            }),
          )
          .min(1, '至少要有一个选项')
          .max(12, '最多12个选项'),
      }),
    )
    .min(1, '至少要有一道题')
    .max(30, '最多30道题'),
});
export type QuestionnaireContent = z.output<typeof QuestionnaireContent>;

export const KindParams = z.object({ kind: z.enum(QUESTIONNAIRE_KINDS) });
export const VersionParams = KindParams.extend({ version: z.coerce.number().int().min(1).max(10_000) });
export const SaveBody = z.strictObject({ revision: z.number().int().min(1), content: QuestionnaireContent });
export const PublishBody = z.strictObject({ revision: z.number().int().min(1) });

export const QuestionnaireRowView = z.object({
  kind: z.enum(QUESTIONNAIRE_KINDS),
  kindLabel: z.string(),
  version: z.number().int(),
  title: z.string(),
  status: z.enum(['DRAFT', 'PUBLISHED', 'SUPERSEDED', 'DISCARDED']),
  draftedByName: text,
  publishedByName: text,
  publishedAt: text,
  updatedAt: text,
});

const Problem = z.object({
  code: z.string(),
  message: z.string(),
  ruleId: z.string(),
  questionId: text,
});

/** A version whole, with what stands against publishing it and what the viewer may do. */
export const QuestionnaireView = QuestionnaireRowView.extend({
  content: QuestionnaireContent,
  revision: z.number().int(),
  aspects: z.array(z.object({ code: z.string(), label: z.string() })),
  problems: z.array(Problem),
  mayEdit: z.boolean(),
  mayPublish: z.boolean(),
  /** Why not, in words, for somebody of the organiser. */
  publishHint: text,
  /** The version in force, to compare with. */
  inForce: z.object({ version: z.number().int(), content: QuestionnaireContent }).nullable(),
});
export type QuestionnaireView = z.output<typeof QuestionnaireView>;

export const DraftedView = z.object({ version: z.number().int() });
