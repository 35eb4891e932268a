import type { Router } from 'express';
import { z } from 'zod';
import { type ObligationRow, obligationsOf } from '../../db/queries/obligation';
import { countUpTo } from '../../db/queries/page';
import { listRedemptions, type RedemptionRow, selectCases } from '../../db/queries/redemption';
import type { Scope } from '../../db/queries/scope';
import { allowedActions } from '../../workflows/rules/redemption/guards';
import { REDEMPTION_STATUSES } from '../../workflows/rules/redemption/types';
import { actorsOf, scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { COUNT_CAP } from '../list';
import { ObligationView } from '../obligation/schemas';
import { viewObligation } from '../obligation/view';
import { HearingRowView } from '../officer-scheme/schemas';
import { factsOfRow } from '../redemption/facts';
import { nowOf } from '../reference';
import type { Viewer } from '../session/viewer';
import { DutyTask, readDuties, readOwnHearings } from './duties';
import { taskGroups } from './tasks';

const WorkbenchView = z.object({
  counts: z.array(z.object({ key: z.string(), label: z.string(), total: z.number().int() })),
  tasks: z.array(
    z.object({
      redemptionId: z.string(),
      caseNo: z.string().nullable(),
      enterpriseName: z.string(),
      itemName: z.string(),
      status: z.enum(REDEMPTION_STATUSES),
      obligation: ObligationView.nullable(),
      actions: z.array(z.string()),
      now: z.string(),
    }),
  ),
  /** Time limits that I or my organisation in my role owe besides cases: terms, gatherings, assessments, rewards. */
  duties: z.array(DutyTask),
  /** Procedures in my own terms that I can still read or answer. */
  hearings: z.array(HearingRowView),
  now: z.string(),
});

const SHOWN = 50;
const URGENT_FIRST = { sort: { field: 'nextDueAt', descending: false }, limit: SHOWN, offset: 0 };

/** What waits for me and my organisation, the most urgent first. */
export function workbenchRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/workbench', '工作台');
  route('get', '/', { summary: '工作台', access: 'SESSION', answers: WorkbenchView }, async ({ viewer }) => {
    const groups = taskGroups(viewer);
    const mine: Scope = groups.map((group) => group.clause);
    const [{ rows }, counts, overdue, duties, hearings] = await Promise.all([
      listRedemptions(ctx.db, mine, { ...URGENT_FIRST, filter: {} }),
      Promise.all(
        groups.map(async ({ key, label, clause }) => ({ key, label, total: await count(ctx, [clause]) })),
      ),
      countOverdue(ctx, viewer),
      readDuties(ctx, viewer),
      readOwnHearings(ctx, viewer),
    ]);
    const obligations = await obligationsOf(
      ctx.db,
      'redemption',
      rows.map((row) => row.id),
    );
    return {
      counts: [...counts, ...overdue, ...duties.counts],
      duties: duties.tasks,
      hearings,
      tasks: await Promise.all(
        rows.map((row) =>
          viewTask(
            ctx,
            viewer,
            row,
            obligations.filter((each) => each.subjectId === row.id),
          ),
        ),
      ),
      now: new Date().toISOString(),
    };
  });
  return router;
}

async function count(ctx: AppContext, cases: Scope, filter = {}): Promise<number> {
  return Math.min(COUNT_CAP, await countUpTo(ctx.db, selectCases(ctx.db, cases, filter)));
}

/** Cases with something overdue, for whoever supervises or owes. */
async function countOverdue(ctx: AppContext, viewer: Viewer) {
  if (viewer.enterprise) return [];
  const cases = scope(viewer, 'redemption');
  if (cases !== 'ALL' && cases.length === 0) return [];
  return [{ key: 'OVERDUE', label: '有逾期', total: await count(ctx, cases, { overdue: true, open: true }) }];
}

async function viewTask(ctx: AppContext, viewer: Viewer, row: RedemptionRow, obligations: ObligationRow[]) {
  const now = nowOf(row);
  const facts = await factsOfRow(ctx, row);
  const urgent = mostUrgent(obligations);
  return {
    redemptionId: row.id,
    caseNo: row.caseNo,
    enterpriseName: row.enterpriseName,
    itemName: row.itemName,
    status: row.status,
    obligation: urgent ? await viewObligation(ctx, urgent, now) : null,
    actions: allowedActions(facts, actorsOf(viewer))
      .filter((action) => action.allowed)
      .map((action) => action.command),
    now,
  };
}

/** The time limit of the step at hand: the one that ends first; the overall limit only when nothing else runs. */
function mostUrgent(obligations: ObligationRow[]): ObligationRow | undefined {
  const running = obligations.filter((each) => ['OPEN', 'PAUSED', 'BREACHED'].includes(each.status));
  const rank = (each: ObligationRow) => `${each.dueAt === null ? '1' : '0'}${each.dueAt ?? each.origin}`;
  const own = running.filter((each) => each.kind !== 'OVERALL');
  return [...(own.length ? own : running)].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}
