import { addDays, chinaInstant } from '../calendar/dates';
import { ALLOWED, type Decision, refuse } from './decision';
import type { OfficerSchemeParameters } from './parameters';
import { closeOf, lastDayOfYears, laterOf, type Span } from './periods';

/** Dates of a term that begins on a day. `years` other than the scheme's only as checkLength allows. */
export function termSpan(parameters: OfficerSchemeParameters, start: string, years?: number): Span {
  return { from: start, to: lastDayOfYears(start, years ?? parameters.term.years) };
}

/** Another length than the rule's needs a scheme that allows it and a recorded reason (YY-X-1). */
export function checkLength(parameters: OfficerSchemeParameters, years: number, reason: string): Decision {
  const { term } = parameters;
  if (years === term.years) return ALLOWED;
  if (!term.otherLengthWithReason) {
    return refuse('TERM_LENGTH_FIXED', `聘期为${term.years}年，不能另定`, term.ruleId, 'years');
  }
  return reason.trim() === ''
    ? refuse(
        'TERM_LENGTH_REASON',
        `聘期一般为${term.years}年，另定聘期须说明理由`,
        term.ruleId,
        'lengthReason',
      )
    : ALLOWED;
}

/** Whether the term runs beyond the scheme: it does so to its own end, flagged to the organiser (§12). */
export function outlastsScheme(parameters: OfficerSchemeParameters, term: Span): boolean {
  const { to } = parameters.validity;
  return to !== null && term.to > to;
}

/** A term begins while its scheme is in force; `start` inside the validity, both days included. */
export function checkStart(parameters: OfficerSchemeParameters, start: string): Decision {
  const { from, to, ruleId } = parameters.validity;
  if (start < from) return refuse('SCHEME_NOT_YET', `方案自${from}起施行，聘期不能早于此日`, ruleId, 'start');
  if (to !== null && start > to) {
    return refuse('SCHEME_OVER', `方案已于${to}期满，不能再聘任`, ruleId, 'start');
  }
  return ALLOWED;
}

/** First instant after the term: the automatic end falls here (HB-TRM-1, YY-X-1). */
export function expiryInstant(term: Span): string {
  return closeOf(term.to);
}

/** When the organ is asked what follows the term; null where the scheme asks nothing. */
export function renewalQuestionAt(parameters: OfficerSchemeParameters, term: Span): string | null {
  const days = parameters.term.askDaysBefore;
  if (days === null) return null;
  const date = laterOf(addDays(term.to, -days), term.from);
  return chinaInstant(date, parameters.duties.warningTime);
}

/** May this officer be taken on for a further term? `servedTerms` counts the terms served so far. */
export function checkRenewal(parameters: OfficerSchemeParameters, servedTerms: number): Decision {
  const { renewal, renewalRuleId, maxTerms } = parameters.term;
  if (renewal === 'NONE') return refuse('NO_RENEWAL', '本方案届满退出，不办理续聘', renewalRuleId);
  if (maxTerms !== null && servedTerms >= maxTerms) {
    return refuse('MAX_TERMS', `最多连续聘任${maxTerms}届，已满`, renewalRuleId);
  }
  return ALLOWED;
}
