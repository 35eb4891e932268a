import type { Selectable } from 'kysely';
import type { RedemptionTable } from '../../db/schema';
import type { CaseFacts } from '../../workflows/rules/redemption/guards';
import type { AppContext } from '../context';
import { parametersOf } from '../reference';

/** What the guards look at, read from the case's row and the scheme version that it runs under. */
export async function factsOfRow(ctx: AppContext, row: Selectable<RedemptionTable>): Promise<CaseFacts> {
  const { supplement } = await parametersOf(ctx, row.schemeVersion);
  return {
    status: row.status,
    enterpriseId: row.enterpriseId,
    windowOrganisationId: row.windowOrganisationId,
    departmentOrganisationId: row.departmentOrganisationId,
    financeOrganisationId: row.financeOrganisationId,
    handlerAccountId: row.handlerAccountId,
    preparerAccountId: row.preparerAccountId,
    approverAccountId: row.approverAccountId,
    supplementsBefore: row.supplementsBefore,
    supplementsAfter: row.supplementsAfter,
    maxSupplementsBefore: supplement.maxBeforeAcceptance,
    maxSupplementsAfter: supplement.maxAfterAcceptance,
  };
}
