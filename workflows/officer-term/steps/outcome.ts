import { chinaDate } from '../../rules/calendar/dates';
import { measuredSheet } from '../../rules/officer-term/assessment/measured';
import { assessmentFinding } from '../../rules/officer-term/findings';
import { openProcedures } from '../../rules/officer-term/termState';
import type { Draft } from '../draft';
import { happen } from '../effects';
import type {
  ConfirmReviewCommand,
  DecideRenewalCommand,
  EndWithSchemeCommand,
  GradeConfirmed,
  ResignCommand,
} from '../messages';
import { obligationId, termFactsOf } from '../state';
import { refused, type StepRule } from './types';

/** A periodic assessment without grades; the process measures the sheet itself (HB-MGT-2, LA-TRM-1, AMB-YY-4). */
export const confirmReview: StepRule<ConfirmReviewCommand> = (draft, { reviewId, span, noteId }) => {
  const { state, parameters, by, at } = draft;
  const { kind, ruleId } = parameters.assessment;
  draft.stand(ruleId);
  if (kind === 'ADOPTION_GRADES')
    return refused('GRADED_SCHEME', '本方案按年度评定等次，不另作考核评估', ruleId);
  const { from, to } = state.term.span;
  if (span.from > span.to || span.from < from || span.to > to || span.to > chinaDate(at))
    return refused('REVIEW_SPAN', '考核期间须在聘期内，且不晚于今天', ruleId, 'span');
  if (state.reviews.some((each) => each.to === span.to))
    return refused('ALREADY_REVIEWED', '截至该日的考核评估已经确认', ruleId, 'span');
  state.reviews = [...state.reviews, span];
  const sheet = measuredSheet(parameters, termFactsOf(state), span);
  draft.changes.push({ change: 'REVIEW', id: reviewId, sheet, kind, by, noteId });
  Object.assign(draft.details, { reviewId, ...span });
  draft.meetWhere((each) => each.kind === 'EVALUATION' && each.id <= obligationId('EVALUATION', span.to));
  draft.tellOfficer('REVIEW_CONFIRMED');
  return null;
};

/** What follows the last day. The new term, if any, is a process of its own. */
export const decideRenewal: StepRule<DecideRenewalCommand> = (draft, { renew, noteId }) => {
  const { state, parameters, by, at } = draft;
  const { renewal, renewalRuleId } = parameters.term;
  draft.stand(renewalRuleId);
  if (renew && renewal === 'YEARLY_REVIEW' && state.reviews.length === 0)
    return refused('REVIEW_REQUIRED', '续聘须先办理本年度考核', renewalRuleId);
  const refusal = happen(draft, { type: 'RENEWAL_DECIDED', at, by, renew, reasonId: noteId });
  if (refusal) return refusal;
  draft.meetWhere(({ kind }) => kind === 'RENEWAL_DECISION');
  draft.details.renew = renew;
  draft.tellOfficer('RENEWAL_DECIDED');
  draft.tellOffice('RENEWAL_DECIDED');
  return null;
};

/** The officer asks to be released, in writing (HB-DSM-1). */
export const resign: StepRule<ResignCommand> = (draft, { applicationFileId }) => {
  draft.details.applicationFileId = applicationFileId;
  return happen(draft, { type: 'RESIGNED', at: draft.at, applicationFileId });
};

/** A term that outlasts its scheme is ended with a reason (§12). */
export const endWithScheme: StepRule<EndWithSchemeCommand> = (draft, { noteId }) =>
  happen(draft, { type: 'ENDED_WITH_SCHEME', at: draft.at, by: draft.by, reasonId: noteId });

/**
 * Message of the yearly assessment. A confirmed FAIL opens its ground (BT-DSM-1); a grade confirmed anew takes the place
 * of the earlier one, and an open procedure on a FAIL that no longer stands lapses.
 */
export const confirmGrade: StepRule<GradeConfirmed> = (draft, message) => {
  const { state, parameters, at } = draft;
  const { key, actor, assessmentId, year, computed, grade, noteId, confirmedAt } = message;
  draft.stand(parameters.assessment.ruleId);
  if (key in state.taken) return refused('ALREADY_TAKEN', '该消息已经处理', draft.head.ruleId);
  state.taken = { ...state.taken, [key]: at };
  const others = state.grades.filter((each) => each.year.from !== year.from);
  state.grades = [...others, { assessmentId, year, grade }];
  const by = actor.accountId;
  draft.changes.push({ change: 'GRADE', assessmentId, year, computed, grade, by, confirmedAt, noteId });
  Object.assign(draft.details, { assessmentId, year, computed, grade });
  draft.tellOfficer('GRADE_CONFIRMED');
  const finding = assessmentFinding(parameters, grade, year, at);
  if (finding) return happen(draft, { type: 'FINDINGS', at, findings: [finding] });
  return grade === 'FAIL' ? null : refuteFail(draft, message);
};

function refuteFail(draft: Draft, { year, actor, key }: GradeConfirmed) {
  const { at, state } = draft;
  const factId = `ASSESSMENT:${year.from}`;
  const open = openProcedures(state.term).find(({ facts }) => facts.some((each) => each.factId === factId));
  if (!open) return null;
  return happen(draft, {
    type: 'PROCEDURE',
    at,
    procedureId: open.id,
    event: { type: 'FACTS_REFUTED', at, by: actor.accountId, reasonId: key, factIds: [factId] },
  });
}
