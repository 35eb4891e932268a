import { documentsOfSubject } from '../../db/queries/document';
import { organisationNames } from '../../db/queries/organisation';
import { accountNames, type TimelineRow, timelineOf } from '../../db/queries/timeline';
import type { Role } from '../../workflows/rules/actor';
import type { ClockEvent } from '../../workflows/shared/records';
import type { AppContext } from '../context';
import type { StepView } from './schemas';
import type { After, Names, ProcessSubject } from './subject';

/** A step as people read it, with what the auditor's view adds. */
export type HistoryStep = StepView & { updateId: string | null; runId: string | null; hash: string };

/** Every step of a process in its order; the number of queries does not depend on the number of steps. */
export async function readTimeline(ctx: AppContext, subject: ProcessSubject): Promise<HistoryStep[]> {
  const [events, documents] = await Promise.all([
    timelineOf(ctx.db, subject.type, subject.id),
    documentsOfSubject(ctx.db, subject.type, subject.id),
  ]);
  const names = await namesFor(ctx, events);
  return events.map((event) => {
    const after = event.after ?? {};
    const clocks = Array.isArray(after.clocks) ? (after.clocks as ClockEvent[]) : [];
    return {
      seq: event.seq,
      at: event.at,
      action: event.action,
      label: subject.labelOf(event.action),
      actor: actorOf(event),
      ruleId: event.ruleId,
      summary: subject.summaryOf(event.action, after, names),
      note: event.note,
      clocks: clocks.map(({ kind, event: what, dueAt }) => ({
        kind,
        label: subject.clockLabelOf(kind),
        event: what,
        dueAt,
      })),
      documents: documents.filter((document) => document.stepSeq === event.seq),
      updateId: event.updateId,
      runId: event.runId,
      hash: event.hash,
    };
  });
}

function actorOf(event: TimelineRow): StepView['actor'] {
  if (!event.actorAccountId) return null;
  return {
    displayName: event.actorName ?? '',
    organisationName: event.organisationName ?? event.enterpriseName,
    role: event.actorRole as Role | null,
  };
}

/** Names of all accounts and organisations that the steps mention, found by the endings of their fields. */
async function namesFor(ctx: AppContext, events: TimelineRow[]): Promise<Names> {
  const ids = (ending: string) =>
    events.flatMap(({ after }) =>
      Object.entries((after ?? {}) as After).flatMap(([field, value]) =>
        field.toLowerCase().endsWith(ending) && typeof value === 'string' ? [value] : [],
      ),
    );
  const [organisations, accounts] = await Promise.all([
    organisationNames(ctx.db, ids('organisationid')),
    accountNames(ctx.db, ids('accountid')),
  ]);
  return {
    organisation: (id) => (typeof id === 'string' ? (organisations.get(id) ?? null) : null),
    account: (id) => (typeof id === 'string' ? (accounts.get(id) ?? null) : null),
  };
}
