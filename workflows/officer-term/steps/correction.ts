import { chinaDate } from '../../rules/calendar/dates';
import { within } from '../../rules/officer-term/periods';
import type { Draft } from '../draft';
import type { CorrectScreeningCommand } from '../messages';
import { findSubmission, replaceSubmission, unknownSubmission, verdictProblem } from './filing';
import { refused, type StepRule } from './types';

/**
 * A wrong verdict is put right, until the year of the submission is assessed. Findings that stand are not undone (the
 * office may refute their facts), and no period that has closed is found wanting afterwards: a verdict that takes
 * something away counts from now on. Adoption falls with validity.
 */
export const correctScreening: StepRule<CorrectScreeningCommand> = (draft, command) => {
  const { at, by, head, parameters } = draft;
  const { submissionId, verdict, valuable, workable, classification, duplicateOf, noteId } = command;
  const submission = findSubmission(draft, submissionId);
  if (!submission) return unknownSubmission(draft);
  const { ruleId } = head;
  const { judgement, adoptedAt } = submission;
  if (!judgement) return refused('NOT_SCREENED', '该内容尚未核验，无须更正', ruleId);
  if (noteId === null) return refused('NOTE_REQUIRED', '更正核验结论须说明理由', ruleId, 'note');
  const problem = verdictProblem(command, ruleId);
  if (problem) return problem;
  if (isAssessed(draft, chinaDate(submission.at)))
    return refused(
      'YEAR_ASSESSED',
      '该内容所属期间的考核结果已经确认，不能再更正核验结论',
      parameters.assessment.ruleId,
    );

  const stillInvalid = judgement.verdict !== 'VALID' && verdict !== 'VALID';
  const judgedAt = stillInvalid ? judgement.at : at;
  const adoptionFalls = verdict !== 'VALID';
  replaceSubmission(draft, {
    ...submission,
    judgement: { at: judgedAt, verdict, valuable },
    adoptedAt: adoptionFalls ? null : adoptedAt,
  });
  if (adoptionFalls) draft.state.declined = draft.state.declined.filter((id) => id !== submissionId);
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
    correction: { judgedAt, adoptionFalls },
  });
  Object.assign(draft.details, {
    submissionId,
    verdict,
    valuable,
    workable,
    duplicateOf,
    earlier: judgement,
    adoptionFell: adoptionFalls && adoptedAt !== null,
  });
  draft.tellOfficer('SCREENING_CORRECTED');
  return null;
};

/** The assessment of a period that holds this day has been confirmed, with grades or without. */
function isAssessed({ state }: Draft, day: string): boolean {
  return [...state.grades.map(({ year }) => year), ...state.reviews].some((span) => within(day, span));
}
