import {
  type AssessmentRow,
  noteBodies,
  officerNamesOfTerms,
  personsOfAssessment,
} from '../../db/queries/assessment';
import { obligationsOf } from '../../db/queries/obligation';
import { listsOfAssessment } from '../../db/queries/rewardList';
import { accountNames } from '../../db/queries/timeline';
import { ASSESSMENT } from '../../workflows/assessment/messages';
import { checkConfirmation } from '../../workflows/rules/officer-term/assessment/confirm';
import { assessmentGuard, checkFinalFigures } from '../../workflows/rules/officer-term/assessmentGuards';
import { GRADES, type Grade, type GradedAssessment } from '../../workflows/rules/officer-term/parameters';
import { actorsOf } from '../access';
import type { AppContext } from '../context';
import { viewObligation } from '../obligation/view';
import { termParameters } from '../officer-term/facts';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { guardFactsOf } from './commands';
import type { AssessedPersonView, AssessmentRowView, AssessmentView } from './schemas';

/** A line of the list. */
export const viewRow = (row: AssessmentRow): AssessmentRowView => ({ ...row, now: nowOf(row) });

/** The whole assessment: figures, proposal with its calculation, decisions, and what the viewer may do. */
export async function viewAssessment(
  ctx: AppContext,
  viewer: Viewer,
  row: AssessmentRow,
): Promise<AssessmentView> {
  const { assessment } = await termParameters(ctx, row);
  const [persons, obligations, rewardLists, facts] = await Promise.all([
    personsOfAssessment(ctx.db, row.id),
    obligationsOf(ctx.db, ASSESSMENT, [row.id]),
    listsOfAssessment(ctx.db, row.id),
    guardFactsOf(ctx, row),
  ]);
  const [accounts, notes, leftNames] = await Promise.all([
    accountNames(ctx.db, [
      row.openedBy,
      row.modeBy,
      row.confirmedBy,
      ...persons.map(({ adjustedBy }) => adjustedBy),
    ]),
    noteBodies(ctx.db, [row.openNoteId, row.modeNoteId]),
    officerNamesOfTerms(
      ctx.db,
      row.leftEarly.map(({ termId }) => termId),
    ),
  ]);
  const person = (id: string | null) => (id === null ? null : { id, displayName: accounts.get(id) ?? '' });
  const now = nowOf(row);
  const graded = assessment.kind === 'ADOPTION_GRADES' ? assessment : null;
  return {
    ...viewRow(row),
    seats: row.seats,
    overCeiling: row.overCeiling,
    modeNote: notes.get(row.modeNoteId ?? '') ?? null,
    openNote: notes.get(row.openNoteId ?? '') ?? null,
    base: row.base,
    doubleMedian: row.doubleMedian,
    fallbackAdvised: row.fallbackAdvised,
    confirmerOrganisationId: row.confirmerOrganisationId,
    confirmerOrganisationName: row.confirmerOrganisationName,
    figuresFinal: checkFinalFigures({ from: row.yearFrom, to: row.yearTo }, row.countedAt).allowed,
    persons: persons.map(
      (each): AssessedPersonView => ({
        ...each,
        specialDutyMissed: each.specialDutyMissed.length,
        choices: graded ? choicesFor(graded, each.computed) : [],
        adjusted: each.adjustedAt
          ? { by: person(each.adjustedBy), at: each.adjustedAt, note: each.adjustmentNote }
          : null,
      }),
    ),
    left: row.leftEarly.map(({ termId, endedOn }) => ({
      termId,
      endedOn,
      officerName: leftNames.get(termId) ?? '',
    })),
    acted: {
      openedBy: person(row.openedBy),
      modeBy: person(row.modeBy),
      confirmedBy: person(row.confirmedBy),
    },
    told: row.told,
    obligations: await Promise.all(obligations.map((each) => viewObligation(ctx, each, now))),
    rewardLists,
    actions: assessmentGuard.actionsFor(facts, actorsOf(viewer)),
  };
}

/** Grades that the rules allow instead of the computed one, itself included. */
const choicesFor = (assessment: GradedAssessment, computed: Grade): Grade[] =>
  GRADES.filter((grade) => checkConfirmation(assessment, computed, grade, 'reason').allowed);
