import type { Decision } from '../../decision';
import type { LadderMeasure, OrganActor } from '../parameters';
import type { MeasureDue } from '../results/ladder';
import type { MeasureOutcome, MeasureParameters } from './common';
import type { Interview, InterviewEvent } from './interview';
import { checkInterview } from './interviewGuards';
import { applyInterview, startInterview } from './interviewStep';
import type { Rectification, RectificationEvent } from './rectification';
import { checkRectification } from './rectificationGuards';
import { applyRectification, startRectification } from './rectificationStep';
import type { CommitteeReview, ReviewEvent } from './review';
import { checkReview } from './reviewGuards';
import { applyReview, startReview } from './reviewStep';

/** A measure of the ladder, of whichever kind (GE-USE-2, GE-USE-3, GE-USE-4). */
export type Measure = Rectification | Interview | CommitteeReview;
export type MeasureStatus = Measure['status'];
/** Every event of the three kinds; some types belong to two kinds, each in its own form. */
export type MeasureEvent = RectificationEvent | InterviewEvent | ReviewEvent;
export type MeasureEventType = MeasureEvent['type'];

export function startMeasure(
  parameters: MeasureParameters,
  due: MeasureDue,
  at: string,
): MeasureOutcome<Measure> {
  if (due.measure === 'RECTIFY') return startRectification(parameters, due, at);
  return due.measure === 'INTERVIEW' ? startInterview(parameters, due, at) : startReview(parameters, due, at);
}

/** May this event happen to the measure now? The event must be one of the measure's own kind. */
export function checkMeasure(parameters: MeasureParameters, measure: Measure, event: MeasureEvent): Decision {
  if (measure.kind === 'RECTIFY') return checkRectification(parameters, measure, event as RectificationEvent);
  return measure.kind === 'INTERVIEW'
    ? checkInterview(parameters, measure, event as InterviewEvent)
    : checkReview(parameters, measure, event as ReviewEvent);
}

/** Applies an event that checkMeasure has allowed. */
export function applyMeasure(
  parameters: MeasureParameters,
  measure: Measure,
  event: MeasureEvent,
): MeasureOutcome<Measure> {
  if (measure.kind === 'RECTIFY') return applyRectification(parameters, measure, event as RectificationEvent);
  return measure.kind === 'INTERVIEW'
    ? applyInterview(parameters, measure, event as InterviewEvent)
    : applyReview(parameters, measure, event as ReviewEvent);
}

/** Rule and organ of a measure's kind. */
export function headOf(
  { rectification, interview, review }: MeasureParameters,
  kind: LadderMeasure,
): { ruleId: string; organ: string } {
  return { RECTIFY: rectification, INTERVIEW: interview, REVIEW: review }[kind];
}

/** Everybody who has acted on the measure, with the organ for which he did. */
export function actedOn(measure: Measure): OrganActor[] {
  switch (measure.kind) {
    case 'RECTIFY': {
      const { notice, plans, evidence, reports, extensions } = measure;
      const asked = [...plans, ...reports, ...extensions];
      return present([notice, ...asked, ...asked.map(({ answer }) => answer), ...evidence]);
    }
    case 'INTERVIEW': {
      const { convenings, held, minutes, commitments } = measure;
      const reports = commitments.flatMap((each) => each.reports);
      const confirmed = minutes?.confirmedBy ? [{ by: minutes.confirmedBy }] : [];
      return present([
        ...[...convenings, held, minutes, ...confirmed],
        ...[...reports, ...reports.map(({ answer }) => answer)],
      ]);
    }
    case 'REVIEW': {
      const { notice, reports, sessions, held, result } = measure;
      return present([notice, ...reports, ...reports.map(({ answer }) => answer), ...sessions, held, result]);
    }
  }
}

const present = (acts: readonly ({ by: OrganActor } | null)[]): OrganActor[] =>
  acts.flatMap((act) => (act === null ? [] : [act.by]));
