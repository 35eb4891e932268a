import type { Router } from 'express';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { findEnterprise, findEnterpriseByCode, listEnterprises } from '../../db/queries/enterprise';
import type { EnterpriseTable } from '../../db/schema';
import { normaliseCreditCode } from '../../workflows/rules/identifiers/creditCode';
import { canRead, readable, scope } from '../access';
import type { AppContext } from '../context';
import { notFound } from '../errors';
import { resource } from '../http';
import { listAnswer, listQuery, page, searchText } from '../list';
import { maskAccount, maskName, maskPhone } from '../mask';
import { NewEnterprise } from '../redemption/commandSchemas';
import { checkedCreditCode, registerOnce } from './register';

export const EnterpriseView = z.object({
  id: z.string(),
  creditCode: z.string(),
  name: z.string(),
  regionId: z.string(),
  industry: z.string(),
  size: z.enum(['LARGE', 'MEDIUM', 'SMALL', 'MICRO']),
  establishedOn: z.string(),
  legalRepresentative: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  bankName: z.string(),
  bankAccount: z.string(),
});

/** An enterprise as it is shown: personal data and the account masked. */
const view = (row: Selectable<EnterpriseTable>): z.input<typeof EnterpriseView> => ({
  ...row,
  legalRepresentative: maskName(row.legalRepresentative),
  contactPhone: maskPhone(row.contactPhone),
  bankAccount: maskAccount(row.bankAccount),
});

const Filter = z.strictObject({
  q: searchText.optional(),
  creditCode: z.string().max(32).transform(normaliseCreditCode).optional(),
  regionId: z.string().max(16).optional(),
});
const query = listQuery(Filter, ['id', 'name', 'creditCode', 'establishedOn', 'createdAt'], {
  field: 'name',
  descending: false,
});

/** Enterprises: search, check of a credit code, registration at the window. */
export function enterprisesRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/enterprises', '企业');
  route(
    'get',
    '/',
    { summary: '企业列表', access: 'SESSION', query, answers: listAnswer(EnterpriseView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listEnterprises(ctx.db, scope(viewer, 'enterprise'), asked);
      return page(rows.map(view), total);
    },
  );
  route(
    'get',
    '/check',
    {
      summary: '核对统一社会信用代码',
      access: 'SESSION',
      query: z.object({ creditCode: z.string().max(64) }),
      answers: z.object({
        ok: z.literal(true),
        creditCode: z.string(),
        enterprise: z.object({ id: z.string(), name: z.string() }).nullable(),
      }),
    },
    async ({ viewer, query: { creditCode } }) => {
      const code = checkedCreditCode(creditCode, 'creditCode');
      const known = await findEnterpriseByCode(ctx.db, code);
      return {
        ok: true as const,
        creditCode: code,
        enterprise: known && canRead(viewer, 'enterprise', known) ? known : null,
      };
    },
  );
  route(
    'get',
    '/:id',
    { summary: '企业', access: 'SESSION', params: z.object({ id: z.uuid() }), answers: EnterpriseView },
    async ({ viewer, params }) =>
      view(readable(viewer, 'enterprise', await findEnterprise(ctx.db, params.id), '该企业')),
  );
  route(
    'post',
    '/',
    {
      summary: '登记企业（重复提交得到同一企业）',
      access: ['WINDOW'],
      body: NewEnterprise,
      status: 201,
      answers: EnterpriseView,
    },
    async ({ viewer, body }) => {
      const { id } = await registerOnce(ctx, viewer, body);
      const row = await findEnterprise(ctx.db, id);
      if (!row) throw notFound('该企业');
      return view(row);
    },
  );
  return router;
}
