import type { Router } from 'express';
import { z } from 'zod';
import { findCurrentItem, itemVersions, listPolicyItems } from '../../db/queries/policyItem';
import { ITEM_KINDS } from '../../workflows/rules/redemption/types';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import { listAnswer, listQuery, page, searchText } from '../list';

const LEVELS = ['CITY', 'PROVINCE', 'STATE'] as const;

const PolicyItemRow = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  kind: z.enum(ITEM_KINDS),
  policyLevel: z.enum(LEVELS),
  departmentOrganisationId: z.string(),
  departmentOrganisationName: z.string(),
  regionId: z.string(),
  maxAmountFen: z.number().int(),
  keywords: z.string(),
  reviewWorkingDays: z.number().int(),
  redemptionWorkingDays: z.number().int(),
  longerLimitBasis: z.string().nullable(),
  publishedAt: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});

const PolicyItemView = PolicyItemRow.extend({
  poolId: z.string(),
  poolName: z.string(),
  guide: z.looseObject({}),
  versions: z.array(
    z.object({
      version: z.number().int(),
      status: z.string(),
      publishedAt: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
});

const Filter = z.strictObject({
  q: searchText.optional(),
  kind: z.enum(ITEM_KINDS).optional(),
  policyLevel: z.enum(LEVELS).optional(),
  departmentOrganisationId: z.string().max(64).optional(),
  regionId: z.string().max(16).optional(),
});
const query = listQuery(Filter, ['id', 'name', 'kind', 'publishedAt', 'maxAmountFen', 'validTo'], {
  field: 'name',
  descending: false,
});

type Row = Awaited<ReturnType<typeof listPolicyItems>>['rows'][number];
const view = (row: Row): z.input<typeof PolicyItemRow> => ({
  ...row,
  reviewWorkingDays: row.guide.reviewWorkingDays,
  redemptionWorkingDays: row.guide.redemptionWorkingDays,
  longerLimitBasis: row.guide.longerLimitBasis,
});

/** The published list of items with their guides (GR-U1, GR-U2): public information, no login. */
export function policyItemsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/policy-items', '政策事项');
  route(
    'get',
    '/',
    { summary: '政策事项清单', access: 'PUBLIC', query, answers: listAnswer(PolicyItemRow) },
    async ({ query: asked }) => {
      const { rows, total } = await listPolicyItems(ctx.db, asked);
      return page(rows.map(view), total);
    },
  );
  route(
    'get',
    '/:id',
    {
      summary: '政策事项和办事指南',
      access: 'PUBLIC',
      params: z.object({ id: z.string().max(64) }),
      answers: PolicyItemView,
    },
    async ({ params }) => {
      const row = await findCurrentItem(ctx.db, params.id);
      if (!row) throw notFound('该政策事项');
      return {
        ...view(row),
        poolName: row.poolName,
        guide: { ...row.guide },
        poolId: row.poolId,
        versions: await itemVersions(ctx.db, row.id),
      };
    },
  );
  return router;
}
