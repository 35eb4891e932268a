import { isOpen } from '../rules/obligations/obligation';
import { assessCohort } from '../rules/officer-term/assessment/grades';
import type { StepDecision } from '../shared/process';
import { StepDraft } from '../shared/stepDraft';
import type { Figures } from './messages';
import type { AssessmentColumns, AssessmentProjection, PersonRow } from './projection';
import { type AssessmentState, gradesOf } from './state';

export type Step = StepDecision<AssessmentState, AssessmentProjection>;
/** One step of the assessment; the guard of role and status has passed. */
export type StepRule<Command> = (state: AssessmentState, command: Command, at: string) => Step;

/** A step of the assessment in the making, with its rows. */
export class Draft extends StepDraft<AssessmentState> {
  /** The step has changed figures or grades of persons. */
  changesPeople = false;

  /** Takes figures and lets the machine propose anew; adjustments of what it now proposes otherwise fall away. */
  propose(figures: Figures = this.state.figures): void {
    const { state } = this;
    const { assessment } = state.input;
    const before = new Map(state.result?.rows.map(({ id, grade }) => [id, grade]));
    const result = assessCohort(assessment, figures.people, state.mode);
    const kept = result.rows.filter(({ id, grade }) => before.get(id) === grade && state.adjustments[id]);
    state.figures = figures;
    state.result = result;
    state.adjustments = Object.fromEntries(kept.map(({ id }) => [id, state.adjustments[id]!]));
    this.changesPeople = true;
  }

  done(): Step {
    const { state, from } = this;
    const { input } = state;
    const first = from.openedAt === null;
    return {
      allowed: true,
      state,
      record: this.recordOf(first ? null : { status: from.status }, { status: state.status }),
      projection: {
        create: first
          ? {
              schemeCode: input.schemeCode,
              schemeVersion: input.schemeVersion,
              year: input.year,
              replacesId: input.replacesId,
              officeOrganisationId: input.office.id,
              confirmerOrganisationId: input.confirmer.id,
            }
          : null,
        row: columnsOf(state),
        people: this.changesPeople ? peopleOf(state) : null,
        replaced: from.status === 'PROPOSED' && state.status === 'CONFIRMED' ? input.replacesId : null,
      },
    };
  }
}

function columnsOf(state: AssessmentState): AssessmentColumns {
  const open = state.obligations.filter(isOpen);
  const next = open.filter(({ dueAt }) => dueAt !== null).sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1))[0];
  const { figures, result } = state;
  return {
    status: state.status,
    mode: state.mode,
    modeNoteId: state.modeNoteId,
    modeBy: state.modeBy,
    openNoteId: state.openNoteId,
    openedBy: state.openedBy!,
    openedAt: state.openedAt!,
    countedAt: state.countedAt!,
    confirmedBy: state.confirmedBy,
    confirmedAt: state.confirmedAt,
    confirmNoteId: state.confirmNoteId,
    people: figures.people.length,
    base: result?.base ?? 0,
    unscreened: unscreenedOf(figures),
    doubleMedian: result?.doubleMedian ?? null,
    fallbackAdvised: result?.fallbackAdvised ?? false,
    seats: result?.seats ?? null,
    overCeiling: result?.overCeiling ?? null,
    leftEarly: figures.left,
    decidedBy: state.decidedBy,
    told: state.status === 'CLOSED' ? figures.people.length : 0,
    closedAt: state.closedAt,
    nextDueAt: next?.dueAt ?? null,
    nextDueKind: next?.kind ?? null,
    overdueCount: open.filter(({ status }) => status === 'BREACHED').length,
  };
}

export const unscreenedOf = ({ people }: Figures): number =>
  people.reduce((sum, { unscreened }) => sum + unscreened, 0);

function peopleOf(state: AssessmentState): PersonRow[] {
  const grades = new Map(gradesOf(state).map((each) => [each.termId, each]));
  const figures = new Map(state.figures.people.map((each) => [each.id, each]));
  return (state.result?.rows ?? []).map(({ id, earned, rank, steps }) => {
    const { id: termId, ...counted } = figures.get(id)!;
    const { computed, grade } = grades.get(id)!;
    const adjustment = state.adjustments[id];
    return {
      termId,
      ...counted,
      earned,
      rank,
      steps,
      computed,
      grade,
      adjustedBy: adjustment?.by ?? null,
      adjustedAt: adjustment?.at ?? null,
      adjustmentNoteId: adjustment?.noteId ?? null,
    };
  });
}
