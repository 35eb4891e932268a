import { cancelLimit, type LimitEffect, passLimit, upTo } from '../limits';
import type { LimitParameters } from '../parameters';
import type { MeasureDue } from '../results/ladder';
import { type MeasureOutcome, type MeasureParameters, newBase } from './common';
import type { Rectification, RectificationEvent } from './rectification';

/** A rectification at its beginning; the organ owes the notice. */
export function startRectification(
  parameters: MeasureParameters,
  due: MeasureDue,
  at: string,
): MeasureOutcome<Rectification> {
  const measure: Rectification = {
    ...newBase({ ...due, at }),
    kind: 'RECTIFY',
    status: 'DUE',
    notice: null,
    dueOn: null,
    plans: [],
    evidence: [],
    reports: [],
    extensions: [],
  };
  return { measure, effects: passLimit(null, parameters.rectification.notify, at) };
}

/**
 * Applies an event that checkRectification has allowed. Beside the limit of the status runs, from the notice to the
 * report, the one of the whole rectification, up to the date set. It begins anew when that date is put
 * off and when a report is given back.
 */
export function applyRectification(
  parameters: MeasureParameters,
  measure: Rectification,
  event: RectificationEvent,
): MeasureOutcome<Rectification> {
  const { at } = event;
  const next = changed(measure, event);
  const [before, after] = [statusLimit(parameters, measure), statusLimit(parameters, next)];
  const step = event.type === 'CANCEL' ? cancelLimit(before, at) : passLimit(before, after, at);
  return { measure: next, effects: [...step, ...wholeLimit(parameters, measure, next, at)] };
}

function statusLimit(
  { rectification }: MeasureParameters,
  { status }: Pick<Rectification, 'status'>,
): LimitParameters | null {
  if (status === 'DUE') return rectification.notify;
  if (status === 'NOTIFIED') return rectification.plan;
  if (status === 'PLANNED') return rectification.approvePlan;
  return status === 'REPORTED' ? rectification.accept : null;
}

/** Started by the notice, met by the report, begun anew when the date moves or the report is given back. */
function wholeLimit(
  { rectification: { act } }: MeasureParameters,
  before: Rectification,
  after: Rectification,
  at: string,
): LimitEffect[] {
  const runs = ({ status }: Rectification) => ['NOTIFIED', 'PLANNED', 'ACTING'].includes(status);
  const start = (): LimitEffect => ({ kind: 'LIMIT_STARTED', at, limit: upTo(act, after.dueOn!) });
  if (!runs(before)) return runs(after) ? [start()] : [];
  if (after.status === 'CANCELLED') return cancelLimit(act, at);
  if (!runs(after)) return [{ kind: 'LIMIT_MET', at, limitKind: act.kind }];
  return before.dueOn === after.dueOn ? [] : [...cancelLimit(act, at), start()];
}

function changed(measure: Rectification, event: RectificationEvent): Rectification {
  const { at, by } = event;
  switch (event.type) {
    case 'NOTIFY': {
      const { documentId, dueOn } = event;
      return { ...measure, status: 'NOTIFIED', notice: { at, by: event.by, documentId }, dueOn };
    }
    case 'SUBMIT_PLAN': {
      const plan = { at, by: event.by, planId: event.planId, items: event.items, answer: null };
      return { ...measure, status: 'PLANNED', plans: [...measure.plans, plan] };
    }
    case 'ANSWER_PLAN': {
      const plans = answered(measure.plans, event);
      return { ...measure, status: event.accept ? 'ACTING' : 'NOTIFIED', plans };
    }
    case 'ADD_EVIDENCE': {
      const { itemId, fileIds } = event;
      return { ...measure, evidence: [...measure.evidence, { at, by: event.by, itemId, fileIds }] };
    }
    case 'REPORT': {
      const report = { at, by: event.by, reportId: event.reportId, answer: null };
      return { ...measure, status: 'REPORTED', reports: [...measure.reports, report] };
    }
    case 'ANSWER_REPORT': {
      const reports = answered(measure.reports, event);
      return event.accept
        ? { ...measure, status: 'ACCEPTED', reports, endedAt: at }
        : { ...measure, status: 'ACTING', reports, dueOn: event.dueOn ?? measure.dueOn };
    }
    case 'ASK_EXTENSION': {
      const { until, reasonId } = event;
      const extension = { at, by: event.by, until, reasonId, answer: null };
      return { ...measure, extensions: [...measure.extensions, extension] };
    }
    case 'ANSWER_EXTENSION': {
      const extensions = answered(measure.extensions, event);
      return { ...measure, extensions, dueOn: event.accept ? extensions.at(-1)!.until : measure.dueOn };
    }
    case 'CANCEL': {
      const cancellation = { at, by, ground: event.ground, reasonId: event.reasonId };
      return { ...measure, status: 'CANCELLED', cancellation, endedAt: at };
    }
  }
}

/** The last of a list with its answer. */
function answered<T extends Rectification['plans' | 'reports' | 'extensions'][number]>(
  list: readonly T[],
  event: Extract<RectificationEvent, { accept: boolean }>,
): T[] {
  const { at, by, accept, reasonId } = event;
  return list.map((each, i) =>
    i === list.length - 1 ? { ...each, answer: { at, by, accepted: accept, reasonId } } : each,
  );
}
