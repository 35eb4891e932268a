import type { Selectable } from 'kysely';
import { findOfficerParameters } from '../../db/queries/officerParameters';
import { openProceduresOf, organsOfScheme } from '../../db/queries/termDesk';
import type { OfficerTermTable } from '../../db/schema';
import type { TermGuardFacts } from '../../workflows/rules/officer-term/guards';
import type { OfficerSchemeParameters } from '../../workflows/rules/officer-term/parameters';
import type { AppContext } from '../context';

export type TermRow = Selectable<OfficerTermTable>;

/** Parameters by which a term is run; a version never changes once it is published, so each is read once. */
export async function termParameters(
  ctx: AppContext,
  { schemeCode, schemeVersion }: Pick<TermRow, 'schemeCode' | 'schemeVersion'>,
): Promise<OfficerSchemeParameters> {
  const name = `${schemeCode}/${schemeVersion}`;
  const known = ctx.officerParameters.get(name);
  if (known) return known;
  const parameters = await findOfficerParameters(ctx.db, schemeCode, schemeVersion);
  ctx.officerParameters.set(name, parameters);
  return parameters;
}

/** What the guards look at, read from the term's row, its open procedures and the scheme's organs. */
export async function guardFactsOf(ctx: AppContext, row: TermRow): Promise<TermGuardFacts> {
  const [parameters, organs, procedures] = await Promise.all([
    termParameters(ctx, row),
    organsOfScheme(ctx.db, row.schemeCode),
    openProceduresOf(ctx.db, row.id),
  ]);
  return {
    schemeCode: row.schemeCode,
    status: row.status,
    endedAt: row.endedAt,
    officerAccountId: row.officerAccountId,
    officeOrganisationId: row.officeOrganisationId,
    organs,
    verifier: parameters.discipline.verifier,
    confirmer: parameters.assessment.confirmer,
    procedures,
  };
}
