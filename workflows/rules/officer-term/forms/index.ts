import { ALLOWED, type Decision, refuse } from '../../decision';
import type { SubmissionKind } from '../parameters';
import { btForm } from './bt';
import { hbForm } from './hb';
import { laForm } from './la';
import type { FormField, SubmissionForm } from './types';
import { yyPointForm, yySupervisorForm } from './yy';

export type { FormField, FormOption, SubmissionForm } from './types';

const FORMS: Record<string, SubmissionForm> = {
  BT: btForm,
  HB: hbForm,
  LA: laForm,
  'YY-P': yyPointForm,
  'YY-S': yySupervisorForm,
};

/** Asked under a scheme that brings no form of its own: kind, title, text. */
const PLAIN: SubmissionForm = {
  kinds: ['REPORT', 'SUGGESTION', 'PROBLEM', 'OPINION'],
  nil: false,
  urgentRuleId: null,
  fields: [],
};

/** The form on which officers of this scheme file. */
export const submissionFormOf = (schemeCode: string): SubmissionForm => FORMS[schemeCode] ?? PLAIN;

/** Questions that are put for a kind, in their order. */
export function fieldsFor(form: SubmissionForm, kind: SubmissionKind): FormField[] {
  return form.fields.filter(({ kinds }) => !kinds || kinds.includes(kind));
}

/** Name in `details` of the free words beside an open list. */
export const otherOf = (code: string): string => `${code}Other`;

/** What was filled in, as stored: codes of options, words beside open lists under `otherOf`. */
export type FormAnswers = Record<string, string | string[]>;

/** May this be filed? Answers must be of the lists, required questions answered; the first mistake is named. */
export function checkAnswers(form: SubmissionForm, kind: SubmissionKind, answers: FormAnswers): Decision {
  const fields = fieldsFor(form, kind);
  const known = new Set(fields.flatMap(({ code, open }) => (open ? [code, otherOf(code)] : [code])));
  const stranger = Object.keys(answers).find((code) => !known.has(code) && !isBlank(answers[code]));
  if (stranger !== undefined)
    return refuse(
      'ANSWER_UNKNOWN',
      '填写了本方案没有的栏目',
      fields[0]?.ruleId ?? 'FORM',
      `details.${stranger}`,
    );
  for (const field of fields) {
    const decision = checkAnswer(field, answers);
    if (!decision.allowed) return decision;
  }
  return ALLOWED;
}

function checkAnswer(field: FormField, answers: FormAnswers): Decision {
  const { code, label, ruleId, open, required, type } = field;
  const chosen = chosenOf(answers[code]);
  const at = `details.${code}`;
  if (required && chosen.length === 0 && !(open && !isBlank(answers[otherOf(code)])))
    return refuse('ANSWER_MISSING', `请填写“${label}”`, ruleId, at);
  if (type === 'TEXT') return ALLOWED;
  if (type === 'CHOICE' && chosen.length > 1)
    return refuse('ANSWER_TOO_MANY', `“${label}”只能选一项`, ruleId, at);
  const codes = field.options.map((option) => option.code);
  return chosen.every((each) => codes.includes(each))
    ? ALLOWED
    : refuse('ANSWER_NOT_LISTED', `“${label}”须从所列各项中选择`, ruleId, at);
}

/** An answer in Chinese, for reading. */
export function answerText(field: FormField, answers: FormAnswers): string {
  const given = chosenOf(answers[field.code]);
  const labels =
    field.type === 'TEXT'
      ? given
      : given.map((code) => field.options.find((option) => option.code === code)?.label ?? code);
  const other = field.open ? chosenOf(answers[otherOf(field.code)]) : [];
  return [...labels, ...other].join('、');
}

function chosenOf(answer: string | string[] | undefined): string[] {
  return (answer === undefined ? [] : Array.isArray(answer) ? answer : [answer]).filter(
    (each) => each.trim() !== '',
  );
}

const isBlank = (answer: string | string[] | undefined): boolean => chosenOf(answer).length === 0;
