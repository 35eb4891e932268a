import type { Router } from 'express';
import { z } from 'zod';
import { overdueBoard } from '../../db/queries/obligation';
import { scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { warningsOf } from '../obligation/routes';

const count = z.number().int();
const BoardView = z.object({
  groups: z.array(
    z.object({
      organisationId: z.string(),
      name: z.string(),
      open: count,
      dueSoon: count,
      overdue: count,
      metOnTime: count,
      metLate: count,
      /** Share of the ended time limits that were kept, 0 to 1; null when none has ended. */
      onTimeRate: z.number().nullable(),
    }),
  ),
});

/** Figures of every unit: what it owes and how it kept its time limits (GR-U7). */
export function overdueBoardRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/overdue-board', '督办台');
  route(
    'get',
    '/',
    {
      summary: '各单位时限情况',
      access: [
        'WINDOW',
        'HANDLER',
        'APPROVER',
        'FINANCE',
        'ORGANISER',
        'DECISION_BODY',
        'SUPERVISOR',
        'AUDITOR',
      ],
      answers: BoardView,
    },
    async ({ viewer }) => {
      const rows = await overdueBoard(ctx.db, scope(viewer, 'overdueBoard'), await warningsOf(ctx));
      return {
        groups: rows.map((row) => {
          const ended = row.metOnTime + row.metLate + row.overdue;
          return { ...row, onTimeRate: ended ? row.metOnTime / ended : null };
        }),
      };
    },
  );
  return router;
}
