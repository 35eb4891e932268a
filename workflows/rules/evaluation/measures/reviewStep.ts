import { cancelLimit, type LimitEffect, passLimit, upTo } from '../limits';
import type { LimitParameters } from '../parameters';
import type { MeasureDue } from '../results/ladder';
import { type MeasureOutcome, type MeasureParameters, newBase } from './common';
import type { CommitteeReview, ReviewEvent } from './review';

/** A review at its beginning; the committee's office owes the notice. */
export function startReview(
  parameters: MeasureParameters,
  due: MeasureDue,
  at: string,
): MeasureOutcome<CommitteeReview> {
  const measure: CommitteeReview = {
    ...newBase({ ...due, at }),
    kind: 'REVIEW',
    status: 'DUE',
    notice: null,
    reports: [],
    sessions: [],
    held: null,
    result: null,
  };
  return { measure, effects: passLimit(null, parameters.review.notify, at) };
}

/** The limit that stands in the review's status. */
export function reviewLimit(
  { review }: MeasureParameters,
  { status }: Pick<CommitteeReview, 'status'>,
): LimitParameters | null {
  if (status === 'DUE') return review.notify;
  if (status === 'NOTIFIED') return review.report;
  if (status === 'REPORTED' || status === 'READY') return review.schedule;
  return status === 'HELD' ? review.result : null;
}

/** Applies an event that checkReview has allowed. */
export function applyReview(
  parameters: MeasureParameters,
  measure: CommitteeReview,
  event: ReviewEvent,
): MeasureOutcome<CommitteeReview> {
  const next = changed(measure, event);
  const [before, after] = [reviewLimit(parameters, measure), reviewLimit(parameters, next)];
  const effects =
    event.type === 'CANCEL' ? cancelLimit(before, event.at) : passLimit(before, after, event.at);
  return { measure: next, effects: effects.map((each) => withReportDate(next, event, each)) };
}

/** The material is owed by the date of the notice; material given back, within the usual time. */
function withReportDate(
  { notice }: CommitteeReview,
  { type }: ReviewEvent,
  effect: LimitEffect,
): LimitEffect {
  return type === 'NOTIFY' && effect.kind === 'LIMIT_STARTED'
    ? { ...effect, limit: upTo(effect.limit, notice!.reportDueOn) }
    : effect;
}

function changed(measure: CommitteeReview, event: ReviewEvent): CommitteeReview {
  const { at } = event;
  switch (event.type) {
    case 'NOTIFY': {
      const { by, documentId, reportDueOn } = event;
      return { ...measure, status: 'NOTIFIED', notice: { at, by, documentId, reportDueOn } };
    }
    case 'REPORT': {
      const report = { at, by: event.by, reportId: event.reportId, answer: null };
      return { ...measure, status: 'REPORTED', reports: [...measure.reports, report] };
    }
    case 'ANSWER_REPORT': {
      const answer = { at, by: event.by, accepted: event.accept, reasonId: event.reasonId };
      const reports = measure.reports.map((each, i) =>
        i === measure.reports.length - 1 ? { ...each, answer } : each,
      );
      return { ...measure, status: event.accept ? 'READY' : 'NOTIFIED', reports };
    }
    case 'SCHEDULE': {
      const { by, sessionId, meetsAt, reasonId } = event;
      const sessions = [...measure.sessions, { at, by, sessionId, meetsAt, reasonId }];
      return { ...measure, status: 'SCHEDULED', sessions };
    }
    case 'HOLD': {
      const { by, heldAt, presentPosts, absent } = event;
      return { ...measure, status: 'HELD', held: { at, by, heldAt, presentPosts, absent } };
    }
    case 'RECORD_RESULT': {
      const { by, code, documentId } = event;
      return { ...measure, status: 'CLOSED', result: { at, by, code, documentId }, endedAt: at };
    }
    case 'CANCEL': {
      const { by, ground, reasonId } = event;
      return { ...measure, status: 'CANCELLED', cancellation: { at, by, ground, reasonId }, endedAt: at };
    }
  }
}
