import type { SubmissionKind } from '../parameters';

/** One answer that can be chosen. */
export interface FormOption {
  code: string;
  label: string;
}

/** One question of the form on which officers file; answers go into `details` under its code. */
export interface FormField {
  code: string;
  label: string;
  ruleId: string;
  /** CHOICE: one of the options; CHOICES: any number; TEXT: free words. */
  type: 'CHOICE' | 'CHOICES' | 'TEXT';
  options: FormOption[];
  /** The list is open: other things may be written as free words (`<code>Other` in `details`). */
  open: boolean;
  required: boolean;
  /** Asked for these kinds only; all kinds when left out. */
  kinds?: SubmissionKind[];
  hint?: string;
}

/** What a scheme asks of those who file. */
export interface SubmissionForm {
  /** Kinds that the scheme knows, the usual one first. */
  kinds: SubmissionKind[];
  /** Whether a report that nothing was found may be filed. */
  nil: boolean;
  /** Rule by which a major matter is reported at once; null: no such road. */
  urgentRuleId: string | null;
  fields: FormField[];
}

/** Labels separated by spaces become options with the codes `1`, `2` … in their order, which never changes. */
export const options = (labels: string): FormOption[] =>
  labels.split(' ').map((label, index) => ({ code: String(index + 1), label }));

export const choice = (
  code: string,
  label: string,
  ruleId: string,
  labels: string,
  more: Partial<FormField> = {},
): FormField => ({
  code,
  label,
  ruleId,
  type: 'CHOICE',
  options: options(labels),
  open: false,
  required: false,
  ...more,
});

export const choices: typeof choice = (code, label, ruleId, labels, more = {}) =>
  choice(code, label, ruleId, labels, { type: 'CHOICES', ...more });

export const words = (
  code: string,
  label: string,
  ruleId: string,
  more: Partial<FormField> = {},
): FormField => ({ code, label, ruleId, type: 'TEXT', options: [], open: false, required: false, ...more });
