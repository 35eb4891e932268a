import { z } from 'zod';
import { ROLES } from '../../workflows/rules/actor';

const text = z.string().nullable();

/** A numbered paper in a list. */
export const DocumentRowView = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.string(),
  issuedAt: z.string(),
});

const ClockEventView = z.object({
  kind: z.string(),
  label: z.string(),
  event: z.string(),
  dueAt: text,
});

/** One step of a process as people read it. */
export const StepView = z.object({
  seq: z.number().int(),
  at: z.string(),
  action: z.string(),
  label: z.string(),
  actor: z
    .object({ displayName: z.string(), organisationName: text, role: z.enum(ROLES).nullable() })
    .nullable(),
  ruleId: z.string(),
  summary: z.string(),
  note: text,
  clocks: z.array(ClockEventView),
  documents: z.array(DocumentRowView),
});
export type StepView = z.output<typeof StepView>;

export const HistoryStepView = StepView.extend({
  updateId: text,
  runId: text,
  hash: z.string(),
});

/** Every step with the check of the audit chain, and the records against the engine's history. */
export const HistoryView = z.object({
  workflowId: z.string(),
  runId: text,
  status: z.string(),
  steps: z.array(HistoryStepView),
  chain: z.object({ ok: z.boolean(), length: z.number().int(), problems: z.array(z.string()) }),
  reconciliation: z.object({ ok: z.boolean(), differences: z.array(z.string()) }),
});

/** A step that belongs to the viewer, allowed or with the reason why not. */
export const ActionView = z.object({
  command: z.string(),
  label: z.string(),
  allowed: z.boolean(),
  code: z.string().optional(),
  message: z.string().optional(),
  ruleId: z.string().optional(),
});

/** Answer of every step of a process. */
export const ProcessAnswerView = z.object({
  subjectId: z.string(),
  status: z.string(),
  seq: z.number().int(),
  at: z.string(),
  numbers: z.record(z.string(), z.string()),
});
