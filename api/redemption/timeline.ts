import type { RedemptionRow } from '../../db/queries/redemption';
import { redemptionWorkflowId } from '../../workflows/redemption/messages';
import { COMMAND_LABELS, OBLIGATION_LABELS } from '../../workflows/rules/redemption/labels';
import type { AppContext } from '../context';
import { FOR_ENTERPRISE } from '../documents/view';
import type { ProcessSubject } from '../process/subject';
import type { HistoryStep } from '../process/timeline';
import { summaryOf } from './summary';

/** A case as timeline and history see it; materials are named by the guide under which it runs. */
export async function caseSubject(
  ctx: AppContext,
  row: Pick<RedemptionRow, 'id' | 'itemId' | 'itemVersion'>,
): Promise<ProcessSubject> {
  const item = await ctx.db
    .selectFrom('policyItem')
    .select('guide')
    .where('id', '=', row.itemId)
    .where('version', '=', row.itemVersion)
    .executeTakeFirst();
  const materials = new Map(item?.guide.materials.map((each) => [each.key, each.name]));
  return {
    type: 'redemption',
    id: row.id,
    workflowId: redemptionWorkflowId(row.id),
    labelOf: (action) => COMMAND_LABELS[action] ?? action,
    clockLabelOf: (kind) => OBLIGATION_LABELS[kind] ?? kind,
    summaryOf: (action, after, names) =>
      summaryOf(action, after, { ...names, material: (key) => materials.get(key) ?? key }),
  };
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
