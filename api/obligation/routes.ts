import type { Router } from 'express';
import { z } from 'zod';
import { listObligations, OBLIGATION_LEVELS } from '../../db/queries/obligation';
import { findPublishedScheme } from '../../db/queries/scheme';
import { defaultLadder } from '../../workflows/rules/obligations/ladder';
import type { Ladder } from '../../workflows/rules/obligations/types';
import { NO_LADDER } from '../../workflows/rules/officer-term/clocks';
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
  subjectType: z.string().max(32).optional(),
  redemptionId: z.uuid().optional(),
  termId: z.uuid().optional(),
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
      query,
      answers: listAnswer(ObligationRowView),
    },
    async ({ viewer, query: asked }) => {
      const scopes = {
        cases: scope(viewer, 'redemption'),
        terms: scope(viewer, 'officerTerm'),
        owners: scope(viewer, 'obligation'),
        units: scope(viewer, 'overdueBoard'),
      };
      const { rows, total } = await listObligations(ctx.db, scopes, await warningsOf(ctx), asked);
      const data = rows.map(async (row) => {
        const now = nowOf(row);
        const ladder = await ladderOf(ctx, row);
        const [view, rungs] = await Promise.all([viewObligation(ctx, row, now), viewRungs(ctx, row, ladder)]);
        return { ...row, ...view, rungs, now };
      });
      return page(await Promise.all(data), total);
    },
  );
  return router;
}

/** The ladder that a time limit climbs: that of the case's scheme, none for an officer's own duty, else the usual one. */
async function ladderOf(
  ctx: AppContext,
  row: { ownerRole: string; schemeVersion: number | null },
): Promise<Ladder> {
  if (row.schemeVersion !== null) return (await parametersOf(ctx, row.schemeVersion)).ladder;
  return row.ownerRole === 'OFFICER' ? NO_LADDER : defaultLadder;
}

/** How many rungs of the published ladder fall before the limit is over. */
export async function warningsOf(ctx: AppContext): Promise<number> {
  const scheme = await findPublishedScheme(ctx.db);
  return scheme ? warningRungs(scheme.parameters.ladder) : 1;
}

const warningRungs = (ladder: Ladder): number =>
  Math.max(1, ladder.rungs.filter((rung) => 'percent' in rung.at && rung.at.percent < 100).length);
