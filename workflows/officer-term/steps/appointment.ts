import { eligibilityProblems } from '../../rules/officer-term/eligibility';
import type { OfficerSchemeParameters } from '../../rules/officer-term/parameters';
import type { Span } from '../../rules/officer-term/periods';
import { checkSeat, planSeats } from '../../rules/officer-term/seats';
import { checkLength, checkStart, outlastsScheme, termSpan } from '../../rules/officer-term/termDates';
import { happen } from '../effects';
import type { AppointCommand, RecordTrainingCommand } from '../messages';
import { refused, type StepRule } from './types';

const LONGEST_YEARS = 10;

/** Takes up the term: every gate is checked again, certificate or plaque is issued, the duties begin. */
export const appoint: StepRule<AppointCommand> = (draft, { seats, lengthReasonId }) => {
  const { parameters, state, at } = draft;
  const { candidate, span, channel, verificationCode, schemeVersion } = state.input;
  draft.stand(parameters.term.ruleId);
  const years = yearsOf(parameters, span);
  if (years === null)
    return refused('TERM_SPAN', '聘期须为整年，自首日起至届满之日止', parameters.term.ruleId, 'to');
  const plan = planSeats(parameters, seats.call, seats.moved);
  const gates = [
    checkStart(parameters, span.from),
    checkLength(parameters, years, lengthReasonId ?? ''),
    checkSeat(parameters, plan, seats.serving, channel),
    ...eligibilityProblems(parameters, candidate),
  ];
  for (const gate of gates) if (!gate.allowed) return gate;

  state.status = state.term.status;
  state.appointedAt = at;
  state.since = at;
  const kind = parameters.subject === 'PERSON' ? 'CERTIFICATE' : 'PLAQUE';
  draft.document(kind, { ...span, channel, verificationCode, schemeVersion, lengthReasonId });
  Object.assign(draft.details, { ...span, channel, years });
  draft.tellOfficer('TERM_APPOINTED');
  draft.tellOffice('TERM_APPOINTED');
  if (outlastsScheme(parameters, span)) draft.tellOffice('TERM_OUTLASTS_SCHEME');
  return null;
};

/** Years that the span fills from its first day, or null. */
function yearsOf(parameters: OfficerSchemeParameters, span: Span): number | null {
  for (let years = 1; years <= LONGEST_YEARS; years += 1)
    if (termSpan(parameters, span.from, years).to === span.to) return years;
  return null;
}

/** Training before duty is done (YY-S-5); from now on the officer may serve. */
export const recordTraining: StepRule<RecordTrainingCommand> = (draft) => {
  const { trainingBeforeDuty } = draft.parameters.eligibility;
  if (trainingBeforeDuty) draft.stand(trainingBeforeDuty.ruleId);
  draft.tellOfficer('TRAINING_RECORDED');
  return happen(draft, { type: 'TRAINED', at: draft.at });
};
