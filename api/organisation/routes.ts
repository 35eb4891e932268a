import type { Router } from 'express';
import { z } from 'zod';
import { findOrganisation, listOrganisations } from '../../db/queries/organisation';
import { ORGANISATION_KINDS } from '../../db/schema';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import { listAnswer, listQuery, page, searchText } from '../list';

export const OrganisationView = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(ORGANISATION_KINDS),
  level: z.enum(['CITY', 'COUNTY']),
  regionId: z.string(),
  parentId: z.string().nullable(),
  phone: z.string().nullable(),
});
export type OrganisationView = z.output<typeof OrganisationView>;

const Filter = z.strictObject({
  q: searchText.optional(),
  kind: z.enum(ORGANISATION_KINDS).optional(),
  level: z.enum(['CITY', 'COUNTY']).optional(),
  regionId: z.string().optional(),
});
const query = listQuery(Filter, ['id', 'name', 'kind'], { field: 'id', descending: false });

/** Organisations that are in office today; anybody logged in may know them. */
export function organisationsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/organisations', '单位');
  route(
    'get',
    '/',
    { summary: '单位列表', access: 'SESSION', query, answers: listAnswer(OrganisationView) },
    async ({ query: asked }) => {
      const { rows, total } = await listOrganisations(ctx.db, asked);
      return page(rows, total);
    },
  );
  route(
    'get',
    '/:id',
    { summary: '单位', access: 'SESSION', params: z.object({ id: z.string() }), answers: OrganisationView },
    async ({ params }) => {
      const row = await findOrganisation(ctx.db, params.id);
      if (!row) throw notFound('该单位');
      return row;
    },
  );
  return router;
}
