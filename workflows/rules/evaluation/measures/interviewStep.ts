import { cancelLimit, type LimitEffect, passLimit, upTo } from '../limits';
import type { LimitParameters } from '../parameters';
import type { MeasureDue } from '../results/ladder';
import { type MeasureOutcome, type MeasureParameters, newBase } from './common';
import { commitmentOf, type Interview, type InterviewEvent } from './interview';

/** An interview at its beginning; the city government's office owes the invitation. */
export function startInterview(
  parameters: MeasureParameters,
  due: MeasureDue,
  at: string,
): MeasureOutcome<Interview> {
  const measure: Interview = {
    ...newBase({ ...due, at }),
    kind: 'INTERVIEW',
    status: 'DUE',
    convenings: [],
    held: null,
    minutes: null,
    commitments: [],
  };
  return { measure, effects: passLimit(null, parameters.interview.convene, at) };
}

/** The limit that stands in the interview's status. */
export function interviewLimit(
  { interview }: MeasureParameters,
  { status }: Pick<Interview, 'status'>,
): LimitParameters | null {
  if (status === 'DUE') return interview.convene;
  if (status === 'HELD' || status === 'MINUTED') return interview.minutes;
  return status === 'CONFIRMED' ? interview.commit : null;
}

/** Applies an event that checkInterview has allowed. It is closed when every commitment has been found kept. */
export function applyInterview(
  parameters: MeasureParameters,
  measure: Interview,
  event: InterviewEvent,
): MeasureOutcome<Interview> {
  const next = changed(measure, event);
  const [before, after] = [interviewLimit(parameters, measure), interviewLimit(parameters, next)];
  const step = event.type === 'CANCEL' ? cancelLimit(before, event.at) : passLimit(before, after, event.at);
  return { measure: next, effects: [...step, ...commitmentLimits(parameters, measure, next, event.at)] };
}

/** Every commitment has its own date: its limit runs from the commitment until it is found kept. */
function commitmentLimits(
  { interview: { keep } }: MeasureParameters,
  before: Interview,
  after: Interview,
  at: string,
): LimitEffect[] {
  if (before.status === 'CONFIRMED' && after.status === 'COMMITTED') {
    return after.commitments.map(({ id, dueOn }) => ({
      kind: 'LIMIT_STARTED',
      at,
      limit: upTo(keep, dueOn),
      subject: id,
    }));
  }
  const open = before.commitments.filter((each) => !isKept(each));
  if (after.status === 'CANCELLED') {
    return open.map(({ id }) => ({ kind: 'LIMIT_CANCELLED', at, limitKind: keep.kind, subject: id }));
  }
  return open
    .filter(({ id }) => isKept(commitmentOf(after, id)!))
    .map(({ id }) => ({ kind: 'LIMIT_MET', at, limitKind: keep.kind, subject: id }));
}

function isKept({ reports }: Interview['commitments'][number]): boolean {
  return reports.at(-1)?.answer?.accepted === true;
}

function changed(measure: Interview, event: InterviewEvent): Interview {
  const { at } = event;
  switch (event.type) {
    case 'CONVENE': {
      const { by, noticeId, meetsAt, reasonId } = event;
      const convenings = [...measure.convenings, { at, by, noticeId, meetsAt, reasonId }];
      return { ...measure, status: 'CONVENED', convenings };
    }
    case 'HOLD': {
      const { by, heldAt, leaderPost, attendedPosts } = event;
      return { ...measure, status: 'HELD', held: { at, by, heldAt, leaderPost, attendedPosts } };
    }
    case 'WRITE_MINUTES': {
      const minutes = { at, by: event.by, fileId: event.fileId, confirmedAt: null, confirmedBy: null };
      return { ...measure, status: 'MINUTED', minutes };
    }
    case 'CONFIRM_MINUTES':
      return event.accept
        ? {
            ...measure,
            status: 'CONFIRMED',
            minutes: { ...measure.minutes!, confirmedAt: at, confirmedBy: event.by },
          }
        : { ...measure, status: 'HELD' };
    case 'COMMIT':
      return {
        ...measure,
        status: 'COMMITTED',
        commitments: event.commitments.map((each) => ({ ...each, reports: [] })),
      };
    case 'REPORT_COMMITMENT': {
      const report = { at, by: event.by, fileIds: event.fileIds, answer: null };
      return withCommitment(measure, event.commitmentId, (reports) => [...reports, report]);
    }
    case 'ANSWER_COMMITMENT': {
      const answer = { at, by: event.by, accepted: event.accept };
      const next = withCommitment(measure, event.commitmentId, (reports) =>
        reports.map((each, i) => (i === reports.length - 1 ? { ...each, answer } : each)),
      );
      return next.commitments.every(isKept) ? { ...next, status: 'CLOSED', endedAt: at } : next;
    }
    case 'CANCEL': {
      const { by, ground, reasonId } = event;
      return { ...measure, status: 'CANCELLED', cancellation: { at, by, ground, reasonId }, endedAt: at };
    }
  }
}

function withCommitment(
  measure: Interview,
  id: string,
  change: (
    reports: Interview['commitments'][number]['reports'],
  ) => Interview['commitments'][number]['reports'],
): Interview {
  const list = measure.commitments.map((each) =>
    each.id === id ? { ...each, reports: change(each.reports) } : each,
  );
  return { ...measure, commitments: list };
}
