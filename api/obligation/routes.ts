import type { Router } from 'express';
import { z } from 'zod';
import { listObligations, OBLIGATION_LEVELS } from '../../db/queries/obligation';
import { findPublishedScheme } from '../../db/queries/scheme';
import type { Ladder } from '../../workflows/rules/obligations/types';
import { scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page, searchText } from '../list';
import { nowOf, parametersOf } from '../reference';
import { ObligationRowView } from './schemas';
import { viewObligation, viewRungs } from './view';

const Filter = z.strictObject({
  q: searchText.optional(),
  organisationId: z.string().max(64).optional(),
  kind: z.string().max(32).optional(),
  level: z.enum(OBLIGATION_LEVELS).optional(),
  redemptionId: z.uuid().optional(),
});
const query = listQuery(Filter, ['id', 'dueAt', 'origin', 'kind', 'firedRungs'], {
  field: 'dueAt',
  descending: false,
});

/** Time limits that are still owed, the most urgent first. */
export function obligationsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/obligations', '时限');
  route(
    'get',
    '/',
    {
      summary: '未办结时限',
      access: ['WINDOW', 'HANDLER', 'APPROVER', 'FINANCE', 'SUPERVISOR', 'AUDITOR'],
      query,
      answers: listAnswer(ObligationRowView),
    },
    async ({ viewer, query: asked }) => {
      const scopes = { cases: scope(viewer, 'redemption'), owners: scope(viewer, 'obligation') };
      const { rows, total } = await listObligations(ctx.db, scopes, await warningsOf(ctx), asked);
      const data = rows.map(async (row) => {
        const now = nowOf(row);
        const { ladder } = await parametersOf(ctx, row.schemeVersion);
        const [view, rungs] = await Promise.all([viewObligation(ctx, row, now), viewRungs(ctx, row, ladder)]);
        return { ...row, ...view, rungs, now };
      });
      return page(await Promise.all(data), total);
    },
  );
  return router;
}

/** How many rungs of the published ladder fall before the limit is over. */
export async function warningsOf(ctx: AppContext): Promise<number> {
  const scheme = await findPublishedScheme(ctx.db);
  return scheme ? warningRungs(scheme.parameters.ladder) : 1;
}

const warningRungs = (ladder: Ladder): number =>
  Math.max(1, ladder.rungs.filter((rung) => 'percent' in rung.at && rung.at.percent < 100).length);
