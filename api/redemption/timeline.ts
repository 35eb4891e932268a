import { organisationNames } from '../../db/queries/organisation';
import type { RedemptionRow } from '../../db/queries/redemption';
import { documentsOf } from '../../db/queries/redemptionDetail';
import { accountNames, type TimelineRow, timelineOf } from '../../db/queries/timeline';
import { COMMAND_LABELS, OBLIGATION_LABELS } from '../../workflows/rules/redemption/labels';
import type { Role } from '../../workflows/rules/redemption/types';
import type { ClockEvent } from '../../workflows/shared/records';
import type { AppContext } from '../context';
import { FOR_ENTERPRISE } from '../documents/view';
import type { StepView } from './schemas';
import { type Names, summaryOf } from './summary';

/** A step as people read it, with what the auditor's view adds. */
export type HistoryStep = StepView & { updateId: string | null; runId: string | null; hash: string };

/** Every step of a case in its order. */
export async function readTimeline(ctx: AppContext, row: RedemptionRow): Promise<HistoryStep[]> {
  const [events, documents] = await Promise.all([
    timelineOf(ctx.db, 'redemption', row.id),
    documentsOf(ctx.db, row.id),
  ]);
  const names = await namesFor(ctx, row, events);
  return events.map((event) => {
    const after = event.after ?? {};
    const clocks = Array.isArray(after.clocks) ? (after.clocks as ClockEvent[]) : [];
    return {
      seq: event.seq,
      at: event.at,
      action: event.action,
      label: COMMAND_LABELS[event.action] ?? event.action,
      actor: actorOf(event),
      ruleId: event.ruleId,
      summary: summaryOf(event.action, after, names),
      note: event.note,
      clocks: clocks.map(({ kind, event: what, dueAt }) => ({
        kind,
        label: OBLIGATION_LABELS[kind] ?? kind,
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

/** Steps inside the offices: not for the enterprise's eyes. */
const INTERNAL = new Set([
  'prepare',
  'changeHandler',
  'sendBack',
  'urge',
  'order',
  'fireRungs',
  'reserveFund',
  'executePayment',
  'recalculate',
]);

/** The steps that an enterprise sees of its own case; reasons of the offices' own deliberation are left out. */
export function forEnterprise(steps: HistoryStep[]): HistoryStep[] {
  return steps
    .filter((step) => !INTERNAL.has(step.action) && !step.summary.includes('退回重新拟办'))
    .map((step) => ({
      ...step,
      documents: step.documents.filter((each) => FOR_ENTERPRISE.includes(each.kind)),
    }));
}

function actorOf(event: TimelineRow): StepView['actor'] {
  if (!event.actorAccountId) return null;
  return {
    displayName: event.actorName ?? '',
    organisationName: event.organisationName ?? event.enterpriseName,
    role: event.actorRole as Role | null,
  };
}

async function namesFor(ctx: AppContext, row: RedemptionRow, events: TimelineRow[]): Promise<Names> {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  const [organisations, accounts, item] = await Promise.all([
    organisationNames(
      ctx.db,
      events.map((event) => text(event.after?.departmentOrganisationId)).filter((id) => id !== null),
    ),
    accountNames(
      ctx.db,
      events.map((event) => text(event.after?.handlerAccountId)),
    ),
    ctx.db
      .selectFrom('policyItem')
      .select('guide')
      .where('id', '=', row.itemId)
      .where('version', '=', row.itemVersion)
      .executeTakeFirst(),
  ]);
  const materials = new Map(item?.guide.materials.map((each) => [each.key, each.name]));
  return {
    organisation: (id) => (typeof id === 'string' ? (organisations.get(id) ?? null) : null),
    account: (id) => (typeof id === 'string' ? (accounts.get(id) ?? null) : null),
    material: (key) => materials.get(key) ?? key,
  };
}
