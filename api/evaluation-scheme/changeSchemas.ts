import { z } from 'zod';

const text = z.string().nullable();
const count = z.number().int();

const Content = z.strictObject({
  reason: z.string().trim().min(1, '请说明调整理由').max(4000, '理由不得超过4000字'),
  /** Parameters that are set anew, by their keys; all others stay as they are in force. */
  values: z.record(z.string().max(64), z.union([z.number(), z.string().max(32), z.null()])),
});

export const DraftChangeBody = Content;
export const SaveChangeBody = Content.extend({ revision: count.min(1) });
export const PublishChangeBody = z.strictObject({ revision: count.min(1) });
export const ChangeParams = z.object({ version: z.coerce.number().int().min(1).max(10_000) });

const Difference = z.object({
  field: z.string(),
  group: z.string(),
  label: z.string(),
  before: z.string(),
  after: z.string(),
  ruleId: z.string(),
});

/** A version of the parameters against the one before; a draft with what the viewer may do with it. */
export const SchemeChangeView = z.object({
  version: count,
  fromVersion: count,
  status: z.enum(['DRAFT', 'PUBLISHED', 'DISCARDED']),
  revision: count,
  reason: z.string(),
  draftedByName: text,
  draftedAt: z.string(),
  publishedByName: text,
  publishedAt: text,
  differences: z.array(Difference),
  /** Values that a draft sets anew, for its form. */
  values: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  mayEdit: z.boolean(),
  mayPublish: z.boolean(),
  /** Why not, in words, for somebody of the organiser. */
  publishHint: text,
});
export type SchemeChangeView = z.output<typeof SchemeChangeView>;
export const SchemeChangesView = z.object({
  /** The viewer may begin a change. */
  mayDraft: z.boolean(),
  data: z.array(SchemeChangeView),
});
export type SchemeChangesView = z.output<typeof SchemeChangesView>;
