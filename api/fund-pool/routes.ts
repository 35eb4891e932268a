import type { Router } from 'express';
import { z } from 'zod';
import { findFundPool, listFundEntries, listFundPools, topUpPool } from '../../db/queries/fundPool';
import { matchesScope } from '../../db/queries/scope';
import { readable, scope, scopeOfRole } from '../access';
import type { AppContext } from '../context';
import { forbidden, ProblemError } from '../errors';
import { resource } from '../http';
import { listAnswer, listQuery, page } from '../list';
import { fingerprintOf } from '../process/keys';

const fen = z.number().int();
const FundPoolView = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(['CITY', 'COUNTY']),
  organisationId: z.string(),
  organisationName: z.string(),
  balanceFen: fen,
  reservedFen: fen,
  availableFen: fen,
  refillLineFen: fen,
});

const KINDS = ['OPENING', 'TOP_UP', 'RESERVE', 'RELEASE', 'PAY'] as const;
const FundEntryView = z.object({
  id: z.number().int(),
  poolId: z.string(),
  kind: z.enum(KINDS),
  amountFen: fen,
  balanceAfterFen: fen,
  reservedAfterFen: fen,
  redemptionId: z.string().nullable(),
  caseNo: z.string().nullable(),
  instructionId: z.string().nullable(),
  reference: z.string(),
  at: z.string(),
  actorName: z.string().nullable(),
});

const TopUpBody = z.strictObject({
  amountFen: fen.positive('金额必须大于零').max(1_000_000_000_000),
  reference: z.string().trim().min(1, '请填写拨款文号或凭证号').max(100),
});
const Id = z.object({ id: z.string().max(64) });
const EntryFilter = z.strictObject({
  poolId: z.string().max(64).optional(),
  kind: z.enum(KINDS).optional(),
  redemptionId: z.uuid().optional(),
});

const poolQuery = listQuery(
  z.strictObject({}),
  ['id', 'name', 'level', 'balanceFen', 'reservedFen', 'refillLineFen'],
  { field: 'id', descending: false },
);
const entryQuery = listQuery(EntryFilter, ['id', 'at', 'amountFen', 'kind'], {
  field: 'id',
  descending: true,
});

/** Fund pools, their ledgers, and top-ups by the finance body that keeps the pool (GR-G2, GR-ORG-7). */
export function fundPoolsRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/fund-pools', '资金池');
  const access = ['FINANCE', 'SUPERVISOR', 'AUDITOR'] as const;
  route(
    'get',
    '/',
    { summary: '资金池列表', access, query: poolQuery, answers: listAnswer(FundPoolView) },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listFundPools(ctx.db, scope(viewer, 'fundPool'), asked);
      return page(rows, total);
    },
  );
  route(
    'get',
    '/:id',
    { summary: '资金池', access, params: Id, answers: FundPoolView },
    async ({ viewer, params }) =>
      readable(viewer, 'fundPool', await findFundPool(ctx.db, params.id), '该资金池'),
  );
  route(
    'post',
    '/:id/top-ups',
    {
      summary: '补充资金',
      access: ['FINANCE'],
      params: Id,
      body: TopUpBody,
      idempotent: true,
      status: 201,
      answers: FundPoolView.extend({ entryId: z.number().int() }),
    },
    async ({ viewer, params, body, key }) => {
      const pool = readable(viewer, 'fundPool', await findFundPool(ctx.db, params.id), '该资金池');
      if (!matchesScope(scopeOfRole(viewer, 'FINANCE', 'fundPool'), { ...pool })) throw forbidden();
      const result = await topUpPool(ctx.db, {
        ...body,
        poolId: pool.id,
        at: new Date().toISOString(),
        actorAccountId: viewer.accountId,
        organisationId: pool.organisationId,
        key,
        fingerprint: fingerprintOf(viewer.accountId, 'topUp', pool.id, body),
      });
      if (result.done === 'REFERENCE_USED')
        throw new ProblemError(409, 'REFERENCE_USED', '这个文号或凭证号已经入账，不能重复补充。', {
          ruleId: 'GR-G2',
          field: 'reference',
        });
      if (result.done === 'KEY_REUSED')
        throw new ProblemError(
          409,
          'IDEMPOTENCY_KEY_REUSED',
          '这个提交编号已用于另一次办理，请刷新页面后重新提交。',
        );
      const now = readable(viewer, 'fundPool', await findFundPool(ctx.db, pool.id), '该资金池');
      return { ...now, entryId: result.entryId };
    },
  );
  return router;
}

/** Lines of the ledgers. */
export function fundEntriesRouter(ctx: AppContext): Router {
  const { router, route } = resource(ctx, '/fund-entries', '资金池');
  route(
    'get',
    '/',
    {
      summary: '资金池流水',
      access: ['FINANCE', 'SUPERVISOR', 'AUDITOR'],
      query: entryQuery,
      answers: listAnswer(FundEntryView),
    },
    async ({ viewer, query: asked }) => {
      const { rows, total } = await listFundEntries(ctx.db, scope(viewer, 'fundPool'), asked);
      return page(rows, total);
    },
  );
  return router;
}
