import type { Router } from 'express';
import { z } from 'zod';
import { findAccount, listAccounts } from '../../db/queries/account';
import { ROLES } from '../../workflows/rules/redemption/types';
import { readable, scope } from '../access';
import type { AppContext } from '../context';
import { resource } from '../http';
import { listAnswer, listQuery, page, searchText } from '../list';

const AccountRow = z.object({ id: z.string(), displayName: z.string() });
const Filter = z.strictObject({
  q: searchText.optional(),
  organisationId: z.string().max(64).optional(),
  role: z.enum(ROLES).optional(),
});
const query = listQuery(Filter, ['id', 'displayName'], { field: 'displayName', descending: false });

/** Names of persons, for choosing one: colleagues of the own organisation, all for supervisors and auditors. */
export function accountsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/accounts', '人员');
  route(
    'get',
    '/',
    { summary: '人员列表', access: 'SESSION', query, answers: listAnswer(AccountRow) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listAccounts(ctx.db, scope(viewer, 'account'), asked);
      return page(rows, total);
    },
  );
  route(
    'get',
    '/:id',
    { summary: '人员', access: 'SESSION', params: z.object({ id: z.uuid() }), answers: AccountRow },
    async ({ viewer, params }) => readable(viewer, 'account', await findAccount(ctx.db, params.id), '该人员'),
  );
  return router;
}
