import { chinaDate, chinaInstant } from '../../rules/calendar/dates';
import type { Refused } from '../../rules/decision';
import { type ActivityKind, isActivityKind } from '../../rules/officer-term/activities';
import { OFFICE_LIMITS } from '../../rules/officer-term/clocks';
import { checkMayServe } from '../../rules/officer-term/eligibility';
import { explanationRuleOf } from '../../rules/officer-term/explanation';
import type { Submission } from '../../rules/officer-term/facts';
import { organRuleOf, ownUnitRuleOf } from '../../rules/officer-term/organs';
import type { OfficerSchemeParameters } from '../../rules/officer-term/parameters';
import { within } from '../../rules/officer-term/periods';
import { checkTarget } from '../../rules/officer-term/seats';
import { checkTermEvent, type TermEvent } from '../../rules/officer-term/stepTerm';
import { openProcedures } from '../../rules/officer-term/termState';
import type { Draft } from '../draft';
import { happen } from '../effects';
import type { DecideAdoptionCommand, FileCommand, RecordActivityCommand, ScreenCommand } from '../messages';
import { contextOf } from '../state';
import { refused, type StepRule } from './types';

/** Something is handed in; it counts for the period in which it arrived, whatever screening says later. */
export const file: StepRule<FileCommand> = (draft, command) => {
  const { state, parameters, at, by, head } = draft;
  const { submissionId, kind, nil, urgent, arrivedOn } = command;
  const ruleId = dutyRuleOf(parameters, kind);
  draft.stand(ruleId);
  if (arrivedOn !== null && head.actor?.role !== 'ORGANISER')
    return refused('ARRIVAL_BY_OFFICE', '只有运营机构可以登记书面材料的收到日期', ruleId, 'arrivedOn');
  if (arrivedOn !== null && arrivedOn > chinaDate(at))
    return refused('ARRIVAL_IN_FUTURE', '收到日期不能晚于今天', ruleId, 'arrivedOn');
  const arrivedAt = arrivedOn === null ? at : earlier(chinaInstant(arrivedOn, '23:59'), at);
  const gate = checkDay(draft, arrivedAt, 'arrivedOn');
  if (gate) return gate;
  if (nil && kind !== 'REPORT')
    return refused('NIL_REPORT_ONLY', '只有体验报告可以填写“本期无情况”', ruleId, 'nil');
  if (state.facts.submissions.some(({ id }) => id === submissionId))
    return refused('ALREADY_FILED', '该内容已经提交', ruleId);
  const own = ownUnit(draft, command.targetOrganisationId ?? null);
  if (own) return own;

  const submission: Submission = {
    id: submissionId,
    at: arrivedAt,
    kind,
    nil,
    judgement: null,
    adoptedAt: null,
  };
  state.facts = { ...state.facts, submissions: [...state.facts.submissions, submission] };
  draft.changes.push({ change: 'FILED', id: submissionId, kind, nil, urgent, arrivedAt, by });
  Object.assign(draft.details, { submissionId, kind, nil, urgent, arrivedAt });
  tellOpenProcedures(draft, submission);
  if (!nil) {
    const officeRule = organRuleOf(state.input.schemeCode);
    draft.askOffice('SCREENING', submissionId, OFFICE_LIMITS.SCREENING, officeRule);
  }
  draft.tellOffice(urgent ? 'URGENT_FILED' : 'SUBMISSION_FILED');
  return null;
};

/** The office's verdict (BT-DUT-11); what follows from it for the quotas is judged by when it was given. */
export const screen: StepRule<ScreenCommand> = (draft, command) => {
  const { at, by, head } = draft;
  const { submissionId, verdict, valuable, workable, classification, duplicateOf, noteId } = command;
  const submission = findSubmission(draft, submissionId);
  if (!submission) return unknownSubmission(draft);
  const { ruleId } = head;
  if (submission.judgement) return refused('ALREADY_SCREENED', '该内容已经核验', ruleId);
  const problem = verdictProblem(command, ruleId);
  if (problem) return problem;

  replaceSubmission(draft, { ...submission, judgement: { at, verdict, valuable } });
  draft.changes.push({
    change: 'SCREENED',
    id: submissionId,
    verdict,
    valuable,
    workable,
    classification,
    duplicateOf,
    by,
    noteId,
  });
  Object.assign(draft.details, { submissionId, verdict, valuable, workable, duplicateOf });
  draft.meet('SCREENING', submissionId);
  draft.tellOfficer('SUBMISSION_SCREENED');
  return null;
};

/** What is wrong with a verdict in itself; null: nothing. */
export function verdictProblem(command: ScreenCommand, ruleId: string): Refused | null {
  const { submissionId, verdict, valuable, workable, duplicateOf, noteId } = command;
  if (verdict !== 'VALID' && noteId === null)
    return refused('NOTE_REQUIRED', '核验为无效、失实或重复的，须说明理由', ruleId, 'note');
  if ((verdict === 'DUPLICATE') !== (duplicateOf !== null) || duplicateOf === submissionId)
    return refused(
      'DUPLICATE_OF',
      '核验为重复的，须指明在先的另一件；其他结论不填',
      'AMB-BT-6',
      'duplicateOf',
    );
  return verdict !== 'VALID' && (valuable || workable)
    ? refused('VALUE_NOT_EXPECTED', '只有有效内容才认定价值和可行性', ruleId, 'valuable')
    : null;
}

/** Adopted or not, with an explanation if not (HB-MEC-3, YY-M-7); the first adoption counts (AMB-BT-6). */
export const decideAdoption: StepRule<DecideAdoptionCommand> = (draft, command) => {
  const { at, by, head } = draft;
  const { input } = draft.state;
  const { submissionId, adopted, byOrganisationId, byText, noteId } = command;
  const submission = findSubmission(draft, submissionId);
  if (!submission) return unknownSubmission(draft);
  if (submission.judgement?.verdict !== 'VALID')
    return refused('NOT_VALID', '经核验有效的内容才登记采纳情况', head.ruleId);
  if (submission.adoptedAt !== null) return refused('ALREADY_ADOPTED', '该内容已被采纳', 'AMB-BT-6');
  if (adopted && byOrganisationId === null && byText === null)
    return refused('ADOPTER_REQUIRED', '须填写采纳单位', head.ruleId, 'byOrganisationId');
  if (!adopted && noteId === null)
    return refused(
      'NOTE_REQUIRED',
      '未采纳的，须说明情况',
      explanationRuleOf(input.schemeCode, head.ruleId),
      'note',
    );
  if (adopted) replaceSubmission(draft, { ...submission, adoptedAt: at });
  else draft.state.declined = [...draft.state.declined.filter((id) => id !== submissionId), submissionId];
  draft.changes.push({ change: 'ADOPTION', id: submissionId, adopted, byOrganisationId, byText, by, noteId });
  Object.assign(draft.details, { submissionId, adopted, byOrganisationId });
  draft.tellOfficer(adopted ? 'SUBMISSION_ADOPTED' : 'SUBMISSION_NOT_ADOPTED');
  return null;
};

/** Work besides filing; a sign of activity (AMB-HB-3). */
export const recordActivity: StepRule<RecordActivityCommand> = (draft, command) => {
  const { state, at, by, head } = draft;
  const { activityId, kind, takenPlaceAt, noteId } = command;
  if (!isActivityKind(kind)) return refused('ACTIVITY_KIND', '没有这种履职活动', head.ruleId, 'kind');
  if (kind === ('OTHER' satisfies ActivityKind) && noteId === null)
    return refused('NOTE_REQUIRED', '选择“其他履职活动”须写明内容', head.ruleId, 'note');
  if (takenPlaceAt > at) return refused('IN_FUTURE', '活动时间不能晚于现在', head.ruleId, 'takenPlaceAt');
  const gate = checkDay(draft, takenPlaceAt, 'takenPlaceAt');
  if (gate) return gate;
  state.facts = { ...state.facts, activities: [...state.facts.activities, takenPlaceAt] };
  draft.changes.push({ change: 'ACTIVITY', id: activityId, kind, at: takenPlaceAt, by, noteId });
  Object.assign(draft.details, { activityId, kind, takenPlaceAt });
  return null;
};

/** The duty that filing this kind fulfils. */
function dutyRuleOf({ duties, term }: OfficerSchemeParameters, kind: Submission['kind']): string {
  const quota = duties.quotas.find(({ kinds }) => kinds.includes(kind));
  return duties.monthlyReport?.dutyRuleId ?? quota?.ruleId ?? duties.gaps[0]?.ruleId ?? term.ruleId;
}

/** Duties are done within the term, and after training where the scheme asks for it (YY-S-5). */
function checkDay({ state, parameters }: Draft, instant: string, field: string) {
  const { span, trainedAt } = state.term;
  if (!within(chinaDate(instant), span))
    return refused(
      'OUTSIDE_TERM',
      `聘期为${span.from}至${span.to}，不在聘期内`,
      parameters.term.ruleId,
      field,
    );
  const served = checkMayServe(parameters, trainedAt);
  return served.allowed ? null : served;
}

function ownUnit({ state }: Draft, target: string | null) {
  const ruleId = ownUnitRuleOf(state.input.schemeCode);
  const { homeOrganisationId } = state.input;
  if (ruleId === null || target === null || homeOrganisationId === null) return null;
  const decision = checkTarget([homeOrganisationId], target, ruleId);
  return decision.allowed ? null : { ...decision, field: 'targetOrganisationId' };
}

/** What arrives after the facts of an open procedure stood is shown there and undoes nothing (AMB-BT-5). */
function tellOpenProcedures(draft: Draft, { id: submissionId, at: arrivedAt }: Submission): void {
  const { at } = draft;
  for (const { id: procedureId, factsAt } of openProcedures(draft.state.term)) {
    const event: TermEvent = {
      type: 'PROCEDURE',
      at,
      procedureId,
      event: { type: 'LATE_REPORT', at, submissionId },
    };
    if (arrivedAt >= factsAt && checkTermEvent(draft.state.term, event, contextOf(draft.state)).allowed)
      happen(draft, event);
  }
}

export const findSubmission = ({ state }: Draft, id: string): Submission | undefined =>
  state.facts.submissions.find((each) => each.id === id);

export function replaceSubmission({ state }: Draft, submission: Submission): void {
  const submissions = state.facts.submissions.map((each) => (each.id === submission.id ? submission : each));
  state.facts = { ...state.facts, submissions };
}

export const unknownSubmission = ({ head }: Draft) =>
  refused('SUBMISSION_UNKNOWN', '本聘期没有这件提交内容', head.ruleId, 'submissionId');

const earlier = (a: string, b: string): string => (a < b ? a : b);
